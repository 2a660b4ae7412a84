//! The items as they will be after the import, and how a name in the file finds one.

use std::collections::{BTreeMap, BTreeSet};

use crate::kernel::{
    ids::{CategoryId, ItemId},
    money::Money,
    text::Name,
};

use super::{
    current::CurrentItem,
    error::{ImportError, Reason},
    file::FileItem,
    name::{COMBO, Code, DRINK, Listed, fold},
    plan::{CategoryKind, Difference, Draft, ItemChange, ItemUpdate, NewCategory, NewItem},
};

/// Every item that is no combo: those of the file in its order, then the rest of the menu.
#[derive(Default)]
pub struct Catalogue {
    entries: Vec<Entry>,
    by_name: BTreeMap<String, Vec<usize>>,
}

/// An item after the import.
#[derive(Clone)]
pub struct Entry {
    pub id: ItemId,
    pub category: CategoryId,
    pub name: String,
    pub price: Money,
    pub is_active: bool,
}

/// What a name in the file stands for.
pub enum Match<'a> {
    One(&'a Entry),
    None,
    Several(usize),
}

impl Catalogue {
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The item of this name in the category that its prefix, or the want of one, says. For a name without a prefix
    /// then the only item called so in any category, then the only one in a `preferred` category. Never a part of a
    /// name.
    pub fn resolve(&self, listed: &Listed, exact: Option<CategoryId>, preferred: &BTreeSet<CategoryId>) -> Match<'_> {
        let named = self.by_name.get(&fold(listed.name.as_str())).map_or(&[][..], Vec::as_slice);
        let named = || named.iter().map(|&at| &self.entries[at]);
        let in_category = Match::of(named().filter(|entry| Some(entry.category) == exact));
        if listed.prefix.is_some() || matches!(in_category, Match::One(_)) {
            return in_category;
        }
        match Match::of(named()) {
            Match::Several(count) => match Match::of(named().filter(|entry| preferred.contains(&entry.category))) {
                Match::One(entry) => Match::One(entry),
                Match::None | Match::Several(_) => Match::Several(count),
            },
            found => found,
        }
    }

    fn push(&mut self, entry: Entry) {
        self.by_name.entry(fold(&entry.name)).or_default().push(self.entries.len());
        self.entries.push(entry);
    }
}

impl<'a> Match<'a> {
    fn of(mut entries: impl Iterator<Item = &'a Entry>) -> Self {
        match (entries.next(), entries.count()) {
            (None, _) => Self::None,
            (Some(entry), 0) => Self::One(entry),
            (Some(_), more) => Self::Several(more + 1),
        }
    }
}

