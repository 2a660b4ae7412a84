//! Keys of programs: for one restaurant, with the rights they were given, shown once.

use serde_json::json;

use crate::{
    auth::{
        model::ApiKey,
        store::keys::{self as store, Known},
    },
    kernel::{
        error::AppError,
        fact::FactKind,
        ids::{ApiKeyId, RestaurantId},
        permission::{Permission, PermissionSet, may_be_granted},
        text::Name,
    },
    platform::{
        crypto::{new_token, sha256},
        ctx::Ctx,
        db::Tx,
        facts::NewFact,
    },
};

/// What a key begins with, so that one that leaked is known for what it is.
pub const PREFIX: &str = "ck_";

fn hash(key: &str) -> [u8; 32] {
    sha256(&[b"api_key", key.as_bytes()])
}

/// Makes a key; answers with it, this once.
pub async fn make(ctx: &Ctx, name: &str, scopes: &[Permission]) -> Result<(ApiKey, String), AppError> {
    ctx.require(Permission::ApiKeysManage)?;
    let name = Name::parse(name).map_err(|error| AppError::invalid("name", format!("A name {error}.")))?;
    if scopes.is_empty() {
        return Err(AppError::invalid("scopes", "Say what the key is good for."));
    }
    if let Some(scope) = scopes.iter().find(|scope| !may_be_granted(**scope)) {
        return Err(AppError::invalid("scopes", format!("No key is good for {}.", scope.as_str())));
    }
    let by = ctx.actor().member().ok_or(AppError::Unauthenticated)?;
    let key = format!("{PREFIX}{}", new_token());
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let mut scopes = scopes.to_vec();
    scopes.sort_unstable();
    scopes.dedup();
    let known = ApiKey {
        id: tx.new_id(),
        name: name.to_string(),
        scopes,
        created_at: tx.at(),
        last_used_at: None,
        revoked_at: None,
    };
    store::insert(tx.conn(), restaurant, (&known, &hash(&key)), by).await?;
    tx.record(NewFact::new(FactKind::ApiKeyMade, json!({ "api_key": known.id, "scopes": known.scopes })));
    tx.commit().await?;
    Ok((known, key))
}

/// Every key of the restaurant, the revoked ones too.
pub async fn list(ctx: &Ctx) -> Result<Vec<ApiKey>, AppError> {
    ctx.require(Permission::ApiKeysManage)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(store::list(tx.conn(), restaurant).await?)
}

/// Ends a key for good.
pub async fn revoke(ctx: &Ctx, key: ApiKeyId) -> Result<(), AppError> {
    ctx.require(Permission::ApiKeysManage)?;
    let mut tx = ctx.begin().await?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    if !store::revoke(tx.conn(), restaurant, key, at).await? {
        return Err(AppError::not_found("key"));
    }
    tx.record(NewFact::new(FactKind::ApiKeyRevoked, json!({ "api_key": key })));
    tx.commit().await
}

/// Ends every key of a restaurant that is given up.
pub async fn revoke_all_in_tx(tx: &mut Tx) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    Ok(store::revoke_all(tx.conn(), restaurant, at).await?)
}

/// The key that this text is, if it is good.
pub async fn find(ctx: &Ctx, key: &str) -> Result<Option<Known>, AppError> {
    ctx.require(Permission::SignIn)?;
    Ok(store::find(ctx.world().db.system(), &hash(key), ctx.now()).await?)
}

/// What a key may do now; none when it was revoked.
pub async fn scopes_now(ctx: &Ctx, restaurant: RestaurantId, key: ApiKeyId) -> Result<Option<PermissionSet>, AppError> {
    ctx.require(Permission::SignIn)?;
    Ok(store::scopes_now(ctx.world().db.system(), restaurant, key).await?)
}
