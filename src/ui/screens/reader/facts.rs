//! The facts of a paper while they are being mended: what stands in each field, what has not been
//! sent yet, and which of them the paper does not print.

use eframe::egui::{self, Id, Ui};

use crate::register::command::paper::FactEdit;
use crate::register::command::{Command, PaperCommand};
use crate::scrutiny::Day;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::paper::{Contact, Paper, PaperFacts};
use crate::ui::intent::Outbox;
use crate::ui::theme::space;
use crate::ui::widgets::date_field::DateField;

/// A field that is kept when it is left: a body's name half typed must not become a body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactField {
    text: String,
    known: String,
}

impl FactField {
    fn new(value: Option<&str>) -> Self {
        let text = value.unwrap_or("").to_owned();
        Self {
            known: text.clone(),
            text,
        }
    }

    fn take(&mut self, value: Option<&str>) {
        let now = value.unwrap_or("");
        if self.text == self.known {
            now.clone_into(&mut self.text);
        }
        now.clone_into(&mut self.known);
    }

    /// The new value, where it differs from what is known; from then on it is what is known.
    pub fn flush(&mut self) -> Option<Option<String>> {
        let text = self.text.trim();
        if text == self.known.trim() {
            return None;
        }
        text.clone_into(&mut self.known);
        Some(Some(text.to_owned()).filter(|text| !text.is_empty()))
    }

    /// Puts a chosen name into the field.
    pub fn put(&mut self, value: &str) -> Option<Option<String>> {
        value.clone_into(&mut self.text);
        self.flush()
    }

    /// Draws the field; answers its new value when it is left.
    pub fn ui(&mut self, ui: &mut Ui, id: Id, label: &str, width: f32) -> Option<Option<String>> {
        let response = ui.add(
            egui::TextEdit::singleline(&mut self.text)
                .id(id)
                .desired_width(width)
                .margin(egui::vec2(space::SMALL, 5.0)),
        );
        let left = response.lost_focus();
        let _ = response.accessible_name(label);
        if left { self.flush() } else { None }
    }
}

/// The facts that are a line of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineFact {
    /// The council's name.
    Council,
    /// The body's name.
    Body,
    /// The title.
    Title,
    /// The agenda item's number.
    AgendaItem,
    /// The exempt-information paragraph.
    ExemptParagraph,
    /// Who wrote it.
    ReportAuthor,
    /// The executive member.
    ExecutiveMember,
    /// Wards affected.
    Wards,
    /// Whether it is a key decision.
    KeyDecision,
}

impl LineFact {
    /// All of them, in the order in which the form shows them.
    pub const ALL: &'static [Self] = &[
        Self::Title,
        Self::Body,
        Self::Council,
        Self::AgendaItem,
        Self::ReportAuthor,
        Self::ExecutiveMember,
        Self::Wards,
        Self::KeyDecision,
        Self::ExemptParagraph,
    ];

    /// Its name on screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Council => "Council",
            Self::Body => "Committee or body",
            Self::Title => "Title",
            Self::AgendaItem => "Agenda item",
            Self::ExemptParagraph => "Reason for exemption",
            Self::ReportAuthor => "Report of",
            Self::ExecutiveMember => "Executive member",
            Self::Wards => "Wards affected",
            Self::KeyDecision => "Key decision",
        }
    }

    /// What is asked where the paper does not print it; none where nobody misses it.
    #[must_use]
    pub const fn question(self) -> Option<&'static str> {
        match self {
            Self::Council => Some("The paper does not name its council"),
            Self::Body => Some("The paper does not say which committee it is for"),
            Self::Title => Some("The paper has no title"),
            _ => None,
        }
    }

    /// Its value among the facts.
    #[must_use]
    pub fn of(self, facts: &PaperFacts) -> Option<&str> {
        match self {
            Self::Council => facts.council.as_deref(),
            Self::Body => facts.body.as_deref(),
            Self::Title => facts.title.as_deref(),
            Self::AgendaItem => facts.agenda_item.as_deref(),
            Self::ExemptParagraph => facts.exempt_paragraph.as_deref(),
            Self::ReportAuthor => facts.report_author.as_deref(),
            Self::ExecutiveMember => facts.executive_member.as_deref(),
            Self::Wards => facts.wards.as_deref(),
            Self::KeyDecision => facts.key_decision.as_deref(),
        }
    }

    /// The edit that gives it a value.
    #[must_use]
    pub fn edit(self, value: Option<String>) -> FactEdit {
        match self {
            Self::Council => FactEdit::Council(value),
            Self::Body => FactEdit::Body(value),
            Self::Title => FactEdit::Title(value),
            Self::AgendaItem => FactEdit::AgendaItem(value),
            Self::ExemptParagraph => FactEdit::ExemptParagraph(value),
            Self::ReportAuthor => FactEdit::ReportAuthor(value),
            Self::ExecutiveMember => FactEdit::ExecutiveMember(value),
            Self::Wards => FactEdit::Wards(value),
            Self::KeyDecision => FactEdit::KeyDecision(value),
        }
    }
}

