//! The page of councils and bodies: a list on the left, what can be said of the chosen one on the
//! right; on a narrow window one after the other.

use eframe::egui::{self, RichText, ScrollArea, Ui};

use super::view::{part_ui, quiet};
use super::{State, bodies};
use crate::register::command::CouncilCommand;
use crate::register::view::{CouncilsView, CountedBody, CountedCouncil};
use crate::scrutiny::id::{BodyId, CouncilId};
use crate::scrutiny::nation::Nation;
use crate::ui::dialogs::Dialog;
use crate::ui::dialogs::change_council::Wanted;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::{self, space};
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::empty;
use crate::ui::widgets::heading;
use crate::ui::widgets::row_list::row_list_ui;
use crate::ui::widgets::tall_list::TallList;
use crate::ui::wording::{counted, first_words};

/// The width of the list beside the chosen one, in points.
const LIST: f32 = 370.0;
/// The narrowest window in which both stand side by side, in points.
const BOTH: f32 = 800.0;
/// The height of a line of the list, in points.
const LINE: f32 = 50.0;
/// How many letters of a name a line shows, and how many of one in capitals, which are wider.
const NAME_LETTERS: (usize, usize) = (44, 30);
/// The gap below a line, in points.
const GAP: f32 = 4.0;

/// Which of them is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// A council.
    Council(CouncilId),
    /// A body.
    Body(BodyId),
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    chosen: Chosen,
    name: String,
    counts: String,
}

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct List {
    lines: Vec<Line>,
    heights: TallList,
    chosen: Option<Chosen>,
    pub(super) draft: Draft,
}

/// What is typed about the chosen one.
#[derive(Debug, Default)]
pub struct Draft {
    pub(super) name: String,
    /// The name that stands on the register, by which it is seen whether the typed one is new.
    pub(super) known: String,
    pub(super) successor: String,
    pub(super) since: DateField,
    pub(super) merge: Option<Chosen>,
}

impl List {
    /// Takes what is on the register.
    pub fn take(&mut self, view: &CouncilsView) {
        self.lines.clear();
        for counted_council in &view.councils {
            self.lines.push(council_line(counted_council));
            let id = Some(counted_council.council.id);
            self.lines
                .extend(view.bodies.iter().filter(|b| b.body.council == id).map(body_line));
        }
        let homeless = view.bodies.iter().filter(|b| b.body.council.is_none());
        self.lines.extend(homeless.map(body_line));
        self.heights.estimate(self.lines.iter().map(|_| LINE + GAP));
        let line = self
            .lines
            .iter()
            .find(|line| Some(line.chosen) == self.chosen)
            .cloned();
        match line {
            None => self.chosen = None,
            // A name that was changed, here or elsewhere, is shown; what is being typed stays.
            Some(line) if line.name != self.draft.known => self.choose(&line),
            Some(_) => {}
        }
    }

    fn choose(&mut self, line: &Line) {
        self.chosen = Some(line.chosen);
        self.draft = Draft {
            name: line.name.clone(),
            known: line.name.clone(),
            ..Draft::default()
        };
    }
}

/// A name, shortened where a line has no room for all of it.
fn shown_name(name: &str) -> String {
    let (letters, capitals) = NAME_LETTERS;
    let is_in_capitals = name.to_uppercase() == name;
    first_words(name, if is_in_capitals { capitals } else { letters })
}

fn council_line(counted_council: &CountedCouncil) -> Line {
    let council = &counted_council.council;
    let nation = council.nation.map_or("nation not said", Nation::label);
    Line {
        chosen: Chosen::Council(council.id),
        name: council.name.clone(),
        counts: format!(
            "Council, {nation} · {} · {}",
            counted(counted_council.papers, "paper", "papers"),
            counted(counted_council.items, "item", "items"),
        ),
    }
}

fn body_line(of: &CountedBody) -> Line {
    let mut counts = vec![
        counted(of.papers, "paper", "papers"),
        counted(of.items, "item", "items"),
    ];
    // Those that were kept: what else stands under Meetings follows from the papers.
    if of.meetings > 0 {
        counts.push(counted(of.meetings, "meeting kept", "meetings kept"));
    }
    if of.body.became.is_some() {
        counts.insert(0, "Former body".to_owned());
    }
    Line {
        chosen: Chosen::Body(of.body.id),
        name: of.body.name.clone(),
        counts: counts.join(" · "),
    }
}

