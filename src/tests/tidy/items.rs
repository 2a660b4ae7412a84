//! Finds items in Rust code by their braces. All of it looks at code without comments and strings.

use std::ops::Range;

use super::source::{find_words, word_at};

/// Where the bracket that opens at `open` is closed.
pub fn closing_bracket(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    code.len()
}

/// An attribute: its whole range with `#[ ]`.
pub fn attributes<'a>(code: &'a str, name: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    find_words(code, name).filter_map(|at| {
        let before = code[..at].trim_end();
        let open = before.strip_suffix('[')?.trim_end();
        let hash = open.strip_suffix('!').unwrap_or(open).strip_suffix('#')?.len();
        Some(hash..closing_bracket(code, before.len() - 1) + 1)
    })
}

/// Where the item that begins at `start` ends, its own attributes included.
fn item_end(code: &str, start: usize) -> usize {
    let mut at = start;
    loop {
        at += code[at..].len() - code[at..].trim_start().len();
        if !code[at..].starts_with("#[") {
            break;
        }
        at = closing_bracket(code, at + 1) + 1;
    }
    let stop = first_of(code, at, b"{;,");
    let end = if code.as_bytes().get(stop) == Some(&b'{') { closing_bracket(code, stop) } else { stop };
    (end + 1).min(code.len())
}

/// The first of these bytes that does not stand in round or square brackets.
pub fn first_of(code: &str, start: usize, wanted: &[u8]) -> usize {
    let mut at = start;
    while let Some(byte) = code.as_bytes().get(at) {
        match byte {
            found if wanted.contains(found) => return at,
            b'(' | b'[' => at = closing_bracket(code, at) + 1,
            _ => at += 1,
        }
    }
    code.len()
}

/// What is compiled for tests only.
pub fn test_ranges(code: &str) -> Vec<Range<usize>> {
    attributes(code, "cfg")
        .filter(|range| {
            let condition = &code[range.clone()];
            find_words(condition, "test").next().is_some() && find_words(condition, "not").next().is_none()
        })
        .map(
            |range| {
                if code[range.start..].starts_with("#!") {
                    0..code.len()
                } else {
                    range.start..item_end(code, range.end)
                }
            },
        )
        .collect()
}

/// A `mod name` with its offset; the range of its body where it has one here.
pub struct Module<'a> {
    pub name: &'a str,
    pub at: usize,
    pub body: Option<Range<usize>>,
}

pub fn modules(code: &str) -> impl Iterator<Item = Module<'_>> {
    find_words(code, "mod ").filter_map(|at| {
        let name = word_at(code, at + 4);
        let after = at + 4 + name.len();
        let rest = code[after..].trim_start();
        let open = code.len() - rest.len();
        match rest.bytes().next()? {
            b';' => Some(Module { name, at, body: None }),
            b'{' => Some(Module { name, at, body: Some(open..closing_bracket(code, open)) }),
            _ => None,
        }
    })
}
