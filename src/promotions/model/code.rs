//! A voucher's code: what is printed on the card and typed at the till.

use serde::{Deserialize, Serialize};

/// Capitals, digits and dashes; small letters and spaces are read as if they were not there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(value_type = String, min_length = 4, max_length = 24, pattern = "^[A-Za-z0-9-]{4,24}$", example = "SPRING-10"))]
pub struct VoucherCode(String);

/// A code that cannot be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("A code has 4 to 24 letters, digits and dashes.")]
pub struct NotACode;

/// Without I, O, 0 and 1, which are taken for each other.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

impl VoucherCode {
    /// Longest code; the same limits stand in the database.
    pub const CHARS_MAX: usize = 24;
    const CHARS_MIN: usize = 4;
    /// Characters of a code that nobody chose: 50 random bits.
    pub const RANDOM_CHARS: usize = 10;

    pub fn parse(text: &str) -> Result<Self, NotACode> {
        let code: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let is_code = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
        let fits = (Self::CHARS_MIN..=Self::CHARS_MAX).contains(&code.len());
        if is_code && fits { Ok(Self(code)) } else { Err(NotACode) }
    }

    /// A code made of random bytes, without letters that look alike.
    pub fn of_random(bytes: [u8; Self::RANDOM_CHARS]) -> Self {
        Self(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for VoucherCode {
    type Error = NotACode;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<VoucherCode> for String {
    fn from(code: VoucherCode) -> Self {
        code.0
    }
}

impl std::fmt::Display for VoucherCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        let code = VoucherCode::parse("WELCOME-10");
        for typed in ["welcome-10", " Welcome-10 ", "wel come-10"] {
            assert_eq!(VoucherCode::parse(typed), code);
        }
        for wrong in ["", "abc", "a_bcd", "ÑANDU", &"X".repeat(25)] {
            assert_eq!(VoucherCode::parse(wrong), Err(NotACode), "{wrong}");
        }
    }

    #[test]
    fn a_random_code_has_no_letters_that_look_alike() {
        let bytes: Vec<u8> = (0..=255).collect();
        for ten in bytes.chunks_exact(10) {
            let code = VoucherCode::of_random(ten.try_into().unwrap());
            assert_eq!(VoucherCode::parse(code.as_str()).as_ref(), Ok(&code));
            assert!(!code.as_str().contains(['I', 'O', '0', '1']), "{code}");
        }
    }
}
