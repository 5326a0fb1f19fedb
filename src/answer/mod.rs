//! From a question and a snapshot to an answer. Pure: no I/O, and the same question gets the same answer.

mod asked;
mod choices;
mod comparison;
mod excerpt;
pub mod model;
mod money;
mod profile;
mod reply;
mod section;
mod smalltalk;
mod sources;
pub mod text;
mod unknown;

pub use model::{Answer, Block, CareerName, Kind, Part, Source, Topic};
pub use reply::{about, help, no_such_career, remembered, reply};
