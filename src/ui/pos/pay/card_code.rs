//! The way to the card company's page: a code for the customer's phone, and a link for this device.

use leptos::prelude::*;

use crate::{
    payments::model::LinkCode,
    ui::{
        kit::{button::ButtonKind, button_link::ButtonLink, qr_code::QrCode},
        pos::words::extras,
    },
};

#[component]
pub fn CardCode(code: LinkCode, url: String) -> impl IntoView {
    let x = extras::words();
    view! {
        <p>{x.page_text}</p>
        <div class="w-48 justify-self-center"><QrCode path=code.path side=code.side label=x.page_title/></div>
        <ButtonLink href=url kind=ButtonKind::Quiet icon="card" external=true wide=true>{x.page_open}</ButtonLink>
    }
    .into_any()
}
