//! One app, one router; every surface is a lazy route of its own.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    Lazy, SsrMode,
    components::{Route, Router, Routes},
    path,
};

use super::{
    account::{
        forgot_page::ForgotPage, invite_page::InvitePage, own_page::OwnPage, register_page::RegisterPage,
        reset_page::ResetPage,
    },
    admin::AdminSurface,
    guest::{GuestSurface, PublicMenuSurface},
    home::{card_page::CardPage, home_page::HomePage, not_found_page::NotFoundPage, pay_done_page::PayDonePage},
    kds::KdsSurface,
    page_facts,
    pos::PosSurface,
    shared::{open_house::OpenHouse, page::provide_page_facts},
    sign_in::{pin_page::PinPage, sign_in_page::SignInPage},
};

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_page_facts(page_facts::read);
    view! {
        <Title text="Comanda"/>
        <OpenHouse/>
        <Router>
            <Routes fallback=NotFoundPage>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("/login") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/pin") view=PinPage ssr=SsrMode::Async/>
                <Route path=path!("/register") view=RegisterPage ssr=SsrMode::Async/>
                <Route path=path!("/forgot-password") view=ForgotPage ssr=SsrMode::Async/>
                <Route path=path!("/reset-password/:token") view=ResetPage ssr=SsrMode::Async/>
                <Route path=path!("/invite/:token") view=InvitePage ssr=SsrMode::Async/>
                <Route path=path!("/account") view=OwnPage ssr=SsrMode::Async/>
                <Route path=path!("/pay/card/:session") view=CardPage ssr=SsrMode::Async/>
                <Route path=path!("/pay/done/:word") view=PayDonePage ssr=SsrMode::Async/>
                <Route path=path!("/t/:token/:page?/:id?") view={Lazy::<GuestSurface>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/r/:slug") view={Lazy::<PublicMenuSurface>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/pos/:page?/:id?/:number?") view={Lazy::<PosSurface>::new()}/>
                <Route path=path!("/kds/:station?") view={Lazy::<KdsSurface>::new()}/>
                <Route path=path!("/admin/:area?/:id?") view={Lazy::<AdminSurface>::new()}/>
            </Routes>
        </Router>
    }
}
