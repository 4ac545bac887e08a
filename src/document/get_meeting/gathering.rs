//! What the elements of a meeting hold, gathered in one walk. Their names are taken in any letters and
//! any namespace; what is not known is passed by.

use std::borrow::Cow;

use crate::document::DocumentError;
use crate::document::xml::{self, Tag, Visit};

/// A meeting.
#[derive(Default)]
pub(super) struct Meeting {
    pub(super) council: Rich,
    pub(super) committee: Rich,
    pub(super) date: Rich,
    pub(super) time: Rich,
    pub(super) place: Rich,
    /// Who is named as coming, having come or having sent apologies, in order.
    pub(super) attendees: Vec<Attendee>,
    /// The items of its agenda, in order, those within others behind them.
    pub(super) items: Vec<Item>,
    /// What is linked to the meeting itself.
    pub(super) documents: Vec<Linked>,
}

/// A paper that is linked to a meeting or to an item; its address is not kept.
#[derive(Default)]
pub(super) struct Linked {
    pub(super) title: Rich,
    /// Whether the council does not publish it, in the file's words.
    pub(super) restricted: Rich,
}

/// Someone whom a meeting names.
#[derive(Default)]
pub(super) struct Attendee {
    pub(super) name: Rich,
    /// As what: "Chair", "Officer".
    pub(super) role: Rich,
    /// Whether they came, in the file's words: "Present", "Apologies".
    pub(super) attendance: Rich,
}

/// An item of the agenda.
#[derive(Default)]
pub(super) struct Item {
    pub(super) number: Rich,
    /// The number as the agenda prints it, where the file says that too: "5a.".
    pub(super) shown_number: Rich,
    /// Whether the council does not publish it, in the file's words: "True".
    restricted: Rich,
    /// Who may see it, in the file's words: "Exempt".
    publicity: Rich,
    pub(super) title: Rich,
    /// What the agenda says of it.
    pub(super) text: Rich,
    pub(super) decision: Rich,
    pub(super) minutes: Rich,
    /// What is linked to it.
    pub(super) documents: Vec<Linked>,
}

impl Item {
    /// Whether the council does not publish it.
    pub(super) fn is_restricted(&self) -> bool {
        let publicity = self.publicity.words.to_lowercase();
        self.restricted.is_affirmed()
            || [
                "exempt",
                "confidential",
                "restricted",
                "private",
                "part 2",
                "part ii",
                "part two",
            ]
            .iter()
            .any(|words| publicity.trim().starts_with(words))
    }

    fn holds_words(&self) -> bool {
        [&self.title, &self.text, &self.decision, &self.minutes]
            .iter()
            .any(|rich| rich.holds_words())
    }
}

/// Words that may carry the marks of a web page: written out, or as elements of the file itself.
#[derive(Default)]
pub(super) struct Rich {
    /// The words as the element holds them.
    pub(super) words: String,
    /// The same with the elements among them, as a page writes them.
    markup: String,
    has_elements: bool,
}

impl Rich {
    /// Whether there are any.
    pub(super) fn holds_words(&self) -> bool {
        !self.words.trim().is_empty()
    }

    /// Whether they say yes.
    pub(super) fn is_affirmed(&self) -> bool {
        matches!(self.words.trim().to_lowercase().as_str(), "true" | "yes" | "1")
    }

    /// The words as a page, where elements stand among them.
    pub(super) fn markup(&self) -> Option<&str> {
        self.has_elements.then_some(&*self.markup)
    }

    fn push(&mut self, words: &str) {
        self.words.push_str(words);
        for c in words.chars() {
            match c {
                '<' => self.markup.push_str("&lt;"),
                '&' => self.markup.push_str("&amp;"),
                c => self.markup.push(c),
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        self.has_elements = true;
        let name = page_element(tag.name);
        self.markup.push('<');
        self.markup.push_str(name);
        for attribute in ["start", "type", "value", "colspan", "rowspan"] {
            if let Some(value) = tag.value(attribute) {
                let value: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
                self.markup.push_str(&format!(" {attribute}=\"{value}\""));
            }
        }
        self.markup.push('>');
    }

    fn close(&mut self, name: &str) {
        let name = page_element(name);
        if name != "br" {
            self.markup.push_str(&format!("</{name}>"));
        }
        // Words of elements that follow each other do not run together.
        self.words.push(' ');
    }
}

/// The element of a page that an element among words stands for.
fn page_element(name: &str) -> &'static str {
    const KNOWN: [&str; 29] = [
        "p",
        "div",
        "br",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "span",
        "a",
        "font",
        "sup",
        "sub",
        "ol",
        "ul",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
    ];
    let name = local(name);
    KNOWN.into_iter().find(|known| *known == name).unwrap_or("div")
}

/// An element's name without its prefix, in small letters.
fn local(name: &str) -> String {
    name.rsplit_once(':')
        .map_or(name, |(_, local)| local)
        .to_ascii_lowercase()
}

impl Meeting {
    /// Whether anything of a meeting is in it.
    pub(super) fn holds_words(&self) -> bool {
        self.committee.holds_words() || self.items.iter().any(Item::holds_words)
    }