/// Draws the page.
pub fn page_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let State { councils, list, .. } = state;
    let Some(view) = councils.as_ref() else {
        return;
    };
    if list.lines.is_empty() {
        empty::empty_ui(
            ui,
            frame,
            "No councils yet",
            "Import a paper: the council and the committee that it names come here by themselves",
            None,
        );
        return;
    }
    if ui.available_width() < BOTH {
        if list.chosen.is_some() {
            if ui.button("‹ All councils and bodies").clicked() {
                list.chosen = None;
            } else {
                details_ui(ui, frame, view, list, outbox);
            }
        } else {
            list_ui(ui, frame, list);
        }
        return;
    }
    let room = ui.available_size();
    ui.horizontal_top(|ui| {
        ui.allocate_ui(egui::vec2(LIST, room.y), |ui| {
            ui.set_width(LIST);
            ui.vertical(|ui| list_ui(ui, frame, list));
        });
        ui.add_space(space::SMALL);
        ui.vertical(|ui| details_ui(ui, frame, view, list, outbox));
    });
}

fn list_ui(ui: &mut Ui, frame: &Frame, list: &mut List) {
    let mut wanted = None;
    let (lines, chosen) = (&list.lines, list.chosen);
    row_list_ui(ui, "councils and bodies", &mut list.heights, GAP, |ui, index| {
        let Some(line) = lines.get(index) else { return };
        let is_chosen = chosen == Some(line.chosen);
        if line_ui(ui, frame, line, is_chosen) {
            wanted = Some(index);
        }
    });
    if let Some(line) = wanted.and_then(|index| list.lines.get(index)).cloned() {
        list.choose(&line);
    }
}

fn line_ui(ui: &mut Ui, frame: &Frame, line: &Line, is_chosen: bool) -> bool {
    let is_council = matches!(line.chosen, Chosen::Council(_));
    let indent = if is_council { 0.0 } else { space::MEDIUM };
    let mut clicked = false;
    ui.horizontal(|ui| {
        ui.add_space(indent);
        let font = if is_council {
            theme::strong()
        } else {
            theme::card_words()
        };
        let ground = if is_chosen {
            frame.palette.accent
        } else {
            frame.palette.surface
        };
        let (ink, weak) = if is_chosen {
            (frame.palette.on_accent, frame.palette.on_accent)
        } else {
            (frame.palette.text, frame.palette.weak)
        };
        let format = |font, color| egui::text::TextFormat::simple(font, color);
        let mut job = egui::text::LayoutJob::default();
        job.append(&shown_name(&line.name), 0.0, format(font, ink));
        job.append("\n", 0.0, format(theme::small(), weak));
        job.append(&line.counts, 0.0, format(theme::small(), weak));
        // What grows behind the words keeps them on the left.
        let button = egui::Button::new((job, egui::Atom::grow()))
            .fill(ground)
            .min_size(egui::vec2(ui.available_width(), LINE - GAP));
        let response = ui
            .add(button)
            .accessible_name(format!("{}: {}", line.name, line.counts))
            .on_hover_text(&line.name);
        clicked = response.clicked();
    });
    clicked
}

fn details_ui(ui: &mut Ui, frame: &Frame, view: &CouncilsView, list: &mut List, outbox: &mut Outbox) {
    ScrollArea::vertical()
        .id_salt("chosen council or body")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_max_width((ui.available_width() - space::SMALL).min(620.0));
            let draft = &mut list.draft;
            match list.chosen {
                None => quiet(
                    ui,
                    frame,
                    "Choose a council or a body to rename it, to merge it with another, or to say what became of it",
                ),
                Some(Chosen::Council(id)) => {
                    if let Some(of) = view.councils.iter().find(|of| of.council.id == id) {
                        council_ui(ui, frame, view, of, draft, outbox);
                    }
                }
                Some(Chosen::Body(id)) => {
                    if let Some(of) = view.bodies.iter().find(|of| of.body.id == id) {
                        bodies::body_ui(ui, frame, view, of, draft, outbox);
                    }
                }
            }
        });
}

/// Asks for a change to be shown before it is made.
pub(super) fn propose(outbox: &mut Outbox, wanted: Wanted) {
    outbox.push(Intent::Open(Dialog::ChangeCouncil(Box::new(wanted))));
}

/// Draws the name and the button that changes it. Answers the new name where that is wanted.
pub(super) fn rename_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, others: &[String]) -> Option<String> {
    heading::field_label_ui(ui, frame, "Name");
    ui.add(
        egui::TextEdit::singleline(&mut draft.name)
            .id(egui::Id::unique("council or body name"))
            .desired_width(f32::INFINITY),
    )
    .accessible_name("Name");
    let typed = draft.name.trim();
    let is_new = !typed.is_empty() && typed != draft.known;
    let clicked = ui
        .add_enabled(is_new && !frame.read_only, egui::Button::new("Rename…"))
        .clicked();
    if !others.is_empty() {
        quiet(ui, frame, &format!("Also printed as: {}", others.join(", ")));
    }
    quiet(
        ui,
        frame,
        "Papers keep the name that they print, and the next one that prints a former name still belongs here",
    );
    clicked.then(|| typed.to_owned())
}

