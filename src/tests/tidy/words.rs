//! Words that stand nowhere, or only in one place.

use super::{
    breach::Breach,
    source::{Source, find_words},
    tree::Tree,
};

/// Where the system's clock is read.
const CLOCK: &str = "src/platform/clock.rs";

/// Where ids and chance are made, and why there.
const MAKERS: [(&str, &str); 3] = [
    ("src/platform/crypto.rs", "the server's, for `Ctx` and `Tx` to give out"),
    ("src/ui/shared/new_id.rs", "the browser's, for what it may have to repeat"),
    ("src/server/seed/history.rs", "the demo's past, drawn the same each time"),
];

/// Reports each of these words in the code, outside tests.
fn words_in_code(file: &Source, words: &[&str], advice: &str) -> Vec<Breach> {
    let places = words.iter().flat_map(|word| find_words(&file.code, word).map(move |at| (*word, at)));
    let live = places.filter(|(_, at)| !file.is_test_code(*at));
    live.map(|(word, at)| Breach::at(file, at, format!("`{}`: {advice}", word.trim()))).collect()
}

/// Tests of what is exact are exact too, so these are not left out.
pub fn amounts_are_whole_numbers(tree: &Tree) -> Vec<Breach> {
    let slices = tree.slices();
    let exact = |file: &&Source| matches!(file.top(), "kernel" | "flows") || slices.contains(&file.top());
    let mut breaches = vec![];
    for file in tree.rust().filter(exact) {
        for at in ["f32", "f64"].into_iter().flat_map(|word| find_words(&file.code, word)) {
            breaches.push(Breach::at(file, at, "a float: amounts are whole minor units, milli-units or basis points"));
        }
    }
    breaches
}

pub fn nothing_is_unwrapped(tree: &Tree) -> Vec<Breach> {
    let advice = "can end the program: answer with an error, or `expect` with the reason it cannot happen";
    tree.rust()
        .flat_map(|file| words_in_code(file, &[".unwrap()", ".unwrap_err()", ".unwrap_unchecked()"], advice))
        .collect()
}

pub fn nothing_is_left_to_do(tree: &Tree) -> Vec<Breach> {
    let mut breaches = vec![];
    for file in tree.rust() {
        breaches.extend(words_in_code(file, &["todo!", "unimplemented!", "dbg!"], "finish it"));
    }
    for file in tree.all() {
        let text = if file.path.ends_with(".rs") { &file.remarks } else { &file.text };
        for word in ["TODO", "FIXME", "XXX"] {
            breaches.extend(
                find_words(text, word).map(|at| Breach::at(file, at, format!("{word}: do it, or open an issue"))),
            );
        }
    }
    breaches
}

pub fn nothing_is_printed(tree: &Tree) -> Vec<Breach> {
    let advice = "log with `tracing`, or say it with `server::cli`";
    tree.rust().flat_map(|file| words_in_code(file, &["println!", "print!", "eprintln!", "eprint!"], advice)).collect()
}

pub fn time_comes_from_the_clock(tree: &Tree) -> Vec<Breach> {
    let words = ["Utc::now", "Local::now", "SystemTime::now", "Instant::now", "OffsetDateTime::now_utc"];
    tree.rust()
        .filter(|file| file.path != CLOCK)
        .flat_map(|file| {
            words_in_code(file, &words, "ask `ctx.clock`, so that tests and the seed decide what time it is")
        })
        .collect()
}

pub fn ids_and_chance_come_from_the_act(tree: &Tree) -> Vec<Breach> {
    let words = ["Uuid::now_v7", "Uuid::new_v7", "Uuid::new_v4", "rand::", "getrandom"];
    let advice = "ask `ctx.new_id()` or `tx.new_id()`; tokens and salts come from `platform::crypto`";
    tree.rust()
        .filter(|file| MAKERS.iter().all(|(path, _)| *path != file.path))
        .flat_map(|file| words_in_code(file, &words, advice))
        .collect()
}
