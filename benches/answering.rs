//! How long questions take, from text to answer, on the shipped pages; and how long it takes to make and open an index.
//!
//! `cargo bench`; the counting of allocations is divan's.

use career_bot::answer::reply;
use career_bot::library::{Library, ReindexOptions};
use career_bot::question::Context;
use divan::AllocProfiler;
use mimalloc::MiMalloc;
use tempfile::TempDir;

#[global_allocator]
static ALLOCATOR: AllocProfiler<MiMalloc> = AllocProfiler::new(MiMalloc);

fn main() {
    divan::main();
}

fn library() -> (Library, TempDir) {
    let folder = TempDir::new().expect("a temporary folder");
    let (library, _) = Library::open(vec!["knowledge".into()], folder.path().into(), &mut |_| ())
        .expect("the shipped pages");
    (library, folder)
}

#[divan::bench(args = [
    "data engineer salary",
    "how do i break into devops w/o a degree",
    "frontend vs backend",
    "machne lerning enginer salry",
    "what does a nurse earn",
    "which tech job pays most",
    "i know sql and excel, what can i become",
    "help",
])]
fn question_to_answer(bencher: divan::Bencher, question: &str) {
    answer(bencher, question);
}

#[divan::bench]
fn post_to_answer(bencher: divan::Bencher) {
    answer(
        bencher,
        "Hi all, I am 31 and have been a nurse for eight years. The shifts are killing me, my sister works from home \
         and says her company hires all the time. I did some Python in the evenings and liked it more than I thought, \
         but I have two kids and no savings. What would I have to learn to become a data analyst, and is the pay any good?",
    );
}

fn answer(bencher: divan::Bencher, question: &str) {
    let (library, _folder) = library();
    let snapshot = library.snapshot();
    bencher.bench(|| reply(&snapshot, divan::black_box(question), &Context::default()));
}

#[divan::bench]
fn completion(bencher: divan::Bencher) {
    let (library, _folder) = library();
    let snapshot = library.snapshot();
    bencher.bench(|| snapshot.complete(divan::black_box("data e"), 25).len());
}

#[divan::bench(sample_count = 20)]
fn reindex(bencher: divan::Bencher) {
    let (library, _folder) = library();
    let options = ReindexOptions { force: true, preview: false };
    bencher.bench(|| library.reindex(options, &mut |_| ()).expect("a reindex"));
}

#[divan::bench(sample_count = 20)]
fn open_an_existing_index(bencher: divan::Bencher) {
    let (_library, folder) = library();
    bencher.bench(|| {
        Library::open(vec!["knowledge".into()], folder.path().into(), &mut |_| ()).expect("the index")
    });
}
