//! Many dishes from a table: each line makes a dish or changes the one of its category and name.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::setting::{Setting, setting_in_tx};
use crate::{
    kernel::{
        currency::Currency,
        error::{AppError, FieldError},
        ids::{CategoryId, TaxClassId},
        permission::Permission,
        plain::plain,
    },
    menu::{
        model::{
            Item, Pricing,
            editing::{CategoryForm, ItemForm},
        },
        service::{categories, items},
    },
    platform::{ctx::Ctx, db::Tx},
};

/// The most lines of one table.
const LINES_MAX: usize = 1_000;
/// The most mistakes that are named at once.
const FLAWS_MAX: usize = 20;

/// Of dishes and categories of which a table says nothing.
const PREP_MINUTES: u32 = 5;
const COURSE: u8 = 2;

/// What a table changed, or would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ItemsImported {
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    /// Categories that were not there before, made at the first station.
    pub new_categories: Vec<String>,
}

/// One line, as it stands in the table.
#[derive(Deserialize)]
struct Line {
    name: String,
    category: String,
    price: String,
    description: Option<String>,
    tax_class: Option<String>,
    prep_minutes: Option<u32>,
    active: Option<String>,
}

/// Reads a table and writes all of it, or with `dry_run` only works out what it would change.
pub async fn import_items(ctx: &Ctx, table: &str, dry_run: bool) -> Result<ItemsImported, AppError> {
    ctx.require(Permission::MenuEdit)?;
    let lines = read(table)?;
    let mut tx = ctx.begin().await?;
    if !dry_run {
        items::changed_in_tx(&mut tx).await?;
    }
    let setting = setting_in_tx(&mut tx).await?;
    let mut importing = Importing::new(&setting);
    let mut flaws = vec![];
    for (number, line) in &lines {
        match importing.write(&mut tx, line).await {
            Ok(()) => {}
            Err(AppError::Invalid { message, .. } | AppError::Conflict { message, .. }) => {
                flaws.push(FieldError::new(&format!("line {number}"), message));
                // The database may have been the one that refused: it takes nothing more in this transaction.
                break;
            }
            Err(error) => return Err(error),
        }
    }
    refuse(flaws)?;
    if !dry_run {
        tx.commit().await?;
    }
    Ok(importing.done)
}

/// What is wrong, line by line.
fn refuse(flaws: Vec<FieldError>) -> Result<(), AppError> {
    if flaws.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = flaws.iter().map(|flaw| format!("{}: {}", flaw.field, flaw.message)).collect();
    Err(AppError::Invalid { message: format!("Nothing was imported. {}", lines.join(" ")), fields: flaws })
}

/// The lines with their numbers, as an editor counts them.
fn read(table: &str) -> Result<Vec<(u64, Line)>, AppError> {
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().map_err(|error| unreadable(&error))?.clone();
    for needed in ["name", "category", "price"] {
        if !headers.iter().any(|header| header == needed) {
            return Err(AppError::invalid("file", format!("The first line names the columns; {needed:?} is missing.")));
        }
    }
    let mut lines = vec![];
    let mut flaws = vec![];
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        let number = record.position().map_or(0, csv::Position::line);
        match record.deserialize::<Line>(Some(&headers)) {
            Ok(line) => lines.push((number, line)),
            Err(_) => flaws.push(FieldError::new(&format!("line {number}"), "A number cannot be read.")),
        }
        if FLAWS_MAX <= flaws.len() {
            break;
        }
    }
    refuse(flaws)?;
    match lines.len() {
        0 => Err(AppError::invalid("file", "There is no line below the names of the columns.")),
        1..=LINES_MAX => Ok(lines),
        _ => Err(AppError::invalid("file", format!("A table has at most {LINES_MAX} lines. Send it in parts."))),
    }
}

fn unreadable(error: &csv::Error) -> AppError {
    let line = error.position().map(|position| format!("Line {}: ", position.line())).unwrap_or_default();
    let what = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("it has {len} cells, and the first line has {expected_len}.")
        }
        csv::ErrorKind::Utf8 { .. } => "it is not written in UTF-8.".to_owned(),
        _ => "it cannot be read.".to_owned(),
    };
    AppError::invalid("file", format!("{line}{what}"))
}

/// A dish that is here already, as it is and as the editor's form holds it.
struct Known<'a> {
    item: &'a Item,
    form: ItemForm,
}

/// A table under way.
struct Importing<'a> {
    setting: &'a Setting,
    categories: HashMap<String, CategoryId>,
    tax_classes: HashMap<String, TaxClassId>,
    /// By category, and by name without accents and capitals.
    known: HashMap<(CategoryId, String), Vec<Known<'a>>>,
    combos: HashSet<(CategoryId, String)>,
    /// What a line was about.
    seen: HashSet<(CategoryId, String)>,
    done: ItemsImported,
}

