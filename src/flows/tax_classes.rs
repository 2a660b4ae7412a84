//! Tax classes are the restaurant's; the menu that tills and phones hold names them, and is read anew with each change.

use super::setting::setting_in_tx;
use crate::{
    kernel::{error::AppError, ids::TaxClassId, permission::Permission},
    menu::{model::TaxClass, service::items::changed_in_tx},
    platform::{ctx::Ctx, db::Tx, idempotency},
    restaurants::{model::TaxClassForm, service::tax_classes},
};

/// Every tax class, by name.
pub async fn list_tax_classes(ctx: &Ctx) -> Result<Vec<TaxClass>, AppError> {
    ctx.require(Permission::MenuView)?;
    let mut tx = ctx.begin().await?;
    Ok(setting_in_tx(&mut tx).await?.snapshot.menu.tax_classes.clone())
}

/// Makes a tax class; the same again changes nothing.
pub async fn add_tax_class(ctx: &Ctx, id: TaxClassId, form: &TaxClassForm) -> Result<TaxClass, AppError> {
    ctx.require(Permission::SettingsEdit)?;
    let mut tx = ctx.begin().await?;
    if !idempotency::is_repeat_in_tx(&mut tx, id.uuid(), form).await? {
        changed_in_tx(&mut tx).await?;
        tax_classes::add_in_tx(&mut tx, id, form).await?;
    }
    finish(tx, id).await
}

/// Changes a tax class for what is ordered from now on.
pub async fn change_tax_class(ctx: &Ctx, id: TaxClassId, form: &TaxClassForm) -> Result<TaxClass, AppError> {
    ctx.require(Permission::SettingsEdit)?;
    let mut tx = ctx.begin().await?;
    changed_in_tx(&mut tx).await?;
    tax_classes::change_in_tx(&mut tx, id, form).await?;
    finish(tx, id).await
}

/// Commits, and answers with the class as it is now.
async fn finish(mut tx: Tx, id: TaxClassId) -> Result<TaxClass, AppError> {
    let setting = setting_in_tx(&mut tx).await?;
    let class = setting.snapshot.menu.tax_classes.iter().find(|class| class.id == id).cloned();
    let class = class.ok_or_else(|| AppError::not_found("tax class"))?;
    tx.commit().await?;
    Ok(class)
}

/// Removes a tax class that no dish has.
pub async fn remove_tax_class(ctx: &Ctx, id: TaxClassId) -> Result<(), AppError> {
    ctx.require(Permission::SettingsEdit)?;
    let mut tx = ctx.begin().await?;
    changed_in_tx(&mut tx).await?;
    tax_classes::remove_in_tx(&mut tx, id).await?;
    tx.commit().await
}
