//! The pay sheet.

use leptos::{ev::KeyboardEvent, prelude::*, wasm_bindgen::JsCast, web_sys::Element};

use super::{
    asking::Asking,
    card_page::CardPageView,
    state::PayState,
    taken_view::{TakenFooter, TakenView},
};
use crate::{
    orders::model::Tender,
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            dialog::{Dialog, DialogSize},
            keypad_key::KeypadKey,
        },
        pos::{
            order::{desk::use_desk, ticket_head::order_title as place_and_number},
            split::shares::name_of,
            words::{fill_name, money, words},
        },
        shared::words,
    },
};

#[component]
pub fn PaySheet() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let state = PayState::new(desk);
    let is_taken = Memo::new(move |_| state.taken.with(Option::is_some));
    let is_waiting = Memo::new(move |_| !is_taken.get() && state.pages.with(|pages| !pages.is_empty()));
    let is_asking = Memo::new(move |_| !is_taken.get() && !is_waiting.get());
    Effect::new(move |_| {
        if desk.is_paying.get() {
            state.look_for_pages();
        }
    });
    // Somebody has paid on the page, or it is over.
    Effect::new(move |_| state.hear_of_page());
    desk.pos.on_news(false, move || async move {
        if state.pages.try_with_untracked(Vec::is_empty) == Some(false) {
            state.look_for_pages();
        }
    });
    let title = move || {
        let whole = fill_name(w.pay_title, &place_and_number(desk));
        match desk.share.get().and_then(|id| name_of(desk, id)) {
            Some(share) => format!("{whole} · {share}"),
            None => whole,
        }
    };
    let footer = move || {
        view! {
            {move || is_taken.get().then(|| view! { <TakenFooter state/> })}
            {move || is_asking.get().then(|| view! { <TakeButtons state/> })}
        }
    };
    view! {
        <Dialog
            open=desk.is_paying
            on_close=move |()| state.close()
            title=Signal::derive(title)
            size=DialogSize::Large
            footer
            close_label=words::words().close
        >
            <div on:keydown=move |event: KeyboardEvent| on_key(state, &event)>
                {move || is_taken.get().then(|| view! { <TakenView state/> })}
                {move || is_waiting.get().then(|| view! { <CardPageView state/> })}
                {move || is_asking.get().then(|| view! { <Asking state/> })}
            </div>
        </Dialog>
    }
}

/// Digits and Enter work wherever the focus is on the sheet.
fn on_key(state: PayState, event: &KeyboardEvent) {
    if event.default_prevented()
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || state.taken.with_untracked(Option::is_some)
    {
        return;
    }
    let is_on_button =
        event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|at| at.tag_name() == "BUTTON");
    let key = event.key();
    let pressed = match key.as_str() {
        "Backspace" => KeypadKey::Backspace,
        "Enter" if !is_on_button => {
            event.prevent_default();
            if untrack(|| state.can_take_all()) {
                state.take();
            }
            return;
        }
        _ => match key.parse::<u8>() {
            Ok(digit) if digit < 10 => KeypadKey::Digit(digit),
            _ => return,
        },
    };
    if state.attempt.with_untracked(Option::is_none) {
        event.prevent_default();
        state.type_key(pressed);
    }
}

/// "Take €46.00 cash", and where it is short, taking a part of it.
#[component]
fn TakeButtons(state: PayState) -> impl IntoView {
    let w = words();
    let money = move |amount| state.desk.pos.money(amount);
    let retried =
        Memo::new(move |_| state.attempt.with(|attempt| attempt.as_ref().map(|attempt| attempt.amount + attempt.tip)));
    let is_free = Memo::new(move |_| state.due().is_zero());
    let verb = move || {
        if let Some(amount) = retried.get() {
            return fill_name(w.take_again, &money(amount));
        }
        let reckoning = state.reckoning();
        match state.tender.get() {
            Tender::Cash => fill_name(w.take_cash, &money(state.to_pay())),
            Tender::Card => fill_name(w.take_card, &money(reckoning.tendered)),
            Tender::Terminal => fill_name(money::words().take_terminal, &money(reckoning.tendered)),
        }
    };
    let part = move || fill_name(w.take_part, &money(state.reckoning().amount));
    let has_part = Memo::new(move |_| {
        retried.with(Option::is_none)
            && state.tender.get() == Tender::Cash
            && state.can_take()
            && !state.reckoning().short.is_zero()
    });
    let is_off = move || if retried.with(Option::is_some) { state.is_busy.get() } else { !state.can_take_all() };
    view! {
        {move || has_part.get().then(|| view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Huge on:click=move |_| state.take()>{part}</Button>
        })}
        {move || is_free.get().then(|| view! {
            <Button size=ButtonSize::Huge icon="check" disabled=Signal::derive(move || state.is_blocked()) on:click=move |_| state.complete()>
                {w.close_unpaid}
            </Button>
        })}
        {move || (!is_free.get()).then(|| view! {
            <Button size=ButtonSize::Huge icon="check" pending=state.is_busy disabled=Signal::derive(is_off) on:click=move |_| state.take()>
                {verb}
            </Button>
        })}
    }
    .into_any()
}
