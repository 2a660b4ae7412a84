//! One question of the item sheet.

use leptos::prelude::*;

use crate::{
    kernel::language::Language,
    menu::model::words::Translated,
    ui::kit::{
        badge::{Badge, BadgeKind},
        icon::{Icon, IconSize},
        tone::Tone,
    },
};

use super::{
    choices::{Place, Problem},
    menu_text::MenuText,
    problem_text::{place_id, problem_text},
    words::words,
};

/// Its name, how many to choose in words, what is wrong if something is, and the answers.
#[component]
pub fn ChoiceGroup(
    place: Place,
    name: Translated,
    own: Language,
    #[prop(into)] rule: String,
    required: bool,
    found: RwSignal<Option<Problem>>,
    /// Whether it is asked now; one that is not is put away.
    #[prop(default = Signal::stored(true))]
    asked: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let id = place_id(place);
    let rule_id = format!("{id}-rule");
    let error_id = format!("{id}-error");
    let described_by = format!("{rule_id} {error_id}");
    let error = move || {
        let wrong = found.get().filter(|problem| problem.at == place);
        wrong.map(|problem| {
            view! {
                <Icon name="alert" size=IconSize::Small/>
                <span>{problem_text(problem, words())}</span>
            }
        })
    };
    view! {
        <fieldset id=id aria-describedby=described_by class="min-w-0" class:hidden=move || !asked.get() disabled=move || !asked.get()>
            <legend class="flex w-full items-center justify-between gap-3 text-lg font-bold">
                <MenuText text=name own/>
                {required.then(|| view! {
                    <Badge tone=Tone::Accent kind=BadgeKind::Outline icon="">{words().required}</Badge>
                })}
            </legend>
            <p id=rule_id class="text-sm text-ink-muted">{rule}</p>
            <p id=error_id class="field-error" aria-live="polite">{error}</p>
            <div class="mt-2 divide-y divide-line overflow-clip rounded-xl bg-surface shadow-sm">{children()}</div>
        </fieldset>
    }
}
