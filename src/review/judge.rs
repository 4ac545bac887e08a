//! What a finding is to one known item: the words, the numbers and how the papers stand to each other.
//!
//! Two printings of one meeting or of one paper are told by plain rules. Everywhere else the evidence is
//! added up in points, and what would make it another ask (a changed figure, another year or place, the
//! reverse) keeps it from being certain however many points there are.

use super::counterpart::Bond;
use super::likeness::Likeness;
use super::numbers::Same;
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::proposal::Relation;

/// Least overlap of two printings of one item.
const SAME: f64 = 0.9;

/// The same where the numbers agree and an answer stands beside it.
const SAME_NUMBERED: f64 = 0.75;

/// Least part of its words that an item keeps in a revised edition, or is adopted with.
const REVISED: f64 = 0.5;

/// Least part of an item's words that a row has which says nothing of its own.
const ROW: f64 = 0.6;

/// Least part of an item's words, or of the decision's, where both are of one meeting.
const DECIDED: f64 = 0.6;

/// Words of the matter that must be shared where nothing but the words tells.
const LEAST_SHARED: usize = 3;

/// Points from which a link is certain, and from which it is likely: at ten points two links in three are
/// right on papers that the weights have not seen, with the guards and the margin nearly all.
const CERTAIN: f64 = 8.0;
const LIKELY: f64 = -8.0;

/// Points from which a pair speaks for the others of its papers.
const FITS: f64 = -14.0;

/// Worth of the shared words from which more of them prove no more.
const ENOUGH_WORTH: f64 = 4.0;

/// What each piece of evidence is worth, in tenths of the natural logarithm of the odds: fitted on the
/// labelled pairs that may be looked into, each file judged by weights that had not seen it, then rounded.
struct Points;

impl Points {
    const START: f64 = -88.0;
    const BEST: f64 = 13.0;
    const OVERLAP: f64 = 16.0;
    const FOUND: f64 = 16.0;
    /// For the worth of the shared words, as far as more of it proves more.
    const WORTH: f64 = 15.0;
    /// For three shared terms of two words.
    const TERMS: f64 = 6.0;
    const NUMBER: f64 = 2.0;
    /// A paper about the same matter, and one that answers in it.
    const SAME_MATTER: f64 = 10.0;
    const ANSWER_IN_IT: f64 = 9.0;
    const ADOPTION: f64 = 3.0;
    const ANSWERED: f64 = 12.0;
    const ELSEWHERE: f64 = -9.0;
    /// For all that could hang together with the pair: by its words, and by all that is known of it.
    const SUPPORT: f64 = 17.0;
    const BACKING: f64 = 29.0;
    /// For being ahead of the nearest rival, and for being behind it.
    const LEAD: f64 = 20.0;
    const RIVAL: f64 = -22.0;
    const OTHER_MATTER: f64 = -13.0;
    const CHANGED_FIGURE: f64 = -6.0;
    const OTHER_ASK: f64 = -8.0;
    /// What settles between two that fit alike: it waits for an answer, the same body, the very words.
    const WAITS: f64 = 3.0;
    const SAME_BODY: f64 = 2.0;
    const EXACT: f64 = 3.0;
    /// The same meeting or another edition of the same paper.
    const ONE_PAPER: f64 = 10.0;
}

/// All that speaks for or against a finding and an item being one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    /// How alike the words are.
    pub likeness: Likeness,
    /// How the numbers compare.
    pub number: Same,
    /// How the papers stand to each other.
    pub bond: Bond,
    /// Whether the finding has an answer beside it.
    pub response: bool,
    /// Whether the finding is a decision on what the item asks.
    pub decided: bool,
    /// Whether both are of the same kind.
    pub same_kind: bool,
    /// What the finding is.
    pub kind: ItemKind,
    /// Whether the bodies are the same.
    pub same_body: bool,
    /// Whether the paper is put to another committee.
    pub elsewhere: bool,
    /// Whether the paper is a list kept up from meeting to meeting.
    pub list: bool,
    /// Whether the paper gives answers.
    pub answering: bool,
    /// Whether either is a formula of its meeting.
    pub routine: bool,
    /// Whether the item was made after the paper.
    pub made_later: bool,
    /// Whether the item has an answer on the register.
    pub answered: bool,
    /// How many words of the matter the finding has.
    pub matter: usize,
    /// Whether the paper's title says that it is about the item's paper.
    pub titled: bool,
    /// Whether several findings of the paper are items of the item's.
    pub taken_up: bool,
    /// Whether other findings of the paper are items of the same paper under the same numbers.
    pub parallel: bool,
    /// Whether the finding takes several items together.
    pub merges: bool,
    /// The part of the paper's other findings that seem to be items of the item's paper, or of that
    /// paper's other items that seem to be findings, whichever is greater.
    pub support: f64,
    /// The same, of those that fit by all that is known of them.
    pub backing: f64,
    /// How alike the finding and the likest other item, or the item and the likest other finding, are.
    pub rival: f64,
}

