//! Drives a Comanda server over HTTP and prints a table of what it managed: `comanda-bench URL SECONDS`, or only the rows of
//! what is read in a house with so many orders: `comanda-bench URL SECONDS reads ORDERS`.
//!
//! Every request is a program's: an API key per restaurant, no shortcut past the server. Each figure is taken after a
//! warm-up of a second, over whole requests that were answered as expected; anything else is counted as an error.

mod house;
mod load;
mod screens;

use anyhow::Context;
use serde_json::json;

use crate::{
    house::Houses,
    load::{Done, Load},
};

const CLIENTS: [usize; 5] = [1, 8, 16, 32, 64];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().context("usage: comanda-bench URL SECONDS")?;
    let seconds: u64 = arguments.next().context("usage: comanda-bench URL SECONDS")?.parse()?;
    let houses = Houses::prepare(&url).await?;
    let load = Load::new(seconds);
    if arguments.next().as_deref() == Some("reads") {
        let orders: usize = arguments.next().context("how many orders?")?.parse()?;
        newest(&load, &url, &houses).await.print("the newest 50 orders", orders, 1);
        dashboard(&load, &url, &houses).await.print("dashboard", orders, 1);
        return Ok(());
    }

    println!("| job | restaurants | clients | per second | p50 ms | p99 ms | errors |");
    println!("|---|---|---|---|---|---|---|");
    dashboard(&load, &url, &houses).await.print("dashboard, before the load", 1, 1);
    for screens in [20, 200] {
        let heard = screens::run(&url, &houses, screens, seconds).await?;
        heard.print(&format!("an order until {screens} screens know, 4 orders a second"), 1, screens);
    }
    let page = load.run(16, |client, _, _| client.get(format!("{url}/r/bistro-nove"))).await;
    page.print("guest menu page, server-rendered", 1, 16);
    for (job, is_paid) in [("create an order of 3 dishes", false), ("create, pay, take stock (S3-40)", true)] {
        for count in [1, houses.keys.len()] {
            for clients in CLIENTS {
                let done = load
                    .run(clients, |client, worker, nth| {
                        let mut order = json!({ "channel": "takeaway", "items": houses.dishes(worker + nth) });
                        if is_paid {
                            order["pay"] = json!({ "tender": "cash" });
                        }
                        let key = &houses.keys[(worker + nth * 7) % count];
                        client.post(format!("{url}/api/v1/orders")).bearer_auth(key).json(&order)
                    })
                    .await;
                done.print(job, count, clients);
            }
        }
    }
    newest(&load, &url, &houses).await.print("the newest 50 orders", 1, 1);
    dashboard(&load, &url, &houses).await.print("dashboard, after the load", 1, 1);
    Ok(())
}

/// The owner's first page.
async fn dashboard(load: &Load, url: &str, houses: &Houses) -> Done {
    let ask = |client: &reqwest::Client, _, _| {
        let ask = client.post(format!("{url}/rpc/reports/dashboard")).header("cookie", &houses.cookie);
        ask.header("accept", "application/json").json(&json!({}))
    };
    load.run(1, ask).await
}

async fn newest(load: &Load, url: &str, houses: &Houses) -> Done {
    load.run(1, |client, _, _| client.get(format!("{url}/api/v1/orders?limit=50")).bearer_auth(&houses.keys[0])).await
}
