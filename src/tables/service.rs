//! Seating parties, joining tables, printing codes.

use chrono::TimeDelta;
use serde_json::json;

use super::{
    model::{Area, COVERS_MAX, Floor, Guest, Seating, SeatingState, Table, TableCode},
    store,
};
use crate::{
    kernel::{
        error::{AppError, Code as Refusal},
        fact::FactKind,
        flaw::Flaw,
        ids::{CustomerId, GuestId, RestaurantId, SeatingId, TableId},
        permission::Permission,
    },
    platform::{
        crypto::{new_token, sha256},
        ctx::{Ctx, Seat},
        db::Tx,
        error::{inconsistent, on_constraint},
        facts::NewFact,
        qr,
    },
};

/// How long a phone stays at a table at most.
const GUEST_LIFETIME: TimeDelta = TimeDelta::hours(12);

/// Which table a code stands on.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    pub restaurant: RestaurantId,
    pub table: TableId,
}

/// A phone's place, and where.
#[derive(Clone, Copy, Debug)]
pub struct JoinedSeat {
    pub restaurant: RestaurantId,
    pub seat: Seat,
}

/// Rooms, tables and who sits where.
pub async fn floor(ctx: &Ctx) -> Result<Floor, AppError> {
    ctx.require(Permission::OrdersView)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(Floor { areas: store::areas(tx.conn(), restaurant).await?, tables: store::tables(tx.conn(), restaurant).await? })
}

/// Seats a party at a free table.
pub async fn open_seating(ctx: &Ctx, table: TableId, covers: u32) -> Result<Seating, AppError> {
    ctx.require(Permission::OrdersCreate)?;
    let mut tx = ctx.begin().await?;
    let seating = seat_in_tx(&mut tx, table, Some(covers), SeatingState::Open).await?;
    tx.commit().await?;
    Ok(seating)
}

/// The party at a table: the one there, or a new one. An awaiting party becomes open when staff seat it.
pub async fn seat_in_tx(
    tx: &mut Tx,
    table: TableId,
    covers: Option<u32>,
    state: SeatingState,
) -> Result<Seating, AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let seats = store::lock_table(tx.conn(), restaurant, table).await?.ok_or_else(|| AppError::not_found("table"))?;
    let covers = covers.unwrap_or(seats);
    if !(1..=COVERS_MAX).contains(&covers) {
        return Err(AppError::flaw("covers", Flaw::Covers { max: COVERS_MAX }));
    }
    if let Some(known) = locked_party(tx, table).await? {
        if known.state == SeatingState::AwaitingApproval && state == SeatingState::Open {
            return approve_in_tx(tx, known).await;
        }
        return Ok(known);
    }
    let seating = Seating { id: tx.new_id(), table, state, covers, opened_at: at };
    store::insert_seating(tx.conn(), restaurant, &seating).await?;
    let data = json!({ "seating": seating.id, "table": table, "covers": covers, "state": state });
    tx.record(NewFact::new(FactKind::SeatingOpened, data).of_seating(Some(seating.id)));
    Ok(seating)
}

/// The party at a table whose row is locked, locked itself: who closes a table locks the party only.
async fn locked_party(tx: &mut Tx, table: TableId) -> Result<Option<Seating>, AppError> {
    let restaurant = tx.restaurant();
    let Some(known) = store::live_seating(tx.conn(), restaurant, table).await? else { return Ok(None) };
    let known = store::lock_seating(tx.conn(), restaurant, known.id).await?;
    Ok(known.filter(|seating| seating.state != SeatingState::Closed))
}

async fn approve_in_tx(tx: &mut Tx, seating: Seating) -> Result<Seating, AppError> {
    let restaurant = tx.restaurant();
    store::set_state(tx.conn(), restaurant, seating.id, SeatingState::Open, None).await?;
    tx.record(NewFact::new(FactKind::SeatingApproved, json!({ "seating": seating.id })).of_seating(Some(seating.id)));
    Ok(Seating { state: SeatingState::Open, ..seating })
}

