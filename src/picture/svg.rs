//! A bar chart as SVG: one row a bar, with its name and figures above it, and the scale at the bottom.
//!
//! Lengths are in units of which the picture is [`WIDTH`] wide. On a phone a unit is a little less than one of its points,
//! so no text is smaller than 13.

use std::fmt::Write;

use super::axis::Axis;
use super::palette::{BAR, Colour, EDGE, FAINT_TEXT, FALLING_BAR, GRID, MIDDLE, PANEL, TEXT};
use super::type_face::{Type, Weight};
use crate::answer::chart::{Bar, Chart};

const WIDTH: f64 = 400.0;
const MARGIN: f64 = 16.0;
const ROOM: f64 = WIDTH - 2.0 * MARGIN;
/// From the top to the first row, from row to row, and from the last one to the bottom.
const HEAD: f64 = 42.0;
const ROW: f64 = 41.0;
const FOOT: f64 = 30.0;
/// Within a row: where its text stands, where the bar begins and how high it is.
const BASELINE: f64 = 14.0;
const BAR_TOP: f64 = 20.0;
const BAR_HEIGHT: f64 = 12.0;
/// How far the lines of the scale stand out above and below a bar.
const LINE_BEYOND: f64 = 4.0;
/// So that a bar without length is seen.
const BAR_LENGTH_MIN: f64 = 3.0;
const MARK_WIDTH: f64 = 4.0;
/// Between a name and its figures.
const GAP: f64 = 12.0;

const TITLE: Type = Type { size: 15.0, weight: Weight::SemiBold };
const NAME: Type = Type { size: 13.0, weight: Weight::SemiBold };
const FIGURE: Type = Type { size: 13.0, weight: Weight::Regular };
const MIDDLE_FIGURE: Type = Type { size: 13.0, weight: Weight::SemiBold };

/// The chart as a text in SVG.
pub fn svg(chart: &Chart) -> String {
    let mut drawing = Drawing { out: String::new(), axis: Axis::over(&chart.bars), chart };
    let height = HEAD + ROW * chart.bars.len() as f64 + FOOT;
    drawing.panel(height);
    drawing.head();
    drawing.scale(height);
    for (row, bar) in chart.bars.iter().enumerate() {
        drawing.row(HEAD + ROW * row as f64, bar);
    }
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' height='{height}'>\n{}</svg>\n",
        drawing.out
    )
}

struct Drawing<'a> {
    out: String,
    axis: Axis,
    chart: &'a Chart,
}

/// Where a text is held.
#[derive(Clone, Copy)]
enum Anchor {
    Start,
    Middle,
    End,
}

impl Drawing<'_> {
    fn panel(&mut self, height: f64) {
        let (width, height) = (WIDTH - 1.0, height - 1.0);
        self.line(&format!(
            "<rect x='0.5' y='0.5' width='{width}' height='{height}' rx='10' fill='{PANEL}' stroke='{EDGE}'/>"
        ));
    }

    /// The title, and what the marks in the bars are.
    fn head(&mut self) {
        let mut room = ROOM;
        if self.chart.bars.iter().any(|bar| bar.middle.is_some()) {
            let legend = "median";
            let start = WIDTH - MARGIN - NAME.width(legend);
            self.text((start, 26.0), (MIDDLE_FIGURE, MIDDLE), Anchor::Start, legend);
            self.mark(start - GAP, 16.0);
            room = start - 2.0 * GAP - MARGIN;
        }
        let title = TITLE.within(&self.chart.title, room);
        self.text((MARGIN, 26.0), (TITLE, TEXT), Anchor::Start, &title);
    }

    /// The round figures, each with a line behind the bars, which leaves the texts free. The outer ones stand inside the panel.
    fn scale(&mut self, height: f64) {
        let ticks: Vec<f64> = self.axis.ticks().collect();
        for (number, figure) in ticks.iter().enumerate() {
            let anchor = match number {
                0 => Anchor::Start,
                last if last + 1 == ticks.len() => Anchor::End,
                _ => Anchor::Middle,
            };
            let (x, from, to) = (self.x(*figure), HEAD + BAR_TOP - LINE_BEYOND, height - FOOT);
            self.line(&format!(
                "<path d='M{x:.1} {from}V{to}' stroke='{GRID}' stroke-dasharray='{} {}'/>",
                BAR_HEIGHT + 2.0 * LINE_BEYOND,
                ROW - BAR_HEIGHT - 2.0 * LINE_BEYOND
            ));
            let figure = self.chart.unit.briefly(*figure);
            self.text((x, height - 11.0), (FIGURE, FAINT_TEXT), anchor, &figure);
        }
    }

    /// A bar with its name on the left and its figures on the right.
    fn row(&mut self, top: f64, bar: &Bar) {
        let (low, high) = bar.range;
        let mut right = WIDTH - MARGIN;
        if let Some(middle) = bar.middle {
            let figure = self.chart.unit.briefly(middle);
            self.text((right, top + BASELINE), (MIDDLE_FIGURE, MIDDLE), Anchor::End, &figure);
            right -= MIDDLE_FIGURE.width(&figure) + GAP;
        }
        if let Some(figure) = self.ends(bar) {
            self.text((right, top + BASELINE), (FIGURE, TEXT), Anchor::End, &figure);
            right -= FIGURE.width(&figure) + GAP;
        }
        let name = NAME.within(&bar.label, right - MARGIN);
        self.text((MARGIN, top + BASELINE), (NAME, TEXT), Anchor::Start, &name);

        let (from, to) = (self.x(low), self.x(high));
        let (from, to) = (from.min(to), from.max(to));
        let length = (to - from).max(BAR_LENGTH_MIN);
        let from = from.min(WIDTH - MARGIN - length);
        let colour = if low < 0.0 { FALLING_BAR } else { BAR };
        self.line(&format!(
            "<rect x='{from:.1}' y='{}' width='{length:.1}' height='{BAR_HEIGHT}' rx='2' fill='{colour}'/>",
            top + BAR_TOP
        ));
        if let Some(middle) = bar.middle {
            self.mark(self.x(middle), top + BAR_TOP);
        }
    }

    /// The figures at the ends of a bar; none where the middle says it all. A growth has one end, the other is 0.
    fn ends(&self, bar: &Bar) -> Option<String> {
        let briefly = |figure| self.chart.unit.briefly(figure);
        match bar.range {
            (low, high) if low == high => bar.middle.is_none().then(|| briefly(low)),
            (low, high) if bar.middle.is_none() && low * high == 0.0 => Some(briefly(low + high)),
            (low, high) => Some(format!("{}–{}", briefly(low), briefly(high))),
        }
    }

    /// The mark of a median, with a rim in the colour of the panel, so that it stands out of the bar.
    fn mark(&mut self, x: f64, top: f64) {
        let left = (x - MARK_WIDTH / 2.0).clamp(MARGIN, WIDTH - MARGIN - MARK_WIDTH);
        self.line(&format!(
            "<rect x='{left:.1}' y='{top}' width='{MARK_WIDTH}' height='{BAR_HEIGHT}' fill='{MIDDLE}' stroke='{PANEL}' stroke-width='3' paint-order='stroke'/>"
        ));
    }

    fn text(&mut self, (x, y): (f64, f64), (face, colour): (Type, Colour), anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let attributes = format!("x='{x:.1}' y='{y}' text-anchor='{anchor}' fill='{colour}'");
        self.line(&face.element(&attributes, text));
    }

    fn line(&mut self, element: &str) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.out, "{element}");
    }

    fn x(&self, figure: f64) -> f64 {
        MARGIN + ROOM * self.axis.place(figure)
    }
}
