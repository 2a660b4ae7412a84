//! What a rule reports.

use std::fmt;

use super::{source::Source, tree::Tree};

/// One place that breaks a rule, and what to do there.
#[derive(Debug)]
pub struct Breach {
    path: String,
    line: usize,
    advice: String,
}

impl Breach {
    /// A breach at a byte of a file's text.
    pub fn at(file: &Source, offset: usize, advice: impl Into<String>) -> Self {
        Self { path: file.path.clone(), line: file.line(offset), advice: advice.into() }
    }

    /// A breach of a file as a whole, or of one that is missing.
    pub fn of(path: &str, advice: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: 1, advice: advice.into() }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.advice)
    }
}

/// A rule over the whole tree.
pub type Rule = fn(&Tree) -> Vec<Breach>;
