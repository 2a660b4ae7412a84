//! `/register`

use leptos::prelude::*;

use crate::{
    auth::rpc::Register,
    kernel::language::Language,
    ui::{
        kit::{
            button::{Button, ButtonSize},
            choice::Choice,
            input::{Input, InputKind},
            select::Select,
        },
        shared::page::language,
    },
};

use super::{
    card::{AccountCard, CardLink, Refusal},
    new_password::NewPassword,
    words::words,
    zones::{CURRENCIES, ZONES},
};

/// An owner and a first restaurant.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let words = words();
    let register = ServerAction::<Register>::new();
    let refusal = move || register.value().get().and_then(Result::err);
    view! {
        <AccountCard title=words.register text=words.register_text>
            // What was typed stays where it is when something is refused.
            {move || view! { <Refusal error=refusal()/> }}
            <ActionForm action=register attr:class="grid gap-5">
                <Input label=words.your_name name="new[name]" id="field-name" autocomplete="name" required=true/>
                <Input label=words.email name="new[email]" id="field-email" kind=InputKind::Email autocomplete="email" required=true/>
                <NewPassword name="new[password]"/>
                <HouseFields/>
                <Button submit=true wide=true size=ButtonSize::Huge pending=register.pending()>{words.open}</Button>
            </ActionForm>
            <CardLink href="/login" text=words.have_account/>
        </AccountCard>
    }
}

#[component]
fn HouseFields() -> impl IntoView {
    let words = words();
    let same = |texts: &[&'static str]| texts.iter().map(|text| Choice::new(*text, *text)).collect::<Vec<_>>();
    let languages: Vec<_> =
        Language::INTERFACE.into_iter().map(|language| Choice::new(language.as_str(), language.own_name())).collect();
    let prices = vec![Choice::new("true", words.prices_with_tax), Choice::new("false", words.prices_without_tax)];
    view! {
        <h2 class="border-t border-line pt-5 text-xl font-bold">{words.your_restaurant}</h2>
        <Input label=words.house_name name="new[restaurant][name]" id="field-house-name" autocomplete="organization" required=true/>
        <Input
            label=words.slug
            name="new[restaurant][slug]"
            id="field-slug"
            lead="/r/"
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
            hint=words.slug_hint.to_owned()
            required=true
        />
        <Select label=words.currency name="new[restaurant][currency]" id="field-currency" options=same(&CURRENCIES) value=CURRENCIES[0].to_owned()/>
        <Select label=words.time_zone name="new[restaurant][time_zone]" id="field-time-zone" options=same(&ZONES) value=ZONES[0].to_owned()/>
        <Select label=words.language name="new[restaurant][language]" id="field-language" options=languages value=language().as_str().to_owned()/>
        <Select label=words.prices name="new[restaurant][prices_include_tax]" id="field-prices" options=prices value="true".to_owned()/>
    }
}
