//! What was tapped goes to the server one after the other, in the order of the taps.

use std::{collections::VecDeque, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    kernel::{
        error::AppError,
        ids::{LineId, OperationId, OrderId},
    },
    kitchen::rpc,
    orders::model::line::LineState,
    ui::shared::new_id::new_id,
};

use super::feed::Feed;

/// How often the same operation is sent when the reason of a failure passes; the server does it once.
const TRIES_MAX: u32 = 4;
const PAUSE: Duration = Duration::from_secs(1);

#[derive(Clone, Copy)]
pub struct Outbox {
    feed: Feed,
    waiting: StoredValue<VecDeque<Waiting>>,
    is_sending: StoredValue<bool>,
    /// The last refusal and whose it was, for a message.
    pub refused: RwSignal<Option<(OrderId, AppError)>>,
}

#[derive(Clone)]
struct Waiting {
    order: OrderId,
    lines: Vec<LineId>,
    to: LineState,
    operation: OperationId,
    tries: u32,
}

impl Outbox {
    pub fn new(feed: Feed) -> Self {
        Self {
            feed,
            waiting: StoredValue::new(VecDeque::new()),
            is_sending: StoredValue::new(false),
            refused: RwSignal::new(None),
        }
    }

    /// Moves dishes of one order on or back: on the screen now, on the server as soon as may be. Handlers only.
    pub fn advance(self, order: OrderId, lines: Vec<LineId>, to: LineState) {
        if lines.is_empty() {
            return;
        }
        let operation = new_id();
        self.feed.expect(&lines, to, operation);
        self.waiting.try_update_value(|waiting| waiting.push_back(Waiting { order, lines, to, operation, tries: 1 }));
        self.send_next();
    }

    fn send_next(self) {
        if self.is_sending.try_get_value().unwrap_or(true) {
            return;
        }
        let Some(next) = self.waiting.try_with_value(|waiting| waiting.front().cloned()).flatten() else { return };
        self.is_sending.try_set_value(true);
        spawn_local(async move {
            let order = next.order;
            let answer = rpc::advance(order, next.lines, next.to, next.operation).await;
            self.is_sending.try_set_value(false);
            match answer {
                Err(error) if error.is_passing() && next.tries < TRIES_MAX => {
                    self.waiting.try_update_value(|waiting| waiting.front_mut().map(|front| front.tries += 1));
                    set_timeout(move || self.send_next(), PAUSE);
                    return;
                }
                Err(error) => {
                    self.feed.take_back(next.operation);
                    self.refused.try_set(Some((order, error)));
                }
                Ok(()) => self.feed.confirm(next.operation),
            }
            self.waiting.try_update_value(VecDeque::pop_front);
            self.send_next();
        });
    }
}
