//! Cash in, cash out, to the safe.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    amount_pad::{AmountPad, amount_of, type_digit},
    state::{DrawerPageState, Sheet},
    texts::kind_word,
    words::words,
};
use crate::{
    drawers::model::{MovementKind, request::NewMovement},
    kernel::text::Note,
    ui::{
        kit::{
            banner::Banner,
            button::{Button, ButtonSize},
            chip::Chip,
            choice::Choice,
            dialog::{Dialog, DialogSize},
            input::Input,
            segmented::Segmented,
            tone::Tone,
        },
        pos::words::fill_name,
        shared::{error_text::error_text, new_id::new_id, words},
    },
};

/// Handles only.
#[derive(Clone, Copy)]
struct Form {
    state: DrawerPageState,
    kind: RwSignal<MovementKind>,
    typed: RwSignal<String>,
    reason: RwSignal<String>,
    reason_error: RwSignal<Option<String>>,
}

impl Form {
    fn is_fixed(self) -> bool {
        self.state.moving.is_kept() || self.state.moving.is_busy.get()
    }

    fn send(self) {
        let Some(Sheet::MoveCash(drawer)) = self.state.sheet.get_untracked() else { return };
        let kind = self.kind.get_untracked();
        let reason = self.reason.with_untracked(|reason| Note::parse(reason).ok());
        if kind.needs_reason() && reason.is_none() {
            self.reason_error.set(Some(words().reason_missing.to_owned()));
            return;
        }
        self.reason_error.set(None);
        let amount = self.typed.with_untracked(|typed| amount_of(typed));
        self.state.move_cash(|| NewMovement { id: new_id(), drawer, kind, amount, reason });
    }

    fn empty(self) {
        self.typed.set(String::new());
        self.reason.set(String::new());
        self.reason_error.set(None);
    }
}

#[component]
pub fn CashSheet(state: DrawerPageState) -> impl IntoView {
    let w = words();
    let form = Form {
        state,
        kind: RwSignal::default(),
        typed: RwSignal::default(),
        reason: RwSignal::default(),
        reason_error: RwSignal::new(None),
    };
    let is_open = Memo::new(move |_| state.sheet.with(|sheet| matches!(sheet, Some(Sheet::MoveCash(_)))));
    // Once it is done, the next one begins empty.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = is_open.get();
        if was_open == Some(true) && !is_open && !state.moving.is_kept() {
            form.empty();
        }
        is_open
    });
    let verb = move || {
        let text = match form.kind.get() {
            MovementKind::PayIn => w.pay_in_verb,
            MovementKind::PayOut => w.pay_out_verb,
            MovementKind::Drop => w.drop_verb,
        };
        fill_name(text, &form.typed.with(|typed| state.money(amount_of(typed))))
    };
    let is_off = Signal::derive(move || form.typed.with(|typed| amount_of(typed).is_zero()));
    let footer = move || {
        view! {
            <Button size=ButtonSize::Huge icon="check" pending=state.moving.is_busy disabled=is_off on:click=move |_| form.send()>{verb}</Button>
        }
    };
    view! {
        <Dialog
            open=is_open
            on_close=move |()| state.sheet.set(None)
            title=w.move_cash
            size=DialogSize::Large
            footer
            close_label=words::words().close
        >
            <div class="grid gap-5 md:grid-cols-[1fr_20rem]" on:keydown=move |event: KeyboardEvent| type_digit(form.typed, &event)>
                <Kind form/>
                <AmountPad label=w.amount typed=form.typed disabled=Signal::derive(move || form.is_fixed())/>
            </div>
        </Dialog>
    }
}

/// What happens, and why.
#[component]
fn Kind(form: Form) -> impl IntoView {
    let w = words();
    let is_fixed = Signal::derive(move || form.is_fixed());
    let kinds = MovementKind::ALL.map(|kind| Choice::new(kind.as_str(), kind_word(kind)));
    let on_kind = move |kind: String| {
        if let Some(kind) = MovementKind::parse(&kind) {
            form.kind.set(kind);
            form.reason_error.set(None);
        }
    };
    let usual = move || {
        let reasons = if form.kind.get() == MovementKind::PayIn { w.pay_in_reasons } else { w.pay_out_reasons };
        let chip = move |reason: &'static str| {
            let is_chosen = Signal::derive(move || form.reason.with(|typed| typed == reason));
            view! { <Chip pressed=is_chosen disabled=is_fixed on:click=move |_| form.reason.set(reason.to_owned())>{reason}</Chip> }
        };
        reasons.into_iter().map(chip).collect_view()
    };
    let is_asked = Memo::new(move |_| form.kind.get().needs_reason());
    view! {
        <div class="grid content-start gap-4">
            {move || form.state.moving.error.get().map(|error| view! { <Banner tone=Tone::Danger>{error_text(&error)}</Banner> })}
            <Segmented
                label=w.kind
                name="cash-kind"
                options=kinds.to_vec()
                value=Signal::derive(move || form.kind.get().as_str().to_owned())
                on_change=on_kind
                disabled=is_fixed
                hide_label=true
                wide=true
            />
            {move || is_asked.get().then(|| view! { <div class="flex flex-wrap gap-2" role="group" aria-label=w.reason>{usual}</div> })}
            {move || is_asked.get().then(|| view! {
                <Input
                    label=w.reason
                    name="cash-reason"
                    value=form.reason
                    on_input=move |text: String| form.reason.set(text)
                    error=Signal::derive(move || form.reason_error.get())
                    disabled=is_fixed
                    maxlength=u32::try_from(Note::CHARS_MAX).unwrap_or(280)
                    autocomplete="off"
                    required=true
                />
            })}
        </div>
    }
    .into_any()
}
