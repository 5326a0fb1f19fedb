//! Any bytes as a page of plain text.

#![no_main]

use career_bot_fuzz::read_page;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read_page("page.txt", bytes));
