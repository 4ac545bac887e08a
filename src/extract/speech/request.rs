//! Requests: whether a sentence of minutes tells that those at the meeting asked for something, and what
//! of it is the request.

use super::{Bearer, Clause, Clauses, welsh};
use crate::extract::clean::Piece;
use crate::extract::paper::Paper;
use crate::extract::speech;
use crate::extract::style::{self, Words};
use std::ops::Range;

/// What of a sentence is the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The clauses after the verb where it stands late or several follow; otherwise the sentence.
    Clauses,
    /// Its numbered points, or else the sentence.
    Points,
    /// The sentence.
    Sentence,
    /// The sentence; it names who is asked.
    ToSomebody,
}

/// A request in a sentence.
#[derive(Debug)]
pub struct Request {
    pub what: What,
    /// Where the words of the one who asks begin, in the piece.
    pub asker: usize,
    /// Whether those words form a clause that "and" joins to the one before.
    pub coordinate: bool,
    /// The verb, in the piece.
    pub verb: Range<usize>,
}

/// A sentence in which a request is looked for.
struct Scene<'p> {
    paper: &'p Paper<'p>,
    piece: &'p Piece,
    range: &'p Range<usize>,
}

/// The request that a sentence of a piece tells of.
#[must_use]
pub fn request_in(paper: &Paper<'_>, piece: &Piece, range: &Range<usize>) -> Option<Request> {
    let low = piece.low.get(range.clone())?;
    if low.ends_with('?') {
        return None;
    }
    let sentence = Clauses::new(low);
    if welsh::is_request(low, &paper.words.people.askers) {
        return Some(Request {
            what: What::Sentence,
            asker: range.start,
            coordinate: false,
            verb: range.clone(),
        });
    }
    if was_answered(low, &paper.words) {
        return None;
    }
    let scene = Scene { paper, piece, range };
    (0..sentence.len()).find_map(|index| {
        let (what, length) = scene.asks_at(&sentence, index)?;
        let clause = sentence.clause_of(index, &paper.words.speech.says);
        Some(Request {
            what,
            asker: range.start + sentence.at(clause.first),
            coordinate: clause.coordinate,
            verb: range.start + sentence.at(index)..range.start + sentence.bare_end(index + length - 1),
        })
    })
}

/// Whether a sentence tells that what was asked for was given there and then.
fn was_answered(low: &str, words: &Words) -> bool {
    let told = [
        " was told ",
        " were told ",
        " was informed ",
        " were informed ",
        " was advised ",
        " were advised ",
        ", which was given",
        ", which were given",
        " was reassured ",
        " were reassured ",
        ", which was provided",
        "received an answer",
    ]
    .iter()
    .find_map(|words| low.find(words).map(|at| (at, at + words.len())));
    told.is_some_and(|(at, end)| {
        let asked = low
            .get(..at)
            .is_some_and(|before| before.contains("ask") || before.contains("request"));
        let rest = low.get(end..).unwrap_or("");
        let promised =
            rest.contains(" would ") && speech::hands_over(rest, words) || rest.contains(" would be ");
        asked && !promised
    })
}

/// Whether the sentence after a request tells that it was met at the meeting or before it: "The Director
/// gave the figure", "this had been done in May".
#[must_use]
pub fn answers_at_once(next: &str, words: &Words) -> bool {
    let done = [
        "had been done",
        "had already been",
        "this had been",
        "these had been",
        "had since been",
        "had now been",
        "was answered at the meeting",
        "was done at the meeting",
        "did not think it",
        "did not think that",
        "declined",
        "refused",
        "ruled that",
        "was refused",
        "could not be given",
        "could not be released",
    ]
    .iter()
    .any(|told| next.find(told).is_some_and(|at| at < 120));
    let sentence = Clauses::new(next);
    let gave =
        (1..sentence.len().min(9)).find(|at| matches!(sentence.word(*at), "gave" | "supplied" | "read"));
    let gave = gave.is_some_and(|verb| {
        let clause = sentence.clause_of(verb, &words.speech.says);
        matches!(
            sentence.bearer(clause, verb, words),
            Bearer::Person | Bearer::Pronoun
        ) && matches!(
            sentence.word(verb + 1),
            "the" | "this" | "these" | "them" | "some" | "an" | "details" | "figures" | "it" | "members"
        ) && !matches!(
            sentence.word(verb + 2),
            "undertaking" | "assurance" | "update" | "commitment"
        )
    });
    done || gave
}

