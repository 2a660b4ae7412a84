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

/// Loads order and menu once; from then on the desk keeps both up to date itself, so that nothing a waiter is in the
/// middle of is drawn anew.
#[component]
pub fn OrderPage() -> impl IntoView {
    let pos = use_pos();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get_str("id").and_then(|id| id.parse::<OrderId>().ok()));
    let tries = RwSignal::new(0);
    let order = Resource::new(move || (id.get(), tries.get()), move |(id, _)| load(pos, id));
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
                        // A closure: another order's desk is a new one, and never drawn over the one before.
                        (move || view! { <DeskView order=order.clone() table=table.clone() menu=menu.clone()/> }).into_any()
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
    let tables = match pos.floor.get_untracked() {
        Some(floor) => floor.tables,
        None => floor().await?.tables,
    };
    Ok((order, tables.into_iter().find(|known| known.id == table)))
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
