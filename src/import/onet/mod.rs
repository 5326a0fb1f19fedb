//! The O*NET database: its occupations, gathered from the text files of one release.

mod release;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::knowledge::Problem;

pub(super) use release::Release;

/// An occupation with all that its tables say of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Occupation {
    /// O*NET-SOC code: `15-1252.00`.
    pub code: String,
    pub title: String,
    pub description: String,
    /// Titles that workers reported, in the table's order.
    pub reported: Vec<String>,
    /// Titles from elsewhere under which the occupation goes, in the table's order.
    pub alternates: Vec<String>,
    pub tasks: Vec<Task>,
    pub skills: Vec<Rating>,
    pub knowledge: Vec<Rating>,
    pub technologies: Vec<Technology>,
    /// Machines, instruments and hand tools.
    pub tools: Vec<String>,
    /// How much preparation it takes, from 1 (little) to 5 (extensive).
    pub job_zone: Option<u8>,
    /// Which education its workers say is required: level (1 to 12) and share of the workers in percent.
    pub education: Vec<(u8, f32)>,
    /// Codes of related occupations, nearest first.
    pub related: Vec<String>,
}

impl Occupation {
    /// The code of the Standard Occupational Classification that holds it: `15-1252`.
    pub fn soc(&self) -> &str {
        self.code.split('.').next().unwrap_or(&self.code)
    }

    /// Whether it stands for its whole SOC code and not for a part of that.
    pub fn is_whole_soc(&self) -> bool {
        self.code.ends_with(".00")
    }
}

#[derive(Clone, Debug)]
pub(super) struct Task {
    pub text: String,
    /// Whether it is critical to the occupation, and not only supplemental.
    pub is_core: bool,
}

/// A skill or a field of knowledge, and how important workers and analysts find it.
#[derive(Clone, Debug)]
pub(super) struct Rating {
    pub name: String,
    /// What the name stands for; none where the content model does not tell.
    pub description: Option<String>,
    /// From 1 (not important) to 5 (extremely important).
    pub importance: f32,
}

/// A program or device with which the work is done.
#[derive(Clone, Debug)]
pub(super) struct Technology {
    pub name: String,
    pub group: String,
    /// Often asked for in job advertisements of all occupations.
    pub is_hot: bool,
    /// Often asked for in those of this occupation.
    pub is_in_demand: bool,
}

/// One release of the database.
#[derive(Debug)]
pub(super) struct Database {
    pub release: Release,
    /// By code.
    pub occupations: BTreeMap<String, Occupation>,
    /// What preparation the job zones 1 to 5 stand for.
    pub zones: BTreeMap<u8, Zone>,
    /// What the levels of education are called.
    pub education_levels: BTreeMap<u8, String>,
    /// Verbs of work, in lower case: what tasks begin with.
    pub verbs: BTreeSet<String>,
}

/// How much preparation the occupations of a job zone take.
#[derive(Clone, Debug, Default)]
pub(super) struct Zone {
    pub experience: String,
    pub education: String,
    pub training: String,
}

impl Database {
    /// Reads the text files of a release. Files that are missing or broken are all reported.
    pub fn read(folder: &Path) -> Result<Self, Vec<Problem>> {
        tables::read(folder)
    }
}
