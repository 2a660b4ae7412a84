//! Tells screens what happened, as it happens, from every process to every process.
//!
//! The log is the truth: a wake-up (from this process or, by NOTIFY, from another) only says "look". What a lost
//! wake-up misses, a poll finds within two seconds; what a slow listener misses, it is told to fetch anew.

use std::{collections::HashMap, sync::Arc, sync::Mutex, time::Duration};

use sqlx::{PgPool, postgres::PgListener};
use tokio::sync::{broadcast, mpsc, watch};
use tokio_util::sync::CancellationToken;

use crate::kernel::{
    error::AppError,
    fact::FactKind,
    ids::{OrderId, RestaurantId, SeatingId},
    live::Notice,
};

const CHANNEL: &str = "comanda_facts";
/// Triggers say here that somebody may be allowed less than before.
const RIGHTS: &str = "comanda_rights";
const POLL: Duration = Duration::from_secs(2);
/// Notices a listener may be behind before it is told to fetch anew.
const BUFFER: usize = 512;
/// The most facts replayed to a screen that comes back.
pub const REPLAY_MAX: i64 = 500;

/// A cheap handle; all of them share one hub.
#[derive(Clone, Debug)]
pub struct Live {
    wake: mpsc::UnboundedSender<RestaurantId>,
    topics: Topics,
    /// Counts how often rights may have changed.
    rights: watch::Sender<u64>,
    pool: PgPool,
}

type Topics = Arc<Mutex<HashMap<RestaurantId, Topic>>>;

#[derive(Debug)]
struct Topic {
    sender: broadcast::Sender<Notice>,
    last_seq: i64,
}

impl Live {
    /// Starts the hub on the system pool. It ends with `stop`.
    pub fn start(pool: PgPool, stop: CancellationToken) -> Self {
        let (wake, wakes) = mpsc::unbounded_channel();
        let live = Self { wake, topics: Topics::default(), rights: watch::Sender::new(0), pool };
        tokio::spawn(run(live.clone(), wakes, stop));
        live
    }

    /// Says that a restaurant's log has grown. Never waits, never fails.
    pub(super) fn wake(&self, restaurant: RestaurantId) {
        // The hub is gone only when the server is going.
        let _ = self.wake.send(restaurant);
    }

    /// Changes whenever somebody's rights may have, in any process: whoever listens on their behalf asks anew.
    pub fn rights(&self) -> watch::Receiver<u64> {
        self.rights.subscribe()
    }

    fn rights_changed(&self) {
        self.rights.send_modify(|times| *times += 1);
    }

    /// What happens from now on, and the number of the newest fact before it.
    pub async fn subscribe(&self, restaurant: RestaurantId) -> Result<(broadcast::Receiver<Notice>, i64), AppError> {
        if let Some(subscription) = self.known(restaurant) {
            return Ok(subscription);
        }
        let last_seq =
            sqlx::query_scalar!("select last_seq from fact_heads where restaurant_id = $1", restaurant.uuid())
                .fetch_one(&self.pool)
                .await?;
        let mut topics = self.topics.lock().expect("nothing panics while it holds the topics");
        let topic =
            topics.entry(restaurant).or_insert_with(|| Topic { sender: broadcast::channel(BUFFER).0, last_seq });
        Ok((topic.sender.subscribe(), topic.last_seq))
    }

    fn known(&self, restaurant: RestaurantId) -> Option<(broadcast::Receiver<Notice>, i64)> {
        let topics = self.topics.lock().expect("nothing panics while it holds the topics");
        topics.get(&restaurant).map(|topic| (topic.sender.subscribe(), topic.last_seq))
    }

    /// Facts after `seq`, at most [`REPLAY_MAX`] and one more, so that the caller sees that there were too many.
    pub async fn after(&self, restaurant: RestaurantId, seq: i64) -> Result<Vec<Notice>, AppError> {
        Ok(notices_after(&self.pool, restaurant, seq).await?)
    }

    /// Reads what is new of one restaurant and hands it out. A topic that nobody listens to is dropped.
    async fn deliver(&self, restaurant: RestaurantId) -> sqlx::Result<()> {
        let Some(last_seq) = self.listened_to(restaurant) else { return Ok(()) };
        let notices = notices_after(&self.pool, restaurant, last_seq).await?;
        let mut topics = self.topics.lock().expect("nothing panics while it holds the topics");
        if let Some(topic) = topics.get_mut(&restaurant) {
            for notice in notices {
                if topic.last_seq < notice.seq {
                    topic.last_seq = notice.seq;
                    // Nobody listening is no failure.
                    let _ = topic.sender.send(notice);
                }
            }
        }
        Ok(())
    }

