//! An item as it stood on a day: read only, with what is different today.

use eframe::egui::{self, RichText, ScrollArea, Ui};

use super::rows::{Answer, FollowUpLine, Panel, panel_of};
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
    let (then, today) = (said_of(then), said_of(today));
    then.into_iter()
        .zip(today)
        .filter(|((_, _, was), (_, _, is))| was != is)
        .map(|((part, label, was), (_, _, is))| Difference { part, label, was, is })
        .collect()
}

/// What a part of a panel says: the heading under which it stands, what it is called, and its words.
type Said = (&'static str, &'static str, String);

/// Everything in which an item can differ from itself, always in this order.
fn said_of(panel: &Panel) -> Vec<Said> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let item = &panel.item;
    let mut said = vec![
        ("", "Words", item.text.clone()),
        ("", "Kind", item.kind.label().to_owned()),
        ("", "Who asks whom", item.standing.label().to_owned()),
        ("", "Closed", text(&panel.closing)),
        ("", "Tags", item.tags.join(", ")),
    ];
    said.extend(said_by_others(panel));
    said.extend(said_by_user(panel));
    let people = "Who and when";
    let made_on = item.made_on.map(wording::day_words).unwrap_or_default();
    said.extend([
        (people, "Lead officer", text(&item.lead_officer)),
        (people, "Executive member", text(&item.executive_member)),
        (people, "Who was asked", text(&item.addressed_to)),
        (people, "Number", text(&item.number)),
        (people, "Made on", made_on),
    ]);
    said
}

/// Answer, progress and promise.
fn said_by_others(panel: &Panel) -> [Said; 6] {
    let answer = panel.answers.first();
    let of_answer = |words: fn(&Answer) -> &String| answer.map(words).cloned().unwrap_or_default();
    let progress = panel.progress.map_or("", |progress| progress.label());
    let promise = panel.promises.last();
    let promised = promise.map_or_else(String::new, |promise| promise.due.phrase.clone());
    let log = wording::counted(panel.log.len(), "entry", "entries");
    [
        ("Answer", "Answer", of_answer(|answer| &answer.mark.words)),
        ("Answer", "Words of the answer", of_answer(|answer| &answer.text)),
        ("Progress", "Progress", progress.to_owned()),
        ("Progress", "Progress log", log),
        ("Promised for", "Promised for", promised),
        ("Promised for", "Moved", panel.moved.clone().unwrap_or_default()),
    ]
}

/// Notes, follow-ups and related items.
fn said_by_user(panel: &Panel) -> [Said; 3] {
    let notes: Vec<&str> = panel.notes.iter().map(|note| note.text.as_str()).collect();
    let follow_up = |line: &FollowUpLine| {
        if line.is_done {
            format!("{} (done)", line.about)
        } else {
            format!("{}, {}", line.about, line.due.phrase)
        }
    };
    let follow_ups: Vec<String> = panel.follow_ups.iter().map(follow_up).collect();
    let related: Vec<&str> = panel.related.iter().map(|other| other.words.as_str()).collect();
    [
        ("Response notes", "Response notes", notes.join("\n")),
        ("Follow-ups", "Follow-ups", follow_ups.join("; ")),
        ("Related items", "Related items", related.join("; ")),
    ]
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
