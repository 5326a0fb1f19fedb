//! Answers career questions from the community's own pages.
pub mod answer;
pub mod knowledge;
pub mod question;
pub mod search;