/// What a finding is to an item, and how sure that is.
pub(super) type Verdict = Option<(Relation, Confidence)>;

const fn certain(relation: Relation) -> Verdict {
    Some((relation, Confidence::Certain))
}

const fn likely(relation: Relation) -> Verdict {
    Some((relation, Confidence::Likely))
}

impl Evidence {
    /// What the finding is to the item; none where it is nothing to it.
    pub fn judge(&self) -> Verdict {
        if self.bond == Bond::None || self.made_later && (self.answers() || !self.exact()) {
            return None;
        }
        if self.routine && !matches!(self.bond, Bond::Meeting | Bond::Edition) {
            return None;
        }
        // What a committee asked before, it does not answer itself by resolving it.
        if self.decided && !self.response && self.same_body && self.bond == Bond::Loose && !self.list {
            return None;
        }
        let both_resolved = self.same_kind && self.kind == ItemKind::Resolution;
        if both_resolved && !self.list && !matches!(self.bond, Bond::Meeting | Bond::Edition) {
            return None;
        }
        match self.bond {
            Bond::None => None,
            Bond::Edition => self.in_edition(),
            Bond::Meeting => self.at_one_meeting(),
            Bond::Adoption => self.when_adopted().or_else(|| self.by_points()),
            Bond::Reply => self.by_number().or_else(|| self.by_points()),
            Bond::Loose => self.by_points(),
        }
    }

    /// The evidence in points.
    pub fn points(&self) -> f64 {
        let likeness = &self.likeness;
        let holds = |holds: bool, points: f64| if holds { points } else { 0.0 };
        let numbered = self.number >= Same::Tail;
        let terms = f64::from(u32::try_from(likeness.terms.min(3)).unwrap_or(3)) / 3.0;
        let lead = likeness.nearness() - self.rival;
        Points::START
            + Points::BEST * likeness.best()
            + Points::OVERLAP * likeness.overlap()
            + Points::FOUND * likeness.found
            + Points::WORTH * (likeness.worth / ENOUGH_WORTH).min(1.0)
            + Points::TERMS * terms
            + Points::SUPPORT * self.support
            + Points::BACKING * self.backing
            + Points::LEAD * lead.clamp(-0.3, 0.5)
            + Points::RIVAL * (0.1 - lead).max(0.0)
            + holds(numbered, Points::NUMBER)
            + holds(self.titled || self.taken_up, Points::SAME_MATTER)
            + holds(
                self.titled && self.answering && self.answers(),
                Points::ANSWER_IN_IT,
            )
            + holds(self.bond == Bond::Adoption, Points::ADOPTION)
            + holds(self.answers(), Points::ANSWERED)
            + holds(self.elsewhere, Points::ELSEWHERE)
            + holds(likeness.other_matter, Points::OTHER_MATTER)
            + holds(likeness.changed_figure, Points::CHANGED_FIGURE)
            + holds(
                likeness.turned || likeness.other_year || likeness.other_name,
                Points::OTHER_ASK,
            )
            + holds(self.response && !self.answered, Points::WAITS)
            + holds(self.same_body, Points::SAME_BODY)
            + holds(self.exact(), Points::EXACT)
            + holds(
                matches!(self.bond, Bond::Edition | Bond::Meeting),
                Points::ONE_PAPER,
            )
    }

    /// Whether it is likely enough at a first look to speak for the others of the two papers.
    pub fn fits(&self) -> bool {
        let apart = self.likeness.substance() || self.likeness.other_name;
        !apart && self.points() >= FITS && self.judge().is_some()
    }

    /// Whether the words alone make it likely that the two are one, whatever the papers are: then it speaks
    /// for the others of the two papers.
    pub fn is_strong(likeness: &Likeness) -> bool {
        let apart = likeness.substance() || likeness.other_name || likeness.other_matter;
        !apart && likeness.nearness() >= 0.55 && likeness.worth >= 1.2
    }

    const fn answers(&self) -> bool {
        self.response || self.decided
    }

    const fn relation(&self) -> Relation {
        if self.answers() {
            Relation::Answers
        } else {
            Relation::SameAs
        }
    }

    /// Whether the words of the matter are the same.
    pub const fn exact(&self) -> bool {
        self.quoted() && self.likeness.only_held == 0 && self.likeness.held > 0.999
    }

    /// Whether the finding says nothing that the item does not: a quotation, whole or shortened.
    const fn quoted(&self) -> bool {
        self.likeness.only_found == 0 && self.agrees()
    }

    /// Whether nothing of substance differs.
    const fn agrees(&self) -> bool {
        !self.likeness.substance() && !self.likeness.other_name && !self.likeness.added_figure
    }

    /// Whether hardly a word differs, so that a figure or a "not" that does is worth a look.
    fn nearly_the_same(&self) -> bool {
        let overlap = self.likeness.overlap();
        overlap >= SAME || self.number == Same::Yes && self.response && overlap >= SAME_NUMBERED
    }

