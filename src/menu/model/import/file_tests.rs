//! Reading payloads: what is accepted, and what each bad one is refused for.

use crate::kernel::{currency::Currency, money::Money, quantity::Unit};

use super::{
    file::{ImportFile, parse},
    name::Code,
};

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

fn read(text: &str) -> ImportFile {
    parse(text, currency("TWD")).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn refusal(text: &str) -> String {
    match parse(text, currency("TWD")) {
        Ok(file) => panic!("accepted {text}: {file:?}"),
        Err(error) => error.to_string(),
    }
}

/// The refusal of a file whose only item is `item`, without its place.
fn item_refusal(item: &str) -> String {
    let text = refusal(&format!(r#"{{"menu_items": [{item}]}}"#));
    text.split_once(": ").unwrap().1.to_owned()
}

fn price_refusal(price: &str, code: &str) -> String {
    let text = format!(r#"{{"menu_items": [{{"name": "Soup", "price": {price}}}]}}"#);
    let refused = parse(&text, currency(code)).unwrap_err();
    assert_eq!(refused.at.path, "menu_items[0].price");
    refused.reason.to_string()
}

fn price(price: &str, code: &str) -> Money {
    let text = format!(r#"{{"menu_items": [{{"name": "Soup", "price": {price}}}]}}"#);
    parse(&text, currency(code)).unwrap().items[0].price
}

/// A file with one combo, whose field `name` is `value` instead.
fn with_combo(name: &str, value: &str) -> String {
    let mut fields = vec![
        ("code", r#""SET""#),
        ("name", r#""Set""#),
        ("bundle_price", "60"),
        ("drink_rule", r#"{"max_price": 35}"#),
        ("side_rule", r#"{"choice_count": 1, "options": [{"code": "A", "name": "Soup"}]}"#),
    ];
    fields.retain(|(field, _)| *field != name);
    fields.push((name, value));
    let fields: Vec<String> = fields.into_iter().map(|(name, value)| format!("{name:?}: {value}")).collect();
    format!("{{\"menu_items\": [],\n\"combo_rules\": [{{{}}}]}}", fields.join(",\n"))
}

fn combo_refusal(name: &str, value: &str) -> String {
    let text = refusal(&with_combo(name, value));
    text.split_once(": ").unwrap().1.to_owned()
}

#[test]
fn the_fixture_is_read_whole() {
    let file = read(include_str!("../../../server/seed/breakfast.json"));
    assert_eq!((file.items.len(), file.combos.len(), file.ingredients.len(), file.recipes.len()), (64, 2, 21, 33));
    let first = &file.items[0];
    assert_eq!((first.listed.value.to_string().as_str(), first.price.minor()), ("[TOAST_EGG] 玉米(素)", 55));
    assert_eq!(first.listed.at.to_string(), "line 3, column 14: menu_items[0].name");
    assert_eq!(file.items.iter().filter(|item| !item.is_active).count(), 1);
    let combo = &file.combos[1];
    assert_eq!((combo.code.value.as_str(), combo.price.minor()), ("SET95", 95));
    assert_eq!(combo.drink.as_ref().unwrap().price_max, Some(Money::from_minor(35)));
    let side = combo.side.as_ref().unwrap();
    assert_eq!((side.choose, side.options.len()), (2, 7));
    let (name, pieces) = side.options[6].pieces.as_ref().unwrap();
    assert_eq!((name.to_string().as_str(), *pieces), ("薯餅", 2));
}

#[test]
fn only_the_items_are_required() {
    let file = read("\u{feff}{\"menu_items\": [], \"combo_rules\": null, \"comment\": null}");
    assert!(file.items.is_empty() && file.combos.is_empty() && file.recipes.is_empty());
    let file = read(r#"{"menu_items": [{"name": " Soup ", "price": 5, "is_active": null, "id": null}]}"#);
    assert!(file.items[0].is_active);
    assert_eq!(file.items[0].listed.value.name.as_str(), "Soup");
}

#[test]
fn a_file_of_another_shape_is_refused() {
    for (text, refused) in [
        ("", "line 1, column 1: not JSON: EOF while parsing a value"),
        ("name,price\nSoup,5", "line 1, column 2: not JSON: expected ident"),
        ("[]", "line 1, column 1: must be an object, not a list"),
        ("{}", "line 1, column 1: menu_items: is missing"),
        (r#"{"menu_items": null}"#, "line 1, column 1: menu_items: is missing"),
        (r#"{"menu_items": {}}"#, "line 1, column 16: menu_items: must be a list, not an object"),
        (r#"{"menu_items": [5]}"#, "line 1, column 17: menu_items[0]: must be an object, not a number"),
        (r#"{"menu_items": [], "menu": 1}"#, "line 1, column 28: menu: is no field of this format"),
        (r#"{"menu_items": [], "a b": 1}"#, "line 1, column 27: [\"a b\"]: is no field of this format"),
        ("{\"menu_items\": [],\n\"menu_items\": []}", "line 2, column 15: menu_items: stands twice in the same object"),
        (
            "{\"menu_items\": [\n{\"name\": \"湯\", \"price\": 5},\n{\"name\": \"飯\", \"price\": -5}\n]}",
            "line 3, column 24: menu_items[1].price: must not be negative",
        ),
    ] {
        assert_eq!(refusal(text), refused, "{text}");
    }
}

#[test]
fn an_item_of_another_shape_is_refused() {
    for (item, refused) in [
        (r#"{"price": 5}"#, "menu_items[0].name: is missing"),
        (r#"{"name": null, "price": 5}"#, "menu_items[0].name: is missing"),
        (r#"{"name": 5, "price": 5}"#, "menu_items[0].name: must be text, not a number"),
        (r#"{"name": "", "price": 5}"#, "menu_items[0].name: must not be empty"),
        (r#"{"name": "[PASTA] 　", "price": 5}"#, "menu_items[0].name: must not be empty"),
        (r#"{"name": "a\u0000b", "price": 5}"#, "menu_items[0].name: holds a character that cannot be kept"),
        (r#"{"name": "Soup"}"#, "menu_items[0].price: is missing"),
        (r#"{"name": "Soup", "price": "5"}"#, "menu_items[0].price: must be a number, not text"),
        (r#"{"name": "Soup", "price": [5]}"#, "menu_items[0].price: must be a number, not a list"),
        (r#"{"name": "Soup", "price": true}"#, "menu_items[0].price: must be a number, not true or false"),
        (
            r#"{"name": "Soup", "price": 5, "is_active": 1}"#,
            "menu_items[0].is_active: must be true or false, not a number",
        ),
        (r#"{"name": "Soup", "price": 5, "sku": "S1"}"#, "menu_items[0].sku: is no field of this format"),
    ] {
        assert_eq!(item_refusal(item), refused, "{item}");
    }
    let long = format!(r#"{{"name": "{}", "price": 5}}"#, "湯".repeat(121));
    assert_eq!(item_refusal(&long), "menu_items[0].name: must be at most 120 characters long");
}

#[test]
fn prices_are_the_digits_of_the_text() {
    assert_eq!(price("125.0", "TWD").minor(), 125);
    assert_eq!(price("0.10", "EUR").minor(), 10);
    assert_eq!(price("0.1", "EUR").minor(), 10);
    assert_eq!(price("1.15", "EUR").minor(), 115);
    assert_eq!(price("4.350000000000000000000000", "EUR").minor(), 435);
    assert_eq!(price("999999.99", "EUR").minor(), 99_999_999);
    assert_eq!(price("-0.00", "EUR"), Money::ZERO);
    for (text, code, refused) in [
        ("-1", "TWD", "must not be negative"),
        ("-0.01", "EUR", "must not be negative"),
        ("1.25e2", "TWD", "must be written out, without an exponent"),
        ("1E2", "EUR", "must be written out, without an exponent"),
        ("45.5", "TWD", "the currency has 0 digits after the point"),
        ("4.355", "EUR", "the currency has 2 digits after the point"),
        ("4.3500000000000000000000001", "EUR", "the currency has 2 digits after the point"),
        ("1000000.01", "EUR", "must be at most 1000000.00"),
        ("999999999999999999999999", "EUR", "the amount is out of range"),
    ] {
        assert_eq!(price_refusal(text, code), refused, "{text} {code}");
    }
}

#[test]
fn a_name_that_stands_twice_is_refused() {
    let items = |first: &str, second: &str| {
        format!(
            "{{\"menu_items\": [{{\"name\": \"{first}\", \"price\": 5}},\n{{\"name\": \"{second}\", \"price\": 5}}]}}"
        )
    };
    for (first, second) in [
        ("紅茶 (M)", "紅茶 (M)"),
        ("紅茶 (M)", " 紅茶（Ｍ） "),
        ("紅茶 (M)", "紅茶(m)"),
        ("[PASTA] Ice tea", "[pasta]Ice　Tea"),
        ("紅茶 (M)", "[DRINK] 紅茶 (M)"),
    ] {
        let refused = refusal(&items(first, second));
        let expected = "line 2, column 10: menu_items[1].name: is the same as in line 1, column 26: menu_items[0].name";
        assert_eq!(refused, expected, "{first} {second}");
    }
    for (first, second) in [("[PASTA] 雞", "[UDON] 雞"), ("紅茶 (M)", "紅茶 (L)"), ("脆薯", "脆薯條")] {
        assert_eq!(read(&items(first, second)).items.len(), 2);
    }
}

#[test]
fn a_combo_of_another_shape_is_refused() {
    for (field, value, refused) in [
        ("code", "null", "combo_rules[0].code: is missing"),
        ("code", "60", "combo_rules[0].code: must be text, not a number"),
        ("name", "\" \"", "combo_rules[0].name: must not be empty"),
        ("bundle_price", "-60", "combo_rules[0].bundle_price: must not be negative"),
        ("price", "60", "combo_rules[0].price: is no field of this format"),
        ("drink_rule", "[]", "combo_rules[0].drink_rule: must be an object, not a list"),
        ("drink_rule", "{}", "combo_rules[0].drink_rule: a drink_rule needs eligible_drinks or a max_price"),
        (
            "drink_rule",
            r#"{"eligible_drinks": "tea"}"#,
            "combo_rules[0].drink_rule.eligible_drinks: must be a list, not text",
        ),
        (
            "drink_rule",
            r#"{"eligible_drinks": [7]}"#,
            "combo_rules[0].drink_rule.eligible_drinks[0]: must be text, not a number",
        ),
        ("drink_rule", r#"{"max_price": "35"}"#, "combo_rules[0].drink_rule.max_price: must be a number, not text"),
        ("side_rule", r#"{"choice_count": 1}"#, "combo_rules[0].side_rule.options: is missing"),
        (
            "side_rule",
            r#"{"choice_count": 1, "options": []}"#,
            "combo_rules[0].side_rule.options: must have at least one entry",
        ),
        ("side_rule", r#"{"options": [{"name": "A"}]}"#, "combo_rules[0].side_rule.choice_count: is missing"),
        (
            "side_rule",
            r#"{"choice_count": 1, "options": [{"code": "A"}]}"#,
            "combo_rules[0].side_rule.options[0].name: is missing",
        ),
        (
            "side_rule",
            r#"{"choice_count": 1, "options": [{"name": "薯餅*21片"}]}"#,
            "combo_rules[0].side_rule.options[0].name: must be a whole number from 1 to 20",
        ),
    ] {
        assert_eq!(combo_refusal(field, value), refused, "{field} {value}");
    }
    for count in ["0", "10", "-1", "1.5", "1e0", "99999999999"] {
        let rule = format!(r#"{{"choice_count": {count}, "options": [{{"name": "A"}}]}}"#);
        let refused = "combo_rules[0].side_rule.choice_count: must be a whole number from 1 to 9";
        assert_eq!(combo_refusal("side_rule", &rule), refused, "{count}");
    }
    let rule = r#"{"choice_count": 9, "options": [{"name": "A"}]}"#;
    assert_eq!(read(&with_combo("side_rule", rule)).combos[0].side.as_ref().unwrap().choose, 9);
    let empty = r#"{"menu_items": [], "combo_rules": [{"code": "S", "name": "S", "bundle_price": 1}]}"#;
    assert!(refusal(empty).ends_with("combo_rules[0]: a combo needs a drink_rule or a side_rule"));
}

#[test]
fn a_code_that_stands_twice_is_refused() {
    let combo = |code: &str, name: &str| {
        format!(r#"{{"code": {code:?}, "name": {name:?}, "bundle_price": 1, "drink_rule": {{"max_price": 35}}}}"#)
    };
    let file = |first: &str, second: &str| format!("{{\"menu_items\": [], \"combo_rules\": [{first},\n{second}]}}");
    let refused = refusal(&file(&combo("SET60", "One"), &combo("ｓｅｔ 60", "Two")));
    assert!(refused.starts_with("line 2, column 10: combo_rules[1].code: is the same as in line 1"), "{refused}");
    let refused = refusal(&file(&combo("A", "Set one"), &combo("B", "SET ONE")));
    assert!(refused.starts_with("line 2, column 23: combo_rules[1].name: is the same as in line 1"), "{refused}");
    let options = |first: &str, second: &str| {
        let rule = format!(r#"{{"choice_count": 1, "options": [{first}, {second}]}}"#);
        combo_refusal("side_rule", &rule)
    };
    let refused = options(r#"{"code": "A", "name": "x"}"#, r#"{"code": "a", "name": "y"}"#);
    assert!(refused.starts_with("combo_rules[0].side_rule.options[1].code: is the same as in"), "{refused}");
    let refused = options(r#"{"name": "x y"}"#, r#"{"name": "XY"}"#);
    assert!(refused.starts_with("combo_rules[0].side_rule.options[1].name: is the same as in"), "{refused}");
}

#[test]
fn ingredients_come_in_known_units() {
    let unit = |word: &str| {
        let text = format!(r#"{{"menu_items": [], "ingredient_list": [{{"name": "x", "unit": {word:?}}}]}}"#);
        parse(&text, currency("TWD")).map(|file| file.ingredients[0].unit).map_err(|error| error.to_string())
    };
    for (word, known) in [
        ("g", Unit::Gram),
        ("公克", Unit::Gram),
        ("ＭＬ", Unit::Millilitre),
        ("piece", Unit::Piece),
        ("片", Unit::Piece),
        ("包", Unit::Piece),
    ] {
        assert_eq!(unit(word), Ok(known), "{word}");
    }
    let refused = unit("kg").unwrap_err();
    assert!(refused.contains(": ingredient_list[0].unit: \"kg\" is not a unit known here"), "{refused}");
}

#[test]
fn recipes_name_ingredients() {
    let file = read(r#"{"menu_items": [], "recipes": {"[TOAST] 蛋": ["吐司(2片)", "雞蛋"], "湯": []}}"#);
    let lines = &file.recipes[0].lines;
    assert_eq!(file.recipes[0].item.value.prefix, Some(Code::parse("TOAST").unwrap()));
    assert_eq!(lines[0].counted.as_ref().map(|(name, count)| (name.as_str(), *count)), Some(("吐司", 2)));
    assert_eq!(lines[1].counted, None);
    for (recipes, refused) in [
        ("[]", "line 1, column 31: recipes: must be an object, not a list"),
        (r#"{"湯": "雞"}"#, "line 1, column 37: recipes[\"湯\"]: must be a list, not text"),
        (r#"{"湯": [{"雞": 1}]}"#, "line 1, column 38: recipes[\"湯\"][0]: must be text, not an object"),
        (r#"{"湯": ["雞(0隻)"]}"#, "line 1, column 38: recipes[\"湯\"][0]: must be a whole number from 1 to 1000"),
        (r#"{"湯": [], "湯": []}"#, "line 1, column 46: recipes[\"湯\"]: stands twice in the same object"),
        (r#"{"": []}"#, "line 1, column 36: recipes[\"\"]: must not be empty"),
    ] {
        assert_eq!(refusal(&format!(r#"{{"menu_items": [], "recipes": {recipes}}}"#)), refused, "{recipes}");
    }
}

#[test]
fn a_long_file_on_one_line_is_read_quickly() {
    let items: Vec<String> = (0..20_000).map(|at| format!(r#"{{"name": "[PASTA] 雞湯 {at}", "price": 5}}"#)).collect();
    let file = read(&format!(r#"{{"menu_items": [{}]}}"#, items.join(", ")));
    assert_eq!(file.items.len(), 20_000);
    assert_eq!(file.items[1].listed.at.to_string(), "line 1, column 64: menu_items[1].name");
}
