//! `/account`: for everybody who works here, whatever their role.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use crate::{
    auth::{
        model::Me,
        rpc::{ChangeEmail, ChangePassword},
    },
    ui::{
        kit::{
            banner::Banner,
            button::Button,
            input::{Input, InputKind},
            tone::Tone,
        },
        shared::page::me,
    },
};

use super::{
    card::{AccountCard, CardLink, Refusal},
    new_password::NewPassword,
    shift_section::ShiftSection,
    words::words,
};

/// The own password and e-mail.
#[component]
pub fn OwnPage() -> impl IntoView {
    let words = words();
    match me() {
        Some(me) => view! { <Own me/> }.into_any(),
        None => view! {
            <AccountCard title=words.account text=words.signed_out>
                <CardLink href="/login?next=/account" text=words.to_sign_in/>
            </AccountCard>
        }
        .into_any(),
    }
}

#[component]
fn Own(me: Me) -> impl IntoView {
    let words = words();
    let password = ServerAction::<ChangePassword>::new().value().get_untracked().and_then(Result::err);
    let email = ServerAction::<ChangeEmail>::new().value().get_untracked().and_then(Result::err);
    let saved = use_query_map().with_untracked(|query| query.get("saved"));
    let done = match saved.as_deref().filter(|_| password.is_none() && email.is_none()) {
        Some("password") => Some(words.password_saved),
        Some("email") => Some(words.email_saved),
        Some("clocked_in") => Some(words.clocked_in),
        Some("clocked_out") => Some(words.clocked_out),
        _ => None,
    };
    let current = |id: &'static str| {
        view! {
            <Input label=words.current_password name="current" id=id kind=InputKind::Password autocomplete="current-password" required=true/>
        }
    };
    view! {
        <AccountCard title=words.account text=words.account_text>
            <p class="font-semibold">{me.name.clone()}</p>
            {done.map(|text| view! { <Banner tone=Tone::Success>{text}</Banner> })}
            <ShiftSection offset=me.restaurant.offset/>
            <section class="grid gap-4 border-t border-line pt-6">
                <h2 class="text-xl font-bold">{words.change_password}</h2>
                <Refusal error=password/>
                <form class="grid gap-4" method="post" action=ChangePassword::url()>
                    {current("field-current-of-password")}
                    <NewPassword name="password"/>
                    <Button submit=true wide=true>{words.save_password}</Button>
                </form>
            </section>
            <section class="grid gap-4 border-t border-line pt-6">
                <h2 class="text-xl font-bold">{words.change_email}</h2>
                <Refusal error=email/>
                <form class="grid gap-4" method="post" action=ChangeEmail::url()>
                    {current("field-current-of-email")}
                    <Input label=words.new_email name="email" kind=InputKind::Email autocomplete="email" required=true/>
                    <Button submit=true wide=true>{words.save_email}</Button>
                </form>
            </section>
            <CardLink href=me.home() text=words.to_work/>
        </AccountCard>
    }
}
