//! One file, seen in the ways that rules look at it.

use std::ops::Range;

use super::{
    items::test_ranges,
    mask::{Part, blank, is_word, rust_parts},
};

pub struct Source {
    /// From the project's root: `src/orders/store.rs`.
    pub path: String,
    pub text: String,
    /// Rust without comments and without the insides of strings.
    pub code: String,
    /// Rust without comments.
    pub spoken: String,
    /// The comments alone.
    pub remarks: String,
    /// Where `#[cfg(test)]` stands in front.
    tests: Vec<Range<usize>>,
    /// Whether it stands in front of the module that the file is, or of one around it.
    pub is_test: bool,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let parts = if path.ends_with(".rs") { rust_parts(text) } else { vec![] };
        let of = |wanted: Part| parts.iter().filter(move |(_, part)| *part == wanted).map(|(range, _)| range.clone());
        let code = blank(text, parts.iter().map(|(range, _)| range.clone()));
        let remarks = {
            let mut at = 0;
            let mut between: Vec<Range<usize>> = vec![];
            for range in of(Part::Comment) {
                between.push(at..range.start);
                at = range.end;
            }
            between.push(at..text.len());
            blank(text, between.into_iter())
        };
        let tests = test_ranges(&code);
        let spoken = blank(text, of(Part::Comment));
        Self { path: path.to_owned(), text: text.to_owned(), code, spoken, remarks, tests, is_test: false }
    }

    pub fn line(&self, offset: usize) -> usize {
        self.text[..offset].matches('\n').count() + 1
    }

    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The module that the file is: `src/orders/store.rs` is `orders::store`, `src/lib.rs` the root itself.
    pub fn module(&self) -> Vec<&str> {
        let inside = self.path.strip_prefix("src/").and_then(|path| path.strip_suffix(".rs")).unwrap_or_default();
        let mut parts: Vec<&str> = inside.split('/').collect();
        if parts.last().is_some_and(|last| *last == "mod" || inside == "lib") {
            parts.pop();
        }
        parts
    }

    /// `orders` for everything in the slice of orders.
    pub fn top(&self) -> &str {
        self.module().first().copied().unwrap_or("lib")
    }

    /// `store` for `orders/store.rs` and for `menu/store/items.rs`.
    pub fn ring(&self) -> &str {
        self.module().get(1).copied().unwrap_or_default()
    }

    pub fn is_test_code(&self, offset: usize) -> bool {
        self.is_test || self.tests.iter().any(|range| range.contains(&offset))
    }
}

/// Where `needle` stands in `text`, not as a part of a longer word.
pub fn find_words<'a>(text: &'a str, needle: &'a str) -> impl Iterator<Item = usize> + 'a {
    let bytes = text.as_bytes();
    let touches = move |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| is_word(*byte));
    let (begins, ends) =
        (needle.as_bytes().first().is_some_and(|b| is_word(*b)), needle.as_bytes().last().is_some_and(|b| is_word(*b)));
    text.match_indices(needle)
        .map(|(at, _)| at)
        .filter(move |at| !(begins && touches(at.checked_sub(1)) || ends && touches(Some(at + needle.len()))))
}

/// The word that begins at `at`.
pub fn word_at(text: &str, at: usize) -> &str {
    let length = text[at..].bytes().take_while(|byte| is_word(*byte)).count();
    &text[at..at + length]
}
