//! Opening, moving cash, counting, closing.

use serde_json::json;

use crate::{
    drawers::{
        model::{
            Closing, Count, Drawer, DrawerAct, DrawerState,
            error::DrawerError,
            request::{ForcedClosing, NewCount, NewDrawer, NewMovement},
        },
        store::sessions as store,
    },
    kernel::{
        actor::Actor,
        currency::Currency,
        error::AppError,
        fact::FactKind,
        ids::{DrawerId, MemberId},
        permission::Permission,
    },
    platform::{
        ctx::Ctx,
        db::Tx,
        error::{inconsistent, on_constraint},
        facts::NewFact,
        idempotency::{self, Claim},
    },
};

/// The member behind an act: only people answer for cash.
pub fn holder(ctx: &Ctx) -> Result<MemberId, AppError> {
    ctx.actor().member().ok_or(AppError::Forbidden { permission: Permission::DrawerUse })
}

/// Whether this person sees what a drawer should hold before it is counted.
pub fn sees_expected(ctx: &Ctx) -> bool {
    ctx.require(Permission::DrawerManage).is_ok()
}

/// Opens a drawer for the person of this act. False: it was opened by the same request before.
pub async fn open_in_tx(tx: &mut Tx, holder: MemberId, new: &NewDrawer) -> Result<bool, AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    new.check()?;
    if idempotency::claim(tx.conn(), restaurant, new.id.uuid(), new, at).await? == Claim::Repeat {
        return Ok(false);
    }
    let is_open = store::insert(tx.conn(), restaurant, new, (holder, at))
        .await
        .map_err(|error| on_constraint(error, "drawers_one_live_per_member", || DrawerError::AlreadyOpen.into()))?;
    if !is_open {
        return Err(AppError::closed_for_good());
    }
    let data = json!({ "drawer": new.id, "holder": holder, "float": new.float });
    tx.record(NewFact::new(FactKind::DrawerOpened, data).with_private("/label", new.label.as_str()));
    Ok(true)
}

/// The drawer that this act's cash goes into or comes out of, or none. It cannot be counted before the act is over.
pub async fn drawer_of_act_in_tx(tx: &mut Tx) -> Result<Option<DrawerId>, AppError> {
    let actor = tx.actor();
    drawer_of_in_tx(tx, actor).await
}

/// The open drawer of somebody, if they have one.
pub async fn drawer_of_in_tx(tx: &mut Tx, actor: Actor) -> Result<Option<DrawerId>, AppError> {
    let restaurant = tx.restaurant();
    match actor.member() {
        Some(member) => Ok(store::lock_open_of(tx.conn(), restaurant, member).await?),
        None => Ok(None),
    }
}

/// The same drawer, while it is open: what was counted is not changed afterwards.
pub async fn while_open_in_tx(tx: &mut Tx, drawer: Option<DrawerId>) -> Result<Option<DrawerId>, AppError> {
    let restaurant = tx.restaurant();
    match drawer {
        Some(id) if store::lock_if_open(tx.conn(), restaurant, id).await? => Ok(drawer),
        _ => Ok(None),
    }
}

/// Locks a drawer that this person may act on: the own one, or anybody's for those who manage them. Answers where the
/// act leads.
async fn locked_in_tx(ctx: &Ctx, tx: &mut Tx, drawer: DrawerId, act: DrawerAct) -> Result<DrawerState, AppError> {
    let restaurant = tx.restaurant();
    let known = store::lock(tx.conn(), restaurant, drawer).await?;
    let (owner, state) = known.ok_or_else(|| AppError::not_found("drawer"))?;
    if tx.actor() != Actor::Member(owner) {
        ctx.require(Permission::DrawerManage)?;
    }
    Ok(state.after(act)?)
}

/// Puts cash in or takes it out. False: the same request did it before.
pub async fn move_in_tx(ctx: &Ctx, tx: &mut Tx, new: &NewMovement) -> Result<bool, AppError> {
    let (restaurant, actor, at) = (tx.restaurant(), tx.actor(), tx.at());
    new.check()?;
    if idempotency::claim(tx.conn(), restaurant, new.id.uuid(), new, at).await? == Claim::Repeat {
        return Ok(false);
    }
    locked_in_tx(ctx, tx, new.drawer, DrawerAct::MoveCash).await?;
    store::insert_movement(tx.conn(), restaurant, new, (actor, at)).await?;
    let data = json!({ "drawer": new.drawer, "movement": new.id, "kind": new.kind, "amount": new.amount });
    let fact = NewFact::new(FactKind::DrawerCashMoved, data);
    tx.record(match &new.reason {
        Some(reason) => fact.with_private("/reason", reason.as_str()),
        None => fact,
    });
    Ok(true)
}

