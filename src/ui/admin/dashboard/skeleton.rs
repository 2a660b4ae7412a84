//! The dashboard's place while its figures are on their way, in its final size.

use leptos::prelude::*;

use crate::ui::{
    admin::{
        dashboard::words::{Words, words},
        fill::fill,
    },
    kit::{
        skeleton::{Skeleton, SkeletonShape},
        stat::Stat,
    },
    shared::words::words as shared_words,
};

/// The cards of the figures carry sample words: how many lines they take depends on language and width.
#[component]
pub fn DashboardSkeleton() -> impl IntoView {
    let words = words();
    let figure = move |label: &'static str| {
        let (change, before) = sample(words);
        view! { <Stat label value="0" change=change before=before/> }
    };
    view! {
        <div class="grid gap-4">
            <p class="sr-only" role="status">{shared_words().loading}</p>
            <div class="skeleton h-24.5 rounded-lg sm:h-18.5" aria-hidden="true"></div>
            <div class="grid gap-3" aria-hidden="true">
                <div class="skeleton-words grid gap-4 min-[30rem]:grid-cols-2 xl:grid-cols-4">
                    {[words.sales, words.orders, words.average].map(figure).into_iter().collect_view()}
                    <Stat label=words.open_tables value="0"/>
                </div>
                <p class="text-sm text-transparent">{words.compared}</p>
            </div>
            <div class="grid items-start gap-4 lg:grid-cols-3" aria-hidden="true">
                <div class="grid min-w-0 gap-4 lg:col-span-2">
                    <div class="skeleton h-89 rounded-xl sm:h-83"></div>
                    <div class="skeleton h-75 rounded-xl sm:h-70"></div>
                    <Skeleton shape=SkeletonShape::Row count=6/>
                </div>
                <div class="grid min-w-0 gap-4">
                    <div class="skeleton h-45.5 rounded-xl"></div>
                    <Skeleton shape=SkeletonShape::Row count=12/>
                </div>
            </div>
        </div>
    }
}

/// A change and what it is compared with, of a usual length.
fn sample(words: &Words) -> (String, String) {
    let text = |when: &str| fill(&fill(&fill(words.less, "p", 88), "when", when), "then", "€888.88");
    (text(&fill(words.last, "day", words.weekdays[5])), text(words.yesterday))
}
