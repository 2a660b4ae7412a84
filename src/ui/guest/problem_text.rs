//! What does not fit, in words beside the place.

use super::{
    choices::{Place, Problem, ProblemKind},
    words::Words,
};

/// The id of a group of choices on the sheet.
pub fn place_id(place: Place) -> String {
    match place {
        Place::Variant => "choice-size".to_owned(),
        Place::Group(id) => format!("choice-{id}"),
        Place::Slot(id) => format!("choice-{id}"),
    }
}

pub fn problem_text(problem: Problem, words: &Words) -> String {
    match problem.kind {
        ProblemKind::Few(count) => words.too_few.replace("{n}", &count.to_string()),
        ProblemKind::Many(count) => words.too_many.replace("{n}", &count.to_string()),
    }
}

/// How many may be chosen: "Choose one", "Up to 3, if you like".
pub fn rule_text(min: u32, max: u32, offered: usize, words: &Words) -> String {
    let fill = |text: &str| text.replace("{min}", &min.to_string()).replace("{max}", &max.to_string());
    let any = offered <= max as usize;
    match (min, max) {
        (1, 1) => words.choose_one.to_owned(),
        (0, 1) => words.optional_one.to_owned(),
        (0, _) if any => words.optional_any.to_owned(),
        (0, _) => fill(words.optional_up_to),
        _ if min == max => words.choose_n.replace("{n}", &min.to_string()),
        _ if any => fill(words.choose_least),
        _ => fill(words.choose_between),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_words() {
        let words = crate::ui::guest::words::words();
        for (min, max, offered, text) in [
            (1, 1, 4, "Choose one"),
            (0, 1, 4, "One at most, if you like"),
            (0, 2, 4, "Up to 2, if you like"),
            (0, 9, 4, "As many as you like"),
            (2, 2, 4, "Choose 2"),
            (1, 3, 4, "Choose 1 to 3"),
            (1, 4, 4, "Choose at least 1"),
        ] {
            assert_eq!(rule_text(min, max, offered, words), text);
        }
    }
}
