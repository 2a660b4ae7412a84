//! What programs may ask without signing in.

use axum::{Extension, Json, extract::Path};
use serde::Serialize;

use super::identify::Identified;
use crate::{
    flows::public_menu::public_menu, kernel::error::AppError, menu::model::Menu, restaurants::model::Restaurant,
};

/// A restaurant's menu as it is offered now.
#[derive(Serialize)]
pub struct PublicMenuOut {
    restaurant: Restaurant,
    menu: Menu,
}

/// `GET /api/v1/public/menu/{slug}`.
pub async fn menu(
    Extension(identified): Extension<Identified>,
    Path(slug): Path<String>,
) -> Result<Json<PublicMenuOut>, AppError> {
    let (restaurant, menu) = public_menu(&identified.stranger(), &slug).await?;
    Ok(Json(PublicMenuOut { restaurant, menu }))
}
