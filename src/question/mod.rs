//! From text to understanding: which career, which facet, and what is asked of them. Pure, and knows no index.
//!
//! The way of a question: [`normalise`] makes words, [`reading`] resolves slang and mends misspellings
//! ([`spelling`]), [`linking`] finds careers among all their names ([`careers`]) and [`roles`] tells which of several is
//! meant, [`facets`] weighs [`cues`] and what a small [`model`] says of the text's [`clauses`], [`intent`] decides. The
//! [`Interpreter`] holds what all of them need.

mod careers;
mod clauses;
mod comparing;
mod completion;
mod coordination;
mod cues;
mod describe;
mod descriptions;
mod doubt;
mod evidence;
mod facets;
mod features;
mod focus;
mod follow_up;
mod function_words;
mod generic_roles;
mod guests;
mod intent;
mod interpreter;
mod leaning;
mod learning;
mod learnt;
mod linking;
mod logistic;
mod lookup;
mod measuring;
mod mending;
mod model;
mod names;
mod near_names;
mod normalise;
mod parts;
mod patterns;
mod phrases;
mod pointing;
mod reading;
mod relevance;
mod roles;
mod sides;
mod skill_names;
mod skills;
mod smalltalk;
mod sparse;
mod spelling;
mod starts;
mod stems;
mod subject;
mod surveys;
mod understanding;
mod wanted;
mod without_career;
mod wording;
mod words;

pub use interpreter::Interpreter;
pub use learnt::Learnt;
pub use lookup::{LookUp, Unnamed};
pub use normalise::QUESTION_CHARS_MAX;
pub use parts::Told;
pub use stems::{SectionWords, Stem, Words};
pub use understanding::{
    Context, Match, Measure, Narrowing, PageIndex, Reading, Reason, Smalltalk, TopicWord, Understanding,
    Wording,
};
