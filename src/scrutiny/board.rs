//! The board's rule: in which column an item stands, and which flags it carries.

use super::Day;
use super::code::coded;
use super::item::{ItemKind, ItemState, Standing};
use super::period::Window;
use super::progress::Progress;
use super::recommendation::is_owed_an_answer;
use super::response::Position;

coded! {
    /// The board's columns, from left to right.
    pub enum Column {
        /// Ours, and nobody has answered.
        NotAnswered = "not_answered", "Not answered";
        /// An answer that does not say yes or no.
        UnderConsideration = "under_consideration", "Under consideration";
        /// The answer is no, or it was overtaken.
        NotAgreed = "not_agreed", "Not agreed";
        /// Agreed or asked for, and nothing reported yet.
        ToDo = "to_do", "To do";
        /// Under way.
        OnTrack = "on_track", "On track";
        /// Delayed or on hold.
        Delayed = "delayed", "Delayed";
        /// Done, and not yet signed off.
        Complete = "complete", "Complete";
        /// Closed with a reason.
        Closed = "closed", "Closed";
    }
}

impl Column {
    /// The one column in which an item stands: the first that fits, from *Closed* backwards.
    ///
    /// "Said to be implemented" stands under *On track* with a flag until the user sets it
    /// *Complete*: an answer never completes anything by itself.
    #[must_use]
    pub const fn of(kind: ItemKind, standing: Standing, state: ItemState) -> Self {
        if state.closed {
            return Self::Closed;
        }
        match state.progress {
            Some(Progress::Complete) => return Self::Complete,
            Some(Progress::Delayed | Progress::OnHold) => return Self::Delayed,
            Some(Progress::OnTrack) => return Self::OnTrack,
            Some(Progress::NotStarted) | None => {}
        }
        if !state.answered {
            return if is_owed_an_answer(kind, standing) {
                Self::NotAnswered
            } else {
                Self::ToDo
            };
        }
        match state.position {
            Some(Position::InProgress | Position::Implemented) => Self::OnTrack,
            Some(Position::Accepted | Position::PartlyAccepted) => Self::ToDo,
            Some(Position::Rejected | Position::Superseded) => Self::NotAgreed,
            Some(Position::UnderConsideration | Position::Noted) | None => Self::UnderConsideration,
        }
    }

    /// The progress that dropping a card here sets; none for a column that takes an answer or a
    /// closing instead.
    #[must_use]
    pub const fn sets_progress(self) -> Option<Progress> {
        match self {
            Self::OnTrack => Some(Progress::OnTrack),
            Self::Delayed => Some(Progress::Delayed),
            Self::Complete => Some(Progress::Complete),
            Self::NotAnswered | Self::UnderConsideration | Self::NotAgreed | Self::ToDo | Self::Closed => {
                None
            }
        }
    }
}

coded! {
    /// What a card warns of.
    pub enum Flag {
        /// The last day of its due window has passed and it is neither complete nor closed.
        Overdue = "overdue", "Overdue";
        /// Nobody has answered, and the time to answer has run out.
        NoAnswerInTime = "no_answer_in_time", "No answer in time";
        /// A promise without a day: "in due course".
        UndatedPromise = "undated_promise", "Undated promise";
        /// The paper it came from has no date, so its window cannot be worked out.
        DateNotKnown = "date_not_known", "Date not known";
        /// Nobody is named as leading on it.
        NoLeadOfficer = "no_lead_officer", "No lead officer";
        /// Agreed in principle only.
        InPrinciple = "in_principle", "In principle";
        /// Its date has moved.
        Moved = "moved", "Moved";
        /// The answer says it is done; nobody has confirmed it.
        SaidImplemented = "said_implemented", "Said to be done: confirm";
        /// It came out of an exempt paper.
        Exempt = "exempt", "Exempt";
        /// Extraction was not sure of it.
        Unsure = "unsure", "Check the wording";
    }
}

