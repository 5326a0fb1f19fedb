//! Any bytes as a page of Markdown that was not written for us.

#![no_main]

use career_bot_fuzz::read_page;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read_page("page.md", bytes));
