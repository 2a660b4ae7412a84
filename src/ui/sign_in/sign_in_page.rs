//! `/login`

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    auth::rpc::SignIn,
    kernel::{error::AppError, language::Language},
    ui::{
        kit::{
            banner::Banner,
            button::{Button, ButtonSize},
            icon::{Icon, IconSize},
            input::Input,
            tone::Tone,
        },
        shared::{
            error_text::error_text,
            page::{is_plain_http, is_till, language, me},
            words::words as shared_words,
        },
    },
};

use super::{
    google_door::{GoogleDoor, google_refusal},
    last_login,
    password_field::PasswordField,
    words::words,
};

/// A calm card in the middle of the page.
#[component]
pub fn SignInPage() -> impl IntoView {
    let words = words();
    let refusal = ServerAction::<SignIn>::new().value().get_untracked().and_then(Result::err);
    let google = refusal.is_none().then(google_refusal).flatten();
    let is_reset = refusal.is_none() && use_query_map().with_untracked(|query| query.get("reset").is_some());
    view! {
        <Title text=format!("{} · Comanda", words.sign_in)/>
        <main class="grid min-h-dvh content-center justify-items-center gap-6 px-4 py-8">
            <a class="flex min-h-touch items-center gap-2.5 text-xl font-bold" href="/" rel="external">
                <span class="grid size-10 place-items-center rounded-lg bg-accent text-on-accent"><Icon name="receipt" size=IconSize::Large/></span>
                "Comanda"
            </a>
            <div class="grid w-full max-w-md gap-6 rounded-2xl bg-surface p-6 shadow-md sm:p-8">
                <div class="grid gap-1">
                    <h1 class="text-3xl font-bold">{words.sign_in}</h1>
                    <p class="text-ink-muted">{words.intro}</p>
                </div>
                <SignedIn/>
                {refusal.as_ref().map(|error| {
                    let text = refusal_text(error);
                    view! { <Banner tone=Tone::Danger title=words.refused_title>{text}</Banner> }
                })}
                {google.map(|text| view! { <Banner tone=Tone::Danger title=words.refused_title>{text}</Banner> })}
                {is_reset.then(|| view! { <Banner tone=Tone::Success title=words.reset_done>{words.reset_done_text}</Banner> })}
                <SignInForm is_refused=refusal.is_some()/>
                <GoogleDoor/>
                <p class="flex flex-wrap justify-between gap-x-4">
                    <a class="link inline-flex min-h-touch items-center" href="/forgot-password" rel="external">{words.forgot}</a>
                    <a class="link inline-flex min-h-touch items-center" href="/register" rel="external">{words.register}</a>
                    {is_till().then(|| view! { <a class="link inline-flex min-h-touch items-center" href="/pin" rel="external">{words.by_pin}</a> })}
                </p>
                {is_plain_http().then(|| view! { <Banner tone=Tone::Info title=words.plain_http_title>{words.plain_http}</Banner> })}
            </div>
            <Languages/>
        </main>
    }
}

/// A browser's own form post on purpose, script or not: whoever comes in gets a page made for them, not this one's facts.
#[component]
fn SignInForm(is_refused: bool) -> impl IntoView {
    let words = words();
    let next = use_query_map().with_untracked(|query| query.get("next")).unwrap_or_default();
    let is_sending = RwSignal::new(false);
    let login = RwSignal::new(String::new());
    Effect::new(move |_| {
        // The page comes back as it was left when somebody goes back to it.
        let back = window_event_listener_untyped("pageshow", move |_| {
            is_sending.try_set(false);
        });
        on_cleanup(move || back.remove());
        // After the field has told what was typed into it before this page was alive.
        request_animation_frame(move || {
            let last = last_login::take().filter(|_| is_refused);
            if let Some(last) = last.filter(|_| login.try_with_untracked(String::is_empty).unwrap_or(false)) {
                login.try_set(last);
            }
        });
    });
    let on_submit = move |_| {
        login.with_untracked(|login| last_login::keep(login));
        is_sending.set(true);
    };
    view! {
        <form class="grid gap-5" method="post" action=SignIn::url() on:submit=on_submit>
            <input type="hidden" name="next" value=next/>
            <Input
                label=words.login
                name="login"
                autocomplete="username"
                autofocus=true
                value=login
                on_input=move |text: String| login.set(text)
            />
            <PasswordField/>
            <Button submit=true wide=true size=ButtonSize::Huge pending=is_sending>{words.sign_in}</Button>
        </form>
    }
}

/// Who is here already; the form below signs in somebody else.
#[component]
fn SignedIn() -> impl IntoView {
    me().map(|me| {
        let text = words().signed_in_as.replace("{name}", &me.name).replace("{restaurant}", &me.restaurant.name);
        view! {
            <div class="grid gap-1 rounded-lg bg-accent-soft px-4 py-3">
                <p>{text}</p>
                <a class="link inline-flex min-h-touch items-center gap-1" href=me.home() rel="external">
                    {words().to_work}
                    <Icon name="arrow-right"/>
                </a>
            </div>
        }
    })
}

/// The interface in another language, by a plain link that works without script.
#[component]
fn Languages() -> impl IntoView {
    let link = |choice: Language| {
        let is_chosen = choice == language();
        let class = if is_chosen {
            "grid min-h-touch place-items-center px-2 font-semibold"
        } else {
            "grid min-h-touch place-items-center px-2 text-ink-muted underline underline-offset-4 hover:text-ink"
        };
        view! {
            <a class=class href=format!("/language/{}?back=/login", choice.as_str()) rel="external" lang=choice.tag() hreflang=choice.tag() aria-current=is_chosen.then_some("true")>
                {choice.own_name()}
            </a>
        }
    };
    view! { <nav class="flex gap-2" aria-label=shared_words().language>{Language::INTERFACE.map(link).into_iter().collect_view()}</nav> }
}

/// Which of the two was wrong is nobody's business.
fn refusal_text(error: &AppError) -> String {
    match error {
        AppError::Unauthenticated | AppError::Invalid { .. } | AppError::NotFound { .. } => words().wrong.to_owned(),
        AppError::Forbidden { .. }
        | AppError::Conflict { .. }
        | AppError::TooMany { .. }
        | AppError::Unavailable
        | AppError::Internal { .. }
        | AppError::Transport { .. } => error_text(error),
    }
}
