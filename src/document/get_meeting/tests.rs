use super::*;
use crate::document;
use crate::document::outline::outline;

const MEETING: &str = include_str!("../../../tests/files/get-meeting/housing-panel.xml");

fn words(xml: &str) -> Vec<String> {
    outline(&document::read(xml.as_bytes(), "a.xml").unwrap())
}

#[test]
fn a_meeting_is_known_by_its_outermost_element() {
    let check = |text: &str, expected: bool| assert_eq!(is_one(text), expected, "{text}");
    check("<getmeeting>", true);
    check(
        "\n<?xml version='1.0'?><!-- a > b --><GetMeeting attempt='1'>",
        true,
    );
    check("<ns0:getMeeting xmlns:ns0='urn:x'>", true);
    check("<!DOCTYPE getmeeting [<!ENTITY a '>b'>]><getmeeting>", true);
    check("<!DOCTYPE getmeeting SYSTEM 'a.dtd'>\n<getmeeting/>", true);
    check("<meeting><meetingid>7</meetingid>", true);
    check(
        "<?xml version='1.0'?>\n<Meeting xmlns='urn:m'>\n<MeetingDate>",
        true,
    );
    check(
        "<soap:Envelope xmlns:soap='urn:s'><soap:Body><GetMeetingResponse><GetMeetingResult><meeting>",
        true,
    );
    check("<soap:Envelope><soap:Body><GetCommitteesResponse>", false);
    check("<meeting><participant>", false);
    check("<getmeetings>", false);
    check("<data><getmeeting>", false);
    check("The service answers <getmeeting>", false);
    check("<!-- getmeeting", false);
    check("", false);
}

#[test]
fn a_meeting_is_a_paper_with_its_items_decisions_and_minutes() {
    let document = document::read(MEETING.as_bytes(), "meeting.xml").unwrap();
    assert_eq!(document.format, Format::GetMeeting);
    assert_eq!(document.notes, Vec::<String>::new());
    assert_eq!(
        outline(&document),
        [
            "p Hollinford Borough Council",
            "h1 Housing Scrutiny Panel",
            "p Minutes of the meeting held on 10 March 2026",
            "p Time: 6.30 pm",
            "p Venue: Committee Room 2, Town Hall",
            "h2 1. Apologies for absence",
            "h3 Minutes",
            "p Apologies were received from Councillor Bell.",
            "h2 2. Damp & mould in council homes",
            "p To consider the report of the Director of Housing.",
            "h3 Decision",
            "p RESOLVED – That:",
            "0:1. the report be noted; and",
            "0:2. a further report be brought to the Panel in September 2026.",
            "h3 Minutes",
            "p The Director of Housing presented the report.",
            "p The Panel recommends that Cabinet publishes the number of homes with damp each quarter.",
            "0.0.0* Action",
            "0.0.1* Owner",
            "0.1.0 Circulate the list of blocks",
            "0.1.1 Director of Housing",
            "h3 Linked documents",
            "0:• Damp and mould report",
            "0:• Appendix A: homes inspected",
            "h2 3. Rents",
            "h3 Decision",
            "p That the rents be noted at £95 a week.",
            "h3 Linked documents",
            "0:• Printed minutes",
        ]
    );
    assert!(!document.text.contains("hollinford.example"));
}

#[test]
fn a_meeting_that_was_cut_short_is_read_as_far_as_it_goes() {
    let (start, _) = MEETING.split_once("The Panel recommends").unwrap();
    let document = document::read(start.as_bytes(), "meeting.xml").unwrap();
    assert_eq!(
        document.notes,
        [
            "The file is damaged or was cut short: it ends in the item “Damp & mould in council homes”, and what \
          follows is missing."
        ]
    );
    assert_eq!(
        outline(&document).last().unwrap(),
        "p The Director of Housing presented the report."
    );
    let refused = |xml: &str| document::read(xml.as_bytes(), "a.xml").unwrap_err();
    assert_eq!(refused("<getmeeting><meetingid>4"), DocumentError::Damaged);
    assert_eq!(
        refused("<getmeeting><meetingid>4</meetingid></getmeeting>"),
        DocumentError::Empty
    );
}