/// The fields of one contact.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactDraft {
    /// Name, role, telephone and e-mail address.
    pub fields: [FactField; 4],
    /// The contact as it stands on the register; none for one being added.
    pub known: Option<Contact>,
}

impl ContactDraft {
    /// What the fields are called.
    pub const LABELS: [&'static str; 4] = ["Name", "Post", "Telephone", "E-mail"];

    fn new(contact: &Contact) -> Self {
        Self {
            fields: [
                FactField::new(Some(&contact.name)),
                FactField::new(contact.role.as_deref()),
                FactField::new(contact.phone.as_deref()),
                FactField::new(contact.email.as_deref()),
            ],
            known: Some(contact.clone()),
        }
    }

    /// The contact as it stands in the fields; none without a name.
    fn contact(&self) -> Option<Contact> {
        let [name, role, phone, email] = &self.fields;
        let words = |field: &FactField| Some(field.text.trim().to_owned()).filter(|text| !text.is_empty());
        Some(Contact {
            name: words(name)?,
            role: words(role),
            phone: words(phone),
            email: words(email),
            passage: self.known.as_ref().and_then(|known| known.passage.clone()),
        })
    }
}

/// All fields of a paper's facts.
#[derive(Debug)]
pub struct FactsDraft {
    /// Whether the whole form is open.
    pub open: bool,
    /// The lines of words, in the order of [`LineFact::ALL`].
    pub lines: Vec<(LineFact, FactField)>,
    /// The date.
    pub date: DateField,
    date_known: Option<Day>,
    /// The contacts.
    pub contacts: Vec<ContactDraft>,
}

impl FactsDraft {
    /// The fields of a paper as it stands on the register.
    #[must_use]
    pub fn new(paper: &Paper) -> Self {
        let facts = &paper.facts;
        Self {
            open: false,
            lines: LineFact::ALL
                .iter()
                .map(|fact| (*fact, FactField::new(fact.of(facts))))
                .collect(),
            date: DateField::new(facts.date),
            date_known: facts.date,
            contacts: facts.contacts.iter().map(ContactDraft::new).collect(),
        }
    }

    /// Takes the facts as they stand now; what is being typed stays.
    pub fn take(&mut self, paper: &Paper) {
        let facts = &paper.facts;
        for (fact, field) in &mut self.lines {
            field.take(fact.of(facts));
        }
        self.date.take(facts.date);
        self.date_known = facts.date;
        let known: Vec<&Contact> = self.contacts.iter().filter_map(|c| c.known.as_ref()).collect();
        if known != facts.contacts.iter().collect::<Vec<_>>() {
            self.contacts = facts.contacts.iter().map(ContactDraft::new).collect();
        }
    }

    /// Sends what has been typed and not yet been sent.
    pub fn flush(&mut self, paper: PaperId, outbox: &mut Outbox) {
        for (fact, field) in &mut self.lines {
            if let Some(value) = field.flush() {
                outbox.act(edit(paper, fact.edit(value)));
            }
        }
        if self.date.is_sound() && self.date.day() != self.date_known {
            self.date_known = self.date.day();
            outbox.act(edit(paper, FactEdit::Date(self.date_known)));
        }
        if let Some(contacts) = self.changed_contacts() {
            outbox.act(edit(paper, FactEdit::Contacts(contacts)));
        }
    }

    /// The contacts as they stand in the fields, where they differ from what is known; from then on
    /// they are what is known.
    pub fn changed_contacts(&mut self) -> Option<Vec<Contact>> {
        let now: Vec<Contact> = self.contacts.iter().filter_map(ContactDraft::contact).collect();
        let known: Vec<&Contact> = self.contacts.iter().filter_map(|c| c.known.as_ref()).collect();
        if known == now.iter().collect::<Vec<_>>() {
            return None;
        }
        for draft in &mut self.contacts {
            draft.known = draft.contact();
        }
        Some(now)
    }
}

/// The command that changes one fact.
#[must_use]
pub fn edit(paper: PaperId, edit: FactEdit) -> Command {
    Command::Paper(PaperCommand::EditFact { paper, edit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_sent_once_and_an_emptied_one_takes_the_fact_away() {
        let mut field = FactField::new(Some("Housing Panel"));
        assert_eq!(field.flush(), None);
        field.text = " Homes Panel ".into();
        assert_eq!(field.flush(), Some(Some("Homes Panel".into())));
        assert_eq!(field.flush(), None);
        field.text = "  ".into();
        assert_eq!(field.flush(), Some(None));
    }

    #[test]
    fn what_comes_back_never_overwrites_what_is_being_typed() {
        let mut field = FactField::new(None);
        field.text = "Adult Ca".into();
        field.take(Some("Older name"));
        assert_eq!(field.text, "Adult Ca");
        let mut quiet = FactField::new(None);
        quiet.take(Some("Older name"));
        assert_eq!(quiet.text, "Older name");
    }
}