    /// Whether nothing of it is published.
    pub(super) fn is_all_restricted(&self) -> bool {
        let mut items = self.items.iter().filter(|item| item.holds_words()).peekable();
        items.peek().is_some() && items.all(Item::is_restricted)
    }
}

/// An element whose words are kept.
#[derive(Clone, Copy)]
enum Field {
    Council,
    Committee,
    Date,
    Time,
    Place,
    Number,
    ShownNumber,
    Title,
    Text,
    Decision,
    Minutes,
    Restricted,
    Publicity,
    Document,
    DocumentRestricted,
    AttendeeName,
    AttendeeRole,
    Attendance,
}

/// What is open during the walk.
#[derive(Default)]
struct Gathering {
    meeting: Meeting,
    depth: usize,
    /// The items that are open, the innermost last: their place among the items and their depth.
    items: Vec<(usize, usize)>,
    /// The depth of the linked document that is open.
    document: Option<usize>,
    /// The depth of the attendee who is open.
    attendee: Option<usize>,
    /// The field that is open, and its depth.
    field: Option<(Field, usize)>,
}

/// Gathers a meeting; what was gathered before a fault stands.
pub(super) fn gather(xml: &str) -> (Meeting, Result<(), DocumentError>) {
    let mut gathering = Gathering::default();
    let end = xml::walk(&with_open_words_ended(xml), |visit| {
        match visit {
            Visit::Open(tag) => gathering.open(tag),
            Visit::Close(name) => gathering.close(name),
            Visit::Words(words) => {
                if let Some(rich) = gathering.rich() {
                    rich.push(words);
                }
            }
        }
        true
    });
    (gathering.meeting, end)
}

/// A file that was cut short within words that it writes out as they are, with their end put there, as
/// they would be lost otherwise; any other as it is.
fn with_open_words_ended(xml: &str) -> Cow<'_, str> {
    const END: &str = "]]>";
    let last = xml.rfind("<![CDATA[").and_then(|at| xml.get(at..));
    match last {
        Some(words) if !words.contains(END) => Cow::Owned(format!("{xml}{END}")),
        _ => Cow::Borrowed(xml),
    }
}

impl Gathering {
    fn open(&mut self, tag: &Tag<'_>) {
        self.depth += 1;
        if let Some(rich) = self.rich() {
            rich.open(tag);
            return;
        }
        let name = local(tag.name);
        match name.as_str() {
            "agendaitem" => {
                self.items.push((self.meeting.items.len(), self.depth));
                self.meeting.items.push(Item::default());
            }
            "linkeddoc" | "linkeddocument" => {
                self.document = Some(self.depth);
                let mut linked = Linked::default();
                linked.title.push(&tag.value("title").unwrap_or_default());
                self.documents().push(linked);
            }
            "attendee" if self.attendee.is_none() => {
                self.attendee = Some(self.depth);
                self.meeting.attendees.push(Attendee::default());
            }
            _ => {
                if let Some(field) = self.field_of(&name) {
                    self.field = Some((field, self.depth));
                }
            }
        }
    }

