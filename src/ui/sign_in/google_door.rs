//! The way in for people whom Google vouches for, where the house offers it, and what is said to whoever comes back
//! without having come in.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::words::words;
use crate::ui::{
    kit::{
        button::{ButtonKind, ButtonSize},
        button_link::ButtonLink,
    },
    shared::{next_path::door, page::offers_google},
};

/// A plain link: the way there and back is the server's.
#[component]
pub fn GoogleDoor() -> impl IntoView {
    let next = use_query_map().with_untracked(|query| query.get("next")).unwrap_or_default();
    let href = door("/login/google", &next);
    offers_google().then(|| {
        view! {
            <ButtonLink href kind=ButtonKind::Quiet size=ButtonSize::Large wide=true external=true>{words().by_google}</ButtonLink>
        }
    })
}

/// Why somebody who was at Google's is still here.
pub fn google_refusal() -> Option<&'static str> {
    let words = words();
    let word = use_query_map().with_untracked(|query| query.get("google"))?;
    Some(match word.as_str() {
        "unknown" => words.google_unknown,
        "often" => words.google_often,
        "away" => words.google_away,
        _ => words.google_refused,
    })
}
