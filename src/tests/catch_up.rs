//! Realtime: what happens is told to every process; what was missed is caught up.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::app::TestApp;
use crate::{
    kernel::{fact::FactKind, live::Notice},
    platform::{db::Database, live::Live},
};

async fn next(notices: &mut tokio::sync::broadcast::Receiver<Notice>) -> Notice {
    tokio::time::timeout(Duration::from_secs(10), notices.recv()).await.expect("a notice comes").unwrap()
}

/// S2-02, S3-38: a second process on the same database hears what the first one did, in order, each once.
#[tokio::test(flavor = "multi_thread")]
async fn another_process_hears_everything_once() {
    let app = TestApp::new().await;
    let stop = CancellationToken::new();
    let other_db = Database::connect(&super::db::cluster().await.url_for(&app.db.name)).await.unwrap();
    let other = Live::start(other_db.system().clone(), stop.clone());
    let (mut there, from) = other.subscribe(app.house.id).await.unwrap();
    let (mut here, same) = app.world.live.subscribe(app.house.id).await.unwrap();
    assert_eq!(from, same);
    app.sent(0, &[(app.house.coffee, 1)]).await;
    // Seating opened, order opened, line added, lines sent, order numbered.
    let expected: Vec<(i64, FactKind)> = (from + 1..)
        .zip([
            FactKind::SeatingOpened,
            FactKind::OrderOpened,
            FactKind::LineAdded,
            FactKind::LinesSent,
            FactKind::OrderNumbered,
        ])
        .collect();
    for (seq, kind) in expected {
        for notices in [&mut there, &mut here] {
            let notice = next(notices).await;
            assert_eq!((notice.seq, notice.kind), (seq, kind));
        }
    }
    stop.cancel();
    other_db.close().await;
    app.end().await;
}

/// S3-45: a screen that was away asks for what came after its last number.
#[tokio::test(flavor = "multi_thread")]
async fn a_screen_that_was_away_misses_nothing() {
    let app = TestApp::new().await;
    let (_, seen) = app.world.live.subscribe(app.house.id).await.unwrap();
    app.sent(0, &[(app.house.coffee, 2)]).await;
    let missed = app.world.live.after(app.house.id, seen).await.unwrap();
    assert_eq!(missed.iter().map(|notice| notice.seq).collect::<Vec<_>>(), (seen + 1..=seen + 5).collect::<Vec<_>>());
    app.end().await;
}
