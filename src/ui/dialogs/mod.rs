//! Dialogs: one at a time, over the window; Escape leaves without doing anything.
//!
//! Each dialog is a file with its `Draft` (what is being typed) and its `dialog_ui`. The frame
//! around them, Escape and the first focus are here.

pub mod add_follow_up;
pub mod add_item;
pub mod add_meeting;
pub mod answer;
pub mod assign;
pub mod backups;
pub mod change_council;
pub mod close;
pub mod columns;
pub mod destroy_paper;
pub mod follow_up_done;
pub mod hand_over;
pub mod import;
pub mod keys;
pub mod link;
pub mod look_back;
pub mod palette;
pub mod password;
pub mod problem;
pub mod put_off;
pub mod remove_pack;
pub mod remove_paper;

use eframe::egui::{self, Response, RichText, Ui};

use super::frame::Frame;
use super::intent::{Intent, Outbox};
use super::theme::space;
use super::widgets::button::ring;
use super::widgets::heading::screen_heading_ui;
use crate::jobs::columns::Preview;
use crate::problem::Problem;
use crate::register::Backup;
use crate::register::command::CouncilCommand;
use crate::register::view::{Impact, TakenAlong};
use crate::scrutiny::Day;
use crate::scrutiny::follow_up::Repeat;
use crate::scrutiny::id::{BodyId, FindingId, FollowUpId, ItemId, MeetingId, PaperId};
use crate::scrutiny::promise::Due;
use crate::scrutiny::response::Position;
use crate::scrutiny::tracker::{KnownLayout, TrackerTable};

/// A dialog that is wanted.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// Asks why and how items are closed.
    Close {
        /// The items.
        items: Vec<ItemId>,
        /// What they are called.
        heading: String,
    },
    /// Records an answer to an item.
    Answer {
        /// The item.
        item: ItemId,
        /// What it is called.
        heading: String,
        /// What the answer says, where that was chosen already.
        position: Option<Position>,
    },
    /// Asks on which day the board shall be seen as it stood.
    LookBack,
    /// Adds an item by hand.
    AddItem,
    /// Adds a meeting.
    AddMeeting,
    /// Changes a meeting.
    EditMeeting {
        /// The meeting.
        id: MeetingId,
        /// Who meets.
        body: BodyId,
        /// The body's name.
        body_name: String,
        /// When.
        date: Day,
        /// Where.
        place: String,
    },
    /// Adds a follow-up.
    AddFollowUp {
        /// The item it belongs to, if it was asked for from one.
        item: Option<ItemId>,
    },
    /// Adds a follow-up on a day.
    AddFollowUpOn(Day),
    /// Changes a follow-up.
    EditFollowUp {
        /// The follow-up.
        id: FollowUpId,
        /// What it is about.
        about: String,
        /// When.
        due: Due,
        /// How often it comes back.
        repeat: Option<Repeat>,
    },
    /// Asks what came of a follow-up.
    FollowUpDone {
        /// The follow-up.
        id: FollowUpId,
        /// What it is about.
        about: String,
        /// Its last day.
        latest: Option<Day>,
        /// How often it comes back.
        repeat: Option<Repeat>,
    },
    /// Asks to which day a follow-up is put off.
    PutOff {
        /// The follow-up.
        id: FollowUpId,
        /// What it is about.
        about: String,
    },
    /// Chooses in what form something is handed over.
    HandOver(hand_over::Offer),
    /// Takes the path of a paper where the platform has no file chooser.
    Import,
    /// Asks for the password of a file.
    Password(password::Locked),
    /// Asks before a paper is removed and says what goes with it.
    RemovePaper {
        /// The paper.
        paper: PaperId,
        /// What it is called.
        name: String,
    },
    /// Asks before all papers of a pack are removed.
    RemovePack {
        /// One of them.
        paper: PaperId,
        /// The name of the file.
        file_name: String,
        /// How many papers of it are on the register.
        papers: usize,
    },
    /// Asks for the number before a paper is destroyed.
    DestroyPaper {
        /// The paper.
        paper: PaperId,
        /// What it is called.
        name: String,
        /// The number that has to be typed.
        number: String,
    },
    /// Says who answers for items.
    Assign(Vec<ItemId>),
    /// Lists the backups at hand.
    Backups,
    /// Shows what a change of councils, bodies, calendars or clocks would move.
    ChangeCouncil(Box<change_council::Wanted>),
    /// Chooses the item that another is related to.
    Relate {
        /// The item.
        item: ItemId,
        /// What it is called.
        heading: String,
        /// Its words.
        words: String,
    },
    /// Chooses the item that a finding is, or that it answers.
    Link {
        /// The finding.
        finding: FindingId,
        /// What it is called.
        heading: String,
        /// Its words.
        words: String,
        /// Whether it has an answer with it.
        has_answer: bool,
    },
    /// Names the columns of a tracker.
    Columns {
        /// The paper.
        paper: PaperId,
        /// What it is called.
        name: String,
    },
    /// The command palette.
    Palette,
    /// All keys.
    Keys,
    /// Something went wrong and needs to be read.
    Problem(Problem),
}

