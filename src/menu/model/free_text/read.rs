//! From words to lines.

use serde::Serialize;

use super::{
    numbers::{QUANTITY_MAX, count},
    words::{Word, words},
};
use crate::{
    kernel::{
        ids::{ItemId, ModifierId, VariantId},
        time::Timestamp,
    },
    menu::model::{Item, Menu, selection::Selection, words::Translated},
};

/// The longest text that is read.
pub const TEXT_CHARS_MAX: usize = 500;
/// The most lines that are made of one text.
const LINES_MAX: usize = 30;
/// The longest wish; what is longer is cut.
const NOTE_CHARS_MAX: usize = 200;

/// What was understood. Nothing of it is ordered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Reading {
    pub lines: Vec<ReadLine>,
    /// Words that fit nothing of the menu.
    pub unknown: Vec<String>,
    /// What should be asked before anything is ordered; one thing at a time.
    pub question: Option<String>,
}

/// A dish that was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ReadLine {
    pub item: ItemId,
    pub name: String,
    pub quantity: u32,
    pub variant: Option<VariantId>,
    pub modifiers: Vec<ModifierId>,
    /// Variant and modifiers by name.
    pub details: Vec<String>,
    pub note: Option<String>,
    /// In percent: how much of the dish's name was said.
    #[cfg_attr(feature = "ssr", schema(minimum = 1, maximum = 100))]
    pub confidence: u8,
    /// Whether it can be ordered like this: nothing has to be chosen any more, and it is on sale.
    pub is_orderable: bool,
}

/// A name of something, as words.
struct Named<'a, T> {
    of: &'a T,
    keys: Vec<String>,
}

fn named<'a, T>(of: &'a T, name: &'a Translated) -> impl Iterator<Item = Named<'a, T>> {
    let names = std::iter::once(&name.own).chain(name.other.values());
    names
        .map(move |name| Named { of, keys: words(name).into_iter().map(|word| word.key).collect() })
        .filter(|named| !named.keys.is_empty())
}

/// How many words from `at` on are these.
fn fits(said: &[Word], at: usize, keys: &[String]) -> bool {
    said.len() >= at + keys.len() && said[at..].iter().zip(keys).all(|(word, key)| word.key == *key)
}

/// Where a dish was named, and which.
struct Hit<'a> {
    item: &'a Item,
    at: usize,
    end: usize,
    confidence: u8,
    /// Others that the same words might mean.
    others: Vec<&'a Item>,
}

/// Reads an order against the menu, at this moment.
pub fn read(menu: &Menu, text: &str, now: Timestamp) -> Reading {
    let text: String = text.chars().take(TEXT_CHARS_MAX).collect();
    let said = words(&text);
    let hits = hits(menu, &said);
    let mut reading = Reading::default();
    let mut used = vec![false; said.len()];
    for (nth, hit) in hits.iter().enumerate().take(LINES_MAX) {
        let from = if nth == 0 { 0 } else { hits[nth - 1].end };
        let to = hits.get(nth + 1).map_or(said.len(), |next| before(&said, hit.end, next.at));
        let before = if nth == 0 { from } else { before(&said, from, hit.at) };
        used[hit.at..hit.end].fill(true);
        let line = line(menu, &said, (hit, before, to), &mut used, now);
        if reading.question.is_none() {
            reading.question = question(menu, hit, &line);
        }
        reading.lines.push(line);
    }
    let left = said.iter().zip(&used).filter(|(word, used)| !**used && !word.is_filler() && count(&word.key).is_none());
    reading.unknown = left.map(|(word, _)| word.text.clone()).collect();
    if reading.lines.is_empty() && reading.question.is_none() {
        reading.question = Some("Which dish of the menu would you like?".to_owned());
    }
    reading
}

/// Where the words before a dish begin to belong to it: at its number, at a comma, or at an "and".
fn before(said: &[Word], from: usize, at: usize) -> usize {
    let starts = |index: &usize| {
        let word = &said[*index];
        word.begins
            || count(&word.key).is_some()
            || matches!(word.key.as_str(), "and" | "y" | "e" | "et" | "und" | "plus")
    };
    (from..at).rev().find(starts).unwrap_or(at)
}

/// The dishes that are named, from the left; the longest name wins.
fn hits<'a>(menu: &'a Menu, said: &[Word]) -> Vec<Hit<'a>> {
    let items = menu.items.iter().filter(|item| !item.pricing.needs_staff());
    let names: Vec<Named<'a, Item>> = items.flat_map(|item| named(item, &item.name)).collect();
    let (mut hits, mut at) = (vec![], 0);
    while at < said.len() {
        let hit = whole_name(&names, said, at).or_else(|| part_of_a_name(&names, said, at));
        at = hit.as_ref().map_or(at + 1, |hit| hit.end);
        hits.extend(hit);
    }
    hits
}

fn whole_name<'a>(names: &[Named<'a, Item>], said: &[Word], at: usize) -> Option<Hit<'a>> {
    let fitting = names.iter().filter(|name| fits(said, at, &name.keys));
    let longest = fitting.max_by_key(|name| name.keys.len())?;
    Some(Hit { item: longest.of, at, end: at + longest.keys.len(), confidence: 100, others: vec![] })
}

