//! Whose order it is: found by name, e-mail or telephone, or made known here.

use leptos::{prelude::*, task::spawn_local};

use super::{
    desk::{Desk, use_desk},
    sheet::Sheet,
};
use crate::{
    kernel::{error::AppError, ids::CustomerId, permission::Permission},
    orders::model::command::OrderCommand,
    restaurants::{
        model::Customer,
        rpc::{add_customer, find_customers},
    },
    ui::{
        kit::{
            banner::Banner,
            button::{Button, ButtonKind, ButtonSize},
            dialog::{Dialog, DialogSize},
            input::{Input, InputKind},
            tone::Tone,
        },
        pos::words::{extras, fill},
        shared::{error_text::error_text, new_id::new_id, words},
    },
};

/// What is typed and found so far; handles only.
#[derive(Clone, Copy)]
struct Search {
    desk: Desk,
    text: RwSignal<String>,
    found: RwSignal<Option<Vec<Customer>>>,
    phone: RwSignal<String>,
    email: RwSignal<String>,
    error: RwSignal<Option<AppError>>,
}

impl Search {
    fn start(self) {
        self.text.set(String::new());
        self.phone.set(String::new());
        self.email.set(String::new());
        self.error.set(None);
        self.look();
    }

    fn look(self) {
        let text = self.text.get_untracked();
        spawn_local(async move {
            match find_customers(text.clone()).await {
                // What was typed meanwhile is looked for by its own call.
                Ok(found) if self.text.try_get_untracked().as_ref() == Some(&text) => {
                    self.found.try_set(Some(found));
                }
                Ok(_) => {}
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        });
    }

    fn choose(self, customer: Option<CustomerId>) {
        self.desk.act(OrderCommand::SetCustomer { customer });
        self.desk.close_sheet();
    }

    fn add(self) {
        let id: CustomerId = new_id();
        let optional =
            |text: RwSignal<String>| Some(text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let (name, email, phone) = (self.text.get_untracked(), optional(self.email), optional(self.phone));
        spawn_local(async move {
            match add_customer(id, name.trim().to_owned(), email.map(|email| email.to_lowercase()), phone).await {
                Ok(()) => self.choose(Some(id)),
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        });
    }
}

#[component]
pub fn CustomerDialog() -> impl IntoView {
    let desk = use_desk();
    let (x, shared) = (extras::words(), words::words());
    let search = Search {
        desk,
        text: RwSignal::default(),
        found: RwSignal::new(None),
        phone: RwSignal::default(),
        email: RwSignal::default(),
        error: RwSignal::new(None),
    };
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        let is_asked = desk.sheet.get() == Some(Sheet::Customer);
        if is_asked {
            untrack(|| search.start());
        }
        is_open.set(is_asked);
    });
    let has_customer = Memo::new(move |_| desk.order.with(|order| order.customer.is_some()));
    let footer = move || {
        view! {
            {move || has_customer.get().then(|| view! {
                <Button kind=ButtonKind::Quiet size=ButtonSize::Large icon="x" on:click=move |_| search.choose(None)>{x.customer_remove}</Button>
            })}
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large on:click=move |_| desk.close_sheet()>{shared.cancel}</Button>
        }
    };
    view! {
        <Dialog open=is_open on_close=move |()| desk.close_sheet() title=x.customer_title size=DialogSize::Medium footer close_label=shared.close>
            <div class="grid gap-4">
                {move || search.error.get().map(|error| view! { <Banner tone=Tone::Danger>{error_text(&error)}</Banner> })}
                <Input
                    label=x.customer_find
                    hint=x.customer_hint
                    name="customer-find"
                    kind=InputKind::Search
                    value=search.text
                    on_input=move |text: String| {
                        search.text.set(text);
                        search.look();
                    }
                    maxlength=120
                    autocomplete="off"
                />
                <Found search/>
            </div>
        </Dialog>
    }
}

/// Who was found; and whoever was not is added with what was typed.
#[component]
fn Found(search: Search) -> impl IntoView {
    let x = extras::words();
    let may_add = search.desk.pos.may(Permission::CustomersEdit);
    let chosen = Memo::new(move |_| search.desk.order.with(|order| order.customer));
    let row = move |customer: Customer| {
        let id = customer.id;
        let contact = [customer.phone, customer.email].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! {
            <li>
                <button
                    type="button"
                    class="flex min-h-14 w-full items-center justify-between gap-3 rounded-lg border border-line bg-surface px-4 py-2 text-start hover:bg-surface-2"
                    aria-pressed=move || if chosen.get() == Some(id) { "true" } else { "false" }
                    on:click=move |_| search.choose(Some(id))
                >
                    <span class="min-w-0">
                        <span class="block font-semibold">{customer.name}</span>
                        <span class="block truncate text-sm text-ink-muted">{contact}</span>
                    </span>
                    <span class="text-sm tabular-nums">{fill(x.customer_points, customer.points)}</span>
                </button>
            </li>
        }
    };
    let is_none = Memo::new(move |_| search.found.with(|found| found.as_ref().is_some_and(Vec::is_empty)));
    let can_add = Memo::new(move |_| may_add && is_none.get() && search.text.with(|text| !text.trim().is_empty()));
    view! {
        <ul class="grid max-h-80 content-start gap-2 overflow-y-auto">
            <For each=move || search.found.get().unwrap_or_default() key=|customer| customer.id children=row/>
        </ul>
        {move || is_none.get().then(|| view! { <p class="text-ink-muted">{x.customer_none}</p> })}
        {move || can_add.get().then(|| view! {
            <section class="grid gap-3 rounded-lg border border-line p-4" aria-label=x.customer_new>
                <div class="grid gap-3 sm:grid-cols-2">
                    <Input label=x.customer_phone name="customer-phone" kind=InputKind::Tel value=search.phone on_input=move |text: String| search.phone.set(text) maxlength=40 autocomplete="off"/>
                    <Input label=x.customer_email name="customer-email" kind=InputKind::Email value=search.email on_input=move |text: String| search.email.set(text) maxlength=254 autocomplete="off"/>
                </div>
                <Button icon="plus" on:click=move |_| search.add()>{x.customer_add}</Button>
            </section>
        })}
    }
    .into_any()
}
