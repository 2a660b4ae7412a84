//! What a screen may say about its looks: tokens and symbols, nothing of its own.

use std::collections::BTreeSet;

use super::{
    breach::Breach,
    mask::is_word,
    source::{Source, find_words},
    tree::Tree,
};

const SPRITE: &str = "public/icons.svg";

const PALETTES: [&str; 22] = [
    "slate", "gray", "zinc", "neutral", "stone", "red", "orange", "amber", "yellow", "lime", "green", "emerald",
    "teal", "cyan", "sky", "blue", "indigo", "violet", "purple", "fuchsia", "pink", "rose",
];
const PAINTS: [&str; 14] = [
    "bg", "text", "border", "ring", "fill", "stroke", "from", "to", "via", "outline", "accent", "caret", "divide",
    "shadow",
];
const COLOUR_FUNCTIONS: [&str; 8] = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "oklch(", "color("];

/// The page's policy forbids inline styles: the browser would drop them without a word.
pub fn no_style_attribute(tree: &Tree) -> Vec<Breach> {
    let mut breaches = vec![];
    for file in tree.under("src/ui") {
        for at in find_words(&file.spoken, "style") {
            let (before, after) = (&file.spoken[..at], &file.spoken[at + "style".len()..]);
            let is_class =
                after.strip_prefix(':').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
            let is_attribute = after.starts_with('=') && !after.starts_with("==") || is_class && before.ends_with(' ');
            if is_attribute || before.ends_with('.') && after.starts_with('(') {
                breaches.push(Breach::at(file, at, "an inline style: use a class, or an SVG attribute for geometry"));
            }
        }
    }
    breaches
}

pub fn colours_are_tokens(tree: &Tree) -> Vec<Breach> {
    let mut breaches = vec![];
    for file in tree.under("src/ui") {
        let text = &file.spoken;
        let hex = text.match_indices('#').map(|(at, _)| at).filter(|at| is_hex_colour(text, *at));
        let functions =
            COLOUR_FUNCTIONS.into_iter().flat_map(|name| find_words(text, name)).filter(|at| !is_code(file, *at));
        let classes = text.match_indices('-').map(|(at, _)| at).filter(|at| is_palette_class(text, *at));
        for at in hex.chain(functions).chain(classes) {
            breaches.push(Breach::at(file, at, "a raw colour: use a token of style/, so that light and dark both fit"));
        }
    }
    breaches
}

fn is_code(file: &Source, at: usize) -> bool {
    file.code.as_bytes()[at] != b' '
}

/// `#` and 3, 4, 6 or 8 hex digits; behind a word it is a fragment of an address.
fn is_hex_colour(text: &str, at: usize) -> bool {
    let word: &str =
        &text[at + 1..at + 1 + text[at + 1..].bytes().take_while(|byte| is_word(*byte) || *byte == b'-').count()];
    let is_fragment = text[..at].ends_with(|before: char| before.is_alphanumeric() || before == '/');
    !is_fragment && matches!(word.len(), 3 | 4 | 6 | 8) && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// `bg-red-500` or `text-white`: the hyphen behind the paint is where this is asked.
fn is_palette_class(text: &str, hyphen: usize) -> bool {
    let start = text[..hyphen].bytes().rev().take_while(|byte| is_word(*byte)).count();
    let (paint, rest) = (&text[hyphen - start..hyphen], &text[hyphen + 1..]);
    let colour = &rest[..rest.bytes().take_while(|byte| is_word(*byte)).count()];
    let shade =
        rest[colour.len()..].strip_prefix('-').is_some_and(|shade| shade.starts_with(|c: char| c.is_ascii_digit()));
    PAINTS.contains(&paint) && (PALETTES.contains(&colour) && shade || matches!(colour, "white" | "black"))
}

pub fn icons_are_in_the_sprite(tree: &Tree) -> Vec<Breach> {
    let Some(sprite) = tree.get(SPRITE) else { return vec![Breach::of(SPRITE, "the sprite is missing")] };
    let symbols: BTreeSet<&str> =
        sprite.text.split("<symbol id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut breaches = vec![];
    for file in tree.under("src/ui") {
        for (at, name) in icon_names(file) {
            // No name is no icon.
            if !name.is_empty() && !symbols.contains(name) {
                breaches.push(Breach::at(
                    file,
                    at,
                    format!("no symbol \"{name}\" in {SPRITE}: draw it, or use another"),
                ));
            }
        }
    }
    breaches
}

/// The names written as `<Icon name="x"` and `icon="x"`.
fn icon_names(file: &Source) -> Vec<(usize, &str)> {
    let text = file.spoken.as_str();
    let attributes = find_words(text, "icon=\"").map(|at| at + "icon=\"".len());
    let icons = find_words(text, "<Icon").filter_map(|at| {
        let tag = &text[at..at + text[at..].find('>')?];
        Some(at + find_words(tag, "name=\"").next()? + "name=\"".len())
    });
    let name = |at: usize| (at, text[at..].split('"').next().unwrap_or_default());
    attributes.chain(icons).map(name).collect()
}
