//! Currencies and the only formatter and parser of money.

use serde::{Deserialize, Serialize};

use super::money::{Money, OutOfRange};

/// An ISO 4217 currency that Comanda can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency(&'static Known);

#[derive(Debug, PartialEq, Eq, Hash)]
struct Known {
    code: &'static str,
    symbol: &'static str,
    /// Digits after the decimal sign.
    exponent: u32,
}

/// Codes and exponents of ISO 4217. TWD has two digits there, but shops price and round in whole dollars; the
/// minor unit kept here is the whole dollar, as receipts in Taiwan show it.
const KNOWN: &[Known] = &[
    Known { code: "AUD", symbol: "A$", exponent: 2 },
    Known { code: "CAD", symbol: "C$", exponent: 2 },
    Known { code: "CHF", symbol: "CHF ", exponent: 2 },
    Known { code: "EUR", symbol: "€", exponent: 2 },
    Known { code: "GBP", symbol: "£", exponent: 2 },
    Known { code: "INR", symbol: "₹", exponent: 2 },
    Known { code: "JPY", symbol: "¥", exponent: 0 },
    Known { code: "MXN", symbol: "MX$", exponent: 2 },
    Known { code: "SEK", symbol: "kr ", exponent: 2 },
    Known { code: "TWD", symbol: "NT$", exponent: 0 },
    Known { code: "USD", symbol: "$", exponent: 2 },
];

/// A code that is not in the list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the currency {0:?} is not known")]
pub struct UnknownCurrency(String);

impl Currency {
    /// The currency of a three-letter ISO code.
    pub fn parse(code: &str) -> Result<Self, UnknownCurrency> {
        KNOWN.iter().find(|known| known.code == code).map(Self).ok_or_else(|| UnknownCurrency(code.to_owned()))
    }

    pub const fn code(self) -> &'static str {
        self.0.code
    }

    pub const fn exponent(self) -> u32 {
        self.0.exponent
    }

    /// `12.50`, without symbol: for tables whose heading names the currency.
    pub fn digits(self, money: Money) -> String {
        let sign = if money < Money::ZERO { "-" } else { "" };
        let minor = money.minor().unsigned_abs();
        let unit = 10u64.pow(self.0.exponent);
        match self.0.exponent {
            0 => format!("{sign}{minor}"),
            width => format!("{sign}{}.{:0width$}", minor / unit, minor % unit, width = width as usize),
        }
    }

    /// `€1,212.50`, for people: thousands stand apart, which `parse_amount` does not read.
    pub fn text(self, money: Money) -> String {
        let digits = self.digits(money);
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |positive| ("-", positive));
        let (whole, part) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
        format!("{sign}{}{}{part}", self.0.symbol, grouped(whole))
    }

    /// Reads `12.5`, `12,50`, `12` or `125.0` exactly; digits past the exponent must be zeros.
    pub fn parse_amount(self, text: &str) -> Result<Money, AmountError> {
        let text = text.trim();
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let (negative, whole) = whole.strip_prefix('-').map_or((false, whole), |rest| (true, rest));
        let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_number(whole) || !is_number(part) {
            return Err(AmountError::NotANumber);
        }
        let width = self.0.exponent as usize;
        let kept = &part[..part.len().min(width)];
        if part[kept.len()..].bytes().any(|byte| byte != b'0') {
            return Err(AmountError::TooPrecise { digits: self.0.exponent });
        }
        let minor: i64 = format!("{whole}{kept:0<width$}").parse().map_err(|_| AmountError::OutOfRange)?;
        Money::try_from(if negative { -minor } else { minor }).map_err(|OutOfRange| AmountError::OutOfRange)
    }
}

/// `1,234,567`.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Why a typed amount was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    #[error("not an amount; write it like 12.50")]
    NotANumber,
    #[error("the currency has {digits} digits after the point")]
    TooPrecise { digits: u32 },
    #[error("the amount is out of range")]
    OutOfRange,
}

impl TryFrom<String> for Currency {
    type Error = UnknownCurrency;
    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.0.code.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euro() -> Currency {
        Currency::parse("EUR").unwrap()
    }

    #[test]
    fn amounts_are_shown_with_the_currency_s_digits() {
        assert_eq!(euro().text(Money::from_minor(1_205)), "€12.05");
        assert_eq!(euro().text(Money::from_minor(-5)), "-€0.05");
        assert_eq!(Currency::parse("TWD").unwrap().text(Money::from_minor(145)), "NT$145");
    }

    #[test]
    fn thousands_stand_apart_for_people_only() {
        for (minor, text) in
            [(99_999, "€999.99"), (100_000, "€1,000.00"), (-123_456_789, "-€1,234,567.89"), (0, "€0.00")]
        {
            assert_eq!(euro().text(Money::from_minor(minor)), text);
        }
        assert_eq!(Currency::parse("TWD").unwrap().text(Money::from_minor(12_345)), "NT$12,345");
        assert_eq!(euro().digits(Money::from_minor(100_000)), "1000.00");
    }

    #[test]
    fn amounts_are_read_without_a_float() {
        assert_eq!(euro().parse_amount("12.5"), Ok(Money::from_minor(1_250)));
        assert_eq!(euro().parse_amount("0,10"), Ok(Money::from_minor(10)));
        assert_eq!(euro().parse_amount("-3"), Ok(Money::from_minor(-300)));
        assert_eq!(Currency::parse("TWD").unwrap().parse_amount("125.0"), Ok(Money::from_minor(125)));
        assert_eq!(euro().parse_amount("1.005"), Err(AmountError::TooPrecise { digits: 2 }));
        assert_eq!(euro().parse_amount("1e5"), Err(AmountError::NotANumber));
        assert_eq!(euro().parse_amount("99999999999999999999"), Err(AmountError::OutOfRange));
    }
}
