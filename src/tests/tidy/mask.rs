//! Tells code, comments and strings apart. A view of a text keeps every byte's place, so that an offset in one is an
//! offset in all.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Comment,
    /// What stands between the quotes, or in a character literal.
    Words,
}

/// The parts of a Rust text that are not code, in order.
pub fn rust_parts(text: &str) -> Vec<(Range<usize>, Part)> {
    let bytes = text.as_bytes();
    let (mut parts, mut at) = (vec![], 0);
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest.starts_with(b"//") || rest.starts_with(b"/*") {
            let end = comment_end(text, at);
            parts.push((at..end, Part::Comment));
            at = end;
        } else if let Some(words) = raw_string(text, at).or_else(|| string(bytes, at)).or_else(|| character(text, at)) {
            at = closing(bytes, &words);
            parts.push((words, Part::Words));
        } else {
            at += 1;
        }
    }
    parts
}

/// Blanks these ranges; lines stay lines.
pub fn blank(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for byte in ranges.flat_map(|range| range.filter(|at| text.as_bytes()[*at] != b'\n').collect::<Vec<_>>()) {
        bytes[byte] = b' ';
    }
    String::from_utf8(bytes).expect("parts begin and end between characters")
}

/// Where the comment that begins here ends. Block comments nest.
fn comment_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    if bytes[start..].starts_with(b"//") {
        return text[start..].find('\n').map_or(text.len(), |length| start + length);
    }
    let (mut at, mut depth) = (start, 0);
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if bytes[at..].starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    at
}

/// Where code goes on after these words: behind the quote and, for a raw string, its hashes.
fn closing(bytes: &[u8], words: &Range<usize>) -> usize {
    let opened = bytes[..words.start - 1].iter().rev().take_while(|byte| **byte == b'#').count();
    (words.end + 1 + opened).min(bytes.len())
}

fn raw_string(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    if bytes[at] != b'r'
        || at.checked_sub(1).is_some_and(|before| is_word(bytes[before]) && !b"bc".contains(&bytes[before]))
    {
        return None;
    }
    let hashes = bytes[at + 1..].iter().take_while(|byte| **byte == b'#').count();
    let quote = at + 1 + hashes;
    if bytes.get(quote) != Some(&b'"') {
        return None;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let length = text[quote + 1..].find(&end).unwrap_or(text.len() - quote - 1);
    Some(quote + 1..quote + 1 + length)
}

fn string(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    if bytes[at] != b'"' {
        return None;
    }
    let mut end = at + 1;
    while end < bytes.len() && bytes[end] != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    Some(at + 1..end.min(bytes.len()))
}

/// A character literal; a lifetime is none.
fn character(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?.strip_prefix('\'')?;
    let length = match rest.chars().next()? {
        '\\' => 2 + rest.get(2..)?.find('\'')?,
        one => one.len_utf8(),
    };
    rest.get(length..)?.starts_with('\'').then_some(at + 1..at + 1 + length)
}

pub const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        blank(text, rust_parts(text).into_iter().map(|(range, _)| range))
    }

    #[test]
    fn comments_and_strings_are_told_from_code() {
        let cases = [
            ("a // b\nc", "a     \nc"),
            ("a /* b /* c */ d */ e", "a                   e"),
            (r#"a("b // \" c", d)"#, r#"a("         ", d)"#),
            ("a(r#\"b \" c\"#, d)", "a(r#\"     \"#, d)"),
            ("fn f<'a>(x: &'a str) { '\"' }", "fn f<'a>(x: &'a str) { ' ' }"),
            ("['\\'', 'é', '/'] // x", "['  ', '  ', ' ']     "),
            ("attr(br\"x\", for_r)", "attr(br\" \", for_r)"),
        ];
        for (text, expected) in cases {
            assert_eq!(code(text), expected);
        }
    }
}
