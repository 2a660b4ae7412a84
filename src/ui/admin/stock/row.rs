//! One ingredient of the list.

use leptos::prelude::*;

use super::{
    acts::{Acts, Open},
    list::is_low,
    words::words,
};
use crate::{
    inventory::model::{Location, StockRow},
    kernel::quantity::Quantity,
    ui::{
        admin::{amount::amount_text, fill::fill, place::Place},
        kit::{
            badge::Badge,
            button::{Button, ButtonKind, ButtonSize},
            icon_button::IconButton,
            tone::Tone,
        },
    },
};

/// What there is of it, and the ways to change it.
#[component]
pub fn Row(row: StockRow, locations: Vec<Location>, acts: Acts, place: Place) -> impl IntoView {
    let words = words();
    let ingredient = row.ingredient.clone();
    let amount = |quantity: Quantity| amount_text(quantity, ingredient.unit);
    let or_dash = |quantity: Quantity| if quantity == Quantity::ZERO { "–".to_owned() } else { amount(quantity) };
    let badge = if ingredient.free() <= Quantity::ZERO && is_low(&row) {
        Some((Tone::Danger, words.used_up))
    } else {
        is_low(&row).then_some((Tone::Warning, words.low))
    };
    let elsewhere: Vec<_> = row
        .elsewhere
        .iter()
        .filter(|level| level.on_hand != Quantity::ZERO)
        .filter_map(|level| {
            let place = locations.iter().find(|place| place.id == level.location)?;
            Some(format!("{}: {}", place.name, amount(level.on_hand)))
        })
        .collect();
    let movements = format!("/admin/stock?tab=movements&ingredient={}", ingredient.id);
    let (change_label, edit_label) =
        (fill(words.change_of, "name", &ingredient.name), fill(words.edit_of, "name", &ingredient.name));
    let (for_change, for_edit) = (row.clone(), row.clone());
    view! {
        <tr>
            <th scope="row">
                <span class="flex flex-wrap items-center gap-2">
                    <a class="font-semibold underline decoration-line underline-offset-4" href=movements>{ingredient.name.clone()}</a>
                    {badge.map(|(tone, word)| view! { <Badge tone>{word}</Badge> })}
                </span>
            </th>
            <td class="num font-semibold">{amount(ingredient.free())}</td>
            <td class="num">{or_dash(ingredient.reserved)}</td>
            <td class="num">{amount(ingredient.on_hand)}</td>
            <td class="num">{or_dash(ingredient.threshold)}</td>
            <td>{elsewhere.join(", ")}</td>
            <td class="num">{place.currency.text(row.cost_per_thousand)}</td>
            <td>
                <span class="flex items-center justify-end gap-1">
                    <Button
                        kind=ButtonKind::Quiet
                        size=ButtonSize::Small
                        attr:aria-label=change_label
                        on:click=move |_| acts.show(Open::Change(for_change.clone()))
                    >
                        {words.change}
                    </Button>
                    <IconButton icon="edit" label=edit_label on:click=move |_| acts.show(Open::Edit(for_edit.clone()))/>
                </span>
            </td>
        </tr>
    }
}
