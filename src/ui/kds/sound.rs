//! A short beep for new tickets, made by the browser itself: no file has to be fetched.

use std::{cell::RefCell, collections::HashSet, time::Duration};

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    kernel::ids::{StationId, TicketId},
    ui::shared::js::{call, get},
};

use super::{feed::Feed, memory};

const KEY: &str = "kds.sound";
const BEEP_MS: u64 = 180;

thread_local! {
    /// The browser's audio output. It stays silent until a person has touched the page.
    static OUTPUT: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Whether this screen beeps.
#[derive(Clone, Copy)]
pub struct Sound {
    pub is_on: RwSignal<bool>,
}

impl Sound {
    /// Beeps when a ticket comes that was not on the board before.
    pub fn new(feed: Feed) -> Self {
        let sound = Self { is_on: RwSignal::new(false) };
        Effect::new(move |_| {
            if memory::recall(KEY).is_some() {
                sound.is_on.set(true);
            }
        });
        Effect::new(move |before: Option<(Option<StationId>, HashSet<TicketId>)>| {
            let (station, tickets) = feed.ticket_ids();
            let same_board = before.as_ref().filter(|(before, _)| *before == station);
            let is_news = same_board.is_some_and(|(_, known)| !tickets.is_subset(known));
            if is_news && sound.is_on.get_untracked() {
                beep();
            }
            (station, tickets)
        });
        sound
    }

    /// Call it in a handler: the touch is what lets the browser make sounds.
    pub fn turn(self, on: bool) {
        self.is_on.set(on);
        memory::keep(KEY, if on { "on" } else { "" });
        if on {
            beep();
        }
    }
}

/// A browser that cannot make sounds stays silent.
fn beep() {
    let _ = try_beep();
}

fn try_beep() -> Result<(), JsValue> {
    let output = output()?;
    call(&output, "resume", &Array::new())?;
    let (tone, volume) =
        (call(&output, "createOscillator", &Array::new())?, call(&output, "createGain", &Array::new())?);
    Reflect::set(&get(&tone, "frequency")?, &"value".into(), &880.into())?;
    Reflect::set(&get(&volume, "gain")?, &"value".into(), &0.25.into())?;
    call(&tone, "connect", &Array::of1(&volume))?;
    call(&volume, "connect", &Array::of1(&get(&output, "destination")?))?;
    call(&tone, "start", &Array::new())?;
    set_timeout(move || drop(call(&tone, "stop", &Array::new())), Duration::from_millis(BEEP_MS));
    Ok(())
}

fn output() -> Result<JsValue, JsValue> {
    if let Some(output) = OUTPUT.with_borrow(Clone::clone) {
        return Ok(output);
    }
    let constructor: Function = get(window().as_ref(), "AudioContext")?.dyn_into()?;
    let output = Reflect::construct(&constructor, &Array::new())?;
    OUTPUT.set(Some(output.clone()));
    Ok(output)
}
