//! Arranges what a reader found into the title and the sections of a page.

use std::sync::Arc;

use jiff::civil::Date;

use super::dates;
use super::draft::{Content, Draft, Piece};
use super::headings::facet_of;
use super::items;
use super::model::{Block, Facet, Section};
use super::problem::Report;

/// A file's text as a page will have it.
#[derive(Debug, Default)]
pub(super) struct Arranged {
    /// The `#` heading and its line.
    pub title: Option<(String, u32)>,
    pub sections: Vec<Section>,
    /// From a line `Source: …` before the first section.
    pub source: Option<String>,
    /// From `Page last modified: …` in that line.
    pub updated: Option<Date>,
}

/// Arranges the pieces of a file; a second title is reported and becomes a section.
pub(super) fn arrange(draft: Draft, report: &mut Report) -> Arranged {
    let mut arranged = Arranged::default();
    let section_level = section_level(&draft.pieces);
    let mut outline = Outline::new(&draft.pieces, section_level);
    for Piece { line, content } in draft.pieces {
        match content {
            Content::Heading { level: 1, text } if arranged.title.is_none() => {
                arranged.title = Some((text, line))
            }
            Content::Heading { level, text } => {
                if level == 1 && section_level > 1 {
                    let reason = format!("a second title {text:?} begins here");
                    report.warning(line, reason, "Keep one # heading; sections begin with ##.");
                }
                outline.heading(level, text, line);
            }
            Content::Block(Block::Paragraph(text)) if outline.is_before_sections() => match citation(&text) {
                Some(citation) => {
                    arranged.source = citation.source.or(arranged.source);
                    arranged.updated = citation.updated.or(arranged.updated);
                }
                None => outline.block(Block::Paragraph(text), line),
            },
            Content::Block(block) => outline.block(block, line),
        }
    }
    arranged.sections = outline.finish();
    arranged
}

/// The level of headings that begin sections: 2, or the highest below the title where a page has no `##`.
fn section_level(pieces: &[Piece]) -> u8 {
    let levels = || {
        pieces.iter().filter_map(|piece| match &piece.content {
            Content::Heading { level, .. } => Some(*level),
            Content::Block(_) => None,
        })
    };
    let below_title = levels().filter(|level| *level > 1).min();
    let several_titles = levels().filter(|level| *level == 1).count() > 1;
    below_title.unwrap_or(if several_titles { 1 } else { 2 })
}

struct Outline {
    section_level: u8,
    /// The facets that sections have, and those that smaller headings have been given.
    taken: Vec<Facet>,
    before: Vec<Block>,
    before_line: u32,
    sections: Vec<Open>,
    /// The section that blocks go to, and the one that it was promoted out of.
    current: Option<usize>,
    parent: Option<usize>,
}

struct Open {
    facet: Option<Facet>,
    heading: String,
    line: u32,
    blocks: Vec<Block>,
    has_promoted: bool,
}

impl Outline {
    fn new(pieces: &[Piece], section_level: u8) -> Self {
        let headings = pieces.iter().filter_map(|piece| match &piece.content {
            Content::Heading { level, text } if *level == section_level => facet_of(text),
            _ => None,
        });
        Self {
            section_level,
            taken: headings.collect(),
            before: Vec::new(),
            before_line: 1,
            sections: Vec::new(),
            current: None,
            parent: None,
        }
    }

    fn is_before_sections(&self) -> bool {
        self.current.is_none()
    }

    fn heading(&mut self, level: u8, text: String, line: u32) {
        let facet = facet_of(&text);
        if level <= self.section_level {
            self.open(facet, text, line);
            self.parent = self.current;
        } else if level == self.section_level + 1 && self.parent.is_some() {
            self.current = self.parent;
            match facet {
                Some(facet) if !self.taken.contains(&facet) => {
                    self.taken.push(facet);
                    if let Some(parent) = self.parent {
                        self.sections[parent].has_promoted = true;
                    }
                    self.open(Some(facet), text, line);
                }
                _ => self.block(Block::Heading(text.into()), line),
            }
        } else {
            self.block(Block::Heading(text.into()), line);
        }
    }

    fn open(&mut self, facet: Option<Facet>, heading: String, line: u32) {
        self.current = Some(self.sections.len());
        self.sections.push(Open { facet, heading, line, blocks: Vec::new(), has_promoted: false });
    }

    fn block(&mut self, block: Block, line: u32) {
        match self.current {
            Some(current) => self.sections[current].blocks.push(block),
            None => {
                if self.before.is_empty() {
                    self.before_line = line;
                }
                self.before.push(block);
            }
        }
    }

    fn finish(mut self) -> Vec<Section> {
        if !self.before.is_empty() {
            let overview = self.sections.iter_mut().find(|section| section.facet == Some(Facet::Overview));
            match overview {
                Some(overview) => drop(overview.blocks.splice(0..0, self.before)),
                None => self.sections.insert(
                    0,
                    Open {
                        facet: Some(Facet::Overview),
                        heading: Facet::Overview.label().to_owned(),
                        line: self.before_line,
                        blocks: self.before,
                        has_promoted: false,
                    },
                ),
            }
        }
        // A heading all of whose text was promoted says nothing any more.
        self.sections.retain(|section| !(section.has_promoted && section.blocks.is_empty()));
        self.sections.into_iter().map(Open::finish).collect()
    }
}

impl Open {
    fn finish(self) -> Section {
        let blocks =
            if self.facet == Some(Facet::Skills) { with_qualities(self.blocks) } else { self.blocks };
        Section { facet: self.facet, heading: self.heading.into(), line: self.line, blocks: blocks.into() }
    }
}

