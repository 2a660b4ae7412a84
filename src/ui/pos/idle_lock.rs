//! A till that nobody touches locks itself, so that the next person does not work under somebody else's name.

use leptos::{ev, html, prelude::*, server_fn::ServerFn};
use std::time::Duration;

use super::context::use_pos;
use crate::{
    auth::rpc::Lock,
    ui::shared::{live::Link, page::is_till},
};

/// A round at the tables takes less; five minutes without a touch is somebody who went.
const IDLE_CHECKS: u32 = 20;
const CHECKED_EVERY: Duration = Duration::from_secs(15);

/// Only where people come back with a PIN; not while anything waits to be sent, or the house cannot be reached.
#[component]
pub fn IdleLock() -> impl IntoView {
    is_till().then(|| view! { <Watch/> })
}

#[component]
fn Watch() -> impl IntoView {
    let pos = use_pos();
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
            let is_ready = pos.link.get_untracked() == Link::Live && pos.book.stuck() == 0;
            if IDLE_CHECKS <= checks.get_value()
                && is_ready
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
            <input type="hidden" name="next" value="/pos"/>
        </form>
    }
}
