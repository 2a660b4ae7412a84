//! Combos: what their rules ask for, compared with the slots that are here.

use std::collections::{BTreeMap, BTreeSet};

use crate::kernel::{
    ids::{CategoryId, ItemId},
    text::Name,
};

use super::{
    catalogue::{Entry, Match},
    current::{CurrentCombo, CurrentOption, CurrentSlot},
    error::{At, ImportError, Reason},
    file::{DrinkRule, FileCombo, FileOption, Placed, SideRule},
    name::{COMBO, Code, Listed, SNACK, fold},
    plan::{
        ComboChange, ComboUpdate, Difference, Draft, NewCombo, NewOption, NewSlot, Recoded, Removed, SlotUpdate,
        Warning,
    },
};

/// What new slots are called. A slot here may be renamed; see `pair`.
const DRINK_SLOT: &str = "Drink";
const SIDE_SLOT: &str = "Side";

/// A slot as the file wants it.
struct WantedSlot {
    name: &'static str,
    choose: u32,
    options: Vec<WantedOption>,
}

struct WantedOption {
    code: Option<Code>,
    name: String,
    item: Option<ItemId>,
    pieces: u32,
}

/// What an option stands for: as long as it is the same, the option keeps its id.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    Item(ItemId, u32),
    ComboAlone(String, u32),
}

