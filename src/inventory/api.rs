//! Stock for programs: `/api/v1/inventory`.

use axum::{Json, response::Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    model::{Ingredient, IngredientForm, Level, Location, Movement, MovementFilter, Reason, StockChange},
    service::{
        changes::{self, Change},
        ledger,
    },
};
use crate::{
    kernel::{
        ids::{IngredientId, LocationId, MovementId},
        money::Money,
        permission::Permission,
        quantity::{Quantity, Unit},
        text::Note,
    },
    server::api::{
        csv,
        extract::{Asked, At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// An ingredient with what there is of it. Quantities are thousandths of its unit.
#[derive(Debug, Serialize, ToSchema)]
pub struct IngredientOut {
    pub id: IngredientId,
    pub name: String,
    pub unit: Unit,
    /// Where dishes are made from.
    pub on_hand: Quantity,
    /// Promised to orders.
    pub reserved: Quantity,
    pub free: Quantity,
    pub threshold: Quantity,
    pub is_low: bool,
    /// Of a thousand units; left out of the list of what runs low.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_per_thousand: Option<Money>,
    /// In other places.
    pub elsewhere: Vec<Level>,
}

impl IngredientOut {
    fn new(ingredient: &Ingredient, cost: Option<Money>, levels: &[Level]) -> Self {
        Self {
            id: ingredient.id,
            name: ingredient.name.clone(),
            unit: ingredient.unit,
            on_hand: ingredient.on_hand,
            reserved: ingredient.reserved,
            free: ingredient.free(),
            threshold: ingredient.threshold,
            is_low: ingredient.free() < ingredient.threshold,
            cost_per_thousand: cost,
            elsewhere: levels.iter().filter(|level| level.ingredient == ingredient.id).copied().collect(),
        }
    }
}

async fn all(ctx: &crate::platform::ctx::Ctx) -> Result<Vec<IngredientOut>, Refusal> {
    let stock = ledger::stock(ctx).await?;
    let cost = |id: IngredientId| stock.costs.iter().find(|(known, _)| *known == id).map(|(_, cost)| *cost);
    Ok(stock.ingredients.iter().map(|known| IngredientOut::new(known, cost(known.id), &stock.levels)).collect())
}

/// Everything in stock, by name.
#[utoipa::path(get, path = "/inventory/ingredients", tag = "inventory",
    responses((status = 200, body = Vec<IngredientOut>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("inventory.view"))))]
pub async fn list(Staff(ctx): Staff) -> Result<Json<Vec<IngredientOut>>, Refusal> {
    Ok(Json(all(&ctx).await?))
}

/// What runs low: less is free than the house wants to have.
#[utoipa::path(get, path = "/inventory/low-stock", tag = "inventory",
    responses((status = 200, body = Vec<IngredientOut>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("inventory.view"))))]
pub async fn low(Staff(ctx): Staff) -> Result<Json<Vec<IngredientOut>>, Refusal> {
    let low = ledger::low_stock(&ctx).await?;
    Ok(Json(low.iter().map(|known| IngredientOut::new(known, None, &[])).collect()))
}

/// Everything in stock as a table. A text that a spreadsheet would take for a formula is quoted.
#[utoipa::path(get, path = "/inventory/export", tag = "inventory",
    responses((status = 200, body = String, content_type = "text/csv"), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("inventory.view"))))]
pub async fn export(Staff(ctx): Staff) -> Result<Response, Refusal> {
    let mut table = String::from("name,unit,on_hand,reserved,free,threshold\r\n");
    for known in all(&ctx).await? {
        let figures = [known.on_hand, known.reserved, known.free, known.threshold].map(Quantity::text);
        table += &format!("{},{},{}\r\n", csv::cell(&known.name), known.unit.as_str(), figures.join(","));
    }
    Ok(csv::answer(table))
}

/// Keeps a new ingredient.
#[utoipa::path(post, path = "/inventory/ingredients", tag = "inventory", request_body = IngredientForm,
    responses((status = 201, body = IngredientOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("inventory.adjust"))))]
