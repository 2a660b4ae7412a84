//! Keeps the table and the menu as the house has them, told by the event stream.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    kernel::error::{AppError, Code},
    menu::model::words::Translated,
    orders::{
        model::{guest::GuestTable, line::LineState},
        rpc::guest::guest_table,
    },
    ui::shared::live::{Live, SignedOut, use_live},
};

use super::{stock::MenuNews, visit::Visit};

/// What is left of each dish may be this old.
const MENU_AFTER: Duration = Duration::from_secs(3);

/// Listens for as long as the page stands.
pub fn follow(visit: Visit, menu: MenuNews) -> Live {
    let live = use_live(visit.token.with_value(|token| format!("/live/guest/{token}")), SignedOut::Stays);
    let asking = StoredValue::new(false);
    let again = StoredValue::new(false);
    let menu_due = StoredValue::new(false);
    Effect::new(move |_| {
        if live.version.get() == 0 {
            return;
        }
        again.set_value(true);
        if !asking.get_value() {
            asking.set_value(true);
            spawn_local(async move {
                while again.try_get_value() == Some(true) {
                    again.try_set_value(false);
                    ask_table(visit).await;
                }
                asking.try_set_value(false);
            });
        }
        if !menu_due.get_value() {
            menu_due.set_value(true);
            set_timeout(
                move || {
                    menu_due.try_set_value(false);
                    menu.ask();
                },
                MENU_AFTER,
            );
        }
    });
    live
}

async fn ask_table(visit: Visit) {
    let Some(token) = visit.token.try_get_value() else { return };
    match guest_table(token).await {
        Ok(fresh) => {
            let ready = visit.table.try_with_untracked(|known| newly_ready(known, &fresh)).unwrap_or_default();
            if let Some(name) = ready {
                visit.said.try_set(visit.words.ready_said.replace("{item}", name.in_language(visit.language)));
            }
            visit.take(fresh);
        }
        // The visit is over. Anything else passes: the bar says when the house cannot be reached.
        Err(error @ (AppError::NotFound { .. } | AppError::Conflict { code: Code::SeatingClosed, .. })) => {
            visit.ended.try_set(Some(error));
        }
        Err(_) => {}
    }
}

/// A dish that has become ready since.
fn newly_ready(known: &GuestTable, fresh: &GuestTable) -> Option<Translated> {
    let state = |id| known.orders.iter().find_map(|order| order.line(id)).map(|line| line.state);
    let mut lines = fresh.orders.iter().flat_map(|order| &order.lines);
    lines
        .find(|line| line.state == LineState::Ready && state(line.id).is_some_and(|known| known < LineState::Ready))
        .map(|line| line.name.clone())
}
