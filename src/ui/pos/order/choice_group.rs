//! Choices that belong together: a size, an extra, what fills a combo.

use leptos::prelude::*;

use crate::ui::{
    kit::{badge::Badge, button::ButtonSize, icon::Icon, icon_button::IconButton, tone::Tone},
    pos::words::{fill_name, words},
};

/// One choice as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub name: String,
    /// What it adds, or what it costs.
    pub price: String,
    /// Its dish is off sale.
    pub is_off: bool,
}

/// A heading with the rule in words, and the choices as large keys. A choice that may be taken several times counts.
#[component]
pub fn ChoiceGroup(
    title: String,
    rule: String,
    /// Not enough is chosen yet.
    #[prop(into)]
    is_missing: Signal<bool>,
    offers: Vec<Offer>,
    /// How often each choice is taken.
    #[prop(into)]
    counts: Signal<Vec<u32>>,
    #[prop(into)] on_tap: Callback<usize>,
    #[prop(into)] on_less: Callback<usize>,
    /// Only one may be chosen: no counting.
    is_single: bool,
) -> impl IntoView {
    let w = words();
    let key = move |(at, offer): (usize, Offer)| {
        let count = Memo::new(move |_| counts.with(|counts| counts.get(at).copied().unwrap_or_default()));
        let can_be_less = Memo::new(move |_| !is_single && 0 < count.get());
        let less = fill_name(w.one_less, &offer.name);
        let class = move || {
            if 0 < count.get() {
                "flex min-h-tile w-full items-center gap-2 rounded-lg border-2 border-accent bg-accent-soft px-3 py-2 text-start"
            } else {
                "flex min-h-tile w-full items-center gap-2 rounded-lg border-2 border-line bg-surface px-3 py-2 text-start hover:bg-surface-2"
            }
        };
        view! {
            <li class="flex items-stretch gap-1">
                <button
                    type="button"
                    class=class
                    aria-pressed=move || if 0 < count.get() { "true" } else { "false" }
                    on:click=move |_| on_tap.run(at)
                >
                    <span class="grid size-6 shrink-0 place-items-center text-accent-ink">
                        {move || match count.get() {
                            0 => None,
                            1 => Some(view! { <Icon name="check"/> }.into_any()),
                            count => Some(view! { <span class="font-bold tabular-nums">{format!("{count}×")}</span> }.into_any()),
                        }}
                    </span>
                    <span class="min-w-0 flex-1 leading-snug font-semibold">{offer.name}</span>
                    {offer.is_off.then(|| view! { <Badge tone=Tone::Danger icon="x-circle">"86"</Badge> })}
                    <span class="text-sm whitespace-nowrap text-ink-muted tabular-nums">{offer.price}</span>
                </button>
                {move || can_be_less.get().then(|| view! {
                    <IconButton icon="minus" label=less.clone() size=ButtonSize::Huge on:click=move |_| on_less.run(at)/>
                })}
            </li>
        }
    };
    view! {
        <fieldset class="mb-5">
            <legend class="mb-2 flex w-full flex-wrap items-center gap-x-3 gap-y-1">
                <span class="text-lg font-bold">{title}</span>
                <span class="text-sm text-ink-muted">{rule}</span>
                {move || is_missing.get().then(|| view! { <Badge tone=Tone::Warning icon="hand">{w.still_to_choose}</Badge> })}
            </legend>
            <ul class="grid gap-2 sm:grid-cols-2">{offers.into_iter().enumerate().map(key).collect_view()}</ul>
        </fieldset>
    }
    .into_any()
}
