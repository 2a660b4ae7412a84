//! The simulated card company's page: what a customer sees where no real card company is connected.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::{
    payments::{
        model::TestCardPage,
        rpc::{EnterTestCard, test_card_page},
    },
    ui::{
        kit::{
            banner::Banner,
            button::{Button, ButtonKind, ButtonSize},
            button_link::ButtonLink,
            icon::{Icon, IconSize},
            input::{Input, InputKind},
            tone::Tone,
        },
        shared::error_text::error_text,
    },
};

use super::{not_found_page::NotFoundPage, words::words};

/// A form that works without script.
#[component]
pub fn CardPage() -> impl IntoView {
    let params = use_params_map();
    let session = move || params.with(|params| params.get("session")).unwrap_or_default();
    let page =
        Resource::new_blocking(session, |session| async move { (session.clone(), test_card_page(session).await) });
    view! {
        <Title text=words().card_title/>
        <Suspense>
            {move || Suspend::new(async move {
                match page.await {
                    (session, Ok(page)) => view! { <Form session page/> }.into_any(),
                    (_, Err(_)) => view! { <NotFoundPage/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Form(session: String, page: TestCardPage) -> impl IntoView {
    let w = words();
    let amount = page.currency.text(page.amount);
    let back = page.return_url.clone();
    // A form without script finds in its address why it was refused.
    let refusal = ServerAction::<EnterTestCard>::new().value().get_untracked().and_then(Result::err);
    view! {
        <main class="mx-auto grid min-h-dvh max-w-md content-center gap-5 px-5 py-8">
            <p class="flex items-center gap-2.5 text-lg font-bold">
                <span class="grid size-10 place-items-center rounded-lg bg-sunken"><Icon name="card" size=IconSize::Large/></span>
                {w.card_company}
            </p>
            <h1 class="text-3xl font-bold tabular-nums">{if page.holds { w.card_hold } else { w.card_pay }} " " {amount}</h1>
            <Banner tone=Tone::Info>{w.card_hint}</Banner>
            {refusal.map(|error| view! { <Banner tone=Tone::Danger>{error_text(&error)}</Banner> })}
            {if page.is_open {
                view! {
                    <form method="post" action=EnterTestCard::url() class="grid gap-4">
                        <input type="hidden" name="session" value=session/>
                        <Input label=w.card_number name="number" kind=InputKind::Text value="4242 4242 4242 4242".to_owned() hint=w.card_numbers maxlength=30 autocomplete="off" required=true/>
                        <Button submit=true size=ButtonSize::Huge wide=true icon="check">{w.card_confirm}</Button>
                    </form>
                }
                .into_any()
            } else {
                view! { <p class="text-ink-muted">{w.card_over}</p> }.into_any()
            }}
            <ButtonLink href=back kind=ButtonKind::Quiet external=true wide=true>{w.card_back}</ButtonLink>
        </main>
    }
    .into_any()
}
