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
mod ticket_head;
mod ticket_line;
mod ticket_menu;
mod totals;
mod void_dialog;

pub use ticket_head::order_title as place_and_number;
pub use ticket_line::details_text;
pub use ticket_menu::close_table;
