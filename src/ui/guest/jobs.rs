//! The guest's taps, done one after the other in the order they were made.
//!
//! Each has the id its operation keeps through every try, so that what is repeated is done once. A tap that could
//! not reach the house waits, with all behind it, for "Try again"; a tap that was refused is dropped and the reason
//! shown.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    kernel::{
        error::AppError,
        ids::{ItemId, LineId, OperationId},
    },
    orders::{model::command::OrderCommand, rpc::guest::guest_apply},
    ui::shared::new_id::new_id,
};

use super::{
    acts::{Act, command_of},
    visit::Visit,
};

#[derive(Clone)]
pub struct Job {
    operation: OperationId,
    act: Act,
    /// Fixed at the first try.
    command: Option<OrderCommand>,
    done: Option<Callback<()>>,
}

#[derive(Clone, Copy)]
pub struct Jobs {
    queue: RwSignal<Vec<Job>>,
    failed: RwSignal<Vec<Job>>,
    running: StoredValue<bool>,
    /// Why the last one did not work.
    pub trouble: RwSignal<Option<AppError>>,
}

impl Jobs {
    /// With what a plain form was refused for.
    pub fn new(refusal: Option<AppError>) -> Self {
        Self {
            queue: RwSignal::new(vec![]),
            failed: RwSignal::new(vec![]),
            running: StoredValue::new(false),
            trouble: RwSignal::new(refusal),
        }
    }

    /// Does it after what is already waiting; `done` when it worked. In event handlers only.
    pub fn push(self, visit: Visit, act: Act, done: Option<Callback<()>>) {
        self.queue.update(|queue| queue.push(Job { operation: new_id(), act, command: None, done }));
        self.run(visit);
    }

    /// Whether something waits for "Try again".
    pub fn has_failed(self) -> bool {
        self.failed.with(|failed| !failed.is_empty())
    }

    pub fn try_again(self, visit: Visit) {
        let failed = self.failed.get_untracked();
        self.dismiss();
        self.queue.update(|queue| queue.extend(failed));
        self.run(visit);
    }

    /// Lets go of what did not work.
    pub fn dismiss(self) {
        self.failed.set(vec![]);
        self.trouble.set(None);
    }

    /// Portions of a dish that are on their way into the cart.
    pub fn coming(self, item: ItemId) -> u32 {
        self.sum(|act| match act {
            Act::Add { wanted, .. } if wanted.item == item => i64::from(wanted.quantity),
            _ => 0,
        })
    }

    pub fn coming_in_all(self) -> u32 {
        self.sum(|act| match act {
            Act::Add { wanted, .. } => i64::from(wanted.quantity),
            Act::Change { .. } | Act::Remove { .. } | Act::Send => 0,
        })
    }

    /// Steps up or down of a line that are on their way.
    pub fn steps(self, line: LineId) -> i64 {
        let step = |act: &Act| match act {
            Act::Change { line: of, by } if *of == line => *by,
            _ => 0,
        };
        self.queue.with(|queue| queue.iter().map(|job| step(&job.act)).sum())
    }

    pub fn is_adding(self) -> bool {
        self.queue.with(|queue| queue.iter().any(|job| matches!(job.act, Act::Add { .. })))
    }

    pub fn is_sending(self) -> bool {
        self.queue.with(|queue| queue.iter().any(|job| matches!(job.act, Act::Send)))
    }

    fn sum(self, portions: impl Fn(&Act) -> i64) -> u32 {
        let sum = self.queue.with(|queue| queue.iter().map(|job| portions(&job.act)).sum::<i64>());
        u32::try_from(sum).unwrap_or_default()
    }

    fn run(self, visit: Visit) {
        if !self.running.get_value() {
            self.running.set_value(true);
            spawn_local(drain(visit));
        }
    }

    fn settle(self, job: Job, outcome: Result<(), AppError>) {
        match outcome {
            Ok(()) => {
                self.queue.try_update(|queue| queue.remove(0));
                self.trouble.try_set(None);
                if let Some(done) = job.done {
                    done.try_run(());
                }
            }
            Err(error) if error.is_passing() => {
                let mut waiting = self.queue.try_update(std::mem::take).unwrap_or_default();
                if let Some(first) = waiting.first_mut() {
                    *first = job;
                }
                self.failed.try_update(|failed| failed.extend(waiting));
                self.trouble.try_set(Some(error));
            }
            Err(error) => {
                self.queue.try_update(|queue| queue.remove(0));
                self.trouble.try_set(Some(error));
            }
        }
    }
}

/// Works through the queue; ends with it, or with the page.
async fn drain(visit: Visit) {
    let jobs = visit.jobs;
    while let Some(Some(mut job)) = jobs.queue.try_with_untracked(|queue| queue.first().cloned()) {
        if job.command.is_none() {
            job.command = visit.table.try_with_untracked(|table| command_of(table, &job.act)).flatten();
        }
        let outcome = match (&job.command, visit.token.try_get_value()) {
            (Some(command), Some(token)) => {
                guest_apply(token, job.operation, command.clone()).await.map(|table| visit.take(table))
            }
            _ => Ok(()),
        };
        jobs.settle(job, outcome);
    }
    jobs.running.try_set_value(false);
}