impl Draft<'_> {
    /// Matches the file's items with the menu's by category and name.
    pub fn plan_items(&mut self) -> Result<(), ImportError> {
        let current = self.current;
        let mut here: BTreeMap<(CategoryId, String), Vec<&CurrentItem>> = BTreeMap::new();
        for item in &current.items {
            here.entry((item.category, fold(&item.name))).or_default().push(item);
        }
        let mut keys = BTreeMap::new();
        let mut kept = BTreeSet::new();
        for item in &self.file.items {
            let listed = &item.listed.value;
            let category = self.category(&listed.category());
            let key = (category, fold(listed.name.as_str()));
            // Two codes may mean one category here: its code, and its name.
            if let Some(first) = keys.insert(key.clone(), &item.listed.at) {
                return Err(item.listed.at.refuse(Reason::Duplicate { first: first.to_string() }));
            }
            let found = self.the_one(item, here.get(&key).map_or(&[], Vec::as_slice))?;
            kept.extend(found.map(|found| found.id));
            self.plan_item(item, category, found)?;
        }
        for item in current.items.iter().filter(|item| !kept.contains(&item.id)) {
            let (name, price, is_active) = (item.name.clone(), item.price, item.is_active);
            self.catalogue.push(Entry { id: item.id, category: item.category, name, price, is_active });
        }
        Ok(())
    }

    /// The category of this code, new if need be.
    pub fn category(&mut self, code: &Code) -> CategoryId {
        if let Some(id) = self.find_category(code) {
            return id;
        }
        let kind = match code.as_str() {
            COMBO => CategoryKind::Combos,
            _ if is_drink(code) => CategoryKind::Drinks,
            _ => CategoryKind::Dishes,
        };
        let id = self.new_id();
        self.plan.categories.push(NewCategory { id, code: code.clone(), name: code.category_name(), kind });
        id
    }

    /// The category of this code, else one called as it would be.
    pub fn find_category(&self, code: &Code) -> Option<CategoryId> {
        let name = fold(code.category_name().as_str());
        let coded = self.categories().find(|(_, other, _)| other.as_ref() == Some(code));
        let found = coded.or_else(|| self.categories().find(|(_, _, other)| fold(other) == name));
        found.map(|(id, _, _)| id)
    }

    /// The categories of drinks: DRINK, and those whose code begins with it.
    pub fn drink_categories(&self) -> BTreeSet<CategoryId> {
        let coded = self.categories().filter(|(_, code, _)| code.as_ref().is_some_and(is_drink)).map(|(id, _, _)| id);
        let plain = Code::parse(DRINK).ok().and_then(|code| self.find_category(&code));
        coded.chain(plain).collect()
    }

    fn categories(&self) -> impl Iterator<Item = (CategoryId, Option<Code>, &str)> {
        let code = |text: &String| Code::of_category(text).ok();
        let here = self
            .current
            .categories
            .iter()
            .map(move |category| (category.id, category.code.as_ref().and_then(code), category.name.as_str()));
        let new = self.plan.categories.iter();
        here.chain(new.map(|category| (category.id, Some(category.code.clone()), category.name.as_str())))
    }

    fn the_one<'c>(&self, item: &FileItem, here: &[&'c CurrentItem]) -> Result<Option<&'c CurrentItem>, ImportError> {
        let name = item.listed.value.name.as_str();
        match here {
            [] => Ok(None),
            [one] => Ok(Some(*one)),
            several => match several.iter().find(|other| other.name == name) {
                Some(one) => Ok(Some(*one)),
                None => {
                    let reason = Reason::SeveralHere { name: name.to_owned(), count: several.len() };
                    Err(item.listed.at.refuse(reason))
                }
            },
        }
    }

    fn plan_item(
        &mut self,
        item: &FileItem,
        category: CategoryId,
        found: Option<&CurrentItem>,
    ) -> Result<(), ImportError> {
        let (listed, price, is_active) = (item.listed.value.clone(), item.price, item.is_active);
        let id = match found {
            None => {
                let name = listed.name.clone();
                self.refuse_combo_s_name(item, category, &name)?;
                let id = self.new_id();
                self.plan.items.push(ItemChange::Create(NewItem { id, category, listed, name, price, is_active }));
                id
            }
            Some(found) => {
                let id = found.id;
                let price = Difference::between(found.price, price);
                let is_active = Difference::between(found.is_active, is_active);
                match (price, is_active) {
                    (None, None) => self.plan.unchanged.items += 1,
                    _ => self.plan.items.push(ItemChange::Update(ItemUpdate { id, listed, price, is_active })),
                }
                id
            }
        };
        let name = found.map_or_else(|| item.listed.value.name.to_string(), |found| found.name.clone());
        self.catalogue.push(Entry { id, category, name, price, is_active });
        Ok(())
    }

    fn refuse_combo_s_name(&self, item: &FileItem, category: CategoryId, name: &Name) -> Result<(), ImportError> {
        let folded = fold(name.as_str());
        let is_taken =
            self.current.combos.iter().any(|combo| combo.category == category && fold(&combo.name) == folded);
        if is_taken { Err(item.listed.at.refuse(Reason::NameTaken { name: name.to_string() })) } else { Ok(()) }
    }
}

fn is_drink(code: &Code) -> bool {
    code.as_str() == DRINK || code.as_str().starts_with("DRINK_")
}
