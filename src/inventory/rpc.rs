//! What the back office asks of the server about stock.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model::{IngredientForm, Location, Movement, MovementFilter, StockChange, StockView};
use crate::kernel::{
    error::AppError,
    ids::{IngredientId, LocationId, OperationId},
    text::Note,
};

/// Everything in stock.
#[server(prefix = "/rpc", endpoint = "inventory/stock", input = Json)]
pub async fn stock() -> Result<StockView, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::ledger::view(&ctx).await).await
}

/// The ledger, newest first; one more than a page tells that it goes on.
#[server(prefix = "/rpc", endpoint = "inventory/movements", input = Json)]
pub async fn movements(filter: MovementFilter) -> Result<Vec<Movement>, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::ledger::page(&ctx, filter).await).await
}

/// A delivery, waste, a count, or carrying to another place. The same operation again changes nothing.
#[server(prefix = "/rpc", endpoint = "inventory/change", input = Json)]
pub async fn change_stock(
    operation: OperationId,
    ingredient: IngredientId,
    #[server(default)] location: Option<LocationId>,
    change: StockChange,
    reference: Note,
) -> Result<(), AppError> {
    use super::service::changes;
    crate::server::rpc::staff(async |ctx| {
        changes::change_stock(&ctx, &changes::Change { operation, ingredient, location, change, reference }).await
    })
    .await
}

/// Keeps a new ingredient under an id that the browser has made; a repeat changes nothing.
#[server(prefix = "/rpc", endpoint = "inventory/add_ingredient", input = Json)]
pub async fn add_ingredient(id: IngredientId, form: IngredientForm) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::changes::add_ingredient(&ctx, id, &form).await).await
}

/// Changes what is known about an ingredient.
#[server(prefix = "/rpc", endpoint = "inventory/edit_ingredient", input = Json)]
pub async fn edit_ingredient(id: IngredientId, form: IngredientForm) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::changes::edit_ingredient(&ctx, id, &form).await).await
}

/// Keeps stock in a further place.
#[server(prefix = "/rpc", endpoint = "inventory/add_location", input = Json)]
pub async fn add_location(location: Location) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::changes::add_location(&ctx, &location).await).await
}
