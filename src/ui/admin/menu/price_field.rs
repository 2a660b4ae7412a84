//! The price, and beside it what is left of it.

use leptos::prelude::*;

use crate::{
    kernel::{
        currency::Currency,
        money::{Money, Rate},
    },
    menu::model::{Pricing, editing::EditableMenu},
    ui::{
        admin::{
            fill::fill,
            menu::{
                draft::Draft,
                fields::{text_of, write_to},
                form_words::{FormWords, form_words},
                margin::Margin,
                saving::Saving,
                words::words,
            },
            place::Place,
        },
        kit::{
            choice::Choice,
            icon::Icon,
            input::{Input, InputKind},
            select::Select,
            tone::Tone,
        },
    },
};

/// `€`, without a figure.
fn symbol(currency: Currency) -> String {
    let (text, digits) = (currency.text(Money::ZERO), currency.digits(Money::ZERO));
    text.strip_suffix(&digits).unwrap_or(currency.code()).trim().to_owned()
}

#[component]
pub fn PriceField(
    draft: RwSignal<Draft>,
    /// What one portion costs to make.
    cost: Option<Money>,
    data: Signal<EditableMenu>,
    saving: Saving,
    place: Place,
) -> impl IntoView {
    let (list_words, words) = (words(), form_words());
    let includes_tax = data.with_untracked(|data| data.menu.prices_include_tax);
    let tax = if includes_tax { words.price_with_tax } else { words.price_without_tax };
    let has_sizes = Memo::new(move |_| draft.with(Draft::has_sizes));
    let hint = move || if has_sizes.get() { words.sizes_hint.to_owned() } else { tax.to_owned() };
    let rate = move || {
        let chosen = draft.with(|draft| draft.tax_class.clone());
        data.with(|data| {
            let class = data.menu.tax_classes.iter().find(|class| class.id.to_string() == chosen);
            class.map_or(Rate::ZERO, |class| class.dine_in)
        })
    };
    let margin = Memo::new(move |_| {
        let price = draft.with(|draft| draft.lowest_price(place.currency))?;
        Margin::of(price, cost?, rate(), includes_tax)
    });
    let pricing = Memo::new(move |_| draft.with(Draft::pricing));
    let label = move || match pricing.get() {
        Pricing::Fixed | Pricing::Open => list_words.price,
        Pricing::Weight => words.price_of_kilogram,
        Pricing::Market => words.price_suggested,
    };
    let ways = vec![
        Choice::new(Pricing::Fixed.as_str(), words.pricing_fixed),
        Choice::new(Pricing::Open.as_str(), words.pricing_open),
        Choice::new(Pricing::Weight.as_str(), words.pricing_weight),
        Choice::new(Pricing::Market.as_str(), words.pricing_market),
    ];
    view! {
        <div class="grid items-start gap-4 sm:grid-cols-3">
            <Select
                label=words.pricing
                name="pricing"
                required=true
                options=ways
                value=text_of(draft, |draft| &draft.pricing)
                on_change=write_to(draft, saving, "pricing", |draft| &mut draft.pricing)
                error=saving.field_error("pricing")
            />
            <Input
                label=Signal::derive(move || label().to_owned())
                hint=Signal::derive(move || Some(hint()))
                disabled=has_sizes
                name="price"
                kind=InputKind::Decimal
                lead=symbol(place.currency)
                required={pricing.get_untracked() != Pricing::Open}
                value=text_of(draft, |draft| &draft.price)
                on_input=write_to(draft, saving, "price", |draft| &mut draft.price)
                error=saving.field_error("price")
            />
            <output for="field-price" class="grid self-start sm:pt-6.5">
                {move || margin_line(margin.get(), cost, words, place)}
            </output>
        </div>
    }
}

/// The margin in a sentence, in the colour of gain or loss, never by colour alone.
fn margin_line(margin: Option<Margin>, cost: Option<Money>, words: &FormWords, place: Place) -> impl IntoView + use<> {
    let (tone, text) = match (margin, cost) {
        (_, None) => (Tone::Neutral, words.no_recipe.to_owned()),
        (None, Some(_)) => (Tone::Neutral, words.margin_unknown.to_owned()),
        (Some(margin), Some(cost)) => {
            let tone = if margin.percent < 0 { Tone::Danger } else { Tone::Success };
            let text = fill(words.margin_text, "percent", margin.percent);
            let text = fill(&text, "profit", place.currency.text(margin.profit));
            (tone, fill(&text, "cost", place.currency.text(cost)))
        }
    };
    let class = match tone {
        Tone::Danger => {
            "tone-danger tone-soft tone-text flex min-h-touch items-center gap-2 rounded-md border px-3 py-2 text-sm tabular-nums"
        }
        Tone::Success => {
            "tone-success tone-soft tone-text flex min-h-touch items-center gap-2 rounded-md border px-3 py-2 text-sm tabular-nums"
        }
        _ => {
            "tone-neutral tone-soft tone-text flex min-h-touch items-center gap-2 rounded-md border px-3 py-2 text-sm tabular-nums"
        }
    };
    view! {
        <span class=class>
            <Icon name=tone.icon()/>
            <span>{text}</span>
        </span>
    }
}
