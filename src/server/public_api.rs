//! What programs may ask without signing in.

use axum::Json;
use serde::Serialize;

use super::api::{
    extract::{Anyone, At},
    problem::{Problem, Refusal},
};
use crate::{flows::public_menu::public_menu, menu::model::Menu, restaurants::model::Restaurant};

/// A restaurant's menu as it is offered now.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PublicMenuOut {
    restaurant: Restaurant,
    menu: Menu,
}

/// A restaurant's menu as it is offered now.
#[utoipa::path(get, path = "/public/menu/{slug}", tag = "public", params(("slug" = String, Path)), security(()),
    responses((status = 200, body = PublicMenuOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.menu"))))]
pub async fn menu(Anyone(identified): Anyone, At(slug): At<String>) -> Result<Json<PublicMenuOut>, Refusal> {
    let (restaurant, menu) = public_menu(&identified.stranger(), &slug).await?;
    Ok(Json(PublicMenuOut { restaurant, menu }))
}
