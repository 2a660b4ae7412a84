//! What a guest chooses of a dish.
//!
//! The form's own state is the truth: it works without script, and what was ticked before the page woke up counts.
//! Awake, every touch reads the form as the server would and shows what it means.

use std::sync::Arc;

use leptos::{ev::SubmitEvent, form::FromFormData, html, prelude::*, server_fn::ServerFn};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use web_sys::HtmlFormElement;

use crate::{
    kernel::text::Note,
    menu::model::{Item, Menu},
    orders::rpc::guest::GuestAdd,
    ui::{
        kit::input::{Input, InputKind},
        shared::new_id::new_id,
    },
};

use super::{
    acts::{Act, Wanted},
    add_bar::AddBar,
    choice_groups::ChoiceGroups,
    choices::{first_selection, price_so_far, problem, selection_of},
    hidden::Hidden,
    item_head::ItemHead,
    problem_text::place_id,
    visit::Visit,
};

#[component]
pub fn ItemForm(visit: Visit, menu: Arc<Menu>, item: Arc<Item>) -> impl IntoView {
    let form = NodeRef::<html::Form>::new();
    let selection = RwSignal::new(first_selection(&item));
    let quantity = RwSignal::new(1i64);
    let found = RwSignal::new(None);
    let card = StoredValue::new((menu.clone(), item.clone()));
    let read = move || {
        if let Some(filled) = form.get_untracked().and_then(|form| read_form(&form)) {
            let mut chosen = selection_of(&filled);
            card.with_value(|(menu, item)| chosen.prune(menu, item));
            selection.set(chosen);
            // A problem goes away as soon as it is solved; a new one is named when Add is pressed.
            if found.with_untracked(Option::is_some) {
                found.set(card.with_value(|(menu, item)| problem(menu, item, &selection.get_untracked())));
            }
        }
    };
    Effect::new(move |_| {
        if form.get().is_some() {
            read();
        }
    });
    let price = Memo::new(move |_| card.with_value(|(menu, item)| price_so_far(menu, item, &selection.get())));
    let navigate = StoredValue::new(use_navigate());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        read();
        let chosen = selection.get_untracked();
        let wrong = card.with_value(|(menu, item)| problem(menu, item, &chosen));
        found.set(wrong);
        if let Some(wrong) = wrong {
            super::focus::focus_first_in(&place_id(wrong.at));
            return;
        }
        let (item, name) = card.with_value(|(_, item)| (item.id, visit.text(&item.name)));
        let note =
            form.get_untracked().and_then(|form| read_form(&form)).and_then(|filled| Note::parse(&filled.note).ok());
        let quantity = u32::try_from(quantity.get_untracked()).unwrap_or(1);
        let wanted = Wanted { item, selection: chosen, quantity, note };
        let done = Callback::new(move |()| {
            visit.say_added(&name);
            let back = NavigateOptions { scroll: false, ..NavigateOptions::default() };
            navigate.try_with_value(|navigate| navigate(&visit.path(""), back));
        });
        if !visit.jobs.is_adding() {
            visit.jobs.push(visit, Act::Add { line: new_id(), wanted }, Some(done));
        }
    };
    view! {
        <form
            node_ref=form
            method="post"
            action=GuestAdd::url()
            class="flex flex-1 flex-col gap-6 pt-4"
            novalidate=move || visit.awake.get()
            on:change=move |_| read()
            on:submit=submit
        >
            <Hidden visit/>
            <input type="hidden" name="item" value=item.id.to_string()/>
            <ItemHead visit menu=menu.clone() item=item.clone() selection price/>
            <ChoiceGroups visit menu=menu item=item.clone() selection found/>
            <Input
                label=visit.words.note_label
                hint=visit.words.note_hint
                name="note"
                kind=InputKind::Text
                maxlength=280
                autocomplete="off"
            />
            <AddBar visit item=item.id pricing=item.pricing price quantity/>
        </form>
    }
}

/// The form as the server would read it.
fn read_form(form: &HtmlFormElement) -> Option<GuestAdd> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    GuestAdd::from_form_data(&data).ok()
}