/// Lets an awaiting party order.
pub async fn approve_seating(ctx: &Ctx, seating: SeatingId) -> Result<(), AppError> {
    ctx.require(Permission::OrdersCreate)?;
    let mut tx = ctx.begin().await?;
    let known = live_seating_in_tx(&mut tx, seating).await?;
    if known.state == SeatingState::AwaitingApproval {
        approve_in_tx(&mut tx, known).await?;
    }
    tx.commit().await
}

/// A seating that has not ended, locked.
pub async fn live_seating_in_tx(tx: &mut Tx, seating: SeatingId) -> Result<Seating, AppError> {
    let restaurant = tx.restaurant();
    let known =
        store::lock_seating(tx.conn(), restaurant, seating).await?.ok_or_else(|| AppError::not_found("table"))?;
    if known.state == SeatingState::Closed {
        return Err(AppError::conflict(Refusal::SeatingClosed, "This table was closed. Scan its code again."));
    }
    Ok(known)
}

/// Locks a stay, however it stands: before an order whose party changes.
pub async fn lock_seating_in_tx(tx: &mut Tx, seating: SeatingId) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    store::lock_seating(tx.conn(), restaurant, seating).await?;
    Ok(())
}

/// The party is larger or smaller than was said.
pub async fn set_covers_in_tx(tx: &mut Tx, seating: SeatingId, covers: u32) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(store::set_covers(tx.conn(), restaurant, seating, covers).await?)
}

/// Takes a party to a free table; their phones join again with that table's code.
pub async fn move_seating_in_tx(tx: &mut Tx, seating: SeatingId, to: TableId) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    store::lock_table(tx.conn(), restaurant, to).await?.ok_or_else(|| AppError::not_found("table"))?;
    let known = live_seating_in_tx(tx, seating).await?;
    if known.table == to {
        return Ok(());
    }
    store::set_table(tx.conn(), restaurant, seating, to).await.map_err(|error| {
        on_constraint(error, "seatings_one_live", || {
            AppError::conflict(Refusal::AlreadyExists, "Somebody sits at that table. Put the orders together instead.")
        })
    })?;
    let data = json!({ "seating": seating, "from": known.table, "to": to });
    tx.record(NewFact::new(FactKind::SeatingMoved, data).of_seating(Some(seating)));
    Ok(())
}

/// Ends a stay. The flow has made sure that nothing is owed.
pub async fn close_in_tx(tx: &mut Tx, seating: SeatingId) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    store::set_state(tx.conn(), restaurant, seating, SeatingState::Closed, Some(at)).await?;
    tx.record(NewFact::new(FactKind::SeatingClosed, json!({ "seating": seating })).of_seating(Some(seating)));
    Ok(())
}

/// Which table a code stands on.
pub async fn find_code(ctx: &Ctx, token: &str) -> Result<Code, AppError> {
    ctx.require(Permission::TableJoin)?;
    store::find_code(ctx.world().db.system(), token).await?.ok_or_else(|| AppError::not_found("table code"))
}

/// The place of a phone with this cookie at the table of this code, while the party is there.
pub async fn find_seat(ctx: &Ctx, token: &str, guest_token: &str) -> Result<Option<JoinedSeat>, AppError> {
    ctx.require(Permission::TableJoin)?;
    Ok(store::find_seat(ctx.world().db.system(), token, &guest_hash(guest_token), ctx.now()).await?)
}

/// What a phone is found by, made of its token.
pub fn phone_key(token: &str) -> Vec<u8> {
    guest_hash(token).to_vec()
}

/// The place of a phone, by its key, while the party is there.
pub async fn find_phone(ctx: &Ctx, key: &[u8]) -> Result<Option<JoinedSeat>, AppError> {
    ctx.require(Permission::TableJoin)?;
    Ok(store::find_phone(ctx.world().db.system(), key, ctx.now()).await?)
}

fn guest_hash(token: &str) -> [u8; 32] {
    sha256(&[b"guest", token.as_bytes()])
}

