//! What a page states of its career's prospects: the education that is typical for entry, and the projected growth.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The education that the U.S. Bureau of Labor Statistics calls typical for entry, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Education {
    None,
    HighSchool,
    SomeCollege,
    Certificate,
    Associate,
    Bachelor,
    Master,
    Doctorate,
}

impl Education {
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::HighSchool,
        Self::SomeCollege,
        Self::Certificate,
        Self::Associate,
        Self::Bachelor,
        Self::Master,
        Self::Doctorate,
    ];

    /// The name that the bureau uses: `Bachelor's degree`.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "No formal educational credential",
            Self::HighSchool => "High school diploma or equivalent",
            Self::SomeCollege => "Some college, no degree",
            Self::Certificate => "Postsecondary nondegree award",
            Self::Associate => "Associate's degree",
            Self::Bachelor => "Bachelor's degree",
            Self::Master => "Master's degree",
            Self::Doctorate => "Doctoral or professional degree",
        }
    }

    /// Whether it takes no degree of four years or more.
    pub fn is_below_bachelor(self) -> bool {
        self < Self::Bachelor
    }
}

impl fmt::Display for Education {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no level of education.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0:?} is no level of education")]
pub struct UnknownEducation(pub String);

impl FromStr for Education {
    type Err = UnknownEducation;

    fn from_str(name: &str) -> Result<Self, UnknownEducation> {
        let plain = name.replace('’', "'");
        let same = |level: &Self| level.name().eq_ignore_ascii_case(&plain);
        Self::ALL.into_iter().find(same).ok_or_else(|| UnknownEducation(name.to_owned()))
    }
}

/// How the number of jobs is projected to change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Projection {
    /// In tenths of a percent over the whole time: 87 is 8.7 %.
    pub tenths: i32,
    /// Openings a year, on average, new jobs and replacements.
    pub openings: Option<u32>,
    /// The first and the last year: 2024 and 2034.
    pub years: (i16, i16),
    /// Who projects it.
    pub source: String,
    /// For whom it is projected, where that is wider or narrower than the career.
    pub group: Option<String>,
}

impl Projection {
    /// `+8.7%`, `-6%`.
    pub fn percent(&self) -> String {
        let sign = if self.tenths < 0 { "-" } else { "+" };
        let (whole, tenth) = (self.tenths.unsigned_abs() / 10, self.tenths.unsigned_abs() % 10);
        if tenth == 0 { format!("{sign}{whole}%") } else { format!("{sign}{whole}.{tenth}%") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_levels_by_their_names() {
        for level in Education::ALL {
            assert_eq!(level.name().parse(), Ok(level));
        }
        assert_eq!("bachelor’s degree".parse(), Ok(Education::Bachelor));
        assert_eq!("PhD".parse::<Education>(), Err(UnknownEducation("PhD".to_owned())));
        assert!(Education::SomeCollege.is_below_bachelor() && !Education::Bachelor.is_below_bachelor());
    }

    #[test]
    fn writes_percents_with_their_sign() {
        let percent = |tenths| {
            Projection { tenths, openings: None, years: (2024, 2034), source: String::new(), group: None }
                .percent()
        };
        assert_eq!((percent(87), percent(-60), percent(-7)), ("+8.7%".into(), "-6%".into(), "-0.7%".into()));
    }
}
