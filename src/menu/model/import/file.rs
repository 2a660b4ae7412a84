//! The payload as typed values. What it names but does not hold is checked by the plan.

use std::collections::BTreeMap;

use crate::kernel::{
    currency::Currency,
    money::Money,
    quantity::Unit,
    text::{Name, Paragraph, TextError},
};

use super::{
    error::{At, ImportError, Reason},
    json::{Fields, Node},
    name::{Code, Counted, Listed, fold, parse_name, split_count, split_pieces},
};

/// Highest price, in minor units; the same limit stands in the database.
pub const PRICE_MINOR_MAX: i64 = 100_000_000;
/// The most that a slot may ask for; the same limit stands in the database.
pub const CHOOSE_MAX: u32 = 9;
/// The most pieces that an option may stand for; the same limit stands in the database.
pub const PIECES_MAX: u32 = 20;
/// The most of an ingredient that a recipe may count.
pub const COUNT_MAX: u32 = 1_000;

/// Words for things that are counted one by one.
const COUNTING_WORDS: [&str; 27] = [
    "piece", "pieces", "pc", "pcs", "個", "个", "片", "份", "包", "顆", "粒", "罐", "杯", "朵", "條", "塊", "盒", "瓶",
    "隻", "根", "袋", "張", "枚", "支", "尾", "把", "球",
];

/// A payload that holds together: no item and no combo twice, every value within its limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFile {
    pub currency: Currency,
    pub items: Vec<FileItem>,
    pub combos: Vec<FileCombo>,
    /// The same name may stand twice.
    pub ingredients: Vec<FileIngredient>,
    pub recipes: Vec<FileRecipe>,
}

/// A value and where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    pub at: At,
    pub value: T,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileItem {
    pub listed: Placed<Listed>,
    pub price: Money,
    pub is_active: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileCombo {
    pub code: Placed<Code>,
    pub name: Placed<Name>,
    pub price: Money,
    /// The rule in the shop's own words.
    pub rule_text: Option<Paragraph>,
    pub drink: Option<DrinkRule>,
    pub side: Option<SideRule>,
}

/// One drink, from a list or up to a price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrinkRule {
    pub at: At,
    pub price_max: Option<Money>,
    /// Empty means every drink up to the price.
    pub eligible: Vec<Placed<Listed>>,
}

