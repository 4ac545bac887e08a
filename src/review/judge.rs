//! What a finding is to one known item: the words, the numbers and how the papers stand to each other,
//! weighed by plain rules, one function to each way in which papers stand to each other.

use super::counterpart::Bond;
use super::numbers::Same;
use super::likeness::Likeness;
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::proposal::Relation;

/// Least overlap of two printings of one item.
const SAME: f64 = 0.9;

/// The same where the numbers agree and an answer stands beside it.
const SAME_NUMBERED: f64 = 0.75;

/// Least part of its words that an item keeps in a revised edition, or is adopted with.
const REVISED: f64 = 0.5;

/// Least part of the words of what is decided, in a paper that speaks of it, by what the numbers say.
const REPLY_NUMBERED: f64 = 0.3;
const REPLY_WITHOUT_NUMBER: f64 = 0.4;
const REPLY_RENUMBERED: f64 = 0.65;

/// How much more is wanted where not the title says what is answered, but other findings' words.
const UNTITLED: f64 = 0.15;

/// Least part of an item's words, or of the decision's, where both are of one meeting.
const DECIDED: f64 = 0.6;

/// Words of the matter that must be shared where nothing but the words tells.
const LEAST_SHARED: usize = 3;

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
    /// Whether the paper is a list kept up from meeting to meeting.
    pub list: bool,
    /// Whether the paper gives answers.
    pub answering: bool,
    /// Whether either is a formula of its meeting.
    pub routine: bool,
    /// Whether the item was made after the paper.
    pub made_later: bool,
    /// How many words of the matter the finding has.
    pub matter: usize,
    /// Whether the paper's title says that it is about the item's paper.
    pub titled: bool,
    /// Whether other findings of the paper are items of the same paper under the same numbers.
    pub parallel: bool,
    /// Whether the finding takes several items together.
    pub merges: bool,
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
            Bond::Adoption => self.when_adopted().or_else(|| self.by_words()),
            Bond::Reply => self.in_reply().or_else(|| self.by_words()),
            Bond::Loose => self.by_words(),
        }
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
        !self.likeness.substance() && !self.likeness.other_name
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
        let relation = if likeness.changed_figure || likeness.added_figure || likeness.only_found > 0 {
            Relation::Revises
        } else {
            Relation::SameAs
        };
        let renumbered = self.number == Same::No && likeness.substance();
        if renumbered {
            likely(relation)
        } else {
            certain(relation)
        }
    }

    /// In a paper that speaks of the item's: few words are enough beside its number.
    fn in_reply(&self) -> Verdict {
        if !(self.answering || self.answers() || self.list) {
            return None;
        }
        let likeness = &self.likeness;
        let numbered = matches!(self.number, Same::Yes | Same::Part);
        if self.matter == 0 {
            let by_number = numbered && self.answers();
            return by_number.then_some((Relation::Answers, Confidence::Certain));
        }
        let (least, shared) = match self.number {
            Same::Yes | Same::Part => (REPLY_NUMBERED, 1),
            Same::Unknown | Same::Tail => (REPLY_WITHOUT_NUMBER, 2),
            Same::No => (REPLY_RENUMBERED, 2),
        };
        if self.parallel && self.titled && self.number == Same::Yes && self.answers() && self.agrees() {
            return certain(self.relation());
        }
        let (least, shared) = if self.titled {
            (least, shared)
        } else {
            (least + UNTITLED, 2)
        };
        if likeness.best() < least || likeness.shared < shared {
            return None;
        }
        if likeness.other_name {
            return (numbered && self.response).then_some((self.relation(), Confidence::Likely));
        }
        if self.merges && numbered {
            return certain(self.relation());
        }
        if likeness.substance() {
            if self.nearly_the_same() && self.response {
                return likely(Relation::Conflicts);
            }
            return numbered.then_some((self.relation(), Confidence::Likely));
        }
        certain(self.relation())
    }

    /// Where nothing but the words tells.
    fn by_words(&self) -> Verdict {
        let likeness = &self.likeness;
        let may = self.same_body || self.list || self.answers();
        let numbered = self.number == Same::Yes;
        let short = self.exact() && numbered && self.response && likeness.shared >= 2;
        let again = self.list && self.same_body && likeness.changed_words == 0 && likeness.shared >= 2;
        if !may || likeness.shared < LEAST_SHARED && !short && !again {
            return None;
        }
        if !self.agrees() {
            let conflict = self.nearly_the_same() && self.response && !likeness.other_name && self.same_kind;
            return conflict.then_some((Relation::Conflicts, Confidence::Likely));
        }
        if self.exact() {
            let enough = short || numbered || self.list || likeness.shared > LEAST_SHARED;
            return enough.then_some((self.relation(), Confidence::Certain));
        }
        if self.quoted() {
            let enough = likeness.shared > LEAST_SHARED
                || self.number >= Same::Tail
                || self.list
                || self.response && likeness.held >= REVISED;
            return if enough {
                certain(self.relation())
            } else {
                likely(self.relation())
            };
        }
        let extended = likeness.only_held == 0 && likeness.shared > LEAST_SHARED && likeness.found >= 0.6;
        let nearly = numbered && likeness.best() >= 0.75 && !likeness.swapped();
        if (self.answers() || self.list && self.same_body) && (extended || nearly) {
            return certain(self.relation());
        }
        None
    }
}
