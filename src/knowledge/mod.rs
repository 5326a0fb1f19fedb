//! What a career page is: its model, its readers, its checks, and the folders it is loaded from.

pub mod model;

pub use model::{Block, Currency, Facet, Facts, Item, Page, Period, SalaryRow, Section, Slug, ToolGroup};
