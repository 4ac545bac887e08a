//! `export`: items as a tracker, or follow-ups as a calendar.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::arguments::{self, FormatName};
use super::failure::Failure;
use super::{now, register, today};
use crate::jobs::{HandOver, prepare, write_file};
use crate::problem::Problem;

pub(super) fn run(
    arguments: &arguments::Export,
    named: Option<PathBuf>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let (_register, reader) = register::to_read(named)?;
    let today = today();
    let filters = &arguments.filters;
    let items = reader.items()?;
    let wanted = HandOver {
        format: match arguments.format {
            FormatName::Csv => crate::export::Format::Csv,
            FormatName::Html => crate::export::Format::Html,
            FormatName::Ics => crate::export::Format::Ics,
        },
        items: items
            .iter()
            .filter(|row| filters.fits(row, today))
            .map(|row| row.item.id)
            .collect(),
        only_theirs: !filters.is_empty(),
        shows: filters.shows(),
        with_exempt: arguments.with_exempt,
        meeting: None,
    };
    let prepared = prepare(&reader, &wanted, today, now()).map_err(|error| Problem::from(&error))?;
    if arguments.to == Path::new("-") {
        out.write_all(prepared.content.as_bytes())?;
        return Ok(());
    }
    write_file(&arguments.to, &prepared.content).map_err(|error| Problem::from(&error))?;
    writeln!(
        out,
        "Handed over {}: {}",
        prepared.tally.words(),
        arguments.to.display()
    )?;
    Ok(())
}
