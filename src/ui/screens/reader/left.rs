//! Where each paper was left, and how the reader likes to read: kept between two starts.

use super::{Shown, State};
use crate::scrutiny::id::PaperId;
use crate::settings::{PagePlace, PaperPlace, PaperShown, ReaderLook};
use crate::ui::widgets::page_view::{PagePoint, Zoom};

/// How many papers' places are kept. Who has read so many since has forgotten where they were too.
const MOST: usize = 300;

/// Where a paper was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// The first byte of its text that was seen.
    pub byte: usize,
    /// What stood at the upper edge of its pages; none where none were shown.
    pub page: Option<PagePoint>,
}

/// Where papers were left, the one left last at the end.
#[derive(Debug, Default)]
pub struct Places {
    left: Vec<(PaperId, Left)>,
    is_changed: bool,
}

impl Places {
    /// Where a paper was left.
    pub fn of(&self, paper: PaperId) -> Option<Left> {
        let found = self.left.iter().find(|(id, _)| *id == paper);
        found.map(|(_, left)| *left)
    }

    /// Takes where a paper is left.
    pub fn leave(&mut self, paper: PaperId, left: Left) {
        if self.left.last() == Some(&(paper, left)) {
            return;
        }
        self.left.retain(|(id, _)| *id != paper);
        self.left.push((paper, left));
        let too_many = self.left.len().saturating_sub(MOST);
        self.left.drain(..too_many);
        self.is_changed = true;
    }
}

impl State {
    /// Takes where papers were left before, the one left last at the end.
    pub fn take_places(&mut self, kept: &[PaperPlace]) {
        for place in kept {
            // A place that cannot be read is only a place.
            if let Ok(paper) = place.paper.parse() {
                let page = place.page.map(|page| PagePoint {
                    page: page.number,
                    x: 0,
                    y: page.down,
                });
                let byte = place.byte;
                self.places.leave(paper, Left { byte, page });
            }
        }
        self.places.is_changed = false;
    }

    /// Where papers were left, where that has changed since it was asked for last.
    pub fn changed_places(&mut self) -> Option<Vec<PaperPlace>> {
        std::mem::take(&mut self.places.is_changed).then(|| {
            let kept = self.places.left.iter().map(|(paper, left)| PaperPlace {
                paper: paper.to_string(),
                byte: left.byte,
                page: left.page.map(|point| PagePlace {
                    number: point.page,
                    down: point.y,
                }),
            });
            kept.collect()
        })
    }

    /// Notes where the paper that is shown stands.
    pub fn remember_place(&mut self) {
        if let Some(shown) = &self.shown {
            let mut left = shown.left();
            if shown.shown_as(self.shown_as) == PaperShown::Text {
                // Out of sight the pages stay where they were, and that is not where the reader is.
                left.page = None;
            }
            self.places.leave(shown.paper.id, left);
        }
    }

    /// Reads as it was kept.
    pub const fn take_look(&mut self, look: ReaderLook) {
        self.look = look;
        self.options.unsure_first = look.unsure_first;
        self.options.contents = look.contents;
    }

    /// How it is read, where that has changed since it was asked for last.
    pub fn changed_look(&mut self) -> Option<ReaderLook> {
        let original = self.shown.as_ref().and_then(|shown| shown.original.as_ref());
        let now = ReaderLook {
            page_percent: original.map_or(self.look.page_percent, |original| percent_of(original.zoom())),
            contents: self.options.contents,
            unsure_first: self.options.unsure_first,
        };
        if self.look == now {
            return None;
        }
        self.look = now;
        Some(now)
    }
}

impl Shown {
    /// Where it stands.
    fn left(&self) -> Left {
        let original = self.original.as_ref();
        Left {
            byte: self.text.target(),
            page: original.and_then(super::original::Original::place),
        }
    }
}

/// A zoom as it is kept: none where pages are as wide as the room.
fn percent_of(zoom: Zoom) -> Option<u16> {
    match zoom {
        Zoom::FitWidth => None,
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the view keeps it within 10 and 800"
        )]
        Zoom::Percent(percent) => Some(percent.round() as u16),
    }
}

/// A zoom as it was kept.
pub fn zoom_of(percent: Option<u16>) -> Zoom {
    percent.map_or(Zoom::FitWidth, |percent| Zoom::Percent(f32::from(percent)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::Moment;

    fn at(byte: usize) -> Left {
        Left { byte, page: None }
    }

    #[test]
    fn of_very_many_papers_the_places_left_last_are_kept() {
        let papers: Vec<PaperId> = (0..MOST + 2).map(|_| PaperId::new(Moment::UNIX_EPOCH)).collect();
        let mut places = Places::default();
        for (byte, paper) in papers.iter().enumerate() {
            places.leave(*paper, at(byte));
        }
        assert_eq!(places.of(papers[0]), None);
        assert_eq!(places.of(papers[2]), Some(at(2)));
        assert_eq!(places.left.len(), MOST);
        places.leave(papers[2], at(7));
        assert_eq!(places.left.last(), Some(&(papers[2], at(7))));
        assert_eq!(places.left.len(), MOST);
    }

    #[test]
    fn what_is_kept_of_the_places_is_what_comes_back() {
        let paper = PaperId::new(Moment::UNIX_EPOCH);
        let left = Left {
            byte: 812,
            page: Some(PagePoint {
                page: 4,
                x: 0,
                y: 250,
            }),
        };
        let mut state = State::default();
        state.places.leave(paper, left);
        let kept = state.changed_places().unwrap();
        assert_eq!(state.changed_places(), None, "told once");
        let mut again = State::default();
        again.take_places(&kept);
        assert_eq!(again.places.of(paper), Some(left));
        assert_eq!(again.changed_places(), None, "nothing has changed since");
    }

    #[test]
    fn a_zoom_comes_back_and_none_is_as_wide_as_the_room() {
        assert_eq!(zoom_of(percent_of(Zoom::Percent(125.0))), Zoom::Percent(125.0));
        assert_eq!(percent_of(Zoom::FitWidth), None);
        assert_eq!(zoom_of(None), Zoom::FitWidth);
    }
}
