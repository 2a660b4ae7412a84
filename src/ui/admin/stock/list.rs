//! Everything in stock, with the editors at its side.

use leptos::prelude::*;

use super::{
    acts::{Acts, Open, use_acts},
    change_form::ChangeForm,
    ingredient_form::IngredientFormView,
    place_form::PlaceForm,
    row::Row,
    words::words,
};
use crate::{
    inventory::{
        model::{StockRow, StockView},
        rpc::stock,
    },
    ui::{
        admin::{
            fill::{count, fill},
            loaded::{Loaded, rows_skeleton},
            place::Place,
        },
        kit::{
            button::{Button, ButtonKind},
            button_link::ButtonLink,
            card::Card,
            chip::Chip,
            drawer::Drawer,
            empty::Empty,
            input::{Input, InputKind},
            page_header::PageHeader,
            table::Table,
        },
        shared::words::words as shared_words,
    },
};

/// The id of whichever form is at the side: its button stands outside it.
pub const FORM: &str = "stock-form";

#[component]
pub fn StockTab(place: Place, fresh: ReadSignal<u64>) -> impl IntoView {
    let words = words();
    let data = Resource::new(move || fresh.get(), |_| stock());
    let acts = use_acts(move || data.refetch());
    view! {
        <Loaded
            data
            title=words.title
            failed=words.failed
            skeleton=rows_skeleton(10)
            page=move |data| view! { <Board data acts place/> }.into_any()
        />
    }
}

#[component]
fn Board(data: Signal<StockView>, acts: Acts, place: Place) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let (text, only_low) = (RwSignal::new(String::new()), RwSignal::new(false));
    let low = Memo::new(move |_| data.with(|data| data.rows.iter().filter(|row| is_low(row)).count()));
    let total = Memo::new(move |_| data.with(|data| data.rows.len()));
    let shown = Memo::new(move |_| {
        let (wanted, only_low) = (text.get().trim().to_lowercase(), only_low.get());
        let fits = |row: &&StockRow| row.ingredient.name.to_lowercase().contains(&wanted) && (!only_low || is_low(row));
        data.with(|data| data.rows.iter().filter(fits).cloned().collect::<Vec<_>>())
    });
    let locations = Memo::new(move |_| data.with(|data| data.locations.clone()));
    let head = move || {
        view! {
            <th scope="col">{words.name}</th>
            <th scope="col" class="num">{words.free}</th>
            <th scope="col" class="num">{words.reserved}</th>
            <th scope="col" class="num">{words.on_hand}</th>
            <th scope="col" class="num">{words.threshold}</th>
            <th scope="col">{words.elsewhere}</th>
            <th scope="col" class="num">{words.cost}</th>
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    let nothing = move || {
        if total.get() == 0 {
            view! { <Empty icon="box" title=words.empty text=words.empty_text.to_owned()/> }
        } else {
            view! { <Empty icon="search" title=words.nothing_fits text=words.nothing_fits_text.to_owned()/> }
        }
    };
    view! {
        <PageHeader title=words.title text=Signal::derive(move || Some(count(total.get(), words.one, words.many)))>
            <ButtonLink href="/api/v1/inventory/export" kind=ButtonKind::Quiet icon="download" external=true>{words.export}</ButtonLink>
            <Button kind=ButtonKind::Quiet icon="plus" on:click=move |_| acts.show(Open::NewPlace)>{words.new_place}</Button>
            <Button icon="plus" on:click=move |_| acts.show(Open::NewIngredient)>{words.new_ingredient}</Button>
        </PageHeader>
        <div class="flex flex-wrap items-center gap-3 pb-4">
            <div class="min-w-56 flex-1 sm:max-w-sm">
                <Input
                    label=shared.search
                    hide_label=true
                    name="search"
                    kind=InputKind::Search
                    autocomplete="off"
                    placeholder=words.search_hint
                    value=text
                    on_input=move |typed: String| text.set(typed)
                />
            </div>
            <Chip pressed=only_low icon="warning" on:click=move |_| only_low.update(|only| *only = !*only)>
                {words.runs_low} " " <span class="tabular-nums opacity-80">{low}</span>
            </Chip>
        </div>
        <Show when=move || shown.with(|shown| !shown.is_empty()) fallback=nothing>
            <Card flush=true>
                <Table caption=words.title head>
                    <For
                        each=move || shown.get()
                        key=|row| format!("{row:?}")
                        children=move |row: StockRow| view! { <Row row locations=locations.get_untracked() acts place/> }
                    />
                </Table>
            </Card>
        </Show>
        <Side locations acts place/>
    }
}

/// Less is free than the house wants to have.
pub fn is_low(row: &StockRow) -> bool {
    row.ingredient.free() < row.ingredient.threshold
}

/// The editor of whatever was asked for.
#[component]
fn Side(locations: Memo<Vec<crate::inventory::model::Location>>, acts: Acts, place: Place) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let close = move |()| {
        if !acts.is_pending() {
            acts.open.set(None);
        }
    };
    let title = move || match acts.open.get() {
        Some(Open::Change(row)) => fill(words.change_of, "name", row.ingredient.name),
        Some(Open::Edit(row)) => fill(words.edit_of, "name", row.ingredient.name),
        Some(Open::NewPlace) => words.new_place.to_owned(),
        Some(Open::NewIngredient) | None => words.new_ingredient.to_owned(),
    };
    let pending = Signal::derive(move || acts.is_pending());
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet disabled=pending on:click=move |_| close(())>{shared.cancel}</Button>
            <Button submit=true pending=pending attr:form=FORM>{shared.save}</Button>
        }
    };
    let form = move |open: Open| match open {
        Open::Change(row) => view! { <ChangeForm row locations=locations.get_untracked() acts/> }.into_any(),
        Open::Edit(row) => view! { <IngredientFormView row=Some(row) currency=place.currency acts/> }.into_any(),
        Open::NewIngredient => view! { <IngredientFormView row=None currency=place.currency acts/> }.into_any(),
        Open::NewPlace => view! { <PlaceForm acts/> }.into_any(),
    };
    view! {
        <Drawer
            open=Signal::derive(move || acts.open.with(Option::is_some))
            on_close=close
            title=Signal::derive(title)
            close_label=shared.close
            footer
        >
            {move || acts.open.get().map(form)}
        </Drawer>
    }
}
