//! Tables of public data as typed rows: tab-separated text as O*NET writes it, and comma-separated text.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use csv::{Position, ReaderBuilder, StringRecord};
use serde::de::DeserializeOwned;

use crate::knowledge::{Problem, Severity};

/// What stands between the fields of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// A tab; quotation marks are text.
    Tab,
    /// A comma; fields that hold one stand in quotation marks.
    Comma,
}

/// One row, and the line of the file it stands in, from 1.
#[derive(Debug)]
pub(super) struct Row<T> {
    pub value: T,
    pub line: u32,
}

/// Reads all rows of a table into `T`, whose fields are named after the table's columns.
///
/// `columns` must all be there; others are passed over. Every row that is wrong is reported by its line, and
/// then nothing is returned: half a table would look like a whole one.
pub(super) fn read<T: DeserializeOwned>(
    path: &Path,
    separator: Separator,
    columns: &[&str],
) -> Result<Vec<Row<T>>, Vec<Problem>> {
    let text = with_plain_line_ends(&fs::read(path).map_err(|error| vec![unreadable(path, &error)])?);
    let mut reader = match separator {
        Separator::Tab => ReaderBuilder::new().delimiter(b'\t').quoting(false).from_reader(&*text),
        Separator::Comma => ReaderBuilder::new().from_reader(&*text),
    };
    let header = reader.headers().map_err(|error| vec![broken(path, &error)])?.clone();
    check_header(path, &header, columns).map_err(|problem| vec![problem])?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => match record.deserialize(Some(&header)) {
                Ok(value) => rows.push(Row { value, line: line(record.position()).unwrap_or(1) }),
                Err(error) => problems.push(broken(path, &error)),
            },
            Err(error) => problems.push(broken(path, &error)),
        }
        if problems.len() >= PROBLEMS_MAX {
            break;
        }
    }
    if problems.is_empty() && rows.is_empty() {
        problems.push(problem(path, None, "the table has no row", "Download the file again."));
    }
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}

/// A file with more broken rows than this is not looked through to its end.
const PROBLEMS_MAX: usize = 10;

/// The csv library lets a row begin with the line feed that ends the one before: with CRLF, each line would be counted one too low.
fn with_plain_line_ends(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_suffix(b"\r\n") {
            Some(line) => {
                plain.extend_from_slice(line);
                plain.push(b'\n');
            }
            None => plain.extend_from_slice(line),
        }
    }
    plain
}

/// Reports the first column that is not there: the file is another one than was expected.
pub(super) fn check_header<'a>(
    path: &Path,
    header: impl IntoIterator<Item = &'a str>,
    columns: &[&str],
) -> Result<(), Problem> {
    let there: Vec<&str> = header.into_iter().map(str::trim).collect();
    match columns.iter().find(|column| !there.contains(column)) {
        None => Ok(()),
        Some(missing) => {
            let reason = format!("the table has no column {missing:?}");
            let remedy = format!("Its first line must name the columns {}.", columns.join(", "));
            Err(problem(path, Some(1), &reason, &remedy))
        }
    }
}

pub(super) fn problem(path: &Path, line: Option<u32>, reason: &str, remedy: &str) -> Problem {
    Problem {
        path: path.display().to_string(),
        line,
        severity: Severity::Error,
        reason: reason.to_owned(),
        remedy: remedy.to_owned(),
    }
}

pub(super) fn unreadable(path: &Path, error: &io::Error) -> Problem {
    let (reason, remedy) = match error.kind() {
        io::ErrorKind::NotFound => {
            ("the file is not there".to_owned(), "Download it, or name the right folder.")
        }
        io::ErrorKind::IsADirectory => ("this is a folder, not a file".to_owned(), "Name the file itself."),
        _ => (format!("the file cannot be read: {error}"), "Let your user read it."),
    };
    problem(path, None, &reason, remedy)
}

