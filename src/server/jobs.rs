//! What is looked after while the server runs. One process does it at a time, whichever gets there first.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::{
    flows::reconcile::reconcile,
    platform::ctx::{Ctx, World},
};

/// How often gateways are asked about what is under way.
const RECONCILE_EVERY: Duration = Duration::from_secs(5);

/// Starts them; they end with `stop`.
pub fn start(world: World, stop: CancellationToken) {
    tokio::spawn(async move {
        while tokio::time::timeout(RECONCILE_EVERY, stop.cancelled()).await.is_err() {
            reconcile_alone(&world).await;
        }
    });
}

async fn reconcile_alone(world: &World) {
    let alone = match world.db.lock_alone("reconcile").await {
        Ok(alone) => alone,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "the database could not be asked who reconciles");
            return;
        }
    };
    if alone.is_none() {
        return;
    }
    if let Err(error) = reconcile(&Ctx::system_everywhere(world.clone())).await {
        tracing::warn!(%error, "open payments could not be looked after");
    }
}
