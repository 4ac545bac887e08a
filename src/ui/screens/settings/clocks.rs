//! The page of clocks: which run for a council, how long and from when; and a sum to be worked out.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{self, Id, RichText, Ui};

use super::State;
use super::councils::propose;
use super::view::{council_choice_ui, part_ui, quiet};
use crate::register::command::CouncilCommand;
use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::{AnswerRule, Clock, ClockSetting, Clocks, MOST, Start, Unit};
use crate::scrutiny::clock::Reckoning;
use crate::scrutiny::clock_table::{ClockKind, ClockRule, TABLE};
use crate::scrutiny::council::{ClosedDays, Council};
use crate::scrutiny::id::CouncilId;
use crate::scrutiny::nation::Nation;
use crate::ui::dialogs::change_council::Wanted;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::heading;

/// What is chosen and not kept yet.
#[derive(Debug, Default)]
pub struct Draft {
    of: Option<CouncilId>,
    name: String,
    nation: Option<Nation>,
    kept: Clocks,
    edited: Clocks,
    closed: Arc<ClosedDays>,
    sum: Sum,
}

/// A sum that is worked out for its own sake.
#[derive(Debug, Default)]
struct Sum {
    kind: Option<ClockKind>,
    start: DateField,
    /// What was worked out last, and from what.
    worked_out: Option<((ClockKind, ClockSetting, Day), Option<Reckoning>)>,
}

impl Draft {
    /// Takes a council as it stands; what is chosen stays while the register has not changed.
    pub fn take(&mut self, council: Option<&Council>) {
        let Some(council) = council else {
            *self = Self::default();
            return;
        };
        self.name.clone_from(&council.name);
        self.nation = council.nation;
        self.closed = Arc::new(council.closed_days());
        self.sum.worked_out = None;
        if self.of == Some(council.id) && self.kept == council.clocks {
            return;
        }
        self.of = Some(council.id);
        self.kept = council.clocks.clone();
        self.edited = council.clocks.clone();
    }
}

/// Draws the page.
pub fn page_ui(ui: &mut Ui, frame: &Frame, former: &BTreeMap<String, AnswerRule>, state: &mut State) {
    quiet(
        ui,
        frame,
        "A clock runs for what our committees ask, never for what is put to us, and only from a day that you or a paper gave. None runs before you switch it on. The figures are England’s: compare them with the law before you lean on them. In Wales no time is laid down by law",
    );
    if !council_choice_ui(ui, frame, state) {
        return;
    }
    let draft = &mut state.clocks;
    if let Some(rule) = former.get(&draft.name).filter(|_| draft.kept.is_empty()) {
        let clocks = Clocks::from(*rule);
        let words: Vec<String> = clocks
            .iter()
            .map(|(kind, setting)| Clock::new(kind, setting, Arc::default()).words())
            .collect();
        quiet(
            ui,
            frame,
            &format!(
                "Until clocks are set here, the one that was set on this computer before holds: {}",
                words.join("; ")
            ),
        );
    }
    ui.add_enabled_ui(!frame.read_only, |ui| {
        for rule in TABLE.iter().filter(|rule| rule.kind != ClockKind::Documents) {
            part_ui(ui, frame, rule.kind.label(), |ui| {
                clock_ui(ui, frame, rule, draft);
            });
        }
    });
    part_ui(ui, frame, "Work out a day", |ui| sum_ui(ui, frame, draft));
}

fn clock_ui(ui: &mut Ui, frame: &Frame, rule: &ClockRule, draft: &mut Draft) {
    rule_ui(ui, frame, rule);
    let name = rule.kind.label();
    if !rule.can_hold_in(draft.nation) {
        let nation = draft.nation.map_or("the nation", Nation::label);
        ui.label(format!(
            "Not the law in {nation}: only the council’s own rule runs there"
        ));
        return;
    }
    let kept = draft.edited.get(rule.kind);
    let mut setting = kept.unwrap_or_else(|| ClockSetting::of_table(rule.kind));
    let before = setting;
    ui.checkbox(&mut setting.is_on, format!("It runs for {}", draft.name))
        .accessible_name(format!("It runs: {name}"));
    if setting.is_on {
        length_ui(ui, name, &mut setting);
        heading::group_label_ui(ui, frame, "Counted from");
        ui.horizontal_wrapped(|ui| {
            for start in Start::ALL {
                ui.radio_value(&mut setting.start, *start, start.label())
                    .accessible_name(format!("{}: {name}", start.label()));
            }
        });
        let usual = ClockSetting::of_table(rule.kind);
        let is_usual = (setting.count, setting.unit) == (usual.count, usual.unit);
        if rule.law.is_some() && !is_usual {
            let button = format!("Put back {}", usual.length_words());
            if ui
                .button(&button)
                .accessible_name(format!("{button}: {name}"))
                .clicked()
            {
                (setting.count, setting.unit) = (usual.count, usual.unit);
            }
        }
    }
    if setting != before {
        draft.edited = draft.edited.clone().with(rule.kind, setting);
    }
}

