//! A menu, or many dishes, from a file of another system.

use axum::Json;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};

use crate::{
    flows::{
        import_items::{ItemsImported, import_items},
        import_menu::import_menu,
    },
    server::api::{
        extract::{Asked, Body, Staff, Table},
        problem::{Problem, Refusal},
    },
};

/// Whether anything is written.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ImportIn {
    /// `true` only works out what would change.
    #[serde(default)]
    pub dry_run: bool,
}

/// What an import changed, or would change.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportOut {
    /// In words, one change to a line.
    pub changes: String,
}

/// Compares a menu in the format of `docs/import.md` with the one here and writes the difference: items by name, combos by code.
#[utoipa::path(post, path = "/menu/import", tag = "menu", params(ImportIn), request_body = Object,
    responses((status = 200, body = ImportOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn menu(
    Staff(ctx): Staff,
    Asked(asked): Asked<ImportIn>,
    Body(file): Body<Box<RawValue>>,
) -> Result<Json<ImportOut>, Refusal> {
    Ok(Json(ImportOut { changes: import_menu(&ctx, file.get(), asked.dry_run).await? }))
}

/// Makes and changes dishes from a table whose first line names its columns: `name`, `category` and `price`, and as wanted `description`,
/// `tax_class`, `prep_minutes` and `active`. A dish is known by its category and name. All lines are written or none.
#[utoipa::path(post, path = "/menu/items/import", tag = "menu", params(ImportIn), request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = ItemsImported), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.edit"))))]
pub async fn items(
    Staff(ctx): Staff,
    Asked(asked): Asked<ImportIn>,
    Table(table): Table,
) -> Result<Json<ItemsImported>, Refusal> {
    Ok(Json(import_items(&ctx, &table, asked.dry_run).await?))
}
