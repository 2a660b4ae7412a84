//! Clients that send one request after the other, and what came of it.

use std::time::{Duration, Instant};

use reqwest::{Client, RequestBuilder};

const WARM_UP: Duration = Duration::from_secs(1);

pub struct Load {
    client: Client,
    lasts: Duration,
}

/// How long each answered request took, in microseconds, sorted; and how many were not answered as they should be.
pub struct Done {
    took_us: Vec<u64>,
    errors: usize,
    lasted: Duration,
}

impl Load {
    pub fn new(seconds: u64) -> Self {
        Self { client: Client::new(), lasts: Duration::from_secs(seconds) }
    }

    /// `request` is given the client's number and how many it has sent before.
    pub async fn run(
        &self,
        clients: usize,
        request: impl Fn(&Client, usize, usize) -> RequestBuilder + Sync,
    ) -> Done {
        let begins = Instant::now() + WARM_UP;
        let ends = begins + self.lasts;
        let one = async |worker: usize| {
            let (mut took, mut errors, mut nth) = (vec![], 0usize, 0usize);
            while Instant::now() < ends {
                let sent = Instant::now();
                let is_done = match request(&self.client, worker, nth).send().await {
                    Ok(answer) => answer.status().is_success() && answer.bytes().await.is_ok(),
                    Err(_) => false,
                };
                nth += 1;
                match (is_done, begins <= sent) {
                    (true, true) => took.push(u64::try_from(sent.elapsed().as_micros()).unwrap_or(u64::MAX)),
                    (true, false) => {}
                    (false, _) => errors += 1,
                }
            }
            (took, errors)
        };
        let all = futures_of(clients, one).await;
        let mut done = Done { took_us: vec![], errors: 0, lasted: begins.elapsed() };
        for (took, errors) in all {
            done.took_us.extend(took);
            done.errors += errors;
        }
        done.took_us.sort_unstable();
        done
    }
}

/// All of them at once, on this task: what they wait for is the server.
async fn futures_of<T>(count: usize, one: impl AsyncFn(usize) -> T) -> Vec<T> {
    let mut running: Vec<_> = (0..count).map(|worker| Some(Box::pin(one(worker)))).collect();
    let mut ended: Vec<Option<T>> = running.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        let mut left = false;
        for (slot, end) in running.iter_mut().zip(&mut ended) {
            if let Some(future) = slot {
                match future.as_mut().poll(context) {
                    std::task::Poll::Ready(value) => (*slot, *end) = (None, Some(value)),
                    std::task::Poll::Pending => left = true,
                }
            }
        }
        if left { std::task::Poll::Pending } else { std::task::Poll::Ready(()) }
    })
    .await;
    ended.into_iter().flatten().collect()
}

impl Done {
    pub fn of(mut took_us: Vec<u64>, errors: usize, lasted: Duration) -> Self {
        took_us.sort_unstable();
        Self { took_us, errors, lasted }
    }

    pub fn print(&self, job: &str, restaurants: usize, clients: usize) {
        let at = |part: usize| {
            let us = self.took_us.get((self.took_us.len() * part / 100).min(self.took_us.len().saturating_sub(1)));
            us.map_or_else(|| "-".to_owned(), |us| format!("{}.{}", us / 1_000, us % 1_000 / 100))
        };
        let lasted_ms = self.lasted.as_millis().max(1);
        let rate = self.took_us.len() as u128 * 1_000 / lasted_ms;
        println!("| {job} | {restaurants} | {clients} | {rate} | {} | {} | {} |", at(50), at(99), self.errors);
    }
}
