//! A till that nobody touches locks itself, so that the next person does not work under somebody else's name.

use leptos::{ev, html, prelude::*, server_fn::ServerFn};
use std::time::Duration;

use super::page::is_till;
use crate::auth::rpc::Lock;

/// A round at the tables takes less; five minutes without a touch is somebody who went.
const IDLE_CHECKS: u32 = 20;
const CHECKED_EVERY: Duration = Duration::from_secs(15);

/// Only where people come back with a PIN; `is_ready` while nothing waits to be sent and the house can be reached. `next` is
/// where the next person begins.
#[component]
pub fn IdleLock(#[prop(into)] is_ready: Signal<bool>, next: &'static str) -> impl IntoView {
    is_till().then(|| view! { <Watch is_ready next/> })
}

#[component]
fn Watch(is_ready: Signal<bool>, next: &'static str) -> impl IntoView {
    let form = NodeRef::<html::Form>::new();
    let checks = StoredValue::new(0_u32);
    let touched = window_event_listener(ev::pointerdown, move |_| checks.set_value(0));
    let typed = window_event_listener(ev::keydown, move |_| checks.set_value(0));
    on_cleanup(move || {
        touched.remove();
        typed.remove();
    });
    Effect::new(move |_| {
        let check = move || {
            checks.update_value(|checks| *checks += 1);
            if IDLE_CHECKS <= checks.get_value()
                && is_ready.get_untracked()
                && let Some(form) = form.get_untracked()
            {
                // A form that cannot be sent now is sent at the next check.
                let _ = form.submit();
            }
        };
        if let Ok(interval) = set_interval_with_handle(check, CHECKED_EVERY) {
            on_cleanup(move || interval.clear());
        }
    });
    view! {
        <form node_ref=form method="post" action=Lock::url() hidden>
            <input type="hidden" name="next" value=next/>
        </form>
    }
}
