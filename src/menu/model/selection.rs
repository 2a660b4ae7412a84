//! What a person chose of an item, and whether the item allows it.

use serde::{Deserialize, Serialize};

use crate::kernel::ids::{ModifierId, OptionId, SlotId, VariantId};

use super::{Group, Item, Menu, Modifier, Slot, SlotOption, Variant};

/// The choices made for one portion. A modifier or option that stands twice is chosen twice. Modifiers of a group
/// that another modifier opens stand in the same list: a modifier belongs to one group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Selection {
    #[serde(default)]
    pub variant: Option<VariantId>,
    #[serde(default)]
    pub modifiers: Vec<ModifierId>,
    #[serde(default)]
    pub options: Vec<(SlotId, OptionId)>,
}

/// Why a selection does not fit its item.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SelectionError {
    #[error("Choose a size for {item}.")]
    VariantMissing { item: String },
    #[error("{item} does not come in that size.")]
    VariantUnknown { item: String },
    #[error("Choose at least {min} of \"{group}\" for {item}.")]
    TooFew { item: String, group: String, min: u32 },
    #[error("Choose at most {max} of \"{group}\" for {item}.")]
    TooMany { item: String, group: String, max: u32 },
    #[error("{item} does not come with one of the chosen extras.")]
    ModifierUnknown { item: String },
    #[error("One of the choices does not belong to {item}.")]
    OptionUnknown { item: String },
}

/// A selection that fits, with what it names.
pub struct Checked<'a> {
    pub variant: Option<&'a Variant>,
    /// Every group that is asked with the modifiers chosen from it, in the menu's order; see [`Menu::asked_groups`].
    pub modifiers: Vec<(&'a Group, Vec<&'a Modifier>)>,
    pub options: Vec<(&'a Slot, &'a SlotOption)>,
}

impl Selection {
    /// Looks the choices up in the menu; refuses what the item does not offer or its groups do not allow.
    pub fn check<'a>(&self, menu: &'a Menu, item: &'a Item) -> Result<Checked<'a>, SelectionError> {
        Ok(Checked {
            variant: self.check_variant(item)?,
            modifiers: self.check_modifiers(menu, item)?,
            options: self.check_options(item)?,
        })
    }

    fn check_variant<'a>(&self, item: &'a Item) -> Result<Option<&'a Variant>, SelectionError> {
        let name = || item.name.own.clone();
        match (self.variant, item.variants.is_empty()) {
            (None, true) => Ok(None),
            (None, false) => Err(SelectionError::VariantMissing { item: name() }),
            (Some(id), _) => {
                let variant = item.variants.iter().find(|variant| variant.id == id);
                variant.map(Some).ok_or_else(|| SelectionError::VariantUnknown { item: name() })
            }
        }
    }

    fn check_modifiers<'a>(
        &self,
        menu: &'a Menu,
        item: &'a Item,
    ) -> Result<Vec<(&'a Group, Vec<&'a Modifier>)>, SelectionError> {
        let mut found = 0;
        let mut chosen = vec![];
        for (group, times) in menu.asked_groups(item, &self.modifiers) {
            let of_group = self.of_group(group);
            let count = u32::try_from(of_group.len()).unwrap_or(u32::MAX);
            let (min, max) = (group.min.saturating_mul(times), group.max.saturating_mul(times));
            let (item, group_name) = (item.name.own.clone(), group.name.own.clone());
            if count < min {
                return Err(SelectionError::TooFew { item, group: group_name, min });
            }
            if max < count {
                return Err(SelectionError::TooMany { item, group: group_name, max });
            }
            found += of_group.len();
            chosen.push((group, of_group));
        }
        if found == self.modifiers.len() {
            Ok(chosen)
        } else {
            Err(SelectionError::ModifierUnknown { item: item.name.own.clone() })
        }
    }

    /// The modifiers chosen from a group.
    pub fn of_group<'a>(&self, group: &'a Group) -> Vec<&'a Modifier> {
        let find = |id: &ModifierId| group.modifiers.iter().find(|modifier| modifier.id == *id);
        self.modifiers.iter().filter_map(find).collect()
    }

    /// Leaves out what is not asked any more: the choices behind a modifier that was taken back.
    pub fn prune(&mut self, menu: &Menu, item: &Item) {
        let asked = menu.asked_groups(item, &self.modifiers);
        self.modifiers
            .retain(|id| asked.iter().any(|(group, _)| group.modifiers.iter().any(|modifier| modifier.id == *id)));
    }

    fn check_options<'a>(&self, item: &'a Item) -> Result<Vec<(&'a Slot, &'a SlotOption)>, SelectionError> {
        let mut chosen = vec![];
        for slot in &item.slots {
            let of_slot: Vec<&SlotOption> = self
                .options
                .iter()
                .filter(|(id, _)| *id == slot.id)
                .filter_map(|(_, id)| slot.options.iter().find(|option| option.id == *id))
                .collect();
            let count = u32::try_from(of_slot.len()).unwrap_or(u32::MAX);
            let (item, group) = (item.name.own.clone(), slot.name.own.clone());
            if count < slot.choose {
                return Err(SelectionError::TooFew { item, group, min: slot.choose });
            }
            if slot.choose < count {
                return Err(SelectionError::TooMany { item, group, max: slot.choose });
            }
            chosen.extend(of_slot.into_iter().map(|option| (slot, option)));
        }
        if chosen.len() == self.options.len() {
            Ok(chosen)
        } else {
            Err(SelectionError::OptionUnknown { item: item.name.own.clone() })
        }
    }
}
