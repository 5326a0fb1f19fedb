//! The title of a plain-text page, from its first line.

/// Words at the end of a title that say nothing about the career.
const TAIL: [&str; 9] = ["job", "jobs", "career", "careers", "&", "and", "guide", "profile", "description"];
const SMALL_WORDS: [&str; 12] = ["a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"];
/// Words that keep their capitals when a title stands all in capitals.
const ACRONYMS: [&str; 26] = [
    "AI", "AR", "AWS", "BI", "CAD", "CEO", "CFO", "CNC", "CTO", "DBA", "EMT", "ETL", "GIS", "HR", "HVAC",
    "IT", "ML", "NLP", "PHP", "QA", "SAP", "SEO", "SQL", "SRE", "UI", "UX",
];

/// Makes a title of a first line: `Backend python engineer jobs & Careers` -> `Backend Python Engineer`.
pub(super) fn page_title(line: &str) -> String {
    let mut words: Vec<&str> = line.trim_end_matches(':').split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|last| TAIL.contains(&last.to_lowercase().as_str())) {
        words.pop();
    }
    let shouted = !line.chars().any(char::is_lowercase);
    let cased = words.iter().enumerate().map(|(index, word)| title_case(word, index, shouted));
    cased.collect::<Vec<_>>().join(" ")
}

fn title_case(word: &str, index: usize, shouted: bool) -> String {
    let is_acronym = ACRONYMS.contains(&word.to_uppercase().as_str());
    let word = match shouted {
        true if is_acronym => return word.to_owned(),
        true => word.to_lowercase(),
        // "iOS" and "DevOps" are written as their writer did.
        false if word.chars().any(char::is_uppercase) => return word.to_owned(),
        false if is_acronym && word.len() > 2 => return word.to_uppercase(),
        false => word.to_owned(),
    };
    if index > 0 && SMALL_WORDS.contains(&word.as_str()) {
        return word;
    }
    word.split_inclusive(['-', '/']).map(capitalised).collect()
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        assert_eq!(page_title(line), expected);
    }

    #[test]
    fn makes_titles() {
        check("Backend python engineer jobs & Careers", "Backend Python Engineer");
        check("REGISTERED NURSE", "Registered Nurse");
        check("QA ENGINEER CAREER GUIDE", "QA Engineer");
        check("full-stack developer", "Full-Stack Developer");
        check("Head of IT", "Head of IT");
        check("iOS developer jobs", "iOS Developer");
        check("Éclairagiste", "Éclairagiste");
        check("Jobs", "Jobs");
        check("ÉLECTRICIEN", "Électricien");
    }
}
