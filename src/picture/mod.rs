//! Charts as pictures: PNG files that need no font and no library of the system.
//!
//! A chart is written as SVG ([`svg`], on the scale of [`axis`], in the colours of [`palette`]) with text in the fonts of
//! [`type_face`], and drawn by resvg.

mod axis;
mod palette;
mod svg;
mod type_face;

use resvg::tiny_skia::{Pixmap, Transform};

use crate::answer::chart::Chart;

/// The width of every picture, in pixels: twice what a phone shows, so that it stays sharp.
pub const WIDTH_PX: u32 = 800;

/// Why a chart could not be drawn. Each is a fault of the program, not of the chart.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    #[error("the chart makes no SVG: {0}")]
    Svg(#[from] resvg::usvg::Error),
    #[error("the chart has no area")]
    NoArea,
    #[error("the PNG was not written: {0}")]
    Png(String),
}

/// Draws a chart as a PNG of [`WIDTH_PX`] pixels' width, with one row a bar.
///
/// Takes some milliseconds of work: not for an async thread.
///
/// # Errors
/// See [`PictureError`].
pub fn png(chart: &Chart) -> Result<Vec<u8>, PictureError> {
    let tree = type_face::tree(&svg::svg(chart))?;
    let scale = WIDTH_PX as f32 / tree.size().width();
    let size = tree.size().to_int_size().scale_to_width(WIDTH_PX).ok_or(PictureError::NoArea)?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or(PictureError::NoArea)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PictureError::Png(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::chart::{Bar, Unit};
    use crate::knowledge::Currency;

    fn chart(bars: usize, label: &str) -> Chart {
        let bar = |number: usize| Bar {
            label: label.to_owned(),
            range: (50_000.0 + number as f64 * 9_000.0, 214_670.0),
            middle: Some(135_980.0),
            words: String::new(),
        };
        Chart {
            title: "Pay a year, in USD".to_owned(),
            unit: Unit::Money(Currency::Usd),
            bars: (0..bars).map(bar).collect(),
            description: String::new(),
        }
    }

    #[test]
    fn the_png_has_the_promised_width_and_a_row_a_bar() {
        let height_of = |bars: usize| {
            let pixels =
                Pixmap::decode_png(&png(&chart(bars, "Data Engineer")).expect("a PNG")).expect("it reads");
            assert_eq!(pixels.width(), WIDTH_PX);
            pixels.height()
        };
        let (two, three, ten) = (height_of(2), height_of(3), height_of(10));
        assert_eq!(ten - two, 8 * (three - two));
        assert!(ten < WIDTH_PX * 3 / 2, "{ten} pixels are too high for a phone");
    }

    #[test]
    fn any_label_can_be_drawn() {
        for label in ["", "<&>\"'", "\u{0}\u{1b}\u{fffe}", "数据工程师 👩‍💻", &"W".repeat(5000), "مهندس"]
        {
            let drawn = png(&chart(2, label)).map(|png| png.is_empty());
            assert!(matches!(drawn, Ok(false)), "{label:?}: {drawn:?}");
        }
    }

    #[test]
    fn no_figure_breaks_the_drawing() {
        let figures = [0.0, -5.0, 0.1, 1e9, f64::INFINITY, f64::NAN];
        for (low, high) in figures.iter().flat_map(|low| figures.iter().map(move |high| (*low, *high))) {
            let mut chart = chart(2, "Data Engineer");
            chart.bars[0].range = (low, high);
            chart.bars[0].middle = Some(low);
            assert!(png(&chart).is_ok(), "{low} to {high}");
        }
    }
}
