//! Careers in the order of a figure: best and worst paid, fastest growing and shrinking.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::chart::{self, Chart};
use super::model::{Answer, Block, CareerName, Kind, Order};
use super::{money, sources};
use crate::knowledge::{Currency, Facet, Item, Page, Period, SalaryRow};
use crate::question::Measure;

/// At most this many places; careers that share a figure share a place.
const PLACES_MAX: usize = 8;

/// Ranks the pages.
pub fn ranking(pages: &[&Arc<Page>], order: &Order) -> Answer {
    let among: Vec<&Arc<Page>> = pages
        .iter()
        .copied()
        .filter(|page| {
            !order.without_degree || page.facts.education.is_some_and(|level| level.is_below_bachelor())
        })
        .collect();
    let places = places(&among, order);
    let measured: usize = places.iter().map(|place| place.pages.len()).sum();
    let shown = &places[..places.len().min(PLACES_MAX)];
    let ranked: Vec<&Arc<Page>> = shown.iter().flat_map(|place| place.pages.iter().copied()).collect();
    let mut blocks = Vec::new();
    if shown.is_empty() {
        blocks.push(Block::Paragraph(nothing(order).into()));
    } else {
        let items = shown.iter().map(|place| item(place, order.by)).collect();
        blocks.push(Block::List { ordered: true, first: 1, items });
        blocks.extend(notes(order, among.len() - measured, shown).map(|note| Block::Paragraph(note.into())));
    }
    let facet = facet(order.by);
    Answer {
        careers: CareerName::of(&ranked),
        facets: vec![facet],
        asked: vec![facet],
        blocks,
        sources: shown
            .iter()
            .filter_map(|place| place.pages.first())
            .map(|page| sources::of(page, facet))
            .collect(),
        order: Some(order.clone()),
        chart: chart(shown, order.by),
        ..Answer::new(Kind::Ranking, title(order))
    }
}

/// The figures of the places as a picture.
fn chart(places: &[Place<'_>], by: Measure) -> Option<Chart> {
    match by {
        Measure::Pay => {
            let rows: Vec<_> = places
                .iter()
                .filter_map(|place| Some((place.label(), comparable(place.pages[0])?)))
                .collect();
            chart::pay(&rows)
        }
        Measure::Growth => {
            let rows: Vec<_> = places
                .iter()
                .filter_map(|place| Some((place.label(), place.pages[0].facts.projection.as_ref()?)))
                .collect();
            chart::growth(&rows)
        }
    }
}

/// Careers with the same figure: those that are measured as one group.
struct Place<'a> {
    pages: Vec<&'a Arc<Page>>,
    figure: i64,
}

impl Place<'_> {
    /// Its careers on one short line.
    fn label(&self) -> String {
        match self.pages.as_slice() {
            [] => String::new(),
            [only] => only.title.to_string(),
            [first, others @ ..] => format!("{} and {} more", first.title, others.len()),
        }
    }
}

fn places<'a>(pages: &[&'a Arc<Page>], order: &Order) -> Vec<Place<'a>> {
    let mut by_group: BTreeMap<(i64, String), Vec<&Arc<Page>>> = BTreeMap::new();
    for page in pages {
        if let Some(figure) = figure(page, order.by) {
            by_group.entry((figure, group(page, order.by))).or_default().push(page);
        }
    }
    let mut places: Vec<Place<'_>> =
        by_group.into_iter().map(|((figure, _), pages)| Place { pages, figure }).collect();
    places.sort_by_key(|place| if order.lowest { place.figure } else { -place.figure });
    places
}

/// The figure to rank by: dollars a year, or tenths of a percent; none where it cannot be compared.
fn figure(page: &Page, by: Measure) -> Option<i64> {
    match by {
        Measure::Growth => page.facts.projection.as_ref().map(|projection| i64::from(projection.tenths)),
        Measure::Pay => {
            let row = comparable(page)?;
            let amount = row
                .median
                .map(|median| median.whole_units())
                .or_else(|| Some((row.low?.whole_units() + row.high?.whole_units()) / 2))?;
            i64::try_from(amount).ok()
        }
    }
}

/// The pay that stands in the unit of most: dollars a year.
fn comparable(page: &Page) -> Option<&SalaryRow> {
    let rows =
        || page.facts.salary.iter().filter(|row| (row.currency, row.period) == (Currency::Usd, Period::Year));
    rows().find(|row| row.median.is_some()).or_else(|| rows().next())
}

fn group(page: &Page, by: Measure) -> String {
    let group = match by {
        Measure::Pay => comparable(page).and_then(|row| row.group.as_deref()),
        Measure::Growth => page.facts.projection.as_ref().and_then(|projection| projection.group.as_deref()),
    };
    group.unwrap_or(&page.title).to_owned()
}

fn item(place: &Place<'_>, by: Measure) -> Item {
    let titles: Vec<&str> = place.pages.iter().map(|page| &*page.title).collect();
    let first = place.pages[0];
    let words = match by {
        Measure::Pay => comparable(first).map(money::in_words).unwrap_or_default(),
        Measure::Growth => first
            .facts
            .projection
            .as_ref()
            .map(|projection| {
                let openings = projection
                    .openings
                    .map(|openings| format!(", about {} openings a year", grouped(openings)));
                format!(
                    "{} from {} to {}{}",
                    projection.percent(),
                    projection.years.0,
                    projection.years.1,
                    openings.unwrap_or_default()
                )
            })
            .unwrap_or_default(),
    };
    let group = group(first, by);
    let measured = if group == *first.title { String::new() } else { format!(" (measured for {group})") };
    Item { name: Some(titles.join(", ")), text: format!("{words}{measured}") }
}

/// `4,000`.
fn grouped(number: u32) -> String {
    crate::knowledge::Amount::units(number).to_string()
}

fn notes(order: &Order, unmeasured: usize, shown: &[Place<'_>]) -> impl Iterator<Item = String> {
    let what = match order.by {
        Measure::Pay => "pay",
        Measure::Growth => "projection",
    };
    let left_out = match unmeasured {
        0 => None,
        1 => Some(format!("One career has no {what} figure of its own and is left out.")),
        count => Some(format!("{count} careers have no {what} figure of their own and are left out.")),
    };
    let shared = shown.iter().any(|place| place.pages.len() > 1);
    let shared = shared.then(|| "Careers that share a place are measured as one group.".to_owned());
    shared.into_iter().chain(left_out)
}

fn nothing(order: &Order) -> String {
    let which = if order.without_degree { " that needs no bachelor's degree" } else { "" };
    match order.by {
        Measure::Pay => format!("None of these pages{which} has a pay figure that can be compared."),
        Measure::Growth => format!("None of these pages{which} has a projection."),
    }
}

fn title(order: &Order) -> String {
    let rank = match (order.by, order.lowest) {
        (Measure::Pay, false) => "Best paid",
        (Measure::Pay, true) => "Lowest paid",
        (Measure::Growth, false) => "Fastest growing",
        (Measure::Growth, true) => "Slowest growing",
    };
    let among = order.among.as_ref().map(|among| format!(": {among}")).unwrap_or_default();
    let degree = if order.without_degree { ", without a bachelor's degree" } else { "" };
    format!("{rank}{among}{degree}")
}

fn facet(by: Measure) -> Facet {
    match by {
        Measure::Pay => Facet::Salary,
        Measure::Growth => Facet::Outlook,
    }
}
