//! Words as they are compared: small, without accents, without endings of the plural.

use crate::kernel::plain::plain;

/// Says nothing about what is ordered.
const FILLERS: [&str; 68] = [
    "please", "i", "we", "ll", "d", "want", "would", "like", "have", "get", "can", "could", "me", "us", "for", "the",
    "some", "of", "and", "with", "to", "my", "also", "plus", "then", "order", "thanks", "thank", "you", "hi", "hello",
    "take", "let", "s", "por", "favor", "quiero", "queremos", "quisiera", "para", "mi", "el", "la", "los", "las", "de",
    "y", "con", "gracias", "hola", "me", "pone", "ponme", "vorrei", "e", "per", "il", "lo", "et", "avec", "je",
    "voudrais", "le", "les", "und", "mit", "bitte", "ich",
];

/// What is left out: the words after these, up to a comma or the next dish, are a wish for the kitchen.
const WITHOUT: [&str; 10] = ["no", "without", "sin", "senza", "sans", "ohne", "hold", "less", "extra", "more"];

/// One word of what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is compared.
    pub key: String,
    /// As it was written.
    pub text: String,
    /// Whether a comma or a line's end stands before it.
    pub begins: bool,
}

impl Word {
    pub fn is_filler(&self) -> bool {
        FILLERS.contains(&self.key.as_str())
    }

    pub fn is_wish(&self) -> bool {
        WITHOUT.contains(&self.key.as_str())
    }
}

/// Chinese, Japanese and Korean write without spaces: each sign is a word.
const fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

/// The words of a text, in their order.
pub fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = vec![];
    let (mut written, mut begins) = (String::new(), true);
    let mut end = |written: &mut String, begins: &mut bool| {
        if !written.is_empty() {
            let text = std::mem::take(written);
            found.push(Word { key: key(&text), text, begins: *begins });
            *begins = false;
        }
    };
    for letter in text.chars() {
        if is_sign(letter) {
            end(&mut written, &mut begins);
            written.push(letter);
            end(&mut written, &mut begins);
        } else if letter.is_alphanumeric() {
            written.push(letter);
        } else {
            end(&mut written, &mut begins);
            begins |= matches!(letter, ',' | ';' | '.' | '\n' | '+' | '•');
        }
    }
    end(&mut written, &mut begins);
    found
}

/// As words are compared. Endings of the plural go, where enough of the word is left.
fn key(word: &str) -> String {
    let plain = plain(word);
    let stem = |ending: &str| plain.strip_suffix(ending).filter(|stem| 3 <= stem.len());
    match stem("ies").map(|stem| format!("{stem}y")) {
        Some(word) => word,
        None => match plain.as_str() {
            word if word.ends_with("ss") => plain,
            _ => stem("s").map_or_else(|| plain.clone(), str::to_owned),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.key).collect()
    }

    #[test]
    fn words_are_compared_without_case_accents_and_plurals() {
        assert_eq!(keys("Flat Whites"), keys("flat white"));
        assert_eq!(keys("CAFÉS"), keys("cafe"));
        assert_eq!(keys("pastries"), keys("pastry"));
        assert_eq!(keys("glass"), ["glass"]);
        assert_eq!(keys("牛肉麵"), ["牛", "肉", "麵"]);
        assert!(words("a, b").last().unwrap().begins);
        assert_eq!(keys("  ,;. "), Vec::<String>::new());
    }
}
