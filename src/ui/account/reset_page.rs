//! `/reset-password/{token}`

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

use crate::{
    auth::rpc::ResetPassword,
    ui::kit::button::{Button, ButtonSize},
};

use super::{
    card::{AccountCard, CardLink, Refusal},
    new_password::NewPassword,
    words::words,
};

/// Sets the password that the link was asked for.
#[component]
pub fn ResetPage() -> impl IntoView {
    let words = words();
    let refusal = ServerAction::<ResetPassword>::new().value().get_untracked().and_then(Result::err);
    let token = use_params_map().with_untracked(|params| params.get("token")).unwrap_or_default();
    view! {
        <AccountCard title=words.reset text=words.reset_text>
            <Refusal error=refusal/>
            <form class="grid gap-5" method="post" action=ResetPassword::url()>
                <input type="hidden" name="token" value=token/>
                <NewPassword name="password"/>
                <Button submit=true wide=true size=ButtonSize::Huge>{words.save_password}</Button>
            </form>
            <CardLink href="/forgot-password" text=words.ask_again/>
        </AccountCard>
    }
}