/// Draws the choice of the one that this is, and the button that merges them. Answers the other where
/// that is wanted.
pub(super) fn merge_ui<'a>(
    ui: &mut Ui,
    frame: &Frame,
    draft: &mut Draft,
    what: &str,
    others: &[(Chosen, &'a str)],
) -> Option<(Chosen, &'a str)> {
    if others.is_empty() {
        return None;
    }
    let name_of = |wanted: Chosen| others.iter().find(|(other, _)| *other == wanted).copied();
    let current = draft.merge.and_then(name_of);
    quiet(
        ui,
        frame,
        "Where papers print two names for one, everything moves to the other, and this name is kept beside it",
    );
    let mut clicked = false;
    ui.horizontal_wrapped(|ui| {
        let label = format!("This is the same {what} as");
        egui::ComboBox::from_id_salt("merge with")
            .width(ui.available_width().min(300.0))
            .selected_text(current.map_or("Choose the other one", |(_, name)| name))
            .show_ui(ui, |ui| {
                for (other, name) in others {
                    if ui.selectable_label(draft.merge == Some(*other), *name).clicked() {
                        draft.merge = Some(*other);
                    }
                }
            })
            .response
            .accessible_name(label);
        let button = egui::Button::new("Merge…");
        clicked = ui
            .add_enabled(current.is_some() && !frame.read_only, button)
            .clicked();
    });
    current.filter(|_| clicked)
}

fn council_ui(
    ui: &mut Ui,
    frame: &Frame,
    view: &CouncilsView,
    of: &CountedCouncil,
    draft: &mut Draft,
    outbox: &mut Outbox,
) {
    let council = &of.council;
    part_ui(ui, frame, &council.name, |ui| {
        ui.label(RichText::new(council_line(of).counts).color(frame.palette.weak));
        if let Some(name) = rename_ui(ui, frame, draft, &council.other_names) {
            let would = format!("would be shown under “{name}”");
            propose(
                outbox,
                Wanted {
                    title: format!("Rename “{}”?", council.name),
                    confirm: "Rename",
                    would,
                    note: "What the papers print stays as it is.".to_owned(),
                    command: CouncilCommand::RenameCouncil {
                        council: council.id,
                        name,
                    },
                },
            );
        }
    });
    part_ui(ui, frame, "Where it lies", |ui| {
        nation_ui(ui, frame, council.id, &council.name, council.nation, outbox);
    });
    let others: Vec<(Chosen, &str)> = view
        .councils
        .iter()
        .filter(|other| other.council.id != council.id)
        .map(|other| (Chosen::Council(other.council.id), other.council.name.as_str()))
        .collect();
    if others.is_empty() {
        return;
    }
    part_ui(ui, frame, "Merge", |ui| {
        if let Some((Chosen::Council(into), name)) = merge_ui(ui, frame, draft, "council", &others) {
            propose(
                outbox,
                Wanted {
                    command: CouncilCommand::MergeCouncils {
                        from: council.id,
                        into,
                    },
                    title: format!("Merge “{}” into “{name}”?", council.name),
                    confirm: "Merge",
                    would: format!("would stand under “{name}”"),
                    note: "Bodies of the same name become one. The calendar and the clocks are those of the \
                           council that stays."
                        .to_owned(),
                },
            );
        }
    });
}

fn nation_ui(
    ui: &mut Ui,
    frame: &Frame,
    council: CouncilId,
    name: &str,
    nation: Option<Nation>,
    outbox: &mut Outbox,
) {
    quiet(
        ui,
        frame,
        "Bank holidays, school terms and which law can hold follow from it",
    );
    ui.horizontal_wrapped(|ui| {
        let choices = [None].into_iter().chain(Nation::ALL.iter().copied().map(Some));
        for choice in choices {
            let label = choice.map_or("Not said", Nation::label);
            let radio = ui.add_enabled(!frame.read_only, egui::RadioButton::new(choice == nation, label));
            if radio.clicked() && choice != nation {
                propose(
                    outbox,
                    Wanted {
                        command: CouncilCommand::SetNation {
                            council,
                            nation: choice,
                        },
                        title: match choice {
                            Some(nation) => format!("Does “{name}” lie in {}?", nation.label()),
                            None => format!("Leave open where “{name}” lies?"),
                        },
                        confirm: "Set",
                        would: String::new(),
                        note: match choice {
                            Some(Nation::England) | None => String::new(),
                            Some(other) => format!(
                                "No statute of England runs a clock in {}: the council’s own rule alone does.",
                                other.label()
                            ),
                        },
                    },
                );
            }
        }
    });
}
