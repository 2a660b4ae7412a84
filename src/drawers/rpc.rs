//! What the till asks of the server about drawers.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model::{
    self, Drawer,
    request::{ForcedClosing, NewCount, NewDrawer, NewMovement},
};
use crate::kernel::{
    error::AppError,
    ids::{DrawerId, OperationId},
};

/// The own drawer, and what else this person may see.
#[server(prefix = "/rpc", endpoint = "drawers/desk", input = Json)]
pub async fn drawer_desk() -> Result<model::DrawerDesk, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::drawer_desk::drawer_desk(&ctx).await).await
}

/// Opens a drawer with its float.
#[server(prefix = "/rpc", endpoint = "drawers/open", input = Json)]
pub async fn open_drawer(drawer: NewDrawer) -> Result<Drawer, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::open_drawer::open_drawer(&ctx, &drawer).await).await
}

/// Puts cash in or takes it out.
#[server(prefix = "/rpc", endpoint = "drawers/move_cash", input = Json)]
pub async fn move_cash(movement: NewMovement) -> Result<Drawer, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::move_cash::move_cash(&ctx, &movement).await).await
}

/// Confirms a count; the answer says what should have been there.
#[server(prefix = "/rpc", endpoint = "drawers/count", input = Json)]
pub async fn count_drawer(count: NewCount) -> Result<Drawer, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::count_drawer::count_drawer(&ctx, &count).await).await
}

/// Closes a drawer by its last count.
#[server(prefix = "/rpc", endpoint = "drawers/close", input = Json)]
pub async fn close_drawer(drawer: DrawerId) -> Result<Drawer, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::close_drawer::close_drawer(&ctx, drawer).await).await
}

/// Closes somebody's drawer in their absence.
#[server(prefix = "/rpc", endpoint = "drawers/force_close", input = Json)]
pub async fn force_close_drawer(closing: ForcedClosing) -> Result<Drawer, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::close_drawer::force_close_drawer(&ctx, &closing).await).await
}

/// Everything since the last Z.
#[server(prefix = "/rpc", endpoint = "drawers/x_report", input = Json)]
pub async fn x_report() -> Result<model::figures::XReport, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::x_report::x_report(&ctx).await).await
}

/// Takes the next Z.
#[server(prefix = "/rpc", endpoint = "drawers/take_z", input = Json)]
pub async fn take_z(operation: OperationId) -> Result<model::figures::ZReport, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::z_report::take_z(&ctx, operation).await).await
}

/// A Z as it was taken.
#[server(prefix = "/rpc", endpoint = "drawers/z_report", input = Json)]
pub async fn z_report(number: u64) -> Result<model::figures::ZReport, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::z_report::z_report(&ctx, number).await).await
}
