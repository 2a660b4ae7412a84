//! One rule in the list.

use leptos::prelude::*;

use crate::{
    kernel::{currency::Currency, language::Language},
    menu::model::{
        editing::EditableMenu,
        rule::{Effect, PriceRule, Scope},
    },
    ui::{
        admin::{
            fill::fill,
            menu::rules::{
                draft::RuleDraft,
                saving::{Named, RuleActs},
                words::words,
            },
            place::Place,
            schedule::{
                draft::ScheduleDraft,
                text::{channel_text, window_text},
            },
        },
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            icon_button::IconButton,
        },
    },
};

/// A rule in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleRow {
    pub rule: PriceRule,
    pub scope: String,
}

/// Every rule with the name of what it is for.
pub fn rule_rows(data: &EditableMenu, language: Language) -> Vec<RuleRow> {
    data.menu
        .rules
        .iter()
        .map(|rule| RuleRow { scope: scope_text(data, rule.scope, language), rule: rule.clone() })
        .collect()
}

fn scope_text(data: &EditableMenu, scope: Scope, language: Language) -> String {
    let words = words();
    let name = match scope {
        Scope::Everything => Some(words.everything.to_owned()),
        Scope::Category(id) => data.menu.category(id).map(|category| category.name.in_language(language).to_owned()),
        Scope::Item(id) => {
            let row = data.rows.iter().find(|row| row.item.id == id);
            row.map(|row| row.item.name.in_language(language).to_owned())
        }
    };
    name.unwrap_or_else(|| words.gone.to_owned())
}

fn effect_text(effect: Effect, currency: Currency) -> String {
    match effect {
        Effect::PercentOff(rate) => fill(words().off, "percent", rate.percent_text()),
        Effect::Price(price) => currency.text(price),
    }
}

#[component]
pub fn RuleLine(row: RuleRow, acts: RuleActs, place: Place) -> impl IntoView {
    let words = words();
    let rule = StoredValue::new(row.rule.clone());
    let when = window_text(&row.rule.window);
    let channel = channel_text(row.rule.channel).map(|word| format!(", {word}"));
    let open = move |_| {
        acts.refusal.0.set(None);
        let drafts = rule
            .with_value(|rule| (RuleDraft::of(rule, place.currency), ScheduleDraft::of(&rule.window, rule.channel)));
        acts.opened.set(Some(drafts));
    };
    let ask = move |_| {
        acts.asked.set(Some(rule.with_value(|rule| Named { id: rule.id, name: rule.name.clone() })));
    };
    view! {
        <tr>
            <th scope="row" class="font-semibold">{row.rule.name.clone()}</th>
            <td>{row.scope}</td>
            <td class="text-ink-muted">{when}{channel}</td>
            <td class="num price">{effect_text(row.rule.effect, place.currency)}</td>
            <td>
                <span class="flex items-center justify-end gap-1 whitespace-nowrap">
                    <Button
                        kind=ButtonKind::Ghost
                        size=ButtonSize::Small
                        attr:aria-label=fill(words.remove, "name", &row.rule.name)
                        on:click=ask
                    >
                        {words.remove_short}
                    </Button>
                    <IconButton icon="edit" size=ButtonSize::Small label=fill(words.edit, "name", &row.rule.name) on:click=open/>
                </span>
            </td>
        </tr>
    }
}
