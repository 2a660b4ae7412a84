//! Making, changing and removing categories.

use serde_json::json;

use crate::{
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::CategoryId,
        permission::Permission,
        text::Name,
    },
    menu::{
        model::{Category, editing::CategoryForm, words::Translated},
        store::{categories as store, read, write},
    },
    platform::{ctx::Ctx, db::Tx, error::constraint, facts::NewFact, idempotency},
};

/// Every category, in the order they are shown.
pub async fn list(ctx: &Ctx) -> Result<Vec<Category>, AppError> {
    ctx.require(Permission::MenuView)?;
    let mut tx = ctx.begin().await?;
    list_in_tx(&mut tx).await
}

async fn list_in_tx(tx: &mut Tx) -> Result<Vec<Category>, AppError> {
    let restaurant = tx.restaurant();
    let rows = read::categories(tx.conn(), restaurant).await?;
    Ok(rows.into_iter().map(|(category, _)| category).collect())
}

pub async fn get(ctx: &Ctx, id: CategoryId) -> Result<Category, AppError> {
    ctx.require(Permission::MenuView)?;
    let all = list(ctx).await?;
    all.into_iter().find(|category| category.id == id).ok_or_else(|| AppError::not_found("category"))
}

/// Puts a new category behind the others; the same again changes nothing.
pub async fn add(ctx: &Ctx, id: CategoryId, form: &CategoryForm) -> Result<Category, AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    if idempotency::is_repeat_in_tx(&mut tx, id.uuid(), form).await? {
        drop(tx);
        return get(ctx, id).await;
    }
    write::bump_version(tx.conn(), restaurant).await?;
    let category = add_in_tx(&mut tx, id, form).await?;
    tx.commit().await?;
    Ok(category)
}

/// The same in the transaction of whoever says by themselves that the menu changed.
pub async fn add_in_tx(tx: &mut Tx, id: CategoryId, form: &CategoryForm) -> Result<Category, AppError> {
    let restaurant = tx.restaurant();
    let category = read_form(tx, id, form, None).await?;
    let position = store::next_position(tx.conn(), restaurant).await?;
    write::insert_category(tx.conn(), restaurant, &category, None, position).await.map_err(refused)?;
    saved(tx, &category, None);
    Ok(category)
}

/// Changes a category.
pub async fn change(ctx: &Ctx, id: CategoryId, form: &CategoryForm) -> Result<Category, AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    write::bump_version(tx.conn(), restaurant).await?;
    let known = list_in_tx(&mut tx).await?.into_iter().find(|category| category.id == id);
    let before = known.ok_or_else(|| AppError::not_found("category"))?;
    let category = read_form(&mut tx, id, form, Some(&before)).await?;
    store::update(tx.conn(), restaurant, &category).await.map_err(refused)?;
    saved(&mut tx, &category, Some(&before));
    tx.commit().await?;
    Ok(category)
}

/// Removes a category that no dish is in, not even one that is off the menu.
pub async fn remove(ctx: &Ctx, id: CategoryId) -> Result<(), AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    write::bump_version(tx.conn(), restaurant).await?;
    let done = store::delete(tx.conn(), restaurant, id).await.map_err(|error| match constraint(&error) {
        Some("items_category") => AppError::conflict(
            Code::IllegalTransition,
            "There are dishes in this category, on the menu or kept for the books. Move them to another one first.",
        ),
        Some("price_rules_category" | "promotion_targets_category") => AppError::conflict(
            Code::IllegalTransition,
            "A price rule or a promotion is about this category. Change or end that first.",
        ),
        _ => error.into(),
    })?;
    done.ok_or_else(|| AppError::not_found("category"))?;
    tx.record(NewFact::new(FactKind::CategoryRemoved, json!({ "category": id })));
    tx.commit().await
}

async fn read_form(
    tx: &mut Tx,
    id: CategoryId,
    form: &CategoryForm,
    before: Option<&Category>,
) -> Result<Category, AppError> {
    let restaurant = tx.restaurant();
    let name = Name::parse(&form.name).map_err(|error| AppError::invalid("name", format!("The name {error}.")))?;
    if !(1..=9).contains(&form.course) {
        return Err(AppError::invalid("course", "Give a course from 1 to 9."));
    }
    let stations = read::stations(tx.conn(), restaurant).await?;
    let station = match form.station.or(before.map(|before| before.station)) {
        None => stations.first(),
        Some(wanted) => stations.iter().find(|station| station.id == wanted),
    };
    let station = station.ok_or_else(|| AppError::invalid("station", "There is no such station."))?.id;
    let other = before.map(|before| before.name.other.clone()).unwrap_or_default();
    Ok(Category { id, name: Translated { own: String::from(name), other }, station, course: form.course })
}

fn saved(tx: &mut Tx, after: &Category, before: Option<&Category>) {
    let says = |category: &Category| json!({ "station": category.station, "course": category.course });
    let data = json!({ "category": after.id, "before": before.map(says), "after": says(after) });
    tx.record(NewFact::new(FactKind::CategorySaved, data).with_private("name", after.name.own.clone()));
}

/// What the schema refuses, in words.
fn refused(error: sqlx::Error) -> AppError {
    match constraint(&error) {
        Some("categories_name_unique") => {
            AppError::conflict(Code::AlreadyExists, "There is already a category of that name.")
        }
        _ => error.into(),
    }
}