/// Makes a list of every run of two or more paragraphs `Name. Sentence …`.
fn with_qualities(blocks: Vec<Block>) -> Vec<Block> {
    let mut result: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut run = Vec::new();
    let flush = |result: &mut Vec<Block>, run: &mut Vec<(Arc<str>, super::model::Item)>| match run.len() {
        0 => {}
        1 => result.extend(run.drain(..).map(|(text, _)| Block::Paragraph(text))),
        _ => {
            result.push(Block::List { ordered: false, items: run.drain(..).map(|(_, item)| item).collect() })
        }
    };
    for block in blocks {
        match block {
            Block::Paragraph(text) => match items::full_stop_name(&text) {
                Some(item) => run.push((text, item)),
                None => {
                    flush(&mut result, &mut run);
                    result.push(Block::Paragraph(text));
                }
            },
            other => {
                flush(&mut result, &mut run);
                result.push(other);
            }
        }
    }
    flush(&mut result, &mut run);
    result
}

struct Citation {
    source: Option<String>,
    updated: Option<Date>,
}

/// Reads `Source: …`, `Page last modified: …`, `Last updated: …`, or a source followed by one of them.
fn citation(text: &str) -> Option<Citation> {
    const DATE_LABELS: [&str; 4] = ["Page last modified:", "Last modified:", "Last updated:", "Updated:"];
    let dated = DATE_LABELS.iter().find_map(|label| {
        let (before, date) = text.split_once(label)?;
        Some((before, dates::read(date)?))
    });
    let before = dated.map_or(text, |(before, _)| before).trim();
    let source = before.strip_prefix("Source:").or_else(|| before.strip_prefix("Sources:")).map(str::trim);
    let is_citation = source.is_some_and(|source| !source.is_empty()) || dated.is_some() && before.is_empty();
    is_citation.then(|| Citation {
        source: source.map(|source| source.trim_end_matches('.').to_owned()),
        updated: dated.map(|(_, date)| date),
    })
}

#[cfg(test)]
mod tests {
    use super::super::markdown;
    use super::*;

    fn arranged(text: &str) -> Arranged {
        arrange(markdown::read(text, 1), &mut Report::new("x.md"))
    }

    fn check(text: &str, expected: &[(Option<Facet>, &str, usize)]) {
        let sections = arranged(text).sections;
        let found: Vec<_> = sections.iter().map(|s| (s.facet, &*s.heading, s.blocks.len())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn sections_begin_at_second_level_headings() {
        check(
            "# T\n\n## Skills\n\na\n\n### Soft\n\nb\n\n## Odd one\n\nc",
            &[(Some(Facet::Skills), "Skills", 3), (None, "Odd one", 1)],
        );
    }

    #[test]
    fn promotes_a_smaller_heading_with_a_facet_of_its_own() {
        check(
            "# T\n\n## How to become one\n\na\n\n### Important Qualities\n\nb\n\n#### Deeper\n\n### Training\n\nc",
            &[(Some(Facet::Path), "How to become one", 3), (Some(Facet::Skills), "Important Qualities", 2)],
        );
    }

    #[test]
    fn does_not_promote_what_the_page_has_otherwise() {
        check(
            "# T\n\n## Path\n\n### Skills\n\na\n\n## Skills\n\nb",
            &[(Some(Facet::Path), "Path", 2), (Some(Facet::Skills), "Skills", 1)],
        );
    }

    #[test]
    fn forgets_a_heading_whose_whole_text_was_promoted() {
        check("# T\n\n## More\n\n### Tools\n\na", &[(Some(Facet::Tools), "Tools", 1)]);
    }

    #[test]
    fn text_before_the_first_section_goes_into_the_overview() {
        check(
            "# T\n\nHello.\n\n## Skills\n\na",
            &[(Some(Facet::Overview), "Overview", 1), (Some(Facet::Skills), "Skills", 1)],
        );
        check("# T\n\nHello.\n\n## What is a T?\n\na", &[(Some(Facet::Overview), "What is a T?", 2)]);
    }

    #[test]
    fn a_page_may_have_smaller_sections() {
        check("# T\n\n### Skills\n\na\n\n#### Soft\n\nb", &[(Some(Facet::Skills), "Skills", 3)]);
        check("# T\n\n# Skills\n\na", &[(Some(Facet::Skills), "Skills", 1)]);
    }

    #[test]
    fn takes_the_source_and_the_date_from_the_citation() {
        let page = arranged(
            "# T\n\nSource: https://example.org (Somebody). Page last modified: Thursday, August 28, 2025\n\n## Pay\n\na",
        );
        assert_eq!(page.source.as_deref(), Some("https://example.org (Somebody)"));
        assert_eq!(page.updated, Some(jiff::civil::date(2025, 8, 28)));
        assert_eq!(page.sections.len(), 1);
    }

    #[test]
    fn lists_qualities_written_as_paragraphs() {
        let page = arranged(
            "# T\n\n## Skills\n\nThey need these.\n\nPatience. It helps.\n\nDetail oriented. It pays.",
        );
        let Block::List { items, .. } = &page.sections[0].blocks[1] else { panic!("no list") };
        let names: Vec<_> = items.iter().filter_map(|item| item.name.as_deref()).collect();
        assert_eq!(names, ["Patience", "Detail oriented"]);
    }

    #[test]
    fn reports_a_second_title() {
        let mut report = Report::new("x.md");
        arrange(markdown::read("# A\n\n# B\n\n## Skills\n\na", 1), &mut report);
        assert_eq!(report.problems.len(), 1);
        assert_eq!(report.problems[0].line, Some(3));
    }
}
