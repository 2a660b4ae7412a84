//! Saving and removing a rule, and what follows from it.

use leptos::prelude::*;

use crate::{
    kernel::{error::AppError, ids::PriceRuleId},
    menu::{
        model::editing::PriceRuleForm,
        rpc::{remove_price_rule, save_price_rule},
    },
    ui::{
        admin::{
            fill::fill,
            menu::rules::{draft::RuleDraft, words::words},
            refusal::Refusal,
            schedule::draft::ScheduleDraft,
        },
        kit::toast::{Toast, use_toasts},
        shared::error_text::error_text,
    },
};

/// A rule by its id and name, for questions and messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: PriceRuleId,
    pub name: String,
}

/// What the editor holds and what can be done; handles only.
#[derive(Clone, Copy)]
pub struct RuleActs {
    /// The rule in the editor with its hours; none while it is closed.
    pub opened: RwSignal<Option<(RuleDraft, ScheduleDraft)>>,
    pub save: Action<PriceRuleForm, Result<String, AppError>>,
    pub refusal: Refusal,
    /// The rule that is asked about.
    pub asked: RwSignal<Option<Named>>,
    pub remove: Action<Named, Result<Named, AppError>>,
}

/// `refetch` asks for the menu anew.
pub fn use_rule_acts(refetch: impl Fn() + Copy + 'static) -> RuleActs {
    let (words, toasts) = (words(), use_toasts());
    let save = Action::new(|form: &PriceRuleForm| {
        let form = form.clone();
        async move {
            let name = form.name.to_string();
            save_price_rule(form).await.map(|_| name)
        }
    });
    let remove = Action::new(|rule: &Named| {
        let rule = rule.clone();
        async move { remove_price_rule(rule.id).await.map(|()| rule) }
    });
    let acts =
        RuleActs { opened: RwSignal::new(None), save, refusal: Refusal::new(), asked: RwSignal::new(None), remove };
    Effect::new(move |_| match save.value().get() {
        None => {}
        Some(Ok(name)) => {
            acts.opened.set(None);
            refetch();
            toasts.push(Toast::success(fill(words.saved, "name", name)));
        }
        Some(Err(error)) => acts.refusal.refuse(error),
    });
    Effect::new(move |_| match remove.value().get() {
        None => {}
        Some(Ok(rule)) => {
            acts.asked.set(None);
            refetch();
            toasts.push(Toast::success(fill(words.removed, "name", rule.name)));
        }
        Some(Err(error)) => {
            acts.asked.set(None);
            toasts.push(Toast::danger(error_text(&error)));
        }
    });
    acts
}
