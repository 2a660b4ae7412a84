//! The component kit: knows Leptos, and nothing of restaurants.
//!
//! One component per file. A prop with alternatives is an enum with `const fn class(self) -> &'static str`; class names are
//! whole strings, because Tailwind finds them by reading the source. Colours come from the tokens in `style/`; there is no
//! `style` attribute, geometry is in SVG attributes. Every control works in a form without script and takes over what was
//! typed before the page hydrated. `docs/kit.md` shows how each is used.
//!
//! Deliberately absent: money, time, orders, translations. Words that a component shows are props.

pub mod badge;
pub mod banner;
mod bind;
pub mod button;
pub mod button_link;
pub mod card;
pub mod chart;
pub mod chart_bars;
mod chart_frame;
pub mod chart_line;
pub mod checkbox;
pub mod chip;
pub mod chip_link;
pub mod chips;
pub mod choice;
mod classes;
pub mod confirm;
pub mod dialog;
pub mod drawer;
pub mod empty;
pub mod error_view;
pub mod field;
pub mod focus_error;
pub mod icon;
pub mod icon_button;
pub mod input;
pub mod keypad;
pub mod keypad_key;
pub mod menu;
pub mod menu_item;
mod modal;
pub mod nav_tabs;
pub mod page_header;
pub mod pager;
pub mod pagination;
pub mod progress;
pub mod qr_code;
pub mod segmented;
pub mod select;
pub mod skeleton;
pub mod sort_header;
pub mod spinner;
pub mod stat;
pub mod status_dot;
pub mod stepper;
pub mod switch;
pub mod tab_panel;
pub mod table;
pub mod tabs;
pub mod textarea;
pub mod toast;
pub mod toast_host;
pub mod tone;
pub mod visually_hidden;
