//! The history of an item in the screen's words, read from the images that every act left.

use serde_json::Value;

use super::RegisterError;
use crate::scrutiny::Day;
use crate::scrutiny::body::Body;
use crate::scrutiny::change::{Act, Entity, HistoryLine};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::follow_up::Repeat;
use crate::scrutiny::id::ItemId;
use crate::scrutiny::item::{Item, ItemKind, Standing};
use crate::scrutiny::paper::Paper;
use crate::scrutiny::progress::{ClosingReason, Progress};
use crate::scrutiny::response::Position;
use crate::store::change::Change;
use crate::store::image::Image;
use crate::store::{self, Db, Kept};

/// The history of an item and of what belongs to it, latest first.
pub(super) fn of_item(db: &Db, item: ItemId) -> Result<Vec<HistoryLine>, RegisterError> {
    let mut lines = Vec::new();
    for (act, change) in store::change::of_item(db, item)? {
        add_lines(db, &act, &change, &mut lines)?;
    }
    Ok(lines)
}

/// Whether an image is of a row that stands on the register.
fn stands(image: Option<&Image>) -> Option<&Image> {
    image.filter(|image| image.value("removed_by").is_none())
}

fn add_lines(db: &Db, act: &Act, change: &Change, lines: &mut Vec<HistoryLine>) -> Result<(), RegisterError> {
    let line = |field: Option<&str>, before: Option<String>, after: Option<String>| HistoryLine {
        act: act.clone(),
        entity: change.entity,
        field: field.map(str::to_owned),
        before,
        after,
        paper: None,
    };
    match (stands(change.before.as_ref()), stands(change.after.as_ref())) {
        (None, Some(after)) => {
            let paper = match (after.text("finding"), after.text("paper")) {
                (Some(_), Some(paper)) => Some(named::<Paper>(db, paper, |paper| paper.name().into_owned())?),
                _ => None,
            };
            let added = line(None, None, Some(summary(db, change.entity, after)?));
            lines.push(HistoryLine { paper, ..added });
        }
        (Some(before), None) => lines.push(line(None, Some(summary(db, change.entity, before)?), None)),
        (Some(before), Some(after)) => {
            for column in after.columns() {
                let Some(field) = field(change.entity, column) else {
                    continue;
                };
                if before.value(column) == after.value(column) {
                    continue;
                }
                let was = words(db, column, before.value(column))?;
                let is = words(db, column, after.value(column))?;
                lines.push(line(Some(field), was, is));
            }
        }
        (None, None) => {}
    }
    Ok(())
}

/// What a whole row says, in one line.
fn summary(db: &Db, entity: Entity, image: &Image) -> Result<String, RegisterError> {
    let text = |column| image.text(column).unwrap_or_default().to_owned();
    let label = |column, label: &dyn Fn(&str) -> Option<&'static str>| image.text(column).and_then(label);
    let (code, words) = match entity {
        Entity::Item | Entity::Note | Entity::Finding => (None, text("text")),
        Entity::Response => (label("position", &position), text("text")),
        Entity::Progress => (label("progress", &progress), text("words")),
        Entity::Promise => (None, text("due_phrase")),
        Entity::FollowUp => (None, text("about")),
        Entity::Council | Entity::Body => (None, text("name")),
        Entity::Paper => (None, text("title")),
        Entity::Meeting => (None, text("date")),
        Entity::Layout => (None, text("key")),
        Entity::Related => (None, named::<Item>(db, &text("other"), |item| item.text)?),
    };
    Ok(match code {
        Some(code) if words.is_empty() => code.to_owned(),
        Some(code) => format!("{code}: {words}"),
        None => words,
    })
}

fn position(code: &str) -> Option<&'static str> {
    Position::from_code(code).ok().map(Position::label)
}

fn progress(code: &str) -> Option<&'static str> {
    Progress::from_code(code).ok().map(Progress::label)
}

