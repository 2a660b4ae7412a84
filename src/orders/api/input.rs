//! What programs send about orders.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    auth::model::Approval,
    flows::place_order::{Placing, PlacingPayment},
    kernel::{
        error::AppError,
        flaw::Flaw,
        ids::{CustomerId, ItemId, LineId, ModifierId, OperationId, OptionId, SlotId, TableId, VariantId},
        money::Money,
        text::{Name, Note},
    },
    menu::model::{price::Entered, selection::Selection},
    orders::model::{
        Channel, Tender,
        command::{Operation, OrderCommand},
        request::NewOrder,
    },
    server::api::keys::RequestKey,
};

/// An order about to be opened.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrderIn {
    pub channel: Channel,
    /// For dine-in: the table. Its party is seated when nobody sits there.
    #[serde(default)]
    pub table: Option<TableId>,
    #[serde(default)]
    #[schema(minimum = 1, maximum = 99)]
    pub covers: Option<u32>,
    /// What people call it.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 120)]
    pub name: Option<Name>,
    #[serde(default)]
    pub customer: Option<CustomerId>,
    #[schema(min_items = 1, max_items = 200)]
    pub items: Vec<NewLineIn>,
    /// To the kitchen at once.
    #[serde(default = "yes")]
    pub send: bool,
    /// Pays all of it in the same act.
    #[serde(default)]
    pub pay: Option<PayIn>,
}

const fn yes() -> bool {
    true
}

/// A dish with its choices.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLineIn {
    pub item: ItemId,
    #[serde(default = "one")]
    #[schema(minimum = 1, maximum = 999)]
    pub quantity: u32,
    #[serde(default)]
    pub variant: Option<VariantId>,
    #[serde(default)]
    pub modifiers: Vec<ModifierId>,
    /// What fills a combo.
    #[serde(default)]
    pub options: Vec<OptionIn>,
    /// The price or the weight of a dish without a fixed price.
    #[serde(default)]
    pub entered: Entered,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 280)]
    pub note: Option<Note>,
    #[serde(default)]
    pub seat: Option<u8>,
    #[serde(default)]
    pub course: Option<u8>,
}

const fn one() -> u32 {
    1
}

/// One choice of a combo.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionIn {
    pub slot: SlotId,
    pub option: OptionId,
}

/// How it is paid.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayIn {
    pub tender: Tender,
    /// What was handed over; exactly what is due unless it is said.
    #[serde(default)]
    pub tendered: Option<Money>,
    #[serde(default)]
    pub tip: Money,
}

impl NewOrderIn {
    /// What the flow takes, with ids that are made of the request.
    pub fn placing(self, key: &RequestKey) -> Result<Placing, AppError> {
        if self.items.is_empty() {
            return Err(AppError::invalid("items", "An order has at least one dish."));
        }
        if LINES_MAX < self.items.len() {
            return Err(AppError::invalid("items", format!("An order is made with at most {LINES_MAX} dishes.")));
        }
        let mut operations = vec![];
        let mut lines: Vec<LineId> = vec![];
        for (nth, line) in (0u16..).zip(self.items) {
            let id: LineId = key.id("line", nth);
            lines.push(id);
            operations.push(line.operation(id, key.id("add", nth)));
        }
        if let Some(customer) = self.customer {
            let command = OrderCommand::SetCustomer { customer: Some(customer) };
            operations.push(Operation { id: key.id("customer", 0), command, approval: None });
        }
        if let Some(name) = self.name {
            let command = OrderCommand::SetName { name: Some(name) };
            operations.push(Operation { id: key.id("name", 0), command, approval: None });
        }
        if self.send {
            let command = OrderCommand::Send { lines, hold: vec![] };
            operations.push(Operation { id: key.id("send", 0), command, approval: None });
        } else if self.pay.is_some() {
            return Err(AppError::invalid("pay", "Only what was sent can be paid."));
        }
        if self.channel == Channel::DineIn && self.table.is_none() {
            return Err(AppError::flaw("table", Flaw::TableMissing));
        }
        Ok(Placing {
            new: NewOrder { id: key.id("order", 0), channel: self.channel, table: self.table, covers: self.covers },
            operations,
            payment: self.pay.map(|pay| PlacingPayment {
                id: key.id("payment", 0),
                tender: pay.tender,
                tendered: pay.tendered,
                tip: pay.tip,
            }),
        })
    }
}

/// The most dishes of one request.
const LINES_MAX: usize = 200;

impl NewLineIn {
    pub fn operation(self, line: LineId, id: OperationId) -> Operation {
        let selection = Selection {
            variant: self.variant,
            modifiers: self.modifiers,
            options: self.options.iter().map(|choice| (choice.slot, choice.option)).collect(),
        };
        let command = OrderCommand::AddLine {
            line,
            item: self.item,
            selection,
            entered: self.entered,
            quantity: self.quantity,
            note: self.note,
            seat: self.seat,
            course: self.course,
        };
        Operation { id, command, approval: None }
    }
}

/// Operations in their order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OperationsIn {
    #[schema(max_items = 200)]
    pub operations: Vec<OperationIn>,
}

/// One operation.
#[derive(Debug, Deserialize, ToSchema)]
pub struct OperationIn {
    /// Made by the client, so that a repeat is harmless; made of the `Idempotency-Key` where it is left out.
    #[serde(default)]
    pub id: Option<OperationId>,
    #[serde(flatten)]
    pub command: OrderCommand,
    /// The yes of somebody who may, from `POST /approvals`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub approval: Option<Approval>,
}

impl OperationsIn {
    pub fn operations(self, key: &RequestKey) -> Vec<Operation> {
        let numbered = (0u16..).zip(self.operations);
        let operation = |(nth, wanted): (u16, OperationIn)| Operation {
            id: wanted.id.unwrap_or_else(|| key.id("operation", nth)),
            command: wanted.command,
            approval: wanted.approval,
        };
        numbered.map(operation).collect()
    }
}
