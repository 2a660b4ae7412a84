//! What a fact says, as a person reads it: without the ids that only programs need.

use serde_json::{Map, Value};

/// Pairs of a name and what stands there, in the fact's own order; a change as "before → after".
pub fn details(data: &Value) -> Vec<String> {
    let Value::Object(fields) = data else { return vec![] };
    if let (Some(Value::Object(before)), Some(Value::Object(after))) = (fields.get("before"), fields.get("after")) {
        return after.iter().map(|(name, now)| changed(name, before.get(name), now)).collect();
    }
    pairs(fields)
}

fn pairs(fields: &Map<String, Value>) -> Vec<String> {
    let named = fields.iter().filter(|(name, _)| !matches!(name.as_str(), "fact" | "hash"));
    named.filter_map(|(name, value)| Some(format!("{}: {}", words(name), said(value)?))).collect()
}

fn changed(name: &str, before: Option<&Value>, now: &Value) -> String {
    let word = |value: &Value| said(value).unwrap_or_else(|| "–".to_owned());
    format!("{}: {} → {}", words(name), before.map_or_else(|| "–".to_owned(), word), word(now))
}

/// Nothing for what says nothing to a person: ids, and what is empty.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(is_so) => Some(if *is_so { "✓" } else { "✗" }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => (!text.is_empty() && !is_id(text)).then(|| text.clone()),
        Value::Array(list) => {
            let list: Vec<String> = list.iter().filter_map(said).collect();
            (!list.is_empty()).then(|| list.join(", "))
        }
        Value::Object(fields) => {
            let inner = pairs(fields);
            (!inner.is_empty()).then(|| format!("({})", inner.join(", ")))
        }
    }
}

fn is_id(text: &str) -> bool {
    uuid::Uuid::parse_str(text).is_ok()
}

fn words(name: &str) -> String {
    name.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::details;

    #[test]
    fn ids_are_left_out_and_changes_are_shown() {
        let id = uuid::Uuid::nil();
        let moved =
            json!({ "fact": "x", "drawer": id, "amount": 850, "kind": "pay_out", "reason": null, "lines": [id] });
        assert_eq!(details(&moved), ["amount: 850", "kind: pay_out"]);
        let change = json!({ "before": { "cash_rounding": null }, "after": { "cash_rounding": 5 } });
        assert_eq!(details(&change), ["cash rounding: – → 5"]);
        assert_eq!(details(&json!({ "line": { "quantity": 2, "id": id } })), ["line: (quantity: 2)"]);
        assert!(details(&json!(null)).is_empty());
    }
}