/// The file of this name in a folder, or in a folder of that: O*NET's releases are unpacked into folders of their own.
pub(super) fn find(folder: &Path, name: &str) -> Result<PathBuf, Problem> {
    let direct = folder.join(name);
    if direct.is_file() {
        return Ok(direct);
    }
    let entries = folder.read_dir().map_err(|error| unreadable(folder, &error))?;
    let mut deeper: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path().join(name)).filter(|path| path.is_file()).collect();
    deeper.sort();
    deeper.pop().ok_or_else(|| {
        let remedy = "Give the folder with the text files of the O*NET database, all of them.";
        problem(&direct, None, "the file is not there", remedy)
    })
}

fn broken(path: &Path, error: &csv::Error) -> Problem {
    let at = line(error.position());
    let (at, reason) = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            (at, format!("the row has {len} fields instead of {expected_len}"))
        }
        csv::ErrorKind::Utf8 { .. } => (at, "the row is not UTF-8".to_owned()),
        csv::ErrorKind::Deserialize { pos, err } => {
            let column = err.field().map(|field| format!(" (column {})", field + 1)).unwrap_or_default();
            (line(pos.as_ref()).or(at), format!("the row cannot be used: {}{column}", err.kind()))
        }
        _ => (at, format!("the row cannot be read: {error}")),
    };
    problem(path, at, &reason, "Mend the row, or download the file again.")
}

fn line(position: Option<&Position>) -> Option<u32> {
    position.and_then(|position| u32::try_from(position.line()).ok())
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Wage {
        #[serde(rename = "Code")]
        code: String,
        #[serde(rename = "Pay")]
        pay: u32,
    }

    /// Code, pay and line of each row; line and reason of each problem.
    type Expected<'a> = Result<&'a [(&'a str, u32, u32)], &'a [(Option<u32>, &'a str)]>;

    fn check(text: &[u8], separator: Separator, expected: Expected<'_>) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        match (read::<Wage>(file.path(), separator, &["Code", "Pay"]), expected) {
            (Ok(rows), Ok(expected)) => {
                let rows: Vec<_> =
                    rows.iter().map(|row| (&*row.value.code, row.value.pay, row.line)).collect();
                assert_eq!(rows, expected);
            }
            (Err(problems), Err(expected)) => {
                let problems: Vec<_> =
                    problems.iter().map(|problem| (problem.line, &*problem.reason)).collect();
                assert_eq!(problems, expected);
            }
            (found, expected) => panic!("{found:?} instead of {expected:?}"),
        }
    }

    #[test]
    fn reads_rows_with_their_lines() {
        let rows: &[_] = &[("11-1011", 5, 2), ("a \"b\"", 6, 3)];
        check(b"Code\tPay\tNote\r\n11-1011\t5\tx\r\na \"b\"\t6\t\r\n", Separator::Tab, Ok(rows));
        check(b"Pay,Code\n5,\"a, b\"\n", Separator::Comma, Ok(&[("a, b", 5, 2)]));
    }

    #[test]
    fn names_the_line_of_every_broken_row() {
        check(
            b"Code\tPay\na\tmuch\nb\nc\t3\nd\t\xff\n",
            Separator::Tab,
            Err(&[
                (Some(2), "the row cannot be used: invalid digit found in string (column 2)"),
                (Some(3), "the row has 1 fields instead of 2"),
                (Some(5), "the row is not UTF-8"),
            ]),
        );
    }

    #[test]
    fn tells_another_file_from_a_broken_one() {
        check(b"Code\tWage\na\t1\n", Separator::Tab, Err(&[(Some(1), "the table has no column \"Pay\"")]));
        check(b"Code\tPay\n", Separator::Tab, Err(&[(None, "the table has no row")]));
        check(b"", Separator::Tab, Err(&[(Some(1), "the table has no column \"Code\"")]));
    }

    #[test]
    fn finds_a_file_in_a_folder_or_below() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("29.3")).unwrap();
        std::fs::write(folder.path().join("29.3/Skills.txt"), "").unwrap();
        assert_eq!(find(folder.path(), "Skills.txt").unwrap(), folder.path().join("29.3/Skills.txt"));
        assert_eq!(find(folder.path(), "Tasks.txt").unwrap_err().reason, "the file is not there");
    }
}
