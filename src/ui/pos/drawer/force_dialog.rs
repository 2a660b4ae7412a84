//! Closing a drawer whose person is not there, which always has a reason.

use leptos::prelude::*;

use super::{
    state::{DrawerPageState, Sheet},
    words::words,
};
use crate::{
    drawers::model::request::ForcedClosing,
    kernel::{money::Money, text::Note},
    ui::{
        kit::{
            banner::Banner,
            confirm::Confirm,
            input::{Input, InputKind},
            tone::Tone,
        },
        pos::words::fill_name,
        shared::{error_text::error_text, words},
    },
};

#[component]
pub fn ForceDialog(state: DrawerPageState) -> impl IntoView {
    let w = words();
    let currency = state.pos.me.with_value(|me| me.restaurant.currency);
    let reason = RwSignal::new(String::new());
    let counted = RwSignal::new(String::new());
    let reason_error = RwSignal::new(None::<String>);
    let counted_error = RwSignal::new(None::<String>);
    let is_open = Memo::new(move |_| state.sheet.with(|sheet| matches!(sheet, Some(Sheet::Force(..)))));
    Effect::new(move |_| {
        if !is_open.get() {
            for typed in [reason, counted] {
                typed.set(String::new());
            }
            for error in [reason_error, counted_error] {
                error.set(None);
            }
        }
    });
    let name = move || {
        state.sheet.with(|sheet| match sheet {
            Some(Sheet::Force(_, name)) => name.clone(),
            _ => String::new(),
        })
    };
    let confirm = move |()| {
        let Some(Sheet::Force(drawer, _)) = state.sheet.get_untracked() else { return };
        let why = reason.with_untracked(|reason| Note::parse(reason).ok());
        let typed = counted.get_untracked();
        let amount: Result<Option<Money>, _> =
            if typed.trim().is_empty() { Ok(None) } else { currency.parse_amount(&typed).map(Some) };
        reason_error.set(why.is_none().then(|| w.reason_missing.to_owned()));
        counted_error.set(amount.is_err().then(|| w.not_an_amount.to_owned()));
        if let (Some(reason), Ok(counted)) = (why, amount) {
            state.force(|| ForcedClosing { drawer, reason, counted });
        }
    };
    view! {
        <Confirm
            open=is_open
            on_close=move |()| state.sheet.set(None)
            on_confirm=confirm
            title=Signal::derive(move || fill_name(w.force_title, &name()))
            text=w.force_text.to_owned()
            verb=w.force
            cancel=w.keep
            danger=true
            pending=state.forcing.is_busy
            close_label=words::words().close
        >
            <div class="mt-3 grid gap-3">
                {move || state.forcing.error.get().map(|error| view! { <Banner tone=Tone::Danger>{error_text(&error)}</Banner> })}
                <Input
                    label=w.reason
                    name="force-reason"
                    value=reason
                    on_input=move |text: String| reason.set(text)
                    error=Signal::derive(move || reason_error.get())
                    maxlength=u32::try_from(Note::CHARS_MAX).unwrap_or(280)
                    autocomplete="off"
                    required=true
                />
                <Input
                    label=w.force_counted
                    name="force-counted"
                    kind=InputKind::Decimal
                    value=counted
                    on_input=move |text: String| counted.set(text)
                    error=Signal::derive(move || counted_error.get())
                    hint=w.force_counted_hint.to_owned()
                    trail=currency.code()
                    autocomplete="off"
                />
            </div>
        </Confirm>
    }
}
