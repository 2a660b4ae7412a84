//! The frame around every page of the back office.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::{
    auth::model::Me,
    kernel::permission::Permission,
    ui::{
        admin::{
            area::Area,
            audit::page::AuditPage,
            dashboard::page::DashboardPage,
            devices::page::DevicesPage,
            fresh::use_fresh,
            link_state::LinkBar,
            menu::page::MenuPage,
            no_access::{NoAccess, NoSuchPage, SignedOut},
            outbox::page::OutboxPage,
            place::Place,
            promotions::page::PromotionsPage,
            rail::Rail,
            refunds::page::RefundsPage,
            settings::page::SettingsPage,
            sign_ins::page::SignInsPage,
            staff::page::StaffPage,
            stock::page::StockPage,
            tables::page::TablesPage,
            top_bar::TopBar,
            words::words,
        },
        kit::{toast::provide_toasts, toast_host::ToastHost},
        shared::{
            idle_lock::IdleLock,
            live::{Link, SignedOut, use_live},
            page::me,
        },
    },
};

/// Rail, red bar and the area that the address names.
#[component]
pub fn AdminPage() -> impl IntoView {
    match me() {
        Some(me) => view! { <Frame me/> }.into_any(),
        None => view! { <SignedOut/> }.into_any(),
    }
}

#[component]
fn Frame(me: Me) -> impl IntoView {
    provide_toasts();
    let words = words();
    let params = use_params_map();
    let area = Memo::new(move |_| params.with(|params| Area::of(params.get_str("area"))));
    let live = use_live("/live".into(), SignedOut::Stays);
    let fresh = use_fresh(live);
    let is_ready = Signal::derive(move || live.link.get() == Link::Live);
    let place = Place::of(&me);
    let person = StoredValue::new(me.clone());
    let page = move || show(area.get(), &person.get_value(), place, fresh);
    view! {
        <Title text=move || format!("{} · {}", area.get().title(words), words.product)/>
        <div class="min-h-dvh bg-canvas text-ink lg:grid lg:grid-cols-[16rem_minmax(0,1fr)] print:block">
            <header class="no-print lg:border-r lg:border-line lg:bg-surface">
                <a
                    class="fixed -top-20 left-2 z-40 rounded-md bg-raised p-4 font-semibold shadow-md focus:top-2"
                    href="#content"
                    rel="external"
                >
                    {words.skip}
                </a>
                <Rail me=me.clone() area live/>
                <TopBar me area live/>
            </header>
            <main id="content" tabindex="-1" class="mx-auto w-full max-w-[90rem] px-4 pb-12 outline-none lg:px-8 print:max-w-none print:p-0">
                <LinkBar live/>
                <IdleLock is_ready next=""/>
                {page}
            </main>
        </div>
        <ToastHost label=words.messages dismiss_label=words.dismiss/>
    }
}

/// Each area is a view of its own, so that none is drawn over what another has left.
fn show(area: Area, me: &Me, place: Place, fresh: ReadSignal<u64>) -> AnyView {
    if !me.may(area.permission()) {
        return view! { <NoAccess me=me.clone() title=area.title(words())/> }.into_any();
    }
    match area {
        Area::Dashboard => view! { <DashboardPage place fresh/> }.into_any(),
        Area::Menu => view! { <MenuPage may_tax={me.may(Permission::SettingsEdit)} place fresh/> }.into_any(),
        Area::Promotions => view! { <PromotionsPage place fresh/> }.into_any(),
        Area::Stock => view! { <StockPage place fresh/> }.into_any(),
        Area::Tables => view! { <TablesPage place fresh house=me.restaurant.name.clone()/> }.into_any(),
        Area::Refunds => view! { <RefundsPage place fresh/> }.into_any(),
        Area::Staff => view! { <StaffPage me=me.clone() place fresh/> }.into_any(),
        Area::Devices => view! { <DevicesPage place/> }.into_any(),
        Area::Settings => view! { <SettingsPage/> }.into_any(),
        Area::Audit => view! { <AuditPage place/> }.into_any(),
        Area::Outbox => view! { <OutboxPage fresh/> }.into_any(),
        Area::SignIns => view! { <SignInsPage place/> }.into_any(),
        Area::Unknown => view! { <NoSuchPage/> }.into_any(),
    }
}
