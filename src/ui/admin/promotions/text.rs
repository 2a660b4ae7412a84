//! What a promotion offers, in a line.

use crate::{
    kernel::{
        ids::{CategoryId, ItemId},
        language::Language,
    },
    menu::model::Menu,
    promotions::model::{Effect, Promotion, Targets},
    ui::admin::{
        fill::fill,
        place::Place,
        promotions::words::words,
        schedule::text::{channel_text, window_text},
    },
};

/// `20 % off Coffee, Burger`.
pub fn effect_text(effect: &Effect, menu: &Menu, place: Place) -> String {
    let words = words();
    let list = |targets: &Targets| targets_text(targets, menu, place.language).join(", ");
    match effect {
        Effect::OrderPercent(rate) => fill(words.off_bill, "percent", rate.percent_text()),
        Effect::OrderAmount(amount) => fill(words.amount_off, "amount", place.currency.text(*amount)),
        Effect::ItemsPercent { of, rate } => {
            fill(&fill(words.off_items, "percent", rate.percent_text()), "list", list(of))
        }
        Effect::FreeItems { of, count } => fill(&fill(words.n_free, "n", count), "list", list(of)),
        Effect::BuyGet { buy, buy_count, get, get_count, rate } => {
            let text = fill(&fill(words.buy_get_text, "buy", buy_count), "bought", list(buy));
            let text = fill(&fill(&text, "get", get_count), "list", list(get));
            fill(&text, "percent", rate.percent_text())
        }
    }
}

/// `Mon–Fri, 12:00–15:00, Takeaway, from €20.00`.
pub fn terms_text(promotion: &Promotion, place: Place) -> String {
    let terms = &promotion.terms;
    let minimum =
        (!terms.minimum.is_zero()).then(|| fill(words().from_amount, "amount", place.currency.text(terms.minimum)));
    let channel = channel_text(terms.channel).map(str::to_owned);
    [Some(window_text(&terms.window)), channel, minimum].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The names of dishes and categories; what is gone is left out.
fn targets_text(targets: &Targets, menu: &Menu, language: Language) -> Vec<String> {
    let categories = targets.categories.iter().filter_map(|id| category_name(menu, *id, language));
    let items = targets.items.iter().filter_map(|id| item_name(menu, *id, language));
    categories.chain(items).collect()
}

/// `All of Coffee`.
pub fn category_name(menu: &Menu, id: CategoryId, language: Language) -> Option<String> {
    let category = menu.category(id)?;
    Some(fill(words().whole_category, "name", category.name.in_language(language)))
}

pub fn item_name(menu: &Menu, id: ItemId, language: Language) -> Option<String> {
    menu.item(id).map(|item| item.name.in_language(language).to_owned())
}
