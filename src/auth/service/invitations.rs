//! Invitations by e-mail: good once and for a week. Whoever holds the link and, where the e-mail is somebody's already,
//! knows their password, works here from then on.

use chrono::TimeDelta;
use serde_json::json;

use super::{passwords::parse_email, staff::require_over};
use crate::{
    auth::{
        model::staff::{Invitation, Invited},
        store::staff::{self as store, NewInvitation, OpenInvitation},
    },
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::{InvitationId, MemberId},
        language::Language,
        permission::{Permission, Role},
    },
    platform::{crypto, ctx::Ctx, db::Tx, error::on_constraint, facts::NewFact},
};

/// How long a link is good for.
const GOOD_FOR: TimeDelta = TimeDelta::days(7);

/// Invites somebody. The same id again invites nobody twice.
pub async fn invite(
    ctx: &Ctx,
    id: InvitationId,
    (email, role): (&str, Role),
    language: Language,
) -> Result<Invitation, AppError> {
    ctx.require(Permission::StaffInvite)?;
    require_over(ctx, role)?;
    let email = parse_email(email)?;
    let by = ctx.actor().member().ok_or(AppError::Forbidden { permission: Permission::StaffInvite })?;
    let token = crypto::new_token();
    let token_hash = crypto::sha256(&[token.as_bytes()]);
    let mut tx = ctx.begin().await?;
    let (restaurant, now) = (tx.restaurant(), tx.at());
    let open = store::invitations(tx.conn(), restaurant, now).await?;
    if let Some(known) = open.into_iter().find(|known| known.id == id) {
        return Ok(known);
    }
    let members = store::members(tx.conn(), restaurant, None).await?;
    if members.iter().any(|(_, known)| known.email.as_deref() == Some(email.as_str())) {
        return Err(AppError::conflict(Code::AlreadyExists, "This person already works here."));
    }
    let link = format!("{}/invite/{token}", ctx.world().public_url);
    let (subject, body) = letter(&link, language);
    let letter = (subject, body.as_str());
    let new =
        NewInvitation { id, email: &email, role, token_hash: &token_hash, by, expires_at: now + GOOD_FOR, letter };
    store::insert_invitation(tx.conn(), restaurant, &new, now).await.map_err(|error| {
        on_constraint(error, "invitations_one_open", || {
            AppError::conflict(Code::AlreadyExists, "This person is invited already. Withdraw that invitation first.")
        })
    })?;
    let data = json!({ "invitation": id, "role": role, "email": null });
    tx.record(NewFact::new(FactKind::StaffInvited, data).with_private("/email".to_owned(), email.clone()));
    let open = store::invitations(tx.conn(), restaurant, now).await?;
    let made = open.into_iter().find(|known| known.id == id).ok_or_else(|| AppError::not_found("invitation"))?;
    tx.commit().await?;
    Ok(made)
}

fn letter(link: &str, language: Language) -> (&'static str, String) {
    match language {
        Language::Es => (
            "Le invitan a trabajar en Comanda",
            format!(
                "Le invitan a trabajar en un restaurante con Comanda.\n\nAcepte aquí en los próximos 7 días:\n{link}\n\nSi no lo esperaba, no haga nada.\n"
            ),
        ),
        Language::En | Language::Zh => (
            "You are invited to work with Comanda",
            format!(
                "Somebody invites you to work in a restaurant that uses Comanda.\n\nAccept here within 7 days:\n{link}\n\nIf you did not expect this, do nothing.\n"
            ),
        ),
    }
}

/// Takes an invitation back: its link opens nothing any more.
pub async fn withdraw(ctx: &Ctx, id: InvitationId) -> Result<(), AppError> {
    ctx.require(Permission::StaffInvite)?;
    let mut tx = ctx.begin().await?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let open = store::invitations(tx.conn(), restaurant, at).await?;
    let known = open.into_iter().find(|known| known.id == id).ok_or_else(|| AppError::not_found("invitation"))?;
    require_over(ctx, known.role)?;
    if store::end_invitation(tx.conn(), restaurant, id, (at, None)).await? {
        tx.record(NewFact::new(FactKind::InvitationWithdrawn, json!({ "invitation": id })));
    }
    tx.commit().await
}

/// The open invitation of a link.
pub async fn open(ctx: &Ctx, token: &str) -> Result<OpenInvitation, AppError> {
    ctx.require(Permission::SignIn)?;
    let hash = crypto::sha256(&[token.as_bytes()]);
    let found = store::open_invitation(ctx.world().db.system(), &hash, ctx.now()).await?;
    found.ok_or_else(|| AppError::not_found("invitation"))
}

/// What the person sees who has the link.
pub async fn look(ctx: &Ctx, token: &str) -> Result<Invited, AppError> {
    ctx.require(Permission::SignIn)?;
    let OpenInvitation { restaurant_name, email, role, has_login, .. } = open(ctx, token).await?;
    Ok(Invited { restaurant: restaurant_name, email, role, has_login })
}

/// It is answered: nobody else can.
pub async fn use_in_tx(tx: &mut Tx, id: InvitationId, member: MemberId) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    if store::end_invitation(tx.conn(), restaurant, id, (at, Some(member))).await? {
        return Ok(());
    }
    Err(AppError::not_found("invitation"))
}
