//! What holds for any text and any answer: the message stays within Discord's limits, and text shows as text.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use proptest::{collection, option};

use super::escape::{escape, escape_within, fenced};
use super::limits::{CONTENT_CHARS_MAX, units};
use super::view::Audience;
use super::{render, send};
use crate::answer::chart::{Bar, Chart, Unit};
use crate::answer::{self, Answer, Block, CareerName, Family, Kind, Order, Part, Source};
use crate::knowledge::{Currency, Facet, Item, Slug};
use crate::library::{Library, Snapshot};
use crate::question::{Context, Measure};

/// Text as pages and members write it, and as they should not: markup, mentions, fences, signs of two units, controls.
fn text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "@everyone",
        "@here",
        "<@1>",
        "<@&2>",
        "<#3>",
        "</ask:4>",
        "<t:0:R>",
        "```",
        "``",
        "`",
        "**",
        "__",
        "~~",
        "||",
        "\\",
        "# ",
        "> ",
        ">>> ",
        "- ",
        "1. ",
        "\n",
        "\n\n",
        " ",
        "[a](https://evil.example)",
        "https://",
        "💼",
        "👩‍💻",
        "é",
        "\u{200b}",
        "\u{202e}",
        "\0",
        "data engineer",
        "salary",
        "sql",
    ];
    let piece = prop_oneof![3 => proptest::sample::select(PIECES).prop_map(str::to_owned), 2 => ".{0,12}"];
    collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn long_text() -> impl Strategy<Value = String> {
    (text(), 1..200_usize).prop_map(|(text, times)| text.repeat(times))
}

fn career() -> impl Strategy<Value = CareerName> {
    ("[a-z0-9-]{1,60}", text()).prop_map(|(slug, title)| CareerName {
        slug: slug.parse::<Slug>().expect("a slug"),
        title: title.into(),
    })
}

fn item() -> impl Strategy<Value = Item> {
    (option::of(text()), text()).prop_map(|(name, text)| Item { name, text })
}

fn block() -> impl Strategy<Value = Block> {
    let cells = || collection::vec(text(), 0..4);
    prop_oneof![
        (text(), text()).prop_map(|(fact, detail)| Block::Lead { fact, detail }),
        text().prop_map(|text| Block::Heading(text.into())),
        long_text().prop_map(|text| Block::Paragraph(text.into())),
        (any::<bool>(), 0..2000_usize, collection::vec(item(), 0..30))
            .prop_map(|(ordered, first, items)| Block::List { ordered, first, items: items.into() }),
        (cells(), collection::vec(cells(), 0..20))
            .prop_map(|(header, rows)| Block::Table { header: header.into(), rows: rows.into() }),
        text().prop_map(|text| Block::Preformatted(text.into())),
    ]
}

fn source() -> impl Strategy<Value = Source> {
    (career(), text(), option::of(text())).prop_map(|(career, heading, publisher)| Source {
        career,
        facet: None,
        heading: heading.into(),
        path: String::new(),
        line: None,
        updated: None,
        publisher,
    })
}

