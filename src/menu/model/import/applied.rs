//! The menu after a plan, for tests: the service does the same in SQL.

use std::collections::BTreeSet;

use crate::kernel::ids::{CategoryId, ItemId};

use super::{
    current::{CurrentCategory, CurrentCombo, CurrentIngredient, CurrentItem, CurrentMenu, CurrentOption, CurrentSlot},
    name::Code,
    plan::{ComboChange, ItemChange, NewCategory, NewOption, NewSlot, Plan, SlotUpdate},
};

impl CurrentMenu {
    pub fn ids(&self) -> BTreeSet<uuid::Uuid> {
        let slots = || self.combos.iter().flat_map(|combo| &combo.slots);
        let options = slots().flat_map(|slot| slot.options.iter().map(|option| option.id.uuid()));
        (self.categories.iter().map(|category| category.id.uuid()))
            .chain(self.items.iter().map(|item| item.id.uuid()))
            .chain(self.combos.iter().map(|combo| combo.id.uuid()))
            .chain(self.ingredients.iter().map(|ingredient| ingredient.id.uuid()))
            .chain(slots().map(|slot| slot.id.uuid()))
            .chain(options)
            .collect()
    }

    pub fn apply(&mut self, plan: &Plan) {
        let category = |new: &NewCategory| CurrentCategory {
            id: new.id,
            code: Some(new.code.to_string()),
            name: new.name.to_string(),
        };
        self.categories.extend(plan.categories.iter().map(category));
        for change in &plan.items {
            self.apply_item(change);
        }
        for change in &plan.combos {
            self.apply_combo(change);
        }
        let ingredients = plan.ingredients.iter();
        self.ingredients.extend(ingredients.map(|new| CurrentIngredient {
            id: new.id,
            name: new.name.to_string(),
            unit: new.unit,
        }));
        for recipe in &plan.recipes {
            let item = self.items.iter_mut().find(|item| item.id == recipe.item).unwrap();
            item.recipe.extend(recipe.lines.iter().map(|line| line.ingredient));
        }
        self.assert_constraints();
    }

    fn apply_item(&mut self, change: &ItemChange) {
        match change {
            ItemChange::Create(new) => self.items.push(CurrentItem {
                id: new.id,
                category: new.category,
                code: None,
                name: new.name.to_string(),
                price: new.price,
                is_active: new.is_active,
                recipe: vec![],
            }),
            ItemChange::Update(update) => {
                let item = self.items.iter_mut().find(|item| item.id == update.id).unwrap();
                item.price = update.price.map_or(item.price, |price| price.to);
                item.is_active = update.is_active.map_or(item.is_active, |active| active.to);
            }
        }
    }

    fn apply_combo(&mut self, change: &ComboChange) {
        match change {
            ComboChange::Create(new) => self.combos.push(CurrentCombo {
                id: new.id,
                category: new.category,
                code: new.code.to_string(),
                name: new.name.to_string(),
                price: new.price,
                slots: new.slots.iter().map(slot).collect(),
            }),
            ComboChange::Update(update) => {
                let combo = self.combos.iter_mut().find(|combo| combo.id == update.id).unwrap();
                combo.price = update.price.map_or(combo.price, |price| price.to);
                combo.name = update.name.as_ref().map_or(combo.name.clone(), |name| name.to.clone());
                combo.slots.retain(|slot| !update.slots_removed.iter().any(|removed| removed.id == slot.id));
                for change in &update.slots {
                    combo.slots.iter_mut().find(|slot| slot.id == change.id).unwrap().apply(change);
                }
                combo.slots.extend(update.slots_added.iter().map(slot));
            }
        }
    }

    /// What the database would refuse.
    fn assert_constraints(&self) {
        let mut names = BTreeSet::new();
        let categories: BTreeSet<CategoryId> = self.categories.iter().map(|category| category.id).collect();
        let items = self.items.iter().map(|item| (item.category, &item.name));
        for (category, name) in items.chain(self.combos.iter().map(|combo| (combo.category, &combo.name))) {
            assert!(categories.contains(&category) && names.insert((category, name)), "{name}");
        }
        let ids: BTreeSet<ItemId> = self.items.iter().map(|item| item.id).collect();
        let options = self.combos.iter().flat_map(|combo| &combo.slots).flat_map(|slot| &slot.options);
        assert!(options.flat_map(|option| option.item).all(|item| ids.contains(&item)));
    }
}

impl CurrentSlot {
    fn apply(&mut self, update: &SlotUpdate) {
        self.choose = update.choose.map_or(self.choose, |choose| choose.to);
        self.options.retain(|option| !update.options_removed.iter().any(|removed| removed.id == option.id));
        for recoded in &update.options_recoded {
            self.options.iter_mut().find(|option| option.id == recoded.id).unwrap().code = recoded.code.to.clone();
        }
        self.options.extend(update.options_added.iter().map(option));
    }
}

fn slot(new: &NewSlot) -> CurrentSlot {
    let options = new.options.iter().map(option).collect();
    CurrentSlot { id: new.id, name: new.name.to_string(), choose: new.choose, options }
}

fn option(new: &NewOption) -> CurrentOption {
    let code = new.code.as_ref().map(Code::to_string);
    CurrentOption { id: new.id, code, name: new.name.clone(), item: new.item, pieces: new.pieces }
}
