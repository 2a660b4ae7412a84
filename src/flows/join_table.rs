//! A phone scans a table's code: it joins the party there, or becomes the first of a new one.

use crate::{
    kernel::{
        error::{AppError, Code},
        ids::RestaurantId,
        permission::Permission,
    },
    platform::{
        crypto,
        ctx::{Ctx, Seat},
        rate_limit::Limit,
    },
    restaurants::{
        model::{GuestOrders, Membership},
        service::{self as people, house_in_tx},
    },
    tables::{model::SeatingState, service as tables},
};

/// New phones at one table: a large party, and nobody who makes them up.
const JOINS: Limit = Limit { tries: 60, window_s: 600 };

/// A phone's place, and the token for its cookie when it is new.
pub struct Joined {
    pub restaurant: RestaurantId,
    pub seat: Seat,
    pub new_token: Option<String>,
}

/// `ctx` is a stranger's; `guest_token` is what the phone's cookie holds, if it has one.
pub async fn join_table(ctx: &Ctx, code: &str, guest_token: Option<&str>) -> Result<Joined, AppError> {
    ctx.require(Permission::TableJoin)?;
    join_as(ctx, code, guest_token, None).await
}

/// The same for somebody who says which customer they are (S0-43).
pub async fn join_as(
    ctx: &Ctx,
    code: &str,
    guest_token: Option<&str>,
    membership: Option<&Membership>,
) -> Result<Joined, AppError> {
    ctx.require(Permission::TableJoin)?;
    if let Some(token) = guest_token
        && let Some(known) = tables::find_seat(ctx, code, token).await?
    {
        return Ok(Joined { restaurant: known.restaurant, seat: known.seat, new_token: None });
    }
    let found = tables::find_code(ctx, code).await?;
    let bucket = crypto::hex(&crypto::sha256(&[b"join", code.as_bytes()]));
    ctx.world().limits.count(&format!("join:{bucket}"), JOINS, ctx.now()).await?;
    let ctx = Ctx::system(ctx.world().clone(), found.restaurant);
    let mut tx = ctx.begin().await?;
    let house = house_in_tx(&mut tx).await?;
    let seating = match (tables::live_at_table_in_tx(&mut tx, found.table).await?, house.guest_orders) {
        (Some(seating), _) => seating,
        (None, GuestOrders::Open) => tables::seat_in_tx(&mut tx, found.table, None, SeatingState::Open).await?,
        (None, GuestOrders::Approve) => {
            tables::seat_in_tx(&mut tx, found.table, None, SeatingState::AwaitingApproval).await?
        }
        (None, GuestOrders::StaffOpens) => {
            return Err(AppError::conflict(
                Code::AwaitingApproval,
                "The staff will open this table for you. Please ask them.",
            ));
        }
    };
    let (seat, token) = tables::join_in_tx(&mut tx, &seating).await?;
    if let Some(membership) = membership {
        let customer = people::member_in_tx(&mut tx, membership).await?;
        tables::be_customer_in_tx(&mut tx, seat.guest, customer).await?;
    }
    tx.commit().await?;
    Ok(Joined { restaurant: found.restaurant, seat, new_token: Some(token) })
}
