//! The proof that each rule can fail: small trees with one breach among things that are in order.

use super::{planted_code, planted_rest, rules::RULES, tree::Tree};

/// A tree, and what a rule must report in it: that and nothing else.
pub struct Plant {
    /// The name of the rule's test.
    pub rule: &'static str,
    pub files: &'static [(&'static str, &'static str)],
    /// How each report begins and what else it says.
    pub found: &'static [(&'static str, &'static str)],
}

/// Three slices and the rings, where a plant brings no `lib.rs` of its own.
const LIB: &str = "pub mod kernel;\npub mod restaurants;\npub mod menu;\npub mod orders;\npub mod ui;\npub mod flows;\n\
                   pub mod platform;\npub mod server;\npub mod verify;\n#[cfg(test)]\nmod tests;\n";

/// What is wrong with the proof; nothing when the rule reports what was planted.
fn failure(plant: &Plant) -> Option<String> {
    let rule = RULES.iter().find(|(name, _)| *name == plant.rule);
    let Some((name, rule)) = rule else { return Some(format!("{}: there is no such rule", plant.rule)) };
    let lib = [("src/lib.rs", LIB)].into_iter();
    let reports: Vec<String> =
        rule(&Tree::new(lib.chain(plant.files.iter().copied()))).iter().map(ToString::to_string).collect();
    let fits = |report: &String, (place, words): (&str, &str)| {
        report.strip_prefix(place).is_some_and(|rest| rest.starts_with(": ") && rest.contains(words))
    };
    let is_found = reports.len() == plant.found.len()
        && reports.iter().zip(plant.found).all(|(report, found)| fits(report, *found));
    (!is_found).then(|| format!("{name}: expected {:#?}\nreported {reports:#?}", plant.found))
}

fn plants() -> impl Iterator<Item = &'static Plant> {
    planted_code::PLANTS.iter().chain(planted_rest::PLANTS)
}

#[test]
fn planted_violations_are_found() {
    let failures: Vec<String> = plants().filter_map(failure).collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn every_rule_has_a_planted_violation() {
    let is_planted = |rule: &str| plants().any(|plant| plant.rule == rule && !plant.found.is_empty());
    let bare: Vec<&str> = RULES.iter().map(|(name, _)| *name).filter(|name| !is_planted(name)).collect();
    assert!(bare.is_empty(), "no violation is planted for {bare:?}");
}