impl Draft<'_> {
    pub fn plan_combos(&mut self) -> Result<(), ImportError> {
        for combo in &self.file.combos {
            let code = fold(combo.code.value.as_str());
            let here = self.current.combos.iter().find(|other| fold(&other.code) == code);
            self.refuse_taken(combo, here)?;
            let mut wanted = vec![];
            if let Some(rule) = &combo.drink {
                wanted.push(WantedSlot { name: DRINK_SLOT, choose: 1, options: self.drinks(combo, rule)? });
            }
            if let Some(rule) = &combo.side {
                wanted.push(WantedSlot { name: SIDE_SLOT, choose: rule.choose, options: self.sides(combo, rule)? });
            }
            match here {
                None => self.create_combo(combo, wanted),
                Some(here) => self.update_combo(combo, here, wanted),
            }
        }
        Ok(())
    }

    /// Refuses a code that a dish has, and a name that another item of the category has.
    fn refuse_taken(&mut self, combo: &FileCombo, here: Option<&CurrentCombo>) -> Result<(), ImportError> {
        let (code, name) = (fold(combo.code.value.as_str()), fold(combo.name.value.as_str()));
        let is_code = |other: &String| fold(other) == code;
        if let Some(dish) = self.current.items.iter().find(|dish| dish.code.as_ref().is_some_and(is_code)) {
            let reason = Reason::CodeTaken { code: combo.code.value.to_string(), item: dish.name.clone() };
            return Err(combo.code.at.refuse(reason));
        }
        if here.is_some_and(|here| fold(&here.name) == name) {
            return Ok(());
        }
        let category = match here {
            Some(here) => here.category,
            None => self.category(&Code::parse(COMBO).expect("the code of combos is a code")),
        };
        let file = self.file;
        let in_file =
            |other: &CurrentCombo| file.combos.iter().any(|combo| fold(combo.code.value.as_str()) == fold(&other.code));
        let dishes = self.catalogue.entries().iter().map(|entry| (entry.category, &entry.name));
        // A combo of the file has the file's name by then, and the file has no name twice.
        let combos = self.current.combos.iter().filter(|other| !in_file(other));
        let mut names = dishes.chain(combos.map(|combo| (combo.category, &combo.name)));
        if names.any(|(of, other)| of == category && fold(other) == name) {
            let name = combo.name.value.to_string();
            return Err(combo.name.at.refuse(Reason::NameTaken { name }));
        }
        Ok(())
    }

    fn drinks(&mut self, combo: &FileCombo, rule: &DrinkRule) -> Result<Vec<WantedOption>, ImportError> {
        let drink_categories = self.drink_categories();
        let mut chosen: Vec<Entry> = vec![];
        let mut seen: BTreeMap<ItemId, &At> = BTreeMap::new();
        for eligible in &rule.eligible {
            let entry = self.get_item(eligible, &drink_categories)?;
            if let Some(first) = seen.insert(entry.id, &eligible.at) {
                return Err(eligible.at.refuse(Reason::Duplicate { first: first.to_string() }));
            }
            if let Some(max) = rule.price_max.filter(|max| *max < entry.price) {
                let digits = |money| self.file.currency.digits(money);
                let (price, max) = (digits(entry.price), digits(max));
                return Err(eligible.at.refuse(Reason::DrinkTooDear { name: entry.name, price, max }));
            }
            self.warn_if_off_the_menu(combo, &entry);
            chosen.push(entry);
        }
        if let (true, Some(max)) = (rule.eligible.is_empty(), rule.price_max) {
            let drinks = self.catalogue.entries().iter().filter(|entry| drink_categories.contains(&entry.category));
            chosen = drinks.filter(|entry| entry.is_active && entry.price <= max).cloned().collect();
            if chosen.is_empty() {
                return Err(rule.at.refuse(Reason::NoDrinkUpTo { max: self.file.currency.digits(max) }));
            }
        }
        let option = |entry: Entry| WantedOption { code: None, name: entry.name, item: Some(entry.id), pieces: 1 };
        Ok(chosen.into_iter().map(option).collect())
    }

    fn sides(&mut self, combo: &FileCombo, rule: &SideRule) -> Result<Vec<WantedOption>, ImportError> {
        let mut options = vec![];
        let mut seen: BTreeMap<Meaning, &At> = BTreeMap::new();
        for option in &rule.options {
            let wanted = self.side(combo, option);
            if let Some(first) = seen.insert(wanted.meaning(), &option.listed.at) {
                return Err(option.listed.at.refuse(Reason::Duplicate { first: first.to_string() }));
            }
            options.push(wanted);
        }
        Ok(options)
    }

    /// The item of this name, pieces and all; else of the name without its pieces; else none, with a warning.
    fn side(&mut self, combo: &FileCombo, option: &FileOption) -> WantedOption {
        let snack = Code::parse(SNACK).ok().and_then(|code| self.find_category(&code));
        let snacks: BTreeSet<_> = snack.into_iter().collect();
        let whole = (&option.listed.value, 1);
        let (listed, pieces) = match (self.resolve(whole.0, &snacks), &option.pieces) {
            (Match::One(_), _) | (_, None) => whole,
            (_, Some((listed, pieces))) => (listed, *pieces),
        };
        let (combo_code, text) = (combo.code.value.clone(), listed.to_string());
        let (item, warning) = match self.resolve(listed, &snacks) {
            Match::One(entry) => (Some(entry.clone()), None),
            Match::None => (None, Some(Warning::OptionAlone { combo: combo_code, option: text })),
            Match::Several(count) => (None, Some(Warning::OptionAmbiguous { combo: combo_code, option: text, count })),
        };
        self.plan.warnings.extend(warning);
        if let Some(entry) = &item {
            self.warn_if_off_the_menu(combo, entry);
        }
        let code = option.code.as_ref().map(|code| code.value.clone());
        WantedOption { code, name: listed.name.to_string(), item: item.map(|entry| entry.id), pieces }
    }

    fn warn_if_off_the_menu(&mut self, combo: &FileCombo, entry: &Entry) {
        if !entry.is_active {
            let (combo, item) = (combo.code.value.clone(), entry.name.clone());
            self.plan.warnings.push(Warning::OptionOffTheMenu { combo, item });
        }
    }

    /// The item that a name in the file must mean.
    pub fn get_item(&self, listed: &Placed<Listed>, preferred: &BTreeSet<CategoryId>) -> Result<Entry, ImportError> {
        let name = listed.value.to_string();
        match self.resolve(&listed.value, preferred) {
            Match::One(entry) => Ok(entry.clone()),
            Match::None => Err(listed.at.refuse(Reason::UnknownItem { name })),
            Match::Several(count) => Err(listed.at.refuse(Reason::AmbiguousItem { name, count })),
        }
    }

    fn resolve(&self, listed: &Listed, preferred: &BTreeSet<CategoryId>) -> Match<'_> {
        self.catalogue.resolve(listed, self.find_category(&listed.category()), preferred)
    }

    fn create_combo(&mut self, combo: &FileCombo, wanted: Vec<WantedSlot>) {
        let category = self.category(&Code::parse(COMBO).expect("the code of combos is a code"));
        let combo = NewCombo {
            id: self.new_id(),
            category,
            code: combo.code.value.clone(),
            name: combo.name.value.clone(),
            description: combo.rule_text.clone(),
            price: combo.price,
            slots: wanted.into_iter().map(|slot| self.new_slot(slot)).collect(),
        };
        self.plan.combos.push(ComboChange::Create(combo));
    }

    fn update_combo(&mut self, combo: &FileCombo, here: &CurrentCombo, wanted: Vec<WantedSlot>) {
        let is_same_name = fold(&here.name) == fold(combo.name.value.as_str());
        let name = Difference::between(here.name.clone(), combo.name.value.to_string()).filter(|_| !is_same_name);
        let mut update = ComboUpdate {
            id: here.id,
            code: combo.code.value.clone(),
            name,
            price: Difference::between(here.price, combo.price),
            slots_removed: vec![],
            slots: vec![],
            slots_added: vec![],
        };
        let pairs = pair(&here.slots, &wanted);
        for (slot, found) in wanted.into_iter().zip(&pairs) {
            match found {
                Some(found) => update.slots.extend(self.slot_update(found, slot)),
                None => update.slots_added.push(self.new_slot(slot)),
            }
        }
        let left = here.slots.iter().filter(|slot| !pairs.iter().flatten().any(|kept| kept.id == slot.id));
        update.slots_removed = left.map(|slot| Removed { id: slot.id, name: slot.name.clone() }).collect();
        if update.is_empty() {
            self.plan.unchanged.combos += 1;
        } else {
            self.plan.combos.push(ComboChange::Update(update));
        }
    }

    /// None when the slot is already as wanted.
    fn slot_update(&mut self, here: &CurrentSlot, wanted: WantedSlot) -> Option<SlotUpdate> {
        let mut left: Vec<&CurrentOption> = here.options.iter().collect();
        let mut update = SlotUpdate {
            id: here.id,
            name: here.name.clone(),
            choose: Difference::between(here.choose, wanted.choose),
            options_removed: vec![],
            options_recoded: vec![],
            options_added: vec![],
        };
        for option in wanted.options {
            match left.iter().position(|other| meaning_of(other) == option.meaning()) {
                Some(at) => {
                    let other = left.remove(at);
                    let code = option.code.map(|code| Some(code.as_str().to_owned()));
                    let code = code.and_then(|code| Difference::between(other.code.clone(), code));
                    let recoded = code.map(|code| Recoded { id: other.id, name: other.name.clone(), code });
                    update.options_recoded.extend(recoded);
                }
                None => update.options_added.push(self.new_option(option)),
            }
        }
        let removed = left.into_iter().map(|option| Removed { id: option.id, name: option.name.clone() });
        update.options_removed = removed.collect();
        (!update.is_empty()).then_some(update)
    }

    fn new_slot(&mut self, slot: WantedSlot) -> NewSlot {
        NewSlot {
            id: self.new_id(),
            name: Name::parse(slot.name).expect("a slot's own name is a name"),
            choose: slot.choose,
            options: slot.options.into_iter().map(|option| self.new_option(option)).collect(),
        }
    }

    fn new_option(&mut self, option: WantedOption) -> NewOption {
        let WantedOption { code, name, item, pieces } = option;
        NewOption { id: self.new_id(), code, name, item, pieces }
    }
}