/// The dialog that is open, with its drafts.
#[derive(Debug)]
pub enum Open {
    /// Asks why and how items are closed.
    Close(close::Draft),
    /// Records an answer.
    Answer(answer::Draft),
    /// Adds an item by hand.
    AddItem(add_item::Draft),
    /// Adds or changes a meeting.
    AddMeeting(add_meeting::Draft),
    /// Adds or changes a follow-up.
    AddFollowUp(add_follow_up::Draft),
    /// Asks what came of a follow-up.
    FollowUpDone(follow_up_done::Draft),
    /// Asks to which day a follow-up is put off.
    PutOff(put_off::Draft),
    /// Asks on which day the board shall be seen as it stood.
    LookBack(look_back::Draft),
    /// Chooses in what form something is handed over.
    HandOver(hand_over::Draft),
    /// Takes the path of a paper.
    Import(import::Draft),
    /// Asks for the password of a file.
    Password(password::Draft),
    /// Asks before a paper is removed.
    RemovePaper(remove_paper::Draft),
    /// Asks before a pack is removed.
    RemovePack(remove_pack::Draft),
    /// Asks for the number before a paper is destroyed.
    DestroyPaper(destroy_paper::Draft),
    /// Says who answers for items.
    Assign(assign::Draft),
    /// Lists the backups at hand.
    Backups(backups::Draft),
    /// Shows what a change of councils, bodies, calendars or clocks would move.
    ChangeCouncil(change_council::Draft),
    /// Chooses the item that a finding is.
    Link(link::Draft),
    /// Names the columns of a tracker.
    Columns(Box<columns::Draft>),
    /// The command palette.
    Palette(palette::Draft),
    /// All keys.
    Keys,
    /// Something went wrong.
    Problem(Problem),
}

/// What the register holds, as far as dialogs offer it.
pub trait Known {
    /// What was chosen in the palette last, latest first.
    fn recent_choices(&self) -> Vec<String>;
    /// The items that a finding can be linked to.
    fn linkable_items(&self) -> Vec<link::Entry>;
}

