//! The page of the drawer.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    cash_sheet::CashSheet,
    count_sheet::CountSheet,
    force_dialog::ForceDialog,
    open_form::OpenForm,
    others::Others,
    own::OwnDrawer,
    state::{DrawerPageState, load},
    words::words,
    zs::{TakeZ, Zs},
};
use crate::{
    drawers::model::DrawerDesk,
    kernel::permission::Permission,
    ui::{
        kit::{
            button::ButtonKind,
            button_link::ButtonLink,
            skeleton::{Skeleton, SkeletonShape},
        },
        pos::{context::use_pos, newest::newest, page_error::PageError},
        shared::words,
    },
};

#[component]
pub fn DrawerPage() -> impl IntoView {
    let w = words();
    let pos = use_pos();
    let state = DrawerPageState::new(pos);
    let tries = RwSignal::new(0);
    let first = Resource::new(move || tries.get(), |_| load());
    pos.on_news(false, move || state.refresh());
    let retry = move |()| tries.update(|tries| *tries += 1);
    view! {
        <Title text=w.drawer/>
        <section class="h-full overflow-y-auto p-3 sm:p-4">
            <div class="mx-auto grid max-w-5xl gap-4">
                <div class="flex flex-wrap items-center justify-between gap-3">
                    <h1 class="text-xl font-bold">{w.drawer}</h1>
                    <ButtonLink href="/pos/drawer/x" kind=ButtonKind::Quiet icon="receipt">{w.x_report}</ButtonLink>
                </div>
                <Transition fallback=DeskSkeleton>
                    {move || Suspend::new(async move {
                        match first.await {
                            Ok(first) => newest(first, state.newer, move |desk| shown(state, desk)),
                            Err(error) => view! { <PageError error on_retry=retry/> }.into_any(),
                        }
                    })}
                </Transition>
            </div>
            <CashSheet state/>
            <CountSheet state/>
            <ForceDialog state/>
            <TakeZ state/>
        </section>
    }
    .into_any()
}

fn shown(state: DrawerPageState, desk: DrawerDesk) -> AnyView {
    let DrawerDesk { own, others, last_label, zs, offset } = desk;
    let is_blocked = own.is_some() || !others.is_empty();
    let manages = state.pos.may(Permission::DrawerManage);
    let own = match own {
        Some(drawer) => view! { <OwnDrawer state drawer offset/> }.into_any(),
        None => view! { <OpenForm state last_label/> }.into_any(),
    };
    if !manages {
        return view! { <div class="mx-auto w-full max-w-xl">{own}</div> }.into_any();
    }
    view! {
        <div class="grid items-start gap-4 lg:grid-cols-2">
            {own}
            <div class="grid gap-4">
                <Others state drawers=others offset/>
                <Zs state zs is_blocked offset/>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn DeskSkeleton() -> impl IntoView {
    view! { <Skeleton shape=SkeletonShape::Card count=2 label=words::words().loading/> }
}
