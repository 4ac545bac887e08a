//! Draws, for each council on the register, how long there is to answer its committees.

use eframe::egui::{self, RichText, Ui};

use super::view::quiet;
use crate::scrutiny::answer_clock::{AnswerRule, AnswerRules, Unit};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::{self, space};

/// The longest time that a council's own rule can give.
const MOST: u16 = 400;
/// What a council's own rule begins with.
const USUAL: AnswerRule = AnswerRule::Own {
    count: 28,
    unit: Unit::Days,
};

/// Draws the rules.
pub fn clocks_ui(ui: &mut Ui, frame: &Frame, rules: &AnswerRules, outbox: &mut Outbox) {
    quiet(
        ui,
        frame,
        "How long the executive has to answer a recommendation of your committee. Where a rule is set, the \
         board says what has not been answered in time, and the item shows the sum",
    );
    if frame.names.councils.is_empty() {
        ui.label("No council is on the register yet");
    }
    for council in &frame.names.councils {
        ui.add_space(space::TINY);
        ui.label(RichText::new(council).font(theme::strong()));
        let rule = rules.of(Some(council));
        if let Some(rule) = ui.push_id(council, |ui| rule_ui(ui, council, rule)).inner {
            outbox.push(Intent::SetAnswerRule {
                council: council.clone(),
                rule,
            });
        }
        if let Some(address) = rule.and_then(AnswerRule::address) {
            quiet(ui, frame, address);
        }
    }
    ui.add_space(space::SMALL);
    quiet(
        ui,
        frame,
        "In England the law gives the executive two months; a council’s own rules may say otherwise. In Wales no \
         time is laid down by law. Check what holds for you",
    );
}

/// Draws the rule of one council. Answers with another one where one is chosen.
fn rule_ui(ui: &mut Ui, council: &str, rule: Option<AnswerRule>) -> Option<Option<AnswerRule>> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for (choice, label) in [
            (None, "No rule"),
            (Some(AnswerRule::Law), "Two months, by law in England"),
            (Some(USUAL), "The council’s own rule"),
        ] {
            let is_chosen = match (rule, choice) {
                (Some(AnswerRule::Own { .. }), Some(AnswerRule::Own { .. })) => true,
                (rule, choice) => rule == choice,
            };
            if ui
                .radio(is_chosen, label)
                .accessible_name(format!("{label}: {council}"))
                .clicked()
                && !is_chosen
            {
                chosen = Some(choice);
            }
        }
    });
    if let Some(AnswerRule::Own { count, unit }) = rule {
        ui.horizontal(|ui| {
            let mut count = count;
            let field = egui::DragValue::new(&mut count).range(1..=MOST);
            let changed = ui
                .add(field)
                .accessible_name(format!("How many: {council}"))
                .changed();
            let mut unit = unit;
            egui::ComboBox::from_id_salt("unit")
                .selected_text(unit.label())
                .show_ui(ui, |ui| {
                    for other in Unit::ALL {
                        ui.selectable_value(&mut unit, *other, other.label());
                    }
                })
                .response
                .accessible_name(format!("Days, weeks or months: {council}"));
            let typed = AnswerRule::Own { count, unit };
            if changed || Some(typed) != rule {
                chosen = Some(Some(typed));
            }
        });
    }
    chosen
}
