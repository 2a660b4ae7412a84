//! The dashboard.

use leptos::prelude::*;

use crate::{
    reports::{model::Dashboard, rpc::dashboard},
    ui::{
        admin::{
            dashboard::{
                by_day::ByDay, by_hour::ByHour, dates::long_date, figures::Figures, kitchen_times::KitchenTimes,
                low_stock::LowStockList, needs_person::NeedsPerson, skeleton::DashboardSkeleton, top_items::TopItems,
                words::words,
            },
            fill::fill,
            loaded::Loaded,
            place::Place,
        },
        kit::page_header::PageHeader,
    },
};

/// Owns the figures and lays them out.
#[component]
pub fn DashboardPage(place: Place, fresh: ReadSignal<u64>) -> impl IntoView {
    let words = words();
    let data = Resource::new(move || fresh.get(), |_| dashboard());
    view! {
        <Loaded
            data
            title=words.title
            failed=words.failed
            skeleton=|| view! { <DashboardSkeleton/> }
            page=move |data| view! { <Board data place/> }.into_any()
        />
    }
}

#[component]
fn Board(data: Signal<Dashboard>, place: Place) -> impl IntoView {
    let words = words();
    let as_of = move || {
        data.with(|data| {
            let text = fill(words.as_of, "date", long_date(words, data.date));
            Some(fill(&text, "time", place.offset.clock_text(data.now)))
        })
    };
    view! {
        <PageHeader title=words.title text=Signal::derive(as_of)/>
        <div class="grid gap-4">
            <NeedsPerson data/>
            <Figures data place/>
            <div class="grid items-start gap-4 lg:grid-cols-3">
                <div class="grid min-w-0 gap-4 lg:col-span-2">
                    <ByHour data place/>
                    <ByDay data place/>
                    <TopItems data place/>
                </div>
                <div class="grid min-w-0 gap-4">
                    <KitchenTimes data/>
                    <LowStockList data/>
                </div>
            </div>
        </div>
    }
}
