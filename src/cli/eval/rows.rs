//! Files of labelled questions: their rows, and which facets and careers a row wants.

use std::path::Path;

use crate::cli::Failure;
use crate::knowledge::Facet;

const COLUMNS: [&str; 7] = ["id", "kind", "careers", "facets", "question", "context", "note"];

/// A file of labelled questions.
#[derive(Debug)]
pub struct Questions {
    /// The file as it was named.
    pub path: String,
    /// Of the file's text (BLAKE3, 16 hexadecimal digits): a run belongs to the questions it was made from.
    pub checksum: String,
    pub rows: Vec<Row>,
}

/// A labelled question.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub id: String,
    pub kind: String,
    /// Acceptable slugs; those that are wanted together are joined by `+`.
    pub careers: Vec<String>,
    /// Acceptable facets, the same way.
    pub facets: Vec<String>,
    pub question: String,
    /// The earlier questions of the conversation.
    pub context: Vec<String>,
    /// The skills asked for where `kind` is `reverse`, parted by commas; else whatever the author noted.
    pub note: String,
}

/// Reads a file of labelled questions.
///
/// # Errors
/// Where it cannot be read, and, with the line, where it is not labelled so.
pub fn read(file: &Path) -> Result<Questions, Failure> {
    let path = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|error| Failure::Wrong(format!("{path}: {error}")))?;
    let wrong = |number: usize, reason: String| Failure::Wrong(format!("{path}:{number}: {reason}"));
    let mut lines = (1..).zip(text.lines());
    let header: Vec<&str> = lines.next().map(|(_, line)| line.split('\t').collect()).unwrap_or_default();
    if header != COLUMNS {
        return Err(wrong(1, format!("the first line must name the columns {}", COLUMNS.join(", "))));
    }
    let rows = lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| row(line).map_err(|reason| wrong(number, reason)));
    let rows = rows.collect::<Result<_, _>>()?;
    let checksum = blake3::hash(text.as_bytes()).to_hex()[..16].to_owned();
    Ok(Questions { path, checksum, rows })
}

impl Row {
    /// All careers that are named as acceptable or as wanted.
    pub fn named_careers(&self) -> impl Iterator<Item = &str> {
        self.careers.iter().flat_map(|label| label.split('+'))
    }

    /// The facets that the row counts under: all that are wanted together, and of acceptable ones the first.
    pub fn wanted_facets(&self) -> impl Iterator<Item = &str> {
        self.facets.iter().take(1).flat_map(|label| label.split('+'))
    }
}

fn row(line: &str) -> Result<Row, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, kind, careers, facets, question, rest @ ..] = cells.as_slice() else {
        return Err(format!("{} columns, but there must be 7", cells.len()));
    };
    let facets = split(facets, "|");
    for name in facets.iter().flat_map(|label| label.split('+')) {
        name.parse::<Facet>().map_err(|error| error.to_string())?;
    }
    Ok(Row {
        id: (*id).to_owned(),
        kind: (*kind).to_owned(),
        careers: split(careers, "|"),
        facets,
        question: (*question).to_owned(),
        context: split(rest.first().copied().unwrap_or_default(), " >> "),
        note: rest.get(1).copied().unwrap_or_default().trim().to_owned(),
    })
}

fn split(cell: &str, sign: &str) -> Vec<String> {
    cell.split(sign).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_row_with_all_its_labels() {
        let row =
            row("q1\tmulti\ta+b|c\tskills+salary|tools\thow, and what for\tone >> two >> \tpython, c++")
                .unwrap();
        assert_eq!(row.named_careers().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(row.wanted_facets().collect::<Vec<_>>(), ["skills", "salary"]);
        assert_eq!(row.context, ["one", "two"]);
        assert_eq!(row.note, "python, c++");
    }

    #[test]
    fn a_row_without_context_and_note_is_whole() {
        let row = row("q1\tnone\t\t\tthe moon").unwrap();
        assert!(row.careers.is_empty() && row.facets.is_empty() && row.context.is_empty());
    }

    #[test]
    fn a_facet_that_is_none_is_refused() {
        assert!(row("q1\tanswer\ta\tskills|pay\thow").unwrap_err().contains("\"pay\" is no facet"));
    }
}
