//! The functions of a file.

use std::ops::Range;

use super::{
    items::{closing_bracket, first_of},
    source::{find_words, word_at},
};

pub struct Function<'a> {
    pub name: &'a str,
    pub at: usize,
    pub is_public: bool,
    pub is_async: bool,
    pub body: Range<usize>,
}

/// Every function with a body.
pub fn functions(code: &str) -> impl Iterator<Item = Function<'_>> {
    find_words(code, "fn ").filter_map(|at| {
        let name = word_at(code, at + 3);
        let open = Some(first_of(code, at, b"{;")).filter(|open| code[*open..].starts_with('{'))?;
        let begin = code[..at].rfind(['\n', ';', '}', '{']).map_or(0, |end| end + 1);
        let before = &code[begin..at];
        Some(Function {
            name,
            at,
            is_public: find_words(before, "pub").next().is_some(),
            is_async: find_words(before, "async").next().is_some(),
            body: open..closing_bracket(code, open),
        })
    })
}

/// The function that a byte stands in: the one that began last before it.
pub fn function_around(code: &str, offset: usize) -> Option<&str> {
    functions(code).filter(|function| function.body.contains(&offset)).last().map(|function| function.name)
}
