//! Closing the books: the numbered, immutable reports.

use serde_json::json;

use super::{
    figures::{Period, figures_in_tx},
    sessions::require_all_closed_in_tx,
};
use crate::{
    drawers::{
        model::{
            ZSummary,
            figures::{Figures, ZBody},
        },
        store::zs::{self as store, StoredZ},
    },
    kernel::{error::AppError, fact::FactKind, ids::OperationId, time::BusinessDate},
    platform::{
        crypto::{hex, sha256},
        db::Tx,
        error::{inconsistent, internal},
        facts::{self, NewFact},
        idempotency::{self, Claim},
    },
};

/// The most Zs that are listed.
const LISTED_MAX: i64 = 60;

/// A Z with its seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    pub body: ZBody,
    pub hash: String,
}

/// Takes a Z: everything since the one before it comes under its number, and its figures are written for good. The
/// same request again answers with the same Z.
pub async fn take_in_tx(tx: &mut Tx, operation: OperationId, date: BusinessDate) -> Result<Sealed, AppError> {
    let (restaurant, actor, at) = (tx.restaurant(), tx.actor(), tx.at());
    if idempotency::claim(tx.conn(), restaurant, operation.uuid(), &"z", at).await? == Claim::Repeat {
        let number = store::number_of(tx.conn(), restaurant, operation).await?;
        return get_in_tx(tx, number.ok_or_else(|| inconsistent("z_reports", "operation_id"))?).await;
    }
    // From here on nobody else takes one.
    let number = store::next_number(tx.conn(), restaurant).await?;
    let before = store::find(tx.conn(), restaurant, number - 1).await?;
    let hash_before = before.as_ref().map(|before| before.hash.clone()).unwrap_or_default();
    let last_seq = facts::last_seq(tx.conn(), restaurant).await?;
    store::take_entries(tx.conn(), restaurant, number).await?;
    // After the entries were taken: a drawer that is opened meanwhile is seen here, or its float comes after this Z.
    require_all_closed_in_tx(tx).await?;
    let figures = figures_in_tx(tx, Period { number, last_seq }, before).await?;
    let drawers = store::closed_drawers(tx.conn(), restaurant, number).await?;
    let body = ZBody { number: whole(number), at, date, figures: Figures { drawers, ..figures } };
    let text = serde_json::to_string(&body).map_err(|error| internal("z report", &error))?;
    let hash = sha256(&[&hash_before, text.as_bytes()]);
    let stored = StoredZ { number, at, last_seq, body: text, hash: hash.to_vec() };
    store::insert(tx.conn(), restaurant, &stored, (operation, actor)).await?;
    let data = json!({ "number": number, "last_seq": last_seq, "hash": hex(&hash) });
    tx.record(NewFact::new(FactKind::ZReported, data));
    Ok(Sealed { body, hash: hex(&hash) })
}

fn whole(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

pub async fn get_in_tx(tx: &mut Tx, number: i64) -> Result<Sealed, AppError> {
    let restaurant = tx.restaurant();
    let stored = store::find(tx.conn(), restaurant, number).await?.ok_or_else(|| AppError::not_found("Z report"))?;
    Ok(Sealed { body: read(&stored)?, hash: hex(&stored.hash) })
}

/// The newest Zs, newest first.
pub async fn list_in_tx(tx: &mut Tx) -> Result<Vec<ZSummary>, AppError> {
    let restaurant = tx.restaurant();
    let stored = store::newest(tx.conn(), restaurant, LISTED_MAX).await?;
    stored.iter().map(|stored| read(stored).map(|body| summary(&body))).collect()
}

fn read(stored: &StoredZ) -> Result<ZBody, AppError> {
    serde_json::from_str(&stored.body).map_err(|_| inconsistent("z_reports", "body"))
}

fn summary(body: &ZBody) -> ZSummary {
    ZSummary {
        number: body.number,
        date: body.date,
        at: body.at,
        gross: body.figures.gross(),
        over_short: body.figures.cash.map(|cash| cash.over_short).unwrap_or_default(),
    }
}
