//! Where `now` comes from: the system, or a test's or the seed's own hand.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use crate::kernel::time::Timestamp;

#[derive(Clone, Debug)]
pub enum Clock {
    System,
    /// Microseconds since 1970; moved by whoever holds it.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    pub fn manual(at: Timestamp) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(at.timestamp_micros())))
    }

    /// The instant, in microseconds as Postgres keeps it.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => system_now(),
            Self::Manual(micros) => instant(micros.load(Ordering::SeqCst)),
        }
    }

    /// Moves a manual clock on. Panics on the system's.
    pub fn advance(&self, by: chrono::TimeDelta) {
        self.set(self.now() + by);
    }

    /// Sets a manual clock. Panics on the system's.
    pub fn set(&self, at: Timestamp) {
        match self {
            Self::System => panic!("the system's clock is not ours to set"),
            Self::Manual(micros) => micros.store(at.timestamp_micros(), Ordering::SeqCst),
        }
    }
}

fn instant(micros: i64) -> Timestamp {
    Timestamp::from_timestamp_micros(micros).expect("a clock holds an instant")
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the system's clock")]
fn system_now() -> Timestamp {
    instant(Timestamp::from(std::time::SystemTime::now()).timestamp_micros())
}