/// Confirms a count. Only now is it said what should have been there. It may be counted again; every count is kept.
pub async fn count_in_tx(ctx: &Ctx, tx: &mut Tx, currency: Currency, new: &NewCount) -> Result<(), AppError> {
    let (restaurant, actor, at) = (tx.restaurant(), tx.actor(), tx.at());
    let counted = new.counted.total(currency)?;
    if idempotency::claim(tx.conn(), restaurant, new.id.uuid(), new, at).await? == Claim::Repeat {
        return Ok(());
    }
    locked_in_tx(ctx, tx, new.drawer, DrawerAct::Count).await?;
    let expected = store::expected(tx.conn(), restaurant, new.drawer).await?;
    let count = Count { counted, expected, pieces: new.counted.pieces(), at };
    store::insert_count(tx.conn(), restaurant, new.drawer, &count, actor).await?;
    store::set_counted(tx.conn(), restaurant, new.drawer).await?;
    let data = json!({ "drawer": new.drawer, "counted": counted, "expected": expected });
    tx.record(NewFact::new(FactKind::DrawerCounted, data));
    Ok(())
}

/// Closes a drawer by its last count.
pub async fn close_in_tx(ctx: &Ctx, tx: &mut Tx, drawer: DrawerId) -> Result<Closing, AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    locked_in_tx(ctx, tx, drawer, DrawerAct::Close).await?;
    let counts = store::counts(tx.conn(), restaurant, drawer).await?;
    let last = counts.last().ok_or_else(|| inconsistent("drawer_counts", "number"))?;
    let closing = Closing { at, expected: last.expected, counted: Some(last.counted), is_forced: false, reason: None };
    end(tx, drawer, closing).await
}

/// Closes a drawer whose person is not there: by what was counted, where anybody did, else by the books.
pub async fn force_close_in_tx(ctx: &Ctx, tx: &mut Tx, forced: &ForcedClosing) -> Result<Closing, AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    forced.check()?;
    locked_in_tx(ctx, tx, forced.drawer, DrawerAct::ForceClose).await?;
    let counts = store::counts(tx.conn(), restaurant, forced.drawer).await?;
    let expected = store::expected(tx.conn(), restaurant, forced.drawer).await?;
    let counted = forced.counted.or_else(|| counts.last().map(|count| count.counted));
    let reason = Some(forced.reason.as_str().to_owned());
    end(tx, forced.drawer, Closing { at, expected, counted, is_forced: true, reason }).await
}

async fn end(tx: &mut Tx, drawer: DrawerId, closing: Closing) -> Result<Closing, AppError> {
    let (restaurant, actor) = (tx.restaurant(), tx.actor());
    store::close(tx.conn(), restaurant, drawer, &closing, actor).await?;
    let data = json!({
        "drawer": drawer, "expected": closing.expected, "counted": closing.counted, "is_forced": closing.is_forced,
    });
    let fact = NewFact::new(FactKind::DrawerClosed, data);
    tx.record(match &closing.reason {
        Some(reason) => fact.with_private("/reason", reason.as_str()),
        None => fact,
    });
    Ok(closing)
}

/// A drawer as this person may see it.
pub async fn get_in_tx(ctx: &Ctx, tx: &mut Tx, drawer: DrawerId) -> Result<Drawer, AppError> {
    let restaurant = tx.restaurant();
    let found = store::find(tx.conn(), restaurant, drawer).await?.ok_or_else(|| AppError::not_found("drawer"))?;
    whole(ctx, tx, found).await
}

/// Every drawer that is not closed, as this person may see them: the own one, or all.
pub async fn live_in_tx(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<Drawer>, AppError> {
    let restaurant = tx.restaurant();
    let mut seen = vec![];
    for drawer in store::live(tx.conn(), restaurant).await? {
        if Actor::Member(drawer.holder) == ctx.actor() || sees_expected(ctx) {
            seen.push(whole(ctx, tx, drawer).await?);
        }
    }
    Ok(seen)
}

/// With what went in and out, the counts, and, for those who may know it, what it should hold.
async fn whole(ctx: &Ctx, tx: &mut Tx, drawer: Drawer) -> Result<Drawer, AppError> {
    let restaurant = tx.restaurant();
    let movements = store::movements(tx.conn(), restaurant, drawer.id).await?;
    let counts = store::counts(tx.conn(), restaurant, drawer.id).await?;
    let expected = match (&drawer.closing, counts.last()) {
        (Some(closing), _) => Some(closing.expected),
        (None, Some(count)) => Some(count.expected),
        (None, None) if sees_expected(ctx) => Some(store::expected(tx.conn(), restaurant, drawer.id).await?),
        (None, None) => None,
    };
    Ok(Drawer { movements, counts, expected, ..drawer })
}

/// What this person called their last drawer.
pub async fn last_label_in_tx(tx: &mut Tx) -> Result<Option<String>, AppError> {
    let restaurant = tx.restaurant();
    match tx.actor().member() {
        Some(member) => Ok(store::last_label(tx.conn(), restaurant, member).await?),
        None => Ok(None),
    }
}

/// Nothing is closed for good while somebody still has a drawer.
pub async fn require_all_closed_in_tx(tx: &mut Tx) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let live = store::live(tx.conn(), restaurant).await?;
    if live.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = live.iter().map(|drawer| format!("{} ({})", drawer.label, drawer.holder_name)).collect();
    Err(DrawerError::DrawersOpen { drawers: names.join(", ") }.into())
}
