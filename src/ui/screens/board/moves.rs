//! What moving a card to a column means. A position is never changed silently: columns that stand
//! for an answer open the dialog that records one, and *Closed* opens the dialog that asks why.

use super::rows::Card;
use crate::register::Command;
use crate::register::command::ItemCommand;
use crate::scrutiny::board::Column;
use crate::scrutiny::id::ProgressId;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::progress::Progress;
use crate::scrutiny::response::Position;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};

/// What a column takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// An entry in the progress log.
    Progress(Progress),
    /// An answer with this position to begin with.
    Answer(Position),
    /// A closing.
    Close,
    /// Nothing: the card stands here as long as nobody has answered.
    Nothing,
}

impl Move {
    /// What moving `card` to `column` means.
    #[must_use]
    pub const fn of(card: &Card, column: Column) -> Self {
        match column {
            Column::OnTrack => Self::Progress(Progress::OnTrack),
            Column::Delayed => Self::Progress(Progress::Delayed),
            Column::Complete => Self::Progress(Progress::Complete),
            Column::Closed => Self::Close,
            Column::ToDo if matches!(card.kind, ItemKind::Action) => Self::Progress(Progress::NotStarted),
            Column::ToDo => Self::Answer(Position::Accepted),
            Column::UnderConsideration => Self::Answer(Position::UnderConsideration),
            Column::NotAgreed => Self::Answer(Position::Rejected),
            // Nobody owes an answer to an action: it never stands there.
            Column::NotAnswered if card.answered || matches!(card.kind, ItemKind::Action) => Self::Nothing,
            Column::NotAnswered => Self::Progress(Progress::NotStarted),
        }
    }

    /// How the menu puts it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Progress(_) => "sets progress",
            Self::Answer(_) => "records an answer",
            Self::Close => "asks why",
            Self::Nothing => "",
        }
    }
}

/// Sends what moving `card` to `column` means.
pub fn move_card(card: &Card, column: Column, frame: &Frame, outbox: &mut Outbox) {
    if card.column == column {
        return;
    }
    let step = Move::of(card, column);
    if card.closed_as.is_some() && step != Move::Nothing {
        outbox.act(Command::Item(ItemCommand::Reopen { items: vec![card.id] }));
    }
    match step {
        Move::Progress(progress) => outbox.act(Command::Item(ItemCommand::SetProgress {
            items: vec![(card.id, ProgressId::new(frame.now))],
            progress,
            happened_on: frame.today,
            words: String::new(),
        })),
        Move::Answer(position) => outbox.push(Intent::Open(Dialog::Answer {
            item: card.id,
            heading: card.heading.clone(),
            position: Some(position),
        })),
        Move::Close => outbox.push(Intent::Open(Dialog::Close {
            items: vec![card.id],
            heading: card.heading.clone(),
        })),
        Move::Nothing => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(kind: ItemKind, answered: bool) -> Card {
        Card {
            answered,
            ..crate::ui::screens::board::rows::tests::card(kind, Column::ToDo)
        }
    }

    #[test]
    fn no_move_changes_a_position_without_asking() {
        for column in Column::ALL {
            let step = Move::of(&card(ItemKind::Recommendation, true), *column);
            let expected = match column {
                Column::NotAnswered => Move::Nothing,
                Column::UnderConsideration => Move::Answer(Position::UnderConsideration),
                Column::NotAgreed => Move::Answer(Position::Rejected),
                Column::ToDo => Move::Answer(Position::Accepted),
                Column::OnTrack => Move::Progress(Progress::OnTrack),
                Column::Delayed => Move::Progress(Progress::Delayed),
                Column::Complete => Move::Progress(Progress::Complete),
                Column::Closed => Move::Close,
            };
            assert_eq!(step, expected, "{column:?}");
        }
    }

    #[test]
    fn an_action_goes_back_to_to_do_without_an_answer() {
        let step = Move::of(&card(ItemKind::Action, false), Column::ToDo);
        assert_eq!(step, Move::Progress(Progress::NotStarted));
        let step = Move::of(&card(ItemKind::Action, false), Column::NotAnswered);
        assert_eq!(step, Move::Nothing, "nobody owes it an answer");
    }
}
