//! The page of one order.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::desk_view::DeskView;
use crate::{
    kernel::{error::AppError, ids::OrderId},
    orders::{model::Order, rpc::staff::get_order},
    tables::{model::Table, rpc::floor},
    ui::{
        kit::skeleton::{Skeleton, SkeletonShape},
        pos::{
            context::{Pos, use_pos},
            page_error::PageError,
        },
        shared::words,
    },
};

/// The order that the address names. Another one is another desk: a closure each, so that it is never drawn over the one
/// before, listeners included.
#[component]
pub fn OrderPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get_str("id").and_then(|id| id.parse::<OrderId>().ok()));
    move || {
        let id = id.get();
        (move || view! { <OneOrder id/> }).into_any()
    }
}

/// Loads order and menu once; from then on the desk keeps both up to date itself, so that nothing a waiter is in the
/// middle of is drawn anew.
#[component]
fn OneOrder(id: Option<OrderId>) -> impl IntoView {
    let pos = use_pos();
    let tries = RwSignal::new(0);
    let order = Resource::new(move || tries.get(), move |_| load(pos, id));
    let retry = move |()| {
        pos.reload();
        tries.update(|tries| *tries += 1);
    };
    view! {
        <Suspense fallback=DeskSkeleton>
            {move || Suspend::new(async move {
                let loaded = match (order.await, pos.first_menu.await) {
                    (Ok(found), Ok(menu)) => Ok((found, menu)),
                    (Err(error), _) | (_, Err(error)) => Err(error),
                };
                match loaded {
                    Ok(((order, table), menu)) => {
                        let menu = pos.latest_menu.get_value().unwrap_or_else(|| Arc::new(menu));
                        view! { <DeskView order table menu/> }.into_any()
                    }
                    Err(error) => view! { <PageError error on_retry=retry/> }.into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}

/// The order that was just opened here, else the server's; and its table.
async fn load(pos: Pos, id: Option<OrderId>) -> Result<(Order, Option<Table>), AppError> {
    let id = id.ok_or_else(|| AppError::not_found("order"))?;
    let opened = pos.just_opened.try_update_value(Option::take).flatten();
    let order = match opened {
        Some(order) if order.id == id => order,
        _ => get_order(id).await?,
    };
    let Some(table) = order.table else { return Ok((order, None)) };
    if let Some(house) = pos.house.get_untracked() {
        return Ok((order, house.table(table).cloned()));
    }
    Ok((order, floor().await?.tables.into_iter().find(|known| known.id == table)))
}

#[component]
fn DeskSkeleton() -> impl IntoView {
    view! {
        <div class="flex h-full gap-3 p-3">
            <div class="min-w-0 flex-1">
                <Skeleton shape=SkeletonShape::Tile count=20 label=words::words().loading/>
            </div>
            <div class="hidden w-88 md:block">
                <Skeleton shape=SkeletonShape::Row count=8 label=words::words().loading/>
            </div>
        </div>
    }
}
