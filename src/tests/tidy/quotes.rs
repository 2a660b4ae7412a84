//! That the messages which the troubleshooting page explains are those that a person gets to see.

use super::{breach::Breach, source::Source, tree::Tree};

const PAGE: &str = "docs/troubleshooting.md";

/// A message stands in bold and as code at the beginning of a line, with `…` for what differs from time to time.
const BEGINS: &str = "**`";
const ENDS: &str = "`**";

pub fn quoted_messages_are_printed(tree: &Tree) -> Vec<Breach> {
    let Some(page) = tree.get(PAGE) else { return vec![Breach::of(PAGE, "the page is missing")] };
    let sources: Vec<String> = tree.all().filter(|file| is_source(file)).map(|file| as_printed(&file.text)).collect();
    let is_printed = |quote: &str| sources.iter().any(|source| parts(quote).all(|part| source.contains(part)));
    quotes(&page.text)
        .filter(|(_, quote)| !is_printed(quote))
        .map(|(at, quote)| Breach::at(page, at, format!("`{quote}` is printed nowhere: quote what the source says")))
        .collect()
}

fn is_source(file: &Source) -> bool {
    file.path.starts_with("src/") && !file.is_test || file.path.starts_with("scripts/")
}

/// The text without what only the source needs: continued lines and escaped quotes.
fn as_printed(text: &str) -> String {
    let mut pieces = text.split("\\\n");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.trim_start()).replace("\\\"", "\"")
}

fn quotes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = text.match_indices(BEGINS).map(|(at, _)| at).filter(|at| *at == 0 || text[..*at].ends_with('\n'));
    starts.filter_map(|at| Some((at, text[at + BEGINS.len()..].split_once(ENDS)?.0)))
}

/// What stands in one place in the source. The command line puts `error: ` before every refusal, a refused setting its
/// name.
fn parts(quote: &str) -> impl Iterator<Item = &str> {
    quote.trim_start_matches("error: ").split('…').flat_map(|part| part.split(": ")).map(str::trim)
}
