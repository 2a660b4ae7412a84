//! Text in the restaurant's language with translations beside it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kernel::language::Language;

/// A text as the restaurant wrote it, and what it is called in other languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Translated {
    pub own: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "ssr", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub other: BTreeMap<Language, String>,
}

impl Translated {
    pub fn own(text: impl Into<String>) -> Self {
        Self { own: text.into(), other: BTreeMap::new() }
    }

    /// The text in `language`, else as the restaurant wrote it.
    pub fn in_language(&self, language: Language) -> &str {
        self.other.get(&language).map_or(self.own.as_str(), String::as_str)
    }
}

impl From<&str> for Translated {
    fn from(text: &str) -> Self {
        Self::own(text)
    }
}
