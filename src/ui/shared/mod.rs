//! Parts that know our words and serve several surfaces.

pub mod error_text;
pub mod live;
pub mod new_id;
pub mod page;
pub mod price;
pub mod words;
