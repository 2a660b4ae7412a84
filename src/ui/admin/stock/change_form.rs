//! Deliveries, counts, waste and carrying from place to place.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    acts::{Acts, Wanted},
    change_draft::{ChangeDraft, Kind},
    words::words,
};
use crate::{
    inventory::model::{Ingredient, Location, StockRow},
    kernel::quantity::Quantity,
    ui::{
        admin::{
            amount::amount_text,
            refusal::{Refusal, RefusalBanner, text_of, write_to},
            stock::list::FORM,
        },
        kit::{
            choice::Choice,
            input::{Input, InputKind},
            segmented::Segmented,
            select::Select,
        },
        shared::new_id::new_id,
    },
};

/// The places with the first one, which has no id.
fn places(all: &[Location]) -> Vec<Choice> {
    let first = Choice::new("", words().main_place);
    std::iter::once(first)
        .chain(all.iter().map(|place| Choice::new(place.id.to_string(), place.name.clone())))
        .collect()
}

/// Changes one ingredient's stock.
#[component]
pub fn ChangeForm(row: StockRow, locations: Vec<Location>, acts: Acts) -> impl IntoView {
    let words = words();
    let refusal = acts.refusal;
    let draft = RwSignal::new(ChangeDraft::default());
    let unit = row.ingredient.unit;
    let (id, name) = (row.ingredient.id, row.ingredient.name.clone());
    // One operation per form: sent twice it is done once.
    let operation = StoredValue::new(new_id());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if acts.change.pending().get_untracked() {
            return;
        }
        match draft.with_untracked(|draft| draft.check(words)) {
            Ok((location, change, reference)) => {
                let operation = operation.get_value();
                acts.change.dispatch(Wanted {
                    operation,
                    ingredient: id,
                    name: name.clone(),
                    location,
                    change,
                    reference,
                });
            }
            Err(fields) => refusal.refuse_fields(words.check_fields, fields),
        }
    };
    // What was refused is another operation once it has been changed.
    Effect::new(move |seen: Option<()>| {
        draft.track();
        if seen.is_some() {
            operation.set_value(new_id());
        }
    });
    let kinds = vec![
        Choice::new(Kind::Receive.as_str(), words.receive),
        Choice::new(Kind::Count.as_str(), words.count),
        Choice::new(Kind::Waste.as_str(), words.waste),
        Choice::new(Kind::Transfer.as_str(), words.transfer),
    ];
    let has_places = !locations.is_empty();
    let kinds: Vec<_> = kinds.into_iter().filter(|kind| has_places || kind.value != Kind::Transfer.as_str()).collect();
    let kind = Memo::new(move |_| draft.with(ChangeDraft::kind));
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <RefusalBanner refusal check_fields=words.check_fields/>
            <Figures ingredient=row.ingredient/>
            <Segmented
                label=words.what
                name="kind"
                options=kinds
                value=text_of(draft, |draft| &draft.kind)
                on_change=write_to(draft, refusal, "kind", |draft| &mut draft.kind)
            />
            <Input
                label=Signal::derive(move || if kind.get() == Kind::Count { words.counted } else { words.quantity }.to_owned())
                name="quantity"
                kind=InputKind::Decimal
                trail=unit.as_str()
                required=true
                value=text_of(draft, |draft| &draft.quantity)
                on_input=write_to(draft, refusal, "quantity", |draft| &mut draft.quantity)
                error=refusal.field_error("quantity")
            />
            {has_places.then(|| view! { <Places locations draft kind refusal/> })}
            <Input
                label=words.reference
                hint=words.reference_hint.to_owned()
                name="reference"
                required=true
                maxlength=280
                value=text_of(draft, |draft| &draft.reference)
                on_input=write_to(draft, refusal, "reference", |draft| &mut draft.reference)
                error=refusal.field_error("reference")
            />
        </form>
    }
}

/// What there is of it now.
#[component]
fn Figures(ingredient: Ingredient) -> impl IntoView {
    let words = words();
    let known =
        [(words.on_hand, ingredient.on_hand), (words.reserved, ingredient.reserved), (words.free, ingredient.free())];
    let figure = move |(label, quantity): (&'static str, Quantity)| {
        view! {
            <div class="grid gap-1">
                <dt class="text-sm text-ink-muted">{label}</dt>
                <dd class="font-semibold tabular-nums">{amount_text(quantity, ingredient.unit)}</dd>
            </div>
        }
    };
    view! { <dl class="grid grid-cols-3 gap-3 rounded-lg bg-sunken p-4">{known.map(figure).collect_view()}</dl> }
}

/// Where it happens, and where it is carried to.
#[component]
fn Places(locations: Vec<Location>, draft: RwSignal<ChangeDraft>, kind: Memo<Kind>, refusal: Refusal) -> impl IntoView {
    let words = words();
    let (from_places, to_places) = (places(&locations), places(&locations));
    view! {
        <Select
            label=words.place
            name="place"
            options=from_places
            value=text_of(draft, |draft| &draft.place)
            on_change=write_to(draft, refusal, "place", |draft| &mut draft.place)
            error=refusal.field_error("location")
        />
        <Show when=move || kind.get() == Kind::Transfer>
            <Select
                label=words.to
                name="to"
                options=to_places.clone()
                value=text_of(draft, |draft| &draft.to)
                on_change=write_to(draft, refusal, "to", |draft| &mut draft.to)
                error=refusal.field_error("to")
            />
        </Show>
    }
}
