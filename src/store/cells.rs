//! How the values of the subject are written into columns and read out of them.

use std::str::FromStr;

use chrono::SecondsFormat;
use rusqlite::Row;
use rusqlite::types::FromSql;

use super::StoreError;
use crate::scrutiny::passage::{Passage, Quote};
use crate::scrutiny::period::{Class, Window};
use crate::scrutiny::promise::Due;
use crate::scrutiny::{Day, Moment, UnknownCode};

/// A moment as it is stored: its text sorts as the moments do.
pub(super) fn moment_text(moment: Moment) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// A day as it is stored.
pub(super) fn day_text(day: Day) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// An identity as it is stored.
pub(super) fn id_text(id: impl std::fmt::Display) -> String {
    id.to_string()
}

/// A count, an offset or a place in a list as it is stored.
pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The page of a passage.
pub(super) fn page_of(passage: Option<&Passage>) -> Option<u32> {
    passage.and_then(|p| p.page)
}

/// The spans of a passage as they are stored.
pub(super) fn spans_of(passage: Option<&Passage>) -> Option<String> {
    passage.map(Passage::to_code)
}

/// The first day of a window as it is stored.
pub(super) fn earliest_of(window: Option<Window>) -> Option<String> {
    window.and_then(|w| w.earliest).map(day_text)
}

/// The last day of a window as it is stored.
pub(super) fn latest_of(window: Option<Window>) -> Option<String> {
    window.and_then(|w| w.latest).map(day_text)
}

/// The columns of one row.
pub(super) struct Cells<'r>(pub(super) &'r Row<'r>);

impl Cells<'_> {
    pub(super) fn get<T: FromSql>(&self, column: &'static str) -> Result<T, StoreError> {
        Ok(self.0.get(column)?)
    }

    pub(super) fn count(&self, column: &'static str) -> Result<usize, StoreError> {
        let number: i64 = self.get(column)?;
        usize::try_from(number).map_err(|_| StoreError::Unreadable { column })
    }

    pub(super) fn id<T: FromStr<Err = uuid::Error>>(&self, column: &'static str) -> Result<T, StoreError> {
        let text: String = self.get(column)?;
        text.parse().map_err(|source| StoreError::NoId { column, source })
    }

    pub(super) fn opt_id<T: FromStr<Err = uuid::Error>>(
        &self,
        column: &'static str,
    ) -> Result<Option<T>, StoreError> {
        let text: Option<String> = self.get(column)?;
        text.map(|t| t.parse().map_err(|source| StoreError::NoId { column, source }))
            .transpose()
    }

    pub(super) fn moment(&self, column: &'static str) -> Result<Moment, StoreError> {
        let text: String = self.get(column)?;
        let moment = chrono::DateTime::parse_from_rfc3339(&text)
            .map_err(|source| StoreError::NoDate { column, source })?;
        Ok(moment.with_timezone(&chrono::Utc))
    }

    pub(super) fn day(&self, column: &'static str) -> Result<Day, StoreError> {
        self.opt_day(column)?.ok_or(StoreError::Unreadable { column })
    }

    pub(super) fn opt_day(&self, column: &'static str) -> Result<Option<Day>, StoreError> {
        let text: Option<String> = self.get(column)?;
        text.map(|t| {
            Day::parse_from_str(&t, "%Y-%m-%d").map_err(|source| StoreError::NoDate { column, source })
        })
        .transpose()
    }

    pub(super) fn code<T>(
        &self,
        column: &'static str,
        from_code: fn(&str) -> Result<T, UnknownCode>,
    ) -> Result<T, StoreError> {
        let code: String = self.get(column)?;
        Ok(from_code(&code)?)
    }

    pub(super) fn opt_code<T>(
        &self,
        column: &'static str,
        from_code: fn(&str) -> Result<T, UnknownCode>,
    ) -> Result<Option<T>, StoreError> {
        let code: Option<String> = self.get(column)?;
        Ok(code.as_deref().map(from_code).transpose()?)
    }

    pub(super) fn passage(
        &self,
        page: &'static str,
        spans: &'static str,
    ) -> Result<Option<Passage>, StoreError> {
        let Some(code) = self.get::<Option<String>>(spans)? else {
            return Ok(None);
        };
        let page: Option<u32> = self.get(page)?;
        if code.is_empty() {
            // What the user marks may have no place, and then has no spans.
            let spans = Vec::new();
            return Ok(Some(Passage { page, spans }));
        }
        Passage::from_code(page, &code)
            .map(Some)
            .ok_or(StoreError::Unreadable { column: spans })
    }

    pub(super) fn quote(
        &self,
        text: &'static str,
        page: &'static str,
        spans: &'static str,
    ) -> Result<Option<Quote>, StoreError> {
        let words: Option<String> = self.get(text)?;
        let passage = self.passage(page, spans)?;
        Ok(words.zip(passage).map(|(text, passage)| Quote { text, passage }))
    }

    /// A window of two columns; none where neither day is known.
    pub(super) fn window(
        &self,
        earliest: &'static str,
        latest: &'static str,
    ) -> Result<Option<Window>, StoreError> {
        let window = Window {
            earliest: self.opt_day(earliest)?,
            latest: self.opt_day(latest)?,
        };
        Ok((window.earliest.is_some() || window.latest.is_some()).then_some(window))
    }

    /// The time in the `due_` columns; none where there is no phrase.
    pub(super) fn opt_due(&self) -> Result<Option<Due>, StoreError> {
        let Some(phrase) = self.get::<Option<String>>("due_phrase")? else {
            return Ok(None);
        };
        Ok(Some(Due {
            phrase,
            window: self.window("due_earliest", "due_latest")?,
            class: self.opt_code("due_class", Class::from_code)?,
            conditional: self.get("due_conditional")?,
            passage: self.passage("due_page", "due_spans")?,
        }))
    }

    pub(super) fn due(&self) -> Result<Due, StoreError> {
        self.opt_due()?
            .ok_or(StoreError::Unreadable { column: "due_phrase" })
    }
}
