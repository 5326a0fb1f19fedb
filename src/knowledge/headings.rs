//! Which facet a heading announces: the table of headings and their variants.

use std::sync::LazyLock;

use super::model::Facet;

/// The facet of a section, by its heading; none where the heading fits none.
///
/// Case, punctuation, numbering (`3.`) and `top 5` do not matter.
pub fn facet_of(heading: &str) -> Option<Facet> {
    let words = words(heading);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words.len() > HEADING_WORDS_MAX {
        return None;
    }
    let find = |wild: bool| {
        let fits = |pattern: &Pattern| pattern.contains(&"*") == wild && fits(&words, pattern);
        PATTERNS.iter().find(|(_, patterns)| patterns.iter().any(fits)).map(|(facet, _)| *facet)
    };
    find(false).or_else(|| find(true))
}

/// The words of a variant of a heading.
type Pattern = Vec<&'static str>;

/// The table, taken apart once: a thousand pages have ten thousand headings.
static PATTERNS: LazyLock<Vec<(Facet, Vec<Pattern>)>> = LazyLock::new(|| {
    let patterns = |variants: &'static str| variants.split(", ").map(|variant| variant.split(' ').collect());
    TABLE.iter().map(|(facet, variants)| (*facet, patterns(variants).collect())).collect()
});

/// A longer heading is a sentence that was marked as one.
const HEADING_WORDS_MAX: usize = 20;

/// Headings in lower case, parted by commas. `*` stands for any words, or none; of several that fit, one
/// without `*` wins, else the first. Patterns must leave alone headings that are job titles, such as
/// "Training and Development Managers".
const TABLE: [(Facet, &str); 9] = [
    (
        Facet::Salary,
        "pay, wages, earnings, income, compensation, money, pay and benefits, compensation and benefits, \
         salary *, salaries *, * salary, * salaries, * wages, average salary *, median salary *, how much *, \
         what * earn, what * paid, what * pay, what * salary *, pay range",
    ),
    (
        Facet::Tools,
        "tools, software, technologies, technology, stack, toolbox, toolkit, toolchain, equipment, tools *, \
         * tools, * tools used, * tools used *, what * tools *, which * tools *, * tech stack, tech stack *, \
         technology stack, technologies and *, technologies used *, software and *, software used *, \
         equipment and *",
    ),
    (
        Facet::Locations,
        "locations, location, cities, top cities, where they work, where to work, where the jobs are, \
         locations *, * locations, * locations *, cities with *, * cities, * cities for *, where * jobs *, \
         where do * work, where * hired",
    ),
    (
        Facet::Roles,
        "roles, titles, job titles, specializations, specialisations, specialties, related jobs, \
         related roles, related careers, related occupations, similar jobs, similar roles, similar careers, \
         similar occupations, roles and *, types of *, * types and roles, * roles and types, \
         * roles and titles, * job titles, common roles *",
    ),
    (
        Facet::Outlook,
        "outlook, conclusion, demand, future, prospects, growth, job market, job prospects, career prospects, \
         closing thoughts, final thoughts, is it worth it, conclusion *, * outlook, outlook for *, \
         outlook and *, job growth *, demand for *, future of *",
    ),
    (
        Facet::Path,
        "education, training, qualifications, requirements, certifications, certificates, certification, \
         licenses, licensing, path, advancement, roadmap, getting started, getting in, steps, career path, \
         career paths, career path *, learning path, entry requirements, education requirements, \
         educational requirements, education and training, education and certifications, \
         education and experience, training and education, training and qualifications, qualifications and *, \
         licenses certifications and registrations, licenses certification and registrations, \
         licenses and certifications, work experience, work experience in a related occupation, \
         other experience, experience, how to become *, how to be *, how to get *, how to break *, \
         how to enter *, how to start *, how do * become *, becoming *, become *, breaking into *, \
         breaking in, steps to *, path to *, * certifications, what education *, what qualifications *",
    ),
    (
        Facet::Skills,
        "skills, qualities, competencies, abilities, strengths, important qualities, key competencies, \
         skills *, * skills, * skills for *, * skills needed, * skills needed *, * skills required, \
         what skills *, which skills *, qualities of *, * qualities",
    ),
    (
        Facet::Duties,
        "duties, tasks, responsibilities, work, job, day to day, typical day, day to day work, duties and *, \
         duties of *, responsibilities and *, responsibilities of *, roles and responsibilities, \
         role and responsibilities, * responsibilities, * duties, * tasks, what * do, what * does, \
         what * do in this *, what * do day to day, what * do all day, day in the life *",
    ),
    (
        Facet::Overview,
        "overview, introduction, about, definition, description, job description, quick facts, summary, \
         at a glance, about this *, about the *, * overview, overview of *, introduction to *, what is *, \
         what are *, who is *, who are *",
    ),
];