    /// The field that an element of this name is where it stands. One that is there twice is kept once.
    fn field_of(&mut self, name: &str) -> Option<Field> {
        let field = if self.document.is_some() {
            match name {
                "title" | "documenttitle" | "name" => Some(Field::Document),
                "isrestricted" | "isexempt" | "isconfidential" => Some(Field::DocumentRestricted),
                _ => None,
            }
        } else if self.attendee.is_some() {
            match name {
                "attendeename" | "name" | "fullname" | "fullusername" | "displayname" | "membername" => {
                    Some(Field::AttendeeName)
                }
                "role" | "attendeerole" | "memberrole" | "capacity" => Some(Field::AttendeeRole),
                "attendance" | "attendancestatus" | "attendeestatus" | "status" => Some(Field::Attendance),
                _ => None,
            }
        } else if self.items.is_empty() {
            match name {
                "council" | "councilname" | "authority" | "authorityname" => Some(Field::Council),
                "committeetitle" | "committeename" => Some(Field::Committee),
                "meetingdate" | "date" => Some(Field::Date),
                "meetingtime" | "time" => Some(Field::Time),
                "meetinglocation" | "location" | "venue" => Some(Field::Place),
                _ => None,
            }
        } else {
            match name {
                "agendaitemnumber" | "agendanumber" | "itemnumber" | "number" => Some(Field::Number),
                "agendaitemtitle" | "itemtitle" | "title" => Some(Field::Title),
                "agendatext" | "agendaitemtext" | "text" | "description" => Some(Field::Text),
                "fulldisplaynumberformat" => Some(Field::ShownNumber),
                "decision"
                | "decisions"
                | "decisiontext"
                | "decisionhtmlbody"
                | "decisionnonemptyhtmlbody" => Some(Field::Decision),
                "minutes" | "minutestext" | "minuteshtmlbody" | "minutesnonemptyhtmlbody" => {
                    Some(Field::Minutes)
                }
                "isrestricted" | "isexempt" | "isconfidential" | "exempt" | "confidential" => {
                    Some(Field::Restricted)
                }
                "publicity" | "openness" => Some(Field::Publicity),
                _ => None,
            }
        }?;
        let is_free = match field {
            // One that says no leaves it to the next.
            Field::Restricted | Field::DocumentRestricted => {
                let said = self.rich_of(field)?;
                if !said.is_affirmed() {
                    *said = Rich::default();
                }
                !said.holds_words()
            }
            _ => self.rich_of(field).is_some_and(|rich| !rich.holds_words()),
        };
        is_free.then_some(field)
    }

    fn close(&mut self, name: &str) {
        match self.field {
            Some((_, depth)) if depth == self.depth => self.field = None,
            Some(_) => {
                if let Some(rich) = self.rich() {
                    rich.close(name);
                }
            }
            None => {
                self.items.retain(|(_, depth)| *depth != self.depth);
                if self.document == Some(self.depth) {
                    self.document = None;
                }
                if self.attendee == Some(self.depth) {
                    self.attendee = None;
                }
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Where linked documents go.
    fn documents(&mut self) -> &mut Vec<Linked> {
        let item = self.items.last().map(|(at, _)| *at);
        match item.and_then(|at| self.meeting.items.get_mut(at)) {
            Some(item) => &mut item.documents,
            None => &mut self.meeting.documents,
        }
    }

    /// The words of the field that is open.
    fn rich(&mut self) -> Option<&mut Rich> {
        let (field, _) = self.field?;
        self.rich_of(field)
    }

    fn rich_of(&mut self, field: Field) -> Option<&mut Rich> {
        match field {
            Field::Document => return self.documents().last_mut().map(|linked| &mut linked.title),
            Field::DocumentRestricted => {
                return self.documents().last_mut().map(|linked| &mut linked.restricted);
            }
            Field::AttendeeName | Field::AttendeeRole | Field::Attendance => {
                let attendee = self.meeting.attendees.last_mut()?;
                return Some(match field {
                    Field::AttendeeName => &mut attendee.name,
                    Field::AttendeeRole => &mut attendee.role,
                    _ => &mut attendee.attendance,
                });
            }
            _ => {}
        }
        let item = self.items.last().map(|(at, _)| *at);
        let meeting = &mut self.meeting;
        match field {
            Field::Council => return Some(&mut meeting.council),
            Field::Committee => return Some(&mut meeting.committee),
            Field::Date => return Some(&mut meeting.date),
            Field::Time => return Some(&mut meeting.time),
            Field::Place => return Some(&mut meeting.place),
            _ => {}
        }
        let item = meeting.items.get_mut(item?)?;
        match field {
            Field::Number => Some(&mut item.number),
            Field::ShownNumber => Some(&mut item.shown_number),
            Field::Restricted => Some(&mut item.restricted),
            Field::Publicity => Some(&mut item.publicity),
            Field::Title => Some(&mut item.title),
            Field::Text => Some(&mut item.text),
            Field::Decision => Some(&mut item.decision),
            _ => Some(&mut item.minutes),
        }
    }
}
