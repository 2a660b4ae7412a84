//! The plan as a person reads it before it is applied: `+` new, `~` changed, `-` gone, `=` as it is, `!` look here.

use std::fmt::{Display, Formatter, Result};

use crate::kernel::{currency::Currency, money::Money};

use super::plan::{
    ComboChange, ComboUpdate, Difference, ItemChange, NewCombo, NewOption, NewSlot, Plan, RecipeChange, SlotUpdate,
};

impl Display for Plan {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for category in &self.categories {
            writeln!(f, "+ category {} ({})", category.name, category.code)?;
        }
        for item in &self.items {
            self.item(f, item)?;
        }
        for combo in &self.combos {
            match combo {
                ComboChange::Create(combo) => self.new_combo(f, combo)?,
                ComboChange::Update(combo) => self.combo_update(f, combo)?,
            }
        }
        for ingredient in &self.ingredients {
            writeln!(f, "+ ingredient {} ({})", ingredient.name, ingredient.unit.as_str())?;
        }
        for recipe in &self.recipes {
            recipe_change(f, recipe)?;
        }
        let same = self.unchanged;
        writeln!(
            f,
            "= {} items, {} combos, {} ingredients, {} recipes unchanged",
            same.items, same.combos, same.ingredients, same.recipes
        )?;
        for warning in &self.warnings {
            writeln!(f, "! {warning}")?;
        }
        Ok(())
    }
}

impl Plan {
    fn item(&self, f: &mut Formatter<'_>, item: &ItemChange) -> Result {
        match item {
            ItemChange::Create(item) => {
                let hidden = if item.is_active { "" } else { ", off the menu" };
                writeln!(f, "+ item {} {}{hidden}", item.listed, self.currency.digits(item.price))
            }
            ItemChange::Update(item) => {
                let active = item.is_active.map(|active| if active.to { "back on the menu" } else { "off the menu" });
                let price = item.price.map(|price| price_change(self.currency, price));
                let changes: Vec<String> = price.into_iter().chain(active.map(str::to_owned)).collect();
                writeln!(f, "~ item {} {}", item.listed, changes.join(", "))
            }
        }
    }

    fn new_combo(&self, f: &mut Formatter<'_>, combo: &NewCombo) -> Result {
        writeln!(f, "+ combo {} {} {}", combo.code, combo.name, self.currency.digits(combo.price))?;
        combo.slots.iter().try_for_each(|slot| new_slot(f, slot))
    }

    fn combo_update(&self, f: &mut Formatter<'_>, combo: &ComboUpdate) -> Result {
        let name = combo.name.as_ref().map(|name| format!("name {} -> {}", name.from, name.to));
        let price = combo.price.map(|price| price_change(self.currency, price));
        let changes: Vec<String> = name.into_iter().chain(price).collect();
        writeln!(f, "{}", format!("~ combo {} {}", combo.code, changes.join(", ")).trim_end())?;
        combo.slots_removed.iter().try_for_each(|slot| writeln!(f, "  - {}", slot.name))?;
        combo.slots.iter().try_for_each(|slot| slot_update(f, slot))?;
        combo.slots_added.iter().try_for_each(|slot| new_slot(f, slot))
    }
}

fn price_change(currency: Currency, price: Difference<Money>) -> String {
    format!("price {} -> {}", currency.digits(price.from), currency.digits(price.to))
}

fn new_slot(f: &mut Formatter<'_>, slot: &NewSlot) -> Result {
    let options: Vec<String> = slot.options.iter().map(option).collect();
    writeln!(f, "  + {}, choose {}: {}", slot.name, slot.choose, options.join(", "))
}

fn slot_update(f: &mut Formatter<'_>, slot: &SlotUpdate) -> Result {
    let choose = slot.choose.map_or(String::new(), |choose| format!(", choose {} -> {}", choose.from, choose.to));
    writeln!(f, "  ~ {}{choose}", slot.name)?;
    slot.options_removed.iter().try_for_each(|option| writeln!(f, "    - {}", option.name))?;
    for recoded in &slot.options_recoded {
        let code = |code: &Option<String>| code.clone().unwrap_or_else(|| "none".to_owned());
        writeln!(f, "    ~ {} code {} -> {}", recoded.name, code(&recoded.code.from), code(&recoded.code.to))?;
    }
    slot.options_added.iter().try_for_each(|added| writeln!(f, "    + {}", option(added)))
}

fn option(option: &NewOption) -> String {
    let code = option.code.as_ref().map_or(String::new(), |code| format!("{code} "));
    let pieces = if option.pieces == 1 { String::new() } else { format!(" x{}", option.pieces) };
    format!("{code}{}{pieces}", option.name)
}

fn recipe_change(f: &mut Formatter<'_>, recipe: &RecipeChange) -> Result {
    let line = |line: &super::plan::NewLine| format!("{} {} {}", line.quantity.text(), line.unit.as_str(), line.name);
    let lines: Vec<String> = recipe.lines.iter().map(line).collect();
    writeln!(f, "~ recipe {} gains {}", recipe.listed, lines.join(", "))
}
