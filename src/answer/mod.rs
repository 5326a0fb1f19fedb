//! From a question and a snapshot to an answer. Pure: no I/O, and the same question gets the same answer.

pub mod model;

pub use model::{Answer, Block, CareerName, Kind, Part, Source, Topic};
