//! What waits to be carried out, and carrying it.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    kernel::{
        error::AppError,
        ids::{LineId, OrderId},
        time::Timestamp,
    },
    orders::{
        model::{
            Order,
            command::{Operation, OrderCommand},
            line::LineState,
            request::OrderFilter,
            summary::OrderSummary,
        },
        rpc::staff,
    },
    ui::{
        kit::toast::Toast,
        pos::{
            context::Pos,
            words::{count, words},
        },
        shared::new_id::new_id,
    },
};

/// Every open order with dishes on the pass, the one that waits longest first.
pub async fn load() -> Result<Vec<(OrderSummary, Order)>, AppError> {
    let mut waiting = vec![];
    for summary in staff::list_orders(OrderFilter::Open).await?.into_iter().filter(|order| 0 < order.ready) {
        let order = staff::get_order(summary.id).await?;
        waiting.push((summary, order));
    }
    waiting.sort_by_key(|(_, order)| oldest(order));
    Ok(waiting)
}

fn oldest(order: &Order) -> Option<Timestamp> {
    order.lines.iter().filter(|line| line.state == LineState::Ready).filter_map(|line| line.ready_at).min()
}

/// Carrying out: a dish leaves the screen at the tap, and comes back when the server refuses or it is undone.
#[derive(Clone, Copy)]
pub struct Carrying {
    pos: Pos,
    pub gone: RwSignal<Vec<LineId>>,
}

impl Carrying {
    pub fn new(pos: Pos) -> Self {
        Self { pos, gone: RwSignal::new(vec![]) }
    }

    pub fn serve(self, order: OrderId, lines: Vec<LineId>) {
        let w = words();
        let done = count(w.n_carried_out, lines.len());
        self.gone.update(|gone| gone.extend(&lines));
        spawn_local(async move {
            match advance(order, lines.clone(), LineState::Served).await {
                Ok(()) => {
                    let undo = move |()| self.undo(order, lines.clone());
                    self.pos.toasts.push(Toast::success(done).action(w.undo, undo));
                }
                Err(error) => {
                    self.gone.try_update(|gone| gone.retain(|line| !lines.contains(line)));
                    self.pos.fail(error);
                }
            }
        });
    }

    /// Dishes that are off the pass need not be hidden any more: one that is recalled comes back.
    pub fn forget_all_but(self, waiting: &[(OrderSummary, Order)]) {
        let is_ready = |id: &LineId| {
            waiting.iter().filter_map(|(_, order)| order.line(*id)).any(|line| line.state == LineState::Ready)
        };
        self.gone.try_update(|gone| gone.retain(is_ready));
    }

    fn undo(self, order: OrderId, lines: Vec<LineId>) {
        spawn_local(async move {
            match advance(order, lines.clone(), LineState::Ready).await {
                Ok(()) => {
                    self.gone.try_update(|gone| gone.retain(|line| !lines.contains(line)));
                }
                Err(error) => self.pos.fail(error),
            }
        });
    }
}

async fn advance(order: OrderId, lines: Vec<LineId>, to: LineState) -> Result<(), AppError> {
    let operation = Operation { id: new_id(), command: OrderCommand::Advance { lines, to } };
    staff::apply(order, vec![operation]).await.map(drop)
}
