//! Where things stand in a file and in the tree: `cfg`, paths, re-exports, module files, length.

use std::collections::BTreeSet;

use super::{
    breach::Breach,
    items::{attributes, closing_bracket, modules},
    mask::blank,
    source::{Source, find_words},
    tree::Tree,
};

const LINES_MAX: usize = 500;

/// Module files that hold code because they are the module's one type. Each with the type.
const MODULE_FILES_WITH_CODE: [(&str, &str); 1] =
    [("src/payments/gateway/mod.rs", "the trait that every gateway implements")];

/// Says for which target something is compiled: only where modules are declared.
pub fn cfg_stands_where_modules_are_declared(tree: &Tree) -> Vec<Breach> {
    let holds_cfg = |file: &Source| matches!(file.file_name(), "mod.rs" | "lib.rs" | "main.rs");
    let mut breaches = vec![];
    for file in tree.rust().filter(|file| !holds_cfg(file)) {
        let conditions = attributes(&file.code, "cfg").map(|range| (range.start, &file.code[range]));
        let macros =
            file.code.match_indices("cfg!").map(|(at, _)| (at, &file.code[at..closing_bracket(&file.code, at + 4)]));
        for (at, condition) in conditions.chain(macros) {
            let is_target = |word| find_words(condition, word).next().is_some();
            if ["feature", "target_arch", "target_family", "target_os"].into_iter().any(is_target) {
                breaches.push(Breach::at(file, at, "cfg by target: gate a file of its own in the module's mod.rs"));
            }
        }
    }
    breaches
}

pub fn no_path_climbs_twice(tree: &Tree) -> Vec<Breach> {
    let found = |file: &Source| -> Vec<Breach> {
        let places = file.code.match_indices("super::super").map(|(at, _)| at);
        places.map(|at| Breach::at(file, at, "climbs twice: start at `crate::`")).collect()
    };
    tree.rust().flat_map(found).collect()
}

pub fn nothing_is_exported_again(tree: &Tree) -> Vec<Breach> {
    let mut breaches = vec![];
    for file in tree.rust() {
        for at in find_words(&file.code, "use ") {
            let begin = file.code[..at].rfind(['\n', ';', '}', '{']).map_or(0, |end| end + 1);
            if file.code[begin..at].trim_start().starts_with("pub") {
                breaches.push(Breach::at(file, at, "a re-export: name the thing by the module it stands in"));
            }
        }
    }
    breaches
}

/// What no `mod` line names is not compiled, and its tests never run.
pub fn every_file_is_declared(tree: &Tree) -> Vec<Breach> {
    let mut declared: BTreeSet<Vec<&str>> = BTreeSet::new();
    let mut by_path: BTreeSet<String> = BTreeSet::new();
    for file in tree.rust() {
        let folder = file.path.strip_suffix(file.file_name()).unwrap_or_default();
        declared.extend(modules(&file.code).map(|module| file.module().into_iter().chain([module.name]).collect()));
        let named = file.spoken.split("#[path = \"").skip(1).filter_map(|rest| rest.split('"').next());
        by_path.extend(named.map(|name| format!("{folder}{name}")));
    }
    let is_root = |file: &Source| matches!(file.path.as_str(), "src/lib.rs" | "src/main.rs");
    tree.rust()
        .filter(|file| !is_root(file) && !declared.contains(&file.module()) && !by_path.contains(&file.path))
        .map(|file| Breach::of(&file.path, "no `mod` line names this file: declare it, or delete it"))
        .collect()
}

pub fn files_stay_short(tree: &Tree) -> Vec<Breach> {
    tree.rust()
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| LINES_MAX < *lines)
        .map(|(file, lines)| Breach::of(&file.path, format!("{lines} lines, {LINES_MAX} at most: split it by subject")))
        .collect()
}

/// A module file says what the module is and lists its files. Exempt: a model's (the slice's main type), a
/// surface's (its lazy route), and the list above.
pub fn module_files_only_list(tree: &Tree) -> Vec<Breach> {
    let listed = |path: &str| MODULE_FILES_WITH_CODE.iter().any(|(listed, _)| *listed == path);
    tree.rust()
        .filter(|file| file.file_name() == "mod.rs" && file.ring() != "model" && !listed(&file.path))
        .filter(|file| !(file.top() == "ui" && file.code.contains("#[lazy_route]")))
        .filter_map(|file| {
            let at = first_code(&file.code)?;
            Some(Breach::at(
                file,
                at,
                "code in a module file: it holds docs, `mod` lines and cfg; move it to a file of its own",
            ))
        })
        .collect()
}

/// The exceptions above still have code.
pub fn module_files_with_code_are_needed(tree: &Tree) -> Vec<Breach> {
    let has_code = |path: &str| tree.get(path).is_some_and(|file| first_code(&file.code).is_some());
    let stale = MODULE_FILES_WITH_CODE.iter().filter(|(path, _)| !has_code(path));
    stale
        .map(|(path, _)| Breach::of(path, "listed as a module file with code and has none: take it off the list"))
        .collect()
}

/// The first thing in a module file that is neither an attribute nor a `mod` line.
fn first_code(code: &str) -> Option<usize> {
    let attributes: Vec<_> =
        ["cfg", "path", "allow", "expect", "deny"].iter().flat_map(|name| attributes(code, name)).collect();
    let rest = blank(code, attributes.into_iter());
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let words = line.trim();
        let item = words.strip_prefix("pub(crate) ").or_else(|| words.strip_prefix("pub(super) ")).unwrap_or(words);
        let item = item.strip_prefix("pub ").unwrap_or(item);
        let is_module = item.starts_with("mod ") && item.ends_with(';');
        if !words.is_empty() && !is_module {
            return Some(at);
        }
        at += line.len();
    }
    None
}