impl<'a> Importing<'a> {
    fn new(setting: &'a Setting) -> Self {
        let menu = &setting.snapshot.menu;
        let active = menu.items.iter().map(|item| (item, true));
        let all = active.chain(setting.snapshot.inactive.iter().map(|item| (item, false)));
        let key = |item: &Item| (item.category, plain(&item.name.own));
        let (combos, dishes): (Vec<_>, Vec<_>) = all.partition(|(item, _)| item.is_combo());
        let mut known: HashMap<_, Vec<Known<'a>>> = HashMap::new();
        for (item, active) in dishes {
            let form = form_of(setting.house.currency, item, active);
            known.entry(key(item)).or_default().push(Known { item, form });
        }
        Self {
            setting,
            categories: menu.categories.iter().map(|known| (plain(&known.name.own), known.id)).collect(),
            tax_classes: menu.tax_classes.iter().map(|known| (plain(&known.name), known.id)).collect(),
            known,
            combos: combos.into_iter().map(|(item, _)| key(item)).collect(),
            seen: HashSet::new(),
            done: ItemsImported::default(),
        }
    }

    async fn write(&mut self, tx: &mut Tx, line: &Line) -> Result<(), AppError> {
        let category = self.category(tx, &line.category).await?;
        let key = (category, plain(&line.name));
        if self.combos.contains(&key) {
            return Err(AppError::invalid("name", "That is a combo; combos are not imported from a table."));
        }
        if !self.seen.insert((category, line.name.clone())) {
            return Err(AppError::invalid("name", "This dish stands in the table twice."));
        }
        let known = match self.known.get(&key).map(Vec::as_slice).unwrap_or_default() {
            [] => None,
            [one] => Some(one),
            several => {
                let unclear =
                    || AppError::invalid("name", "Several dishes have nearly this name. Write it as it is here.");
                Some(several.iter().find(|known| known.item.name.own == line.name).ok_or_else(unclear)?)
            }
        };
        let form = self.form(line, category, known.map(|known| &known.form))?;
        if known.is_some_and(|known| known.form == form) {
            self.done.unchanged += 1;
            return Ok(());
        }
        let new = tx.new_id();
        let before = known.map(|known| known.item);
        items::write_in_tx(tx, self.setting.house.currency, &form, (new, before)).await?;
        *(if before.is_some() { &mut self.done.updated } else { &mut self.done.created }) += 1;
        Ok(())
    }

    async fn category(&mut self, tx: &mut Tx, name: &str) -> Result<CategoryId, AppError> {
        if let Some(known) = self.categories.get(&plain(name)) {
            return Ok(*known);
        }
        let id = tx.new_id();
        let form = CategoryForm { name: name.to_owned(), station: None, course: COURSE };
        let made = categories::add_in_tx(tx, id, &form).await?;
        self.done.new_categories.push(made.name.own);
        self.categories.insert(plain(name), id);
        Ok(id)
    }

    /// What the line makes of what is known; cells that are empty or missing leave it as it is.
    fn form(&self, line: &Line, category: CategoryId, known: Option<&ItemForm>) -> Result<ItemForm, AppError> {
        let currency = self.setting.house.currency;
        let mut form = match known {
            Some(known) => known.clone(),
            None => self.blank(category)?,
        };
        let price = currency.parse_amount(&line.price);
        let price = price.map_err(|error| AppError::invalid("price", format!("The price is {error}.")))?;
        (form.name, form.price) = (line.name.clone(), currency.digits(price));
        if let Some(class) = filled(line.tax_class.as_deref()) {
            let unknown = || AppError::invalid("tax_class", format!("There is no tax class {class:?}."));
            form.tax_class = self.tax_classes.get(&plain(class)).copied().ok_or_else(unknown)?;
        }
        if let Some(description) = filled(line.description.as_deref()) {
            form.description = description.to_owned();
        }
        if let Some(minutes) = line.prep_minutes {
            form.prep_minutes = minutes;
        }
        if let Some(active) = filled(line.active.as_deref()) {
            form.active = yes_or_no(active)?;
        }
        Ok(form)
    }

    /// A dish of which a table says nothing but its name and price.
    fn blank(&self, category: CategoryId) -> Result<ItemForm, AppError> {
        let first = self.setting.snapshot.menu.tax_classes.first();
        let tax_class =
            first.ok_or_else(|| AppError::invalid("tax_class", "The restaurant needs a tax class first."))?;
        Ok(ItemForm {
            id: None,
            category,
            tax_class: tax_class.id,
            name: String::new(),
            description: String::new(),
            price: String::new(),
            pricing: Pricing::Fixed,
            prep_minutes: PREP_MINUTES,
            allergens: vec![],
            diets: vec![],
            active: true,
            variants: None,
            groups: None,
        })
    }
}

fn form_of(currency: Currency, item: &Item, active: bool) -> ItemForm {
    ItemForm {
        id: Some(item.id),
        category: item.category,
        tax_class: item.tax_class,
        name: item.name.own.clone(),
        description: item.description.own.clone(),
        price: currency.digits(item.price),
        pricing: item.pricing,
        prep_minutes: item.prep_s.div_ceil(60),
        allergens: item.allergens.clone(),
        diets: item.diets.clone(),
        active,
        variants: None,
        groups: None,
    }
}

fn filled(cell: Option<&str>) -> Option<&str> {
    cell.filter(|cell| !cell.is_empty())
}

fn yes_or_no(cell: &str) -> Result<bool, AppError> {
    match cell.to_lowercase().as_str() {
        "true" | "yes" | "1" => Ok(true),
        "false" | "no" | "0" => Ok(false),
        _ => Err(AppError::invalid("active", format!("{cell:?} is neither yes nor no."))),
    }
}
