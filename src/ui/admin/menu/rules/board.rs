//! The list of rules and their editor.

use leptos::prelude::*;

use crate::{
    menu::model::editing::EditableMenu,
    ui::{
        admin::{
            fill::fill,
            menu::rules::{
                draft::RuleDraft,
                form::{FORM, RuleForm},
                line::{RuleLine, RuleRow, rule_rows},
                saving::RuleActs,
                words::words,
            },
            place::Place,
            schedule::draft::ScheduleDraft,
        },
        kit::{
            button::{Button, ButtonKind},
            card::Card,
            confirm::Confirm,
            drawer::Drawer,
            empty::Empty,
            table::Table,
        },
        shared::words::words as shared_words,
    },
};

#[component]
pub fn RulesBoard(data: Signal<EditableMenu>, acts: RuleActs, place: Place) -> impl IntoView {
    let words = words();
    let rows = Memo::new(move |_| data.with(|data| rule_rows(data, place.language)));
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let head = move || {
        view! {
            <th scope="col">{words.name}</th>
            <th scope="col">{words.scope}</th>
            <th scope="col">{words.when}</th>
            <th scope="col" class="num">{words.effect}</th>
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    view! {
        <Show
            when=move || !is_empty.get()
            fallback=move || view! {
                <Empty icon="clock" title=words.empty text=words.empty_text.to_owned()>
                    <NewRule acts/>
                </Empty>
            }
        >
            <Card flush=true>
                <Table caption=words.rules head>
                    // A changed rule is a new line: its key is all of it.
                    <For
                        each=move || rows.get()
                        key=|row| format!("{row:?}")
                        children=move |row: RuleRow| view! { <RuleLine row acts place/> }
                    />
                </Table>
            </Card>
        </Show>
        <RuleEditor data acts place/>
        <RemoveQuestion acts/>
    }
}

/// Opens the editor for a new rule.
#[component]
pub fn NewRule(acts: RuleActs) -> impl IntoView {
    let open = move |_| {
        acts.refusal.0.set(None);
        acts.opened.set(Some((RuleDraft::default(), ScheduleDraft::default())));
    };
    view! { <Button icon="plus" on:click=open>{words().new_rule}</Button> }
}

#[component]
fn RuleEditor(data: Signal<EditableMenu>, acts: RuleActs, place: Place) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let close = move |()| {
        if !acts.save.pending().get_untracked() {
            acts.opened.set(None);
        }
    };
    let title = move || {
        acts.opened.with(|opened| match opened {
            Some((RuleDraft { id: Some(_), name, .. }, _)) => fill(words.edit, "name", name),
            Some(_) | None => words.new_rule.to_owned(),
        })
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet disabled=acts.save.pending() on:click=move |_| close(())>{shared.cancel}</Button>
            <Button submit=true pending=acts.save.pending() attr:form=FORM>{shared.save}</Button>
        }
    };
    view! {
        <Drawer
            open=Signal::derive(move || acts.opened.with(Option::is_some))
            on_close=close
            title=Signal::derive(title)
            close_label=shared.close
            footer
        >
            {move || acts.opened.get().map(|opened| view! { <RuleForm opened data acts place/> })}
        </Drawer>
    }
}

#[component]
fn RemoveQuestion(acts: RuleActs) -> impl IntoView {
    let words = words();
    let title = move || {
        let name = acts.asked.with(|asked| asked.as_ref().map(|rule| rule.name.clone()).unwrap_or_default());
        fill(words.remove, "name", name)
    };
    let confirm = move |()| {
        if let Some(rule) = acts.asked.get_untracked() {
            acts.remove.dispatch(rule);
        }
    };
    view! {
        <Confirm
            open=Signal::derive(move || acts.asked.with(Option::is_some))
            title=Signal::derive(title)
            text=words.remove_text.to_owned()
            verb=words.remove_short
            cancel=shared_words().cancel
            danger=true
            pending=acts.remove.pending()
            close_label=shared_words().close
            on_confirm=confirm
            on_close=move |()| acts.asked.set(None)
        />
    }
}
