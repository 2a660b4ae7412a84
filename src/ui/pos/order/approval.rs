//! Somebody else's yes: who approves, and their PIN. What is approved is sent at once or not at all; it is never kept
//! for when the line is back.

use leptos::{ev::KeyboardEvent, prelude::*, task::spawn_local};

use super::desk::{Desk, use_desk};
use crate::{
    auth::{
        model::Approver,
        rpc::{approve, approvers},
    },
    kernel::{
        error::AppError,
        ids::MemberId,
        permission::{Permission, Rights},
    },
    orders::model::command::{Operation, OrderCommand},
    ui::{
        kit::{
            banner::Banner,
            button::{Button, ButtonKind, ButtonSize},
            dialog::{Dialog, DialogSize},
            icon::Icon,
            keypad::Keypad,
            keypad_key::KeypadKey,
            tone::Tone,
        },
        pos::words::{approval, words},
        shared::{
            error_text::error_text,
            words::{self, role_word},
        },
    },
};

/// PINs have four to six digits.
const PIN_MIN: usize = 4;
const PIN_MAX: usize = 6;

/// An operation that waits for a yes, and what follows when it is done.
#[derive(Clone)]
pub struct Asked {
    operation: Operation,
    /// More is taken off than the house's cap: not everybody who may give discounts may approve that.
    is_above_cap: bool,
    done: Callback<()>,
}

impl Asked {
    pub const fn new(operation: Operation, is_above_cap: bool, done: Callback<()>) -> Self {
        Self { operation, is_above_cap, done }
    }

    fn permission(&self) -> Permission {
        self.operation.command.permission()
    }

    /// Whether somebody with these rights may approve it.
    fn may_approve(&self, rights: Rights) -> bool {
        let gives_back = matches!(self.operation.command, OrderCommand::Cancel { .. });
        (!self.is_above_cap || rights.role.may_exceed_discount_cap())
            && (!gives_back || rights.allows(Permission::PaymentsRefund))
    }
}

/// The dialog's own state; handles only.
#[derive(Clone, Copy)]
struct Approving {
    desk: Desk,
    people: RwSignal<Vec<Approver>>,
    chosen: RwSignal<Option<MemberId>>,
    pin: RwSignal<String>,
    error: RwSignal<Option<AppError>>,
    is_busy: RwSignal<bool>,
}

impl Approving {
    fn close(self) {
        if !self.is_busy.get_untracked() {
            self.desk.asked.set(None);
        }
    }

