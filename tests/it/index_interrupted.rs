//! Interruptions of indexing: a killed process, a full disk, a folder that cannot be written, a second process.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::outside::skip;
use crate::place::Place;

const TRADES: [&str; 3] = ["glass-blower", "tree-surgeon", "clock-maker"];
const QUESTION: &str = "glass blower salary";
const FORMER: &str = "Answering from the former index";

#[test]
fn a_second_process_that_indexes_is_told_to_wait() {
    let place = Place::with_small_pages(&TRADES);
    place.write("index/writer.lock", "");
    let lock = File::open(place.path("index/writer.lock")).expect("it is there");
    lock.lock().expect("nobody else has it");
    let reason = "another process is indexing into index; wait until it is done";
    place.run(&["ask", QUESTION]).with_code(2).warns(&[reason]);
    drop(lock);
    place.ask(QUESTION).says(&["100 crowns"]);
    let lock = File::open(place.path("index/writer.lock")).expect("it is there");
    lock.lock().expect("nobody else has it");
    place.ask(QUESTION).says(&["100 crowns"]).silently();
    place.write_page("glass-blower", 250);
    place.run(&["index"]).with_code(2).warns(&[reason]);
    place.run(&["index", "--force"]).with_code(2).warns(&[reason]);
    place.ask(QUESTION).says(&["100 crowns"]).warns(&[FORMER, reason]);
    drop(lock);
    place.ask(QUESTION).says(&["250 crowns"]);
}