impl Open {
    /// Opens a dialog with empty drafts. `known` has the items and papers that dialogs offer.
    #[must_use]
    pub fn new(dialog: Dialog, ctx: &egui::Context, today: Day, known: &impl Known) -> Self {
        match dialog {
            Dialog::Close { items, heading } => Self::Close(close::Draft::new(items, heading, today)),
            Dialog::Answer {
                item,
                heading,
                position,
            } => Self::Answer(answer::Draft::new(item, heading, position, today)),
            Dialog::LookBack => Self::LookBack(look_back::Draft::new(today)),
            Dialog::AddItem => Self::AddItem(add_item::Draft::new(today)),
            Dialog::AddMeeting => Self::AddMeeting(add_meeting::Draft::default()),
            Dialog::EditMeeting {
                id,
                body,
                body_name,
                date,
                place,
            } => Self::AddMeeting(add_meeting::Draft::edit(id, (body, body_name), date, place)),
            Dialog::AddFollowUp { item } => Self::AddFollowUp(add_follow_up::Draft::new(item)),
            Dialog::AddFollowUpOn(day) => Self::AddFollowUp(add_follow_up::Draft::on(day)),
            Dialog::EditFollowUp {
                id,
                about,
                due,
                repeat,
            } => Self::AddFollowUp(add_follow_up::Draft::edit(id, about, due, repeat)),
            Dialog::FollowUpDone {
                id,
                about,
                latest,
                repeat,
            } => Self::FollowUpDone(follow_up_done::Draft::new(
                id,
                about,
                repeat.map(|r| (r, latest)),
                today,
            )),
            Dialog::PutOff { id, about } => Self::PutOff(put_off::Draft::new(id, about, today)),
            Dialog::HandOver(offer) => Self::HandOver(hand_over::Draft::new(offer)),
            Dialog::Import => Self::Import(import::Draft::default()),
            Dialog::Password(locked) => Self::Password(password::Draft::new(locked)),
            Dialog::RemovePaper { paper, name } => Self::RemovePaper(remove_paper::Draft::new(paper, name)),
            Dialog::RemovePack {
                paper,
                file_name,
                papers,
            } => Self::RemovePack(remove_pack::Draft::new(paper, file_name, papers)),
            Dialog::DestroyPaper { paper, name, number } => {
                Self::DestroyPaper(destroy_paper::Draft::new(paper, name, number))
            }
            Dialog::Assign(items) => Self::Assign(assign::Draft::new(items)),
            Dialog::Backups => Self::Backups(backups::Draft::default()),
            Dialog::ChangeCouncil(wanted) => Self::ChangeCouncil(change_council::Draft::new(*wanted)),
            Dialog::Link {
                finding,
                heading,
                words,
                has_answer,
            } => Self::Link(link::Draft::new(
                link::What::finding(finding, has_answer),
                heading,
                words,
                known.linkable_items(),
            )),
            Dialog::Relate { item, heading, words } => Self::Link(link::Draft::new(
                link::What::Item(item),
                heading,
                words,
                known.linkable_items(),
            )),
            Dialog::Columns { paper, name } => Self::Columns(Box::new(columns::Draft::new(paper, name))),
            Dialog::Palette => Self::Palette(palette::Draft::new(ctx, known.recent_choices())),
            Dialog::Keys => Self::Keys,
            Dialog::Problem(problem) => Self::Problem(problem),
        }
    }

    /// What has been begun and would be lost, in words that follow "You have not finished"; none where
    /// nothing has been typed.
    #[must_use]
    pub fn unfinished(&self) -> Option<&'static str> {
        let (has_words, what) = match self {
            Self::Close(draft) => (draft.has_words(), "closing an item"),
            Self::Answer(draft) => (draft.has_words(), "recording an answer"),
            Self::AddItem(draft) => (draft.has_words(), "adding an item"),
            Self::AddMeeting(draft) => (draft.has_words(), "writing down a meeting"),
            Self::AddFollowUp(draft) => (draft.has_words(), "writing a follow-up"),
            Self::FollowUpDone(draft) => (draft.has_words(), "saying what came of a follow-up"),
            Self::Import(draft) => (draft.has_words(), "naming papers to import"),
            Self::Assign(draft) => (draft.has_words(), "saying who answers for items"),
            Self::Columns(draft) => (draft.has_words(), "naming the columns"),
            Self::Backups(_)
            | Self::ChangeCouncil(_)
            | Self::HandOver(_)
            | Self::Link(_)
            | Self::LookBack(_)
            | Self::PutOff(_)
            | Self::Password(_)
            | Self::RemovePaper(_)
            | Self::RemovePack(_)
            | Self::DestroyPaper(_)
            | Self::Palette(_)
            | Self::Keys
            | Self::Problem(_) => (false, ""),
        };
        has_words.then_some(what)
    }

    /// Takes the backups at hand.
    pub fn take_backups(&mut self, backups: &[Backup]) {
        if let Self::Backups(draft) = self {
            draft.take(backups.to_vec());
        }
    }

    /// Takes the papers, meetings and items that fit what is typed into the palette.
    pub fn take_names(&mut self, typed: &str, entries: Vec<(palette::Fit, palette::Entry)>) {
        if let Self::Palette(draft) = self {
            draft.take(typed, entries);
        }
    }

    /// Takes what a change would move.
    pub fn take_impact(&mut self, command: &CouncilCommand, impact: &Impact) {
        if let Self::ChangeCouncil(draft) = self {
            draft.take(command, impact);
        }
    }

    /// Takes the tables of a paper, and what is remembered of layouts of trackers.
    pub fn take_columns(&mut self, paper: PaperId, tables: Vec<TrackerTable>, known: Vec<KnownLayout>) {
        if let Self::Columns(draft) = self {
            draft.take(paper, tables, known);
        }
    }

    /// Takes what would come of the columns of a tracker.
    pub fn take_preview(&mut self, wanted: &columns::WantedColumns, preview: Preview) {
        if let Self::Columns(draft) = self {
            draft.take_preview(wanted, preview);
        }
    }

    /// Takes what a removal would take along.
    pub fn take(&mut self, paper: PaperId, along: TakenAlong) {
        match self {
            Self::RemovePaper(draft) => draft.take(paper, along),
            Self::DestroyPaper(draft) => draft.take(paper, along),
            _ => {}
        }
    }
}

