//! The board as it is on the server, fetched anew whenever something happened, with what was tapped here on top.

use std::{collections::HashSet, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    kernel::{
        error::AppError,
        ids::{LineId, OperationId, StationId, TicketId},
    },
    kitchen::{
        model::{Board, StationTab},
        rpc,
    },
    orders::model::line::LineState,
    ui::shared::live::{Link, Live},
};

use super::{clock::Clock, overlay::Overlay};

/// When a fetch failed for a reason that passes.
const RETRY_AFTER: Duration = Duration::from_secs(3);

#[derive(Clone, Copy)]
pub struct Feed {
    pub clock: Clock,
    /// Why the last fetch failed, if it did; the board before it is still shown.
    pub failure: RwSignal<Option<AppError>>,
    /// Which station is wanted; none means all.
    pub station: Memo<Option<StationId>>,
    loaded: RwSignal<Loaded>,
    overlay: RwSignal<Overlay>,
    fetches: StoredValue<Fetches>,
}

/// A board and what it was asked for.
#[derive(Clone)]
struct Loaded {
    station: Option<StationId>,
    board: Board,
}

/// Fetches are numbered, one at a time.
#[derive(Clone, Copy, Default)]
struct Fetches {
    started: u64,
    taken: u64,
    is_running: bool,
    /// Something happened after the running one began.
    is_due: bool,
}

impl Feed {
    /// Starts from the board that came with the page, asked for `first_station`.
    pub fn new(station: Memo<Option<StationId>>, first_station: Option<StationId>, first: Board, live: Live) -> Self {
        let feed = Self {
            clock: Clock::new(first.now),
            failure: RwSignal::new(None),
            station,
            loaded: RwSignal::new(Loaded { station: first_station, board: first }),
            overlay: RwSignal::new(Overlay::default()),
            fetches: StoredValue::new(Fetches::default()),
        };
        Effect::new(move |before: Option<(u64, Option<StationId>)>| {
            let wanted = (live.version.get(), station.get());
            if before.unwrap_or((0, first_station)) != wanted {
                feed.refresh();
            }
            wanted
        });
        Effect::new(move |_| {
            // What is under way on a dead line may never end; the next one must not wait for it.
            if live.link.get() == Link::Lost {
                feed.fetches.update_value(|fetches| fetches.is_running = false);
            }
        });
        feed
    }

    /// The wanted station's board as this screen shows it; none while it is on its way.
    pub fn board(self) -> Memo<Option<Board>> {
        Memo::new(move |_| {
            let wanted = self.station.get();
            self.loaded.with(|Loaded { station, board }| {
                let of_all = station.is_none();
                if *station != wanted && !of_all {
                    return None;
                }
                let mut shown = self.overlay.with(|overlay| overlay.apply(board));
                if let Some(wanted) = wanted {
                    shown.tickets.retain(|card| card.station == wanted);
                    shown.done.retain(|card| card.station == wanted);
                    shown.taken_back.retain(|card| card.station == wanted);
                }
                Some(shown)
            })
        })
    }

    /// Which tickets the server's last board had, and for which station it was.
    pub fn ticket_ids(self) -> (Option<StationId>, HashSet<TicketId>) {
        self.loaded.with(|Loaded { station, board }| (*station, board.tickets.iter().map(|card| card.id).collect()))
    }

    /// The stations of the last board.
    pub fn stations<T>(self, each: impl Fn(&StationTab) -> T) -> Vec<T> {
        self.loaded.with(|loaded| loaded.board.stations.iter().map(each).collect())
    }

    /// Shows the dishes as `to` before the server has answered.
    pub fn expect(self, lines: &[LineId], to: LineState, operation: OperationId) {
        self.overlay.try_update(|overlay| overlay.put(lines, to, operation));
    }

    /// The server has done it.
    pub fn confirm(self, operation: OperationId) {
        let next = self.fetches.try_get_value().unwrap_or_default().started + 1;
        self.overlay.try_update(|overlay| overlay.confirm(operation, next));
        self.refresh();
    }

    /// The server has refused it: the board shows what is.
    pub fn take_back(self, operation: OperationId) {
        self.overlay.try_update(|overlay| overlay.take_back(operation));
        self.refresh();
    }

    /// Fetches the board; while a fetch is under way, another one follows it.
    pub fn refresh(self) {
        let number = self.fetches.try_update_value(Fetches::begin).flatten();
        let (Some(number), Some(station)) = (number, self.station.try_get_untracked()) else { return };
        spawn_local(async move {
            let answer = rpc::board(station).await;
            self.take(number, station, answer);
        });
    }

    fn take(self, number: u64, station: Option<StationId>, answer: Result<Board, AppError>) {
        let Some(is_newest) = self.fetches.try_update_value(|fetches| fetches.end(number, answer.is_ok())) else {
            return;
        };
        match answer {
            Ok(board) if is_newest => {
                self.overlay.try_update(|overlay| overlay.arrived(number));
                self.clock.set(board.now);
                self.loaded.try_set(Loaded { station, board });
                self.failure.try_set(None);
            }
            Ok(_) => {}
            Err(error) => {
                if error.is_passing() {
                    set_timeout(move || self.refresh(), RETRY_AFTER);
                }
                self.failure.try_set(Some(error));
            }
        }
        if self.fetches.try_get_value().is_some_and(|fetches| fetches.is_due) {
            self.refresh();
        }
    }
}

impl Fetches {
    /// The number of the fetch to make now; none when a running one has to end first.
    fn begin(&mut self) -> Option<u64> {
        self.is_due = self.is_running;
        if self.is_running {
            return None;
        }
        self.is_running = true;
        self.started += 1;
        Some(self.started)
    }

    /// Fetch `number` is over; answers whether its board is newer than the one shown.
    fn end(&mut self, number: u64, is_good: bool) -> bool {
        if number == self.started {
            self.is_running = false;
        }
        let is_newest = self.taken < number;
        if is_good && is_newest {
            self.taken = number;
        }
        is_newest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_fetch_at_a_time_and_one_more_after_news() {
        let mut fetches = Fetches::default();
        assert_eq!(fetches.begin(), Some(1));
        assert_eq!(fetches.begin(), None);
        assert!(fetches.end(1, true) && fetches.is_due);
        assert_eq!(fetches.begin(), Some(2));
        assert!(!fetches.is_due);
    }

    #[test]
    fn an_answer_that_comes_late_is_not_shown() {
        let mut fetches = Fetches::default();
        assert_eq!(fetches.begin(), Some(1));
        fetches.is_running = false;
        assert_eq!(fetches.begin(), Some(2));
        assert!(fetches.end(2, true));
        assert!(!fetches.end(1, true));
    }
}
