//! From a question and a snapshot to an answer. Pure: no I/O, and the same question gets the same answer.

mod asked;
pub mod chart;
mod choices;
mod comparison;
mod excerpt;
mod list;
mod matches;
pub mod model;
mod money;
mod narrowed;
mod profile;
mod ranking;
mod reply;
mod section;
mod smalltalk;
mod sources;
pub mod text;
mod unknown;

pub use list::families;
pub use model::{Answer, Block, CareerName, Family, Kind, Order, Part, Source, Topic};
pub use reply::{about, browse, help, matches, no_such_career, rank, remembered, reply};
