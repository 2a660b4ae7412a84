//! What is known about an ingredient.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    acts::{Acts, Kept},
    ingredient_draft::IngredientDraft,
    words::words,
};
use crate::{
    inventory::model::StockRow,
    kernel::{currency::Currency, quantity::Unit},
    ui::{
        admin::{
            refusal::{RefusalBanner, text_of, write_to},
            stock::list::FORM,
        },
        kit::{
            choice::Choice,
            input::{Input, InputKind},
            segmented::Segmented,
        },
        shared::new_id::new_id,
    },
};

/// A new ingredient without `row`.
#[component]
pub fn IngredientFormView(row: Option<StockRow>, currency: Currency, acts: Acts) -> impl IntoView {
    let words = words();
    let refusal = acts.refusal;
    let is_new = row.is_none();
    let id = row.as_ref().map_or_else(new_id, |row| row.ingredient.id);
    let first = row.as_ref().map_or_else(IngredientDraft::new, |row| IngredientDraft::of(row, currency));
    let draft = RwSignal::new(first);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if acts.keep.pending().get_untracked() {
            return;
        }
        match draft.with_untracked(|draft| draft.check(currency, words)) {
            Ok(form) => {
                acts.keep.dispatch(Kept { id, is_new, form });
            }
            Err(fields) => refusal.refuse_fields(words.check_fields, fields),
        }
    };
    let units = vec![
        Choice::new(Unit::Gram.as_str(), words.grams),
        Choice::new(Unit::Millilitre.as_str(), words.millilitres),
        Choice::new(Unit::Piece.as_str(), words.pieces),
    ];
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <RefusalBanner refusal check_fields=words.check_fields/>
            <Input
                label=words.name
                name="name"
                required=true
                maxlength=120
                value=text_of(draft, |draft| &draft.name)
                on_input=write_to(draft, refusal, "name", |draft| &mut draft.name)
                error=refusal.field_error("name")
            />
            <Segmented
                label=words.unit
                hint=(!is_new).then(|| words.unit_stays.to_owned())
                name="unit"
                options=units
                disabled=!is_new
                value=text_of(draft, |draft| &draft.unit)
                on_change=write_to(draft, refusal, "unit", |draft| &mut draft.unit)
                error=refusal.field_error("unit")
            />
            <Input
                label=words.cost
                hint=words.cost_hint.to_owned()
                name="cost_per_thousand"
                kind=InputKind::Decimal
                lead=currency.code()
                value=text_of(draft, |draft| &draft.cost)
                on_input=write_to(draft, refusal, "cost_per_thousand", |draft| &mut draft.cost)
                error=refusal.field_error("cost_per_thousand")
            />
            <Input
                label=words.threshold
                hint=words.threshold_hint.to_owned()
                name="threshold"
                kind=InputKind::Decimal
                value=text_of(draft, |draft| &draft.threshold)
                on_input=write_to(draft, refusal, "threshold", |draft| &mut draft.threshold)
                error=refusal.field_error("threshold")
            />
        </form>
    }
}
