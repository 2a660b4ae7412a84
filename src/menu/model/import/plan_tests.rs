//! Plans: what each file changes on which menu, and that a menu it was applied to is as the file wants it.

use crate::kernel::{
    currency::Currency,
    money::Money,
    quantity::{Quantity, Unit},
};

use super::{
    current::{CurrentIngredient, CurrentItem, CurrentMenu, CurrentSlot},
    error::{ImportError, Reason},
    file,
    name::Code,
    plan::{CategoryKind, ComboChange, Difference, ItemChange, NewCombo, Plan, Warning, plan},
};

const FIXTURE: &str = include_str!("../../../server/seed/breakfast.json");

/// A small file in the format: three dishes, two drinks, one combo, recipes.
const SMALL: &str = r#"{
  "menu_items": [
    {"name": "[PASTA] Chicken", "price": 150},
    {"name": "[SNACK] Chicken", "price": 60},
    {"name": "[SNACK] Egg", "price": 15},
    {"name": "Tea (M)", "price": 30},
    {"name": "Coffee (M)", "price": 60}
  ],
  "combo_rules": [{
    "code": "SET60", "name": "Set", "bundle_price": 60, "raw_rule_text": "A drink and a side.",
    "drink_rule": {"max_price": 35, "eligible_drinks": ["Tea (M)"]},
    "side_rule": {"choice_count": 1, "options": [
      {"code": "A", "name": "Chicken"}, {"code": "B", "name": "Egg*2"}, {"code": "C", "name": "Salad"}
    ]}
  }],
  "ingredient_list": [{"name": "Egg", "unit": "piece"}, {"name": "Leaves", "unit": "g"}],
  "recipes": {"[SNACK] Egg": ["Egg(2)"], "Tea (M)": ["Leaves"]}
}"#;

fn plan_on(menu: &CurrentMenu, text: &str) -> Result<Plan, ImportError> {
    let file = file::parse(text, Currency::parse("TWD").unwrap())?;
    // Ids that no earlier plan gave.
    let mut next = u128::try_from(menu.ids().len()).unwrap() << 64;
    plan(&file, menu, || {
        next += 1;
        uuid::Uuid::from_u128(next)
    })
}

fn planned(menu: &CurrentMenu, text: &str) -> Plan {
    plan_on(menu, text).unwrap_or_else(|error| panic!("{error}"))
}

fn applied(text: &str) -> CurrentMenu {
    let mut menu = CurrentMenu::default();
    menu.apply(&planned(&menu, text));
    menu
}

fn refusal(menu: &CurrentMenu, text: &str) -> String {
    plan_on(menu, text).unwrap_err().to_string()
}

/// The small file with one piece of its text replaced.
fn small_with(from: &str, to: &str) -> String {
    assert_eq!(SMALL.matches(from).count(), 1, "{from}");
    SMALL.replace(from, to)
}

fn new_combos(plan: &Plan) -> Vec<&NewCombo> {
    plan.combos
        .iter()
        .filter_map(|change| match change {
            ComboChange::Create(combo) => Some(combo),
            ComboChange::Update(_) => None,
        })
        .collect()
}

#[test]
fn the_fixture_makes_a_menu_and_a_second_run_changes_nothing() {
    let menu = CurrentMenu::default();
    let first = planned(&menu, FIXTURE);
    assert_eq!(first, planned(&menu, FIXTURE), "a plan is the same every time");
    assert_eq!((first.categories.len(), first.items.len(), first.combos.len()), (13, 64, 2));
    assert_eq!((first.ingredients.len(), first.recipes.len()), (21, 33));
    let kinds: Vec<_> = first.categories.iter().filter(|category| category.kind != CategoryKind::Dishes).collect();
    assert_eq!(kinds.iter().map(|category| category.name.as_str()).collect::<Vec<_>>(), ["Drinks", "Combos"]);
    assert!(!first.is_empty());

    let second = planned(&applied(FIXTURE), FIXTURE);
    assert!(second.is_empty(), "{second}");
    let same = second.unchanged;
    assert_eq!((same.items, same.combos, same.ingredients, same.recipes), (64, 2, 21, 33));
    let assumed = |warning: &Warning| matches!(warning, Warning::QuantitiesAssumed { .. });
    assert!(first.warnings.iter().any(assumed) && !second.warnings.iter().any(assumed));
}

