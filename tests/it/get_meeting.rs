//! A meeting as the web service of ModernGov gives it, from its file to what is found in it.

use scrutiny_desk::document::{self, Format};
use scrutiny_desk::extract;
use scrutiny_desk::scrutiny::finding::Found;
use scrutiny_desk::scrutiny::item::ItemKind;
use scrutiny_desk::scrutiny::paper::PaperKind;
use scrutiny_desk::scrutiny::period::Calendar;

const MEETING: &str = include_str!("../files/get-meeting/housing-panel.xml");

#[test]
fn what_was_asked_and_decided_at_it_is_found() {
    let document = document::read(MEETING.as_bytes(), "meeting.xml").unwrap();
    let extraction = extract::extract(&document, Calendar::default());
    let facts = &extraction.facts;
    assert_eq!(
        (
            facts.kind,
            facts.council.as_deref(),
            facts.body.as_deref(),
            &*facts.name("meeting.xml"),
        ),
        (
            PaperKind::Minutes,
            Some("Hollinford Borough Council"),
            Some("Housing Scrutiny Panel"),
            "Minutes, Housing Scrutiny Panel, 10 March 2026",
        )
    );
    let found: Vec<(ItemKind, Option<&str>, &str)> = extraction
        .findings
        .iter()
        .filter_map(|finding| match &finding.found {
            Found::Item(item) => Some((item.kind, item.number.as_deref(), item.text.as_str())),
            Found::Date(_) => None,
        })
        .collect();
    assert_eq!(
        found,
        [
            (ItemKind::Resolution, Some("1"), "the report be noted"),
            (
                ItemKind::Resolution,
                Some("2"),
                "a further report be brought to the Panel in September 2026."
            ),
            (
                ItemKind::Recommendation,
                None,
                "Cabinet publishes the number of homes with damp each quarter."
            ),
            (ItemKind::Action, None, "Circulate the list of blocks"),
            (
                ItemKind::Resolution,
                None,
                "That the rents be noted at £95 a week."
            ),
        ]
    );
}

#[test]
fn its_form_is_told_by_its_content_and_not_by_its_name() {
    let read = |name: &str| document::read(MEETING.as_bytes(), name).unwrap();
    let (named, misnamed) = (read("meeting.xml"), read("mgwebservice.html"));
    assert_eq!(
        (named.format, misnamed.format),
        (Format::GetMeeting, Format::GetMeeting)
    );
    assert_eq!((named.text == misnamed.text, named.notes.len()), (true, 0));
    assert_eq!(
        misnamed.notes,
        ["The file holds the data of a meeting, whatever its name says, and was read as one."]
    );
}

#[test]
fn an_agenda_without_decisions_yet_asks_for_nothing() {
    let xml = "<getmeeting><committeetitle>Housing Scrutiny Panel</committeetitle><meetingdate>10/03/2026</meetingdate>\
               <agendaitems><agendaitem><number>1</number><title>Apologies for absence</title></agendaitem>\
               <agendaitem><number>2</number><title>Damp and mould</title><linkeddoc><title>Damp report</title></linkeddoc>\
               </agendaitem></agendaitems></getmeeting>";
    let document = document::read(xml.as_bytes(), "meeting.xml").unwrap();
    let extraction = extract::extract(&document, Calendar::default());
    assert_eq!(extraction.facts.body.as_deref(), Some("Housing Scrutiny Panel"));
    assert_eq!(extraction.facts.date, "2026-03-10".parse().ok());
    assert_eq!(extraction.findings.len(), 0, "{:#?}", extraction.findings);
}
