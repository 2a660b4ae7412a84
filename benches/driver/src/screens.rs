//! Kitchen screens that listen while orders come in: how long from the order's being sent until each screen knows.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use anyhow::Context;
use futures_util::StreamExt;
use reqwest::Client;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio_tungstenite::{connect_async, tungstenite::client::IntoClientRequest};

use crate::{house::Houses, load::Done};

const ORDERS_A_SECOND: u32 = 4;
const LAST_WAIT: Duration = Duration::from_secs(3);

type Heard = Arc<Mutex<HashMap<String, Vec<Instant>>>>;

/// Orders at a steady pace for so long, to that many screens of one restaurant. A notice that does not come is an error,
/// and so is one that comes twice.
pub async fn run(url: &str, houses: &Houses, screens: usize, seconds: u64) -> anyhow::Result<Done> {
    let (heard, key) = (Heard::default(), &houses.keys[0]);
    // They end with this row, or the next ones would carry them.
    let mut listening = JoinSet::new();
    for _ in 0..screens {
        listen(url, key, heard.clone(), &mut listening).await?;
    }
    let client = Client::new();
    let mut pace = tokio::time::interval(Duration::from_secs(1) / ORDERS_A_SECOND);
    let begun = Instant::now();
    let mut sent = vec![];
    for nth in 0..usize::try_from(seconds)? * ORDERS_A_SECOND as usize {
        pace.tick().await;
        let order = json!({ "channel": "takeaway", "items": houses.dishes(nth) });
        let at = Instant::now();
        let answer = client.post(format!("{url}/api/v1/orders")).bearer_auth(key).json(&order).send().await?;
        let placed: Value = answer.error_for_status()?.json().await?;
        sent.push((placed["id"].as_str().context("an order has an id")?.to_owned(), at));
    }
    let lasted = begun.elapsed();
    tokio::time::sleep(LAST_WAIT).await;
    listening.shutdown().await;
    let heard = heard.lock().expect("nothing panics while it holds what was heard");
    let (mut took, mut errors) = (vec![], 0);
    for (order, at) in sent {
        let times = heard.get(&order).map(Vec::as_slice).unwrap_or_default();
        errors += times.len().abs_diff(screens);
        took.extend(times.iter().map(|time| u64::try_from((*time - at).as_micros()).unwrap_or(u64::MAX)));
    }
    Ok(Done::of(took, errors, lasted))
}

async fn listen(url: &str, key: &str, heard: Heard, listening: &mut JoinSet<()>) -> anyhow::Result<()> {
    let mut request = format!("{}/ws/events", url.replacen("http", "ws", 1)).into_client_request()?;
    request.headers_mut().insert("authorization", format!("Bearer {key}").parse()?);
    let (mut socket, _) = connect_async(request).await.context("a screen cannot listen")?;
    listening.spawn(async move {
        while let Some(Ok(message)) = socket.next().await {
            let at = Instant::now();
            let Ok(frame) = serde_json::from_str::<Value>(message.to_text().unwrap_or_default()) else { continue };
            if frame["kind"] == "order.lines_sent"
                && let Some(order) = frame["order"].as_str()
            {
                let mut heard = heard.lock().expect("nothing panics while it holds what was heard");
                heard.entry(order.to_owned()).or_default().push(at);
            }
        }
    });
    Ok(())
}
