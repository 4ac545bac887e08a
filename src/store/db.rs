//! A connection, and the few shapes in which the rest of the store uses it.

use rusqlite::{Connection, Params, Transaction, TransactionBehavior};

use super::StoreError;
use super::cells::Cells;

/// A connection to the register's database.
pub struct Db {
    pub(super) connection: Connection,
}

impl Db {
    /// Does `work` in one transaction: kept as a whole if it succeeds, as if it had never been if it
    /// fails.
    ///
    /// # Errors
    /// What `work` fails with, or why the transaction could not be begun or kept.
    pub fn writing<T, E: From<StoreError>>(&self, work: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        // Rows that refer to each other are written one after the other: what counts is the end.
        self.batch("PRAGMA defer_foreign_keys = ON")?;
        let done = work(self)?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(done)
    }

    /// Does `work` with everything it reads as it stood at one moment.
    ///
    /// # Errors
    /// What `work` fails with, or why the database cannot be read.
    pub fn reading<T, E: From<StoreError>>(&self, work: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)
            .map_err(StoreError::from)?;
        let done = work(self)?;
        transaction.finish().map_err(StoreError::from)?;
        Ok(done)
    }

    pub(super) fn batch(&self, sql: &str) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch(sql)?)
    }

    pub(super) fn run(&self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        Ok(self.connection.prepare_cached(sql)?.execute(params)?)
    }

    /// Hands each row over as it is read.
    pub(super) fn each(
        &self,
        sql: &str,
        params: impl Params,
        mut take: impl FnMut(&Cells) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            take(&Cells(row))?;
        }
        Ok(())
    }

    pub(super) fn list<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl Fn(&Cells) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(map(&Cells(row))?);
        }
        Ok(found)
    }

    pub(super) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl Fn(&Cells) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        match rows.next()? {
            Some(row) => Ok(Some(map(&Cells(row))?)),
            None => Ok(None),
        }
    }

    pub(super) fn count(&self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        let number: i64 = self
            .connection
            .prepare_cached(sql)?
            .query_row(params, |row| row.get(0))?;
        Ok(usize::try_from(number).unwrap_or(0))
    }
}
