//! That the options of the shipped program are those of the build.

use std::collections::BTreeMap;

use super::{breach::Breach, source::Source, tree::Tree};

const SECTION: &str = "[package.metadata.leptos]";

/// What the program must find at run time, because without it pages would ask for files that are elsewhere.
const NEEDED: [&str; 5] = ["output-name", "site-root", "site-pkg-dir", "site-addr", "reload-port"];

/// Leptos.toml repeats what Cargo.toml says to the build tool, which reads no other file.
pub fn run_time_options_equal_the_build_s(tree: &Tree) -> Vec<Breach> {
    let (Some(cargo), Some(leptos)) = (tree.get("Cargo.toml"), tree.get("Leptos.toml")) else {
        return vec![Breach::of("Leptos.toml", "Cargo.toml or Leptos.toml is missing")];
    };
    let (built, shipped) = (section(cargo), section(leptos));
    let mut breaches = vec![];
    for name in NEEDED.into_iter().filter(|name| !shipped.contains_key(name)) {
        breaches.push(Breach::of("Leptos.toml", format!("{name} is missing under {SECTION}")));
    }
    for (name, (value, at)) in &shipped {
        let expected = built.get(name).map(|(expected, _)| *expected);
        if expected.is_some_and(|expected| expected != *value) {
            let advice = format!("{name} is {value}, in Cargo.toml {}: make them equal", expected.unwrap_or_default());
            breaches.push(Breach::at(leptos, *at, advice));
        }
    }
    breaches
}

/// The keys of the section with their values as written and where they stand.
fn section(file: &Source) -> BTreeMap<&str, (&str, usize)> {
    let Some(start) = file.text.find(SECTION) else { return BTreeMap::new() };
    let (mut at, mut keys) = (start + SECTION.len(), BTreeMap::new());
    for line in file.text[at..].split_inclusive('\n') {
        if line.starts_with('[') {
            break;
        }
        if let Some((name, value)) = line.split_once('=').filter(|_| !line.trim_start().starts_with('#')) {
            keys.insert(name.trim(), (value.trim(), at));
        }
        at += line.len();
    }
    keys
}
