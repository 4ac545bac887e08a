//! Promises: whether a sentence of minutes tells that somebody will send, find out or bring something,
//! where the words of the promise begin, and who made it.

use super::bearer::{
    are_initials, behind_opening, is_bare, is_handed_over, is_kept_informed, lead_bearer, lead_in_of,
};
use super::deed::tells_what_would_be_done;
use super::{Bearer, Clause, Clauses, welsh};
use crate::extract::clean::Piece;
use crate::extract::paper::Paper;
use crate::extract::speech;
use crate::extract::style;
use std::ops::Range;

/// A promise in a sentence.
#[derive(Debug)]
pub struct Promise {
    /// Where its own clause begins, in the piece.
    pub start: usize,
    /// Whether it takes up what was asked just before: "would send it round".
    pub refers_back: bool,
    /// Whether it says no more of what it hands over than that it answers a question: "a figure".
    pub answers: bool,
    /// Whether it does so by a pronoun: "would send this".
    pub by_pronoun: bool,
    /// Whether it says nothing but that what was asked will be done: "agreed to do so".
    pub is_bare: bool,
    /// Who promises.
    pub owner: Option<String>,
}

/// What stands around a sentence that is looked at for a promise.
struct Scene<'p> {
    paper: &'p Paper<'p>,
    index: usize,
    piece: &'p Piece,
    range: &'p Range<usize>,
}

/// The promise that a sentence of a piece tells of.
#[must_use]
pub fn promise_in<'p>(
    paper: &'p Paper<'p>,
    index: usize,
    piece: &'p Piece,
    range: &'p Range<usize>,
) -> Option<Promise> {
    let low = piece.low.get(range.clone())?;
    if low.ends_with('?') {
        return None;
    }
    let scene = Scene {
        paper,
        index,
        piece,
        range,
    };
    if let Some(rest) = welsh::promise(low) {
        return Some(Promise {
            start: range.start,
            refers_back: welsh::takes_up(rest),
            answers: false,
            by_pronoun: true,
            is_bare: false,
            owner: welsh::promised_by(piece.words.get(range.clone())?, paper),
        });
    }
    let sentence = Clauses::new(low);
    (0..sentence.len()).find_map(|verb| match sentence.word(verb) {
        "would" | "will" | "shall" | "could" => scene.after_modal(&sentence, verb),
        "he'd" | "she'd" | "they'd" | "he'll" | "she'll" | "they'll" | "we'll" | "i'll" => {
            scene.after_modal(&sentence, verb)
        }
        "undertook" | "volunteered" | "pledged" | "committed" | "promised" | "offered" | "agreed"
        | "undertakes" => scene.in_itself(&sentence, verb),
        "undertaking" | "commitment" | "assurance" | "action" | "word" => scene.given(&sentence, verb),
        "was" | "were" if sentence.word(verb + 1) == "to" => scene.was_to(&sentence, verb),
        _ => None,
    })
}

/// Words before a verb that promises with which it tells of something else: "had offered", "was promised".
const TAKES_IT_BACK: &[&str] = &[
    "had", "been", "was", "were", "be", "is", "are", "not", "never", "has", "have", "having", "as", "to",
];