    /// Starts anew: asks who may.
    fn start(self, asked: Asked) {
        self.pin.set(String::new());
        self.error.set(None);
        self.people.set(vec![]);
        spawn_local(async move {
            match approvers(asked.permission()).await {
                Ok(people) => {
                    let people: Vec<Approver> =
                        people.into_iter().filter(|person| asked.may_approve(person.rights)).collect();
                    let first = people.first().map(|person| person.member);
                    self.chosen.try_update(|chosen| {
                        *chosen = chosen.filter(|known| people.iter().any(|person| person.member == *known)).or(first);
                    });
                    self.people.try_set(people);
                }
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        });
    }

    fn type_key(self, key: KeypadKey) {
        if self.is_busy.get_untracked() {
            return;
        }
        if key == KeypadKey::Enter {
            self.send();
        } else {
            self.error.set(None);
            self.pin.update(|pin| *pin = key.apply(pin, PIN_MAX));
        }
    }

    fn can_send(self) -> bool {
        !self.is_busy.get()
            && self.desk.is_settled()
            && self.chosen.with(Option::is_some)
            && PIN_MIN <= self.pin.with(String::len)
    }

    /// Checks the PIN and does the act with it. The operation keeps its id, so that a repeat is harmless.
    fn send(self) {
        let (Some(asked), Some(member)) = (self.desk.asked.get_untracked(), self.chosen.get_untracked()) else {
            return;
        };
        if !untrack(|| self.can_send()) {
            return;
        }
        let pin = self.pin.get_untracked();
        self.is_busy.set(true);
        spawn_local(async move {
            let answer = self.approved(&asked, member, pin).await;
            // Whoever reads that the PIN was wrong types the next one at once: no digit of it may be lost.
            self.pin.try_set(String::new());
            self.is_busy.try_set(false);
            match answer {
                Ok(()) => {
                    self.desk.asked.try_set(None);
                    asked.done.try_run(());
                }
                Err(error) => {
                    self.error.try_set(Some(error));
                    self.desk.refetch_order().await;
                }
            }
        });
    }

    async fn approved(self, asked: &Asked, member: MemberId, pin: String) -> Result<(), AppError> {
        let token = approve(member, pin, asked.permission(), self.desk.id).await?;
        self.desk.apply_now(Operation { approval: Some(token), ..asked.operation.clone() }).await
    }
}

#[component]
pub fn ApprovalDialog() -> impl IntoView {
    let desk = use_desk();
    let a = approval::words();
    let state = Approving {
        desk,
        people: RwSignal::new(vec![]),
        chosen: RwSignal::new(None),
        pin: RwSignal::default(),
        error: RwSignal::new(None),
        is_busy: RwSignal::new(false),
    };
    Effect::new(move |_| {
        if let Some(asked) = desk.asked.get() {
            state.start(asked);
        }
    });
    let what = move || desk.asked.with(|asked| asked.as_ref().map(|asked| approval::act_word(asked.permission())));
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large disabled=state.is_busy on:click=move |_| state.close()>{words().keep}</Button>
            <Button size=ButtonSize::Large icon="check" pending=state.is_busy disabled=Signal::derive(move || !state.can_send()) on:click=move |_| state.send()>
                {a.approve}
            </Button>
        }
    };
    view! {
        <Dialog
            open=Signal::derive(move || desk.asked.with(Option::is_some))
            on_close=move |()| state.close()
            title=Signal::derive(move || format!("{}: {}", a.title, what().unwrap_or_default()))
            size=DialogSize::Medium
            footer
            close_label=words::words().close
        >
            <div class="grid gap-5 sm:grid-cols-[1fr_18rem]" on:keydown=move |event: KeyboardEvent| on_key(state, &event)>
                <div class="grid content-start gap-3">
                    <p class="text-ink-muted">{a.text}</p>
                    <People state/>
                    {move || (!desk.is_settled()).then(|| view! { <p class="text-ink-muted">{a.still_sending}</p> })}
                    <div aria-live="assertive">
                        {move || state.error.get().map(|error| view! { <Banner tone=Tone::Danger>{refusal(&error)}</Banner> })}
                    </div>
                </div>
                <div class="grid content-start gap-3">
                    <p class="flex h-12 items-center justify-center gap-3 rounded-lg bg-sunken text-2xl" aria-label=a.pin role="status">
                        {move || state.pin.with(|pin| "●".repeat(pin.len()))}
                        <span class="sr-only">{move || state.pin.with(String::len)}</span>
                    </p>
                    <Keypad label=a.pin on_key=move |key: KeypadKey| state.type_key(key) disabled=state.is_busy backspace_label=words().backspace clear_label=words().clear/>
                </div>
            </div>
        </Dialog>
    }
}

/// Everybody who may, as large keys; somebody is chosen already.
#[component]
fn People(state: Approving) -> impl IntoView {
    let a = approval::words();
    let entry = move |person: Approver| {
        let member = person.member;
        let is_chosen = Memo::new(move |_| state.chosen.get() == Some(member));
        let class = move || {
            if is_chosen.get() {
                "flex min-h-tile w-full items-center gap-3 rounded-lg border-2 border-accent bg-accent-soft px-3 text-start"
            } else {
                "flex min-h-tile w-full items-center gap-3 rounded-lg border-2 border-line bg-surface px-3 text-start hover:bg-surface-2"
            }
        };
        view! {
            <li>
                <button
                    type="button"
                    class=class
                    aria-pressed=move || if is_chosen.get() { "true" } else { "false" }
                    on:click=move |_| {
                        if !is_chosen.get_untracked() {
                            state.chosen.set(Some(member));
                            state.pin.set(String::new());
                            state.error.set(None);
                        }
                    }
                >
                    <Icon name="person"/>
                    <span class="min-w-0 flex-1 font-semibold">{person.name}</span>
                    <span class="text-sm text-ink-muted">{role_word(person.rights.role)}</span>
                </button>
            </li>
        }
    };
    view! {
        <ul class="grid gap-2" aria-label=a.who>
            <For each=move || state.people.get() key=|person| person.member children=entry/>
        </ul>
    }
}

/// Digits and Enter work wherever the focus is on the sheet.
fn on_key(state: Approving, event: &KeyboardEvent) {
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let pressed = match key.as_str() {
        "Backspace" => KeypadKey::Backspace,
        // With nothing typed it chooses the name that has the focus.
        "Enter" if !state.pin.with_untracked(String::is_empty) => KeypadKey::Enter,
        _ => match key.parse::<u8>() {
            Ok(digit) if digit < 10 => KeypadKey::Digit(digit),
            _ => return,
        },
    };
    event.prevent_default();
    state.type_key(pressed);
}

fn refusal(error: &AppError) -> String {
    match error {
        AppError::Invalid { fields, .. } if fields.iter().any(|field| field.field == "pin") => {
            approval::words().wrong_pin.to_owned()
        }
        other => error_text(other),
    }
}