#[test]
fn one_that_blows_itself_up_is_refused() {
    let refused = |xml: &str| document::read(xml.as_bytes(), "a.xml").unwrap_err();
    let bomb = "<?xml version='1.0'?><!DOCTYPE getmeeting [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>\
                <!ENTITY c SYSTEM 'file:///etc/passwd'>]><getmeeting><committeetitle>&b;&c;</committeetitle></getmeeting>";
    assert_eq!(refused(bomb), DocumentError::UnsafeMarkup);
    let deep = format!("<getmeeting><agendaitem><minutes>{}", "<div>".repeat(400));
    assert_eq!(refused(&deep), DocumentError::NestedTooDeeply { limit: 256 });
}

#[test]
fn elements_have_any_letters_and_any_namespace_and_minutes_may_be_elements() {
    assert_eq!(
        words(
            "<m:GetMeeting xmlns:m='urn:m'><m:CommitteeTitle>Roads Panel</m:CommitteeTitle>\
             <m:AgendaItems><m:AgendaItem><m:AgendaNumber>4.</m:AgendaNumber><m:Title>Gritting</m:Title>\
             <m:Minutes><P>One &lt;b&gt;.<br/>Two.</P><ul><li>salt</li></ul></m:Minutes>\
             <m:LinkedDoc title='Map'/></m:AgendaItem></m:AgendaItems></m:GetMeeting>"
        ),
        [
            "h1 Roads Panel",
            "p Minutes",
            "h2 4. Gritting",
            "h3 Minutes",
            "p One <b>.",
            "p Two.",
            "0:• salt",
            "h3 Linked documents",
            "0:• Map",
        ]
    );
}

/// As the service gives it, with the flags of an evening part of which the public does not see.
const AS_GIVEN: &str = "<?xml version='1.0' encoding='utf-8'?>\
    <soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body>\
    <GetMeetingResponse xmlns='urn:m'><GetMeetingResult><meeting xmlns=''>\
    <meetingid>812</meetingid><meetingdate>09/06/2026</meetingdate><meetingtime>6.30 pm</meetingtime>\
    <meetingstatus>Confirmed</meetingstatus><meetinglocation>Guildhall</meetinglocation>\
    <attendees><attendee name='Cllr Osei' attendance='Present'><url>https://d.example/1</url></attendee></attendees>\
    <agendaitems>\
    <agendaitem><agendaitemid>1</agendaitemid><agendaitemnumber>0</agendaitemnumber>\
    <agendaitemtitle>Part One</agendaitemtitle><isrestricted>False</isrestricted></agendaitem>\
    <agendaitem><agendaitemid>2</agendaitemid><agendaitemnumber>5</agendaitemnumber>\
    <fulldisplaynumberformat>5a.</fulldisplaynumberformat><agendaitemtitle>Bus shelters</agendaitemtitle>\
    <isrestricted>False</isrestricted><agendatext>To consider the report.</agendatext>\
    <isdecision>True</isdecision><decisionnonemptyhtmlbody>&lt;p&gt;That the report be noted.&lt;/p&gt;</decisionnonemptyhtmlbody>\
    <minutesnonemptyhtmlbody>&lt;p&gt;The Chair thanked officers.&lt;/p&gt;</minutesnonemptyhtmlbody>\
    <linkeddocuments><linkeddoc><attachmentid>3</attachmentid><title>Report</title><url>https://d.example/3</url>\
    <isrestricted>False</isrestricted></linkeddoc><linkeddoc><title>Costs</title><isrestricted>True</isrestricted>\
    </linkeddoc></linkeddocuments></agendaitem>\
    <agendaitem><agendaitemnumber>6</agendaitemnumber><agendaitemtitle>Depot lease</agendaitemtitle>\
    <isrestricted>True</isrestricted><minutesnonemptyhtmlbody>&lt;p&gt;RESOLVED: That the depot be let.&lt;/p&gt;\
    </minutesnonemptyhtmlbody></agendaitem>\
    </agendaitems></meeting></GetMeetingResult></GetMeetingResponse></soap:Body></soap:Envelope>";

#[test]
fn a_meeting_as_the_service_gives_it_is_read_and_says_what_is_not_published() {
    let document = document::read(AS_GIVEN.as_bytes(), "a.xml").unwrap();
    assert_eq!(
        outline(&document),
        [
            "p Minutes of the meeting held on 9 June 2026",
            "p Time: 6.30 pm",
            "p Venue: Guildhall",
            "h2 Part One",
            "h2 5a. Bus shelters",
            "p To consider the report.",
            "h3 Decision",
            "p That the report be noted.",
            "h3 Minutes",
            "p The Chair thanked officers.",
            "h3 Linked documents",
            "0:• Report",
            "0:• Costs (not for publication)",
            "h2 6. Depot lease",
            "p Not for publication: exempt or confidential",
            "h3 Minutes",
            "p RESOLVED: That the depot be let.",
        ]
    );
    assert_eq!(
        document.notes,
        ["The file does not say whose meeting it is: name the committee in the paper’s details."]
    );
}

