//! Tables whose cells were written one below another, a line or a few lines each: the headings of the
//! columns first, then row upon row.
//!
//! What a program that copied a page has lost is found again by fitting the lines to the columns: each
//! cell must look like what its heading names (a number, somebody's office, a day, a status, a sentence),
//! lines that go on with the one above belong to its cell, and white space parts rows or cells. The best
//! fit of all is taken, and believed where at least two rows come out of it.

mod align;
mod heading;

use super::line::Line;
use super::table::{Cell, Table};
use crate::scrutiny::passage::Span;
use heading::Kind;

/// The columns of a table: where each heading stands, none for one that the rows alone show, and what
/// its cells hold.
type Columns = Vec<(Option<Span>, Kind)>;

/// The table that begins at line `at`, if one does.
pub(super) fn beginning_at(text: &str, lines: &[Line], furniture: &[bool], at: usize) -> Option<Table> {
    let (fit, columns) = best_fit(text, lines, furniture, at)?;
    // "Part B - Actions for officers" above "Ref" is the table's title: without it the lines fit as well.
    let title = columns.first().and_then(|(span, _)| *span);
    let counts_next = columns.get(1).is_some_and(|(_, kind)| *kind == Kind::Number);
    if title.is_some_and(|span| span.of(text).split_whitespace().count() > FEWEST_OF_TITLE)
        && best_fit(text, lines, furniture, at + 1)
            .is_some_and(|(next, _)| counts_next || next.score > fit.score)
    {
        return None;
    }
    let mut cells: Vec<Cell> = Vec::new();
    for (column, (span, _)) in columns.iter().enumerate() {
        if let Some(span) = span {
            cells.push(cell(*span, 0, column, true));
        }
    }
    for (row, own) in fit.rows.iter().enumerate() {
        for (column, span) in own {
            cells.push(cell(*span, row + 1, *column, false));
        }
    }
    Some(Table {
        first: at,
        end: fit.end,
        cells,
    })
}

/// Fewest words above the headings of a table that may be its title, less one.
const FEWEST_OF_TITLE: usize = 2;

/// The best way to read a table whose headings begin at line `at`.
fn best_fit(text: &str, lines: &[Line], furniture: &[bool], at: usize) -> Option<(align::Fit, Columns)> {
    let mut best: Option<(align::Fit, Columns)> = None;
    let seen = align::Seen::default();
    for header in heading::beginning_at(text, lines, furniture, at) {
        let own: Columns = header
            .cells
            .iter()
            .map(|(span, kind)| (Some(*span), *kind))
            .collect();
        let mut choices = Vec::new();
        if !header.is_of_recommendations(text) {
            choices.push(own.clone());
        }
        let counts = own
            .first()
            .is_some_and(|(_, kind)| matches!(kind, Kind::Number | Kind::Date));
        if !counts {
            let mut counted = vec![(None, Kind::Number)];
            counted.extend(own);
            choices.push(counted);
        }
        for columns in choices {
            let kinds: Vec<Kind> = columns.iter().map(|(_, kind)| *kind).collect();
            let fit = align::Page::new(text, lines, furniture, &seen).fit(&header, &kinds);
            if let Some(fit) = fit
                && best.as_ref().is_none_or(|(known, _)| fit.score > known.score)
            {
                best = Some((fit, columns));
            }
        }
    }
    best
}

fn cell(span: Span, row: usize, column: usize, heading: bool) -> Cell {
    Cell {
        span,
        row: u32::try_from(row).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
        heading,
    }
}

