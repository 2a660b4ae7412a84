//! The guests' plain forms: what works before the wasm arrives, and when it never does.

use super::guest_table::{guest_apply, guest_table};
use crate::{
    kernel::{
        error::AppError,
        flaw::Flaw,
        ids::{ItemId, LineId, ModifierId, OperationId, VariantId},
        permission::Permission,
        text::Note,
    },
    menu::model::selection::Selection,
    orders::model::command::OrderCommand,
    platform::{crypto::sha256, ctx::Ctx},
};

/// The item sheet as a form sends it.
pub struct AddForm {
    pub item: ItemId,
    pub variant: Option<VariantId>,
    pub modifiers: Vec<ModifierId>,
    /// `slot:option` pairs.
    pub options: Vec<String>,
    pub quantity: u32,
    pub note: String,
}

/// Puts a dish in the cart. The page's key and the form's content make the operation, so that a double tap is one.
pub async fn add(ctx: &Ctx, key: OperationId, form: AddForm) -> Result<(), AppError> {
    ctx.require(Permission::OrdersCreate)?;
    let note = match form.note.trim() {
        "" => None,
        text => Some(Note::parse(text).map_err(|error| AppError::flaw("note", error.into()))?),
    };
    let mut options = vec![];
    for pair in &form.options {
        let not_in_list = || AppError::flaw("options", Flaw::NotInList);
        let (slot, option) = pair.split_once(':').ok_or_else(not_in_list)?;
        let unreadable = |_| not_in_list();
        options.push((slot.parse().map_err(unreadable)?, option.parse().map_err(unreadable)?));
    }
    let selection = Selection { variant: form.variant, modifiers: form.modifiers, options };
    let operation = derived(key, &(form.item, &selection, form.quantity, &note))?;
    // The line bears the operation's id: the repeat of a form is the same line.
    let line = LineId::from(operation.uuid());
    let command = OrderCommand::AddLine {
        line,
        item: form.item,
        selection,
        entered: Default::default(),
        quantity: form.quantity,
        note,
        seat: None,
        course: None,
    };
    guest_apply(ctx, operation, &command).await.map(|_| ())
}

/// Another count of a dish in the cart; zero takes it out.
pub async fn set_quantity(ctx: &Ctx, key: OperationId, line: LineId, quantity: u32) -> Result<(), AppError> {
    ctx.require(Permission::OrdersCreate)?;
    let command = match quantity {
        0 => OrderCommand::RemoveLine { line },
        quantity => OrderCommand::SetQuantity { line, quantity },
    };
    guest_apply(ctx, derived(key, &(line, quantity))?, &command).await.map(|_| ())
}

/// Sends everything in the table's cart.
pub async fn send(ctx: &Ctx, key: OperationId) -> Result<(), AppError> {
    ctx.require(Permission::OrdersSend)?;
    let table = guest_table(ctx).await?;
    let lines: Vec<LineId> =
        table.open_order().into_iter().flat_map(|order| order.drafts()).map(|line| line.id).collect();
    if lines.is_empty() && table.orders.iter().any(|order| order.sent_lines().next().is_some()) {
        // The second tap of a double tap: it has gone out.
        return Ok(());
    }
    let operation = derived(key, &("send", &lines))?;
    guest_apply(ctx, operation, &OrderCommand::Send { lines, hold: vec![] }).await.map(|_| ())
}

/// An operation's id made of the page's key and what was asked: the time part of the key is kept, so that lines made
/// of it stand in the order of the pages.
fn derived(key: OperationId, content: &impl serde::Serialize) -> Result<OperationId, AppError> {
    let content = serde_json::to_vec(content).map_err(|error| crate::platform::error::internal("form", &error))?;
    let digest = sha256(&[key.uuid().as_bytes(), &content]);
    let mut bytes = *key.uuid().as_bytes();
    bytes[6..].copy_from_slice(&digest[..10]);
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    Ok(uuid::Uuid::from_bytes(bytes).into())
}
