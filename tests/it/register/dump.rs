//! Everything that is kept, as text that two states of a register can be compared by.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

/// The tables that tell what was done rather than what is.
/// Readings are kept so that undo can put them back; the one that counts stands in the other tables.
const HISTORY: [&str; 3] = ["act", "change", "reading"];

/// Rows of a paper whose filing was undone stay in the database until it is filed again; they, and
/// the names that nothing else uses, are no longer part of what is kept.
fn condition(table: &str) -> String {
    let unfiled = "SELECT id FROM paper WHERE removed_by IN (SELECT id FROM act WHERE kind = 'undo')";
    match table {
        "paper" => format!("id NOT IN ({unfiled})"),
        "finding" | "block" | "page" | "paper_text" | "contact" | "fact_passage" => {
            format!("paper NOT IN ({unfiled})")
        }
        "body" => format!(
            "id IN (SELECT body FROM paper WHERE id NOT IN ({unfiled})) OR id IN (SELECT body FROM item)"
        ),
        "council" => format!(
            "id IN (SELECT council FROM paper WHERE id NOT IN ({unfiled}))
             OR id IN (SELECT council FROM body WHERE id IN (SELECT body FROM item))"
        ),
        _ => "true".to_owned(),
    }
}

/// Every row of every table but the history, one a line.
pub fn dump(register: &Path) -> String {
    let connection = Connection::open(register.join("register.db")).unwrap();
    let tables: Vec<String> = connection
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table'
             AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_index%' ESCAPE '\\' ORDER BY name",
        )
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert!(tables.len() > 15, "the tables were not found");
    let mut lines = String::new();
    for table in tables.iter().filter(|table| !HISTORY.contains(&table.as_str())) {
        for row in rows(&connection, table, &condition(table)) {
            lines.push_str(&format!("{table}: {row}\n"));
        }
    }
    lines
}

pub fn rows(connection: &Connection, table: &str, condition: &str) -> Vec<String> {
    let sql = format!("SELECT * FROM {table} WHERE {condition} ORDER BY 1, 2");
    let mut statement = connection.prepare(&sql).unwrap();
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([]).unwrap();
    let mut lines = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let mut line = String::new();
        for (index, column) in columns.iter().enumerate() {
            let value = match row.get_ref(index).unwrap() {
                ValueRef::Null => continue,
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                other => panic!("{table}.{column} holds {other:?}"),
            };
            line.push_str(&format!(" {column}={value}"));
        }
        lines.push(line);
    }
    lines
}

/// How many rows a table has.
pub fn count(register: &Path, table: &str) -> i64 {
    let connection = Connection::open(register.join("register.db")).unwrap();
    connection
        .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
        .unwrap()
}
