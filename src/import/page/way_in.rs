//! How somebody gets into an occupation, and how its numbers are projected to change.

use super::super::Data;
use super::super::handbook::Entry;
use super::super::onet::Occupation;
use super::super::projection::Projection;
use super::markdown::{Section, escaped};
use super::overview::in_sentence;
use crate::knowledge::sentences;

/// A step is cut at the end of a sentence after so many words, so that it reads well in a list.
const STEP_WORDS_MAX: usize = 70;
/// Levels of education that fewer workers name, in percent, are left out.
const SHARE_MIN: f32 = 10.0;
const LEVELS_MAX: usize = 3;
/// What the levels that are told must come to, in percent.
const TOLD_MIN: f32 = 50.0;
/// At most this many paragraphs of the handbook on the outlook.
const OUTLOOK_PARAGRAPHS_MAX: usize = 4;

/// "How to become one": the handbook first, then what O*NET asked of workers and its job zone.
pub(super) fn section(occupation: &Occupation, data: &Data) -> Option<Section> {
    let mut section = Section::new("How to become one");
    if let Some((entry, _)) = data.handbook.of(occupation) {
        entry.way_in.iter().take(2).for_each(|text| section.paragraph(escaped(text)));
        let step = |(heading, texts): &(String, Vec<String>)| {
            format!("**{}**: {}", escaped(heading), escaped(&cut(&texts.join(" "))))
        };
        let steps: Vec<String> = entry.steps.iter().map(step).collect();
        if !steps.is_empty() {
            section.list(steps);
        }
    }
    if let Some(levels) = education(occupation, data) {
        section.paragraph(levels);
    }
    if let Some(zone) = occupation.job_zone.and_then(|zone| Some((zone, data.database.zones.get(&zone)?))) {
        let (number, zone) = zone;
        let told = [&zone.education, &zone.experience, &zone.training].map(|text| first_sentence(text));
        section.paragraph(format!("**Preparation** (job zone {number} of 5): {}", escaped(&told.join(" "))));
    }
    (!section.is_empty()).then_some(section)
}

/// How many jobs there will be, by the handbook.
pub(super) fn outlook(occupation: &Occupation, data: &Data, who: &str) -> Option<Section> {
    let (entry, projection) = data.handbook.of(occupation)?;
    let mut section = Section::new("Outlook");
    let is_its_own = projection.is_only_of(occupation);
    if !is_its_own {
        let (who, group) = (in_sentence(who), in_sentence(&projection.title));
        section.paragraph(escaped(&format!(
            "There is no projection for {who} alone; they count among {group}."
        )));
    }
    if entry.is_of_one && !entry.outlook.is_empty() {
        entry.outlook.iter().take(OUTLOOK_PARAGRAPHS_MAX).for_each(|text| section.paragraph(escaped(text)));
    } else {
        section.paragraph(escaped(&projected(projection, if is_its_own { who } else { &projection.title })));
        let texts = entry.outlook.iter().take(2).map(String::as_str).collect::<Vec<_>>().join(" ");
        if !texts.is_empty() {
            section.paragraph(format!("**{} as a whole**: {}", escaped(&entry.title), escaped(&texts)));
        }
    }
    section.paragraph(escaped(&cited(entry)));
    Some(section)
}

fn projected(projection: &Projection, who: &str) -> String {
    let (percent, period, jobs) =
        (projection.percent, &projection.period, projection.jobs.trim_start_matches(['-', '−']));
    let who = in_sentence(who);
    let (change, more) = match percent {
        0 => return format!("The number of {who} is projected to stay about the same in {period}."),
        1.. => ("grow", "more"),
        _ => ("shrink", "fewer"),
    };
    let percent = percent.abs();
    // Numbers are told in hundreds: of a small occupation, the change may come to none.
    let jobs = if jobs == "0" { String::new() } else { format!(", which is {jobs} {more} jobs") };
    format!("The number of {who} is projected to {change} by {percent} percent in {period}{jobs}.")
}

fn cited(entry: &Entry) -> String {
    let updated = entry.updated.map(|date| date.strftime(", %-d %B %Y").to_string()).unwrap_or_default();
    format!(
        "Source: U.S. Bureau of Labor Statistics, Employment Projections and Occupational Outlook Handbook ({}{updated}).",
        entry.title
    )
}

/// Which education workers say is required: `Bachelor's degree (62%), master's degree (20%)`; none where the answers of most
/// workers are missing, since the survey holds some back.
fn education(occupation: &Occupation, data: &Data) -> Option<String> {
    let mut levels: Vec<(f32, &str)> = occupation
        .education
        .iter()
        .filter(|(_, share)| *share >= SHARE_MIN)
        .filter_map(|(level, share)| Some((*share, data.database.education_levels.get(level)?.as_str())))
        .collect();
    levels.sort_by(|a, b| b.0.total_cmp(&a.0));
    levels.truncate(LEVELS_MAX);
    let level = |(share, name): &(f32, &str)| {
        // "High School Diploma - or the equivalent", "Associate's Degree (or other 2-year degree)"
        let name = name.split(" - ").next().and_then(|name| name.split(" (").next()).unwrap_or(name);
        format!("{} ({share:.0}%)", escaped(name))
    };
    let told: Vec<String> = levels.iter().map(level).collect();
    let is_most = levels.iter().map(|(share, _)| share).sum::<f32>() >= TOLD_MIN;
    is_most.then(|| format!("**Education that workers say is required**: {}.", told.join(", ")))
}

fn first_sentence(text: &str) -> String {
    sentences(text).first().map(|sentence| (*sentence).to_owned()).unwrap_or_default()
}

/// The sentences that fit; at least the first.
fn cut(text: &str) -> String {
    let mut words = 0;
    let fits = |sentence: &&str| {
        let is_first = words == 0;
        words += sentence.split_whitespace().count();
        is_first || words <= STEP_WORDS_MAX
    };
    sentences(text).into_iter().take_while(fits).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_way_the_numbers_go() {
        let check = |percent, jobs: &str, told| {
            let projection = Projection {
                soc: "35-2014".to_owned(),
                title: "Cooks, restaurant".to_owned(),
                period: "2024–34".to_owned(),
                years: (2024, 2034),
                percent,
                jobs: jobs.to_owned(),
            };
            assert_eq!(projected(&projection, "Restaurant Cooks"), told);
        };
        check(
            9,
            "77,400",
            "The number of restaurant cooks is projected to grow by 9 percent in 2024–34, which is 77,400 more jobs.",
        );
        check(
            -2,
            "-600",
            "The number of restaurant cooks is projected to shrink by 2 percent in 2024–34, which is 600 fewer jobs.",
        );
        check(4, "0", "The number of restaurant cooks is projected to grow by 4 percent in 2024–34.");
        check(0, "100", "The number of restaurant cooks is projected to stay about the same in 2024–34.");
    }

    #[test]
    fn cuts_a_step_at_the_end_of_a_sentence() {
        let long = format!("First one. {}end. Never seen.", "word ".repeat(66));
        assert_eq!(cut(&long), format!("First one. {}end.", "word ".repeat(66)));
        assert_eq!(cut(&"word ".repeat(90)).split_whitespace().count(), 90);
    }
}
