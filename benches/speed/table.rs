//! A table for the terminal: a heading, and columns that are as wide as they need.

/// Rows of text under a heading; the first row names the columns.
pub struct Table {
    heading: String,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(heading: impl Into<String>, columns: &[&str]) -> Self {
        Self { heading: heading.into(), rows: vec![columns.iter().map(ToString::to_string).collect()] }
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub fn print(&self) {
        println!("\n{}", self.heading);
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
        };
        let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
        for row in &self.rows {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| match column {
                0 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            });
            println!("  {}", cells.collect::<Vec<_>>().join("  "));
        }
    }
}

/// Microseconds as text, with as many digits as mean something.
pub fn us(time: f64) -> String {
    if time < 100.0 { format!("{time:.1} µs") } else { format!("{time:.0} µs") }
}
