//! The program as a process of its own: started, listened to, and ended by a signal.

use std::env;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use discord_simulator::Simulator;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::sync::watch;

use crate::stage::{Outcome, WITHIN};

/// `career-bot` without the settings of whoever runs the tests: only the defaults and what a test adds.
///
/// Pages come from `folder/knowledge`, and the index is kept in `folder/index`.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_career-bot"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CAREER_BOT")) {
        command.env_remove(name);
    }
    command
        // A file that need not be there is config/local.toml alone, so an empty one takes its place.
        .args([Path::new("--config"), &folder.join("settings.toml")])
        .env("CAREER_BOT__KNOWLEDGE__PATHS", folder.join("knowledge"))
        .env("CAREER_BOT__INDEX__PATH", folder.join("index"))
        .env("CAREER_BOT__LOG__FORMAT", "json");
    command
}

/// As [`command`], on its way to a simulated Discord.
pub fn command_on(discord: &Simulator, folder: &Path) -> Command {
    let mut command = command(folder);
    command
        .arg("run")
        .env("CAREER_BOT__DISCORD__TOKEN", discord.token())
        .env("CAREER_BOT__DISCORD__API", discord.base_url())
        .env("CAREER_BOT__DISCORD__COOLDOWN_SECONDS", "0");
    command
}

/// The running program. Dropped before it ended, it is killed.
pub struct Bot {
    pid: Pid,
    /// All lines of standard error so far.
    log: Arc<Mutex<String>>,
    /// All lines of standard output so far.
    said: watch::Receiver<String>,
    ended: watch::Receiver<Option<ExitStatus>>,
}

impl Bot {
    /// Starts the program.
    pub fn start(mut command: Command) -> Outcome<Self> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let pid = Pid::from_raw(i32::try_from(child.id())?);
        let log = Arc::new(Mutex::new(String::new()));
        let (end, ended) = watch::channel(None);
        let (say, said) = watch::channel(String::new());
        let out = child.stdout.take();
        thread::spawn(move || lines(out, |line| say.send_modify(|said| said.push_str(&line))));
        let written = log.clone();
        thread::spawn(move || end.send(listen(&mut child, &written)));
        Ok(Self { pid, log, said, ended })
    }

    pub fn signal(&self, signal: Signal) -> Outcome {
        Ok(kill(self.pid, signal)?)
    }

    /// Waits until the program ended, for whatever reason.
    pub async fn gone(&self) {
        // An error says that nobody listens to it any more, which is as good.
        let _ = self.ended.clone().wait_for(Option::is_some).await;
    }

    /// Waits until the program ended; returns its exit code and all that it logged.
    pub async fn ended(self) -> Outcome<(Option<i32>, String)> {
        let mut ended = self.ended.clone();
        match tokio::time::timeout(WITHIN, ended.wait_for(Option::is_some)).await {
            Ok(status) => Ok((status?.and_then(|status| status.code()), self.log())),
            Err(_) => Err(format!("the program did not end:\n{}", self.log()).into()),
        }
    }

    /// Waits until the program has said `part` on standard output; returns all that it said there.
    pub async fn says(&self, part: &str) -> Outcome<String> {
        let mut said = self.said.clone();
        match tokio::time::timeout(WITHIN, said.wait_for(|said| said.contains(part))).await {
            Ok(Ok(said)) => Ok(said.clone()),
            _ => Err(format!("the program did not say {part:?}:\n{}", self.log()).into()),
        }
    }

    /// What was logged so far.
    pub fn log(&self) -> String {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // One that has ended may have left its number to somebody else.
        if self.ended.borrow().is_none() {
            let _ = kill(self.pid, Signal::SIGKILL);
        }
    }
}

/// Takes down what the program says until it ends.
fn listen(child: &mut Child, log: &Mutex<String>) -> Option<ExitStatus> {
    lines(child.stderr.take(), |line| {
        log.lock().unwrap_or_else(PoisonError::into_inner).push_str(&line);
    });
    child.wait().ok()
}

/// Hands on line by line, each with its end, until there is no more.
fn lines(stream: Option<impl Read>, mut take: impl FnMut(String)) {
    let lines = stream.map(|stream| BufReader::new(stream).lines());
    lines.into_iter().flatten().map_while(Result::ok).for_each(|line| take(line + "\n"));
}