#[test]
fn processes_that_start_together_all_answer_or_say_who_is_first() {
    let place = Place::with_small_pages(&TRADES);
    let start = || place.command(&["ask", QUESTION]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let started: Vec<_> = (0..6).map(|_| start().expect("the program can be started")).collect();
    let mut answers = 0;
    for child in started {
        let output = child.wait_with_output().expect("it ends");
        match output.status.code() {
            Some(0) => {
                assert!(String::from_utf8_lossy(&output.stdout).contains("100 crowns"));
                answers += 1;
            }
            code => {
                assert_eq!(code, Some(2));
                let reason = String::from_utf8_lossy(&output.stderr).into_owned();
                assert!(reason.contains("another process is indexing"), "{reason}");
            }
        }
    }
    assert!(answers > 0);
    place.run(&["index", "--check"]).with_code(0).says(&["The index is whole: 3 pages"]);
}

#[test]
fn an_index_folder_that_cannot_be_made_is_named() {
    let place = Place::with_small_pages(&TRADES);
    place.write("file", "no folder");
    place.run(&["--index", "file/index", "ask", QUESTION]).with_code(2).warns(&["file/index", "--index"]);
    place
        .run(&["--index", "file", "ask", QUESTION])
        .with_code(2)
        .warns(&["the index folder file cannot be used"]);
}

#[test]
fn a_read_only_index_is_still_served() {
    let place = Place::with_small_pages(&TRADES);
    let Some(disk) = Disk::mount(&place, "index", 4096) else { return };
    place.ask(QUESTION).says(&["100 crowns"]);
    if !disk.make_read_only() {
        return;
    }
    place.ask(QUESTION).says(&["100 crowns"]).silently();
    place.write_page("glass-blower", 250);
    place.ask(QUESTION).says(&["100 crowns"]).warns(&[FORMER, "the index folder index cannot be used"]);
    place.run(&["index"]).with_code(2).warns(&["the index folder index cannot be used"]);
    place.run(&["index", "--check"]).with_code(1).says(&["The index is whole", "Changed: glass-blower"]);
}

#[test]
fn a_full_disk_leaves_the_former_index_as_it_was() {
    let place = Place::with_small_pages(&TRADES);
    let Some(_disk) = Disk::mount(&place, "index", 1024) else { return };
    place.ask(QUESTION).says(&["100 crowns"]);
    let current = place.read("index/current");
    // Full from the first byte on, and full after a few files.
    for (round, free) in [0, 4, 8, 16, 24, 32].into_iter().enumerate() {
        let crowns = 200 + round;
        place.write_page("glass-blower", crowns);
        fill(&place, free);
        place.ask(QUESTION).says(&["100 crowns"]).warns(&[FORMER, "No space left"]);
        place.run(&["index"]).with_code(2).warns(&["No space left"]);
        place.run(&["index", "--check"]).with_code(1).says(&["The index is whole", "Changed: glass-blower"]);
        assert_eq!(place.read("index/current"), current);
        place.remove("index/ballast");
    }
    place.ask(QUESTION).says(&["205 crowns"]).warns(&["Indexed again"]);
    let generations = fs::read_dir(place.path("index")).expect("it is there").flatten();
    let names: Vec<_> =
        generations.map(|entry| entry.file_name().into_string().expect("it is text")).collect();
    assert_eq!(names.iter().filter(|name| name.starts_with('v')).count(), 1, "{names:?}");
}

#[test]
fn a_full_disk_before_the_first_index_is_reported() {
    let place = Place::with_small_pages(&TRADES);
    let Some(_disk) = Disk::mount(&place, "index", 1024) else { return };
    fill(&place, 8);
    place.run(&["ask", QUESTION]).with_code(2).warns(&["error: the index", "No space left"]);
    place.remove("index/ballast");
    place.ask(QUESTION).says(&["100 crowns"]);
}

/// A process is killed at moments all over a reindex. Whatever was current then is whole and answers.
#[test]
fn a_process_that_is_killed_loses_nothing_that_was_served() {
    const KILLS: usize = 15;
    let trades: Vec<String> = (0..300).map(|number| format!("trade-{}", in_letters(number))).collect();
    let trades: Vec<&str> = trades.iter().map(String::as_str).chain(["glass-blower"]).collect();
    let place = Place::with_small_pages(&trades);
    place.run(&["index"]).with_code(0);
    place.write_page("glass-blower", 999);
    let started = Instant::now();
    place.run(&["index"]).with_code(0);
    let mut whole = started.elapsed();
    let (mut served, mut crowns, mut killed) = (999, 1000, 0);
    while killed < KILLS {
        place.write_page("glass-blower", crowns);
        if kill_after(&place, moment(whole, killed, KILLS)) {
            killed += 1;
        } else {
            // It was done before, as on a machine that was busier when the whole was timed.
            whole = whole.mul_f64(0.8);
        }
        place.run(&["index", "--check"]).says(&["The index is whole: 301 pages"]);
        // While the lock is held, the program cannot help itself: it answers from what the killed process left.
        let lock = File::open(place.path("index/writer.lock")).expect("it is there");
        lock.lock().expect("the killed process has it no longer");
        let answer = place.ask(QUESTION).out;
        drop(lock);
        if answer.contains(&format!("{crowns} crowns")) {
            served = crowns;
        }
        assert!(answer.contains(&format!("{served} crowns")), "after {killed} kills: {answer}");
        crowns += 1;
    }
    place.write_page("glass-blower", 77);
    place.ask(QUESTION).says(&["77 crowns"]);
    place.run(&["index", "--check"]).with_code(0).says(&["The index is whole: 301 pages"]);
    let generations = fs::read_dir(place.path("index")).expect("it is there").flatten();
    let left = generations.filter(|entry| entry.path().is_dir()).count();
    assert_eq!(left, 1, "what the killed processes left behind is gone");
}

/// A moment in the given part of the whole, at random within that part.
fn moment(whole: Duration, part: usize, parts: usize) -> Duration {
    use std::hash::{BuildHasher, RandomState};
    let within = (RandomState::new().hash_one(part) % 1000) as f64 / 1000.0;
    whole.mul_f64((part as f64 + within) / parts as f64)
}

/// Starts indexing and kills it (SIGKILL) after a while; false if it was done before.
fn kill_after(place: &Place, while_: Duration) -> bool {
    let mut command = place.command(&["index"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it can be started");
    // No event to wait for: the moment itself is what is tried.
    std::thread::sleep(while_);
    child.kill().expect("it is ours");
    let status = child.wait().expect("it ends");
    status.code().is_none()
}

/// A number in letters, so that it is a word of its own: 0 is `aa`, 1 is `ab`.
fn in_letters(number: u16) -> String {
    let letter = |value: u16| char::from_digit(10 + u32::from(value % 26), 36).expect("it is a digit");
    [letter(number / 26), letter(number)].iter().collect()
}

/// A small disk of its own (tmpfs), unmounted when the test ends, however it ends.
struct Disk(PathBuf);

impl Disk {
    /// Mounts a disk of so many KiB at a path of the place; none, and a word about it, where that is not permitted.
    fn mount(place: &Place, path: &str, kib: u32) -> Option<Self> {
        let folder = place.path(path);
        fs::create_dir_all(&folder).expect("the folder can be made");
        let size = format!("size={kib}k");
        let mounted = run(Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(&folder));
        if !mounted {
            skip("this user may not mount a disk of its own");
            return None;
        }
        Some(Self(folder))
    }

    fn make_read_only(&self) -> bool {
        let done = run(Command::new("mount").args(["-o", "remount,ro"]).arg(&self.0));
        if !done {
            skip("this user may not make a disk read-only");
        }
        done
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if !run(Command::new("umount").arg(&self.0)) {
            run(Command::new("umount").arg("-l").arg(&self.0));
        }
    }
}

fn run(command: &mut Command) -> bool {
    command.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Fills the index's disk but for so many KiB.
fn fill(place: &Place, free_kib: usize) {
    use std::io::Write;
    let mut ballast = File::create(place.path("index/ballast")).expect("it can be made");
    let mut written = 0;
    while ballast.write_all(&[b'.'; 4096]).is_ok() {
        written += 4096;
    }
    ballast.set_len(written as u64 - 1024 * free_kib as u64).expect("it can be cut");
}
