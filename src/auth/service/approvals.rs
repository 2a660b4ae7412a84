//! A yes of somebody who may, for one act on one order: they pick their name and type their PIN on the screen of the
//! person who may not, and a random token carries it to the act.

use chrono::TimeDelta;

use crate::{
    auth::{
        model::{Approval, Approver},
        store,
    },
    kernel::{
        error::{AppError, Code},
        ids::{MemberId, OperationId, OrderId},
        permission::{Permission, Role},
        text::Pin,
    },
    platform::{
        crypto,
        ctx::Ctx,
        db::Tx,
        rate_limit::{self, Limit},
    },
};

/// Wrong PINs of one person on one screen.
const PIN: Limit = Limit { tries: 5, window_s: 300 };
/// How long a yes is good for.
const GOOD_FOR: TimeDelta = TimeDelta::minutes(2);

/// Who approved, and how far they go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approved {
    pub member: MemberId,
    pub role: Role,
}

/// Everybody here who may approve this.
pub async fn approvers(ctx: &Ctx, permission: Permission) -> Result<Vec<Approver>, AppError> {
    ctx.require(Permission::OrdersView)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let members = store::members_with_pin(tx.conn(), restaurant).await?;
    Ok(members.into_iter().filter(|member| member.role.allows(permission)).collect())
}

/// Checks the PIN of somebody who may and gives out a token for this act on this order.
pub async fn approve(
    ctx: &Ctx,
    member: MemberId,
    pin: &str,
    (permission, order): (Permission, OrderId),
) -> Result<Approval, AppError> {
    ctx.require(Permission::OrdersView)?;
    let refused = || AppError::invalid("pin", "That PIN is wrong.");
    let pin = Pin::parse(pin).map_err(|error| AppError::invalid("pin", format!("A PIN {error}.")))?;
    let pool = ctx.world().db.system();
    // The limit comes before the hashing, and binds one person on one colleague's screen.
    let bucket = format!("pin:{member}:{}", ctx.actor());
    rate_limit::count(pool, &bucket, PIN, ctx.now()).await?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let known = store::pin_of(tx.conn(), restaurant, member).await?;
    let fits = crypto::verify_secret(pin.expose(), known.as_ref().map(|(hash, _)| hash.as_str())).await?;
    let Some((_, role)) = known.filter(|_| fits) else { return Err(refused()) };
    if !role.allows(permission) {
        return Err(AppError::Forbidden { permission });
    }
    rate_limit::forget(pool, &bucket).await?;
    let token = crypto::new_token();
    let hash = crypto::sha256(&[token.as_bytes()]);
    let at = tx.at();
    store::insert_approval(tx.conn(), restaurant, &hash, (member, permission, order), at).await?;
    tx.commit().await?;
    Ok(Approval::new(token))
}

/// Uses an approval up for one request; that request may be repeated.
pub async fn use_in_tx(
    tx: &mut Tx,
    approval: &Approval,
    (permission, order): (Permission, OrderId),
    operation: OperationId,
) -> Result<Approved, AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let hash = crypto::sha256(&[approval.expose().as_bytes()]);
    let wanted = (permission, order, operation);
    let found = store::use_approval(tx.conn(), restaurant, &hash, wanted, at - GOOD_FOR).await?;
    found.map(|(member, role)| Approved { member, role }).ok_or_else(|| {
        AppError::conflict(Code::ApprovalNeeded, "That approval is not good any more. Ask for it again.")
    })
}