/// A word that only some names have, such as `croissant` of `Ham croissant`.
fn part_of_a_name<'a>(names: &[Named<'a, Item>], said: &[Word], at: usize) -> Option<Hit<'a>> {
    let word = &said[at];
    if word.is_filler() || word.is_wish() || count(&word.key).is_some() || word.key.chars().count() < 3 {
        return None;
    }
    // A wish names ingredients, not dishes.
    let in_wish = said[..at]
        .iter()
        .rposition(Word::is_wish)
        .is_some_and(|wish| at - wish <= 2 && !said[wish + 1..=at].iter().any(|word| word.begins));
    let mut fitting: Vec<&Named<'a, Item>> = names.iter().filter(|name| name.keys.contains(&word.key)).collect();
    if in_wish || fitting.is_empty() {
        return None;
    }
    let run = |name: &Named<'a, Item>| said[at..].iter().take_while(|word| name.keys.contains(&word.key)).count();
    fitting.sort_by_key(|name| std::cmp::Reverse((run(name), std::cmp::Reverse(name.keys.len()))));
    let best = fitting[0];
    let length = run(best);
    let mut others: Vec<&'a Item> = vec![];
    for name in fitting.iter().skip(1).filter(|name| run(name) == length && name.of.id != best.of.id) {
        if !others.iter().any(|known| known.id == name.of.id) {
            others.push(name.of);
        }
    }
    let said_share = length * 100 / best.keys.len().max(1);
    let confidence = u8::try_from(said_share / (1 + others.len())).unwrap_or(100).clamp(1, 95);
    Some(Hit { item: best.of, at, end: at + length, confidence, others })
}

/// The dish with what stands around it: how many, which size, what with, and what is wished.
fn line(
    menu: &Menu,
    said: &[Word],
    (hit, from, to): (&Hit<'_>, usize, usize),
    used: &mut [bool],
    now: Timestamp,
) -> ReadLine {
    let item = hit.item;
    let mut selection = Selection::default();
    let mut details = vec![];
    let mut notes: Vec<String> = vec![];
    let mut quantity = None;
    let mut at = from;
    while at < to {
        if used[at] {
            at += 1;
        } else if let Some(found) = count(&said[at].key).filter(|_| at < hit.at && quantity.is_none()) {
            quantity = Some(found);
            used[at] = true;
            at += 1;
        } else if let Some((variant, length)) = longest(said, at, item.variants.iter().map(|one| (one, &one.name))) {
            selection.variant = Some(variant.id);
            details.push(variant.name.own.clone());
            used[at..at + length].fill(true);
            at += length;
        } else if said[at].is_wish() {
            let end = (at + 1..to).find(|next| said[*next].begins || said[*next].key == "and").unwrap_or(to);
            let modifier = modifier_at(menu, item, &selection, said, at);
            let end = modifier.as_ref().map_or(end, |(_, length)| at + length);
            match modifier {
                Some(((id, name), _)) => {
                    selection.modifiers.push(id);
                    details.push(name);
                }
                None => notes.push(said[at..end].iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")),
            }
            used[at..end].fill(true);
            at = end;
        } else if let Some(((id, name), length)) = modifier_at(menu, item, &selection, said, at) {
            selection.modifiers.push(id);
            details.push(name);
            used[at..at + length].fill(true);
            at += length;
        } else {
            at += 1;
        }
    }
    let note: String = notes.join(", ").chars().take(NOTE_CHARS_MAX).collect();
    let is_orderable = selection.check(menu, item).is_ok() && item.is_on_sale(now) && item.left != Some(0);
    ReadLine {
        item: item.id,
        name: item.name.own.clone(),
        quantity: quantity.unwrap_or(1).min(QUANTITY_MAX),
        variant: selection.variant,
        modifiers: selection.modifiers,
        details,
        note: Some(note).filter(|note| !note.is_empty()),
        confidence: hit.confidence,
        is_orderable,
    }
}

/// The longest name that begins here.
fn longest<'a, T: 'a>(
    said: &[Word],
    at: usize,
    all: impl Iterator<Item = (&'a T, &'a Translated)>,
) -> Option<(&'a T, usize)> {
    let names = all.flat_map(|(one, name)| named(one, name));
    let fitting = names.filter(|name| fits(said, at, &name.keys)).map(|name| (name.of, name.keys.len()));
    fitting.max_by_key(|(_, length)| *length)
}

/// The modifier that is named here, of a group that still takes one.
fn modifier_at(
    menu: &Menu,
    item: &Item,
    selection: &Selection,
    said: &[Word],
    at: usize,
) -> Option<((ModifierId, String), usize)> {
    let asked = menu.asked_groups(item, &selection.modifiers);
    let open = asked.into_iter().filter(|(group, times)| {
        let chosen = group.modifiers.iter().filter(|one| selection.modifiers.contains(&one.id)).count();
        u32::try_from(chosen).is_ok_and(|chosen| chosen < group.max * times)
    });
    let all = open.flat_map(|(group, _)| group.modifiers.iter()).map(|one| (one, &one.name));
    longest(said, at, all).map(|(modifier, length)| ((modifier.id, modifier.name.own.clone()), length))
}

/// What should be asked about a line: which of several dishes, or what still has to be chosen.
fn question(menu: &Menu, hit: &Hit<'_>, line: &ReadLine) -> Option<String> {
    if !hit.others.is_empty() {
        let mut names: Vec<&str> = vec![&hit.item.name.own];
        names.extend(hit.others.iter().take(3).map(|item| item.name.own.as_str()));
        return Some(format!("Which one do you mean: {}?", names.join(", ")));
    }
    let selection = Selection { variant: line.variant, modifiers: line.modifiers.clone(), options: vec![] };
    match selection.check(menu, hit.item) {
        Err(error) => Some(error.to_string()),
        Ok(_) if !line.is_orderable => Some(format!("{} is not on sale right now. Something else?", line.name)),
        Ok(_) => None,
    }
}
