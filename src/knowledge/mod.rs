//! What a career page is: its model, its readers, its checks, and the folders it is loaded from.
//!
//! [`load`] reads folders of Markdown and plain-text files into [`Page`]s. A file becomes a draft of headings
//! and blocks (`markdown`, `plain_text`), the draft is arranged into sections (`sections`, `headings`), the
//! front matter and the prose give the facts (`front_matter`, `facts`), and whatever is wrong becomes a
//! [`Problem`]. [`check`] loads and then reviews what stands on the pages (`review`).

mod amount;
mod checks;
mod currency;
mod dates;
mod draft;
mod english;
mod examples;
mod facts;
mod files;
mod front_matter;
mod headings;
mod inline;
mod items;
mod led_paragraphs;
mod loader;
mod loose_markdown;
mod markdown;
pub mod model;
mod new_page;
mod page;
mod plain_text;
mod problem;
mod prospects;
mod review;
mod run_in_lists;
mod sections;
mod sentences;
mod slugs;
mod tables;
mod titles;
mod vocabulary;

pub use amount::Amount;
pub use currency::{UnknownCurrency, UnknownPeriod};
pub use english::{is_english, singular};
pub use examples::{Asks, Example, Role, read as read_examples};
pub use files::PAGE_BYTES_MAX;
pub use headings::facet_of;
pub use loader::{Loaded, LoadedPage, RefusedFile, check, fingerprint, load, load_examples, page_text};
pub use model::{Block, Currency, Facet, Facts, Item, Page, Period, SalaryRow, Section, Slug, ToolGroup};
pub use new_page::{NewPage, NewPageError, Written, new_page};
pub use page::TITLE_CHARS_MAX;
pub use problem::{Problem, Severity};
pub use prospects::{Education, Projection};
pub use sentences::sentences;
pub use slugs::suggestion as slug_suggestion;
pub use vocabulary::{
    DoubtWords, FacetWords, PartWords, Patterns, RoleWords, SmallTalk, SpellingWords, Vocabulary,
    read as read_vocabulary,
};
