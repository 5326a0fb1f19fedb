//! The colours of a chart, on a panel of its own: they read the same on Discord's dark and light backgrounds.

/// A colour by its red, green and blue parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

pub const PANEL: Colour = Colour(0x1E, 0x22, 0x2B);
/// The line around the panel, which parts it from a dark background.
pub const EDGE: Colour = Colour(0x7A, 0x82, 0x90);
pub const TEXT: Colour = Colour(0xF4, 0xF5, 0xF7);
/// Text of less weight: the scale.
pub const FAINT_TEXT: Colour = Colour(0xB8, 0xBF, 0xCA);
/// Lines that only guide the eye.
pub const GRID: Colour = Colour(0x3A, 0x41, 0x4E);
pub const BAR: Colour = Colour(0x2F, 0x9E, 0x62);
/// What shrinks. The sign of the figure tells it as well.
pub const FALLING_BAR: Colour = Colour(0xD0, 0x6A, 0x4C);
/// The mark of the median and its figure.
pub const MIDDLE: Colour = Colour(0xFF, 0xD9, 0x66);

impl std::fmt::Display for Colour {
    /// As SVG has it: `#1E222B`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of WCAG 2.2, 0 to 1.
    fn luminance(colour: Colour) -> f64 {
        let part = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(colour.0) + 0.7152 * part(colour.1) + 0.0722 * part(colour.2)
    }

    #[track_caller]
    fn check(one: Colour, other: Colour, least: f64) {
        let (one, other) = (luminance(one), luminance(other));
        let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
        assert!(contrast >= least, "{contrast:.2} is less than {least}");
    }

    #[test]
    fn text_and_bars_stand_out_as_wcag_aa_asks() {
        check(TEXT, PANEL, 4.5);
        check(FAINT_TEXT, PANEL, 4.5);
        check(MIDDLE, PANEL, 4.5);
        check(BAR, PANEL, 3.0);
        check(FALLING_BAR, PANEL, 3.0);
        check(EDGE, PANEL, 3.0);
    }
}
