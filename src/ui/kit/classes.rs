//! Whole class names in one attribute.

/// Joins class names with spaces and leaves out empty ones. The names stay whole, so that Tailwind finds them.
pub fn join(names: &[&'static str]) -> String {
    let mut joined = String::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(name);
    }
    joined
}
