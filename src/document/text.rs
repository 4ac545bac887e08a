//! Plain text, as it comes out of mail programs, text exports and the clipboard.

use super::blocks::{self, Breaks};
use super::double_spaced;
use super::line;
use super::{Document, Format};

/// Reads a decoded text.
pub(super) fn read(text: String, notes: Vec<String>) -> Document {
    let pages = line::pages_of(&text);
    let mut lines = line::lines_of(&text, &pages);
    double_spaced::close_up(&text, &mut lines);
    let blocks = blocks::of_lines(&text, &lines, Breaks::ByEye);
    Document {
        format: Format::Text,
        text,
        blocks,
        pages,
        outline: Vec::new(),
        notes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::outline::outline;

    fn check(text: &str, expected: &[&str]) {
        let document = read(text.to_owned(), Vec::new());
        assert_eq!(outline(&document), expected, "{text}");
    }

    #[test]
    fn lines_broken_by_a_mail_program_are_one_paragraph_and_short_lines_are_not() {
        check(
            "Report to: Cabinet\nDate: 4 May 2027\n\n\
             The working group met five times between March and July and heard from\n\
             officers of both councils, from two bus companies and from residents of\n\
             Fenwick Road.\n",
            &[
                "p Report to: Cabinet",
                "p Date: 4 May 2027",
                "p The working group met five times between March and July and heard from officers of both \
                 councils, from two bus companies and from residents of Fenwick Road.",
            ],
        );
    }

    #[test]
    fn sections_are_told_from_points_that_are_numbered_alike() {
        check(
            "HOLLINFORD BOROUGH COUNCIL\n\n2 Recommendation\n\nThat the plan be noted.\n\n\
             3. Background and History\n\n3.1 The plan was drawn up in 2024.\n\n7.2 Legal\n\nNone.\n\n\
             4 **Implications**\n\n1. Improve bus shelters.\n2. Light the underpass.\n",
            &[
                "h1 HOLLINFORD BOROUGH COUNCIL",
                "h1 2 Recommendation",
                "p That the plan be noted.",
                "h1 3. Background and History",
                "0:3.1 The plan was drawn up in 2024.",
                "h2 7.2 Legal",
                "p None.",
                "h1 4 **Implications**",
                "0:1. Improve bus shelters.",
                "0:2. Light the underpass.",
            ],
        );
    }

    #[test]
    fn agenda_items_are_points_and_not_headings() {
        check(
            "1. Apologies for absence\n2. Minutes of the last meeting\n3. Parking in\nthe village\n7.\n\nPublic questions\n\n8. Any other business\n",
            &[
                "0:1. Apologies for absence",
                "0:2. Minutes of the last meeting",
                "0:3. Parking in",
                "p the village",
                "0:7. Public questions",
                "0:8. Any other business",
            ],
        );
    }

    #[test]
    fn agenda_items_with_minutes_below_them_are_headings() {
        check(
            "41.\n\nApologies for absence\n\nMinutes:\n\nThere were none.\n\n42.\n\nBus shelters pdf icon PDF 66 KB\n\n\
             43 Care Review: first report pdf icon PDF 1 MB\n\nRESOLVED That it be noted.\n",
            &[
                "h1 41. Apologies for absence",
                "h2 Minutes:",
                "p There were none.",
                "h1 42. Bus shelters",
                "furniture pdf icon PDF 66 KB",
                "h1 43 Care Review: first report",
                "furniture pdf icon PDF 1 MB",
                "p RESOLVED That it be noted.",
            ],
        );
    }

    #[test]
    fn points_inside_points_keep_their_depth_over_paragraphs_and_pages() {
        check(
            "(1) Cabinet:\n\n(a) lights shelters;\n\nCouncillors asked about cost.\n\n(b) paints them;\n\n\
             (2) Council agrees.\n\n4a) i. First of two.\n4a) ii. Second of two.\n",
            &[
                "0:(1) Cabinet:",
                "1:(a) lights shelters;",
                "p Councillors asked about cost.",
                "1:(b) paints them;",
                "0:(2) Council agrees.",
                "1:4a) i. First of two.",
                "1:4a) ii. Second of two.",
            ],
        );
    }

    #[test]
    fn markers_of_every_kind_stand_before_their_words() {
        check(
            "The Committee is asked to:\n\n·\u{a0}\u{a0}\u{a0} consider the plan;\n\n?\tnote the cost;\n\n\
             (a) agree the dates; and\n\n(b)write to the Minister.\n\n- 5.1 Last year it was agreed.\n\n\u{f0b7}\tSend figures.\n",
            &[
                "p The Committee is asked to:",
                "0:· consider the plan;",
                "1:• note the cost;",
                "2:(a) agree the dates; and",
                "2:(b) write to the Minister.",
                "3:5.1 Last year it was agreed.",
                "4:• Send figures.",
            ],
        );
    }

    #[test]
    fn a_letter_is_a_roman_numeral_where_its_neighbours_are() {
        check(
            "(h) eighth;\n(i) ninth;\n(j) tenth.\n",
            &["0:(h) eighth;", "0:(i) ninth;", "0:(j) tenth."],
        );
        check(
            "(1) Cabinet be asked:\n(i) to publish;\n(ii) to consult; and\n(2) officers report back.\n",
            &[
                "0:(1) Cabinet be asked:",
                "1:(i) to publish;",
                "1:(ii) to consult; and",
                "0:(2) officers report back.",
            ],
        );
    }

    #[test]
    fn a_hanging_line_belongs_to_its_point() {
        check(
            "RESOLVED:\n  (1) That the Chair write to\n      the company.\n  (2) That the report be noted.\n",
            &[
                "p RESOLVED:",
                "0:(1) That the Chair write to the company.",
                "0:(2) That the report be noted.",
            ],
        );
    }

    #[test]
    fn a_year_a_time_or_an_amount_is_no_marker() {
        check(
            "2016 saw a rise.\n\n7.30 pm in the Town Hall\n\n3.5 million trips were made.\n\nA. Smith spoke.\n\nM25 traffic rose.\n",
            &[
                "p 2016 saw a rise.",
                "p 7.30 pm in the Town Hall",
                "p 3.5 million trips were made.",
                "p A. Smith spoke.",
                "p M25 traffic rose.",
            ],
        );
    }

    #[test]
    fn what_is_told_below_a_row_is_a_cell_and_a_cell_that_runs_over_is_parted() {
        check(
            "Tracker\n\nRef       Recommendation                            Owner             RAG\n\nQ/19/04   Mend the cranes at the quay               Harbour Master    A\n          Nine of the 22 cranes are done and the rest wait on the strategy for the\n          harbour.\n\nQ/19/11   Paint the lamps                           Clerk             B\n          Declined.\n\nNotes\n",
            &[
                "h2 Tracker",
                "0.0.0* Ref",
                "0.0.1* Recommendation",
                "0.0.2* Owner",
                "0.0.3* RAG",
                "0.1.0 Q/19/04",
                "0.1.1 Mend the cranes at the quay",
                "0.1.2 Harbour Master",
                "0.1.3 A",
                "0.1.4 Nine of the 22 cranes are done and the rest wait on the strategy for the",
                "0.1.4 harbour.",
                "0.2.0 Q/19/11",
                "0.2.1 Paint the lamps",
                "0.2.2 Clerk",
                "0.2.3 B",
                "0.2.4 Declined.",
                "h2 Notes",
            ],
        );
        check(
            "Actions\n\nMtg       Action                                    By whom           Status\n\n14/01/21  Count the lamps on the quay by night      Clerk             Done\n15/04/21  Say what became of the two old green boats Harbour Master   Item 8\n",
            &[
                "h2 Actions",
                "0.0.0* Mtg",
                "0.0.1* Action",
                "0.0.2* By whom",
                "0.0.3* Status",
                "0.1.0 14/01/21",
                "0.1.1 Count the lamps on the quay by night",
                "0.1.2 Clerk",
                "0.1.3 Done",
                "0.2.0 15/04/21",
                "0.2.1 Say what became of the two old green boats",
                "0.2.2 Harbour Master",
                "0.2.3 Item 8",
            ],
        );
    }

    #[test]
    fn a_row_whose_other_cells_stand_beside_its_last_line_is_one_row_and_a_rule_is_no_cell() {
        check(
            "Plan\n\nRecommendation                                    To whom             By when\n_________________________________________________________________________________\n2.1 Two homes be opened in the borough            Cabinet             March 2018\n2.2 Ask each neighbouring council to say which\n    of its own children are placed here           Director            31/12/2016\n2.3 Train carers to take those stepping down\n    from residential care                         Head of Fostering   Summer 2017\n_________________________________________________________________________________\n\n10.  CONCLUSIONS\n\n10.1 That the report be noted.\n",
            &[
                "h2 Plan",
                "0.0.0* Recommendation",
                "0.0.1* To whom",
                "0.0.2* By when",
                "0.1.0 2.1 Two homes be opened in the borough",
                "0.1.1 Cabinet",
                "0.1.2 March 2018",
                "0.2.0 2.2 Ask each neighbouring council to say which",
                "0.2.0 of its own children are placed here",
                "0.2.1 Director",
                "0.2.2 31/12/2016",
                "0.3.0 2.3 Train carers to take those stepping down",
                "0.3.0 from residential care",
                "0.3.1 Head of Fostering",
                "0.3.2 Summer 2017",
                "furniture _________________________________________________________________________________",
                "h1 10. CONCLUSIONS",
                "0:10.1 That the report be noted.",
            ],
        );
    }

    #[test]
    fn a_numbered_title_right_below_a_table_is_no_more_of_its_last_cell() {
        check(
            "Resolved to pay the following:\nJ Oxley, salary and expenses         £402.18\nFenwick and Son, flailing            £144.00\nReading Room, hire                    £40.00\n14/39  Highways\nThe county has patched Mill Lane.\n",
            &[
                "p Resolved to pay the following:",
                "0.0.0 J Oxley, salary and expenses",
                "0.0.1 £402.18",
                "0.1.0 Fenwick and Son, flailing",
                "0.1.1 £144.00",
                "0.2.0 Reading Room, hire",
                "0.2.1 £40.00",
                "p 14/39 Highways",
                "p The county has patched Mill Lane.",
            ],
        );
    }

    #[test]
    fn tables_of_tabs_bars_and_spaces_come_as_cells() {
        check(
            "Risk\tMitigating action\tOwner\nFlooding\tNone\t\nFire\t\tClerk\n",
            &[
                "0.0.0* Risk",
                "0.0.1* Mitigating action",
                "0.0.2* Owner",
                "0.1.0 Flooding",
                "0.1.1 None",
                "0.2.0 Fire",
                "0.2.2 Clerk",
            ],
        );
        check(
            "Ref | Action | Status\n\nOSC/01 | Ask for figures | New\n\nOSC/02 | Write\n\nto the Minister | Done\n",
            &[
                "0.0.0* Ref",
                "0.0.1* Action",
                "0.0.2* Status",
                "0.1.0 OSC/01",
                "0.1.1 Ask for figures",
                "0.1.2 New",
                "0.2.0 OSC/02",
                "0.2.1 Write to the Minister",
                "0.2.2 Done",
            ],
        );
        check(
            "Action                 Owner     Due\nWrite to the Minister  Chair     May 2027\n  \nAfterwards.\n",
            &[
                "0.0.0* Action",
                "0.0.1* Owner",
                "0.0.2* Due",
                "0.1.0 Write to the Minister",
                "0.1.1 Chair",
                "0.1.2 May 2027",
                "p Afterwards.",
            ],
        );
        check(
            "Action                  Owner     Due\nWrite to the Minister   Chair     May 2027\nand report back\nArrange a visit         Clerk     June 2027\n",
            &[
                "0.0.0* Action",
                "0.0.1* Owner",
                "0.0.2* Due",
                "0.1.0 Write to the Minister",
                "0.1.1 Chair",
                "0.1.2 May 2027",
                "0.1.0 and report back",
                "0.2.0 Arrange a visit",
                "0.2.1 Clerk",
                "0.2.2 June 2027",
            ],
        );
    }
}
