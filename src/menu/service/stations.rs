//! Where dishes are made.

use serde_json::json;

use crate::{
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::StationId,
        permission::Permission,
        text::Name,
    },
    menu::{
        model::{Station, editing::StationForm, words::Translated},
        service::items,
        store::{read, stations as store, write},
    },
    platform::{ctx::Ctx, db::Tx, error::constraint, facts::NewFact, idempotency},
};

/// Every station, in the order they are shown.
pub async fn list(ctx: &Ctx) -> Result<Vec<Station>, AppError> {
    ctx.require(Permission::MenuView)?;
    let mut tx = ctx.begin().await?;
    list_in_tx(&mut tx).await
}

async fn list_in_tx(tx: &mut Tx) -> Result<Vec<Station>, AppError> {
    let restaurant = tx.restaurant();
    Ok(read::stations(tx.conn(), restaurant).await?)
}

/// Puts a new station behind the others; the same again changes nothing.
pub async fn add(ctx: &Ctx, id: StationId, form: &StationForm) -> Result<Station, AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    if idempotency::is_repeat_in_tx(&mut tx, id.uuid(), form).await? {
        let known = list_in_tx(&mut tx).await?.into_iter().find(|station| station.id == id);
        return known.ok_or_else(|| AppError::not_found("station"));
    }
    items::changed_in_tx(&mut tx).await?;
    let station = Station { id, name: Translated::own(name(form)?) };
    let position = store::next_position(tx.conn(), restaurant).await?;
    write::insert_station(tx.conn(), restaurant, &station, position).await.map_err(refused)?;
    saved(&mut tx, &station);
    tx.commit().await?;
    Ok(station)
}

/// Gives a station another name.
pub async fn change(ctx: &Ctx, id: StationId, form: &StationForm) -> Result<Station, AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    items::changed_in_tx(&mut tx).await?;
    let restaurant = tx.restaurant();
    let known = list_in_tx(&mut tx).await?.into_iter().find(|station| station.id == id);
    let mut station = known.ok_or_else(|| AppError::not_found("station"))?;
    station.name.own = name(form)?;
    store::update(tx.conn(), restaurant, &station).await.map_err(refused)?;
    saved(&mut tx, &station);
    tx.commit().await?;
    Ok(station)
}

/// Removes a station where nothing is made, and never was.
pub async fn remove(ctx: &Ctx, id: StationId) -> Result<(), AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    items::changed_in_tx(&mut tx).await?;
    let restaurant = tx.restaurant();
    let done = store::delete(tx.conn(), restaurant, id).await.map_err(|error| match constraint(&error) {
        Some("categories_station") => AppError::conflict(
            Code::IllegalTransition,
            "There are categories whose dishes are made here. Give them another station first.",
        ),
        Some("order_lines_station" | "tickets_station") => AppError::conflict(
            Code::IllegalTransition,
            "Dishes were made here: the station is kept for the books. Give it another name, or leave it without dishes.",
        ),
        _ => error.into(),
    })?;
    done.ok_or_else(|| AppError::not_found("station"))?;
    tx.record(NewFact::new(FactKind::StationRemoved, json!({ "station": id })));
    tx.commit().await
}

fn name(form: &StationForm) -> Result<String, AppError> {
    let name = Name::parse(&form.name).map_err(|error| AppError::invalid("name", format!("The name {error}.")))?;
    Ok(name.into())
}

fn saved(tx: &mut Tx, station: &Station) {
    let data = json!({ "station": station.id });
    tx.record(NewFact::new(FactKind::StationSaved, data).with_private("name", station.name.own.clone()));
}

/// What the schema refuses, in words.
fn refused(error: sqlx::Error) -> AppError {
    match constraint(&error) {
        Some("stations_name_unique") => {
            AppError::conflict(Code::AlreadyExists, "There is already a station of that name.")
        }
        _ => error.into(),
    }
}
