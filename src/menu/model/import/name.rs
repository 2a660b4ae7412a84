//! Names as a payload writes them: when two are the same, and what their prefix and suffixes say.

use crate::kernel::text::{Name, TextError};

/// The category of unprefixed names that end in a size.
pub const DRINK: &str = "DRINK";
/// The category of unprefixed names that do not.
pub const OTHER: &str = "OTHER";
/// The category whose items a combo's side options prefer.
pub const SNACK: &str = "SNACK";
/// The category that imported combos stand in.
pub const COMBO: &str = "COMBO";

const SIZES: [&str; 5] = ["(s)", "(m)", "(l)", "(xl)", "(xxl)"];

/// What a payload knows a category, a combo or an option by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

/// A name with the category that its prefix gives: `[PASTA] 花蛤`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub prefix: Option<Code>,
    /// Without the prefix, else as the file spells it.
    pub name: Name,
}

/// A name with how many are meant: `薯餅*2片`, `雞蛋(2個)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted<'a> {
    pub name: &'a str,
    /// None when the digits are no count anybody can mean.
    pub count: Option<u32>,
}

/// Two names are the same when their folds are equal: full-width and half-width letters, capitals and small letters
/// are one, and spaces of any kind do not count.
pub fn fold(text: &str) -> String {
    text.chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// A name that somebody could read: `Name::parse` lets through what folds to nothing.
pub fn parse_name(text: &str) -> Result<Name, TextError> {
    if fold(text).is_empty() { Err(TextError::Empty) } else { Name::parse(text) }
}

impl Code {
    /// Longest code, in characters; the same limit stands in the database.
    pub const CHARS_MAX: usize = 40;

    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = parse_name(text)?;
        if Self::CHARS_MAX < text.as_str().chars().count() {
            Err(TextError::TooLong { max: Self::CHARS_MAX })
        } else {
            Ok(Self(text.into()))
        }
    }

    /// A category's code in one spelling: half width, upper case, words joined by `_`.
    pub fn of_category(text: &str) -> Result<Self, TextError> {
        let text = text.chars().map(half_width).collect::<String>().to_uppercase();
        let words: Vec<&str> = text.split([' ', '_', '-']).filter(|word| !word.is_empty()).collect();
        Self::parse(&words.join("_"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a new category with this code is called: "Rice stew" for `RICE_STEW`.
    pub fn category_name(&self) -> Name {
        let name = match self.as_str() {
            COMBO => "Combos".to_owned(),
            DRINK => "Drinks".to_owned(),
            OTHER => "Other dishes".to_owned(),
            code => {
                let first = code.chars().next().expect("a code is not empty");
                format!("{first}{}", code[first.len_utf8()..].replace('_', " ").to_lowercase())
            }
        };
        Name::parse(&name).expect("a code is one line, shorter than a name may be")
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Listed {
    pub fn parse(text: &str) -> Result<Self, TextError> {
        match split_prefix(text.trim()) {
            Some((prefix, name)) => Ok(Self { prefix: Some(Code::of_category(prefix)?), name: parse_name(name)? }),
            None => Ok(Self { prefix: None, name: parse_name(text)? }),
        }
    }

    /// The category of an item listed like this.
    pub fn category(&self) -> Code {
        match &self.prefix {
            Some(code) => code.clone(),
            None => {
                let folded = fold(self.name.as_str());
                let ends_in_size = SIZES.iter().any(|size| folded.ends_with(size));
                Code((if ends_in_size { DRINK } else { OTHER }).to_owned())
            }
        }
    }
}

impl std::fmt::Display for Listed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.prefix {
            Some(code) => write!(f, "[{code}] {}", self.name),
            None => self.name.fmt(f),
        }
    }
}

/// `薯餅*2片` is 薯餅, 2. None when there is no star with digits and at most a word behind it.
pub fn split_pieces(text: &str) -> Option<Counted<'_>> {
    let (star, sign) = text.char_indices().rev().find(|(_, c)| half_width(*c) == '*')?;
    counted(&text[..star], &text[star + sign.len_utf8()..])
}

/// `雞蛋(2個)` is 雞蛋, 2.
pub fn split_count(text: &str) -> Option<Counted<'_>> {
    let (end, last) = text.char_indices().next_back()?;
    let (start, first) = text.char_indices().rev().find(|(_, c)| half_width(*c) == '(')?;
    if half_width(last) == ')' { counted(&text[..start], &text[start + first.len_utf8()..end]) } else { None }
}

fn counted<'a>(name: &'a str, count: &str) -> Option<Counted<'a>> {
    let count = fold(count);
    let digits = count.trim_end_matches(|c: char| c.is_alphabetic());
    let is_count = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let name = name.trim();
    (is_count && !fold(name).is_empty())
        .then(|| Counted { name, count: digits.parse().ok().filter(|count| 0 < *count) })
}

