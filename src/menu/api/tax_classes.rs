//! Tax classes for programs.

use axum::Json;
use http::StatusCode;

use crate::{
    flows::tax_classes::{add_tax_class, change_tax_class, list_tax_classes, remove_tax_class},
    kernel::ids::TaxClassId,
    menu::model::TaxClass,
    restaurants::model::TaxClassForm,
    server::api::{
        extract::{At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// Every tax class, by name.
#[utoipa::path(get, path = "/tax-classes", tag = "menu",
    responses((status = 200, body = Vec<TaxClass>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.view"))))]
pub async fn list(Staff(ctx): Staff) -> Result<Json<Vec<TaxClass>>, Refusal> {
    Ok(Json(list_tax_classes(&ctx).await?))
}

/// Makes a tax class.
#[utoipa::path(post, path = "/tax-classes", tag = "menu", request_body = TaxClassForm,
    responses((status = 201, body = TaxClass), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("settings.edit"))))]
pub async fn add(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(form): Body<TaxClassForm>,
) -> Result<(StatusCode, Json<TaxClass>), Refusal> {
    let made = add_tax_class(&ctx, key.id("tax_class", 0), &form).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Changes a tax class for what is ordered from now on; what was ordered keeps its rate.
#[utoipa::path(put, path = "/tax-classes/{id}", tag = "menu", params(("id" = TaxClassId, Path)), request_body = TaxClassForm,
    responses((status = 200, body = TaxClass), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("settings.edit"))))]
pub async fn change(
    Staff(ctx): Staff,
    At(id): At<TaxClassId>,
    Body(form): Body<TaxClassForm>,
) -> Result<Json<TaxClass>, Refusal> {
    Ok(Json(change_tax_class(&ctx, id, &form).await?))
}

/// Removes a tax class that no dish has.
#[utoipa::path(delete, path = "/tax-classes/{id}", tag = "menu", params(("id" = TaxClassId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("settings.edit"))))]
pub async fn remove(Staff(ctx): Staff, At(id): At<TaxClassId>) -> Result<StatusCode, Refusal> {
    remove_tax_class(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