impl Scene<'_> {
    /// A verb that promises in itself: "undertook to", "offered to".
    fn in_itself(&self, sentence: &Clauses<'_>, verb: usize) -> Option<Promise> {
        let words = &self.paper.words;
        let before = (0..verb)
            .rev()
            .map(|index| sentence.word(index))
            .find(|word| !word.ends_with("ly") && !matches!(*word, "also" | "then" | "previously"))
            .unwrap_or("");
        let elided = matches!(before, "and" | "but");
        if TAKES_IT_BACK.contains(&before) {
            return None;
        }
        let next = if sentence.raw(verb).ends_with(',') {
            (verb + 1..verb + 10).find(|next| sentence.raw(*next).ends_with(','))? + 1
        } else {
            verb + 1
        };
        // "The Cabinet Member promised a written answer."
        let a_thing = matches!(
            sentence.word(next),
            "a" | "an" | "further" | "more" | "details" | "written"
        );
        if sentence.word(verb) == "promised" && a_thing {
            let clause = sentence.clause_of(verb, &words.speech.says);
            let held = matches!(
                self.bearer(sentence, clause, verb),
                Bearer::Person | Bearer::Pronoun
            );
            return held.then(|| self.promise(sentence, clause, verb, false));
        }
        let to = (next..next + 3).find(|next| matches!(sentence.word(*next), "to" | "that"))?;
        let is_to = sentence.word(to) == "to";
        if to > next && !matches!(sentence.word(verb), "promised" | "pledged") {
            return None;
        }
        let mut clause = sentence.clause_of(verb, &words.speech.says);
        if elided && clause.first > 0 && !clause.coordinate && sentence.word(clause.first - 1) == "that" {
            clause.first = 0;
        }
        let bearer = self.bearer(sentence, clause, verb);
        let deed = sentence.over_adverbs(to + 1);
        let rest = sentence.from(deed + 1);
        // The chair takes an urgent item: that is procedure.
        if sentence.word(deed) == "take"
            && ["this item", "the item", "an item", "an urgent"]
                .iter()
                .any(|item| rest.starts_with(item))
        {
            return None;
        }
        let held = match sentence.word(verb) {
            "agreed" if !is_to => bearer == Bearer::Person && tells_what_would_be_done(sentence, to),
            "agreed" => {
                let reversed = sentence.word(deed) == "do" && rest.is_empty();
                is_to && bearer == Bearer::Person
                    || is_to && bearer == Bearer::Pronoun && !words.speech.speaks.has(sentence.word(deed))
                    || reversed && bearer != Bearer::Body
            }
            "offered" => {
                is_to
                    && (matches!(bearer, Bearer::Person | Bearer::Pronoun)
                        || bearer == Bearer::Body && speech::hands_over(rest, words))
            }
            "committed" | "pledged" => is_to && bearer != Bearer::Body || speech::hands_over(rest, words),
            _ => true,
        };
        if !held || (sentence.word(verb) == "agreed" && words.speech.speaks.has(sentence.word(deed))) {
            return None;
        }
        let refers = speech::refers_back(rest, words)
            || (sentence.word(deed) == "do" && rest.split(' ').count() < 3)
            || matches!(sentence.word(0), "this" | "these" | "that");
        Some(self.promise(sentence, clause, verb, refers))
    }

    /// "gave an undertaking to …", "gave a commitment that …".
    fn given(&self, sentence: &Clauses<'_>, noun: usize) -> Option<Promise> {
        let given = (noun.saturating_sub(3)..noun)
            .find(|index| matches!(sentence.word(*index), "gave" | "made" | "took" | "accepted"))?;
        let to = sentence.word(noun + 1);
        if !matches!(to, "to" | "that") {
            return None;
        }
        let rest = sentence.from(noun + 2);
        if !matches!(sentence.word(noun), "undertaking" | "action" | "word")
            && !speech::hands_over(rest, &self.paper.words)
        {
            return None;
        }
        let clause = sentence.clause_of(given, &self.paper.words.speech.says);
        Some(self.promise(
            sentence,
            clause,
            given,
            speech::refers_back(rest, &self.paper.words),
        ))
    }

    /// "The Foreman was to obtain prices": what somebody has been given to do.
    fn was_to(&self, sentence: &Clauses<'_>, verb: usize) -> Option<Promise> {
        let words = &self.paper.words;
        let clause = sentence.clause_of(verb, &words.speech.says);
        let opener = clause.first.checked_sub(1).map_or("", |at| sentence.word(at));
        let told = matches!(
            opener,
            "who" | "which" | "that" | "when" | "where" | "if" | "whether"
        );
        let bearer = self.bearer(sentence, clause, verb);
        let deed = sentence.from(sentence.over_adverbs(verb + 2));
        let acts = style::begins_with(deed, &words.speech.acts).is_some()
            || style::begins_with(deed, &words.speech.gives).is_some() && speech::hands_over(deed, words);
        (!told && acts && matches!(bearer, Bearer::Person | Bearer::Pronoun))
            .then(|| self.promise(sentence, clause, verb, false))
    }

    /// "would send", "will be circulated": a deed told of after "would" or "will".
    fn after_modal(&self, sentence: &Clauses<'_>, modal: usize) -> Option<Promise> {
        let words = &self.paper.words;
        if sentence.word(modal + 1) == "not" || sentence.word(modal + 1) == "have" {
            return None;
        }
        let verb = sentence.over_adverbs(modal + 1);
        let contracted = sentence.word(modal).contains('\'');
        let mut clause = sentence.clause_of(modal, &words.speech.says);
        if contracted {
            clause.first = modal;
        }
        if self.is_only_spoken_of(sentence, clause) {
            return None;
        }
        let mut bearer = if contracted {
            Bearer::Pronoun
        } else {
            self.bearer(sentence, clause, modal)
        };
        // "agreed that it would help and would arrange it": who agreed arranges.
        let elided = modal > 0 && sentence.word(modal - 1) == "and";
        if elided && bearer == Bearer::Thing && clause.first > 0 && sentence.word(clause.first - 1) == "that"
        {
            let matrix = Clause {
                first: 0,
                coordinate: false,
            };
            let told = sentence.bearer(matrix, clause.first - 1, words);
            if matches!(told, Bearer::Person | Bearer::Pronoun) {
                (clause, bearer) = (matrix, told);
            }
        }
        let passive = (modal + 1..verb).any(|index| sentence.word(index) == "be");
        let from = sentence.from(verb);
        if passive && let Some(length) = style::begins_with(from, &words.speech.delivered) {
            let rest = from.get(length..).unwrap_or("").trim_start();
            return self.delivered(sentence, clause, modal, bearer, rest);
        }
        if sentence.word(modal) == "could" {
            return None;
        }
        if passive && from.starts_with("with ") {
            let to_whom = style::find_in(
                from.get(5..25.min(from.len())).unwrap_or(""),
                &words.speech.recipients,
            );
            return to_whom.map(|_| self.promise(sentence, clause, modal, false));
        }
        let acts = style::begins_with(from, &words.speech.acts);
        let length = acts.or_else(|| style::begins_with(from, &words.speech.gives));
        let Some(length) = length else {
            let so = sentence.word(verb) == "do"
                && matches!(sentence.word(verb + 1), "so" | "this" | "that" | "it");
            if so && matches!(bearer, Bearer::Person | Bearer::Pronoun) {
                return Some(self.promise(sentence, clause, modal, true));
            }
            return self.comes_back(sentence, clause, modal, verb);
        };
        let rest = from.get(length..).unwrap_or("").trim_start();
        let refers = speech::refers_back(rest, words) && !from.starts_with("see to it");
        let hands = speech::hands_over(rest, words);
        // "bring" alone owes nothing; "bring back" and "bring a report" do.
        let is_idle = style::begins_with(from, &words.speech.idle).is_some()
            && style::begins_with(from, &words.speech.owing).is_none();
        let deed = match bearer {
            Bearer::Person | Bearer::Pronoun => acts.is_some() && !is_idle || hands || refers && length > 4,
            Bearer::Body => {
                style::begins_with(sentence.from(clause.first), &words.people.askers).is_none()
                    && style::find_in(rest, &words.speech.recipients).is_some()
            }
            Bearer::Nobody => modal == 0 && self.lead_names_an_officer() && (acts.is_some() || hands),
            Bearer::Thing => false,
        };
        deed.then(|| self.promise(sentence, clause, modal, refers))
    }

    /// "would be sent to members", "this would be circulated".
    fn delivered(
        &self,
        sentence: &Clauses<'_>,
        clause: Clause,
        modal: usize,
        bearer: Bearer,
        rest: &str,
    ) -> Option<Promise> {
        let words = &self.paper.words;
        let what = sentence.between(clause.first, modal);
        let pronoun = matches!(
            what,
            "this" | "these" | "it" | "they" | "those" | "that" | "all of this" | "such information"
        );
        let verb = sentence.over_adverbs(modal + 1);
        let core = is_handed_over(sentence.word(verb));
        if rest.contains("for approval") || rest.contains("for confirmation") {
            return None;
        }
        let to_meeting = rest.starts_with("to ") && style::find_word(rest, "meeting").is_some();
        let to_members = to_meeting || style::find_in(rest, &words.speech.recipients).is_some();
        let held = match bearer {
            Bearer::Body | Bearer::Person => {
                let themselves = style::begins_with(what, &words.people.askers).is_some();
                themselves && is_kept_informed(sentence.word(verb))
                    || (!themselves && to_members)
                    || core && speech::names_information(what, words)
            }
            _ => {
                to_members && sentence.word(verb) != "kept"
                    || core && (pronoun || speech::names_information(what, words))
            }
        };
        let refers = pronoun || speech::refers_back(rest, words) && bearer == Bearer::Body;
        let relative = clause.first > 0 && sentence.word(clause.first - 1) == "which" || what.is_empty();
        // "The Committee considered the report, which would be put to the Council": it tells of the report.
        let of_a_paper = relative
            && (0..clause.first).any(|at| matches!(sentence.word(at), "considered" | "received" | "noted"));
        let asked = (0..modal).any(|at| sentence.word(at) == "whether")
            && (0..modal).any(|at| {
                matches!(
                    sentence.word(at),
                    "asked" | "enquired" | "inquired" | "queried" | "wondered"
                )
            });
        let held = held && !of_a_paper && !asked && (sentence.word(modal) != "could" || to_members);
        held.then(|| {
            let mut promise = self.promise(sentence, clause, modal, refers);
            if relative {
                promise.start = self.range.start;
            }
            promise
        })
    }

    /// "the report would now come to the April meeting".
    fn comes_back(
        &self,
        sentence: &Clauses<'_>,
        clause: Clause,
        modal: usize,
        verb: usize,
    ) -> Option<Promise> {
        let words = &self.paper.words;
        let what = sentence.between(clause.first, modal);
        if sentence.word(verb) == "follow"
            && sentence.len() < verb + 6
            && speech::names_information(what, words)
        {
            return Some(self.promise(sentence, clause, modal, false));
        }
        if !matches!(sentence.word(verb), "come" | "return" | "go") {
            return None;
        }
        let next = verb + 1;
        let rest = sentence.from(next);
        let to = matches!(sentence.word(next), "to" | "back" | "before");
        let meets = rest.contains("meeting") || style::find_in(rest, &words.speech.recipients).is_some();
        let brings = style::find_in(what, &words.speech.information).is_some()
            || matches!(what, "it" | "this" | "the item" | "the matter");
        (to && meets && brings).then(|| {
            self.promise(
                sentence,
                Clause {
                    first: 0,
                    coordinate: false,
                },
                modal,
                false,
            )
        })
    }

    /// Whether a clause only tells what was hoped, asked, decided or taken note of.
    fn is_only_spoken_of(&self, sentence: &Clauses<'_>, clause: Clause) -> bool {
        let Some(opener) = clause.first.checked_sub(1) else {
            return false;
        };
        // "the undertaking that members would be sent it had been met"
        if [
            "had been met",
            "had been honoured",
            "had been kept",
            "had been done",
        ]
        .iter()
        .any(|done| sentence.low.contains(done))
        {
            return true;
        }
        if matches!(
            sentence.word(opener),
            "if" | "whether" | "when" | "until" | "once" | "unless" | "who" | "because" | "where" | "than"
        ) {
            return true;
        }
        let before: Vec<&str> = (opener.saturating_sub(4)..opener)
            .map(|index| sentence.word(index))
            .collect();
        let of_body = style::begins_with(sentence.low, &self.paper.words.people.askers).is_some()
            || sentence.low.starts_with("it was ")
            || sentence.low.starts_with("resolved ");
        let hoped = |word: &&str| {
            matches!(
                *word,
                "hoped"
                    | "asked"
                    | "suggested"
                    | "wished"
                    | "expected"
                    | "felt"
                    | "thought"
                    | "considered"
                    | "queried"
                    | "wondered"
                    | "requested"
                    | "proposed"
                    | "moved"
                    | "recommended"
            ) || of_body && matches!(*word, "agreed" | "resolved" | "decided")
        };
        let noted = of_body
            && (0..sentence.len().min(5)).any(|index| {
                matches!(
                    sentence.word(index),
                    "noted" | "agreed" | "resolved" | "recommended" | "asked" | "requested"
                )
            })
            && !sentence.low.starts_with("it was ");
        before.iter().any(hoped)
            || (noted
                && matches!(sentence.word(opener), "that" | "and")
                && clause.first < 30
                && !sentence.low.contains(" said ")
                && self.owner_named_before(sentence, clause).is_none())
    }

    fn owner_named_before(&self, sentence: &Clauses<'_>, clause: Clause) -> Option<String> {
        let says = (0..clause.first).rev().find(|index| {
            self.paper
                .words
                .speech
                .says
                .iter()
                .any(|known| known == sentence.word(*index))
        })?;
        let told = sentence.clause_of(says, &self.paper.words.speech.says);
        let own = self.original(sentence.at(told.first)..sentence.at(says));
        let named = speech::name_in(own, self.paper)?;
        (!style::is_one_of(&named.to_lowercase(), &self.paper.words.people.bodies) && told.first > 0)
            .then_some(named)
    }

    /// What bears a verb; a person known by name alone counts as one.
    fn bearer(&self, sentence: &Clauses<'_>, clause: Clause, verb: usize) -> Bearer {
        let found = sentence.bearer(clause, verb, &self.paper.words);
        if found != Bearer::Thing {
            return found;
        }
        let own = self.original(sentence.at(clause.first)..sentence.at(verb));
        let names: Vec<&str> = own.split(' ').filter(|word| !word.is_empty()).collect();
        if are_initials(&names, self.paper) {
            return Bearer::Person;
        }
        let all = (2..=3).contains(&names.len())
            && names.iter().all(|name| {
                name.starts_with(char::is_uppercase)
                    && !matches!(*name, "The" | "This" | "These" | "That" | "It" | "A" | "An")
            });
        if all { Bearer::Person } else { found }
    }

    fn original(&self, range: Range<usize>) -> &str {
        self.piece
            .words
            .get(self.range.start + range.start..self.range.start + range.end)
            .unwrap_or("")
    }

    fn promise(&self, sentence: &Clauses<'_>, clause: Clause, verb: usize, refers_back: bool) -> Promise {
        let start = self.told_from(sentence, clause).unwrap_or(clause.first);
        let start = behind_opening(sentence, start, clause.first.max(1)).unwrap_or(start);
        let reply = after_reply(self.original(0..sentence.low.len()), sentence.low);
        let start = if refers_back { 0 } else { sentence.at(start) };
        Promise {
            start: self.range.start + if start == 0 { reply } else { start },
            refers_back,
            answers: speech::is_some_answer(sentence.from(verb + 2), &self.paper.words)
                || speech::is_some_answer(sentence.from(verb + 3), &self.paper.words),
            by_pronoun: (verb..sentence.len()).any(|index| {
                matches!(
                    sentence.word(index),
                    "this" | "these" | "them" | "it" | "those" | "so"
                )
            }),
            is_bare: is_bare(sentence, verb),
            owner: self.owner(sentence, clause, verb),
        }
    }

    /// "The Director said that she would": where the clause that tells it begins, if it begins the
    /// sentence or is joined to what stands before it by "and".
    fn told_from(&self, sentence: &Clauses<'_>, clause: Clause) -> Option<usize> {
        let says = &self.paper.words.speech.says;
        let opener = clause.first.checked_sub(1)?;
        let told = (0..=opener)
            .rev()
            .take(14)
            .find(|index| says.iter().any(|known| known == sentence.word(*index)))?;
        let mut matrix = sentence.clause_of(told, says);
        // "apologised and said that": what "said" has no bearer of its own for.
        if matches!(sentence.between(matrix.first, told), "" | "and" | "but") {
            matrix.first = 0;
        }
        let named = matches!(
            self.bearer(sentence, matrix, told),
            Bearer::Person | Bearer::Pronoun
        );
        let begins = matrix.first == 0 || matrix.coordinate;
        (named && begins).then_some(matrix.first)
    }

    /// Who promises: the bearer, or for "he" and "she" whoever was named before.
    fn owner(&self, sentence: &Clauses<'_>, clause: Clause, verb: usize) -> Option<String> {
        let own = self.original(sentence.at(clause.first)..sentence.at(verb));
        if let Some(name) = speech::name_in(own, self.paper)
            .filter(|_| sentence.bearer(clause, verb, &self.paper.words) != Bearer::Pronoun)
        {
            return Some(name);
        }
        let bare = own.trim();
        if !bare.is_empty()
            && bare.split(' ').count() <= 3
            && bare.starts_with(char::is_uppercase)
            && self.bearer(sentence, clause, verb) == Bearer::Person
        {
            return Some(bare.to_owned());
        }
        let told = (0..clause.first).rev().find(|index| {
            self.paper
                .words
                .speech
                .says
                .iter()
                .any(|known| known == sentence.word(*index))
        });
        if let Some(told) = told {
            let before = sentence.clause_of(told, &self.paper.words.speech.says);
            if let Some(name) = speech::name_in(
                self.original(sentence.at(before.first)..sentence.at(told)),
                self.paper,
            ) {
                return Some(name);
            }
        }
        if verb == 0 {
            return lead_bearer(self.paper, self.index);
        }
        speech::sentences_before(&self.piece.words, self.range.start)
            .into_iter()
            .rev()
            .take(4)
            .filter(|words| {
                !["Councillor", "Member", "Cllr"]
                    .iter()
                    .any(|asker| words.starts_with(asker))
            })
            .find_map(|words| speech::name_in(words, self.paper))
    }

    fn lead_names_an_officer(&self) -> bool {
        lead_in_of(self.paper, self.index)
            .is_some_and(|lead| style::find_in(&lead, &self.paper.words.people.offices).is_some())
    }
}

/// Where the words begin after "In reply to Councillor Osei's question", which only tell what was asked.
fn after_reply(words: &str, low: &str) -> usize {
    let replies = [
        "in response to ",
        "in reply to ",
        "in answer to ",
        "responding to ",
    ]
    .iter()
    .any(|opening| low.starts_with(opening));
    if !replies {
        return 0;
    }
    ["'s question ", "'s questions ", ", "]
        .iter()
        .filter_map(|end| low.find(end).map(|at| at + end.len()))
        .filter(|at| {
            words
                .get(*at..)
                .is_some_and(|rest| rest.starts_with(char::is_uppercase))
        })
        .min()
        .unwrap_or(0)
}