#[test]
fn options_of_the_fixture_find_their_items_or_stand_alone() {
    let menu = applied(FIXTURE);
    let found: Vec<(String, Option<&str>, u32)> = menu.combos[1].slots[1]
        .options
        .iter()
        .map(|option| {
            let item = menu.items.iter().find(|item| Some(item.id) == option.item);
            let category = item.and_then(|item| menu.categories.iter().find(|category| category.id == item.category));
            (option.name.clone(), category.map(|category| category.name.as_str()), option.pieces)
        })
        .collect();
    let alone = |name: &str| (name.to_owned(), None, 1);
    let expected = [
        ("100%炸雞條".to_owned(), Some("Snack"), 1),
        alone("脆薯"),
        alone("有機蔬菜番茄沙拉"),
        alone("有機蔬菜青檸沙拉"),
        alone("地瓜"),
        ("花蛤湯".to_owned(), Some("Snack"), 1),
        ("薯餅".to_owned(), None, 2),
    ];
    assert_eq!(found, expected);
    let warnings = planned(&menu, FIXTURE).warnings;
    assert_eq!(warnings.len(), 10);
    let combo = Code::parse("SET60").unwrap();
    assert_eq!(warnings[0], Warning::OptionAlone { combo, option: "脆薯".to_owned() });
}

/// The real menu is not part of the project; it is imported where it stands beside it.
#[test]
fn a_real_menu_is_imported_where_there_is_one() {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/breakfast_menu_2026.json");
    let path = std::env::var("COMANDA_REAL_MENU").unwrap_or_else(|_| beside.to_owned());
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("No real menu at {path} (COMANDA_REAL_MENU names another place): nothing tried.");
        return;
    };
    let first = planned(&CurrentMenu::default(), &text);
    assert_eq!((first.items.len(), first.combos.len()), (75, 2));
    assert!(!first.warnings.is_empty());
    for combo in new_combos(&first) {
        assert_eq!(combo.slots.iter().map(|slot| slot.options.len()).collect::<Vec<_>>(), [5, 7]);
        assert!(combo.slots[0].options.iter().all(|option| option.item.is_some()));
    }
    let second = planned(&applied(&text), &text);
    assert!(second.is_empty(), "{second}");
}