    fn in_edition(&self) -> Verdict {
        let best = self.likeness.best();
        // A small word or two in a long text is the clerk's hand, in a short one a change.
        if self.exact() && 4 * self.likeness.changed_words <= self.likeness.shared {
            return certain(self.relation());
        }
        let numbered = self.number == Same::Yes;
        let enough = best >= REVISED && self.likeness.shared >= 3
            || numbered && best >= REVISED && self.likeness.shared >= 2;
        (enough && self.same_kind).then_some((Relation::Revises, Confidence::Certain))
    }

    fn at_one_meeting(&self) -> Verdict {
        let alike = self.likeness.overlap() >= SAME && !self.likeness.swapped();
        if self.exact() || self.agrees() && alike {
            return certain(self.relation());
        }
        if self.nearly_the_same() && self.likeness.substance() && self.same_kind {
            return likely(Relation::Conflicts);
        }
        let taken = self.likeness.best() >= DECIDED && self.likeness.shared >= 2 && !self.likeness.turned;
        if taken && self.decided && !self.likeness.other_name {
            return certain(Relation::Answers);
        }
        (self.quoted() && self.likeness.shared >= LEAST_SHARED)
            .then_some((self.relation(), Confidence::Certain))
    }

    fn when_adopted(&self) -> Verdict {
        let likeness = &self.likeness;
        if likeness.shared < 2 || likeness.best() < 0.7 || likeness.other_name || likeness.turned {
            return None;
        }
        if self.answers() {
            return certain(Relation::Answers);
        }
        if !self.same_kind {
            return None;
        }
        let changed = likeness.changed_figure || likeness.added_figure;
        let relation = if changed || likeness.only_found > 0 {
            Relation::Revises
        } else {
            Relation::SameAs
        };
        if self.number == Same::No && (changed || likeness.substance()) {
            likely(relation)
        } else {
            certain(relation)
        }
    }

    /// In a paper that speaks of the item's, where the numbers alone tell: an answer without any words of
    /// what was asked, several items taken together, or numbers that run along.
    fn by_number(&self) -> Verdict {
        let numbered = matches!(self.number, Same::Yes | Same::Part);
        if !numbered || !self.answers() {
            return None;
        }
        let merged = self.merges && self.likeness.shared > 0 && self.titled;
        let along = self.parallel && self.titled && self.number == Same::Yes && self.agrees();
        (self.matter == 0 || merged || along).then_some((Relation::Answers, Confidence::Certain))
    }

    /// Where the words tell, with whatever stands beside them.
    fn by_points(&self) -> Verdict {
        let likeness = &self.likeness;
        let replies = self.bond == Bond::Reply && self.answering;
        if !(self.same_body || self.list || self.answers() || replies) || self.matter == 0 {
            return None;
        }
        let numbered = matches!(self.number, Same::Yes | Same::Part);
        // Too short to weigh, but the very words: "That the pilot be extended".
        let short = self.exact() && numbered && self.response && likeness.shared >= 2;
        let again = self.list && self.same_body && likeness.changed_words == 0 && likeness.shared >= 2;
        // Long enough that nobody writes it twice by chance; a list's rows leave out what they can.
        let whole = self.exact() && self.same_body && likeness.shared > LEAST_SHARED;
        let row = self.list && self.quoted() && likeness.worth >= ENOUGH_WORTH && likeness.held >= ROW;
        let quoted = whole || row;
        if short || again || quoted {
            return certain(self.relation());
        }
        let alone = self.bond == Bond::Loose && !self.taken_up;
        if alone && likeness.shared < LEAST_SHARED {
            return None;
        }
        // A decision on a report may refuse what was asked, or grant another sum, in so many words.
        let decides = self.decided && self.titled && !likeness.other_year;
        if likeness.substance() && !decides || likeness.other_name {
            return self.as_another_ask();
        }
        // A row of a list, or a point made again, that has another word of the matter in the place of one
        // is another row or another point; an answer may put a thing in its own words.
        let in_its_own_words = !likeness.other_matter || self.titled && self.answers();
        match self.points() {
            points if in_its_own_words && points >= CERTAIN => certain(self.relation()),
            points if points >= LIKELY => likely(self.relation()),
            _ => None,
        }
    }

    /// What differs in a figure, a year, a name or a "not" is another ask, unless an answer to it stands
    /// under the number of the item or nothing else differs: then the reader looks.
    fn as_another_ask(&self) -> Verdict {
        let likeness = &self.likeness;
        let numbered = matches!(self.number, Same::Yes | Same::Part);
        if self.nearly_the_same() && self.response && !likeness.other_name && self.same_kind {
            return likely(Relation::Conflicts);
        }
        let under_its_number = self.bond == Bond::Reply && numbered && self.answers();
        (under_its_number && self.points() >= LIKELY).then_some((self.relation(), Confidence::Likely))
    }
}
