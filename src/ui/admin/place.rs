//! Where the person works: what figures, times and names are written with.

use crate::{
    auth::model::Me,
    kernel::{currency::Currency, language::Language, time::UtcOffset},
    ui::shared::page::language,
};

/// Small enough to be handed to every part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub currency: Currency,
    /// The restaurant's clock.
    pub offset: UtcOffset,
    /// What the person reads.
    pub language: Language,
    /// What the restaurant's menu and guests speak.
    pub house_language: Language,
}

impl Place {
    /// Ask while a component is made: it reads the page's facts.
    pub fn of(me: &Me) -> Self {
        let Me { restaurant, .. } = me;
        Self {
            currency: restaurant.currency,
            offset: restaurant.offset,
            language: language(),
            house_language: restaurant.language,
        }
    }
}
