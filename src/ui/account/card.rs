//! A calm card in the middle of the page, as on the sign-in page.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    kernel::error::AppError,
    ui::{
        kit::{
            banner::Banner,
            icon::{Icon, IconSize},
            tone::Tone,
        },
        shared::error_text::error_text,
    },
};

use super::words::words;

/// Heading, a line about what is here, and the page's forms.
#[component]
pub fn AccountCard(title: &'static str, text: &'static str, children: Children) -> impl IntoView {
    view! {
        <Title text=format!("{title} · Comanda")/>
        <main class="grid min-h-dvh content-center justify-items-center gap-6 px-4 py-8">
            <a class="flex min-h-touch items-center gap-2.5 text-xl font-bold" href="/" rel="external">
                <span class="grid size-10 place-items-center rounded-lg bg-accent text-on-accent"><Icon name="receipt" size=IconSize::Large/></span>
                "Comanda"
            </a>
            <div class="grid w-full max-w-md gap-6 rounded-2xl bg-surface p-6 shadow-md sm:p-8">
                <div class="grid gap-1">
                    <h1 class="text-3xl font-bold">{title}</h1>
                    <p class="text-ink-muted">{text}</p>
                </div>
                {children()}
            </div>
        </main>
    }
}

/// Why the last try was refused.
#[component]
pub fn Refusal(error: Option<AppError>) -> impl IntoView {
    let words = words();
    error.map(|error| {
        let field = match &error {
            AppError::Invalid { fields, .. } => fields.first().map(|field| field.field.clone()),
            _ => None,
        };
        let text = match (field.as_deref(), &error) {
            (Some("password"), _) => words.weak_password.to_owned(),
            (Some("current"), _) => words.wrong_password.to_owned(),
            (Some("email"), _) => words.bad_email.to_owned(),
            (_, AppError::NotFound { .. }) => words.dead_link.to_owned(),
            _ => error_text(&error),
        };
        view! { <Banner tone=Tone::Danger title=words.refused>{text}</Banner> }
    })
}

/// A link to another page of its own.
#[component]
pub fn CardLink(href: &'static str, text: &'static str) -> impl IntoView {
    view! { <a class="link inline-flex min-h-touch items-center" href=href rel="external">{text}</a> }
}