#[cfg(test)]
mod tests {
    use super::super::outline::outline;
    use super::super::text::read;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(outline(&read(text.to_owned(), Vec::new())), expected, "{text}");
    }

    #[test]
    fn lines_of_rows_without_blank_lines_are_joined_to_as_many_cells_as_columns() {
        check(
            "Log\n\nNo.\nAction\nOwner\nTarget date\nRAG\n\n1\nTo count the gullies in\neach ward.\nEngineer\n31/03/27\nGreen\n\n2\nTo write to the Minister.\nClerk\n-\nRed\n",
            &[
                "h2 Log",
                "0.0.0* No.",
                "0.0.1* Action",
                "0.0.2* Owner",
                "0.0.3* Target date",
                "0.0.4* RAG",
                "0.1.0 1",
                "0.1.1 To count the gullies in each ward.",
                "0.1.2 Engineer",
                "0.1.3 31/03/27",
                "0.1.4 Green",
                "0.2.0 2",
                "0.2.1 To write to the Minister.",
                "0.2.2 Clerk",
                "0.2.3 -",
                "0.2.4 Red",
            ],
        );
    }

    #[test]
    fn a_number_without_a_heading_of_its_own_is_a_column() {
        check(
            "Recommendations\nTo\nAccept/\nReject\nComments\n1\nThe ferry should run.\nTrust\nAccept\nFrom May.\n2\nThe quay should be lit.\nTrust\nReject\nNo money.\n\nThe Trust will report in May.\n",
            &[
                "0.0.1* Recommendations",
                "0.0.2* To",
                "0.0.3* Accept/ Reject",
                "0.0.4* Comments",
                "0.1.0 1",
                "0.1.1 The ferry should run.",
                "0.1.2 Trust",
                "0.1.3 Accept",
                "0.1.4 From May.",
                "0.2.0 2",
                "0.2.1 The quay should be lit.",
                "0.2.2 Trust",
                "0.2.3 Reject",
                "0.2.4 No money.",
                "p The Trust will report in May.",
            ],
        );
    }

    #[test]
    fn the_title_above_the_headings_is_no_column() {
        check(
            "Log\n\nPart B - Actions for officers\n\nRef\n\nAction\n\nMeeting\n\nWho\n\nUpdate\n\nA31\n\nSend members the survey\n\n13 June 2027\n\nClerk\n\nSent in July.\n\nA32\n\nArrange a visit to\nthe quay\n\n13 June 2027\n\nHead of Parks\n\nDates are looked at.\n",
            &[
                "h2 Log",
                "h2 Part B - Actions for officers",
                "0.0.0* Ref",
                "0.0.1* Action",
                "0.0.2* Meeting",
                "0.0.3* Who",
                "0.0.4* Update",
                "0.1.0 A31",
                "0.1.1 Send members the survey",
                "0.1.2 13 June 2027",
                "0.1.3 Clerk",
                "0.1.4 Sent in July.",
                "0.2.0 A32",
                "0.2.1 Arrange a visit to the quay",
                "0.2.2 13 June 2027",
                "0.2.3 Head of Parks",
                "0.2.4 Dates are looked at.",
            ],
        );
    }

    #[test]
    fn numbers_and_days_below_short_lines_are_no_table() {
        check(
            "Meetings\n\nAction\n\nDate\n\n4 May 2027\n\n11 June 2027\n\nTown Hall\n",
            &[
                "h2 Meetings",
                "h2 Action",
                "h2 Date",
                "p 4 May 2027",
                "p 11 June 2027",
                "h2 Town Hall",
            ],
        );
    }

    #[test]
    fn cells_below_one_another_are_rows_again() {
        check(
            "Action log\n\nMeeting date\n\nAction\n\nOwner\n\n04/05/2027\n\nWrite to the company.\n\nChair\n\n\
             11/06/2027\n\nArrange a\nvisit.\n\nClerk\n\nEnd of the log.\n",
            &[
                "h2 Action log",
                "0.0.0* Meeting date",
                "0.0.1* Action",
                "0.0.2* Owner",
                "0.1.0 04/05/2027",
                "0.1.1 Write to the company.",
                "0.1.2 Chair",
                "0.2.0 11/06/2027",
                "0.2.1 Arrange a visit.",
                "0.2.2 Clerk",
                "p End of the log.",
            ],
        );
    }

    #[test]
    fn a_title_and_its_words_are_one_cell_where_every_row_has_both() {
        check(
            "Action Sheet\n\nMeeting Date\nAction to be Taken\nBy Whom\nOutcome\n\n\
             18.04.27\n\nItem 6 - School Meals\nFigures to be sent.\nClerk\nSent.\n\n\
             06.06.27\n\nItem 5 - Youth Service\nA visit to be arranged.\nManager\nOngoing.\n",
            &[
                "h2 Action Sheet",
                "0.0.0* Meeting Date",
                "0.0.1* Action to be Taken",
                "0.0.2* By Whom",
                "0.0.3* Outcome",
                "0.1.0 18.04.27",
                "0.1.1 Item 6 - School Meals Figures to be sent.",
                "0.1.2 Clerk",
                "0.1.3 Sent.",
                "0.2.0 06.06.27",
                "0.2.1 Item 5 - Youth Service A visit to be arranged.",
                "0.2.2 Manager",
                "0.2.3 Ongoing.",
            ],
        );
    }

    #[test]
    fn cells_that_wrap_are_told_by_what_their_headings_name() {
        check(
            "Monitoring\nRef\nRecommendation\nResponsible\nofficer\nTarget date\nProgress\nStatus\n3/27\nThat the kiosk by the pond be\nlet for a year\nHead of Parks and\nOpen Spaces\nSeptember\n2027\nA tenant has been\nfound.\nOn track\n5/27\nThat the mower be mended\nClerk\nMay 2027\nMended in March.\nComplete\nNotes\nThe schedule is made up four times a year and is put before the panel as soon as it is ready to be seen.\n",
            &[
                "p Monitoring",
                "0.0.0* Ref",
                "0.0.1* Recommendation",
                "0.0.2* Responsible officer",
                "0.0.3* Target date",
                "0.0.4* Progress",
                "0.0.5* Status",
                "0.1.0 3/27",
                "0.1.1 That the kiosk by the pond be let for a year",
                "0.1.2 Head of Parks and Open Spaces",
                "0.1.3 September 2027",
                "0.1.4 A tenant has been found.",
                "0.1.5 On track",
                "0.2.0 5/27",
                "0.2.1 That the mower be mended",
                "0.2.2 Clerk",
                "0.2.3 May 2027",
                "0.2.4 Mended in March.",
                "0.2.5 Complete",
                "p Notes",
                "p The schedule is made up four times a year and is put before the panel as soon as it is ready to be seen.",
            ],
        );
    }

    #[test]
    fn rows_without_a_number_are_told_from_one_another() {
        check(
            "Log\n\nAction\nWho\nWhen\nUpdates\n\nFind out what a new roof would cost\nEstates Manager\nMarch 2027\nFeb: Three prices are in.\nJan: Prices sought.\n\nMend the clock\nClerk\nMay 2027\nFeb: Mended.\n\nThe log goes to every meeting.\n",
            &[
                "h2 Log",
                "0.0.0* Action",
                "0.0.1* Who",
                "0.0.2* When",
                "0.0.3* Updates",
                "0.1.0 Find out what a new roof would cost",
                "0.1.1 Estates Manager",
                "0.1.2 March 2027",
                "0.1.3 Feb: Three prices are in. Jan: Prices sought.",
                "0.2.0 Mend the clock",
                "0.2.1 Clerk",
                "0.2.2 May 2027",
                "0.2.3 Feb: Mended.",
                "p The log goes to every meeting.",
            ],
        );
    }
}