pub async fn create(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(form): Body<IngredientForm>,
) -> Result<(http::StatusCode, Json<IngredientOut>), Refusal> {
    ctx.require(Permission::InventoryView)?;
    let id: IngredientId = key.id("ingredient", 0);
    changes::add_ingredient(&ctx, id, &form).await?;
    Ok((http::StatusCode::CREATED, Json(one(&ctx, id).await?)))
}

async fn one(ctx: &crate::platform::ctx::Ctx, id: IngredientId) -> Result<IngredientOut, Refusal> {
    let found = all(ctx).await?.into_iter().find(|known| known.id == id);
    found.ok_or_else(|| crate::kernel::error::AppError::not_found("ingredient").into())
}

/// Changes what is known about an ingredient.
#[utoipa::path(put, path = "/inventory/ingredients/{id}", tag = "inventory", params(("id" = IngredientId, Path)), request_body = IngredientForm,
    responses((status = 200, body = IngredientOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("inventory.adjust"))))]
pub async fn edit(
    Staff(ctx): Staff,
    At(id): At<IngredientId>,
    Body(form): Body<IngredientForm>,
) -> Result<Json<IngredientOut>, Refusal> {
    ctx.require(Permission::InventoryView)?;
    changes::edit_ingredient(&ctx, id, &form).await?;
    Ok(Json(one(&ctx, id).await?))
}

/// A change of stock by hand.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ChangeIn {
    pub ingredient: IngredientId,
    /// None: where dishes are made from.
    #[serde(default)]
    pub location: Option<LocationId>,
    #[serde(flatten)]
    pub change: StockChange,
    /// Why, or what it refers to.
    #[schema(value_type = String, max_length = 280)]
    pub reference: Note,
}

/// A delivery, waste, a count, or carrying to another place: a movement of the ledger.
#[utoipa::path(post, path = "/inventory/movements", tag = "inventory", request_body = ChangeIn,
    responses((status = 201, body = IngredientOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("inventory.adjust"))))]
pub async fn change(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(wanted): Body<ChangeIn>,
) -> Result<(http::StatusCode, Json<IngredientOut>), Refusal> {
    ctx.require(Permission::InventoryView)?;
    let change = Change {
        operation: key.id("movement", 0),
        ingredient: wanted.ingredient,
        location: wanted.location,
        change: wanted.change,
        reference: wanted.reference,
    };
    changes::change_stock(&ctx, &change).await?;
    Ok((http::StatusCode::CREATED, Json(one(&ctx, wanted.ingredient).await?)))
}

/// Which movements.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MovementsIn {
    pub ingredient: Option<IngredientId>,
    pub reason: Option<Reason>,
    /// The last movement of the list before.
    pub after: Option<MovementId>,
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// The ledger of stock, newest first: who moved what, why, and for what.
#[utoipa::path(get, path = "/inventory/movements", tag = "inventory", params(MovementsIn),
    responses((status = 200, body = Vec<Movement>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("inventory.view"))))]
pub async fn movements(Staff(ctx): Staff, Asked(asked): Asked<MovementsIn>) -> Result<Json<Vec<Movement>>, Refusal> {
    let filter = MovementFilter { ingredient: asked.ingredient, reason: asked.reason, before: asked.after };
    Ok(Json(ledger::movements(&ctx, filter, i64::from(asked.limit.unwrap_or(50))).await?))
}

/// The places that stock is kept in, beside the one that dishes are made from.
#[utoipa::path(get, path = "/inventory/locations", tag = "inventory",
    responses((status = 200, body = Vec<Location>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("inventory.view"))))]
pub async fn locations(Staff(ctx): Staff) -> Result<Json<Vec<Location>>, Refusal> {
    Ok(Json(ledger::stock(&ctx).await?.locations))
}

/// A place about to be kept.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LocationIn {
    #[schema(min_length = 1, max_length = 120)]
    pub name: String,
}

/// Keeps stock in a further place.
#[utoipa::path(post, path = "/inventory/locations", tag = "inventory", request_body = LocationIn,
    responses((status = 201, body = Location), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("inventory.adjust"))))]
pub async fn add_location(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(new): Body<LocationIn>,
) -> Result<(http::StatusCode, Json<Location>), Refusal> {
    let location = Location { id: key.id("location", 0), name: new.name };
    changes::add_location(&ctx, &location).await?;
    Ok((http::StatusCode::CREATED, Json(location)))
}
