//! JSON read with the place of every value kept, numbers as their digits, and no key twice.

use std::{fmt, rc::Rc};

use serde::{
    Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::error::{At, ImportError, Reason};

/// Largest payload, in bytes: a menu of twenty thousand items.
pub const BYTES_MAX: usize = 4 << 20;

/// How much of a key is shown in a path.
const KEY_CHARS_MAX: usize = 60;

/// Bytes between two places that are worked out beforehand.
const STEP: usize = 1024;

/// One value and where it stands.
#[derive(Clone)]
pub struct Node<'a> {
    whole: Rc<Text<'a>>,
    raw: &'a RawValue,
    path: String,
}

/// The whole text, and line and column (from 0) at every `STEP` bytes of it.
struct Text<'a> {
    text: &'a str,
    marks: Vec<(u32, u32)>,
}

/// An object whose fields are all known, without those that are null.
pub struct Fields<'a> {
    object: Node<'a>,
    fields: Vec<(String, Node<'a>)>,
}

impl<'a> Node<'a> {
    /// The value that the text is. Refuses what is not JSON from end to end.
    pub fn root(text: &'a str) -> Result<Self, ImportError> {
        if BYTES_MAX < text.len() {
            return Err(At { line: 1, column: 1, path: String::new() }.refuse(Reason::TooLarge { max: BYTES_MAX }));
        }
        // Editors on Windows put a byte-order mark in front.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let whole = Text::new(text);
        let raw = serde_json::from_str(text).map_err(|error| whole.syntax_error(&error))?;
        Ok(Self { whole: Rc::new(whole), raw, path: String::new() })
    }

    pub fn at(&self) -> At {
        // The raw text is a slice of the whole one, so the distance between them is its place.
        let start = self.raw.get().as_ptr() as usize - self.whole.text.as_ptr() as usize;
        self.whole.at(start, self.path.clone())
    }

    pub fn refuse(&self, reason: impl Into<Reason>) -> ImportError {
        self.at().refuse(reason)
    }

    /// The object's fields. Refuses a field that is not `known`, unless it is null.
    pub fn fields(&self, known: &[&str]) -> Result<Fields<'a>, ImportError> {
        let mut fields = self.entries()?;
        fields.retain(|(_, value)| !value.is_null());
        match fields.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            Some((_, value)) => Err(value.refuse(Reason::UnknownField)),
            None => Ok(Fields { object: self.clone(), fields }),
        }
    }

    /// The object's keys and values in the file's order, whatever the keys.
    pub fn entries(&self) -> Result<Vec<(String, Self)>, ImportError> {
        self.expect_type("an object")?;
        let entries = serde_json::Deserializer::from_str(self.raw.get()).deserialize_map(Entries);
        let entries = entries.map_err(|error| self.inner_error(&error))?;
        let mut keys = std::collections::BTreeSet::new();
        let mut nodes = vec![];
        for (key, raw) in entries {
            let node = Self { whole: Rc::clone(&self.whole), raw, path: field_path(&self.path, &key) };
            if !keys.insert(key.clone()) {
                return Err(node.refuse(Reason::RepeatedField));
            }
            nodes.push((key, node));
        }
        Ok(nodes)
    }

    pub fn elements(&self) -> Result<Vec<Self>, ImportError> {
        self.expect_type("a list")?;
        let raws: Vec<&'a RawValue> = serde_json::from_str(self.raw.get()).map_err(|error| self.inner_error(&error))?;
        let node = |(at, raw)| Self { whole: Rc::clone(&self.whole), raw, path: format!("{}[{at}]", self.path) };
        Ok(raws.into_iter().enumerate().map(node).collect())
    }

    pub fn text(&self) -> Result<String, ImportError> {
        self.expect_type("text")?;
        serde_json::from_str(self.raw.get()).map_err(|error| self.inner_error(&error))
    }

    pub fn flag(&self) -> Result<bool, ImportError> {
        self.expect_type("true or false")?;
        Ok(self.raw.get() == "true")
    }

    /// The number as it is written.
    pub fn number(&self) -> Result<&'a str, ImportError> {
        self.expect_type("a number")?;
        Ok(self.raw.get())
    }

    fn is_null(&self) -> bool {
        self.raw.get() == "null"
    }

    fn expect_type(&self, expected: &'static str) -> Result<(), ImportError> {
        let found = match self.raw.get().as_bytes().first() {
            Some(b'{') => "an object",
            Some(b'[') => "a list",
            Some(b'"') => "text",
            Some(b't' | b'f') => "true or false",
            Some(b'n') => "null",
            _ => "a number",
        };
        if found == expected { Ok(()) } else { Err(self.refuse(Reason::WrongType { expected, found })) }
    }

    /// What the first reading lets through: half of a surrogate pair.
    fn inner_error(&self, error: &serde_json::Error) -> ImportError {
        self.refuse(Reason::NotJson { message: message(error) })
    }
}

