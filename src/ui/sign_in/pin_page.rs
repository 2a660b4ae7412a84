//! `/pin`: the next person at a till. Plain radio buttons and a field; where script runs, a pad too.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::words::words;
use crate::{
    auth::{
        model::devices::{PinPerson, Till},
        rpc::{PinSignIn, till},
    },
    kernel::error::AppError,
    ui::{
        kit::{
            banner::Banner,
            button::{Button, ButtonSize},
            keypad::Keypad,
            keypad_key::KeypadKey,
            tone::Tone,
        },
        shared::{error_text::error_text, words::role_word},
    },
};

/// The longest PIN.
const DIGITS_MAX: usize = 6;

/// Whose turn it is. A device that is not one of the house says so.
#[component]
pub fn PinPage() -> impl IntoView {
    let words = words();
    let data = Resource::new_blocking(|| (), |()| till());
    view! {
        <Title text=format!("{} · Comanda", words.pin_title)/>
        <main class="grid min-h-dvh content-center justify-items-center gap-6 px-4 py-6">
            <Suspense>
                {move || Suspend::new(async move {
                    match data.await {
                        Ok(Some(till)) => view! { <PinForm till/> }.into_any(),
                        Ok(None) => view! { <NotEnrolled/> }.into_any(),
                        Err(error) => view! { <Banner tone=Tone::Danger title=words.refused_title>{error_text(&error)}</Banner> }.into_any(),
                    }
                })}
            </Suspense>
        </main>
    }
}

#[component]
fn NotEnrolled() -> impl IntoView {
    let words = words();
    view! {
        <div class="grid w-full max-w-md gap-4 rounded-2xl bg-surface p-6 shadow-md sm:p-8">
            <h1 class="text-3xl font-bold">{words.pin_title}</h1>
            <p>{words.not_enrolled}</p>
            <a class="link inline-flex min-h-touch items-center" href="/login" rel="external">{words.by_password}</a>
        </div>
    }
}

fn refusal_text(error: &AppError) -> String {
    let words = words();
    match error {
        AppError::Invalid { .. } => words.wrong_pin.to_owned(),
        AppError::TooMany { retry_after_s } => {
            words.pin_locked.replace("{minutes}", &retry_after_s.div_ceil(60).to_string())
        }
        _ => error_text(error),
    }
}

#[component]
fn PinForm(till: Till) -> impl IntoView {
    let words = words();
    let refusal = ServerAction::<PinSignIn>::new().value().get_untracked().and_then(Result::err);
    let next = use_query_map().with_untracked(|query| query.get("next")).unwrap_or_default();
    let (pin, is_alive) = (RwSignal::new(String::new()), RwSignal::new(false));
    Effect::new(move |_| is_alive.set(true));
    let on_key = move |key: KeypadKey| pin.update(|pin| *pin = key.apply(pin, DIGITS_MAX));
    let pad = move || {
        is_alive
            .get()
            .then(|| view! { <Keypad label=words.pin on_key backspace_label=words.backspace clear_label=words.clear/> })
    };
    let has_people = !till.people.is_empty();
    view! {
        <div class="grid w-full max-w-4xl gap-6 rounded-2xl bg-surface p-6 shadow-md sm:p-8">
            <div class="grid gap-1">
                <p class="text-ink-muted">{till.name} " · " {till.restaurant}</p>
                <h1 class="text-3xl font-bold">{words.pin_title}</h1>
            </div>
            {refusal.as_ref().map(|error| {
                let text = refusal_text(error);
                view! { <Banner tone=Tone::Danger title=words.refused_title>{text}</Banner> }
            })}
            {(!has_people).then(|| view! { <Banner tone=Tone::Info title=words.nobody_title>{words.nobody_text}</Banner> })}
            <form class="grid gap-6 md:grid-cols-[minmax(0,1fr)_20rem]" method="post" action=PinSignIn::url()>
                <input type="hidden" name="next" value=next/>
                <fieldset class="grid content-start gap-3">
                    <legend class="pb-2 font-semibold">{words.who}</legend>
                    <div class="grid grid-cols-1 gap-2 sm:grid-cols-2">
                        {till.people.into_iter().map(|person| view! { <Person person/> }).collect_view()}
                    </div>
                </fieldset>
                <div class="grid content-start gap-4">
                    <label class="grid gap-2">
                        <span class="font-semibold">{words.pin}</span>
                        <input
                            class="input text-center text-2xl tracking-[0.5em]"
                            type="password"
                            name="pin"
                            inputmode="numeric"
                            pattern="[0-9]{4,6}"
                            maxlength="6"
                            autocomplete="off"
                            required
                            prop:value=move || pin.get()
                            on:input:target=move |event| pin.set(event.target().value())
                        />
                    </label>
                    {pad}
                    <Button submit=true wide=true size=ButtonSize::Huge>{words.sign_in}</Button>
                </div>
            </form>
            <p><a class="link inline-flex min-h-touch items-center" href="/login" rel="external">{words.by_password}</a></p>
        </div>
    }
}

#[component]
fn Person(person: PinPerson) -> impl IntoView {
    view! {
        <label class="flex min-h-14 cursor-pointer items-center gap-3 rounded-lg border border-line bg-raised px-4 py-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent">
            <input class="size-5 accent-accent" type="radio" name="member" value=person.member.to_string() required/>
            <span class="grid min-w-0">
                <span class="font-semibold wrap-anywhere">{person.name}</span>
                <span class="text-sm text-ink-muted">{role_word(person.role)}</span>
            </span>
        </label>
    }
}