#[test]
fn a_dry_run_reads_like_a_difference() {
    let menu = applied(SMALL);
    assert_eq!(
        planned(&CurrentMenu::default(), SMALL).to_string(),
        "\
+ category Pasta (PASTA)
+ category Snack (SNACK)
+ category Drinks (DRINK)
+ category Combos (COMBO)
+ item [PASTA] Chicken 150
+ item [SNACK] Chicken 60
+ item [SNACK] Egg 15
+ item Tea (M) 30
+ item Coffee (M) 60
+ combo SET60 Set 60
  + Drink, choose 1: Tea (M)
  + Side, choose 1: A Chicken, B Egg x2, C Salad
+ ingredient Egg (piece)
+ ingredient Leaves (g)
~ recipe [SNACK] Egg gains 2 piece Egg
~ recipe Tea (M) gains 1 g Leaves
= 0 items, 0 combos, 0 ingredients, 0 recipes unchanged
! combo SET60: no item is called \"Salad\"; it is an option of this combo alone, and takes no stock
! 1 new recipe lines have no quantity in the file and take 1 of their unit; set them before counting stock
"
    );
    let changed = SMALL
        .replace(r#""[SNACK] Egg", "price": 15"#, r#""[SNACK] Egg", "price": 20, "is_active": false"#)
        .replace(r#""bundle_price": 60"#, r#""bundle_price": 65"#)
        .replace(r#""choice_count": 1"#, r#""choice_count": 2"#)
        .replace(r#"{"code": "A", "name": "Chicken"}"#, r#"{"code": "A", "name": "[PASTA] Chicken"}"#)
        .replace(r#"{"code": "C", "name": "Salad"}"#, r#"{"code": "D", "name": "Salad"}"#);
    assert_eq!(
        planned(&menu, &changed).to_string(),
        "\
~ item [SNACK] Egg price 15 -> 20, off the menu
~ combo SET60 price 60 -> 65
  ~ Side, choose 1 -> 2
    - Chicken
    ~ Salad code C -> D
    + A Chicken
= 4 items, 0 combos, 2 ingredients, 2 recipes unchanged
! combo SET60: \"Egg\" is off the menu but may be chosen
! combo SET60: no item is called \"Salad\"; it is an option of this combo alone, and takes no stock
"
    );
    let mut menu = menu;
    menu.apply(&planned(&menu, &changed));
    assert!(planned(&menu, &changed).is_empty());
}

#[test]
fn what_the_file_does_not_name_is_left_alone() {
    let menu = applied(SMALL);
    let plan = planned(&menu, r#"{"menu_items": [{"name": "【snack】ＥＧＧ", "price": 15.0}]}"#);
    assert!(plan.is_empty(), "{plan}");
    assert_eq!(plan.unchanged.items, 1);
}

#[test]
fn an_item_is_found_in_a_category_that_was_renamed() {
    let mut menu = applied(SMALL);
    menu.categories[1].name = "點心".to_owned();
    assert!(planned(&menu, SMALL).is_empty());
    // A category made by hand has no code; its name tells.
    menu.categories[0].code = None;
    assert!(planned(&menu, SMALL).is_empty());
}

#[test]
fn slots_that_were_renamed_are_the_same_slots() {
    let mut menu = applied(SMALL);
    menu.combos[0].slots[1].name = "配餐".to_owned();
    assert!(planned(&menu, SMALL).is_empty());
    menu.combos[0].slots[0].name = "飲料".to_owned();
    assert!(planned(&menu, SMALL).is_empty());
    // A third slot is none of the file's.
    let extra = CurrentSlot { id: uuid::Uuid::nil().into(), name: "Dessert".to_owned(), choose: 1, options: vec![] };
    menu = applied(SMALL);
    menu.combos[0].slots.push(extra);
    let plan = planned(&menu, SMALL);
    assert!(plan.to_string().contains("~ combo SET60\n  - Dessert\n="), "{plan}");
    menu.apply(&plan);
    assert!(planned(&menu, SMALL).is_empty());
}

#[test]
fn a_rule_that_goes_takes_its_slot_with_it() {
    let mut menu = applied(SMALL);
    let drink = r#""drink_rule": {"max_price": 35, "eligible_drinks": ["Tea (M)"]},"#;
    let without = small_with(drink, "");
    let plan = planned(&menu, &without);
    assert!(plan.to_string().contains("~ combo SET60\n  - Drink\n="), "{plan}");
    menu.apply(&plan);
    assert!(planned(&menu, &without).is_empty());
    assert!(planned(&menu, SMALL).to_string().contains("  + Drink, choose 1: Tea (M)\n"));
}

#[test]
fn a_drink_rule_without_a_list_means_every_drink_up_to_the_price() {
    let text = small_with(r#", "eligible_drinks": ["Tea (M)"]"#, r#", "eligible_drinks": []"#);
    let drinks = |text: &str, menu: &CurrentMenu| -> Vec<String> {
        new_combos(&planned(menu, text))[0].slots[0].options.iter().map(|option| option.name.clone()).collect()
    };
    assert_eq!(drinks(&text, &CurrentMenu::default()), ["Tea (M)"]);
    assert_eq!(drinks(&text.replace("35", "60"), &CurrentMenu::default()), ["Tea (M)", "Coffee (M)"]);
    // Drinks that are here count too.
    let here = applied(r#"{"menu_items": [{"name": "[DRINK_COLD] Cola", "price": 20}, {"name": "Milk", "price": 1}]}"#);
    assert_eq!(drinks(&text, &here), ["Tea (M)", "Cola"]);
    let refused = refusal(&CurrentMenu::default(), &text.replace("35", "29"));
    assert_eq!(refused, "line 11, column 19: combo_rules[0].drink_rule: no drink on the menu costs at most 29");
}

#[test]
fn drinks_that_do_not_exist_or_are_too_dear_are_refused() {
    let empty = CurrentMenu::default();
    let at = "line 11, column 57: combo_rules[0].drink_rule.eligible_drinks[0]: ";
    for (drink, refused) in [
        ("Water (M)", "there is no item \"Water (M)\", in the file or on the menu"),
        ("[DRINK] Chicken", "there is no item \"[DRINK] Chicken\", in the file or on the menu"),
        ("Tea", "there is no item \"Tea\", in the file or on the menu"),
        ("Coffee (M)", "\"Coffee (M)\" costs 60, more than the rule's max_price of 35"),
        ("Chicken", "\"Chicken\" may be any of 2 items; write it with its category in brackets"),
    ] {
        let text = small_with("[\"Tea (M)\"]", &format!("[{drink:?}]"));
        assert_eq!(refusal(&empty, &text), format!("{at}{refused}"), "{drink}");
    }
    let twice = small_with("[\"Tea (M)\"]", "[\"Tea (M)\", \"tea(m)\"]");
    assert!(refusal(&empty, &twice).contains("eligible_drinks[1]: is the same as in line 11"));
    // A drink that is on the menu need not stand in the file.
    let combo_only = small_with(
        r#",
    {"name": "Tea (M)", "price": 30}"#,
        "",
    )
    .replace(r#", "Tea (M)": ["Leaves"]"#, "");
    assert!(refusal(&empty, &combo_only).contains("there is no item \"Tea (M)\""));
    assert!(planned(&applied(SMALL), &combo_only).is_empty());
    // The price that counts is the one after the import.
    let dearer = small_with(r#""Tea (M)", "price": 30"#, r#""Tea (M)", "price": 36"#);
    assert!(refusal(&applied(SMALL), &dearer).contains("costs 36"));
}

#[test]
fn a_side_never_matches_a_part_of_a_name() {
    let side = |name: &str, items: &str| -> (Option<String>, u32, Vec<Warning>) {
        let text = format!(
            r#"{{"menu_items": [{items}], "combo_rules": [{{"code": "S", "name": "S", "bundle_price": 1,
            "side_rule": {{"choice_count": 2, "options": [{{"name": {name:?}}}]}}}}]}}"#
        );
        let mut menu = CurrentMenu::default();
        let plan = planned(&menu, &text);
        menu.apply(&plan);
        let option = &menu.combos[0].slots[0].options[0];
        let item =
            menu.items.iter().find(|item| Some(item.id) == option.item).map(|item| item.price.minor().to_string());
        (item, option.pieces, plan.warnings)
    };
    let chicken = r#"{"name": "[PASTA] Chicken", "price": 1}, {"name": "[RICE] Chicken", "price": 2}"#;
    let snack = format!(r#"{chicken}, {{"name": "[SNACK] Chicken", "price": 3}}"#);
    let found = |price: &str, pieces| (Some(price.to_owned()), pieces, vec![]);
    let combo = || Code::parse("S").unwrap();
    let alone = |option: &str| vec![Warning::OptionAlone { combo: combo(), option: option.to_owned() }];
    assert_eq!(side("Chicken", &snack), found("3", 1));
    assert_eq!(side("[RICE] Chicken", &snack), found("2", 1));
    assert_eq!(side("chicken * 3 pieces", &snack), found("3", 3));
    assert_eq!(side("Chicken", r#"{"name": "[PASTA] Chicken", "price": 1}"#), found("1", 1));
    let ambiguous = vec![Warning::OptionAmbiguous { combo: combo(), option: "Chicken".to_owned(), count: 2 }];
    assert_eq!(side("Chicken", chicken), (None, 1, ambiguous));
    assert_eq!(side("脆薯", r#"{"name": "[SNACK] 脆薯條", "price": 1}"#), (None, 1, alone("脆薯")));
    assert_eq!(side("[SNACK] Soup", &snack), (None, 1, alone("[SNACK] Soup")));
    // The exact name goes before every other, and before its pieces.
    let plain = format!(r#"{snack}, {{"name": "Chicken", "price": 4}}"#);
    assert_eq!(side("Chicken", &plain), found("4", 1));
    let starred = format!(r#"{snack}, {{"name": "[SNACK] Chicken*2", "price": 5}}"#);
    assert_eq!(side("Chicken*2", &starred), found("5", 1));
}

#[test]
fn two_options_of_the_same_thing_are_refused() {
    let text = small_with(r#""name": "Salad""#, r#""name": "[SNACK] Chicken""#);
    let refused = refusal(&CurrentMenu::default(), &text);
    assert!(refused.contains("side_rule.options[2].name: is the same as in line 13"), "{refused}");
    // One piece and two pieces are two things.
    assert_eq!(planned(&CurrentMenu::default(), &small_with(r#""Salad""#, r#""Egg""#)).combos.len(), 1);
}

#[test]
fn codes_and_names_that_are_taken_are_refused() {
    let mut menu = applied(SMALL);
    menu.combos.clear();
    menu.items[0].code = Some("set60".to_owned());
    let refused = refusal(&menu, SMALL);
    assert!(
        refused
            .ends_with("combo_rules[0].code: \"SET60\" is already the code of the item \"Chicken\", which is no combo")
    );
    let mut menu = applied(SMALL);
    menu.combos[0].code = "OTHER".to_owned();
    let refused = refusal(&menu, SMALL);
    assert!(refused.ends_with("combo_rules[0].name: another item in the same category is already called \"Set\""));
    let dish = small_with(r#""[SNACK] Egg", "price""#, r#""[COMBO] Set", "price""#)
        .replace(r#""[SNACK] Egg": ["Egg(2)"], "#, "");
    assert!(refusal(&CurrentMenu::default(), &dish).contains("combo_rules[0].name: another item"));
    assert!(refusal(&applied(SMALL), &dish).contains("menu_items[2].name: another item"));
}

#[test]
fn two_items_here_that_differ_only_in_spaces_are_told_by_their_spelling() {
    let mut menu = applied(SMALL);
    let twin = CurrentItem { id: uuid::Uuid::nil().into(), name: "E gg".to_owned(), ..menu.items[2].clone() };
    menu.items.push(twin);
    let items = |name: &str| format!(r#"{{"menu_items": [{{"name": "[SNACK] {name}", "price": 99}}]}}"#);
    let plan = planned(&menu, &items("E gg"));
    let price = Some(Difference { from: Money::from_minor(15), to: Money::from_minor(99) });
    assert!(
        matches!(&plan.items[..], [ItemChange::Update(update)] if update.id == uuid::Uuid::nil().into() && update.price == price)
    );
    let reason = Reason::SeveralHere { name: "EGG".to_owned(), count: 2 };
    assert_eq!(plan_on(&menu, &items("EGG")).unwrap_err().reason, reason);
}

#[test]
fn recipes_gain_what_they_lack_and_lose_nothing() {
    let mut menu = applied(SMALL);
    assert_eq!(menu.items[2].recipe.len(), 1);
    let salt = CurrentIngredient { id: uuid::Uuid::nil().into(), name: "Salt".to_owned(), unit: Unit::Gram };
    menu.items[2].recipe.push(salt.id);
    menu.ingredients.push(salt);
    assert!(planned(&menu, SMALL).is_empty());
    let plan = planned(&menu, &small_with(r#"["Egg(2)"]"#, r#"["EGG(2)", "Leaves(3)", "Butter"]"#));
    let lines: Vec<_> = plan.recipes[0].lines.iter().map(|line| (line.name.as_str(), line.quantity)).collect();
    // Three of what is counted in grams is no quantity.
    assert_eq!(lines, [("Leaves", Quantity::from_milli(1_000))]);
    assert!(
        plan.to_string().contains("! recipe of [SNACK] Egg: there is no ingredient \"Butter\"; the line is left out\n")
    );
    let unknown = small_with(r#""[SNACK] Egg": ["#, r#""[SNACK] Eggs": ["#);
    let refused = refusal(&menu, &unknown);
    assert!(refused.contains("recipes[\"[SNACK] Eggs\"]: there is no item \"[SNACK] Eggs\""), "{refused}");
    let same = small_with(r#""Tea (M)": ["#, r#""Egg": ["#);
    assert!(refusal(&menu, &same).contains("recipes.Egg: is the same as in line 17"));
    let twice = small_with(r#"["Leaves"]"#, r#"["Leaves", "leaves (1)"]"#);
    assert!(refusal(&menu, &twice).contains("recipes[\"Tea (M)\"][1]: is the same as in line 17"));
}

#[test]
fn units_that_disagree_are_seen() {
    let menu = applied(SMALL);
    let grams = small_with(r#""Egg", "unit": "piece""#, r#""Egg", "unit": "g""#);
    let plan = planned(&menu, &grams);
    assert!(plan.is_empty());
    assert!(plan.to_string().contains("! ingredient Egg is counted in piece here; the file's g is not taken over\n"));
    let twice = small_with(
        r#"{"name": "Leaves", "unit": "g"}"#,
        r#"{"name": "Leaves", "unit": "g"}, {"name": "LEAVES", "unit": "公克"}"#,
    );
    assert!(planned(&menu, &twice).to_string().contains("! ingredient LEAVES stands in the file more than once\n"));
    let apart = twice.replace("公克", "ml");
    assert!(
        refusal(&menu, &apart).ends_with("ingredient_list[2].name: is counted in ml here but in g in an earlier entry")
    );
}
