//! Which dishes that were taken back have been seen on this screen: a void stays, struck through, until it is tapped.

use std::collections::HashSet;

use leptos::prelude::*;

use crate::{kernel::ids::LineId, kitchen::model::TicketCard};

use super::memory;

const KEY: &str = "kds.voids";
/// More than a screen can show of the time that the server looks back.
const KEPT_MAX: usize = 300;

/// Kept on this device, so that a reload does not bring them back.
#[derive(Clone, Copy)]
pub struct Voids {
    /// Oldest first.
    seen: RwSignal<Vec<LineId>>,
}

impl Voids {
    pub fn new() -> Self {
        let voids = Self { seen: RwSignal::new(vec![]) };
        Effect::new(move |_| {
            if let Some(text) = memory::recall(KEY) {
                voids.seen.set(text.split(',').filter_map(|id| id.parse().ok()).collect());
            }
        });
        voids
    }

    /// The lines of a ticket without the voids that were tapped; follows them.
    pub fn without_seen(self, card: &TicketCard) -> TicketCard {
        let mut card = card.clone();
        if card.voided_lines().next().is_some() {
            let voided: HashSet<LineId> = card.voided_lines().map(|line| line.line).collect();
            self.seen.with(|seen| card.lines.retain(|line| !voided.contains(&line.line) || !seen.contains(&line.line)));
        }
        card
    }

    /// Takes them off the screen. Handlers only.
    pub fn see(self, lines: &[LineId]) {
        self.change(|seen| {
            seen.extend(lines);
            let surplus = seen.len().saturating_sub(KEPT_MAX);
            seen.drain(..surplus);
        });
    }

    /// Brings them back. Handlers only.
    pub fn forget(self, lines: &[LineId]) {
        self.change(|seen| seen.retain(|line| !lines.contains(line)));
    }

    fn change(self, change: impl FnOnce(&mut Vec<LineId>)) {
        self.seen.update(change);
        let text = self.seen.with_untracked(|seen| seen.iter().map(ToString::to_string).collect::<Vec<_>>().join(","));
        memory::keep(KEY, &text);
    }
}
