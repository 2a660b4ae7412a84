//! The ids by which tests say which wish they prove: `S3-41`, or `S3-41..43` for several.

use super::{breach::Breach, mask::is_word, source::Source, tree::Tree};

pub fn cited_wishes_are_well_formed(tree: &Tree) -> Vec<Breach> {
    let cites = |file: &&Source| !file.path.starts_with("src/tests/tidy/");
    let files = ["src/tests", "tests", "end2end"].into_iter().flat_map(|folder| tree.under(folder)).filter(cites);
    files
        .flat_map(|file| {
            candidates(file)
                .filter(|(_, id)| !is_well_formed(id))
                .map(|(at, id)| {
                    Breach::at(file, at, format!("`{id}` is no id: write `S3-41`, or `S3-41..43` for several"))
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Whatever looks as if it were meant as an id: an S, a digit, a hyphen or underscore, digits.
fn candidates(file: &Source) -> impl Iterator<Item = (usize, &str)> {
    let (text, bytes) = (file.text.as_str(), file.text.as_bytes());
    let begins = move |at: &usize| {
        let fresh = at.checked_sub(1).is_none_or(|before| !is_word(bytes[before]) && bytes[before] != b'-');
        let digits = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let rest = &bytes[at + 1 + digits..];
        fresh && 0 < digits && matches!(rest, [b'-' | b'_', digit, ..] if digit.is_ascii_digit())
    };
    (0..bytes.len()).filter(move |at| matches!(bytes[*at], b'S' | b's')).filter(begins).map(move |at| {
        let length = bytes[at..].iter().take_while(|byte| is_word(**byte) || b"-.".contains(byte)).count();
        (at, text[at..at + length].trim_end_matches(['.', '-']))
    })
}

fn is_well_formed(id: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().ok().filter(|number| text.len() == 2 && 0 < *number);
    let Some((part, lines)) = id.split_once('-') else { return false };
    let is_part = matches!(part.as_bytes(), [b'S', digit] if digit.is_ascii_digit());
    is_part
        && match lines.split_once("..") {
            Some((first, last)) => number(first).zip(number(last)).is_some_and(|(first, last)| first < last),
            None => number(lines).is_some(),
        }
}