impl<'a> Fields<'a> {
    /// The field's value; none where it is absent or null.
    pub fn get(&self, name: &str) -> Option<&Node<'a>> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    pub fn require(&self, name: &str) -> Result<&Node<'a>, ImportError> {
        self.get(name).ok_or_else(|| {
            let at = self.object.at();
            At { path: field_path(&at.path, name), ..at }.refuse(Reason::Missing)
        })
    }
}

impl<'a> Text<'a> {
    fn new(text: &'a str) -> Self {
        let mut marks = vec![(0, 0)];
        for step in text.as_bytes().chunks(STEP) {
            marks.push(advance(marks[marks.len() - 1], step));
        }
        Self { text, marks }
    }

    fn at(&self, start: usize, path: String) -> At {
        let mark = start / STEP;
        let (line, column) = advance(self.marks[mark], &self.text.as_bytes()[mark * STEP..start]);
        At { line: line + 1, column: column + 1, path }
    }

    /// serde_json counts columns in bytes.
    fn syntax_error(&self, error: &serde_json::Error) -> ImportError {
        let lines = self.text.split_inclusive('\n').take(error.line().saturating_sub(1));
        let start = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
        let start = self.text.floor_char_boundary(start);
        self.at(start, String::new()).refuse(Reason::NotJson { message: message(error) })
    }
}

/// Line and column behind these bytes; a column is a character, not a byte.
fn advance(place: (u32, u32), bytes: &[u8]) -> (u32, u32) {
    bytes.iter().fold(place, |(line, column), byte| match byte {
        b'\n' => (line + 1, 0),
        0x80..=0xbf => (line, column),
        _ => (line, column + 1),
    })
}

/// Reads an object into a list, so that a repeated key is seen.
struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = vec![];
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

fn field_path(parent: &str, key: &str) -> String {
    let is_plain = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let shown: String = key.chars().take(KEY_CHARS_MAX).collect();
    match (is_plain, parent) {
        (true, "") => shown,
        (true, _) => format!("{parent}.{shown}"),
        (false, _) => format!("{parent}[{shown:?}]"),
    }
}

/// The error's words without its place.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rfind(" at line ").map_or(text.as_str(), |end| &text[..end]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_place_in_characters() {
        let root = Node::root("\u{feff}{\n  \"湯\": [1,\n \"雞湯\", {\"a\": -2.50}]\n}").unwrap();
        let soup = &root.entries().unwrap()[0].1;
        let elements = soup.elements().unwrap();
        assert_eq!(elements[1].at().to_string(), "line 3, column 2: [\"湯\"][1]");
        let price = elements[2].fields(&["a"]).unwrap().require("a").unwrap().clone();
        assert_eq!(price.at().to_string(), "line 3, column 14: [\"湯\"][2].a");
        assert_eq!(price.number().unwrap(), "-2.50");
    }

    #[test]
    fn what_is_not_json_is_refused_with_its_place() {
        for (text, error) in [
            ("", "line 1, column 1: not JSON: EOF while parsing a value"),
            ("menu", "line 1, column 1: not JSON: expected value"),
            ("{\"湯\": 1,}", "line 1, column 9: not JSON: key must be a string"),
            ("{\n\"湯湯\" 1}", "line 2, column 6: not JSON: expected `:`"),
            ("{} {}", "line 1, column 4: not JSON: trailing characters"),
            ("{\"a\": NaN}", "line 1, column 7: not JSON: expected value"),
            ("{\"a\": 01}", "line 1, column 8: not JSON: invalid number"),
        ] {
            assert_eq!(Node::root(text).err().map(|error| error.to_string()).as_deref(), Some(error), "{text}");
        }
    }

    #[test]
    fn depth_and_size_do_no_harm() {
        let deep = format!("{{\"a\": {}{}}}", "[".repeat(200_000), "]".repeat(200_000));
        let refused = Node::root(&deep).and_then(|root| root.fields(&["b"]).map(|_| ())).unwrap_err();
        assert_eq!(refused.reason, Reason::UnknownField);
        let large = " ".repeat(BYTES_MAX + 1);
        assert_eq!(Node::root(&large).err().unwrap().reason, Reason::TooLarge { max: BYTES_MAX });
    }

    #[test]
    fn half_a_surrogate_pair_is_refused() {
        let root = Node::root(r#"["\ud83c"]"#).unwrap();
        let refused = root.elements().unwrap()[0].text().unwrap_err();
        assert!(refused.to_string().starts_with("line 1, column 2: [0]: not JSON: "), "{refused}");
    }

    #[test]
    fn a_key_that_stands_twice_is_refused() {
        let root = Node::root("{\"a\": 1,\n\"\\u0061\": 2}").unwrap();
        let refused = root.entries().err().unwrap();
        assert_eq!(refused.to_string(), "line 2, column 11: a: stands twice in the same object");
    }
}
