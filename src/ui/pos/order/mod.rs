//! Order entry: the menu at the left, the ticket at the right.

mod actions;
mod choice_group;
mod choices;
pub mod desk;
mod desk_view;
mod item_sheet;
mod menu_pane;
mod off_sale;
pub mod page;
mod product_tile;
mod settled;
mod ticket;
pub mod ticket_head;
pub mod ticket_line;
pub mod ticket_menu;
mod totals;
mod void_dialog;
