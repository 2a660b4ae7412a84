//! The orders under work at this screen, and the sending of what was done to them.
//!
//! The book outlives the page that shows an order, so that what is queued is sent although the waiter has gone on to the
//! next table. One request per order is under way at a time; operations keep their ids, so a repeat is harmless.

use std::{sync::Arc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use super::{failures::Failures, order_state::OrderState};
use crate::{
    kernel::{
        error::{AppError, Code},
        ids::OrderId,
    },
    menu::model::Menu,
    orders::{
        model::{Moment, Order, command::Operation, error::OrderError},
        rpc::staff,
    },
};

/// One order under work: shared, so that it may be sent from anywhere.
#[derive(Clone)]
pub struct OpenOrder {
    pub id: OrderId,
    pub state: ArcRwSignal<OrderState>,
    /// What the server wants somebody's approval for; the screen asks, and sends it apart from the queue.
    pub unapproved: ArcRwSignal<Option<Operation>>,
    /// Tries in a row that got no answer.
    failed_tries: ArcRwSignal<u32>,
    failures: Failures,
}

/// Every order that has something to send, and the one on the screen.
#[derive(Clone, Copy)]
pub struct OrderBook {
    orders: RwSignal<Vec<OpenOrder>>,
    failures: Failures,
}

impl OrderBook {
    pub fn new(failures: Failures) -> Self {
        Self { orders: RwSignal::new(vec![]), failures }
    }

    /// The order as it is worked on here: with what is still queued from before, else as it came from the server.
    pub fn take(self, order: Order, menu: Arc<Menu>) -> OpenOrder {
        let known = self.orders.with_untracked(|orders| orders.iter().find(|known| known.id == order.id).cloned());
        match known {
            Some(known) => {
                known.state.update(|state| {
                    state.set_menu(menu);
                    state.learn(order);
                });
                known
            }
            None => OpenOrder {
                id: order.id,
                state: ArcRwSignal::new(OrderState::new(order, menu)),
                unapproved: ArcRwSignal::new(None),
                failed_tries: ArcRwSignal::new(0),
                failures: self.failures,
            },
        }
    }

    /// Does an operation to an order: shown at once, sent as soon as may be.
    pub fn act(self, order: &OpenOrder, operation: Operation, moment: Moment) -> Result<(), OrderError> {
        let accepted = order.state.try_update(|state| state.accept(operation, moment));
        accepted.unwrap_or(Ok(()))?;
        self.orders.update(|orders| {
            orders.retain(|known| known.id != order.id && 0 < known.state.with_untracked(OrderState::waiting));
            orders.push(order.clone());
        });
        order.send_next();
        Ok(())
    }

    /// Sends whatever waits, now: the line is back.
    pub fn send_all(self) {
        for order in self.orders.get_untracked() {
            order.send_next();
        }
    }

    /// Operations that wait because the server did not answer.
    pub fn stuck(self) -> usize {
        let stuck = |order: &OpenOrder| {
            let waiting = order.state.with(OrderState::waiting);
            if 0 < order.failed_tries.get() { waiting } else { 0 }
        };
        self.orders.with(|orders| orders.iter().map(stuck).sum())
    }
}

impl OpenOrder {
    /// Whether everything done here has arrived.
    pub fn is_settled(&self) -> bool {
        self.state.with(OrderState::waiting) == 0
    }

    /// Whether the last try got no answer.
    pub fn is_stuck(&self) -> bool {
        0 < self.failed_tries.get()
    }

    fn send_next(&self) {
        let batch = self.state.try_update(OrderState::take_batch).unwrap_or_default();
        if batch.is_empty() {
            return;
        }
        let order = self.clone();
        spawn_local(async move {
            match staff::apply(order.id, batch).await {
                Ok(answer) => {
                    order.failed_tries.set(0);
                    order.state.update(|state| state.confirm(answer.order));
                    answer.warnings.into_iter().for_each(|warning| order.failures.warn(warning));
                    order.send_next();
                }
                Err(error) if error.is_passing() => order.wait(),
                Err(AppError::Unauthenticated) => {
                    if order.failed_tries.get_untracked() == 0 {
                        order.failures.tell(AppError::Unauthenticated);
                    }
                    order.wait();
                }
                Err(error) => order.give_up(error).await,
            }
        });
    }

    /// Keeps everything and tries again, later each time.
    fn wait(&self) {
        self.state.update(OrderState::put_back);
        self.failed_tries.update(|tries| *tries += 1);
        let order = self.clone();
        set_timeout(move || order.send_next(), pause_after(self.failed_tries.get_untracked()));
    }

    /// Drops what was refused, says why, and shows the order as the server has it.
    async fn give_up(&self, error: AppError) {
        self.failed_tries.set(0);
        let alone = self.state.try_with_untracked(|state| state.sending_alone().cloned()).flatten();
        let is_dropped = self.state.try_update(OrderState::refuse).unwrap_or(true);
        if is_dropped {
            match alone {
                Some(operation) if needs_approval(&error) => self.unapproved.set(Some(operation)),
                _ => self.failures.tell(error),
            }
            if let Ok(order) = staff::get_order(self.id).await {
                self.state.update(|state| state.learn(order));
            }
        }
        self.send_next();
    }
}

fn needs_approval(error: &AppError) -> bool {
    matches!(error, AppError::Conflict { code: Code::ApprovalNeeded, .. })
}

/// One second, then twice as long each time, at most fifteen.
fn pause_after(failed_tries: u32) -> Duration {
    Duration::from_secs(1 << failed_tries.saturating_sub(1).min(4)).min(Duration::from_secs(15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_come_less_often_but_never_stop() {
        let pauses: Vec<u64> = (1..=7).map(|tries| pause_after(tries).as_secs()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 15, 15, 15]);
    }
}