fn split_prefix(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix(['[', '［', '【'])?;
    inside.split_once([']', '］', '】'])
}

/// ASCII for its full-width form; anything else unchanged.
fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xfee0).expect("the full-width forms stand in ASCII's order")
        }
        _ => c,
    }
}

/// Marks that have no width and no meaning in a dish's name.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(text: &str) -> (String, String) {
        let listed = Listed::parse(text).unwrap();
        (listed.category().to_string(), listed.name.to_string())
    }

    fn pair(category: &str, name: &str) -> (String, String) {
        (category.to_owned(), name.to_owned())
    }

    #[test]
    fn names_that_differ_in_width_or_spaces_are_the_same() {
        for same in ["有機紅茶 (M)", "有機紅茶(M)", "有機紅茶（Ｍ）", "　有機紅茶\u{a0} ( m )", "有機\u{200b}紅茶(M)"]
        {
            assert_eq!(fold(same), "有機紅茶(m)", "{same}");
        }
        assert_ne!(fold("脆薯"), fold("脆薯條"));
        assert_ne!(fold("地瓜"), fold("地瓜(素)"));
        assert_ne!(fold("紅茶 (M)"), fold("紅茶 (L)"));
    }

    #[test]
    fn the_prefix_is_the_category() {
        assert_eq!(listed(" [RICE_STEW] 黑豬醬 "), pair("RICE_STEW", "黑豬醬"));
        assert_eq!(listed("［ｒｉｃｅ　ｓｔｅｗ］黑豬醬"), pair("RICE_STEW", "黑豬醬"));
        assert_eq!(listed("【飯】雞"), pair("飯", "雞"));
        assert_eq!(listed("紅茶 (M)"), pair("DRINK", "紅茶 (M)"));
        assert_eq!(listed("紅茶（ｘｌ）"), pair("DRINK", "紅茶（ｘｌ）"));
        assert_eq!(listed("菇菇(素)"), pair("OTHER", "菇菇(素)"));
        assert_eq!(listed("[half open"), pair("OTHER", "[half open"));
    }

    #[test]
    fn a_prefix_without_a_name_or_a_category_is_refused() {
        for text in ["[PASTA]", "[PASTA] 　", "[] 雞", "[ _ ] 雞", "", " ", "\u{200b}"] {
            assert_eq!(Listed::parse(text), Err(TextError::Empty), "{text:?}");
        }
        assert_eq!(Listed::parse("[A\tB] 雞"), Err(TextError::ControlCharacter));
        assert_eq!(Listed::parse("[A] 雞\u{7}湯"), Err(TextError::ControlCharacter));
        assert_eq!(Listed::parse(&format!("[{}] 雞", "A".repeat(41))), Err(TextError::TooLong { max: 40 }));
        assert_eq!(Listed::parse(&"雞".repeat(121)), Err(TextError::TooLong { max: 120 }));
        assert!(Listed::parse(&format!("[{}] {}", "A".repeat(40), "雞".repeat(120))).is_ok());
    }

    #[test]
    fn a_category_is_named_after_its_code() {
        let name = |code: &str| Code::of_category(code).unwrap().category_name().to_string();
        assert_eq!(name("PASTA"), "Pasta");
        assert_eq!(name("RICE_STEW"), "Rice stew");
        assert_eq!(name("DRINK"), "Drinks");
        assert_eq!(name("飯"), "飯");
    }

    #[test]
    fn counts_stand_behind_a_star_or_in_brackets() {
        assert_eq!(split_pieces("薯餅*2片"), Some(Counted { name: "薯餅", count: Some(2) }));
        assert_eq!(split_pieces("薯餅 ＊ １２"), Some(Counted { name: "薯餅", count: Some(12) }));
        assert_eq!(split_pieces("薯餅*0"), Some(Counted { name: "薯餅", count: None }));
        assert_eq!(split_pieces("薯餅*99999999999片"), Some(Counted { name: "薯餅", count: None }));
        for plain in ["薯餅", "豪華*套餐", "薯餅*", "*2片", "2*薯餅", "A*2-3"] {
            assert_eq!(split_pieces(plain), None, "{plain}");
        }
        assert_eq!(split_count("雞蛋(2個)"), Some(Counted { name: "雞蛋", count: Some(2) }));
        assert_eq!(split_count("雞蛋（２）"), Some(Counted { name: "雞蛋", count: Some(2) }));
        for plain in ["雞蛋", "豆漿(糖)", "(2個)", "蛋(2個)液"] {
            assert_eq!(split_count(plain), None, "{plain}");
        }
    }
}
