//! The form of one rule.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    kernel::text::Name,
    menu::model::{Category, editing::EditableMenu, rule::Scope},
    ui::{
        admin::{
            fill::fill,
            menu::{
                form_words::form_words,
                rules::{
                    draft::{EVERYTHING, PERCENT, PRICE, RuleDraft, scope_value},
                    saving::RuleActs,
                    words::words,
                },
            },
            place::Place,
            refusal::{RefusalBanner, text_of, write_to},
            schedule::{draft::ScheduleDraft, fields::ScheduleFields},
        },
        kit::{
            choice::Choice,
            input::{Input, InputKind},
            segmented::Segmented,
            select::Select,
        },
    },
};

/// The form's id, for the button in the drawer's foot.
pub const FORM: &str = "rule-form";

#[component]
pub fn RuleForm(
    opened: (RuleDraft, ScheduleDraft),
    data: Signal<EditableMenu>,
    acts: RuleActs,
    place: Place,
) -> impl IntoView {
    let (words, texts) = (words(), form_words());
    let (draft, schedule) = (RwSignal::new(opened.0), RwSignal::new(opened.1));
    let refusal = acts.refusal;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if acts.save.pending().get_untracked() {
            return;
        }
        let checked = draft.with_untracked(|draft| {
            schedule.with_untracked(|schedule| draft.check(schedule, place.currency, (words, texts)))
        });
        match checked {
            Ok(form) => {
                acts.save.dispatch(form);
            }
            Err(fields) => refusal.refuse_fields(texts.check_fields, fields),
        }
    };
    let scopes = move || data.with(|data| scopes(data, place));
    let is_percent = Memo::new(move |_| draft.with(|draft| draft.kind == PERCENT));
    let kinds = vec![Choice::new(PERCENT, words.percent_off), Choice::new(PRICE, words.fixed_price)];
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <RefusalBanner refusal check_fields=texts.check_fields/>
            <Input
                label=words.name
                hint=words.name_hint.to_owned()
                name="name"
                required=true
                autofocus=true
                maxlength=u32::try_from(Name::CHARS_MAX).unwrap_or(u32::MAX)
                value=text_of(draft, |draft| &draft.name)
                on_input=write_to(draft, refusal, "name", |draft| &mut draft.name)
                error=refusal.field_error("name")
            />
            <Select
                label=words.scope
                hint=words.rank.to_owned()
                name="scope"
                required=true
                options=Signal::derive(scopes)
                value=text_of(draft, |draft| &draft.scope)
                on_change=write_to(draft, refusal, "scope", |draft| &mut draft.scope)
                error=refusal.field_error("scope")
            />
            <Segmented
                label=words.kind
                name="kind"
                options=kinds
                value=text_of(draft, |draft| &draft.kind)
                on_change=write_to(draft, refusal, "kind", |draft| &mut draft.kind)
            />
            <Show
                when=move || is_percent.get()
                fallback=move || view! {
                    <Input
                        label=words.price
                        hint=words.price_hint.to_owned()
                        name="price"
                        kind=InputKind::Decimal
                        lead=place.currency.code()
                        value=text_of(draft, |draft| &draft.price)
                        on_input=write_to(draft, refusal, "price", |draft| &mut draft.price)
                        error=refusal.field_error("price")
                    />
                }
            >
                <Input
                    label=words.percent
                    name="percent"
                    kind=InputKind::Decimal
                    trail="%"
                    value=text_of(draft, |draft| &draft.percent)
                    on_input=write_to(draft, refusal, "percent", |draft| &mut draft.percent)
                    error=refusal.field_error("percent")
                />
            </Show>
            <ScheduleFields draft=schedule refusal/>
        </form>
    }
}

/// The whole menu, its categories, and every item.
fn scopes(data: &EditableMenu, place: Place) -> Vec<Choice> {
    let words = words();
    let language = place.language;
    let category = |one: &Category| {
        let name = fill(words.whole_category, "name", one.name.in_language(language));
        Choice::new(scope_value(Scope::Category(one.id)), name)
    };
    let mut choices = vec![Choice::new(EVERYTHING, words.everything)];
    choices.extend(data.menu.categories.iter().map(category));
    choices.extend(
        data.rows.iter().map(|row| {
            Choice::new(scope_value(Scope::Item(row.item.id)), row.item.name.in_language(language).to_owned())
        }),
    );
    choices
}