/// Draws what the table says of a clock.
fn rule_ui(ui: &mut Ui, frame: &Frame, rule: &ClockRule) {
    let mut length = ClockSetting::of_table(rule.kind).length_words();
    if let Some(first) = length.get(..1).map(str::to_uppercase) {
        length.replace_range(..1, &first);
    }
    let mut lines = vec![format!("{}. Who has to act: {}", rule.runs_for, rule.who)];
    if let (Some(law), Some(address)) = (rule.law, rule.address) {
        lines.push(format!("{length} from {}, by {law}: {address}", rule.from));
    }
    if rule.to_check {
        lines.push("Compare the figure with the law, and change it where it differs".to_owned());
    }
    for line in lines {
        ui.add(
            egui::Label::new(RichText::new(line).small().color(frame.palette.weak))
                .wrap()
                .selectable(true),
        );
    }
}

fn length_ui(ui: &mut Ui, name: &str, setting: &mut ClockSetting) {
    ui.horizontal(|ui| {
        ui.add(egui::DragValue::new(&mut setting.count).range(1..=MOST))
            .accessible_name(format!("How many: {name}"));
        egui::ComboBox::from_id_salt(("unit", name))
            .width(170.0)
            .selected_text(setting.unit.label())
            .show_ui(ui, |ui| {
                for unit in Unit::ALL {
                    ui.selectable_value(&mut setting.unit, *unit, unit.label());
                }
            })
            .response
            .accessible_name(format!("Of what: {name}"));
    });
}

/// Draws what is to be done with the edited clocks.
pub(super) fn keep_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    let Some(council) = draft.of else { return };
    let is_changed = draft.edited != draft.kept;
    ui.horizontal_wrapped(|ui| {
        let see = egui::Button::new("See what this would move…");
        if ui.add_enabled(is_changed && !frame.read_only, see).clicked() {
            propose(
                outbox,
                Wanted {
                    command: CouncilCommand::SetClocks {
                        council,
                        clocks: draft.edited.clone(),
                    },
                    title: format!("Change the clocks of {}?", draft.name),
                    confirm: "Change the clocks",
                    would: String::new(),
                    note: String::new(),
                },
            );
        }
        let back = egui::Button::new("Put them back");
        if ui.add_enabled(is_changed, back).clicked() {
            draft.edited = draft.kept.clone();
        }
        if is_changed {
            ui.label(RichText::new("Not kept yet").color(frame.palette.weak));
        }
    });
}

fn sum_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft) {
    quiet(
        ui,
        frame,
        "The last day by any of these clocks, for a request that stands in no paper: documents that a member asks of the executive, for one",
    );
    let kind = draft.sum.kind.unwrap_or(ClockKind::Documents);
    let mut wanted = kind;
    egui::ComboBox::from_id_salt("clock of the sum")
        .width(ui.available_width().min(340.0))
        .selected_text(kind.label())
        .show_ui(ui, |ui| {
            for other in ClockKind::ALL {
                ui.selectable_value(&mut wanted, *other, other.label());
            }
        })
        .response
        .accessible_name("Clock");
    draft.sum.kind = Some(wanted);
    heading::field_label_ui(ui, frame, "From");
    draft
        .sum
        .start
        .ui(ui, Id::unique("sum from"), frame, "From which day");
    let Some(start) = draft.sum.start.day() else {
        return;
    };
    let setting = draft
        .edited
        .get(wanted)
        .unwrap_or_else(|| ClockSetting::of_table(wanted));
    let from = (wanted, setting, start);
    if draft.sum.worked_out.as_ref().is_none_or(|(of, _)| *of != from) {
        let clock = Clock::new(wanted, setting, Arc::clone(&draft.closed));
        draft.sum.worked_out = Some((from, clock.reckon(start)));
    }
    match &draft.sum.worked_out {
        Some((_, Some(reckoned))) => {
            ui.add(egui::Label::new(&reckoned.sum).wrap().selectable(true));
        }
        _ => {
            ui.label("The calendar does not reach that far");
        }
    }
    let rule = wanted.rule();
    if let (Some(law), Some(address)) = (rule.law, rule.address) {
        quiet(ui, frame, &format!("{law}: {address}"));
    }
}
