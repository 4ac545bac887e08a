//! Layouts of trackers: what their columns hold, as the user has named them.

use rusqlite::{named_params, params};
use serde_json::{Value, json};

use super::cells::{Cells, id_text, moment_text};
use super::{Db, Kept, StoreError};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::LayoutId;
use crate::scrutiny::progress::Progress;
use crate::scrutiny::response::Position;
use crate::scrutiny::tracker::{KnownLayout, Layout, Mapping, Role, StatusMeaning};

fn list(c: &Cells, column: &'static str) -> Result<Vec<Value>, StoreError> {
    let json: String = c.get(column)?;
    match serde_json::from_str(&json)? {
        Value::Array(values) => Ok(values),
        _ => Err(StoreError::Unreadable { column }),
    }
}

fn meaning(value: &Value) -> Result<StatusMeaning, StoreError> {
    const COLUMN: &str = "statuses";
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    Ok(StatusMeaning {
        words: text("words")
            .ok_or(StoreError::Unreadable { column: COLUMN })?
            .to_owned(),
        position: text("position").map(Position::from_code).transpose()?,
        progress: text("progress").map(Progress::from_code).transpose()?,
    })
}

fn of_row(c: &Cells) -> Result<KnownLayout, StoreError> {
    let key: String = c.get("key")?;
    let roles = list(c, "roles")?;
    let roles: Result<Vec<Role>, StoreError> = roles
        .iter()
        .map(|role| {
            let code = role.as_str().ok_or(StoreError::Unreadable { column: "roles" })?;
            Ok(Role::from_code(code)?)
        })
        .collect();
    Ok(KnownLayout {
        id: c.id("id")?,
        mapping: Mapping {
            layout: Layout::from_key(&key),
            roles: roles?,
            statuses: list(c, "statuses")?
                .iter()
                .map(meaning)
                .collect::<Result<_, _>>()?,
        },
        added_at: c.moment("added_at")?,
    })
}

impl Kept for KnownLayout {
    const ENTITY: Entity = Entity::Layout;
    type Id = LayoutId;

    fn id(&self) -> LayoutId {
        self.id
    }

    fn get(db: &Db, id: LayoutId) -> Result<Option<Self>, StoreError> {
        db.one(
            "SELECT * FROM layout WHERE id = ?1 AND removed_by IS NULL",
            params![id_text(id)],
            of_row,
        )
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        let roles: Vec<&str> = self.mapping.roles.iter().map(|role| role.code()).collect();
        let statuses: Vec<Value> = self.mapping.statuses.iter().map(status_json).collect();
        db.run(
            include_str!("sql/layout_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":key": self.mapping.layout.key(),
                ":roles": json!(roles).to_string(),
                ":statuses": Value::Array(statuses).to_string(),
                ":added_at": moment_text(self.added_at),
            },
        )?;
        Ok(())
    }
}

fn status_json(meaning: &StatusMeaning) -> Value {
    json!({
        "words": meaning.words,
        "position": meaning.position.map(Position::code),
        "progress": meaning.progress.map(Progress::code),
    })
}

/// What is remembered of a layout.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here.
pub fn of_layout(db: &Db, layout: &Layout) -> Result<Option<KnownLayout>, StoreError> {
    db.one(
        "SELECT * FROM layout WHERE key = ?1 AND removed_by IS NULL",
        params![layout.key()],
        of_row,
    )
}

/// Everything that is remembered, oldest first.
///
/// # Errors
/// As above.
pub fn all(db: &Db) -> Result<Vec<KnownLayout>, StoreError> {
    db.list(
        "SELECT * FROM layout WHERE removed_by IS NULL ORDER BY serial",
        [],
        of_row,
    )
}
