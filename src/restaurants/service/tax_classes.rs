//! Tax classes: what is charged here, and what is charged for what is taken away. What was ordered keeps the rate that
//! it was charged with.

use serde_json::json;

use crate::{
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::TaxClassId,
        text::Name,
    },
    platform::{db::Tx, error::constraint, facts::NewFact},
    restaurants::{
        model::TaxClassForm,
        service::NewTaxClass,
        store::{self, tax_classes},
    },
};

pub async fn add_in_tx(tx: &mut Tx, id: TaxClassId, form: &TaxClassForm) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let class = parse(id, form)?;
    store::insert_tax_class(tx.conn(), restaurant, &class).await.map_err(refused)?;
    saved(tx, &class, None);
    Ok(())
}

/// Changes a class for what is ordered from now on.
pub async fn change_in_tx(tx: &mut Tx, id: TaxClassId, form: &TaxClassForm) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let class = parse(id, form)?;
    let before = tax_classes::lock(tx.conn(), restaurant, id).await?.ok_or_else(|| AppError::not_found("tax class"))?;
    tax_classes::update(tx.conn(), restaurant, &class).await.map_err(refused)?;
    saved(tx, &class, Some(&before));
    Ok(())
}

/// Removes a class that no dish has.
pub async fn remove_in_tx(tx: &mut Tx, id: TaxClassId) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let done = tax_classes::delete(tx.conn(), restaurant, id).await.map_err(refused)?;
    done.ok_or_else(|| AppError::not_found("tax class"))?;
    tx.record(NewFact::new(FactKind::TaxClassRemoved, json!({ "tax_class": id })));
    Ok(())
}

fn parse(id: TaxClassId, form: &TaxClassForm) -> Result<NewTaxClass, AppError> {
    let name = Name::parse(&form.name).map_err(|error| AppError::invalid("name", format!("The name {error}.")))?;
    Ok(NewTaxClass { id, name: name.into(), dine_in: form.dine_in, takeaway: form.takeaway })
}

fn saved(tx: &mut Tx, after: &NewTaxClass, before: Option<&NewTaxClass>) {
    let says = |class: &NewTaxClass| json!({ "dine_in": class.dine_in, "takeaway": class.takeaway });
    let data = json!({ "tax_class": after.id, "before": before.map(says), "after": says(after) });
    tx.record(NewFact::new(FactKind::TaxClassSaved, data).with_private("name", after.name.clone()));
}

/// What the schema refuses, in words.
fn refused(error: sqlx::Error) -> AppError {
    match constraint(&error) {
        Some("tax_classes_name_unique") => {
            AppError::conflict(Code::AlreadyExists, "There is already a tax class of that name.")
        }
        Some("items_tax_class") => AppError::conflict(
            Code::IllegalTransition,
            "There are dishes of this tax class, on the menu or kept for the books. Give them another one first.",
        ),
        _ => error.into(),
    }
}
