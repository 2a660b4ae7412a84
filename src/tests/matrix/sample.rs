//! Bodies that can be read: the smallest that a schema of the document allows.

use serde_json::{Map, Value, json};

/// Nobody's id.
pub const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

/// The body that an operation asks for; none when it asks for none.
pub fn body(document: &Value, operation: &Value) -> Option<Value> {
    let schema = operation.pointer("/requestBody/content/application~1json/schema")?;
    Some(of(document, schema))
}

/// A value of the schema with this name.
pub fn named(document: &Value, name: &str) -> Value {
    let schema = document.pointer(&format!("/components/schemas/{name}"));
    of(document, schema.unwrap_or_else(|| panic!("the document has no schema {name}")))
}

fn of(document: &Value, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return of(document, document.pointer(&reference[1..]).unwrap_or_else(|| panic!("no {reference}")));
    }
    for word in ["const", "example"] {
        if let Some(value) = schema.get(word) {
            return value.clone();
        }
    }
    if let Some(first) = schema["enum"].as_array().and_then(|all| all.first()) {
        return first.clone();
    }
    if let Some(all) = schema["allOf"].as_array() {
        let parts = all.iter().map(|part| of(document, part));
        return Value::Object(parts.filter_map(|part| part.as_object().cloned()).flatten().collect());
    }
    for word in ["oneOf", "anyOf"] {
        if let Some(all) = schema[word].as_array() {
            let first = all.iter().find(|one| one["type"] != "null").expect("a choice has something to choose");
            return of(document, first);
        }
    }
    match kind(schema) {
        "object" => Value::Object(object(document, schema)),
        "array" => match schema["minItems"].as_u64() {
            Some(1..) => json!([of(document, &schema["items"])]),
            _ => json!([]),
        },
        "integer" | "number" => json!(schema["minimum"].as_i64().unwrap_or(1).max(1)),
        "boolean" => json!(false),
        "null" => Value::Null,
        _ => json!(text(schema)),
    }
}

fn kind(schema: &Value) -> &str {
    match &schema["type"] {
        Value::String(kind) => kind,
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or("string"),
        _ => "string",
    }
}

/// Only what has to be there.
fn object(document: &Value, schema: &Value) -> Map<String, Value> {
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    required.map(|name| (name.to_owned(), of(document, &schema["properties"][name]))).collect()
}

fn text(schema: &Value) -> String {
    let length = schema["minLength"].as_u64().unwrap_or(1);
    match schema["format"].as_str() {
        Some("uuid") => NOBODY.to_owned(),
        Some("date-time") => "2026-11-20T19:30:00Z".to_owned(),
        Some("date") => "2026-11-20".to_owned(),
        Some("email") => "nobody@example.com".to_owned(),
        _ => "a".repeat(usize::try_from(length.max(1)).unwrap()),
    }
}