/// Whether an item with this window and state is overdue on `today`: worked out, never set.
#[must_use]
pub fn is_overdue(window: Option<Window>, state: ItemState, today: Day) -> bool {
    !state.closed
        && state.progress != Some(Progress::Complete)
        && window.and_then(|w| w.latest).is_some_and(|latest| latest < today)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every combination of kind, standing, answer, progress and closing.
    fn combinations() -> impl Iterator<Item = (ItemKind, Standing, ItemState)> {
        let answers: Vec<(bool, Option<Position>)> = std::iter::once((false, None))
            .chain(std::iter::once((true, None)))
            .chain(Position::ALL.iter().map(|p| (true, Some(*p))))
            .collect();
        let progress: Vec<Option<Progress>> = std::iter::once(None)
            .chain(Progress::ALL.iter().copied().map(Some))
            .collect();
        let mut all = Vec::new();
        for kind in ItemKind::ALL {
            for standing in Standing::ALL {
                for (answered, position) in &answers {
                    for progress in &progress {
                        for closed in [false, true] {
                            let state = ItemState {
                                answered: *answered,
                                position: *position,
                                in_principle: false,
                                progress: *progress,
                                closed,
                            };
                            all.push((*kind, *standing, state));
                        }
                    }
                }
            }
        }
        all.into_iter()
    }

    /// The columns whose own description fits, written apart from [`Column::of`] and without order.
    fn fits(column: Column, kind: ItemKind, standing: Standing, s: ItemState) -> bool {
        let reported = !matches!(s.progress, None | Some(Progress::NotStarted));
        let open_unreported = !s.closed && !reported;
        let said = |positions: &[Position]| s.answered && s.position.is_some_and(|p| positions.contains(&p));
        let owed = standing == Standing::Ours && kind != ItemKind::Action;
        match column {
            Column::Closed => s.closed,
            Column::Complete => !s.closed && s.progress == Some(Progress::Complete),
            Column::Delayed => !s.closed && matches!(s.progress, Some(Progress::Delayed | Progress::OnHold)),
            Column::OnTrack => {
                (!s.closed && s.progress == Some(Progress::OnTrack))
                    || open_unreported && said(&[Position::InProgress, Position::Implemented])
            }
            Column::NotAnswered => open_unreported && !s.answered && owed,
            Column::UnderConsideration => {
                open_unreported
                    && s.answered
                    && (s.position.is_none() || said(&[Position::UnderConsideration, Position::Noted]))
            }
            Column::NotAgreed => open_unreported && said(&[Position::Rejected, Position::Superseded]),
            Column::ToDo => {
                open_unreported
                    && (said(&[Position::Accepted, Position::PartlyAccepted]) || (!s.answered && !owed))
            }
        }
    }

    #[test]
    fn every_combination_stands_in_exactly_one_column() {
        let mut seen = std::collections::BTreeSet::new();
        for (kind, standing, state) in combinations() {
            let fitting: Vec<Column> = Column::ALL
                .iter()
                .copied()
                .filter(|c| fits(*c, kind, standing, state))
                .collect();
            assert_eq!(
                fitting,
                [Column::of(kind, standing, state)],
                "{kind:?} {standing:?} {state:?}"
            );
            seen.extend(fitting);
        }
        assert_eq!(seen.len(), Column::ALL.len(), "a column that nothing can reach");
    }

    #[test]
    fn a_code_is_read_back_as_what_it_was_and_an_unknown_one_is_refused() {
        for column in Column::ALL {
            assert_eq!(Column::from_code(column.code()), Ok(*column));
        }
        assert!(Column::from_code("someday").is_err());
    }

    #[test]
    fn overdue_is_the_day_after_the_last_day_and_never_for_what_is_done() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let window = Some(Window::new(day("2018-03-01"), day("2018-03-31")));
        let open = ItemState::default();
        assert!(!is_overdue(window, open, day("2018-03-31")));
        assert!(is_overdue(window, open, day("2018-04-01")));
        assert!(!is_overdue(
            window,
            ItemState { closed: true, ..open },
            day("2018-04-01")
        ));
        let complete = ItemState {
            progress: Some(Progress::Complete),
            ..open
        };
        assert!(!is_overdue(window, complete, day("2018-04-01")));
    }
}