/// What the buttons at the foot of a dialog were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Do it.
    Confirm,
    /// Leave without doing anything.
    Cancel,
}

/// The title of a dialog.
pub fn title_ui(ui: &mut Ui, title: &str) {
    screen_heading_ui(ui, title);
    ui.add_space(space::SMALL);
}

/// Puts the caret into a dialog's first field when it opens.
pub fn first_focus(is_started: &mut bool, response: &Response) {
    if !*is_started {
        response.request_focus();
        *is_started = true;
    }
}

/// How a dialog was begun: which, in which pass it was drawn last, how often, and whether it has given the
/// focus to one of its controls.
#[derive(Debug, Clone, Copy)]
struct Begun {
    which: std::mem::Discriminant<Open>,
    pass: u64,
    passes: u32,
    has_focus: bool,
}

fn begun_id() -> egui::Id {
    egui::Id::unique("dialog begun")
}

/// Notes that a dialog is drawn, and whether it has just been opened.
fn begin(ctx: &egui::Context, open: &Open) {
    /// A dialog whose field takes the focus has done so by then.
    const OPENING: u32 = 3;
    let (which, pass) = (std::mem::discriminant(open), ctx.cumulative_pass_nr());
    let is_focused = ctx.memory(|memory| memory.focused().is_some());
    ctx.data_mut(|data| {
        let before = data
            .get_temp::<Begun>(begun_id())
            .filter(|before| before.which == which && before.pass + 1 >= pass);
        let passes = before.map_or(0, |before| before.passes.saturating_add(1));
        let has_focus = before.is_some_and(|before| before.has_focus) || (is_focused && passes >= OPENING);
        let begun = Begun {
            which,
            pass,
            passes,
            has_focus,
        };
        data.insert_temp(begun_id(), begun);
    });
}

/// Gives the focus to the button that a dialog without a field offers first, once: whoever works by key sees
/// where they are, and goes on with Enter.
pub(super) fn focus_without_field(ui: &Ui, response: &Response) {
    let is_free = ui.memory(|memory| memory.focused().is_none());
    let begun = ui.data(|data| data.get_temp::<Begun>(begun_id()));
    if let Some(begun) = begun.filter(|begun| is_free && begun.passes > 0 && !begun.has_focus) {
        response.request_focus();
        let begun = Begun {
            has_focus: true,
            ..begun
        };
        ui.data_mut(|data| data.insert_temp(begun_id(), begun));
    }
}

