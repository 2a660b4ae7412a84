//! Clocking in and out, and putting right what was forgotten.

use chrono::TimeDelta;
use serde_json::json;

use super::{
    model::{Shift, ShiftForm},
    store,
};
use crate::{
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::{MemberId, ShiftId},
        permission::Permission,
    },
    platform::{ctx::Ctx, db::Tx, error::constraint, facts::NewFact},
};

/// Nobody works longer at a stretch: a shift that long was forgotten.
const SHIFT_MAX: TimeDelta = TimeDelta::hours(36);

/// The person who asks; a program with a key works no shifts.
fn person(ctx: &Ctx) -> Result<MemberId, AppError> {
    let nobody = || AppError::invalid("person", "Only a person clocks in and out.");
    ctx.actor().member().ok_or_else(nobody)
}

/// The shift that the person who asks is in.
pub async fn own(ctx: &Ctx) -> Result<Option<Shift>, AppError> {
    ctx.require(Permission::StaffClock)?;
    let member = person(ctx)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(store::open_of(tx.conn(), restaurant, member).await?)
}

/// Begins a shift; whoever is in one already stays in it.
pub async fn clock_in(ctx: &Ctx, id: ShiftId) -> Result<Shift, AppError> {
    ctx.require(Permission::StaffClock)?;
    let member = person(ctx)?;
    let mut tx = ctx.begin().await?;
    tx.require_open_house().await?;
    let restaurant = tx.restaurant();
    let shift = Shift { id, member, started_at: tx.at(), ended_at: None };
    if !store::insert(tx.conn(), restaurant, &shift).await? {
        let known = store::open_of(tx.conn(), restaurant, member).await?;
        return known.ok_or_else(|| {
            AppError::conflict(
                Code::KeyReused,
                "That shift has ended, or you work here no longer. Clock in again if you do.",
            )
        });
    }
    tx.record(NewFact::new(FactKind::ClockedIn, json!({ "shift": id, "member": member })));
    tx.commit().await?;
    Ok(shift)
}

/// Ends the shift that the person is in.
pub async fn clock_out(ctx: &Ctx) -> Result<Shift, AppError> {
    ctx.require(Permission::StaffClock)?;
    let member = person(ctx)?;
    let mut tx = ctx.begin().await?;
    let ended = end_in_tx(&mut tx, member).await?;
    let ended = ended.ok_or_else(|| AppError::conflict(Code::IllegalTransition, "You are not clocked in."))?;
    tx.commit().await?;
    Ok(ended)
}

/// Ends the shift that somebody is in, if they are in one.
pub async fn end_in_tx(tx: &mut Tx, member: MemberId) -> Result<Option<Shift>, AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let ended = store::end(tx.conn(), restaurant, Some(member), at).await?;
    Ok(ended.into_iter().inspect(|shift| tx.record(clocked_out(shift))).next())
}

/// Ends everybody's shift.
pub async fn end_all_in_tx(tx: &mut Tx) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    for shift in store::end(tx.conn(), restaurant, None, at).await? {
        tx.record(clocked_out(&shift));
    }
    Ok(())
}

fn clocked_out(shift: &Shift) -> NewFact {
    NewFact::new(FactKind::ClockedOut, json!({ "shift": shift.id, "member": shift.member }))
}

/// Puts a shift right.
pub async fn correct(ctx: &Ctx, id: ShiftId, form: &ShiftForm) -> Result<Shift, AppError> {
    ctx.require(Permission::StaffAttendance)?;
    let mut tx = ctx.begin().await?;
    let (restaurant, now) = (tx.restaurant(), tx.at());
    let before = store::lock(tx.conn(), restaurant, id).await?.ok_or_else(|| AppError::not_found("shift"))?;
    let end = form.ended_at.unwrap_or(now);
    if now < form.started_at || now < end {
        return Err(AppError::invalid("ended_at", "A shift does not begin or end in the future."));
    }
    if end < form.started_at || SHIFT_MAX < end - form.started_at {
        return Err(AppError::invalid("ended_at", "A shift ends after it began, and lasts at most 36 hours."));
    }
    if store::is_another_then(tx.conn(), restaurant, &before, (form.started_at, end)).await? {
        let refused = "This person was in another shift then. Put that one right first.";
        return Err(AppError::conflict(Code::AlreadyExists, refused));
    }
    let after = Shift { started_at: form.started_at, ended_at: form.ended_at, ..before };
    store::update(tx.conn(), restaurant, &after).await.map_err(|error| match constraint(&error) {
        Some("shifts_one_open") => {
            AppError::conflict(Code::AlreadyExists, "This person is in another shift already. Give this one an end.")
        }
        _ => error.into(),
    })?;
    let says = |shift: Shift| json!({ "started_at": shift.started_at, "ended_at": shift.ended_at });
    let data = json!({ "shift": id, "member": before.member, "before": says(before), "after": says(after) });
    tx.record(NewFact::new(FactKind::ShiftCorrected, data));
    tx.commit().await?;
    Ok(after)
}
