//! How anything is done to the order: queued and shown at once, sent now, or only with somebody's approval.

use leptos::{prelude::*, task::spawn_local};

use super::{approval::Asked, desk::Desk};
use crate::{
    kernel::{
        error::AppError,
        permission::{Grant, Permission},
    },
    orders::{
        model::{
            command::{Operation, OrderCommand},
            error::OrderError,
            line::LineState,
        },
        rpc::staff::apply,
    },
    ui::shared::new_id::new_id,
};

impl Desk {
    /// Does something to the order: shown at once, refused at once where it cannot be. Answers whether it was taken;
    /// what needs an approval is done later or never.
    pub fn act(self, command: OrderCommand) -> bool {
        self.act_then(command, || {})
    }

    /// The same, and `done` once it was taken, be it after somebody has approved it.
    pub fn act_then(self, command: OrderCommand, done: impl Fn() + Send + Sync + 'static) -> bool {
        let done = Callback::new(move |()| done());
        let Some(operation) = self.allowed(command, done) else { return false };
        let taken = self.open.with_value(|open| self.pos.book.act(open, operation, self.pos.moment()));
        if let Err(error) = taken {
            self.pos.fail(error.into());
            return false;
        }
        done.run(());
        true
    }

    /// Does something that the server has to do now or not at all: money that is given back never waits in a queue.
    pub fn act_now(self, command: OrderCommand, done: impl Fn() + Send + Sync + 'static) {
        if self.is_busy.get_untracked() {
            return;
        }
        let done = Callback::new(move |()| done());
        let Some(operation) = self.allowed(command, done) else { return };
        self.is_busy.set(true);
        spawn_local(async move {
            let outcome = self.apply_now(operation).await;
            self.is_busy.try_set(false);
            match outcome {
                Ok(()) => {
                    done.try_run(());
                }
                Err(error) => {
                    self.pos.fail(error);
                    self.refetch_order().await;
                }
            }
        });
    }

    /// Sends one operation past the queue.
    pub async fn apply_now(self, operation: Operation) -> Result<(), AppError> {
        let done = apply(self.id, vec![operation]).await?;
        self.learn(done.order);
        done.warnings.into_iter().for_each(|warning| self.pos.warn(warning));
        self.pos.nudge();
        Ok(())
    }

    /// The operation, when this person may do it alone. Else it is refused, or somebody is asked to approve it.
    fn allowed(self, command: OrderCommand, done: Callback<()>) -> Option<Operation> {
        let grant = self.grant(&command);
        if grant == Grant::No {
            self.pos.fail(AppError::Forbidden { permission: command.permission() });
            return None;
        }
        let moment = self.pos.moment();
        let try_out = |may_exceed_cap| {
            self.open
                .with_value(|open| open.state.with_untracked(|state| state.try_out(&command, &moment, may_exceed_cap)))
        };
        if let Err(error) = try_out(true) {
            self.pos.fail(error.into());
            return None;
        }
        let may_exceed_cap = self.pos.me.with_value(|me| me.rights.role.may_exceed_discount_cap());
        let is_above_cap = matches!(try_out(may_exceed_cap), Err(OrderError::DiscountAboveCap { .. }));
        let operation = Operation { id: new_id(), command, approval: None };
        if is_above_cap || grant == Grant::WithApproval {
            self.asked.set(Some(Asked::new(operation, is_above_cap, done)));
            return None;
        }
        Some(operation)
    }

    /// How far this person goes with a command on this order, as the server judges it: carrying dishes out is the
    /// floor's work too, and cancelling what was paid gives money back.
    fn grant(self, command: &OrderCommand) -> Grant {
        let is_carrying = matches!(command, OrderCommand::Advance { to: LineState::Served, .. });
        if is_carrying && self.pos.may(Permission::OrdersSend) {
            return Grant::Yes;
        }
        let has_payments = self.order.with_untracked(|order| !order.payments.is_empty());
        let gives_back = matches!(command, OrderCommand::Cancel { .. }) && has_payments;
        let also = if gives_back { self.pos.grant(Permission::PaymentsRefund) } else { Grant::Yes };
        match (self.pos.grant(command.permission()), also) {
            (Grant::No, _) | (_, Grant::No) => Grant::No,
            (Grant::WithApproval, _) | (_, Grant::WithApproval) => Grant::WithApproval,
            (Grant::Yes, Grant::Yes) => Grant::Yes,
        }
    }
}