impl Scene<'_> {
    /// Whether the word at `index` asks, what of the sentence is then the request, and how many words
    /// the verb has.
    fn asks_at(&self, sentence: &Clauses<'_>, index: usize) -> Option<(What, usize)> {
        let words = &self.paper.words;
        let next = sentence.word(index + 1);
        match sentence.word(index) {
            "asked" | "requested" | "asks" | "requests" | "invited" | "instructed" | "tasked"
            | "directed" | "urged" => self.asked(sentence, index),
            "sought" => {
                let what = [
                    "assurance",
                    "assurances",
                    "an assurance",
                    "information on",
                    "information about",
                    "information from",
                    "information as to",
                    "further information",
                    "further details",
                    "details of",
                    "figures for",
                    "written",
                ];
                let held = what
                    .iter()
                    .any(|words| sentence.from(index + 1).starts_with(words));
                (held && self.is_asked_by_member(sentence, index)).then_some((What::Sentence, 1))
            }
            "called" => (next == "for"
                && !self.is_history(sentence, index)
                && self.calls_for_something(sentence, index)
                && self.is_asked_by_member(sentence, index))
            .then_some((What::Sentence, 2)),
            "wanted" | "wished" | "keen" | "like" => {
                let sees = [
                    "to see",
                    "to receive",
                    "to have",
                    "to hear",
                    "to be kept",
                    "to be sent",
                    "to be given",
                ];
                let rest = sentence.from(index + 1);
                let would =
                    sentence.word(index) != "like" || index > 0 && sentence.word(index - 1) == "would";
                (would
                    && sees.iter().any(|verb| style::opens_with(rest, verb))
                    && self.is_asked_by_member(sentence, index))
                .then_some((What::Sentence, 1))
            }
            "welcome" => {
                let would = index > 0 && sentence.word(index - 1) == "would";
                (would && self.is_asked_by_member(sentence, index)).then_some((What::Sentence, 1))
            }
            "should" => (sentence.from(index).starts_with("should be invited")
                && self.is_asked_by_member(sentence, index))
            .then_some((What::Sentence, 3)),
            "request" => {
                let made = (index + 1..index + 4).find(|at| matches!(sentence.word(*at), "made"));
                let to = sentence.word(made.unwrap_or(index) + 1);
                let there = sentence.low.starts_with("there was a request")
                    || sentence.low.starts_with("there were requests");
                ((made.is_some() || there)
                    && matches!(to, "for" | "that" | "to" | "by")
                    && !self.is_history(sentence, index + 2)
                    && !words.speech.at_once.iter().any(|at_once| {
                        sentence
                            .from(made.unwrap_or(index) + 2)
                            .starts_with(at_once.as_str())
                    }))
                .then_some((What::Sentence, 1))
            }
            _ => None,
        }
    }

    /// "asked that", "asked for", "asked the Director to", "was asked to".
    fn asked(&self, sentence: &Clauses<'_>, index: usize) -> Option<(What, usize)> {
        if self.is_history(sentence, index) {
            return None;
        }
        let verb = sentence.word(index);
        let before = (0..index)
            .rev()
            .map(|at| sentence.word(at))
            .find(|word| {
                !matches!(
                    *word,
                    "also"
                        | "then"
                        | "therefore"
                        | "further"
                        | "again"
                        | "specifically"
                        | "formally"
                        | "both"
                )
            })
            .unwrap_or("");
        if matches!(before, "was" | "were" | "is" | "are") {
            return self.was_asked(sentence, index);
        }
        if matches!(verb, "invited" | "tasked" | "charged" | "directed" | "urged")
            || !self.is_asked_by_member(sentence, index)
        {
            return None;
        }
        if verb == "instructed" {
            return self.asked_somebody(sentence, index);
        }
        self.asked_for(sentence, index)
            .or_else(|| self.asked_somebody(sentence, index))
    }

    /// What members asked for, or asked that should be.
    fn asked_for(&self, sentence: &Clauses<'_>, index: usize) -> Option<(What, usize)> {
        let words = &self.paper.words;
        let rest = sentence.from(index + 2);
        let next = sentence.word(index + 1);
        match next {
            "for" if !self.is_granted_at_once(rest) && self.is_for_a_clerk(sentence, index, rest) => {
                Some((What::Points, 2))
            }
            "that" => {
                let recorded = [
                    "dissent",
                    " be recorded",
                    " be minuted",
                    " it be noted",
                    "be noted that",
                ]
                .iter()
                .any(|words| rest.contains(words));
                (!recorded).then_some((What::Clauses, 2))
            }
            "if" | "whether" => asks_to_be_given(rest, words).then_some((What::Sentence, 1)),
            "to" => {
                let receives = [
                    "see",
                    "receive",
                    "have",
                    "be kept",
                    "be sent",
                    "be given",
                    "be provided",
                    "be informed",
                    "be updated",
                    "be told",
                    "be advised",
                    "be shown",
                    "be supplied",
                    "be copied",
                    "be notified",
                ];
                receives
                    .iter()
                    .any(|verb| style::opens_with(rest, verb))
                    .then_some((What::Sentence, 2))
            }
            _ => {
                let named = matches!(
                    next,
                    "a" | "an"
                        | "further"
                        | "more"
                        | "information"
                        | "details"
                        | "figures"
                        | "data"
                        | "additional"
                        | "copies"
                        | "written"
                        | "regular"
                        | "the"
                );
                let requests = sentence.word(index).starts_with("request")
                    && named
                    && !self.is_granted_at_once(sentence.from(index + 1));
                let to_act = next == "the" && self.asked_somebody(sentence, index).is_some();
                let list = sentence.raw(index).ends_with(':') && index + 1 == sentence.len();
                ((requests && !to_act) || list).then_some((What::Points, 1))
            }
        }
    }

    /// "asked the Director to write", "asked officers for a breakdown", "asked the Mayor if she would …".
    fn asked_somebody(&self, sentence: &Clauses<'_>, index: usize) -> Option<(What, usize)> {
        let words = &self.paper.words;
        let turn = (index + 1..(index + 14).min(sentence.len())).find(|at| {
            matches!(
                sentence.word(*at),
                "to" | "for" | "if" | "whether" | "that" | "about" | "how" | "why" | "what" | "when"
            )
        })?;
        let whom = sentence.between(index + 1, turn);
        let original = self.original(sentence.at(index + 1)..sentence.at(turn));
        let somebody = style::find_in(whom, &words.people.offices).is_some()
            || style::find_in(whom, &words.people.bodies).is_some()
            || speech::name_in(original, self.paper).is_some()
            || original
                .split(' ')
                .all(|word| word.starts_with(char::is_uppercase));
        if !somebody || matches!(whom, "the following") {
            return None;
        }
        let rest = sentence.from(turn + 1);
        let verb = sentence.word(sentence.over_adverbs(turn + 1));
        let asks = match sentence.word(turn) {
            "to" => !self.is_done_at_once(verb, rest),
            "for" => !self.is_granted_at_once(rest) && whom != "members",
            "if" | "whether" => asks_to_be_given(rest, words),
            _ => false,
        };
        asks.then_some((What::ToSomebody, 1))
    }

    /// "The Clerk was asked to write …".
    fn was_asked(&self, sentence: &Clauses<'_>, index: usize) -> Option<(What, usize)> {
        let words = &self.paper.words;
        let clause = sentence.clause_of(index, &words.speech.says);
        let opener = clause.first.checked_sub(1).map_or("", |at| sentence.word(at));
        if matches!(
            opener,
            "which" | "who" | "when" | "that" | "if" | "as" | "because" | "where"
        ) {
            return None;
        }
        let next = sentence.word(index + 1);
        let rest = sentence.from(index + 2);
        if next == "by" && self.names_asker(rest) && sentence.low.ends_with([':', '-']) {
            // "The following was requested by members:"
            return Some((What::Points, sentence.len() - index));
        }
        let subject = sentence.between(clause.first, index.saturating_sub(1));
        if subject == "it" {
            return (next == "that"
                && sentence.word(index).ends_with("ed")
                && matches!(sentence.word(index), "asked" | "requested"))
            .then_some((What::Sentence, 2));
        }
        let members =
            style::begins_with(subject, &words.people.askers).is_some() && !subject.starts_with("the chair");
        let officers = style::find_in(subject, &words.people.offices).is_some()
            || style::find_in(subject, &words.people.bodies).is_some();
        let verb = sentence.word(sentence.over_adverbs(index + 2));
        let sends = words.speech.acts.has(verb) || matches!(verb, "submit" | "complete" | "return");
        let history = sentence.raw(index).ends_with(',');
        let tasked =
            matches!(sentence.word(index), "tasked" | "charged") && sentence.word(index + 2).ends_with("ing");
        let asks = match next {
            "with" => tasked && officers && !members,
            "to" => {
                !self.is_done_at_once(verb, rest)
                    && (officers
                        || speech::name_in(
                            self.original(sentence.at(clause.first)..sentence.at(index)),
                            self.paper,
                        )
                        .is_some())
                    && (!members || sends)
            }
            "for" => {
                officers && !members && sentence.word(index) == "asked" && !self.is_granted_at_once(rest)
            }
            _ => false,
        };
        (asks && !history).then_some((What::Sentence, 2))
    }

    /// Whether a verb is said of what was asked before the meeting, or of what was asked for.
    fn is_history(&self, sentence: &Clauses<'_>, index: usize) -> bool {
        let before = |back: usize| index.checked_sub(back).map_or("", |at| sentence.word(at));
        let last = (0..index)
            .rev()
            .map(|at| sentence.word(at))
            .find(|word| {
                !word.ends_with("ly")
                    && !matches!(
                        *word,
                        "also" | "already" | "then" | "earlier" | "since" | "twice" | "once"
                    )
            })
            .unwrap_or("");
        matches!(
            last,
            "had"
                | "been"
                | "being"
                | "be"
                | "as"
                | "not"
                | "information"
                | "figures"
                | "to"
                | "if"
                | "when"
                | "having"
                | "never"
                | "previously"
                | "would"
        ) || (index + 1 < sentence.len()
            && sentence.word(index) == "requested"
            && matches!(before(1), "details" | "it" | "they" | "data"))
    }

    /// Whether those who ask are named in the verb's clause, or before it where the clause has no
    /// subject of its own: a body, the members, a councillor.
    fn is_asked_by_member(&self, sentence: &Clauses<'_>, index: usize) -> bool {
        let clause = sentence.clause_of(index, &self.paper.words.speech.says);
        let own = sentence.between(clause.first, index);
        if self.names_asker(own) {
            return true;
        }
        let joined = own.is_empty()
            || ["and", "and were", "and was", "and also", "but", "they"]
                .iter()
                .any(|end| own.ends_with(end));
        if (joined || clause.coordinate && own.split(' ').count() < 2)
            && self.names_asker(sentence.between(0, index))
        {
            return true;
        }
        let pronoun = own
            .split(' ')
            .find(|word| !matches!(*word, "and" | "also" | "however"))
            .is_some_and(|word| matches!(word.trim_end_matches(','), "he" | "she" | "they"));
        if pronoun {
            let earlier = speech::sentences_before(&self.piece.words, self.range.start);
            let last = earlier
                .last()
                .map_or_else(String::new, |words| words.to_lowercase());
            let own = sentence.between(0, clause.first);
            if !own.is_empty() {
                return self.names_asker(own);
            }
            return self.names_asker(&last);
        }
        // "OPG have asked for …": a body named by its letters alone.
        let first = sentence.word(0);
        index <= 3
            && first.len() <= 8
            && self
                .paper
                .facts
                .body
                .as_ref()
                .is_some_and(|body| initials(body) == first)
    }

    /// "Members called for a report": not a meeting that was called for seven, and not what a motion or the
    /// chair calls for.
    fn calls_for_something(&self, sentence: &Clauses<'_>, index: usize) -> bool {
        let clause = sentence.clause_of(index, &self.paper.words.speech.says);
        let own = sentence.between(clause.first, index);
        let opener = clause.first.checked_sub(1).map_or("", |at| sentence.word(at));
        let before = index.checked_sub(1).map_or("", |at| sentence.word(at));
        !matches!(before, "was" | "were" | "is")
            && !matches!(opener, "which" | "that")
            && !own.starts_with("which ")
            && !["the chair", "the motion", "the petition", "the vice-chair"]
                .iter()
                .any(|who| own.starts_with(who))
    }

    fn names_asker(&self, low: &str) -> bool {
        let named = [
            "councillor",
            "councillors",
            "cllr",
            "cllrs",
            "the task group",
            "bailie",
            "alderman",
            "the scrutiny panel",
            "o&s",
            "the working party",
            "the meeting",
            "the convener",
            "the provost",
            "the vice-chairman",
            "the member",
            "another member",
            "a third member",
        ];
        style::find_in(low, &self.paper.words.people.askers).is_some()
            || named.iter().any(|name| style::find_word(low, name).is_some())
    }

    fn original(&self, range: Range<usize>) -> &str {
        self.piece
            .words
            .get(self.range.start + range.start..self.range.start + range.end)
            .unwrap_or("")
            .trim()
    }

    /// Whether what is asked for is given at the meeting: a vote, an explanation.
    fn is_granted_at_once(&self, rest: &str) -> bool {
        style::begins_with(rest, &self.paper.words.speech.at_once).is_some() && !is_for_later(rest)
    }

    /// Whether what one member asked for is something that officers can send or arrange, and not a change of
    /// the policy that is debated: "asked for a list", not "asked for a discount for tenants".
    fn is_for_a_clerk(&self, sentence: &Clauses<'_>, index: usize, rest: &str) -> bool {
        let own = sentence.between(
            sentence.clause_of(index, &self.paper.words.speech.says).first,
            index,
        );
        let one = ["councillor ", "cllr ", "cllr. ", "mr ", "mrs ", "ms "]
            .iter()
            .any(|title| own.starts_with(title));
        let near: String = rest.split(' ').take(12).collect::<Vec<_>>().join(" ");
        !one || speech::names_information(&near, &self.paper.words)
            || is_for_later(rest)
            || [
                "visit",
                "meeting",
                "review",
                "assurance",
                "plan",
                "date",
                "dates",
                "time",
                "item",
                "letter",
                "minutes",
                "survey",
                "count",
                "audit",
                "inspection",
                "example",
                "examples",
                "comparison",
            ]
            .iter()
            .any(|word| style::find_word(&near, word).is_some())
    }

    /// Whether somebody is asked to say or do something there and then.
    fn is_done_at_once(&self, verb: &str, rest: &str) -> bool {
        let speaks = self.paper.words.speech.speaks.has(verb);
        let attends = matches!(verb, "attend" | "come");
        (speaks || attends) && !is_for_later(rest)
    }
}

