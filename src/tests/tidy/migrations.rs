//! The migrations' text. What they make is looked at by the schema test.

use std::ops::Range;

use super::{
    breach::Breach,
    mask::{blank, is_word},
    tree::Tree,
};

/// Ways to ask the database what time it is.
const NOWS: [&str; 8] = [
    "now",
    "current_timestamp",
    "current_date",
    "current_time",
    "localtimestamp",
    "clock_timestamp",
    "statement_timestamp",
    "transaction_timestamp",
];

pub fn migrations_go_both_ways_and_have_no_gap(tree: &Tree) -> Vec<Breach> {
    let mut breaches = vec![];
    let mut numbers = vec![];
    for file in tree.under("migrations") {
        let other = match (file.path.strip_suffix(".up.sql"), file.path.strip_suffix(".down.sql")) {
            (Some(stem), None) => format!("{stem}.down.sql"),
            (None, Some(stem)) => format!("{stem}.up.sql"),
            _ => {
                breaches.push(Breach::of(&file.path, "a migration ends in .up.sql or .down.sql"));
                continue;
            }
        };
        if tree.get(&other).is_none_or(|other| code(&other.text).trim().is_empty()) {
            breaches.push(Breach::of(&file.path, format!("{other} is missing or empty")));
        }
        if file.path.ends_with(".up.sql") {
            numbers.push((file.file_name().split('_').next().and_then(|number| number.parse::<usize>().ok()), file));
        }
    }
    for (at, (number, file)) in numbers.iter().enumerate() {
        if *number != Some(at + 1) {
            breaches.push(Breach::of(&file.path, format!("the number of this migration should be {:04}", at + 1)));
        }
    }
    breaches
}

/// Errors are told by the names of constraints. A primary key's name is its table's.
pub fn every_constraint_is_named(tree: &Tree) -> Vec<Breach> {
    let mut breaches = vec![];
    for file in tree.under("migrations") {
        let code = code(&file.text);
        let tokens = tokens(&code);
        for (at, (place, token)) in tokens.iter().enumerate() {
            let back = |steps: usize| at.checked_sub(steps).map_or("", |at| tokens[at].1);
            let is_named = match *token {
                "check" | "foreign" | "exclude" => back(2) == "constraint",
                "unique" => back(2) == "constraint" || back(1) == "create",
                "references" => back(2) == "constraint" || is_foreign_key(&tokens[..at]),
                _ => true,
            };
            if !is_named {
                breaches.push(Breach::at(
                    file,
                    *place,
                    format!("`{token}` without a name: write `constraint table_what {token}`"),
                ));
            }
        }
    }
    breaches
}

/// Business time comes from the program's clock; a default would read the database's.
pub fn no_column_reads_the_database_s_clock(tree: &Tree) -> Vec<Breach> {
    let mut breaches = vec![];
    for file in tree.under("migrations") {
        let code = code(&file.text);
        let tokens = tokens(&code);
        for pair in tokens.windows(2).filter(|pair| pair[0].1 == "default" && NOWS.contains(&pair[1].1)) {
            breaches.push(Breach::at(file, pair[0].0, "a default that reads the database's clock: pass the time in"));
        }
    }
    breaches
}

/// Whether these tokens end with `foreign key (…)` and perhaps the name of a table in front of its columns.
fn is_foreign_key(tokens: &[(usize, &str)]) -> bool {
    let Some(open) = tokens.iter().rposition(|(_, token)| *token == "(") else { return false };
    tokens.last().is_some_and(|(_, token)| *token == ")")
        && open.checked_sub(1).is_some_and(|key| tokens[key].1 == "key")
}

/// SQL in lower case without comments, strings and the bodies of functions.
fn code(sql: &str) -> String {
    blank(&sql.to_ascii_lowercase(), parts(sql).into_iter())
}

fn parts(sql: &str) -> Vec<Range<usize>> {
    let (mut parts, mut at) = (vec![], 0);
    while at < sql.len() {
        let rest = &sql.as_bytes()[at..];
        let end = ["--", "/*", "'", "$$"].into_iter().find(|open| rest.starts_with(open.as_bytes())).map(|open| {
            let close = match open {
                "--" => "\n",
                "/*" => "*/",
                same => same,
            };
            let inside = at + open.len();
            sql[inside..].find(close).map_or(sql.len(), |length| inside + length + close.len())
        });
        parts.extend(end.map(|end| at..end));
        at = end.unwrap_or(at + 1);
    }
    parts
}

/// Words and brackets, each with its place.
fn tokens(code: &str) -> Vec<(usize, &str)> {
    let (mut tokens, mut at) = (vec![], 0);
    while at < code.len() {
        let length = code[at..].bytes().take_while(|byte| is_word(*byte)).count().max(1);
        if !code.as_bytes()[at].is_ascii_whitespace() && code.is_char_boundary(at + length) {
            tokens.push((at, &code[at..at + length]));
        }
        at += length;
        while !code.is_char_boundary(at) {
            at += 1;
        }
    }
    tokens
}
