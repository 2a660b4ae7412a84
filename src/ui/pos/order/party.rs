//! Who the order is for and who looks after it: guests, a name, the waiter.

use leptos::{prelude::*, task::spawn_local};

use super::{
    desk::{Desk, use_desk},
    sheet::Sheet,
};
use crate::{
    auth::{model::Approver, rpc::approvers},
    kernel::{ids::MemberId, permission::Permission, text::Name},
    orders::model::{Channel, command::OrderCommand},
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            dialog::{Dialog, DialogSize},
            input::Input,
            stepper::Stepper,
        },
        pos::words::{ticket, words},
        shared::words,
    },
};

const COVERS_MAX: i64 = 99;

/// What is typed so far; handles only.
#[derive(Clone, Copy)]
struct Party {
    desk: Desk,
    covers: RwSignal<i64>,
    name: RwSignal<String>,
    server: RwSignal<Option<MemberId>>,
    people: RwSignal<Vec<Approver>>,
}

/// How many sit there: what was said of the order, else of the table.
pub fn covers_of(desk: Desk) -> u32 {
    let said = desk.order.with(|order| order.covers);
    let seated = || {
        let seating = desk.order.with(|order| order.seating);
        desk.table.with(|table| {
            let party = table.as_ref().and_then(|table| table.seating.as_ref());
            party.filter(|party| Some(party.id) == seating).map(|party| party.covers)
        })
    };
    said.or_else(seated).unwrap_or(0)
}

impl Party {
    fn start(self) {
        self.covers.set(i64::from(covers_of(self.desk)).max(1));
        let (name, server) = self.desk.order.with_untracked(|order| (order.name.clone(), order.server));
        self.name.set(name.map(String::from).unwrap_or_default());
        self.server.set(server);
        spawn_local(async move {
            // Whoever may send dishes may look after an order. Without the list the rest can still be changed.
            if let Ok(people) = approvers(Permission::OrdersSend).await {
                self.people.try_set(people);
            }
        });
    }

    fn save(self) {
        let (covers, name, server) =
            self.desk.order.with_untracked(|order| (order.covers, order.name.clone(), order.server));
        let wanted = u32::try_from(self.covers.get_untracked()).ok();
        let is_dine_in = self.desk.order.with_untracked(|order| order.channel == Channel::DineIn);
        if let Some(wanted) = wanted.filter(|wanted| is_dine_in && Some(*wanted) != covers) {
            self.desk.act(OrderCommand::SetCovers { covers: wanted });
        }
        let typed = Name::parse(&self.name.get_untracked()).ok();
        if typed != name {
            self.desk.act(OrderCommand::SetName { name: typed });
        }
        if let Some(member) = self.server.get_untracked().filter(|member| Some(*member) != server) {
            self.desk.act(OrderCommand::SetServer { member });
        }
        self.desk.close_sheet();
    }
}

#[component]
pub fn PartyDialog() -> impl IntoView {
    let desk = use_desk();
    let (w, t, shared) = (words(), ticket::words(), words::words());
    let state = Party {
        desk,
        covers: RwSignal::new(1),
        name: RwSignal::default(),
        server: RwSignal::new(None),
        people: RwSignal::new(vec![]),
    };
    // Opened once the fields have their values: a field that is there keeps what was typed.
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        let is_asked = desk.sheet.get() == Some(Sheet::Party);
        if is_asked {
            untrack(|| state.start());
        }
        is_open.set(is_asked);
    });
    let is_dine_in = Memo::new(move |_| desk.order.with(|order| order.channel == Channel::DineIn));
    let person = move |person: Approver| {
        let member = person.member;
        let is_chosen = move || state.server.get() == Some(member);
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || if is_chosen() { "true" } else { "false" }
                on:click=move |_| state.server.set(Some(member))
            >
                {person.name}
            </button>
        }
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large on:click=move |_| desk.close_sheet()>{shared.cancel}</Button>
            <Button size=ButtonSize::Large icon="check" on:click=move |_| state.save()>{shared.save}</Button>
        }
    };
    view! {
        <Dialog open=is_open on_close=move |()| desk.close_sheet() title=t.party size=DialogSize::Medium footer close_label=shared.close>
            <div class="grid gap-5">
                {move || is_dine_in.get().then(|| view! {
                    <div class="flex flex-wrap items-center justify-between gap-3">
                        <span class="font-semibold">{t.guests}</span>
                        <Stepper label=t.guests value=state.covers on_change=move |count: i64| state.covers.set(count) min=1 max=COVERS_MAX less_label=w.less more_label=w.more/>
                    </div>
                })}
                <Input
                    label=t.order_name
                    name="order-name"
                    value=state.name
                    on_input=move |text: String| state.name.set(text)
                    maxlength=u32::try_from(Name::CHARS_MAX).unwrap_or(120)
                    placeholder=t.order_name_example
                    autocomplete="off"
                />
                <div>
                    <p class="mb-2 font-semibold">{t.server}</p>
                    <div class="flex min-h-12 flex-wrap gap-2" role="group" aria-label=t.server>
                        <For each=move || state.people.get() key=|person| person.member children=person/>
                    </div>
                </div>
            </div>
        </Dialog>
    }
}
