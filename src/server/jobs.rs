//! What is looked after while the server runs. One process does it at a time, whichever gets there first.

use std::time::Duration;

use sqlx::PgConnection;
use tokio_util::sync::CancellationToken;

use crate::{
    auth::service::{letters, sign_ins},
    flows::reconcile::reconcile,
    platform::{
        api_requests,
        ctx::{Ctx, World},
        db::try_alone,
    },
};

/// How often gateways are asked about what is under way.
const RECONCILE_EVERY: Duration = Duration::from_secs(5);
/// How often letters are looked for that wait to be sent.
const LETTERS_EVERY: Duration = Duration::from_secs(5);
/// How often what nobody asks for any more is thrown away.
const SWEEP_EVERY: Duration = Duration::from_secs(15 * 60);

/// Starts them; they end with `stop`.
pub fn start(world: World, stop: CancellationToken) {
    tokio::spawn({
        let (world, stop) = (world.clone(), stop.clone());
        async move {
            while tokio::time::timeout(SWEEP_EVERY, stop.cancelled()).await.is_err() {
                if let Err(error) = api_requests::sweep(world.db.system(), world.clock.now()).await {
                    tracing::warn!(%error, "old requests could not be thrown away");
                }
                if let Err(error) = sign_ins::sweep(&Ctx::system_everywhere(world.clone())).await {
                    tracing::warn!(%error, "old sign-ins could not be thrown away");
                }
            }
        }
    });
    // On its own: a mail server that says nothing keeps nobody's money waiting.
    if let Some(mail) = world.outside.mail.clone() {
        let (world, stop) = (world.clone(), stop.clone());
        tokio::spawn(async move {
            while tokio::time::timeout(LETTERS_EVERY, stop.cancelled()).await.is_err() {
                if let Err(error) = letters::send_due(&Ctx::system_everywhere(world.clone()), &mail).await {
                    tracing::warn!(%error, "letters could not be sent");
                }
            }
        });
    }
    tokio::spawn(async move {
        // Kept from turn to turn: making a connection costs more than the turn.
        let mut own = None;
        while tokio::time::timeout(RECONCILE_EVERY, stop.cancelled()).await.is_err() {
            match is_this_one(&world, &mut own).await {
                Ok(true) => reconcile_now(&world).await,
                Ok(false) => {}
                Err(error) => {
                    own = None;
                    let error = &error as &dyn std::error::Error;
                    tracing::warn!(error, "the database could not be asked who reconciles");
                }
            }
        }
    });
}

/// Whether this process is the one that does it. Whoever holds the lock keeps it for as long as its connection lives.
async fn is_this_one(world: &World, own: &mut Option<PgConnection>) -> sqlx::Result<bool> {
    let conn = match own {
        Some(conn) => conn,
        None => own.insert(world.db.own_connection().await?),
    };
    try_alone(conn, "reconcile").await
}

async fn reconcile_now(world: &World) {
    if let Err(error) = reconcile(&Ctx::system_everywhere(world.clone())).await {
        tracing::warn!(%error, "open payments could not be looked after");
    }
}
