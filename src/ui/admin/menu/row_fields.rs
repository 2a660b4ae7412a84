//! The fields of a line with a name and a price.

use leptos::prelude::*;

use crate::{
    kernel::text::Name,
    ui::{
        admin::{
            menu::row_draft::{RowDraft, name_field, price_field},
            place::Place,
            refusal::Refusal,
        },
        kit::{
            button::ButtonSize,
            icon_button::IconButton,
            input::{Input, InputKind},
        },
    },
};

/// What the fields are called.
#[derive(Clone, Copy)]
pub struct RowWords {
    pub name: &'static str,
    pub price: &'static str,
    /// `{name}`.
    pub remove: &'static str,
}

/// Name, price, and a cross that takes the line out.
#[component]
pub fn RowFields(
    key: u32,
    #[prop(into)] row: Signal<RowDraft>,
    write: Callback<RowDraft>,
    #[prop(into)] on_remove: Callback<()>,
    words: RowWords,
    refusal: Refusal,
    place: Place,
) -> impl IntoView {
    let (name, price) = (name_field(key), price_field(key));
    let (name_wrong, price_wrong) = (refusal.field_error(name.clone()), refusal.field_error(price.clone()));
    let (name_id, price_id) = (name.clone(), price.clone());
    let write_name = move |text: String| {
        write.run(RowDraft { name: text, ..row.get_untracked() });
        refusal.forget(&name);
    };
    let write_price = move |text: String| {
        write.run(RowDraft { price: text, ..row.get_untracked() });
        refusal.forget(&price);
    };
    let remove = move || crate::ui::admin::fill::fill(words.remove, "name", row.with(|row| row.name.clone()));
    view! {
        <div class="grid grid-cols-[1fr_8rem_auto] items-start gap-2">
            <Input
                label=words.name
                name="row-name"
                id=name_id
                maxlength=u32::try_from(Name::CHARS_MAX).unwrap_or(u32::MAX)
                value=Signal::derive(move || row.with(|row| row.name.clone()))
                on_input=write_name
                error=name_wrong
            />
            <Input
                label=words.price
                name="row-price"
                id=price_id
                kind=InputKind::Decimal
                value=Signal::derive(move || row.with(|row| row.price.clone()))
                on_input=write_price
                error=price_wrong
                lead=place.currency.code()
            />
            <span class="pt-6.5">
                <IconButton icon="x" size=ButtonSize::Medium label=Signal::derive(remove) on:click=move |_| on_remove.run(())/>
            </span>
        </div>
    }
}
