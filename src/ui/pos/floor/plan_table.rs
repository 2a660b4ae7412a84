//! A table on the plan.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    acts::FloorActs,
    chairs::{HALF, chairs},
    table_state::TableState,
    tap::Tap,
};
use crate::{
    tables::model::{Shape, Table},
    ui::pos::{
        context::use_pos,
        house::House,
        time::{minutes_since, minutes_text},
        words::{
            count,
            texts::{table_label, table_state_word},
            ticket, words,
        },
    },
};

/// Distance of the lines of text, in the plan's units; closer where four of them stand on a small table.
const LEADING: i64 = 20;
const LEADING_TIGHT: i64 = 17;
/// Letters of a state word that fit beside each other.
const LINE_LETTERS: usize = 11;

/// One table with its name, state word, minutes and money; the whole of it is the target.
#[component]
pub fn PlanTable(house: House, table: Table, acts: FloorActs) -> impl IntoView {
    let pos = use_pos();
    let w = words();
    let state = house.state_of(&table);
    let tap = StoredValue::new(Tap::on(&house, &table));
    let since = table.seating.as_ref().map(|seating| seating.opened_at);
    let due = table.seating.as_ref().map(|seating| house.due(seating.id)).filter(|due| !due.is_zero());
    let due = due.map(|due| pos.money(due));
    let held = table.seating.as_ref().map_or(0, |seating| house.held(seating.id));
    let held = (0 < held).then(|| count(ticket::words().n_on_hold, held));
    let label = table_label(&table, state, due.as_deref(), held.as_deref());
    let press = move || acts.tap(tap.get_value());
    let on_key = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            press();
        }
    };
    let word = broken(table_state_word(state));
    let age = move || match (pos.now.get(), since) {
        (Some(now), Some(since)) => minutes_text(minutes_since(now, since)),
        _ => String::new(),
    };
    let seats = (state == TableState::Free).then(|| count(w.n_seats, table.seats));
    let lines =
        1 + usize::from(seats.is_some()) + word.len() + usize::from(since.is_some()) + usize::from(due.is_some());
    let middle = i64::from(table.y) + i64::from(table.height) / 2;
    let steps = i64::try_from(lines - 1).unwrap_or(0);
    let leading = if i64::from(table.height) < (steps + 2) * LEADING { LEADING_TIGHT } else { LEADING };
    let first = middle - steps * leading / 2 + 6;
    let x = i64::from(table.x) + i64::from(table.width) / 2;
    let at = move |line: usize| (first + i64::try_from(line).unwrap_or(0) * leading).to_string();
    let word_lines = word.len();
    view! {
        <g
            role="button"
            tabindex="0"
            aria-label=label
            class="cursor-pointer"
            on:click=move |_| press()
            on:keydown=on_key
        >
            {chairs(&table).into_iter().map(chair).collect_view()}
            {outline(&table, state)}
            {held.map(|_| pause_mark(&table))}
            <text x=x.to_string() y=at(0) text-anchor="middle" font-size="24" font-weight="700" class="fill-ink">{table.name.clone()}</text>
            {word.into_iter().enumerate().map(|(line, part)| view! {
                <text x=x.to_string() y=at(line + 1) text-anchor="middle" font-size="16" font-weight="600" class=state.plan_word()>{part}</text>
            }).collect_view()}
            {seats.map(|seats| view! {
                <text x=x.to_string() y=at(word_lines + 1) text-anchor="middle" font-size="16" class="fill-ink-muted tabular-nums">{seats}</text>
            })}
            {since.map(|_| view! {
                <text x=x.to_string() y=at(word_lines + 1) text-anchor="middle" font-size="16" class="fill-ink-muted tabular-nums">{age}</text>
            })}
            {due.map(|due| view! {
                <text x=x.to_string() y=at(word_lines + 2) text-anchor="middle" font-size="16" font-weight="600" class="fill-ink tabular-nums">{due}</text>
            })}
        </g>
    }
    .into_any()
}

/// Two bars in a circle at the table's upper right: something of its order waits to be fired.
fn pause_mark(table: &Table) -> impl IntoView {
    let inset = if table.shape == Shape::Round { i64::from(table.width) / 7 } else { 4 };
    let (x, y) = (i64::from(table.x) + i64::from(table.width) - inset, i64::from(table.y) + inset);
    let bar = move |left: i64| {
        view! {
            <rect x=(x + left).to_string() y=(y - 6).to_string() width="4" height="12" rx="1" class="fill-on-warning"></rect>
        }
    };
    view! {
        <circle cx=x.to_string() cy=y.to_string() r="13" stroke-width="2" class="fill-warning-solid stroke-surface"></circle>
        {bar(-6)}
        {bar(2)}
    }
}

fn chair((x, y): (i64, i64)) -> impl IntoView {
    view! {
        <rect
            x=(x - HALF).to_string()
            y=(y - HALF).to_string()
            width=(2 * HALF).to_string()
            height=(2 * HALF).to_string()
            rx="6"
            stroke-width="1.5"
            class="fill-surface-2 stroke-line-strong"
        ></rect>
    }
}

/// The table's shape: round ones as ellipses, the others with soft corners.
fn outline(table: &Table, state: TableState) -> AnyView {
    let class = state.plan_shape();
    match table.shape {
        Shape::Round => view! {
            <ellipse
                cx=(table.x + table.width / 2).to_string()
                cy=(table.y + table.height / 2).to_string()
                rx=(table.width / 2).to_string()
                ry=(table.height / 2).to_string()
                stroke-width=state.outline()
                class=class
            ></ellipse>
        }
        .into_any(),
        Shape::Square | Shape::Rect => view! {
            <rect
                x=table.x.to_string()
                y=table.y.to_string()
                width=table.width.to_string()
                height=table.height.to_string()
                rx="14"
                stroke-width=state.outline()
                class=class
            ></rect>
        }
        .into_any(),
    }
}

/// A word of two parts on two lines where it is too long for one.
fn broken(word: &'static str) -> Vec<&'static str> {
    let middle = word.len() / 2;
    let spaces = word.match_indices(' ').map(|(at, _)| at);
    match spaces.min_by_key(|at| at.abs_diff(middle)) {
        Some(at) if LINE_LETTERS < word.chars().count() => vec![&word[..at], &word[at + 1..]],
        _ => vec![word],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_state_is_broken_near_its_middle() {
        assert_eq!(broken("Free"), ["Free"]);
        assert_eq!(broken("Guests are waiting"), ["Guests are", "waiting"]);
        assert_eq!(broken("Clientes esperando"), ["Clientes", "esperando"]);
    }
}
