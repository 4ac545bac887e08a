//! How long there is to answer, with the sum that says so.

use eframe::egui::{self, Ui};

use super::view::quiet;
use crate::register::view::ItemView;
use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::{AnswerRules, Start};
use crate::scrutiny::recommendation::is_owed_an_answer;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::screens::settings::Page;
use crate::ui::theme::{Tone, space};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::card::card_frame;
use crate::ui::widgets::heading;
use crate::ui::widgets::status::{Status, status_ui};
use crate::ui::wording;

/// How long there is to answer an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockLine {
    /// Nobody has said how long there is.
    NoRule {
        /// The council, where it is known.
        council: Option<String>,
    },
    /// Nobody has said from when it counts.
    NoStart {
        /// The rule by name.
        rule: String,
        /// What is to be given.
        wanted: Start,
    },
    /// The last day, and why it is that.
    Reckoned {
        /// Whether it was or is kept.
        status: Status,
        /// The rule by name.
        rule: String,
        /// The sum.
        sum: String,
        /// Where the rule can be read.
        address: Option<&'static str>,
        /// Who has to act.
        who: &'static str,
        /// From which day it is counted, in a sentence.
        counted: String,
    },
}

/// The clock of an item seen from `today`; none where nobody owes an answer to it.
#[must_use]
pub fn clock_line(view: &ItemView, today: Day, rules: &AnswerRules) -> Option<ClockLine> {
    let item = &view.row.item;
    if !is_owed_an_answer(item.kind, item.standing) {
        return None;
    }
    // Answers stand latest first; the first one given is what the clock waits for.
    let answered = view.responses.last().map(|response| response.answered_on);
    if view.row.state.closed && answered.is_none() {
        return None;
    }
    let council = view.row.council_name.clone();
    let Some(clock) = rules.of(council.as_deref(), view.row.body_kind) else {
        // What has been answered needs no clock any longer.
        return answered.is_none().then_some(ClockLine::NoRule { council });
    };
    let Some(start) = clock.start_of(item) else {
        return answered.is_none().then(|| ClockLine::NoStart {
            rule: clock.words(),
            wanted: clock.start(),
        });
    };
    let reckoned = clock.reckon(start)?;
    let counted = if item.received_on == Some(start) {
        format!(
            "Counted from {}, the day it was received",
            wording::day_words(start)
        )
    } else {
        "Counted from the day it was made, as if it had been received that day: give the day it was received \
         below, where that is another"
            .to_owned()
    };
    Some(ClockLine::Reckoned {
        status: status_of(answered, reckoned.last_day, today),
        rule: clock.words(),
        sum: reckoned.sum,
        address: clock.address(),
        who: clock.who(),
        counted,
    })
}

fn status_of(answered: Option<Option<Day>>, last: Day, today: Day) -> Status {
    let day = wording::day_words(last);
    match answered {
        None if today <= last => Status::new(
            "◷",
            format!(
                "An answer is due by {day} · {}",
                wording::distance_words(last, today)
            ),
            Tone::Info,
        ),
        None => Status::new(
            "⚠",
            format!(
                "No answer, and the time ran out on {day} · {}",
                wording::distance_words(last, today)
            ),
            Tone::Bad,
        ),
        Some(None) => Status::new("○", format!("Answers were due by {day}"), Tone::Neutral),
        Some(Some(on)) if on <= last => Status::new("✓", format!("In time: due by {day}"), Tone::Good),
        Some(Some(on)) => Status::new(
            "⚠",
            format!("Late: due by {day} · {}", wording::distance_words(last, on)),
            Tone::Warning,
        ),
    }
}

/// Draws the clock.
pub fn clock_ui(ui: &mut Ui, frame: &Frame, line: &ClockLine, outbox: &mut Outbox) {
    card_frame(frame).show(ui, |ui| {
        ui.set_width(ui.available_width());
        heading::group_label_ui(ui, frame, "Time to answer");
        match line {
            ClockLine::NoRule { council } => {
                let of = council.as_deref().unwrap_or("a council that is not named");
                quiet(ui, frame, &format!("No rule is set for {of}"));
                if council.is_some() && small_button(ui, "Set it in Settings").clicked() {
                    outbox.push(Intent::ShowSettings(Page::Clocks, council.clone()));
                }
            }
            ClockLine::NoStart { rule, wanted } => {
                quiet(ui, frame, rule);
                let wanted = match wanted {
                    Start::Made => "The day it was made is not known: give it below, under “Made on”",
                    Start::Received => {
                        "No clock runs before it is known when it was received: give that day below, under \
                         “Received on”"
                    }
                };
                quiet(ui, frame, wanted);
            }
            ClockLine::Reckoned {
                status,
                rule,
                sum,
                address,
                who,
                counted,
            } => {
                status_ui(ui, frame, status);
                quiet(ui, frame, rule);
                quiet(ui, frame, &format!("Who has to act: {who}"));
                ui.add(
                    egui::Label::new(egui::RichText::new(sum).small())
                        .wrap()
                        .selectable(true),
                );
                if let Some(address) = address {
                    ui.add(
                        egui::Label::new(egui::RichText::new(*address).small())
                            .wrap()
                            .selectable(true),
                    );
                }
                quiet(ui, frame, counted);
            }
        }
    });
    ui.add_space(space::TINY);
}