/// The buttons at the foot of a dialog: `confirm` says what will be done ("Remove"), Cancel leaves.
/// Ctrl+Enter confirms from anywhere in the dialog.
pub fn buttons_ui(ui: &mut Ui, frame: &Frame, confirm: &str, may_confirm: bool) -> Option<Answer> {
    ui.add_space(space::MEDIUM);
    let mut answer = None;
    let by_key = may_confirm && ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
    ui.horizontal(|ui| {
        let palette = &frame.palette;
        let button = if may_confirm {
            egui::Button::new(RichText::new(confirm).color(palette.on_accent)).fill(palette.accent)
        } else {
            egui::Button::new(confirm)
        };
        let response = ui.add_enabled(may_confirm, button);
        if may_confirm {
            focus_without_field(ui, &response);
        }
        if ring(ui, frame, response).clicked() || by_key {
            answer = Some(Answer::Confirm);
        }
        if ui.button("Cancel").clicked() {
            answer = Some(Answer::Cancel);
        }
    });
    answer
}

/// Draws the open dialog over the window.
pub fn open_ui(ctx: &egui::Context, frame: &Frame, open: &mut Open, outbox: &mut Outbox) {
    begin(ctx, open);
    let look = egui::Frame::popup(&ctx.global_style()).inner_margin(20);
    let modal = egui::Modal::new(egui::Id::unique("dialog")).frame(look);
    let response = modal.show(ctx, |ui| {
        let room = ctx.content_rect().size() - egui::Vec2::splat(5.0 * space::LARGE);
        // A table of many columns needs the room that there is.
        let wide = if matches!(open, Open::Columns(_)) {
            960.0
        } else {
            520.0
        };
        ui.set_width(f32::min(wide, room.x));
        egui::ScrollArea::vertical()
            // A dialog whose words arrive later grows with them.
            .max_height(room.y)
            .min_scrolled_height(room.y)
            .auto_shrink([false, true])
            // The bar of a dialog that is taller than the window stands beside its fields, not on them.
            .content_margin(egui::Margin {
                right: 10,
                ..egui::Margin::ZERO
            })
            .show(ui, |ui| match open {
                Open::Close(draft) => close::dialog_ui(ui, frame, draft, outbox),
                Open::Answer(draft) => answer::dialog_ui(ui, frame, draft, outbox),
                Open::AddItem(draft) => add_item::dialog_ui(ui, frame, draft, outbox),
                Open::AddMeeting(draft) => add_meeting::dialog_ui(ui, frame, draft, outbox),
                Open::AddFollowUp(draft) => add_follow_up::dialog_ui(ui, frame, draft, outbox),
                Open::FollowUpDone(draft) => follow_up_done::dialog_ui(ui, frame, draft, outbox),
                Open::HandOver(draft) => hand_over::dialog_ui(ui, frame, draft, outbox),
                Open::PutOff(draft) => put_off::dialog_ui(ui, frame, draft, outbox),
                Open::Import(draft) => import::dialog_ui(ui, frame, draft, outbox),
                Open::Password(draft) => password::dialog_ui(ui, frame, draft, outbox),
                Open::RemovePaper(draft) => remove_paper::dialog_ui(ui, frame, draft, outbox),
                Open::RemovePack(draft) => remove_pack::dialog_ui(ui, frame, draft, outbox),
                Open::DestroyPaper(draft) => destroy_paper::dialog_ui(ui, frame, draft, outbox),
                Open::Assign(draft) => assign::dialog_ui(ui, frame, draft, outbox),
                Open::Backups(draft) => backups::dialog_ui(ui, frame, draft, outbox),
                Open::LookBack(draft) => look_back::dialog_ui(ui, frame, draft, outbox),
                Open::ChangeCouncil(draft) => change_council::dialog_ui(ui, frame, draft, outbox),
                Open::Link(draft) => link::dialog_ui(ui, frame, draft, outbox),
                Open::Columns(draft) => columns::dialog_ui(ui, frame, draft, outbox),
                Open::Palette(draft) => palette::dialog_ui(ui, frame, draft, outbox),
                Open::Keys => keys::dialog_ui(ui, frame, outbox),
                Open::Problem(problem) => problem::dialog_ui(ui, frame, problem, outbox),
            });
    });
    if response.should_close() {
        // Cancel says what it does; Escape and a click beside the dialog happen by mistake.
        outbox.push(if open.unfinished().is_some() {
            Intent::AskToLeave
        } else {
            Intent::CloseDialog
        });
    }
}
