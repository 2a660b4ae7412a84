//! Orders as the guests of a table work with them. The plain forms answer with a redirect to the table's page.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::{
    kernel::{
        error::AppError,
        ids::{ItemId, LineId, ModifierId, OperationId, VariantId},
    },
    menu::model::Menu,
    orders::model::{command::OrderCommand, guest},
};

/// The table of this code for the phone that asks.
#[server(prefix = "/rpc", endpoint = "guest/table", input = Json)]
pub async fn guest_table(token: String) -> Result<guest::GuestTable, AppError> {
    crate::server::rpc::guest(&token, async |ctx| crate::flows::guest_table::guest_table(&ctx).await).await
}

/// The menu of this table's restaurant: what is active, with what is off (86) marked.
#[server(prefix = "/rpc", endpoint = "guest/menu", input = Json)]
pub async fn guest_menu(token: String) -> Result<Menu, AppError> {
    crate::server::rpc::guest(&token, async |ctx| crate::flows::menu_with_stock::menu_with_stock(&ctx).await).await
}

/// Applies one operation to the table's open order, which is opened when there is none.
#[server(prefix = "/rpc", endpoint = "guest/apply", input = Json)]
pub async fn guest_apply(
    token: String,
    operation: OperationId,
    command: OrderCommand,
) -> Result<guest::GuestTable, AppError> {
    crate::server::rpc::guest(&token, async |ctx| {
        crate::flows::guest_table::guest_apply(&ctx, operation, &command).await
    })
    .await
}

/// The item sheet's form: adds a dish to the cart. `options` are `slot:option` pairs. `from` is the path to go back to.
#[server(prefix = "/rpc", endpoint = "guest/add")]
pub async fn guest_add(
    token: String,
    key: OperationId,
    item: ItemId,
    #[server(default)] variant: Option<VariantId>,
    #[server(default)] modifiers: Vec<ModifierId>,
    #[server(default)] options: Vec<String>,
    quantity: u32,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let form = crate::flows::guest_forms::AddForm { item, variant, modifiers, options, quantity, note };
    crate::server::rpc::guest_form(&token, "", async |ctx| crate::flows::guest_forms::add(&ctx, key, form).await).await
}

/// The cart's form: another count of a dish, zero takes it out.
#[server(prefix = "/rpc", endpoint = "guest/set_quantity")]
pub async fn guest_set_quantity(token: String, key: OperationId, line: LineId, quantity: u32) -> Result<(), AppError> {
    crate::server::rpc::guest_form(&token, "/order", async |ctx| {
        crate::flows::guest_forms::set_quantity(&ctx, key, line, quantity).await
    })
    .await
}

/// The cart's form: sends everything in it to the kitchen.
#[server(prefix = "/rpc", endpoint = "guest/send")]
pub async fn guest_send(token: String, key: OperationId) -> Result<(), AppError> {
    crate::server::rpc::guest_form(&token, "/order", async |ctx| crate::flows::guest_forms::send(&ctx, key).await).await
}
