//! The Zs that were taken, and taking the next.

use leptos::prelude::*;

use super::{
    state::{DrawerPageState, Sheet},
    words::words,
};
use crate::{
    drawers::model::ZSummary,
    kernel::time::UtcOffset,
    ui::{
        kit::{
            banner::Banner,
            button::{Button, ButtonKind},
            confirm::Confirm,
            icon::Icon,
            tone::Tone,
        },
        pos::{press::Press, words::fill},
        shared::{error_text::error_text, words},
    },
};

/// `is_blocked`: a drawer is open, so none can be taken.
#[component]
pub fn Zs(state: DrawerPageState, zs: Vec<ZSummary>, is_blocked: bool, offset: UtcOffset) -> impl IntoView {
    let w = words();
    let is_empty = zs.is_empty();
    let row = move |z: ZSummary| {
        view! {
            <li>
                <a href=format!("/pos/drawer/z/{}", z.number) class="flex min-h-row items-center gap-3 py-2">
                    <span class="font-semibold tabular-nums">{fill(w.z_named, z.number)}</span>
                    <span class="min-w-0 flex-1 text-sm text-ink-muted tabular-nums">{offset.date_time_text(z.at)}</span>
                    <span class="font-semibold tabular-nums">{state.money(z.gross)}</span>
                    <Icon name="chevron-right"/>
                </a>
            </li>
        }
    };
    view! {
        <section class="panel">
            <div class="panel-head">
                <div>
                    <h2>{w.zs}</h2>
                    {is_blocked.then(|| view! { <p>{w.z_blocked}</p> })}
                </div>
                <Press on_press=move |()| state.show(Sheet::TakeZ)>
                    <Button kind=ButtonKind::Quiet icon="lock" disabled=is_blocked>{w.take_z}</Button>
                </Press>
            </div>
            <div class="panel-body">
                {is_empty.then(|| view! { <p class="text-ink-muted">{w.no_zs}</p> })}
                <ul class="divide-y divide-line">{zs.into_iter().map(row).collect_view()}</ul>
            </div>
        </section>
    }
    .into_any()
}

/// It cannot be undone, so it is asked.
#[component]
pub fn TakeZ(state: DrawerPageState) -> impl IntoView {
    let w = words();
    let is_open = Memo::new(move |_| state.sheet.with(|sheet| matches!(sheet, Some(Sheet::TakeZ))));
    view! {
        <Confirm
            open=is_open
            on_close=move |()| state.sheet.set(None)
            on_confirm=move |()| state.take_z()
            title=w.take_z_title
            text=w.take_z_text.to_owned()
            verb=w.take_z
            cancel=words::words().cancel
            pending=state.z.is_busy
            close_label=words::words().close
        >
            {move || state.z.error.get().map(|error| view! { <div class="mt-3"><Banner tone=Tone::Danger>{error_text(&error)}</Banner></div> })}
        </Confirm>
    }
}
