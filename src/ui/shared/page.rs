//! What every page knows before it asks anything: who is here and which language they read.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    auth::model::Me,
    kernel::{language::Language, money::Money},
};

/// Read from the request on the server, carried inside the page to the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageFacts {
    pub me: Option<Me>,
    pub language: Language,
    /// The page came over plain HTTP from another host: cookies are not marked Secure and nothing works offline.
    pub plain_http: bool,
    /// Cards are entered on their company's page; otherwise on the simulated terminal.
    pub cards_hosted: bool,
    /// Guests pay by card on their own phones.
    pub guests_pay: bool,
    /// This browser is one of the house's devices: people sign in on it with their PIN.
    #[serde(default)]
    pub is_till: bool,
    /// Sign-in is switched off: whoever opens a page is the owner.
    #[serde(default)]
    pub is_open_house: bool,
    /// People may sign in with Google.
    #[serde(default)]
    pub offers_google: bool,
}

/// Makes the facts available to everything below. Called once, by the app.
pub fn provide_page_facts(read: fn() -> PageFacts) {
    provide_context(StoredValue::new(SharedValue::new(read).into_inner()));
}

fn facts() -> PageFacts {
    use_context::<StoredValue<PageFacts>>().and_then(|facts| facts.try_get_value()).unwrap_or_default()
}

/// The person signed in, if any.
pub fn me() -> Option<Me> {
    facts().me
}

/// The interface's language for this person.
pub fn language() -> Language {
    facts().language
}

/// Whether the page should warn that it came over plain HTTP.
pub fn is_plain_http() -> bool {
    facts().plain_http
}

/// Whether cards are entered on their company's page.
pub fn are_cards_hosted() -> bool {
    facts().cards_hosted
}

/// Whether sign-in is switched off.
pub fn is_open_house() -> bool {
    facts().is_open_house
}

/// Whether people may sign in with Google.
pub fn offers_google() -> bool {
    facts().offers_google
}

/// Whether people sign in with their PIN in this browser.
pub fn is_till() -> bool {
    facts().is_till
}

/// Whether guests pay by card on their own phones.
pub fn do_guests_pay() -> bool {
    facts().guests_pay
}

/// An amount in the signed-in person's restaurant's currency: `€12.50`.
pub fn money_text(amount: Money) -> String {
    match facts().me {
        Some(me) => me.restaurant.currency.text(amount),
        None => amount.minor().to_string(),
    }
}
