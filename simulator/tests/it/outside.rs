//! What tests need from outside of the repository: programs and npm packages. Without them a test is skipped, and fails in CI.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Says that a test needs something which this machine lacks.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
pub fn skip(reason: &str) {
    eprintln!("skipped: {reason}");
}

/// What a test needs; `None`, with the reason told, where this machine lacks it. In CI it must be there.
pub fn needed<T>(found: Result<T, String>) -> Result<Option<T>, Box<dyn Error>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(reason) if env::var_os("CI").is_some() => Err(reason.into()),
        Err(reason) => {
            skip(&reason);
            Ok(None)
        }
    }
}

/// Copies `source`, a folder with `package.json` and `package-lock.json`, into the target folder, and installs there the
/// packages that the lock file names, unless a run before has.
pub fn npm_packages(source: &Path) -> Result<PathBuf, String> {
    let name = source.file_name().unwrap_or_default();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(failed)?;
    for entry in fs::read_dir(source).map_err(failed)?.flatten().filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), folder.join(entry.file_name())).map_err(failed)?;
    }
    let installed = folder.join("installed.json");
    let lock = fs::read(folder.join("package-lock.json")).map_err(failed)?;
    if fs::read(&installed).is_ok_and(|before| before == lock) {
        return Ok(folder);
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder);
    let output = npm.output().map_err(|error| format!("npm did not start: {error}"))?;
    if !output.status.success() {
        return Err(format!("npm ci failed: {}", String::from_utf8_lossy(&output.stderr)));
    }
    fs::write(&installed, lock).map_err(failed)?;
    Ok(folder)
}
