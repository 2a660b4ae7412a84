//! A card that is held for an open tab: asked for, taken from, let go.

use leptos::{prelude::*, task::spawn_local};

use super::{
    desk::{Desk, use_desk},
    sheet::Sheet,
};
use crate::{
    kernel::{error::AppError, ids::AuthorisationId, money::Money},
    payments::{
        model::HeldCard,
        rpc::{charge_held_card, held_card, hold_card, release_card},
    },
    ui::{
        kit::{
            banner::Banner,
            button::{Button, ButtonKind, ButtonSize},
            dialog::{Dialog, DialogSize},
            input::{Input, InputKind},
            tone::Tone,
        },
        pos::{
            pay::card_code::CardCode,
            words::{extras, fill_name},
        },
        shared::{error_text::error_text, new_id::new_id, words},
    },
};

/// Handles only.
#[derive(Clone, Copy)]
struct State {
    desk: Desk,
    held: RwSignal<Option<HeldCard>>,
    amount: RwSignal<String>,
    /// Asked for again under the same id until there is an answer.
    id: StoredValue<AuthorisationId>,
    error: RwSignal<Option<AppError>>,
    is_busy: RwSignal<bool>,
}

impl State {
    fn read(self) {
        spawn_local(async move {
            match held_card(self.desk.id).await {
                Ok(held) => {
                    self.held.try_set(held);
                }
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        });
    }

    fn run<T: 'static>(
        self,
        call: impl Future<Output = Result<T, AppError>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.error.set(None);
        spawn_local(async move {
            match call.await {
                Ok(value) => done(value),
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
            self.is_busy.try_set(false);
        });
    }

    fn hold(self) {
        let Ok(amount) = self.desk.currency().parse_amount(&self.amount.get_untracked()) else { return };
        self.run(hold_card(self.desk.id, self.id.get_value(), amount), move |held| {
            self.held.try_set(Some(held));
        });
    }

    fn release(self) {
        let text = extras::words().released;
        self.run(release_card(self.desk.id), move |()| {
            self.held.try_set(None);
            self.id.try_set_value(new_id());
            self.desk.pos.say(text);
        });
    }

    fn charge(self) {
        let due = self.desk.order.with_untracked(|order| order.totals().due);
        self.run(charge_held_card(self.desk.id, new_id(), due, Money::ZERO), move |taken| {
            self.desk.learn(taken.order);
            self.desk.pos.nudge();
            self.desk.close_sheet();
        });
    }
}

#[component]
pub fn HeldCardDialog() -> impl IntoView {
    let desk = use_desk();
    let (x, shared) = (extras::words(), words::words());
    let state = State {
        desk,
        held: RwSignal::new(None),
        amount: RwSignal::default(),
        id: StoredValue::new(new_id()),
        error: RwSignal::new(None),
        is_busy: RwSignal::new(false),
    };
    let is_open = Memo::new(move |_| desk.sheet.get() == Some(Sheet::HeldCard));
    Effect::new(move |_| {
        if is_open.get() {
            state.error.set(None);
            state.read();
        }
    });
    // The card is entered elsewhere: what happens there is told as news of the house.
    desk.pos.on_news(false, move || async move {
        if is_open.try_get_untracked() == Some(true) {
            state.read();
        }
    });
    let is_asking = Memo::new(move |_| state.held.with(Option::is_none));
    view! {
        <Dialog open=is_open on_close=move |()| desk.close_sheet() title=x.hold_title size=DialogSize::Medium close_label=shared.close>
            <div class="grid gap-4">
                {move || state.error.get().map(|error| view! { <Banner tone=Tone::Danger>{error_text(&error)}</Banner> })}
                {move || is_asking.get().then(|| view! { <Ask state/> })}
                {move || state.held.get().map(|held| view! { <Held state held/> })}
            </div>
        </Dialog>
    }
}

/// How much is to be held.
#[component]
fn Ask(state: State) -> impl IntoView {
    let x = extras::words();
    let parsed = move || {
        state.amount.with(|text| state.desk.currency().parse_amount(text).ok()).filter(|sum| Money::ZERO < *sum)
    };
    let verb = move || fill_name(x.hold_verb, &parsed().map(|sum| state.desk.pos.money(sum)).unwrap_or_default());
    view! {
        <p class="text-ink-muted">{x.hold_text}</p>
        <Input label=x.hold_amount name="hold-amount" kind=InputKind::Decimal value=state.amount on_input=move |text: String| state.amount.set(text) autocomplete="off"/>
        <Button size=ButtonSize::Large icon="card" pending=state.is_busy disabled=Signal::derive(move || parsed().is_none()) on:click=move |_| state.hold()>{verb}</Button>
    }
    .into_any()
}

/// The page to enter the card on, or the card that is held.
#[component]
fn Held(state: State, held: HeldCard) -> impl IntoView {
    let x = extras::words();
    let amount = state.desk.pos.money(held.amount);
    let is_held = held.is_held;
    let due = Memo::new(move |_| state.desk.order.with(|order| order.totals().due));
    let can_charge = Signal::derive(move || is_held && Money::ZERO < due.get() && due.get() <= held.amount);
    view! {
        <p class="text-lg font-semibold tabular-nums" role="status">
            {if is_held { fill_name(x.held, &amount) } else { x.held_waiting.to_owned() }}
        </p>
        {held.url.map(|url| view! { <CardCode code=held.code url/> })}
        {is_held.then(|| view! { <p class="text-ink-muted">{x.held_text}</p> })}
        <div class="flex flex-wrap justify-end gap-3">
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large icon="x" pending=state.is_busy on:click=move |_| state.release()>{x.release_held}</Button>
            {is_held.then(|| view! {
                <Button size=ButtonSize::Large icon="card" pending=state.is_busy disabled=Signal::derive(move || !can_charge.get()) on:click=move |_| state.charge()>
                    {move || fill_name(x.charge_held, &state.desk.pos.money(due.get()))}
                </Button>
            })}
        </div>
    }
    .into_any()
}
