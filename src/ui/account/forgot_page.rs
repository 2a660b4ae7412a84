//! `/forgot-password`

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use crate::{
    auth::rpc::ForgotPassword,
    ui::kit::{
        banner::Banner,
        button::{Button, ButtonSize},
        input::{Input, InputKind},
        tone::Tone,
    },
};

use super::{
    card::{AccountCard, CardLink, Refusal},
    words::words,
};

/// Asks for a link; says the same whoever asks.
#[component]
pub fn ForgotPage() -> impl IntoView {
    let words = words();
    let refusal = ServerAction::<ForgotPassword>::new().value().get_untracked().and_then(Result::err);
    let is_sent = refusal.is_none() && use_query_map().with_untracked(|query| query.get("sent").is_some());
    view! {
        <AccountCard title=words.forgot text=words.forgot_text>
            {is_sent.then(|| view! { <Banner tone=Tone::Success title=words.sent>{words.sent_text}</Banner> })}
            <Refusal error=refusal/>
            <form class="grid gap-5" method="post" action=ForgotPassword::url()>
                <Input label=words.email name="email" kind=InputKind::Email autocomplete="email" required=true/>
                <Button submit=true wide=true size=ButtonSize::Huge>{words.send_link}</Button>
            </form>
            <CardLink href="/login" text=words.to_sign_in/>
        </AccountCard>
    }
}