/// Gives a phone a place with a party; answers with the token for its cookie.
pub async fn join_in_tx(tx: &mut Tx, seating: &Seating) -> Result<(Seat, String), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let (guest, token) = (tx.new_id(), new_token());
    store::insert_guest(tx.conn(), restaurant, guest, seating.id, &guest_hash(&token), (at, at + GUEST_LIFETIME))
        .await?;
    Ok((Seat { guest, seating: seating.id, table: seating.table }, token))
}

pub async fn live_at_table_in_tx(tx: &mut Tx, table: TableId) -> Result<Option<Seating>, AppError> {
    let restaurant = tx.restaurant();
    // The lock makes two phones that scan a free table at once one party.
    store::lock_table(tx.conn(), restaurant, table).await?.ok_or_else(|| AppError::not_found("table"))?;
    locked_party(tx, table).await
}

/// Notes which customer a guest is.
pub async fn be_customer_in_tx(tx: &mut Tx, guest: GuestId, customer: CustomerId) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(store::set_customer(tx.conn(), restaurant, guest, customer).await?)
}

/// Which customer a guest is; none for one who did not say.
pub async fn customer_of_guest_in_tx(tx: &mut Tx, guest: GuestId) -> Result<Option<CustomerId>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::customer_of(tx.conn(), restaurant, guest).await?)
}

pub async fn guests_in_tx(tx: &mut Tx, seating: SeatingId) -> Result<Vec<Guest>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::guests(tx.conn(), restaurant, seating).await?)
}

pub async fn table_name_in_tx(tx: &mut Tx, table: TableId) -> Result<String, AppError> {
    let restaurant = tx.restaurant();
    store::table_name(tx.conn(), restaurant, table).await?.ok_or_else(|| inconsistent("tables", "name"))
}

/// Every table's code, drawn.
pub async fn table_codes(ctx: &Ctx) -> Result<Vec<TableCode>, AppError> {
    ctx.require(Permission::TablesManage)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let areas = store::areas(tx.conn(), restaurant).await?;
    let tables = store::tables(tx.conn(), restaurant).await?;
    let codes = store::live_codes(tx.conn(), restaurant).await?;
    let base = &ctx.world().public_url;
    let mut cards = vec![];
    for table in tables {
        let Some((_, token)) = codes.iter().find(|(id, _)| *id == table.id) else { continue };
        let Some(area) = areas.iter().find(|area| area.id == table.area) else { continue };
        let url = format!("{base}/t/{token}");
        let (qr_path, qr_side) = qr::path(&url)?;
        cards.push(TableCode {
            table: table.id,
            table_name: table.name,
            area: area.name.clone(),
            url,
            qr_path,
            qr_side,
        });
    }
    Ok(cards)
}

/// Replaces a table's code.
pub async fn rotate_code(ctx: &Ctx, table: TableId) -> Result<(), AppError> {
    ctx.require(Permission::TablesManage)?;
    let mut tx = ctx.begin().await?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    store::lock_table(tx.conn(), restaurant, table).await?.ok_or_else(|| AppError::not_found("table"))?;
    store::revoke_codes(tx.conn(), restaurant, table, at).await?;
    store::insert_code(tx.conn(), restaurant, table, &new_token(), at).await?;
    tx.record(NewFact::new(FactKind::QrTokenRotated, json!({ "table": table })));
    tx.commit().await
}

/// No printed code of a restaurant that is given up leads anywhere.
pub async fn revoke_all_codes_in_tx(tx: &mut Tx) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    Ok(store::revoke_all_codes(tx.conn(), restaurant, at).await?)
}

pub async fn add_area_in_tx(tx: &mut Tx, area: &Area, position: usize) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(store::insert_area(tx.conn(), restaurant, area, position).await?)
}

/// Puts a table on the plan, with a code.
pub async fn add_table_in_tx(tx: &mut Tx, table: &Table, token: &str) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    store::insert_table(tx.conn(), restaurant, table).await?;
    store::insert_code(tx.conn(), restaurant, table.id, token, at).await?;
    tx.record(NewFact::new(FactKind::TableCreated, json!({ "table": table.id, "seats": table.seats })));
    Ok(())
}
