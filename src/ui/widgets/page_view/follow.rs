//! Text and page follow each other: where one of them is moved by the reader, the other is brought to the
//! same words, and that it moved then is no reason to move the first. Pure.

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The text.
    Text,
    /// The page.
    Page,
}

/// Where one of them stands in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<T> {
    /// Its place.
    pub place: T,
    /// Whether it is there to stay, with no move still to be made.
    pub is_settled: bool,
}

/// Watches both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Follow<T, P> {
    last: Option<(T, P)>,
    /// Whose moves are not the reader's.
    led: Led,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Led {
    /// Nobody's.
    Neither,
    /// Those of the side that is being brought along.
    One(Side),
    /// Those of both, which were sent to a passage together.
    Both,
}

impl<T, P> Default for Follow<T, P> {
    /// Nothing has been seen yet.
    fn default() -> Self {
        Self {
            last: None,
            led: Led::Both,
        }
    }
}

impl<T: Copy + PartialEq, P: Copy + PartialEq> Follow<T, P> {
    /// Both have been sent somewhere: neither leads until both are there.
    pub const fn sent_both(&mut self) {
        self.led = Led::Both;
    }

    /// Whether the next move of either is the reader's. Until then there have to be further frames.
    pub fn is_at_rest(&self) -> bool {
        self.last.is_some() && self.led == Led::Neither
    }

    /// Takes where both stand after a frame, and tells which of them shall be brought to the other.
    pub fn step(&mut self, text: Standing<T>, page: Standing<P>) -> Option<Side> {
        let (before_text, before_page) = self.last.replace((text.place, page.place))?;
        let has_moved = (text.place != before_text, page.place != before_page);
        match self.led {
            Led::Both => {
                if text.is_settled && page.is_settled && has_moved == (false, false) {
                    self.led = Led::Neither;
                }
                None
            }
            Led::One(Side::Page) if has_moved.0 => Some(Side::Page),
            Led::One(Side::Text) if has_moved.1 => Some(Side::Text),
            // The end of a paper stops a side short of where it was sent, one frame later.
            Led::One(Side::Page) if page.is_settled && !has_moved.1 => self.let_go(),
            Led::One(Side::Text) if text.is_settled && !has_moved.0 => self.let_go(),
            Led::One(_) => None,
            Led::Neither => match has_moved {
                (true, false) => self.lead(Side::Page),
                (false, true) => self.lead(Side::Text),
                _ => None,
            },
        }
    }

    const fn let_go(&mut self) -> Option<Side> {
        self.led = Led::Neither;
        None
    }

    const fn lead(&mut self, side: Side) -> Option<Side> {
        self.led = Led::One(side);
        Some(side)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(place: u32) -> Standing<u32> {
        Standing {
            place,
            is_settled: true,
        }
    }

    fn moving(place: u32) -> Standing<u32> {
        Standing {
            place,
            is_settled: false,
        }
    }

    /// Both at rest at 0.
    fn at_rest() -> Follow<u32, u32> {
        let mut follow = Follow::default();
        follow.step(at(0), at(0));
        assert_eq!(follow.step(at(0), at(0)), None);
        follow
    }

    #[test]
    fn the_page_follows_the_text_and_does_not_move_it_back() {
        let mut follow = at_rest();
        assert_eq!(follow.step(at(10), at(0)), Some(Side::Page));
        // The page comes to rest where its words allow, not quite where it was sent.
        assert_eq!(follow.step(at(10), at(11)), None);
        assert_eq!(follow.step(at(10), at(11)), None);
        assert_eq!(follow.step(at(20), at(11)), Some(Side::Page));
        assert_eq!(
            follow.step(at(30), at(21)),
            Some(Side::Page),
            "and goes on following"
        );
    }

    #[test]
    fn after_the_text_has_followed_the_page_either_may_lead() {
        let mut follow = at_rest();
        assert_eq!(follow.step(at(0), at(5)), Some(Side::Text));
        assert_eq!(follow.step(moving(0), at(5)), None);
        assert_eq!(follow.step(at(6), at(5)), None);
        assert_eq!(follow.step(at(6), at(9)), Some(Side::Text));
        assert_eq!(follow.step(at(9), at(9)), None);
        assert!(!follow.is_at_rest());
        assert_eq!(follow.step(at(9), at(9)), None);
        assert!(follow.is_at_rest());
        assert_eq!(follow.step(at(12), at(9)), Some(Side::Page));
    }

    #[test]
    fn a_side_that_cannot_go_as_far_as_it_was_sent_does_not_draw_the_other_back() {
        let mut follow = at_rest();
        assert_eq!(follow.step(at(99), at(0)), Some(Side::Page));
        assert_eq!(follow.step(at(99), at(99)), None);
        assert_eq!(follow.step(at(99), at(80)), None, "the end of the page stops it");
        assert_eq!(follow.step(at(99), at(80)), None);
        assert!(follow.is_at_rest());
    }

    #[test]
    fn when_both_are_sent_to_a_passage_neither_leads_until_both_are_there() {
        let mut follow = at_rest();
        follow.sent_both();
        assert_eq!(follow.step(moving(0), moving(0)), None);
        assert_eq!(follow.step(at(40), moving(0)), None);
        assert_eq!(follow.step(at(41), at(44)), None);
        assert_eq!(follow.step(at(41), at(44)), None);
        assert_eq!(follow.step(at(42), at(44)), Some(Side::Page));
    }

    #[test]
    fn a_window_that_changes_its_size_moves_both_and_neither_leads() {
        let mut follow = at_rest();
        assert_eq!(follow.step(at(3), at(4)), None);
    }
}
