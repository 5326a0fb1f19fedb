//! Any text as a page of Markdown, with the front matter's fence before it.

#![no_main]

use career_bot_fuzz::read_page;

libfuzzer_sys::fuzz_target!(|text: &str| read_page("page.md", format!("+++\n{text}").as_bytes()));