#[test]
fn an_item_is_kept_back_by_any_of_its_flags() {
    let kept_back = |flags: &str| {
        let xml = format!(
            "<getmeeting><agendaitem><title>One</title></agendaitem><agendaitem><title>Two</title>{flags}</agendaitem></getmeeting>"
        );
        words(&xml).last().unwrap().contains("Not for publication")
    };
    for flags in [
        "<isexempt>True</isexempt>",
        "<isrestricted>False</isrestricted><isexempt>true</isexempt>",
        "<publicity>Part 2</publicity>",
        "<publicity>Exempt under paragraph 3</publicity>",
        "<isconfidential>1</isconfidential>",
    ] {
        assert!(kept_back(flags), "{flags}");
    }
    for flags in [
        "",
        "<isrestricted>False</isrestricted>",
        "<publicity>Open</publicity>",
        "<linkeddoc><isrestricted>True</isrestricted></linkeddoc>",
    ] {
        assert!(!kept_back(flags), "{flags}");
    }
}

#[test]
fn a_meeting_of_which_nothing_is_published_says_so_at_its_head() {
    let words = words(
        "<getmeeting><committeetitle>Panel</committeetitle><agendaitem><title>One</title><isexempt>True</isexempt></agendaitem></getmeeting>",
    );
    assert_eq!(
        words[..2],
        ["h1 Panel", "p Not for publication: exempt or confidential"]
    );
}

#[test]
fn one_item_left_open_does_not_swallow_the_next() {
    assert_eq!(
        words(
            "<getmeeting><agendaitem><title>One</title><minutes>&lt;p&gt;Said.&lt;!-- &lt;table&gt;</minutes></agendaitem>\
             <agendaitem><number>2</number><decision>&lt;p&gt;Noted.</decision></agendaitem></getmeeting>"
        ),
        [
            "p Minutes",
            "h2 One",
            "h3 Minutes",
            "p Said.",
            "h2 Item 2",
            "h3 Decision",
            "p Noted."
        ]
    );
}

#[test]
fn other_xml_is_read_as_it_was() {
    let xml = "<?xml version=\"1.0\"?><data><a>That the report be noted</a></data>";
    assert_eq!(
        document::read(xml.as_bytes(), "a.xml").unwrap().format,
        Format::Text
    );
}

#[test]
fn days_in_numbers_are_written_in_words() {
    let check = |words: &str, expected: &str| assert_eq!(day(words), expected);
    check("10/03/2026", "10 March 2026");
    check("2026-03-09T18:30:00", "9 March 2026");
    check("10/03/2026 00:00:00", "10 March 2026");
    check("Tuesday 10 March 2026", "Tuesday 10 March 2026");
    check("31/13/2026", "31/13/2026");
    check("", "");
}

#[test]
fn those_who_came_and_those_who_sent_apologies_are_named_before_the_agenda() {
    let xml = "<getmeeting><committeetitle>Housing Scrutiny Panel</committeetitle>\
               <meetingdate>10/03/2026</meetingdate><attendees>\
               <attendee><attendeename>Councillor Osei</attendeename><role>Chair</role><attendance>Present</attendance></attendee>\
               <attendee><attendeename>Councillor Bell</attendeename><attendance>Apologies</attendance></attendee>\
               <attendee><name>Councillor D&amp;apos;Arcy</name><role>Committee Member</role><attendance>present</attendance></attendee>\
               <attendee><attendeename> </attendeename><attendance>Present</attendance></attendee>\
               <attendee><attendeename>Priya Lund</attendeename><role>Officer</role></attendee></attendees>\
               <agendaitems><agendaitem><number>1</number><title>Rents</title></agendaitem></agendaitems></getmeeting>";
    assert_eq!(
        words(xml),
        [
            "h1 Housing Scrutiny Panel",
            "p Agenda",
            "p Meeting date: 10 March 2026",
            "p Present: Councillor Osei (Chair), Councillor D'Arcy",
            "p Apologies: Councillor Bell",
            "p Attendees: Priya Lund (Officer)",
            "h2 1. Rents",
        ]
    );
}
