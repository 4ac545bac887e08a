//! An item as it stood on a day: read only, with what is different today.

use eframe::egui::{self, RichText, ScrollArea, Ui};

use super::rows::{Panel, panel_of};
use super::{Forms, Parts, view};
use crate::register::view::ItemView;
use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::AnswerRules;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::{self, Tint, space};
use crate::ui::widgets::card::card_frame;
use crate::ui::wording;

/// What is shown of a day that has gone.
#[derive(Debug)]
pub struct Past {
    /// The day.
    pub day: Day,
    stands: Stands,
    parts: Parts,
    /// Nothing is ever begun in them.
    forms: Forms,
}

#[derive(Debug)]
enum Stands {
    /// It is being read.
    Unknown,
    /// It was not on the register.
    NotThere,
    /// So it stood.
    So(Box<Panel>),
}

/// A part of an item that was otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The heading under which it stands.
    pub part: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What it was.
    pub was: String,
    /// What it is today.
    pub is: String,
}

impl Past {
    /// The day is to be read.
    #[must_use]
    pub fn new(day: Day) -> Self {
        Self {
            day,
            stands: Stands::Unknown,
            parts: Parts::default(),
            forms: Forms::default(),
        }
    }

    /// Takes the item as it stood; none where it was not on the register.
    pub fn take(&mut self, view: Option<&ItemView>, rules: &AnswerRules) {
        self.stands = match view {
            None => Stands::NotThere,
            Some(view) => {
                let panel = Panel {
                    is_past: true,
                    ..panel_of(view, self.day, rules)
                };
                self.parts = Parts::default();
                self.parts.fields.take(&panel.item);
                self.parts.notes.take(&panel.notes);
                Stands::So(Box::new(panel))
            }
        };
    }

    /// Works out what is different from how the item stands today.
    pub fn compare(&mut self, today: Option<&Panel>) {
        if let (Stands::So(then), Some(today)) = (&mut self.stands, today) {
            then.differences = differences(then, today);
        }
    }
}

/// What of an item was otherwise, in the order of the panel.
#[must_use]
pub fn differences(then: &Panel, today: &Panel) -> Vec<Difference> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut found = Vec::new();
    let mut compare = |part: &'static str, label: &'static str, was: String, is: String| {
        if was != is {
            found.push(Difference { part, label, was, is });
        }
    };
    let (a, b) = (&then.item, &today.item);
    let label = |value: &'static str| value.to_owned();
    compare("", "Words", a.text.clone(), b.text.clone());
    compare("", "Kind", label(a.kind.label()), label(b.kind.label()));
    compare(
        "",
        "Who asks whom",
        label(a.standing.label()),
        label(b.standing.label()),
    );
    compare("", "Closed", text(&then.closing), text(&today.closing));
    compare("", "Tags", a.tags.join(", "), b.tags.join(", "));
    let answer = |panel: &Panel| {
        panel
            .answers
            .first()
            .map_or_else(String::new, |answer| answer.mark.words.clone())
    };
    let answer_words = |panel: &Panel| {
        panel
            .answers
            .first()
            .map_or_else(String::new, |answer| answer.text.clone())
    };
    compare("Answer", "Answer", answer(then), answer(today));
    compare(
        "Answer",
        "Words of the answer",
        answer_words(then),
        answer_words(today),
    );
    let progress = |panel: &Panel| panel.progress.map_or("", |progress| progress.label()).to_owned();
    compare("Progress", "Progress", progress(then), progress(today));
    let entries = |panel: &Panel| wording::counted(panel.log.len(), "entry", "entries");
    compare("Progress", "Progress log", entries(then), entries(today));
    let promised = |panel: &Panel| {
        panel
            .promises
            .last()
            .map_or_else(String::new, |promise| promise.due.phrase.clone())
    };
    compare("Promised for", "Promised for", promised(then), promised(today));
    compare("Promised for", "Moved", text(&then.moved), text(&today.moved));
    let notes = |panel: &Panel| {
        let texts: Vec<&str> = panel.notes.iter().map(|note| note.text.as_str()).collect();
        texts.join("\n")
    };
    compare("Response notes", "Response notes", notes(then), notes(today));
    let follow_ups = |panel: &Panel| {
        let lines = panel.follow_ups.iter();
        let lines: Vec<String> = lines
            .map(|line| match line.is_done {
                true => format!("{} (done)", line.about),
                false => format!("{}, {}", line.about, line.due.phrase),
            })
            .collect();
        lines.join("; ")
    };
    compare("Follow-ups", "Follow-ups", follow_ups(then), follow_ups(today));
    let people = "Who and when";
    compare(
        people,
        "Lead officer",
        text(&a.lead_officer),
        text(&b.lead_officer),
    );
    compare(
        people,
        "Executive member",
        text(&a.executive_member),
        text(&b.executive_member),
    );
    compare(
        people,
        "Who was asked",
        text(&a.addressed_to),
        text(&b.addressed_to),
    );
    compare(people, "Number", text(&a.number), text(&b.number));
    let day = |day: Option<Day>| day.map(wording::day_words).unwrap_or_default();
    compare(people, "Made on", day(a.made_on), day(b.made_on));
    let related = |panel: &Panel| {
        let others: Vec<&str> = panel.related.iter().map(|other| other.words.as_str()).collect();
        others.join("; ")
    };
    compare("Related items", "Related items", related(then), related(today));
    found
}

/// Draws the item as it stood.
pub fn past_ui(ui: &mut Ui, frame: &Frame, past: &mut Past, outbox: &mut Outbox) {
    let day = wording::day_words(past.day);
    card_frame(frame)
        .fill(frame.palette.tint(Tint::Action))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(RichText::new(format!("◷ As it stood at the end of {day}")).font(theme::small_strong()));
            let words = "Nothing can be changed here. Papers and committees are named as they are today.";
            view::quiet(ui, frame, words);
            if ui.button("Back to today").clicked() {
                outbox.push(Intent::LeavePast);
            }
        });
    ui.add_space(space::SMALL);
    let panel = match &past.stands {
        Stands::Unknown => return,
        Stands::NotThere => {
            view::quiet(ui, frame, &format!("It was not on the register on {day}"));
            return;
        }
        Stands::So(panel) => panel,
    };
    let frame = Frame {
        read_only: true,
        today: past.day,
        ..frame.clone()
    };
    let item = panel.item.id;
    ScrollArea::vertical()
        .id_salt(("item as it stood", item))
        .content_margin(egui::Margin {
            right: 12,
            ..egui::Margin::ZERO
        })
        .auto_shrink([false, false])
        .show(ui, |ui| {
            differences_ui(ui, &frame, panel);
            let parts = (&mut past.parts, &mut past.forms);
            view::parts_ui(ui, &frame, panel, parts, outbox);
        });
}

fn differences_ui(ui: &mut Ui, frame: &Frame, panel: &Panel) {
    card_frame(frame).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if panel.differences.is_empty() {
            ui.label("≡ Nothing is different today");
            return;
        }
        ui.label(RichText::new("≠ What is different today").font(theme::small_strong()));
        for difference in &panel.differences {
            let said = |words: &str| match words {
                "" => "nothing".to_owned(),
                words => wording::first_words(words, 120),
            };
            let words = format!(
                "{}: {} → today {}",
                difference.label,
                said(&difference.was),
                said(&difference.is)
            );
            ui.add(egui::Label::new(words).wrap());
        }
    });
    ui.add_space(space::MEDIUM);
}
