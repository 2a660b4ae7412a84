//! A Web Lock: of all tabs of a browser one holds it, the others wait for their turn.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsValue, closure::Closure};

use super::js::{call, get};

/// A tab's place in the queue. Dropped, it lets the next tab in, or is passed over when its turn comes.
pub struct WebLock {
    place: Rc<Place>,
}

#[derive(Default)]
struct Place {
    is_left: Cell<bool>,
    /// Ends the promise for as long as which the browser keeps the lock for us.
    release: RefCell<Option<Function>>,
}

/// Whether a tab waits for those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Wait,
    /// Takes the lock from the tab that holds it.
    Steal,
}

impl WebLock {
    /// `granted` is called when the lock is ours, `lost` when another tab has taken it from us. None where the browser
    /// has no locks, as on plain HTTP from another host.
    pub fn ask(
        name: &str,
        manner: Manner,
        granted: impl FnOnce() + 'static,
        lost: impl FnOnce() + 'static,
    ) -> Option<Self> {
        let place = Rc::<Place>::default();
        let (at_turn, at_end) = (place.clone(), place.clone());
        // Both are kept by the browser until they were called, however long this place lives.
        let on_turn = Closure::once_into_js(move |_lock: JsValue| -> JsValue { at_turn.hold(granted) });
        let on_end = Closure::once_into_js(move |_error: JsValue| {
            if !at_end.is_left.get() {
                lost();
            }
        });
        let options = Object::new();
        Reflect::set(&options, &"steal".into(), &(manner == Manner::Steal).into()).ok()?;
        let locks = get(window().navigator().as_ref(), "locks").ok()?;
        let asked = call(&locks, "request", &Array::of3(&name.into(), &options, &on_turn)).ok()?;
        call(&asked, "catch", &Array::of1(&on_end)).ok()?;
        Some(Self { place })
    }
}

impl Drop for WebLock {
    fn drop(&mut self) {
        self.place.is_left.set(true);
        if let Some(release) = self.place.release.take() {
            // It cannot fail, and the tab has gone anyway.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

impl Place {
    /// Our turn has come. The answer is what the browser waits for before it lets the next tab in.
    fn hold(&self, granted: impl FnOnce()) -> JsValue {
        if self.is_left.get() {
            return JsValue::UNDEFINED;
        }
        let held = Promise::new(&mut |resolve, _| {
            self.release.replace(Some(resolve));
        });
        granted();
        held.into()
    }
}
