//! Which facet a heading announces: the table of headings and their variants.

use super::model::Facet;

/// The facet of a section, by its heading; none where the heading fits none.
///
/// Case, punctuation, numbering (`3.`) and `top 5` do not matter.
pub fn facet_of(heading: &str) -> Option<Facet> {
    let words = words(heading);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let exact = || TABLE.iter().find(|(_, variant)| !variant.contains('*') && fits(&words, variant));
    exact().or_else(|| TABLE.iter().find(|(_, variant)| fits(&words, variant))).map(|(facet, _)| *facet)
}

/// Headings in lower case. `*` stands for any words, or none; of several that fit, one without `*` wins, else the
/// first. Patterns must leave alone headings that are job titles, such as "Training and Development Managers".
const TABLE: &[(Facet, &str)] = &[
    (Facet::Salary, "pay"),
    (Facet::Salary, "wages"),
    (Facet::Salary, "earnings"),
    (Facet::Salary, "income"),
    (Facet::Salary, "compensation"),
    (Facet::Salary, "money"),
    (Facet::Salary, "pay and benefits"),
    (Facet::Salary, "compensation and benefits"),
    (Facet::Salary, "salary *"),
    (Facet::Salary, "salaries *"),
    (Facet::Salary, "* salary"),
    (Facet::Salary, "* salaries"),
    (Facet::Salary, "* wages"),
    (Facet::Salary, "average salary *"),
    (Facet::Salary, "median salary *"),
    (Facet::Salary, "how much *"),
    (Facet::Salary, "what * earn"),
    (Facet::Salary, "what * paid"),
    (Facet::Salary, "what * pay"),
    (Facet::Salary, "what * salary *"),
    (Facet::Salary, "pay range"),
    (Facet::Tools, "tools"),
    (Facet::Tools, "software"),
    (Facet::Tools, "technologies"),
    (Facet::Tools, "technology"),
    (Facet::Tools, "stack"),
    (Facet::Tools, "toolbox"),
    (Facet::Tools, "toolkit"),
    (Facet::Tools, "toolchain"),
    (Facet::Tools, "equipment"),
    (Facet::Tools, "tools *"),
    (Facet::Tools, "* tools"),
    (Facet::Tools, "* tools used"),
    (Facet::Tools, "* tools used *"),
    (Facet::Tools, "what * tools *"),
    (Facet::Tools, "which * tools *"),
    (Facet::Tools, "* tech stack"),
    (Facet::Tools, "tech stack *"),
    (Facet::Tools, "technology stack"),
    (Facet::Tools, "technologies and *"),
    (Facet::Tools, "technologies used *"),
    (Facet::Tools, "software and *"),
    (Facet::Tools, "software used *"),
    (Facet::Tools, "equipment and *"),
    (Facet::Locations, "locations"),
    (Facet::Locations, "location"),
    (Facet::Locations, "cities"),
    (Facet::Locations, "top cities"),
    (Facet::Locations, "where they work"),
    (Facet::Locations, "where to work"),
    (Facet::Locations, "where the jobs are"),
    (Facet::Locations, "locations *"),
    (Facet::Locations, "* locations"),
    (Facet::Locations, "* locations *"),
    (Facet::Locations, "cities with *"),
    (Facet::Locations, "* cities"),
    (Facet::Locations, "* cities for *"),
    (Facet::Locations, "where * jobs *"),
    (Facet::Locations, "where do * work"),
    (Facet::Locations, "where * hired"),
    (Facet::Roles, "roles"),
    (Facet::Roles, "titles"),
    (Facet::Roles, "job titles"),
    (Facet::Roles, "specializations"),
    (Facet::Roles, "specialisations"),
    (Facet::Roles, "specialties"),
    (Facet::Roles, "related jobs"),
    (Facet::Roles, "related roles"),
    (Facet::Roles, "related careers"),
    (Facet::Roles, "related occupations"),
    (Facet::Roles, "similar jobs"),
    (Facet::Roles, "similar roles"),
    (Facet::Roles, "similar careers"),
    (Facet::Roles, "similar occupations"),
    (Facet::Roles, "roles and *"),
    (Facet::Roles, "types of *"),
    (Facet::Roles, "* types and roles"),
    (Facet::Roles, "* roles and types"),
    (Facet::Roles, "* roles and titles"),
    (Facet::Roles, "* job titles"),
    (Facet::Roles, "common roles *"),
    (Facet::Outlook, "outlook"),
    (Facet::Outlook, "conclusion"),
    (Facet::Outlook, "demand"),
    (Facet::Outlook, "future"),
    (Facet::Outlook, "prospects"),
    (Facet::Outlook, "growth"),
    (Facet::Outlook, "job market"),
    (Facet::Outlook, "job prospects"),
    (Facet::Outlook, "career prospects"),
    (Facet::Outlook, "closing thoughts"),
    (Facet::Outlook, "final thoughts"),
    (Facet::Outlook, "is it worth it"),
    (Facet::Outlook, "conclusion *"),
    (Facet::Outlook, "* outlook"),
    (Facet::Outlook, "outlook for *"),
    (Facet::Outlook, "outlook and *"),
    (Facet::Outlook, "job growth *"),
    (Facet::Outlook, "demand for *"),
    (Facet::Outlook, "future of *"),
    (Facet::Path, "education"),
    (Facet::Path, "training"),
    (Facet::Path, "qualifications"),
    (Facet::Path, "requirements"),
    (Facet::Path, "certifications"),
    (Facet::Path, "certificates"),
    (Facet::Path, "certification"),
    (Facet::Path, "licenses"),
    (Facet::Path, "licensing"),
    (Facet::Path, "path"),
    (Facet::Path, "advancement"),
    (Facet::Path, "roadmap"),
    (Facet::Path, "getting started"),
    (Facet::Path, "getting in"),
    (Facet::Path, "steps"),
    (Facet::Path, "career path"),
    (Facet::Path, "career paths"),
    (Facet::Path, "career path *"),
    (Facet::Path, "learning path"),
    (Facet::Path, "entry requirements"),
    (Facet::Path, "education requirements"),
    (Facet::Path, "educational requirements"),
    (Facet::Path, "education and training"),
    (Facet::Path, "education and certifications"),
    (Facet::Path, "education and experience"),
    (Facet::Path, "training and education"),
    (Facet::Path, "training and qualifications"),
    (Facet::Path, "qualifications and *"),
    (Facet::Path, "licenses certifications and registrations"),
    (Facet::Path, "licenses certification and registrations"),
    (Facet::Path, "licenses and certifications"),
    (Facet::Path, "work experience"),
    (Facet::Path, "work experience in a related occupation"),
    (Facet::Path, "other experience"),
    (Facet::Path, "experience"),
    (Facet::Path, "how to become *"),
    (Facet::Path, "how to be *"),
    (Facet::Path, "how to get *"),
    (Facet::Path, "how to break *"),
    (Facet::Path, "how to enter *"),
    (Facet::Path, "how to start *"),
    (Facet::Path, "how do * become *"),
    (Facet::Path, "becoming *"),
    (Facet::Path, "become *"),
    (Facet::Path, "breaking into *"),
    (Facet::Path, "breaking in"),
    (Facet::Path, "steps to *"),
    (Facet::Path, "path to *"),
    (Facet::Path, "* certifications"),
    (Facet::Path, "what education *"),
    (Facet::Path, "what qualifications *"),
    (Facet::Skills, "skills"),
    (Facet::Skills, "qualities"),
    (Facet::Skills, "competencies"),
    (Facet::Skills, "abilities"),
    (Facet::Skills, "strengths"),
    (Facet::Skills, "important qualities"),
    (Facet::Skills, "key competencies"),
    (Facet::Skills, "skills *"),
    (Facet::Skills, "* skills"),
    (Facet::Skills, "* skills for *"),
    (Facet::Skills, "* skills needed"),
    (Facet::Skills, "* skills needed *"),
    (Facet::Skills, "* skills required"),
    (Facet::Skills, "what skills *"),
    (Facet::Skills, "which skills *"),
    (Facet::Skills, "qualities of *"),
    (Facet::Skills, "* qualities"),
    (Facet::Duties, "duties"),
    (Facet::Duties, "tasks"),
    (Facet::Duties, "responsibilities"),
    (Facet::Duties, "work"),
    (Facet::Duties, "job"),
    (Facet::Duties, "day to day"),
    (Facet::Duties, "typical day"),
    (Facet::Duties, "day to day work"),
    (Facet::Duties, "duties and *"),
    (Facet::Duties, "duties of *"),
    (Facet::Duties, "responsibilities and *"),
    (Facet::Duties, "responsibilities of *"),
    (Facet::Duties, "roles and responsibilities"),
    (Facet::Duties, "role and responsibilities"),
    (Facet::Duties, "* responsibilities"),
    (Facet::Duties, "* duties"),
    (Facet::Duties, "* tasks"),
    (Facet::Duties, "what * do"),
    (Facet::Duties, "what * does"),
    (Facet::Duties, "what * do in this *"),
    (Facet::Duties, "what * do day to day"),
    (Facet::Duties, "what * do all day"),
    (Facet::Duties, "day in the life *"),
    (Facet::Overview, "overview"),
    (Facet::Overview, "introduction"),
    (Facet::Overview, "about"),
    (Facet::Overview, "definition"),
    (Facet::Overview, "description"),
    (Facet::Overview, "job description"),
    (Facet::Overview, "quick facts"),
    (Facet::Overview, "summary"),
    (Facet::Overview, "at a glance"),
    (Facet::Overview, "about this *"),
    (Facet::Overview, "about the *"),
    (Facet::Overview, "* overview"),
    (Facet::Overview, "overview of *"),
    (Facet::Overview, "introduction to *"),
    (Facet::Overview, "what is *"),
    (Facet::Overview, "what are *"),
    (Facet::Overview, "who is *"),
    (Facet::Overview, "who are *"),
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
fn fits(words: &[&str], pattern: &str) -> bool {
    let pattern: Vec<&str> = pattern.split(' ').collect();
    fits_words(words, &pattern)
}

fn fits_words(words: &[&str], pattern: &[&str]) -> bool {
    match pattern.split_first() {
        None => words.is_empty(),
        Some((&"*", rest)) => (0..=words.len()).any(|skipped| fits_words(&words[skipped..], rest)),
        Some((wanted, rest)) => {
            words.split_first().is_some_and(|(word, words)| word == wanted && fits_words(words, rest))
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
