//! Shows items in the panel and the board, as they stand today and as they stood on a day.

use super::App;
use crate::scrutiny::id::ItemId;
use crate::scrutiny::{Day, Moment};
use crate::ui::intent::{Intent, Route};
use crate::ui::loader::Load;

impl App {
    /// Shows an item in the panel; from the board as it stood it is shown as it stood.
    pub(super) fn show_item(&mut self, item: ItemId, now: Moment) {
        let past = self.screens.board.past().filter(|_| self.route == Route::Board);
        if let Some(day) = past {
            self.outbox.push(Intent::ShowItemOn(item, day));
            return;
        }
        self.screens.item.show(item, now, &mut self.outbox);
        self.desk.ask(Load::Item(item));
    }

    /// Shows an item as it stood at the end of a day; what was typed is sent first.
    pub(super) fn show_item_on(&mut self, item: ItemId, day: Day, now: Moment) {
        self.flush(now);
        self.screens.item.show(item, now, &mut self.outbox);
        self.screens.item.look_back(Some(day));
        self.desk.ask(Load::Item(item));
        self.desk.ask(Load::ItemOn(item, day));
    }

    /// Closes the item panel; the board goes on at the item's card.
    pub(super) fn hide_item(&mut self, now: Moment) {
        if let Some(item) = self.screens.item.item() {
            self.screens.board.focus(item);
        }
        self.screens.item.hide(now, &mut self.outbox);
    }

    /// Shows the board as it stood at the end of a day.
    pub(super) fn show_board_on(&mut self, day: Day, now: Moment) {
        self.go(Route::Board, now);
        self.screens.board.look_back(Some(day));
        self.desk.ask(Load::ItemsOn(day, self.look.former_rules()));
    }

    /// Shows board and item as they stand today again.
    pub(super) fn leave_board_past(&mut self) {
        self.screens.board.look_back(None);
        self.screens.item.look_back(None);
        self.desk.ask(Load::Items(self.today, self.look.former_rules()));
    }
}
