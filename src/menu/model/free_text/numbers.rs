//! How many, as people say it.

/// Words for counts in the languages that menus are written in, without accents.
const COUNTS: [(&str, u32); 64] = [
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("dozen", 12),
    ("un", 1),
    ("una", 1),
    ("uno", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("seis", 6),
    ("siete", 7),
    ("ocho", 8),
    ("nueve", 9),
    ("diez", 10),
    ("doce", 12),
    ("docena", 12),
    ("due", 2),
    ("tre", 3),
    ("quattro", 4),
    ("cinque", 5),
    ("sei", 6),
    ("sette", 7),
    ("otto", 8),
    ("nove", 9),
    ("dieci", 10),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("une", 1),
    ("ein", 1),
    ("eine", 1),
    ("einen", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("funf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("couple", 2),
    ("par", 2),
    ("paar", 2),
    ("paio", 2),
    ("paire", 2),
    ("zwo", 2),
];

/// The most portions of one line.
pub const QUANTITY_MAX: u32 = 99;

/// How many a word says: `2`, `2x`, `x2`, `two`, `dos`.
pub fn count(word: &str) -> Option<u32> {
    let digits = word.trim_matches('x');
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.parse().ok().filter(|count| (1..=QUANTITY_MAX).contains(count));
    }
    COUNTS.iter().find(|(known, _)| *known == word).map(|(_, count)| *count)
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn people_count_in_many_ways() {
        for (word, expected) in [("2", 2), ("3x", 3), ("x4", 4), ("two", 2), ("dos", 2), ("zwei", 2), ("an", 1)] {
            assert_eq!(count(word), Some(expected), "{word}");
        }
        for word in ["0", "100", "x", "latte", "-1", "99999999999"] {
            assert_eq!(count(word), None, "{word}");
        }
    }
}
