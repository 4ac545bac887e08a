//! Carries out what the last frame asked for: one exhaustive match over the intents.

use eframe::egui;

use super::App;
use super::leaving::Leaving;
use crate::jobs::Source;
use crate::register::Command;
use crate::scrutiny::Moment;
use crate::settings::{PaperShown, ThemeChoice};
use crate::ui::action::Action;
use crate::ui::dialogs::{Dialog, Known, Open, link};
use crate::ui::intent::{BackupInto, Intent, Route};
use crate::ui::loader::Load;
use crate::ui::theme::{self, Scheme};

impl Known for App {
    fn recent_choices(&self) -> Vec<String> {
        self.look.recent_choices().to_vec()
    }

    fn linkable_items(&self) -> Vec<link::Entry> {
        let cards = self.screens.board.cards().iter();
        cards
            .map(|card| link::Entry {
                item: card.id,
                heading: card.heading.clone(),
                words: card.words.clone(),
                place: card.meeting.clone(),
                folded: card.folded.clone(),
            })
            .collect()
    }
}

impl App {
    pub(super) fn carry_out(&mut self, ctx: &egui::Context, intent: Intent, now: Moment) {
        let time = ctx.input(|i| i.time);
        match intent {
            Intent::Do(command) => self.desk.send(command, now),
            Intent::Go(route) => self.go(route, now),
            Intent::ShowItem(item) => self.show_item(item, now),
            Intent::ShowItemOn(item, day) => self.show_item_on(item, day, now),
            Intent::ShowBoardOn(day) => self.show_board_on(day, now),
            Intent::LeaveBoardPast => self.leave_board_past(),
            Intent::ShowSettings(page, council) => {
                self.screens.settings.turn_to(page, council.as_deref());
                self.go(Route::Settings, now);
            }
            Intent::LeavePast => self.screens.item.look_back(None),
            Intent::FindAlike(item) => self.desk.ask(Load::Alike(item)),
            Intent::HideItem => self.hide_item(now),
            Intent::ShowInPaper { paper, span } => {
                self.go(Route::Paper(paper), now);
                self.screens.reader.light(paper, span);
            }
            Intent::Open(dialog) => self.open(ctx, dialog),
            Intent::CloseDialog => {
                self.dialog = None;
                self.caret.leave_dialog();
            }
            Intent::AskToLeave => self.leaving = Some(Leaving::Dialog),
            Intent::ChoosePapers => self.choose_papers(time),
            Intent::ChoosePapersFolder => self.choose_papers_folder(time),
            Intent::ChooseBackupFolder(wanted) => self.choose_backup_folder(wanted, time),
            Intent::KeepBackups(habit) => self.keep_backup_habit(habit),
            Intent::Import(files) => {
                self.import(files.into_iter().map(Source::File).collect(), None, time);
            }
            Intent::ImportLocked(file, password) => {
                self.import(vec![Source::File(file)], Some(password), time);
            }
            Intent::OpenPages(paper, password) => self.open_pages(paper, password),
            Intent::ReadScan(paper) => self.read_scan(paper, time),
            Intent::CancelScans => self.cancel_scans(),
            Intent::ImportSamples => self.import(Source::samples(), None, time),
            Intent::CancelImport => self.cancel_import(),
            Intent::DismissImport => self.work.dismiss(),
            Intent::PreviewColumns(wanted) => self.desk.ask(Load::Preview(wanted)),
            Intent::Find(find) => self.find(find, now, time),
            Intent::ShowPart(item, part) => self.show_part(item, part, now),
            Intent::BackUp(folder) => self.back_up(folder, now, time),
            Intent::BringBack(backup) => self.bring_back(backup, time),
            Intent::ChooseHandOver(offer, wanted) => self.choose_hand_over(offer, wanted, time),
            Intent::HandOver(wanted, path) => self.hand_over(wanted, path, now, time),
            Intent::ShowOutside(path) => self.show_outside(path, time),
            Intent::Check => self.check(time),
            Intent::SetTheme(theme) => self.look.set_theme(ctx, theme),
            Intent::SetZoom(percent) => self.look.set_zoom(ctx, percent),
            Intent::SetPaperShown(shown) => self.show_paper_as(shown, time),
            Intent::SaveFilter(filter) => {
                self.look.save_filter(filter);
                self.screens.board.take_saved(self.look.saved_filters());
            }
            Intent::ForgetFilter(name) => {
                self.look.forget_filter(&name);
                self.screens.board.take_saved(self.look.saved_filters());
            }
            // As long as a dialog lies over the window nothing below it can take the caret, and the one
            // from which this was run has been drawn in the last frame.
            Intent::Run(action) if self.dialog.is_none() && ctx.memory(|m| m.top_modal_layer().is_some()) => {
                self.outbox.push(Intent::Run(action));
            }
            Intent::Run(action) => self.run(ctx, action, now),
            Intent::Copy(words) => {
                ctx.copy_text(words);
                self.say(time, "Copied".to_owned());
            }
            Intent::CloseNotice(number) => self.notices.close(number),
            Intent::CloseBanner(number) => {
                if number < self.overview.banners.len() {
                    self.overview.banners.remove(number);
                }
            }
        }
    }

    /// Goes to a screen; what was typed on the one before is sent first.
    pub(super) fn go(&mut self, route: Route, now: Moment) {
        self.screens.reader.flush(now, &mut self.outbox);
        self.screens.item.flush(now, &mut self.outbox);
        self.screens.meetings.flush(now, &mut self.outbox);
        if self.takes_turns {
            // Whoever goes somewhere wants to see it, and the panel covers it.
            self.screens.item.hide(now, &mut self.outbox);
        }
        self.route = route;
        match route {
            Route::Paper(paper) => self.desk.ask(Load::Paper(paper)),
            Route::Search => {
                self.show_recent_searches();
                self.screens.search.focus();
            }
            Route::Settings => {
                self.ask_for_backups();
                self.desk.ask(Load::Councils);
            }
            Route::Meeting(body, date) => {
                self.screens.meetings.open((body, date), now, &mut self.outbox);
                self.ask_for_meeting();
            }
            Route::Board | Route::FollowUps | Route::Meetings | Route::Papers => {}
        }
    }

