//! Strings from outside as bounded types. The only way in is `parse`; serde goes through it.

use serde::{Deserialize, Serialize};

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    #[error("must not be empty")]
    Empty,
    #[error("must be at most {max} characters long")]
    TooLong { max: usize },
    #[error("holds a character that cannot be kept")]
    ControlCharacter,
    #[error("may hold only small letters, digits and single dashes")]
    NotASlug,
    #[error("must be 4 to 6 digits")]
    NotAPin,
}

macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident = $check:ident($max:literal);)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Longest text, in characters; the same limit stands in the database.
            pub const CHARS_MAX: usize = $max;

            pub fn parse(text: &str) -> Result<Self, TextError> {
                $check(text.trim(), Self::CHARS_MAX).map(Self)
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

texts! {
    /// What a dish, a table, a person is called.
    Name = line(120);
    /// A guest's or a waiter's words on a line: "no butter".
    Note = line(280);
    /// A longer text: a dish's description, a reason.
    Paragraph = paragraph(1000);
    /// A restaurant's name in a URL.
    Slug = slug(60);
    /// What a member signs in with besides e-mail.
    Username = slug(60);
}

fn bounded(text: &str, max: usize) -> Result<String, TextError> {
    if text.is_empty() {
        Err(TextError::Empty)
    } else if max < text.chars().count() {
        Err(TextError::TooLong { max })
    } else {
        Ok(text.to_owned())
    }
}

/// One line: no control characters at all.
fn line(text: &str, max: usize) -> Result<String, TextError> {
    if text.chars().any(char::is_control) { Err(TextError::ControlCharacter) } else { bounded(text, max) }
}

/// Several lines: line breaks are the only control characters.
fn paragraph(text: &str, max: usize) -> Result<String, TextError> {
    if text.chars().any(|c| c.is_control() && c != '\n') {
        Err(TextError::ControlCharacter)
    } else {
        bounded(text, max)
    }
}

fn slug(text: &str, max: usize) -> Result<String, TextError> {
    let text = bounded(text, max)?;
    let dashes_stand_alone = !text.starts_with('-') && !text.ends_with('-') && !text.contains("--");
    let letters_are_plain = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if dashes_stand_alone && letters_are_plain { Ok(text) } else { Err(TextError::NotASlug) }
}

/// A member's short code. Never serialised, never shown.
pub struct Pin(String);

impl Pin {
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let is_pin = (4..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_pin { Ok(Self(text.to_owned())) } else { Err(TextError::NotAPin) }
    }

    /// For hashing only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_kept_is_refused() {
        assert_eq!(Name::parse("  Flat white "), Ok(Name("Flat white".to_owned())));
        assert_eq!(Name::parse(" "), Err(TextError::Empty));
        assert_eq!(Note::parse("a\0b"), Err(TextError::ControlCharacter));
        assert_eq!(Name::parse(&"x".repeat(121)), Err(TextError::TooLong { max: 120 }));
        assert_eq!(Slug::parse("bistro-nove").map(String::from), Ok("bistro-nove".to_owned()));
        assert_eq!(Slug::parse("Bistro"), Err(TextError::NotASlug));
        assert!(serde_json::from_str::<Note>("\"\"").is_err());
        assert!(Pin::parse("12a4").is_err() && Pin::parse("1234").is_ok());
    }
}