impl WantedOption {
    fn meaning(&self) -> Meaning {
        meaning(self.item, &self.name, self.pieces)
    }
}

fn meaning_of(option: &CurrentOption) -> Meaning {
    meaning(option.item, &option.name, option.pieces)
}

fn meaning(item: Option<ItemId>, name: &str, pieces: u32) -> Meaning {
    match item {
        Some(item) => Meaning::Item(item, pieces),
        None => Meaning::ComboAlone(fold(name), pieces),
    }
}

/// The slot here for each slot that is wanted: the one called so, else, where none came or went, the next one that
/// was given another name.
fn pair<'a>(here: &'a [CurrentSlot], wanted: &[WantedSlot]) -> Vec<Option<&'a CurrentSlot>> {
    let is_called = |slot: &CurrentSlot, name: &str| fold(&slot.name) == fold(name);
    let is_renamed = |slot: &&CurrentSlot| !is_called(slot, DRINK_SLOT) && !is_called(slot, SIDE_SLOT);
    let is_as_many = here.len() == wanted.len();
    let mut renamed = here.iter().filter(is_renamed).filter(|_| is_as_many);
    let called = |name| here.iter().find(|slot| is_called(slot, name));
    wanted.iter().map(|slot| called(slot.name).or_else(|| renamed.next())).collect()
}

impl ComboUpdate {
    const fn is_empty(&self) -> bool {
        self.name.is_none()
            && self.price.is_none()
            && self.slots_removed.is_empty()
            && self.slots.is_empty()
            && self.slots_added.is_empty()
    }
}

impl SlotUpdate {
    const fn is_empty(&self) -> bool {
        self.choose.is_none()
            && self.options_removed.is_empty()
            && self.options_recoded.is_empty()
            && self.options_added.is_empty()
    }
}
