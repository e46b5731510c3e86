//! The types of values in the JSON Schema of a record.

use serde_json::{Value, json};

pub(super) fn object(required: &[&str], properties: &Value) -> Value {
    json!({
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": false,
    })
}

pub(super) fn words() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

pub(super) fn list() -> Value {
    json!({ "type": "array", "items": words(), "minItems": 1 })
}

pub(super) fn when() -> Value {
    json!({
        "type": "string",
        "pattern": r"^(\d{4}-\d\d-\d\d)?(T?\d\d:\d\d:\d\d)?(Z|[+-]\d\d:\d\d)?$",
        "minLength": 1,
    })
}

pub(super) fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}