/// Whether words name a time or a form that shows the answer is to come after the meeting.
fn is_for_later(rest: &str) -> bool {
    [
        "in writing",
        "written",
        "next meeting",
        "future meeting",
        "later meeting",
        "after the meeting",
        "outside the meeting",
        "before the",
        "meeting in",
        "meeting on",
        "to a meeting",
        "within ",
        "by the end",
        "report back",
    ]
    .iter()
    .any(|words| rest.contains(words))
}

/// "… could be provided", "… officers could circulate": a request in the form of a question.
fn asks_to_be_given(rest: &str, words: &Words) -> bool {
    let sentence = Clauses::new(rest);
    let modal = (0..sentence.len().min(20))
        .find(|at| matches!(sentence.word(*at), "could" | "can" | "might" | "would" | "may"));
    let Some(modal) = modal else { return false };
    let verb = sentence.over_adverbs(modal + 1);
    let from = sentence.from(verb);
    let passive = (modal + 1..verb).any(|at| sentence.word(at) == "be");
    let delivered = passive && style::begins_with(from, &words.speech.delivered).is_some();
    let bearer = sentence.bearer(
        Clause {
            first: 0,
            coordinate: false,
        },
        modal,
        words,
    );
    let gives = style::begins_with(from, &words.speech.acts)
        .or_else(|| style::begins_with(from, &words.speech.gives));
    let receives = ["have ", "see ", "receive "]
        .iter()
        .any(|verb| from.starts_with(verb));
    delivered
        || matches!(bearer, Bearer::Person | Bearer::Pronoun | Bearer::Body)
            && gives.is_some_and(|length| speech::hands_over(from.get(length..).unwrap_or(""), words))
        || matches!(bearer, Bearer::Body | Bearer::Pronoun)
            && receives
            && speech::names_information(from, words)
}

fn initials(name: &str) -> String {
    name.split(' ')
        .filter_map(|word| word.chars().next())
        .collect::<String>()
        .to_lowercase()
}
