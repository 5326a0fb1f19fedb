//! The names of currencies and pay periods as pages write them.

use std::fmt;
use std::str::FromStr;

use super::model::{Currency, Period};

impl Currency {
    /// Every currency that pages may use.
    pub const ALL: [Self; 20] = [
        Self::Usd,
        Self::Eur,
        Self::Gbp,
        Self::Cad,
        Self::Aud,
        Self::Nzd,
        Self::Chf,
        Self::Sek,
        Self::Nok,
        Self::Dkk,
        Self::Pln,
        Self::Czk,
        Self::Inr,
        Self::Jpy,
        Self::Cny,
        Self::Sgd,
        Self::Brl,
        Self::Mxn,
        Self::Zar,
        Self::Ils,
    ];

    /// The ISO 4217 code: `USD`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Usd => "USD",
            Self::Eur => "EUR",
            Self::Gbp => "GBP",
            Self::Cad => "CAD",
            Self::Aud => "AUD",
            Self::Nzd => "NZD",
            Self::Chf => "CHF",
            Self::Sek => "SEK",
            Self::Nok => "NOK",
            Self::Dkk => "DKK",
            Self::Pln => "PLN",
            Self::Czk => "CZK",
            Self::Inr => "INR",
            Self::Jpy => "JPY",
            Self::Cny => "CNY",
            Self::Sgd => "SGD",
            Self::Brl => "BRL",
            Self::Mxn => "MXN",
            Self::Zar => "ZAR",
            Self::Ils => "ILS",
        }
    }

    /// The sign put before a figure, where one is unmistakable: `$`, `€`, `£`, `₹`, `₪`.
    pub fn sign(self) -> Option<&'static str> {
        match self {
            Self::Usd => Some("$"),
            Self::Eur => Some("€"),
            Self::Gbp => Some("£"),
            Self::Inr => Some("₹"),
            Self::Ils => Some("₪"),
            _ => None,
        }
    }
}

impl Period {
    /// Every period that pay may be given for, shortest first.
    pub const ALL: [Self; 4] = [Self::Hour, Self::Day, Self::Month, Self::Year];

    /// The period's name in files: `year`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// A text that names no currency that pages may use.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0:?} is no currency that pages may use")]
pub struct UnknownCurrency(pub String);

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(code: &str) -> Result<Self, UnknownCurrency> {
        Self::ALL
            .into_iter()
            .find(|currency| currency.code() == code)
            .ok_or_else(|| UnknownCurrency(code.to_owned()))
    }
}

/// A text that names no pay period.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0:?} is no pay period")]
pub struct UnknownPeriod(pub String);

impl FromStr for Period {
    type Err = UnknownPeriod;

    fn from_str(name: &str) -> Result<Self, UnknownPeriod> {
        Self::ALL
            .into_iter()
            .find(|period| period.name() == name)
            .ok_or_else(|| UnknownPeriod(name.to_owned()))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_currency_is_found_by_its_code() {
        for currency in Currency::ALL {
            assert_eq!(currency.code().parse(), Ok(currency));
        }
        assert!("usd".parse::<Currency>().is_err());
        assert!("BTC".parse::<Currency>().is_err());
    }

    #[test]
    fn every_period_is_found_by_its_name() {
        for period in Period::ALL {
            assert_eq!(period.name().parse(), Ok(period));
        }
        assert!("annum".parse::<Period>().is_err());
    }
}
