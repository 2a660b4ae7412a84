//! The addresses of server functions.

use std::collections::BTreeMap;

use super::{breach::Breach, items::attributes, source::Source, tree::Tree};

/// An address that is written down survives a renamed function and is the same in every build.
pub fn server_functions_have_fixed_addresses(tree: &Tree) -> Vec<Breach> {
    let mut breaches = vec![];
    let mut taken: BTreeMap<&str, &Source> = BTreeMap::new();
    for file in tree.rust() {
        for (at, arguments) in server_functions(file) {
            if file.ring() != "rpc" {
                breaches.push(Breach::at(file, at, "a server function outside a slice's rpc"));
            }
            if value(arguments, "prefix") != Some("/rpc") {
                breaches.push(Breach::at(file, at, "a server function needs `prefix = \"/rpc\"`"));
            }
            let Some(endpoint) = value(arguments, "endpoint").filter(|endpoint| is_well_formed(endpoint)) else {
                breaches.push(Breach::at(file, at, "a server function needs an `endpoint` such as \"orders/place\""));
                continue;
            };
            if let Some(other) = taken.insert(endpoint, file) {
                breaches.push(Breach::at(file, at, format!("the endpoint {endpoint} is taken in {}", other.path)));
            }
        }
    }
    breaches
}

/// The `#[server]` attributes of functions with their arguments; those of arguments (`#[server(default)]`) are none.
fn server_functions(file: &Source) -> Vec<(usize, &str)> {
    attributes(&file.code, "server")
        .filter(|range| {
            let item =
                file.code[range.end..].lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("#["));
            item.is_some_and(|item| item.split_whitespace().take(4).any(|word| word == "fn"))
        })
        .map(|range| (range.start, &file.spoken[range]))
        .collect()
}

/// What stands in quotes behind `name =`.
fn value<'a>(arguments: &'a str, name: &str) -> Option<&'a str> {
    let rest = arguments.split_once(name)?.1.trim_start().strip_prefix('=')?;
    rest.trim_start().strip_prefix('"')?.split('"').next()
}

fn is_well_formed(endpoint: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    endpoint.split_once('/').is_some_and(|(slice, verb)| is_word(slice) && is_word(verb))
}
