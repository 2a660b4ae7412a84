//! The place of the menu while it is fetched.

use leptos::prelude::*;

use crate::ui::{
    kit::skeleton::{Skeleton, SkeletonShape},
    shared::words::words,
};

#[component]
pub fn Loading() -> impl IntoView {
    view! {
        <div class="h-16 border-b border-line bg-surface"></div>
        <main id="content" class="mx-auto grid max-w-6xl gap-6 px-4 py-4">
            <Skeleton shape=SkeletonShape::Row count=2 label=words().loading/>
            <Skeleton shape=SkeletonShape::Figure count=8 label=words().loading/>
        </main>
    }
}
