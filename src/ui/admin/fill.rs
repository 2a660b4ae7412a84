//! Words with figures in them.

/// `text` with `{name}` replaced by `value`.
pub fn fill(text: &str, name: &str, value: impl std::fmt::Display) -> String {
    text.replace(&format!("{{{name}}}"), &value.to_string())
}

/// `{n}` in the singular or the plural.
pub fn count(n: usize, one: &str, many: &str) -> String {
    fill(if n == 1 { one } else { many }, "n", n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_many() {
        assert_eq!(count(1, "{n} item", "{n} items"), "1 item");
        assert_eq!(count(0, "{n} item", "{n} items"), "0 items");
    }
}