/// What the screen calls a column; none for those that nobody is shown.
fn field(entity: Entity, column: &str) -> Option<&'static str> {
    Some(match (entity, column) {
        (Entity::Item, "kind") => "Kind",
        (Entity::Item, "standing") => "Who asks whom",
        (Entity::Item, "number") => "Number",
        (Entity::Item, "lead_in") => "Words before the list",
        (Entity::Item | Entity::Response | Entity::Note, "text") => "Words",
        (Entity::Item, "addressed_to") => "Who is asked",
        (Entity::Item, "lead_officer") => "Lead officer",
        (Entity::Item, "executive_member") => "Executive member",
        (Entity::Item, "body") => "Body",
        (Entity::Item, "made_on") => "Made on",
        (Entity::Item, "received_on") => "Received on",
        (Entity::Item, "exempt") => "Exempt",
        (Entity::Item, "tags") => "Tags",
        (Entity::Item, "closing_reason") => "Closed as",
        (Entity::Item, "closed_on") => "Closed on",
        (Entity::Item, "signed_off_by") => "Signed off by",
        (Entity::Item, "closing_meeting") => "Signed off at",
        (Entity::Item, "closing_evidence") => "Evidence",
        (_, "paper") => "Paper",
        (Entity::Response, "position") => "Position",
        (Entity::Response, "in_principle") => "In principle",
        (Entity::Response, "answered_on") => "Answered on",
        (Entity::Promise | Entity::FollowUp, "due_phrase") => "When",
        (Entity::Promise | Entity::FollowUp, "due_earliest") => "First day",
        (Entity::Promise | Entity::FollowUp, "due_latest") => "Last day",
        (Entity::Promise | Entity::FollowUp, "due_conditional") => "Only under a condition",
        (Entity::Promise | Entity::FollowUp, "proposed_earliest") => "Proposed first day",
        (Entity::Promise | Entity::FollowUp, "proposed_latest") => "Proposed last day",
        (Entity::Promise, "said_on") => "Said on",
        (Entity::Promise, "reason") => "Reason",
        (Entity::Progress, "progress") => "Progress",
        (Entity::Progress, "happened_on") => "Happened on",
        (Entity::Progress, "words") => "Words",
        (Entity::FollowUp, "about") => "About",
        (Entity::FollowUp, "done_on") => "Done on",
        (Entity::FollowUp, "outcome") => "Outcome",
        (Entity::FollowUp, "repeat_months") => "Repeats",
        _ => return None,
    })
}

/// The value of a column in words; none where there is none.
fn words(db: &Db, column: &str, value: Option<&Value>) -> Result<Option<String>, RegisterError> {
    let Some(value) = value else {
        return Ok(None);
    };
    let repeat = value
        .as_u64()
        .filter(|_| column == "repeat_months")
        .and_then(|months| Repeat::every(u8::try_from(months).ok()?));
    if let Some(repeat) = repeat {
        return Ok(Some(repeat.words()));
    }
    let Some(text) = value.as_str() else {
        return Ok(Some(
            if value.as_i64() == Some(0) { "No" } else { "Yes" }.to_owned(),
        ));
    };
    let label = match column {
        "kind" => ItemKind::from_code(text).ok().map(ItemKind::label),
        "standing" => Standing::from_code(text).ok().map(Standing::label),
        "confidence" => Confidence::from_code(text).ok().map(Confidence::label),
        "closing_reason" => ClosingReason::from_code(text).ok().map(ClosingReason::label),
        "position" => position(text),
        "progress" => progress(text),
        _ => None,
    };
    if let Some(label) = label {
        return Ok(Some(label.to_owned()));
    }
    Ok(Some(match column {
        "body" => named::<Body>(db, text, |body| body.name)?,
        "tags" => text.replace('\n', ", "),
        "paper" => named::<Paper>(db, text, |paper| paper.name().into_owned())?,
        _ if is_day(column) => text
            .parse::<Day>()
            .map_or_else(|_| text.to_owned(), |day| day.format("%-d %B %Y").to_string()),
        _ => text.to_owned(),
    }))
}

fn is_day(column: &str) -> bool {
    ["_on", "_earliest", "_latest"]
        .iter()
        .any(|ending| column.ends_with(ending))
}

/// The name of what an identity stands for; a dash where it is no longer on the register.
fn named<K: Kept>(db: &Db, id: &str, name: impl Fn(K) -> String) -> Result<String, RegisterError>
where
    K::Id: std::str::FromStr,
{
    let Ok(id) = id.parse() else {
        return Ok("–".to_owned());
    };
    Ok(K::get(db, id)?.map_or_else(|| "–".to_owned(), name))
}
