//! Tables, brought into a form that reads well: every row as long as the longest, no empty columns, a header
//! if any.

use super::model::Block;

/// Turns the cells of a table into blocks: the table, and a paragraph for each row that only names the
/// source.
///
/// `header` may be empty or hold only empty cells; then the first row becomes the header if it plainly is
/// one.
pub(super) fn table_blocks(header: Vec<String>, rows: Vec<Vec<String>>) -> Vec<Block> {
    let mut header = if header.iter().all(String::is_empty) { Vec::new() } else { header };
    let (notes, mut rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| is_source_note(row));
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    if header.is_empty() {
        spread_change(&mut rows);
        if first_row_is_header(&rows) {
            header = rows.remove(0);
        }
    }
    let width = rows.iter().chain([&header]).map(Vec::len).max().unwrap_or(0);
    for row in rows.iter_mut().chain((!header.is_empty()).then_some(&mut header)) {
        row.resize(width, String::new());
    }
    let kept: Vec<usize> = (0..width)
        .filter(|&column| {
            rows.iter().chain([&header]).any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()))
        })
        .collect();
    let keep = |row: Vec<String>| -> Vec<String> {
        if row.is_empty() { row } else { kept.iter().map(|&column| row[column].clone()).collect() }
    };
    let table = (!rows.is_empty() || !header.is_empty())
        .then(|| Block::Table { header: keep(header).into(), rows: rows.into_iter().map(keep).collect() });
    table.into_iter().chain(notes.into_iter().map(|row| Block::Paragraph(row.concat().into()))).collect()
}

/// A row such as `| SOURCE: U.S. Bureau of Labor Statistics |`.
fn is_source_note(row: &[String]) -> bool {
    let mut filled = row.iter().filter(|cell| !cell.is_empty());
    match (filled.next(), filled.next()) {
        (Some(only), None) => only.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("source:")),
        _ => false,
    }
}

/// Spreads a cell such as `Change, 2024–34` over the two columns that a second row `Percent | Numeric` names
/// for it.
///
/// Pages of the Occupational Outlook Handbook lost the width of that cell when they were converted: without
/// this, the figures to the right of it would stand below the wrong words.
fn spread_change(rows: &mut Vec<Vec<String>>) {
    let [first, second, ..] = rows.as_slice() else { return };
    let parts: Vec<String> = second.iter().filter(|cell| !cell.is_empty()).cloned().collect();
    let Some(at) = first.iter().position(|cell| cell.starts_with("Change")) else { return };
    if parts != ["Percent", "Numeric"] {
        return;
    }
    let spread: Vec<String> = parts.iter().map(|part| format!("{}: {part}", first[at])).collect();
    rows.remove(1);
    rows[0].splice(at..=at, spread);
    if rows[0].last().is_some_and(String::is_empty) {
        rows[0].pop();
    }
}

/// A row of words above a column of figures is a header.
fn first_row_is_header(rows: &[Vec<String>]) -> bool {
    let Some((first, rest)) = rows.split_first() else { return false };
    (0..first.len()).any(|column| {
        let word_on_top = !first[column].is_empty() && !is_figure(&first[column]);
        let figures = rest.iter().filter(|row| row.get(column).is_some_and(|cell| is_figure(cell))).count();
        word_on_top && figures > 0 && figures * 4 >= rest.len()
    }) && !first.iter().any(|cell| is_figure(cell) || cell.starts_with(['$', '€', '£']))
}

fn is_figure(cell: &str) -> bool {
    let has_digit_or_dash = cell.chars().any(|c| c.is_ascii_digit() || c == '—');
    has_digit_or_dash && cell.chars().all(|c| c.is_ascii_digit() || "$€£%.,-–—+ ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &[&[&str]]) -> Vec<Vec<String>> {
        text.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    fn check(given: &[&[&str]], header: &[&str], expected: &[&[&str]]) {
        let blocks = table_blocks(vec![], rows(given));
        let header = header.iter().map(|cell| (*cell).to_owned()).collect();
        assert_eq!(blocks[0], Block::Table { header, rows: rows(expected).into() });
    }

    #[test]
    fn finds_a_header_above_figures() {
        check(&[&["Job", "Pay"], &["Clerk", "$30,000"]], &["Job", "Pay"], &[&["Clerk", "$30,000"]]);
        check(&[&["Finance", "12%"], &["Trade", "4"]], &[], &[&["Finance", "12%"], &["Trade", "4"]]);
        check(
            &[&["Army", "Navy"], &["Captain", "Ensign"]],
            &[],
            &[&["Army", "Navy"], &["Captain", "Ensign"]],
        );
    }

    #[test]
    fn spreads_a_header_over_the_columns_it_stood_above() {
        check(
            &[
                &["Job", "Change, 2024–34", "Data", ""],
                &["Percent", "Numeric", "", ""],
                &["Clerk", "7", "1,500", "—"],
            ],
            &["Job", "Change, 2024–34: Percent", "Change, 2024–34: Numeric", "Data"],
            &[&["Clerk", "7", "1,500", "—"]],
        );
    }

    #[test]
    fn drops_empty_columns_and_fills_short_rows() {
        check(&[&["", "a", "b"], &["", "c"]], &[], &[&["a", "b"], &["c", ""]]);
    }

    #[test]
    fn moves_the_source_below_the_table() {
        let blocks = table_blocks(vec![], rows(&[&["SOURCE: BLS", ""], &["a", "b"]]));
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[1], Block::Paragraph("SOURCE: BLS".into()));
    }

    #[test]
    fn an_empty_table_is_nothing() {
        assert_eq!(table_blocks(vec![], vec![]), []);
        assert_eq!(table_blocks(rows(&[&["", ""]]).remove(0), rows(&[&["", ""]])), []);
    }
}
