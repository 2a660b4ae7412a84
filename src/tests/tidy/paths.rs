//! Every path in a file that leads to another module of the crate, as a path from the root.

use std::ops::Range;

use super::{
    items::{closing_bracket, modules},
    mask::is_word,
    source::Source,
};

pub struct Named {
    /// `["orders", "model", "Order"]`; of `crate::orders::model::*` the part before the star.
    pub path: Vec<String>,
    pub at: usize,
}

/// What `crate::`, `super::`, `self::` and `comanda::` lead to, groups in braces opened.
pub fn named(file: &Source) -> Vec<Named> {
    let code = file.code.as_str();
    let inline: Vec<(&str, Range<usize>)> =
        modules(code).filter_map(|module| Some((module.name, module.body?))).collect();
    let mut found = vec![];
    for root in ["crate", "comanda", "super", "self"] {
        for (at, _) in code.match_indices(root).filter(|(at, _)| begins_path(code, *at, root)) {
            let mut base: Vec<String> = vec![];
            if matches!(root, "super" | "self") {
                base.extend(file.module().iter().map(|part| (*part).to_owned()));
                base.extend(inline.iter().filter(|(_, body)| body.contains(&at)).map(|(name, _)| (*name).to_owned()));
            }
            let mut rest = at;
            while code[rest..].starts_with("super::") {
                base.pop();
                rest += "super::".len();
            }
            if rest == at {
                rest += root.len() + "::".len();
            }
            follow(code, rest, &base, &mut found);
        }
    }
    found
}

/// `super::super` is one path, and `::crate` or `my_crate` is none of ours.
fn begins_path(code: &str, at: usize, root: &str) -> bool {
    let before = at.checked_sub(1).map(|at| code.as_bytes()[at]);
    code[at + root.len()..].starts_with("::") && !before.is_some_and(|byte| is_word(byte) || byte == b':')
}

/// Reads on from `at`: words between `::`, then perhaps a group.
fn follow(code: &str, mut at: usize, base: &[String], found: &mut Vec<Named>) {
    let (start, mut path) = (at, base.to_vec());
    loop {
        let word: &str = &code[at..at + code[at..].bytes().take_while(|byte| is_word(*byte)).count()];
        at += word.len();
        if !word.is_empty() && word != "self" {
            path.push(word.to_owned());
        }
        if code[at..].starts_with('{') {
            return open_group(code, at, &path, found);
        }
        if word.is_empty() || !code[at..].starts_with("::") {
            return found.push(Named { path, at: start });
        }
        at += "::".len();
    }
}

/// A group stands only in a `use`, or else it is the body of a struct: then the path ends before it.
fn open_group(code: &str, open: usize, path: &[String], found: &mut Vec<Named>) {
    if !code[..open].ends_with("::") {
        return found.push(Named { path: path.to_vec(), at: open });
    }
    let (close, mut at) = (closing_bracket(code, open), open + 1);
    while at < close {
        at += code[at..].len() - code[at..].trim_start().len();
        if at < close {
            follow(code, at, path, found);
        }
        at = end_of_entry(code, at, close) + 1;
    }
}

fn end_of_entry(code: &str, start: usize, close: usize) -> usize {
    let mut at = start;
    while at < close && code.as_bytes()[at] != b',' {
        at = if code.as_bytes()[at] == b'{' { closing_bracket(code, at) } else { at } + 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_opened_and_parents_resolved() {
        let text = "use crate::{kernel::ids, menu::{self, model::{Menu, Item}}};\n\
                    use super::store::*;\n\
                    mod tests { use super::helper; use super::super::model as other; }\n\
                    fn f() -> crate::ui::X { crate::flows::y(super::model::Z { a }) }\n";
        let file = Source::new("src/orders/service.rs", text);
        let mut paths: Vec<String> = named(&file).into_iter().map(|named| named.path.join("::")).collect();
        paths.sort();
        let expected = [
            "flows::y",
            "kernel::ids",
            "menu",
            "menu::model::Item",
            "menu::model::Menu",
            "orders::model",
            "orders::model::Z",
            "orders::service::helper",
            "orders::store",
            "ui::X",
        ];
        assert_eq!(paths, expected);
    }
}