/// The words of a heading in lower case, without numbering, punctuation and `top 5`.
fn words(heading: &str) -> Vec<String> {
    let spelled = heading.to_lowercase().replace('&', " and ").replace(['’', '\''], "");
    let mut words: Vec<String> = spelled
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let is_number =
        |word: &String| word.chars().all(|c| c.is_ascii_digit()) || word == "ten" || word == "five";
    while words.len() > 1 && (is_number(&words[0]) || words[0] == "top" && is_number(&words[1])) {
        words.remove(0);
    }
    let is_filler = |word: &String| ["a", "an", "the", "in", "your", "our"].contains(&word.as_str());
    while words.len() > 1 && is_filler(&words[0]) {
        words.remove(0);
    }
    words
}

/// Whether the words fit a pattern of words in which `*` stands for any words.
fn fits(words: &[&str], pattern: &[&str]) -> bool {
    match pattern.split_first() {
        None => words.is_empty(),
        Some((&"*", rest)) => (0..=words.len()).any(|skipped| fits(&words[skipped..], rest)),
        Some((wanted, rest)) => {
            words.split_first().is_some_and(|(word, words)| word == wanted && fits(words, rest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(facet: Option<Facet>, headings: &[&str]) {
        for heading in headings {
            assert_eq!(facet_of(heading), facet, "{heading}");
        }
    }

    #[test]
    fn knows_the_headings_of_our_own_pages() {
        let headings = [
            "What is a Data Engineer?",
            "What they do",
            "Skills",
            "How to become one",
            "Salary",
            "Roles and titles",
            "Locations",
            "Tools",
            "Outlook",
        ];
        let facets = [
            Facet::Overview,
            Facet::Duties,
            Facet::Skills,
            Facet::Path,
            Facet::Salary,
            Facet::Roles,
            Facet::Locations,
            Facet::Tools,
            Facet::Outlook,
        ];
        for (heading, facet) in headings.into_iter().zip(facets) {
            check(Some(facet), &[heading]);
        }
    }

    #[test]
    fn knows_a_facet_by_its_label_and_its_name() {
        for facet in Facet::ALL {
            check(Some(facet), &[facet.label(), facet.name()]);
        }
    }

    #[test]
    fn knows_headings_that_others_wrote() {
        check(
            Some(Facet::Overview),
            &["WHAT IS A BACKEND PYTHON ENGINEER JOB?", "Quick Facts", "About the role"],
        );
        check(
            Some(Facet::Duties),
            &[
                "WHAT DO PEOPLE USUALLY DO IN THIS POSITION?",
                "What Web Developers and Digital Designers Do",
                "What does a nurse do?",
                "A day in the life of a nurse",
                "Day-to-day",
                "Roles & Responsibilities",
            ],
        );
        check(
            Some(Facet::Skills),
            &["TOP 5 SKILLS FOR THIS POSITION", "Important Qualities", "3. Required skills"],
        );
        check(
            Some(Facet::Path),
            &[
                "HOW TO BECOME A BACKEND PYTHON ENGINEER",
                "Education",
                "Licenses, Certifications, and Registrations",
                "Becoming a nurse",
                "Career path",
            ],
        );
        check(
            Some(Facet::Salary),
            &["Pay", "AVERAGE SALARY", "How much do they earn?", "What is the salary?"],
        );
        check(Some(Facet::Roles), &["ROLES AND TYPES", "Similar Occupations", "Job titles"]);
        check(
            Some(Facet::Locations),
            &["LOCATIONS WITH THE MOST POPULAR JOBS IN THE USA", "Top cities", "Where are the jobs?"],
        );
        check(
            Some(Facet::Tools),
            &["WHAT ARE THE TYPICAL TOOLS USED?", "Tech stack", "Tools & technologies"],
        );
        check(Some(Facet::Outlook), &["IN CONCLUSION", "Job Outlook", "The future of nursing"]);
    }

    #[test]
    fn leaves_other_headings_and_job_titles_alone() {
        check(
            None,
            &[
                "",
                "?",
                "Work Environment",
                "Work Schedules",
                "Injuries and Illnesses",
                "Sales Engineers",
                "Training and Development Managers",
                "Compensation and Benefits Managers",
                "Software Developers, Quality Assurance Analysts, and Testers",
                "Instructional Coordinators",
                "Tool and Die Makers",
            ],
        );
    }
}
