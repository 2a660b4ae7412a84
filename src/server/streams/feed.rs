//! One listener's stream: what they missed, then what happens, with a beat that shows that the line is alive.

use std::{collections::VecDeque, time::Duration};

use tokio::{
    sync::{broadcast, watch},
    time::Interval,
};
use tokio_util::sync::CancellationToken;

use super::{holder::Holder, topic::Topic};
use crate::{
    kernel::{error::AppError, live::Notice, permission::Permission},
    platform::{
        ctx::{Ctx, World},
        live::REPLAY_MAX,
    },
    server::state::AppState,
};

/// A listener that hears nothing for twice this long knows that the server is away.
const BEAT: Duration = Duration::from_secs(5);
/// A right that ends by itself, as a session does with time, is asked about this often.
const ASKED_EVERY_BEATS: u32 = 6;

/// What a listener is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Beat,
    Fact(Notice),
    /// Something was missed: fetch anew.
    Resync,
}

/// Why nothing more is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Signed out, removed, closed.
    SignedOut,
    /// Still known here, but this is not for them any more.
    NotAllowed,
    /// The server stops, or cannot tell who may listen.
    GoingAway,
}

/// Who may listen to what.
#[derive(Clone)]
pub struct Listening {
    pub holder: Holder,
    pub permission: Permission,
    pub topic: Topic,
}

pub struct Feed {
    world: World,
    stop: CancellationToken,
    listening: Listening,
    notices: broadcast::Receiver<Notice>,
    rights: watch::Receiver<u64>,
    missed: VecDeque<Told>,
    beat: Interval,
    beats: u32,
    /// Whether to ask anew who this is. Set before asking and cleared after it, so that dropping the wait loses nothing.
    is_asking: bool,
    /// The newest number told or passed over.
    pub seen: i64,
}

impl Feed {
    /// Begins to listen in the restaurant of `ctx`, with what came after `after`.
    pub async fn start(
        state: &AppState,
        ctx: &Ctx,
        listening: Listening,
        after: Option<i64>,
    ) -> Result<Self, AppError> {
        ctx.require(listening.permission)?;
        let (restaurant, live) = (ctx.restaurant()?, &state.world.live);
        let rights = live.rights();
        // Listening begins before the catch-up is read, so that nothing falls between.
        let (notices, last_seq) = live.subscribe(restaurant).await?;
        let missed = match after {
            Some(after) if after < last_seq => live.after(restaurant, after).await?,
            _ => vec![],
        };
        let is_too_much = i64::try_from(missed.len()).is_ok_and(|missed| REPLAY_MAX < missed);
        let missed =
            if is_too_much { vec![Told::Resync] } else { missed.into_iter().map(Told::Fact).collect::<Vec<_>>() };
        Ok(Self {
            world: state.world.clone(),
            stop: state.stop.clone(),
            listening,
            notices,
            rights,
            missed: missed.into(),
            beat: tokio::time::interval(BEAT),
            beats: 0,
            // Somebody may have lost the right between being asked who they are and this.
            is_asking: true,
            seen: after.unwrap_or(last_seq).max(0),
        })
    }

    /// What is told next. Dropping the wait loses nothing.
    pub async fn next(&mut self) -> Result<Told, End> {
        loop {
            if self.is_asking {
                self.still_allowed().await?;
                self.is_asking = false;
            }
            let told = match self.missed.pop_front() {
                Some(told) => told,
                None => match self.wait().await? {
                    Some(told) => told,
                    None => continue,
                },
            };
            if let Told::Fact(notice) = told {
                if notice.seq <= self.seen {
                    continue;
                }
                self.seen = notice.seq;
                if !self.listening.topic.tells(&notice) {
                    continue;
                }
            }
            return Ok(told);
        }
    }

    async fn wait(&mut self) -> Result<Option<Told>, End> {
        tokio::select! {
            biased;
            () = self.stop.cancelled() => Err(End::GoingAway),
            changed = self.rights.changed() => {
                self.is_asking = true;
                changed.map(|()| None).map_err(|_| End::GoingAway)
            }
            told = self.notices.recv() => match told {
                Ok(notice) => Ok(Some(Told::Fact(notice))),
                Err(broadcast::error::RecvError::Lagged(_)) => Ok(Some(Told::Resync)),
                Err(broadcast::error::RecvError::Closed) => Err(End::GoingAway),
            },
            _ = self.beat.tick() => {
                self.beats += 1;
                self.is_asking = self.beats.is_multiple_of(ASKED_EVERY_BEATS);
                Ok(Some(Told::Beat))
            }
        }
    }

    async fn still_allowed(&self) -> Result<(), End> {
        match self.listening.holder.ctx(&self.world).await {
            Ok(Some(ctx)) if ctx.require(self.listening.permission).is_ok() => Ok(()),
            Ok(Some(_)) => Err(End::NotAllowed),
            Ok(None) => Err(End::SignedOut),
            // Whoever cannot be asked about hears nothing more; they come back when the database does.
            Err(_) => Err(End::GoingAway),
        }
    }
}
