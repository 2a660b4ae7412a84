//! One line of an order in words.

use leptos::prelude::*;

use crate::{
    orders::model::line::{Detail, Line, LineState},
    ui::kit::icon::{Icon, IconSize},
};

use super::{menu_text::MenuText, visit::Visit};

/// Quantity (where no stepper shows it), name, choices, note, amount; the children stand below the words.
#[component]
pub fn LineFace(
    visit: Visit,
    line: Memo<Line>,
    quantity: Option<Memo<u32>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let first = line.get_untracked();
    let own = visit.restaurant.with_value(|restaurant| restaurant.language);
    let details = details_text(visit, &first.details);
    let voided = Memo::new(move |_| line.with(|line| line.state == LineState::Voided));
    let note = move || {
        line.with(|line| line.note.clone()).map(|note| {
            view! {
                <p class="mt-0.5 flex items-start gap-1.5 text-sm">
                    <span class="mt-0.5 text-ink-muted"><Icon name="note" size=IconSize::Small/></span>
                    <span class="min-w-0">{note.to_string()}</span>
                </p>
            }
        })
    };
    let count = quantity.map(|quantity| {
        view! {
            <span class="flex-none font-semibold tabular-nums">{move || format!("{}\u{a0}×", quantity.get())}</span>
        }
    });
    view! {
        <div class="flex items-start gap-3">
            {count}
            <div class="min-w-0 flex-1">
                <p class="font-semibold leading-snug" class:line-through=move || voided.get()>
                    <MenuText text=first.name own/>
                </p>
                {(!details.is_empty()).then(|| view! { <p class="text-sm text-ink-muted">{details}</p> })}
                {note}
                {children.map(|children| view! {
                    <div class="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5">{children()}</div>
                })}
            </div>
            <span class="price flex-none" class:line-through=move || voided.get()>
                {move || visit.money(line.with(Line::amount))}
            </span>
        </div>
    }
}

/// "Large, 2 × Oat milk".
fn details_text(visit: Visit, details: &[Detail]) -> String {
    let text = |detail: &Detail| match (detail.count, visit.text(&detail.name)) {
        (1, name) => name,
        (count, name) => format!("{count}\u{a0}× {name}"),
    };
    details.iter().map(text).collect::<Vec<_>>().join(", ")
}
