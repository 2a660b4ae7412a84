//! Listens to the keyboard or bump bar for as long as the screen is there.

use leptos::{ev, html, prelude::*};
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::kernel::ids::StationId;

use super::{
    card, card_row,
    cards::scroll,
    desk::{Desk, PanelKind},
    keys::KeyAct,
    layout::Layout,
    station_tabs::href,
};

/// Draws nothing.
#[component]
pub fn KeyListener(desk: Desk, scroller: NodeRef<html::Div>) -> impl IntoView {
    let navigate = use_navigate();
    let to_station = Callback::new(move |station: Option<StationId>| navigate(&href(station), Default::default()));
    Effect::new(move |_| {
        let listener = window_event_listener(ev::keydown, move |event| {
            if let Some(act) = wanted(desk, &event) {
                event.prevent_default();
                desk.has_keys.try_set(true);
                match act {
                    KeyAct::NextStation => to_station.run(next_station(desk)),
                    KeyAct::PageDown => scroll(scroller, true, false),
                    KeyAct::PageUp => scroll(scroller, false, false),
                    act => obey(desk, act),
                }
            }
        });
        on_cleanup(move || listener.remove());
    });
    // The browser's focus follows, so that a screen reader reads the ticket and the board scrolls to it.
    Effect::new(move |_| {
        let chosen = desk.chosen.get().map(card::element_id);
        let chosen_line = desk.chosen_line.get().map(card_row::element_id);
        if let Some(id) = chosen_line.or(chosen) {
            request_animation_frame(move || focus(&id));
        }
    });
}

/// What the key asks for, unless it belongs to a field, a dialog or the browser.
fn wanted(desk: Desk, event: &KeyboardEvent) -> Option<KeyAct> {
    let act = KeyAct::of(&event.key())?;
    let is_chord = event.ctrl_key() || event.alt_key() || event.meta_key();
    if is_chord || desk.has_settings_open.try_get_untracked().unwrap_or(true) {
        return None;
    }
    let tag = event.target().and_then(|target| target.dyn_into::<Element>().ok()).map(|element| element.tag_name());
    match tag.as_deref() {
        Some("INPUT" | "SELECT" | "TEXTAREA") => None,
        // Enter on a button presses that button.
        Some("BUTTON" | "A" | "SUMMARY") if act == KeyAct::BumpChosen => None,
        _ if event.repeat() && !matches!(act, KeyAct::Move(_) | KeyAct::PageDown | KeyAct::PageUp) => None,
        _ => Some(act),
    }
}

/// What the tickets are asked for.
fn obey(desk: Desk, act: KeyAct) {
    let tickets = untrack(|| desk.at_work());
    let chosen = desk.chosen.get_untracked().filter(|id| tickets.contains(id));
    let choose = |at: usize| {
        desk.chosen_line.set(None);
        desk.chosen.set(tickets.get(at).copied());
    };
    match act {
        KeyAct::Choose(at) if at < tickets.len() => choose(at),
        KeyAct::Choose(_) => {}
        KeyAct::Move(step) => {
            let from = chosen.and_then(|id| tickets.iter().position(|known| *known == id));
            let columns = untrack(|| desk.layout.get().columns_beside(desk.has_panel()));
            if let Some(at) = Layout::step(columns, from, tickets.len(), step) {
                choose(at);
            }
        }
        KeyAct::BumpChosen if desk.may_advance => {
            if let Some(id) = chosen {
                desk.bump(id);
            }
        }
        KeyAct::BumpOldest if desk.may_advance => {
            if let Some(id) = tickets.first() {
                desk.bump(*id);
            }
        }
        KeyAct::RecallLast if desk.may_advance => desk.recall_last(),
        KeyAct::LineReady if desk.may_advance => {
            if let (Some(id), Some(line)) = (chosen, desk.chosen_line.get_untracked()) {
                desk.tap(id, line);
            }
        }
        KeyAct::BumpChosen | KeyAct::BumpOldest | KeyAct::RecallLast | KeyAct::LineReady => {}
        KeyAct::NextLine => choose_next_line(desk),
        KeyAct::AllDay => desk.toggle(PanelKind::AllDay),
        KeyAct::NextStation | KeyAct::PageDown | KeyAct::PageUp => {}
        KeyAct::Close => {
            desk.panel.set(None);
            desk.chosen_line.set(None);
            desk.chosen.set(None);
        }
    }
}

/// The next dish of the chosen ticket that is still to be made or, taken back, to be seen; after the last one the first
/// again.
fn choose_next_line(desk: Desk) {
    let Some(card) = desk.chosen.get_untracked().and_then(|id| desk.card_at_work(id)) else { return };
    let open: Vec<_> = card.open_lines().chain(card.voided_lines()).map(|line| line.line).collect();
    let here = desk.chosen_line.get_untracked().and_then(|line| card.lines.iter().position(|known| known.line == line));
    let after =
        card.lines.iter().skip(here.map_or(0, |at| at + 1)).map(|line| line.line).find(|line| open.contains(line));
    let first = || card.lines.iter().map(|line| line.line).find(|line| open.contains(line));
    desk.chosen_line.set(after.or_else(first));
}

/// All, then each station in turn.
fn next_station(desk: Desk) -> Option<StationId> {
    let stations = untrack(|| desk.feed.stations(|station| station.id));
    match desk.feed.station.get_untracked() {
        None => stations.first().copied(),
        Some(here) => {
            let at = stations.iter().position(|id| *id == here)?;
            stations.get(at + 1).copied()
        }
    }
}

fn focus(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // A ticket that has left meanwhile does not take the focus, and that is all right.
        let _ = element.focus();
    }
}
