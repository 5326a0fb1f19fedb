//! What a start and a reindex take: time and peak memory of a process of its own.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use career_bot::answer::reply;
use career_bot::library::{Library, ReindexOptions};
use career_bot::question::Context;

use crate::samples::Samples;
use crate::table::Table;
use crate::world::World;

const RUNS: usize = 5;
/// The first of the arguments that make this program such a process.
const START: &str = "start";
const REINDEX: &str = "reindex";

pub fn measure(worlds: &[&World]) {
    let columns = ["", "fastest", "middle", "slowest", "peak memory"];
    let mut table = Table::new(format!("A process of its own, {RUNS} runs"), &columns);
    for world in worlds {
        for (doing, name) in [(START, "start from an index"), (REINDEX, "forced reindex")] {
            let mut times = Samples::default();
            let mut peak = 0.0_f64;
            for _ in 0..RUNS {
                let (took, megabytes) = run(doing, world);
                times.push(took);
                peak = peak.max(megabytes);
            }
            let parts = [0.0, 0.5, 1.0].map(|part| format!("{:.0} ms", times.percentile(part) / 1000.0));
            let name = format!("{name}, {}", world.name);
            table.row([name].into_iter().chain(parts).chain([format!("{peak:.0} MB")]));
        }
    }
    table.print();
}

/// Runs this program as such a process: how long it took to do it, and the most memory that it held, in MB.
fn run(doing: &str, world: &World) -> (std::time::Duration, f64) {
    let itself = std::env::current_exe().expect("the path of this program");
    let output = Command::new(itself).arg(doing).arg(&world.index).args(&world.folders).output();
    let output = output.expect("this program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).expect("it is text");
    let (took, peak) = told.trim().split_once(' ').expect("two numbers");
    let number = |text: &str| text.parse::<u64>().expect("a number");
    (std::time::Duration::from_micros(number(took)), number(peak) as f64 / 1024.0)
}

/// What such a process tells: microseconds, and kilobytes; none where the arguments ask for no such process.
pub fn asked(arguments: &[String]) -> Option<String> {
    let [doing, index, folders @ ..] = arguments else { return None };
    let reindexes = match &**doing {
        START => false,
        REINDEX => true,
        _ => return None,
    };
    let started = Instant::now();
    let folders: Vec<PathBuf> = folders.iter().map(PathBuf::from).collect();
    let (library, _) = Library::open(folders, index.into(), &mut |_| ()).expect("the index");
    let mut took = started.elapsed();
    if reindexes {
        let started = Instant::now();
        let options = ReindexOptions { force: true, preview: false };
        library.reindex(options, &mut |_| ()).expect("a reindex");
        took = started.elapsed();
    }
    reply(&library.snapshot(), "how much does a data engineer make", &Context::default());
    Some(format!("{} {}", took.as_micros(), peak_kilobytes()))
}

/// The most memory that this process held at a time. 0 where the system does not tell.
fn peak_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|peak| peak.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}