    fn open(&mut self, ctx: &egui::Context, dialog: Dialog) {
        if let Dialog::RemovePaper { paper, .. } | Dialog::DestroyPaper { paper, .. } = &dialog {
            self.desk.ask(Load::TakenAlong(*paper));
        }
        if let Dialog::ChangeCouncil(wanted) = &dialog {
            let former = self.look.former_rules();
            self.desk.ask(Load::Impact(wanted.command.clone(), former));
        }
        if let Dialog::Columns { paper, .. } = &dialog {
            self.desk.ask(Load::Columns(*paper));
        }
        if dialog == Dialog::Backups {
            self.ask_for_backups();
        }
        if self.dialog.is_none() {
            self.caret.enter_dialog(ctx);
        }
        let open = Open::new(dialog, ctx, self.today, self);
        self.dialog = Some(open);
    }

    fn run(&mut self, ctx: &egui::Context, action: Action, now: Moment) {
        match action {
            Action::ImportPapers => self.outbox.push(Intent::ChoosePapers),
            Action::ImportFolder => self.outbox.push(Intent::ChoosePapersFolder),
            Action::ImportSamples => self.outbox.push(Intent::ImportSamples),
            Action::Undo => self.change_history(Command::Undo, now),
            Action::Redo => self.change_history(Command::Redo, now),
            Action::GoBoard => self.go(Route::Board, now),
            Action::GoFollowUps => self.go(Route::FollowUps, now),
            Action::GoPapers => self.go(Route::Papers, now),
            Action::GoMeetings => self.go(Route::Meetings, now),
            Action::AddMeeting => self.open(ctx, Dialog::AddMeeting),
            Action::GoSearch => self.go(Route::Search, now),
            Action::GoSettings => self.go(Route::Settings, now),
            Action::CommandPalette => self.open(ctx, Dialog::Palette),
            Action::AddItem => self.open(ctx, Dialog::AddItem),
            Action::AddFollowUp => {
                let item = self.screens.item.item();
                self.open(ctx, Dialog::AddFollowUp { item });
            }
            Action::HandOver if self.screens.board.past().is_some() => {
                let words = "The board is shown as it stood: go back to today to hand it over";
                self.hint(ctx.input(|i| i.time), words);
            }
            Action::HandOver => {
                let offer = self.offer();
                self.open(ctx, offer);
            }
            Action::BackUp => self.outbox.push(Intent::ChooseBackupFolder(BackupInto::Now)),
            Action::BringBack => self.open(ctx, Dialog::Backups),
            Action::WriteNote => self.write_note(ctx),
            Action::FindInPaper | Action::NextFinding | Action::PreviousFinding | Action::ShowContents => {
                self.in_paper(action, ctx.input(|i| i.time));
            }
            Action::ReadScan => self.read_shown_scan(ctx.input(|i| i.time)),
            Action::ShowText => self.outbox.push(Intent::SetPaperShown(PaperShown::Text)),
            Action::ShowPage => self.outbox.push(Intent::SetPaperShown(PaperShown::Page)),
            Action::ShowTextAndPage => self.outbox.push(Intent::SetPaperShown(PaperShown::Both)),
            Action::SwitchLayout => {
                self.go(Route::Board, now);
                self.screens.board.switch_layout();
            }
            Action::LookBack => self.open(ctx, Dialog::LookBack),
            Action::ToggleTheme => {
                let theme = match theme::scheme(ctx) {
                    Scheme::Light => ThemeChoice::Dark,
                    Scheme::Dark => ThemeChoice::HighContrast,
                    Scheme::HighContrast => ThemeChoice::Light,
                };
                self.look.set_theme(ctx, theme);
            }
            Action::ShowKeys => self.open(ctx, Dialog::Keys),
            Action::ShowTour => self.show_tour(),
            Action::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    /// Puts the caret into the note on the item that is open, else into that on the paper.
    fn write_note(&mut self, ctx: &egui::Context) {
        let field = match (self.screens.item.note_field(), self.route) {
            (None, Route::Paper(_)) => self.screens.reader.note_field(),
            (of_item, _) => of_item,
        };
        match field {
            Some(field) => ctx.memory_mut(|memory| memory.request_focus(field)),
            None => {
                let words = "Open an item or a paper first: the note is on what is open";
                self.hint(ctx.input(|i| i.time), words);
            }
        }
    }

    /// Runs what is about the paper that is open; where none is, says so.
    fn in_paper(&mut self, action: Action, time: f64) {
        if !matches!(self.route, Route::Paper(_)) {
            let words = "Open a paper first: this is about the paper that is open";
            self.hint(time, words);
            return;
        }
        let reader = &mut self.screens.reader;
        match action {
            Action::FindInPaper => reader.open_find(),
            Action::NextFinding => reader.step_finding(true),
            Action::PreviousFinding => reader.step_finding(false),
            _ => reader.switch_contents(),
        }
    }

    /// Undoes or redoes; what is typed and not yet sent is an act that comes before it.
    fn change_history(&mut self, command: Command, now: Moment) {
        self.flush(now);
        for intent in self.outbox.take() {
            match intent {
                Intent::Do(typed) => self.desk.send(typed, now),
                other => self.outbox.push(other),
            }
        }
        self.desk.send(command, now);
    }
}