fn chart() -> impl Strategy<Value = Chart> {
    text().prop_map(|label| Chart {
        title: label.clone(),
        unit: Unit::Money(Currency::Usd),
        bars: vec![Bar { label: label.clone(), range: (1.0, 2.0), middle: None, words: String::new() }],
        description: label,
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    proptest::sample::select(vec![
        Kind::Section,
        Kind::Profile,
        Kind::Comparison,
        Kind::Matches,
        Kind::Ranking,
        Kind::List,
        Kind::Choices,
        Kind::Unknown,
        Kind::Smalltalk,
    ])
}

fn facets() -> impl Strategy<Value = Vec<Facet>> {
    proptest::sample::subsequence(Facet::ALL.to_vec(), 0..=Facet::ALL.len())
}

prop_compose! {
    fn any_answer()(
        (kind, title, blocks) in (kind(), text(), collection::vec(block(), 0..8)),
        (careers, suggestions) in (collection::vec(career(), 0..30), collection::vec(career(), 0..8)),
        (facets, asked, more) in (facets(), facets(), facets()),
        sources in collection::vec(source(), 0..20),
        (skills, near_skills) in (collection::vec(text(), 0..8), collection::vec(text(), 0..6)),
        corrections in collection::vec((text(), text()), 0..6),
        (family, families) in (option::of(text()), collection::vec((text(), 0..9999_usize), 0..30)),
        order in option::of((any::<bool>(), option::of(text()))),
        (index, count) in (0..9999_usize, 0..9999_usize),
        chart in option::of(chart()),
    ) -> Answer {
        let among = |(lowest, among)| Order { by: Measure::Pay, lowest, without_degree: lowest, among };
        Answer {
            careers, facets, asked, blocks, sources, suggestions, skills, near_skills, family, chart, corrections, more,
            families: families.into_iter().map(|(name, careers)| Family { name, careers }).collect(),
            order: order.map(among),
            part: Part { index, count },
            suggested_facet: None,
            ..Answer::new(kind, title)
        }
    }
}

/// The project's own pages.
fn snapshot() -> Arc<Snapshot> {
    static SNAPSHOT: LazyLock<Arc<Snapshot>> = LazyLock::new(|| {
        let index = tempfile::tempdir().expect("a folder");
        let pages = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
        let (library, _) =
            Library::open(vec![pages], index.path().to_owned(), &mut |_| {}).expect("the pages are sound");
        library.snapshot()
    });
    SNAPSHOT.clone()
}

/// Holds the message that shows an answer to Discord's limits, in each of its forms.
fn check_message(answer: &Answer) -> Result<(), TestCaseError> {
    for hidden in [false, true] {
        let view = render::answer(answer, Audience { asker: u64::MAX, hidden });
        let body = send::as_json(&view);
        discord_simulator::check_response(&body).map_err(TestCaseError::fail)?;
        let plain = send::plain(&view);
        prop_assert!(units(&plain) <= CONTENT_CHARS_MAX);
        for text in [plain.as_str(), body["embeds"][0]["description"].as_str().unwrap_or_default()] {
            check_harmless(text)?;
        }
        check_harmless(body["embeds"][0]["title"].as_str().unwrap_or_default())?;
    }
    Ok(())
}

/// Holds a text for Discord to it that nobody is mentioned, nothing is linked and every code block is closed.
fn check_harmless(markup: &str) -> Result<(), TestCaseError> {
    let parts: Vec<&str> = markup.split("```").collect();
    prop_assert!(parts.len() % 2 == 1, "a code block stays open in {markup:?}");
    // Within a code block Discord shows everything as it is.
    for part in parts.into_iter().step_by(2) {
        let bare = without_escaped(part);
        for sign in ["@everyone", "@here", "<@", "<#", "</", "<t:", "](", "://"] {
            prop_assert!(!bare.contains(sign), "{sign} in {markup:?}");
        }
    }
    Ok(())
}

/// What of a text for Discord may be markup: a sign behind a backslash is not.
fn without_escaped(markup: &str) -> String {
    let mut letters = markup.chars();
    let mut bare = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            // Something stays where it was, so that what stood apart does not meet: `:\[//` is no link.
            '\\' => bare.push(letters.next().map_or(' ', |_| '\u{fffd}')),
            letter => bare.push(letter),
        }
    }
    bare
}

/// A text for Discord as its reader sees it, if all its signs are literal.
fn read_back(markup: &str) -> String {
    let mut letters = markup.chars();
    let mut read = String::new();
    while let Some(letter) = letters.next() {
        read.extend(if letter == '\\' { letters.next() } else { Some(letter) });
    }
    read
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_answer_makes_a_message_within_the_limits(answer in any_answer()) {
        check_message(&answer)?;
    }

    #[test]
    fn any_question_gets_a_message_within_the_limits(question in text(), earlier in text()) {
        let (_, context) = answer::reply(&snapshot(), &earlier, &Context::default());
        check_message(&answer::reply(&snapshot(), &question, &context).0)?;
    }

    #[test]
    fn any_option_of_a_command_gets_a_message_within_the_limits(typed in text()) {
        check_message(&answer::matches(&snapshot(), &typed))?;
        check_message(&answer::browse(&snapshot(), Some(&typed), 0))?;
        check_message(&answer::no_such_career(&snapshot(), &typed))?;
    }

    #[test]
    fn escaped_text_reads_as_it_was(text in text()) {
        let escaped = escape(&text);
        check_harmless(&escaped)?;
        prop_assert_eq!(read_back(&escaped), text);
    }

    #[test]
    fn escaped_text_is_cut_within_its_limit_and_harmless(text in text(), max in 0..200_usize) {
        let cut = escape_within(&text, max);
        prop_assert!(units(&cut) <= max);
        check_harmless(&cut)?;
        let read = read_back(&cut);
        prop_assert!(text.starts_with(read.trim_end_matches('…').trim_end()));
    }

    #[test]
    fn no_text_ends_the_code_block_around_it(text in text()) {
        let block = format!("```\n{}\n```", fenced(&text));
        prop_assert_eq!(block.matches("```").count(), 2);
    }
}
