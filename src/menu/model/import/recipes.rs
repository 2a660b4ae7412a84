//! Ingredients and what recipes gain.

use std::collections::{BTreeMap, BTreeSet};

use crate::kernel::{
    ids::IngredientId,
    quantity::{Quantity, Unit},
};

use super::{
    current::CurrentIngredient,
    error::{ImportError, Reason},
    file::{FileLine, FileRecipe},
    name::{Listed, fold},
    plan::{Draft, NewIngredient, NewLine, RecipeChange, Warning},
};

/// Ingredients after the import, by folded name.
type Pantry = BTreeMap<String, CurrentIngredient>;

impl Draft<'_> {
    pub fn plan_ingredients_and_recipes(&mut self) -> Result<(), ImportError> {
        let mut pantry = Pantry::new();
        for ingredient in &self.current.ingredients {
            pantry.entry(fold(&ingredient.name)).or_insert_with(|| ingredient.clone());
        }
        self.plan_ingredients(&mut pantry)?;
        let mut seen = BTreeMap::new();
        let mut assumed = 0;
        for recipe in &self.file.recipes {
            let item = self.get_item(&recipe.item, &BTreeSet::new())?;
            if let Some(first) = seen.insert(item.id, &recipe.item.at) {
                return Err(recipe.item.at.refuse(Reason::Duplicate { first: first.to_string() }));
            }
            let current = self.current.items.iter().find(|other| other.id == item.id);
            let has = current.map_or(&[][..], |item| item.recipe.as_slice());
            let (lines, uncounted) = self.missing_lines(recipe, &pantry, has)?;
            assumed += uncounted;
            if lines.is_empty() {
                self.plan.unchanged.recipes += 1;
            } else {
                self.plan.recipes.push(RecipeChange { item: item.id, listed: recipe.item.value.clone(), lines });
            }
        }
        if 0 < assumed {
            self.plan.warnings.push(Warning::QuantitiesAssumed { lines: assumed });
        }
        Ok(())
    }

    fn plan_ingredients(&mut self, pantry: &mut Pantry) -> Result<(), ImportError> {
        let mut seen: BTreeMap<String, Unit> = BTreeMap::new();
        for ingredient in &self.file.ingredients {
            let (name, unit) = (ingredient.name.value.clone(), ingredient.unit);
            let folded = fold(name.as_str());
            match seen.insert(folded.clone(), unit) {
                Some(first) if first != unit => {
                    let reason = Reason::UnitsDiffer { first: first.as_str(), second: unit.as_str() };
                    return Err(ingredient.name.at.refuse(reason));
                }
                Some(_) => {
                    self.plan.warnings.push(Warning::IngredientRepeated { ingredient: name });
                    continue;
                }
                None => {}
            }
            match pantry.get(&folded) {
                Some(here) => {
                    self.plan.unchanged.ingredients += 1;
                    if here.unit != unit {
                        let warning = Warning::UnitKept { ingredient: name, here: here.unit, file: unit };
                        self.plan.warnings.push(warning);
                    }
                }
                None => {
                    let id = self.new_id();
                    pantry.insert(folded, CurrentIngredient { id, name: name.to_string(), unit });
                    self.plan.ingredients.push(NewIngredient { id, name, unit });
                }
            }
        }
        Ok(())
    }

    /// The lines that a recipe lacks, and how many of them take one of their unit for want of a number.
    fn missing_lines(
        &mut self,
        recipe: &FileRecipe,
        pantry: &Pantry,
        has: &[IngredientId],
    ) -> Result<(Vec<NewLine>, u32), ImportError> {
        let mut lines = vec![];
        let mut uncounted = 0;
        let mut seen = BTreeMap::new();
        for line in &recipe.lines {
            let Some((ingredient, count)) = find_ingredient(pantry, line) else {
                self.warn_unknown(&recipe.item.value, line);
                continue;
            };
            if let Some(first) = seen.insert(ingredient.id, &line.name.at) {
                return Err(line.name.at.refuse(Reason::Duplicate { first: first.to_string() }));
            }
            if has.contains(&ingredient.id) {
                continue;
            }
            // A count is of pieces: two cans are not two grams.
            let count = count.filter(|_| ingredient.unit == Unit::Piece);
            uncounted += u32::from(count.is_none());
            lines.push(NewLine {
                ingredient: ingredient.id,
                name: ingredient.name.clone(),
                unit: ingredient.unit,
                quantity: Quantity::from_milli(1_000).times(count.unwrap_or(1)),
            });
        }
        Ok((lines, uncounted))
    }

    fn warn_unknown(&mut self, item: &Listed, line: &FileLine) {
        let ingredient = line.name.value.to_string();
        self.plan.warnings.push(Warning::IngredientUnknown { item: item.clone(), ingredient });
    }
}

fn find_ingredient<'a>(pantry: &'a Pantry, line: &FileLine) -> Option<(&'a CurrentIngredient, Option<u32>)> {
    let whole = pantry.get(&fold(line.name.value.as_str())).map(|ingredient| (ingredient, None));
    whole.or_else(|| {
        let (name, count) = line.counted.as_ref()?;
        Some((pantry.get(&fold(name.as_str()))?, Some(*count)))
    })
}
