//! The languages of the interface and of menu content.

use serde::{Deserialize, Serialize};

/// A language a person can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum Language {
    #[default]
    En,
    Es,
    Zh,
}

impl Language {
    /// Languages with a whole catalogue of interface words.
    pub const INTERFACE: [Self; 2] = [Self::En, Self::Es];
    /// Languages that menu content may be kept in.
    pub const CONTENT: [Self; 3] = [Self::En, Self::Es, Self::Zh];

    /// The BCP 47 tag, as in `<html lang>`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::Zh => "zh-Hant",
        }
    }

    /// As stored and as in the language cookie.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::Zh => "zh",
        }
    }

    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
            Self::Zh => "繁體中文",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::CONTENT.into_iter().find(|language| language.as_str() == text)
    }

    /// The first language of an `Accept-Language` header that the interface speaks.
    pub fn from_accept_header(header: &str) -> Option<Self> {
        header.split(',').find_map(|part| {
            let tag = part.split(';').next()?.trim();
            let primary = tag.split('-').next()?;
            Self::INTERFACE.into_iter().find(|language| language.as_str().eq_ignore_ascii_case(primary))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_s_first_known_language_wins() {
        assert_eq!(Language::from_accept_header("fr-CH, es-MX;q=0.9, en;q=0.8"), Some(Language::Es));
        assert_eq!(Language::from_accept_header("fr"), None);
    }
}
