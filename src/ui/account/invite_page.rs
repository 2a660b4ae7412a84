//! `/invite/{token}`

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

use crate::{
    auth::{
        model::staff::Invited,
        rpc::{AcceptInvitation, invited},
    },
    kernel::error::AppError,
    ui::{
        kit::{
            button::{Button, ButtonSize},
            input::{Input, InputKind},
        },
        shared::words::role_word,
    },
};

use super::{
    card::{AccountCard, CardLink, Refusal},
    new_password::NewPassword,
    words::words,
};

/// Whoever has the link works in its restaurant afterwards. Works without script.
#[component]
pub fn InvitePage() -> impl IntoView {
    let params = use_params_map();
    let token = move || params.with(|params| params.get("token")).unwrap_or_default();
    let data = Resource::new_blocking(token, |token| async move { (token.clone(), invited(token).await) });
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match data.await {
                    (token, Ok(invitation)) => view! { <Invitation token invitation/> }.into_any(),
                    (_, Err(error)) => view! { <Dead error/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Dead(error: AppError) -> impl IntoView {
    let words = words();
    view! {
        <AccountCard title=words.invitation text=words.invitation_dead>
            <Refusal error=Some(error)/>
            <CardLink href="/login" text=words.to_sign_in/>
        </AccountCard>
    }
}

#[component]
fn Invitation(token: String, invitation: Invited) -> impl IntoView {
    let words = words();
    // A form without script finds in its address why it was refused.
    let refusal = ServerAction::<AcceptInvitation>::new().value().get_untracked().and_then(Result::err);
    let what = words
        .invitation_for
        .replace("{restaurant}", &invitation.restaurant)
        .replace("{role}", role_word(invitation.role));
    view! {
        <AccountCard title=words.invitation text=words.invitation_text>
            <p class="text-lg font-semibold">{what}</p>
            <Refusal error=refusal/>
            <form class="grid gap-5" method="post" action=AcceptInvitation::url()>
                <input type="hidden" name="token" value=token/>
                <Input label=words.email name="email" kind=InputKind::Email value=invitation.email readonly=true/>
                {if invitation.has_login {
                    view! {
                        <Input
                            label=words.current_password
                            hint=words.invitation_known.to_owned()
                            name="password"
                            kind=InputKind::Password
                            autocomplete="current-password"
                            required=true
                        />
                    }
                    .into_any()
                } else {
                    view! {
                        <Input label=words.your_name name="name" autocomplete="name" maxlength=120 required=true/>
                        <NewPassword name="password"/>
                    }
                    .into_any()
                }}
                <Button submit=true wide=true size=ButtonSize::Huge>{words.accept}</Button>
            </form>
        </AccountCard>
    }
}