    fn listened_to(&self, restaurant: RestaurantId) -> Option<i64> {
        let mut topics = self.topics.lock().expect("nothing panics while it holds the topics");
        let topic = topics.get(&restaurant)?;
        if topic.sender.receiver_count() == 0 {
            topics.remove(&restaurant);
            return None;
        }
        Some(topic.last_seq)
    }

    fn all(&self) -> Vec<RestaurantId> {
        self.topics.lock().expect("nothing panics while it holds the topics").keys().copied().collect()
    }
}

async fn run(live: Live, mut wakes: mpsc::UnboundedReceiver<RestaurantId>, stop: CancellationToken) {
    let mut listener = listen(&live.pool).await;
    let mut poll = tokio::time::interval(POLL);
    loop {
        let due: Vec<RestaurantId> = tokio::select! {
            () = stop.cancelled() => return,
            Some(first) = wakes.recv() => {
                let mut due = vec![first];
                while let Ok(more) = wakes.try_recv() {
                    due.push(more);
                }
                due.sort();
                due.dedup();
                notify_others(&live.pool, &due).await;
                due
            }
            told = hear(&mut listener) => match told {
                Heard::Grown(restaurant) => vec![restaurant],
                Heard::Rights => {
                    live.rights_changed();
                    vec![]
                }
                // The connection was lost: whatever was said meanwhile went unheard.
                Heard::Lost => {
                    listener = listen(&live.pool).await;
                    live.rights_changed();
                    live.all()
                }
            },
            _ = poll.tick() => {
                if listener.is_none() {
                    listener = listen(&live.pool).await;
                    live.rights_changed();
                }
                live.all()
            }
        };
        for restaurant in due {
            if let Err(error) = live.deliver(restaurant).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "live delivery waits for the database");
            }
        }
    }
}

async fn listen(pool: &PgPool) -> Option<PgListener> {
    let mut listener = PgListener::connect_with(pool).await.ok()?;
    listener.listen_all([CHANNEL, RIGHTS]).await.ok()?;
    Some(listener)
}

/// What another process, or a trigger, said.
enum Heard {
    /// A restaurant's log has grown.
    Grown(RestaurantId),
    Rights,
    Lost,
}

/// Pends for ever without a listener.
async fn hear(listener: &mut Option<PgListener>) -> Heard {
    match listener {
        None => std::future::pending().await,
        Some(listener) => loop {
            match listener.try_recv().await {
                Ok(Some(notification)) if notification.channel() == RIGHTS => return Heard::Rights,
                Ok(Some(notification)) => {
                    if let Ok(restaurant) = notification.payload().parse() {
                        return Heard::Grown(restaurant);
                    }
                }
                Ok(None) | Err(_) => return Heard::Lost,
            }
        },
    }
}

/// After the commit and outside it: a NOTIFY inside would make all commits queue for one lock.
async fn notify_others(pool: &PgPool, restaurants: &[RestaurantId]) {
    let payloads: Vec<String> = restaurants.iter().map(ToString::to_string).collect();
    let told = sqlx::query!("select pg_notify($1, payload) from unnest($2::text[]) payload", CHANNEL, &payloads)
        .fetch_all(pool)
        .await;
    if let Err(error) = told {
        tracing::warn!(
            error = &error as &dyn std::error::Error,
            "other processes were not woken; their poll will find it"
        );
    }
}

async fn notices_after(pool: &PgPool, restaurant: RestaurantId, seq: i64) -> sqlx::Result<Vec<Notice>> {
    let rows = sqlx::query!(
        "select seq, kind, order_id, seating_id from facts where restaurant_id = $1 and seq > $2 order by seq limit $3",
        restaurant.uuid(),
        seq,
        REPLAY_MAX + 1
    )
    .fetch_all(pool)
    .await?;
    let notice = |row: &(i64, String, Option<uuid::Uuid>, Option<uuid::Uuid>)| {
        Some(Notice {
            seq: row.0,
            kind: FactKind::parse(&row.1)?,
            order: row.2.map(OrderId::from),
            seating: row.3.map(SeatingId::from),
        })
    };
    // A kind that this version does not know is a newer process's; its screens speak for themselves.
    Ok(rows.into_iter().filter_map(|row| notice(&(row.seq, row.kind, row.order_id, row.seating_id))).collect())
}
