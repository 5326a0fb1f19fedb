//! A sum of money, exact to the hundredth: hourly wages have cents, and a rounded figure would be an invented
//! one.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A sum in hundredths of a currency's unit, at most [`Amount::UNITS_MAX`] units.
///
/// It is written the way English pages write it, with the hundredths only where there are any: `90,930`,
/// `14.99`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Amount(u64);

impl Amount {
    /// The largest sum a page may name, in whole units; more is taken for a slip of the pen.
    pub const UNITS_MAX: u64 = 1_000_000_000;

    /// A sum of whole units.
    pub const fn units(units: u32) -> Self {
        Self(units as u64 * 100)
    }

    /// A sum of hundredths; none above [`Amount::UNITS_MAX`].
    pub fn from_hundredths(hundredths: u64) -> Option<Self> {
        (hundredths <= Self::UNITS_MAX * 100).then_some(Self(hundredths))
    }

    /// Reads `95380`, `95380.5` or `14.99`: digits, and at most two more after a full stop.
    pub fn from_decimal(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits_only = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits_only(whole) || !digits_only(part) || part.len() > 2 {
            return None;
        }
        let hundredths: u64 = format!("{part:0<2}").parse().ok()?;
        Self::from_hundredths(whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(hundredths)?)
    }

    /// The sum in hundredths of a unit.
    pub fn hundredths(self) -> u64 {
        self.0
    }

    /// The sum in whole units, to compare and to rank by; the hundredths are cut off.
    pub fn whole_units(self) -> u64 {
        self.0 / 100
    }

    /// The sum as a number, for arithmetic that need not be exact.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl From<u32> for Amount {
    fn from(units: u32) -> Self {
        Self::units(units)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.whole_units().to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        match self.0 % 100 {
            0 => f.write_str(&grouped),
            rest => write!(f, "{grouped}.{rest:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(decimal: &str, shown: Option<&str>) {
        assert_eq!(
            Amount::from_decimal(decimal).map(|amount| amount.to_string()).as_deref(),
            shown,
            "{decimal}"
        );
    }

    #[test]
    fn reads_and_writes_sums() {
        check("0", Some("0"));
        check("999", Some("999"));
        check("95380", Some("95,380"));
        check("1234567", Some("1,234,567"));
        check("14.99", Some("14.99"));
        check("14.5", Some("14.50"));
        check("14.00", Some("14"));
    }

    #[test]
    fn refuses_what_is_no_plain_sum() {
        for odd in ["", ".5", "-1", "1e6", "1.234", "9 000", "１２", "99999999999", "18446744073709551616"]
        {
            check(odd, None);
        }
    }

    #[test]
    fn compares_by_value() {
        assert!(Amount::units(15) > Amount::from_hundredths(1499).unwrap());
    }
}