/// So many of these; the same one may be chosen twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideRule {
    pub choose: u32,
    pub options: Vec<FileOption>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileOption {
    pub code: Option<Placed<Code>>,
    /// The name as written, pieces and all: an item may be called so.
    pub listed: Placed<Listed>,
    /// The name without its pieces, and how many, where it says so.
    pub pieces: Option<(Listed, u32)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileIngredient {
    pub name: Placed<Name>,
    pub unit: Unit,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRecipe {
    pub item: Placed<Listed>,
    pub lines: Vec<FileLine>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLine {
    /// The name as written, count and all: an ingredient may be called so.
    pub name: Placed<Name>,
    /// The name without its count, and the count, where it has one.
    pub counted: Option<(Name, u32)>,
}

/// Reads a payload whose prices are in `currency`.
pub fn parse(text: &str, currency: Currency) -> Result<ImportFile, ImportError> {
    let root = Node::root(text)?;
    let fields = root.fields(&["menu_items", "combo_rules", "ingredient_list", "recipes"])?;
    let items = all(Some(fields.require("menu_items")?), |node| item(node, currency))?;
    refuse_repeated(items.iter().map(|item| (&item.listed.at, item_key(&item.listed.value))))?;
    let combos = all(fields.get("combo_rules"), |node| combo(node, currency))?;
    refuse_repeated(combos.iter().map(|combo| (&combo.code.at, fold(combo.code.value.as_str()))))?;
    refuse_repeated(combos.iter().map(|combo| (&combo.name.at, fold(combo.name.value.as_str()))))?;
    let ingredients = all(fields.get("ingredient_list"), ingredient)?;
    let recipes = match fields.get("recipes") {
        Some(node) => node.entries()?.iter().map(|(name, lines)| recipe(name, lines)).collect::<Result<_, _>>()?,
        None => vec![],
    };
    Ok(ImportFile { currency, items, combos, ingredients, recipes })
}

/// What makes an item this item: its category and its name.
fn item_key(listed: &Listed) -> String {
    format!("{}\n{}", fold(listed.category().as_str()), fold(listed.name.as_str()))
}

fn item(node: &Node<'_>, currency: Currency) -> Result<FileItem, ImportError> {
    let fields = node.fields(&["name", "price", "is_active"])?;
    Ok(FileItem {
        listed: parsed(fields.require("name")?, Listed::parse)?,
        price: amount(fields.require("price")?, currency)?,
        is_active: fields.get("is_active").map_or(Ok(true), Node::flag)?,
    })
}

fn combo(node: &Node<'_>, currency: Currency) -> Result<FileCombo, ImportError> {
    let fields = node.fields(&["code", "name", "bundle_price", "raw_rule_text", "drink_rule", "side_rule"])?;
    let combo = FileCombo {
        code: parsed(fields.require("code")?, Code::parse)?,
        name: parsed(fields.require("name")?, parse_name)?,
        price: amount(fields.require("bundle_price")?, currency)?,
        rule_text: rule_text(&fields)?,
        drink: fields.get("drink_rule").map(|node| drink_rule(node, currency)).transpose()?,
        side: fields.get("side_rule").map(side_rule).transpose()?,
    };
    if combo.drink.is_none() && combo.side.is_none() { Err(node.refuse(Reason::NothingToChoose)) } else { Ok(combo) }
}

fn rule_text(fields: &Fields<'_>) -> Result<Option<Paragraph>, ImportError> {
    match fields.get("raw_rule_text") {
        Some(node) if fold(&node.text()?).is_empty() => Ok(None),
        Some(node) => parsed(node, Paragraph::parse).map(|text| Some(text.value)),
        None => Ok(None),
    }
}

fn drink_rule(node: &Node<'_>, currency: Currency) -> Result<DrinkRule, ImportError> {
    let fields = node.fields(&["max_price", "eligible_drinks"])?;
    let rule = DrinkRule {
        at: node.at(),
        price_max: fields.get("max_price").map(|node| amount(node, currency)).transpose()?,
        eligible: all(fields.get("eligible_drinks"), |node| parsed(node, Listed::parse))?,
    };
    let says_nothing = rule.price_max.is_none() && rule.eligible.is_empty();
    if says_nothing { Err(node.refuse(Reason::NoDrinkRule)) } else { Ok(rule) }
}

fn side_rule(node: &Node<'_>) -> Result<SideRule, ImportError> {
    let fields = node.fields(&["choice_count", "options"])?;
    let list = fields.require("options")?;
    let rule =
        SideRule { choose: count(fields.require("choice_count")?, CHOOSE_MAX)?, options: all(Some(list), option)? };
    if rule.options.is_empty() {
        return Err(list.refuse(Reason::EmptyList));
    }
    let codes = rule.options.iter().filter_map(|option| option.code.as_ref());
    refuse_repeated(codes.map(|code| (&code.at, fold(code.value.as_str()))))?;
    let names = rule.options.iter().map(|option| &option.listed);
    refuse_repeated(names.map(|listed| (&listed.at, fold(&listed.value.to_string()))))?;
    Ok(rule)
}

fn option(node: &Node<'_>) -> Result<FileOption, ImportError> {
    let fields = node.fields(&["code", "name"])?;
    let name = fields.require("name")?;
    let listed = parsed(name, Listed::parse)?;
    let text = name.text()?;
    let pieces = counted(name, split_pieces(&text), PIECES_MAX, Listed::parse)?;
    let code = fields.get("code").map(|node| parsed(node, Code::parse)).transpose()?;
    Ok(FileOption { code, listed, pieces })
}

fn ingredient(node: &Node<'_>) -> Result<FileIngredient, ImportError> {
    let fields = node.fields(&["name", "unit"])?;
    let unit = fields.require("unit")?;
    let word = fold(&unit.text()?);
    Ok(FileIngredient {
        name: parsed(fields.require("name")?, parse_name)?,
        unit: parse_unit(&word)
            .ok_or_else(|| unit.refuse(Reason::UnknownUnit { unit: word.chars().take(20).collect() }))?,
    })
}

fn parse_unit(folded: &str) -> Option<Unit> {
    match folded {
        "g" | "gram" | "grams" | "克" | "公克" => Some(Unit::Gram),
        "ml" | "cc" | "c.c." | "毫升" => Some(Unit::Millilitre),
        word => COUNTING_WORDS.contains(&word).then_some(Unit::Piece),
    }
}

fn recipe(name: &str, node: &Node<'_>) -> Result<FileRecipe, ImportError> {
    let listed = Listed::parse(name).map_err(|error| node.refuse(error))?;
    let line = |node: &Node<'_>| {
        let text = node.text()?;
        let counted = counted(node, split_count(&text), COUNT_MAX, parse_name)?;
        Ok(FileLine { name: parsed(node, parse_name)?, counted })
    };
    Ok(FileRecipe { item: Placed { at: node.at(), value: listed }, lines: all(Some(node), line)? })
}

/// Every element of a list, or none of a list that is absent.
fn all<T>(node: Option<&Node<'_>>, read: impl Fn(&Node<'_>) -> Result<T, ImportError>) -> Result<Vec<T>, ImportError> {
    node.map_or(Ok(vec![]), |node| node.elements()?.iter().map(read).collect())
}

fn parsed<T>(node: &Node<'_>, parse: impl Fn(&str) -> Result<T, TextError>) -> Result<Placed<T>, ImportError> {
    let value = parse(&node.text()?).map_err(|error| node.refuse(error))?;
    Ok(Placed { at: node.at(), value })
}

fn counted<T>(
    node: &Node<'_>,
    counted: Option<Counted<'_>>,
    max: u32,
    parse: impl Fn(&str) -> Result<T, TextError>,
) -> Result<Option<(T, u32)>, ImportError> {
    let Some(Counted { name, count }) = counted else { return Ok(None) };
    let count = count.filter(|count| *count <= max).ok_or_else(|| node.refuse(Reason::NotACount { min: 1, max }))?;
    Ok(Some((parse(name).map_err(|error| node.refuse(error))?, count)))
}

/// A price from the digits in the text.
fn amount(node: &Node<'_>, currency: Currency) -> Result<Money, ImportError> {
    let digits = node.number()?;
    if digits.contains(['e', 'E']) {
        return Err(node.refuse(Reason::Exponent));
    }
    if digits.starts_with('-') && digits.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        return Err(node.refuse(Reason::Negative));
    }
    let price = currency.parse_amount(digits).map_err(|error| node.refuse(error))?;
    let max = Money::from_minor(PRICE_MINOR_MAX);
    if max < price { Err(node.refuse(Reason::TooHigh { max: currency.digits(max) })) } else { Ok(price) }
}

fn count(node: &Node<'_>, max: u32) -> Result<u32, ImportError> {
    let count = node.number()?.parse().ok().filter(|count| (1..=max).contains(count));
    count.ok_or_else(|| node.refuse(Reason::NotACount { min: 1, max }))
}

/// Refuses the second entry with the same key.
fn refuse_repeated<'a>(entries: impl Iterator<Item = (&'a At, String)>) -> Result<(), ImportError> {
    let mut seen: BTreeMap<String, &At> = BTreeMap::new();
    for (at, key) in entries {
        if let Some(first) = seen.insert(key, at) {
            return Err(at.refuse(Reason::Duplicate { first: first.to_string() }));
        }
    }
    Ok(())
}
