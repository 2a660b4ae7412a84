//! One item in the list.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::ui::{
    admin::{
        fill::fill,
        menu::{
            availability::{Availabilities, Named},
            margin::Margin,
            rows::Row,
            status::{Status, StatusBadge},
            target::href_of,
            thumb::{Thumb, ThumbSize},
            words::words,
        },
        place::Place,
    },
    kit::{
        badge::Badge,
        button::{Button, ButtonKind, ButtonSize},
        icon::Icon,
        tone::Tone,
    },
    shared::{price::price_text, words::words as shared_words},
};

/// Its cells and what can be done with it. Follows the row's signal, so news changes it in place.
#[component]
pub fn ItemLine(row: Memo<Row>, acts: Availabilities, place: Place) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let id = row.with_untracked(|row| row.id);
    let amount = move |amount: Option<_>| amount.map_or_else(|| "–".to_owned(), |amount| place.currency.text(amount));
    let price = move || {
        row.with(|row| {
            let price = price_text(row.pricing, row.price, place.currency);
            if row.is_from { format!("{} {price}", shared.from) } else { price }
        })
    };
    let left = move || row.with(|row| row.left.map_or_else(|| "–".to_owned(), |left| left.to_string()));
    let status = Signal::derive(move || row.with(|row| row.status));
    let is_quiet = move || row.with(|row| row.status == Status::OnSale);
    view! {
        <tr>
            <th scope="row" class="font-normal">
                <span class="flex items-center gap-3">
                    <span class="flex-none @max-[24rem]:hidden"><Thumb picture=Signal::derive(move || row.with(|row| row.picture.clone())) size=ThumbSize::Row/></span>
                    <span class="grid min-w-0 justify-items-start">
                        <span class="flex flex-wrap items-center gap-x-2">
                            <A href=href_of(id) scroll=false attr:class="inline-flex min-h-6 items-center font-semibold hover:underline">
                                {move || row.with(|row| row.name.clone())}
                            </A>
                            {move || row.with(|row| row.is_combo).then(|| view! { <Badge tone=Tone::Info icon="gift">{words.combo}</Badge> })}
                        </span>
                        {move || row.with(|row| row.translation.clone()).map(|name| view! {
                            <span class="text-sm text-ink-muted">{name}</span>
                        })}
                        <span class="@min-[46rem]:hidden" class:hidden=is_quiet><StatusBadge status place/></span>
                    </span>
                </span>
            </th>
            <td class="text-ink-muted">{move || row.with(|row| row.category.clone())}</td>
            <td class="num price">{price}</td>
            <td class="num">{move || amount(row.with(|row| row.cost))}</td>
            <td class="num">{move || margin(row.with(|row| row.margin))}</td>
            <td class="num">{left}</td>
            <td><StatusBadge status place/></td>
            <td>
                <span class="flex items-center justify-end gap-1 whitespace-nowrap">
                    <SaleButton row acts/>
                    <A
                        href=href_of(id)
                        scroll=false
                        attr:class="btn btn-ghost btn-square btn-small @max-[38rem]:hidden"
                        attr:aria-label=move || row.with(|row| fill(words.edit, "item", &row.name))
                    >
                        <Icon name="edit"/>
                    </A>
                </span>
            </td>
        </tr>
    }
}

/// Percent; a loss is said in a word too.
fn margin(margin: Option<Margin>) -> AnyView {
    match margin {
        None => "–".into_any(),
        Some(Margin { percent, .. }) if percent < 0 => {
            view! { <Badge tone=Tone::Danger>{format!("{} {percent} %", words().loss)}</Badge> }.into_any()
        }
        Some(Margin { percent, .. }) => format!("{percent} %").into_any(),
    }
}

/// Takes it off sale, or puts it back.
#[component]
fn SaleButton(row: Memo<Row>, acts: Availabilities) -> impl IntoView {
    let words = words();
    let named = move || row.with_untracked(|row| Named { id: row.id, name: row.name.clone() });
    let status = Memo::new(move |_| row.with(|row| row.status));
    let label = move |text: &'static str| move || row.with(|row| fill(text, "item", &row.name));
    let pending = Signal::derive(move || acts.is_pending(row.with(|row| row.id)));
    let put_back = move |_| {
        acts.put_back.dispatch(named());
    };
    view! {
        <Show when=move || status.get() == Status::OnSale>
            <Button
                kind=ButtonKind::Ghost
                size=ButtonSize::Small
                pending
                attr:aria-label=label(words.take_off)
                on:click=move |_| acts.asked.set(Some(named()))
            >
                {words.take_off_short}
            </Button>
        </Show>
        <Show when=move || status.get().is_off_sale()>
            <Button
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                icon="undo"
                pending
                attr:aria-label=label(words.put_back)
                on:click=put_back
            >
                {words.put_back_short}
            </Button>
        </Show>
    }
}
