//! Sentences made of the drawer's words.

use super::words::words;
use crate::{
    drawers::model::{Closing, DrawerState, MovementKind},
    kernel::money::Money,
    ui::{kit::tone::Tone, pos::words::fill_name},
};

/// How a count compares to the books: a word, its tone, never the colour alone.
pub fn variance_text(variance: Money, money: impl Fn(Money) -> String) -> (String, Tone) {
    let w = words();
    if variance.is_zero() {
        (w.exact.to_owned(), Tone::Success)
    } else if variance.is_negative() {
        (fill_name(w.short_by, &money(-variance)), Tone::Danger)
    } else {
        (fill_name(w.over_by, &money(variance)), Tone::Warning)
    }
}

/// What is said when a drawer was closed.
pub fn closed_text(closing: &Closing, money: impl Fn(Money) -> String) -> String {
    let w = words();
    let variance = closing.counted.map(|counted| counted - closing.expected).unwrap_or_default();
    if variance.is_zero() {
        w.closed_exact.to_owned()
    } else if variance.is_negative() {
        fill_name(w.closed_short, &money(-variance))
    } else {
        fill_name(w.closed_over, &money(variance))
    }
}

pub fn state_word(state: DrawerState) -> (&'static str, Tone) {
    let w = words();
    match state {
        DrawerState::Open | DrawerState::Closed => (w.state_open, Tone::Success),
        DrawerState::Counted => (w.state_counted, Tone::Warning),
    }
}

pub fn kind_word(kind: MovementKind) -> &'static str {
    let w = words();
    match kind {
        MovementKind::PayIn => w.pay_in,
        MovementKind::PayOut => w.pay_out,
        MovementKind::Drop => w.drop,
    }
}
