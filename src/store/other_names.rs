//! The other names of a council or a body, as a column keeps them: each under its folded form, by
//! which papers are matched.

use serde_json::{Map, Value};

use super::StoreError;
use super::cells::Cells;
use crate::scrutiny::body::folded_name;

/// The names as the column has them.
pub(super) fn names_json(names: &[String]) -> String {
    let map: Map<String, Value> = names
        .iter()
        .map(|name| (folded_name(name), Value::from(name.as_str())))
        .collect();
    Value::Object(map).to_string()
}

/// The names of the row, in the order in which they came.
pub(super) fn names_of(c: &Cells) -> Result<Vec<String>, StoreError> {
    let json: String = c.get("other_names")?;
    let map: Map<String, Value> = serde_json::from_str(&json)?;
    map.into_iter()
        .map(|(_, name)| match name {
            Value::String(name) => Ok(name),
            _ => Err(StoreError::Unreadable {
                column: "other_names",
            }),
        })
        .collect()
}
