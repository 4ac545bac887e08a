//! "The Head of Roads undertook to write to members", "she would send the figures round", "a note would
//! be circulated with the minutes": what somebody promised to send, find out or bring to those at the
//! meeting. What an officer merely said is no promise.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::extract::speech::{self, Bearer, Clause, Clauses};
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use std::ops::Range;

pub(super) struct UndertookTo;

const ID: &str = "undertook_to";

impl Rule for UndertookTo {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Minutes,
            ZoneKind::Decision,
            ZoneKind::Ending,
            ZoneKind::Table,
            ZoneKind::Narrative,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        EXAMPLES
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        // What an answer to recommendations promises is the answer.
        if paper.facts.kind == PaperKind::ExecutiveResponse {
            return;
        }
        for (index, piece) in zone.iter() {
            let sentences = sentence::sentences(&piece.words);
            for (nth, range) in sentences.iter().enumerate() {
                let Some(promise) = promise_in(paper, index, piece, range) else {
                    continue;
                };
                let strict = zone.kind == ZoneKind::Narrative;
                if strict && !sends_to_members(paper, piece, range) {
                    continue;
                }
                let before = nth.checked_sub(1).and_then(|nth| sentences.get(nth));
                take(paper, index, range, before, promise, out);
            }
        }
    }
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "Minutes of the Parish Council Meeting held on 8 May 2017\n\nPresent: Cllrs Hale and Lamb\n\nThe swings are old. Cllr Lamb agreed to get three quotes for new ones.",
        finds: &["Cllr Lamb agreed to get three quotes for new ones."],
    },
    Example {
        text: "Agenda item\n\nGritting\n\nMinutes:\n\nThe Head of Roads undertook to write to all members. Members asked how many lorries there were and the Head of Roads said he would send the figure round.",
        finds: &[
            "The Head of Roads undertook to write to all members.",
            "Members asked how many lorries there were and the Head of Roads said he would send the figure round.",
        ],
    },
    Example {
        text: "Minutes of a meeting of the Scrutiny Committee held on 3 May 2022\n\nThe Head of Parks spoke. During the debate the officers -\n\n·       confirmed that nine parks had been visited\n\n·       would check whether the parish councils had been told.",
        finds: &["would check whether the parish councils had been told."],
    },
    Example {
        text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\nCouncillor Lamb enquired about weeds in Mill Lane. Mrs Whitlow said that she would ask the contractor to spray them. Councillor Osei asked how many voids there were. The Director did not know but would let members have the number.",
        finds: &[
            "she would ask the contractor to spray them.",
            "Councillor Osei asked how many voids there were. The Director did not know but would let members have the number.",
        ],
    },
    Example {
        text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\nA list of the garages would be circulated with the minutes. The Cabinet Member, who had come to answer questions, offered to bring the new prices to the Panel in June. Members would be kept informed of the outcome.",
        finds: &[
            "A list of the garages would be circulated with the minutes.",
            "The Cabinet Member, who had come to answer questions, offered to bring the new prices to the Panel in June.",
            "Members would be kept informed of the outcome.",
        ],
    },
    Example {
        text: "Cofnodion y cyfarfod a gynhaliwyd ddydd Llun, 4 Mawrth 2019\n\n4.      PRIFFYRDD\n\nAddawodd y Pennaeth anfon rhestr at yr aelodau cyn y Pasg.",
        finds: &["Addawodd y Pennaeth anfon rhestr at yr aelodau cyn y Pasg."],
    },
    Example {
        text: "Agenda item\n\nGritting\n\nMinutes:\n\nThe Director said that officers would think about it. The Portfolio Holder said that he would meet the friends' group. It would provide 40 jobs. The farmer had offered to send his own plough. Members hoped that the Director would look into it, and asked whether the lorries would be checked. The Director would not send out more lorries. The Board noted that the next report would be submitted to its meeting in June.",
        finds: &[],
    },
];

/// A promise in a sentence.
struct Promise {
    /// Where its own clause begins, in the piece.
    start: usize,
    /// Whether it takes up what was asked just before: "would send it round".
    refers_back: bool,
    /// Whether it says no more of what it hands over than that it answers a question: "a figure".
    answers: bool,
    /// Who promises.
    owner: Option<String>,
}

/// What stands around a sentence that is looked at for a promise.
struct Scene<'p> {
    paper: &'p Paper<'p>,
    index: usize,
    piece: &'p Piece,
    range: &'p Range<usize>,
}

fn promise_in<'p>(
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
    if let Some(rest) = welsh_promise(low) {
        return Some(Promise {
            start: range.start,
            refers_back: [
                "y wybodaeth",
                "hynny",
                "rhain",
                "y ffigurau",
                "yr ateb",
                "y manylion",
            ]
            .iter()
            .any(|words| rest.contains(words)),
            answers: false,
            owner: welsh_owner(piece.words.get(range.clone())?, paper),
        });
    }
    let sentence = Clauses::new(low);
    (0..sentence.len()).find_map(|verb| match sentence.word(verb) {
        "would" | "will" | "shall" => scene.after_modal(&sentence, verb),
        "undertook" | "volunteered" | "pledged" | "committed" | "promised" | "offered" | "agreed"
        | "undertakes" => scene.in_itself(&sentence, verb),
        "undertaking" | "commitment" | "assurance" => scene.given(&sentence, verb),
        _ => None,
    })
}

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
        if matches!(
            before,
            "had"
                | "been"
                | "was"
                | "were"
                | "be"
                | "is"
                | "are"
                | "not"
                | "never"
                | "has"
                | "have"
                | "having"
                | "as"
                | "to"
        ) {
            return None;
        }
        let to = (verb + 1..verb + 4).find(|next| matches!(sentence.word(*next), "to" | "that"))?;
        let is_to = sentence.word(to) == "to";
        if to > verb + 1 && !matches!(sentence.word(verb), "promised" | "pledged") {
            return None;
        }
        let mut clause = sentence.clause_of(verb, &words.speech.says);
        if elided && clause.first > 0 && !clause.coordinate && sentence.word(clause.first - 1) == "that" {
            clause.first = 0;
        }
        let bearer = self.bearer(sentence, clause, verb);
        let deed = sentence.over_adverbs(to + 1);
        let rest = sentence.from(deed + 1);
        let held = match sentence.word(verb) {
            "agreed" => {
                let reversed = sentence.word(deed) == "do" && rest.is_empty();
                is_to && bearer == Bearer::Person
                    || is_to && bearer == Bearer::Pronoun && !self.speaks(sentence.word(deed))
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
        if !held || (sentence.word(verb) == "agreed" && self.speaks(sentence.word(deed))) {
            return None;
        }
        let refers = speech::refers_back(rest, words)
            || (sentence.word(deed) == "do" && rest.split(' ').count() < 3)
            || matches!(sentence.word(0), "this" | "these" | "that");
        Some(self.promise(sentence, clause, verb, refers))
    }

    /// "gave an undertaking to …", "gave a commitment that …".
    fn given(&self, sentence: &Clauses<'_>, noun: usize) -> Option<Promise> {
        let given =
            (noun.saturating_sub(3)..noun).find(|index| matches!(sentence.word(*index), "gave" | "made"))?;
        let to = sentence.word(noun + 1);
        if !matches!(to, "to" | "that") {
            return None;
        }
        let rest = sentence.from(noun + 2);
        if sentence.word(noun) != "undertaking" && !speech::hands_over(rest, &self.paper.words) {
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

    /// "would send", "will be circulated": a deed told of after "would" or "will".
    fn after_modal(&self, sentence: &Clauses<'_>, modal: usize) -> Option<Promise> {
        let words = &self.paper.words;
        if sentence.word(modal + 1) == "not" || sentence.word(modal + 1) == "have" {
            return None;
        }
        let verb = sentence.over_adverbs(modal + 1);
        let clause = sentence.clause_of(modal, &words.speech.says);
        if self.is_only_spoken_of(sentence, clause) {
            return None;
        }
        let bearer = self.bearer(sentence, clause, modal);
        let passive = (modal + 1..verb).any(|index| sentence.word(index) == "be");
        let from = sentence.from(verb);
        if passive && let Some(length) = style::begins_with(from, &words.speech.delivered) {
            let rest = from.get(length..).unwrap_or("").trim_start();
            return self.delivered(sentence, clause, modal, bearer, rest);
        }
        let acts = style::begins_with(from, &words.speech.acts);
        let length = acts.or_else(|| style::begins_with(from, &words.speech.gives));
        let Some(length) = length else {
            return self.comes_back(sentence, clause, modal, verb);
        };
        let rest = from.get(length..).unwrap_or("").trim_start();
        let refers = speech::refers_back(rest, words) && !from.starts_with("see to it");
        let hands = speech::hands_over(rest, words);
        let deed = match bearer {
            Bearer::Person | Bearer::Pronoun => {
                acts.is_some_and(|_| !is_idle(from)) || hands || refers && length > 4
            }
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
        let core = [
            "sent",
            "circulated",
            "provided",
            "shared",
            "emailed",
            "e-mailed",
            "forwarded",
            "distributed",
            "supplied",
            "sought",
            "obtained",
        ]
        .contains(&sentence.word(verb));
        let to_members = style::find_in(rest, &words.speech.recipients).is_some();
        let held = match bearer {
            Bearer::Body | Bearer::Person => {
                let themselves = style::begins_with(what, &words.people.askers).is_some();
                themselves
                    && matches!(
                        sentence.word(verb),
                        "kept"
                            | "informed"
                            | "updated"
                            | "provided"
                            | "sent"
                            | "given"
                            | "notified"
                            | "supplied"
                            | "emailed"
                            | "e-mailed"
                            | "shown"
                    )
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
        if !matches!(sentence.word(verb), "come" | "return" | "go") {
            return None;
        }
        let what = sentence.between(clause.first, modal);
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

    fn speaks(&self, verb: &str) -> bool {
        self.paper.words.speech.speaks.iter().any(|known| known == verb)
    }

    fn promise(&self, sentence: &Clauses<'_>, clause: Clause, verb: usize, refers_back: bool) -> Promise {
        Promise {
            start: self.range.start + if refers_back { 0 } else { sentence.at(clause.first) },
            refers_back,
            answers: speech::is_some_answer(sentence.from(verb + 2), &self.paper.words)
                || speech::is_some_answer(sentence.from(verb + 3), &self.paper.words),
            owner: self.owner(sentence, clause, verb),
        }
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
        let earlier = self.piece.words.get(..self.range.start).unwrap_or("");
        sentence::sentences(earlier)
            .into_iter()
            .rev()
            .take(4)
            .filter_map(|range| earlier.get(range))
            .filter(|words| {
                !words.starts_with("Councillor") && !words.starts_with("Member") && !words.starts_with("Cllr")
            })
            .find_map(|words| speech::name_in(words, self.paper))
    }

    fn lead_names_an_officer(&self) -> bool {
        lead_in_of(self.paper, self.index)
            .is_some_and(|lead| style::find_in(&lead, &self.paper.words.people.offices).is_some())
    }
}

/// Verbs that owe nothing unless they name what is brought or to whom.
fn is_idle(from: &str) -> bool {
    [
        "let ",
        "invite ",
        "arrange ",
        "organise ",
        "bring ",
        "ask ",
        "return ",
        "keep ",
        "meet ",
        "find ",
        "press ",
        "pass ",
        "remind ",
        "explore ",
        "pursue ",
        "write ",
        "share ",
        "look at ",
    ]
    .iter()
    .any(|verb| from.starts_with(verb))
        && ![
            "let members",
            "let the",
            "let councillor",
            "ask the",
            "ask for",
            "ask officers",
            "bring back",
            "bring this",
            "bring these",
            "bring it",
            "bring the",
            "bring a",
            "arrange for",
            "arrange a",
            "organise a",
            "write to",
            "find out",
            "pass on",
            "pass this",
            "pass the",
            "pass it",
            "invite the",
            "share the",
            "share this",
            "share it",
            "keep members",
            "keep the",
        ]
        .iter()
        .any(|verb| from.starts_with(verb))
}

/// Whether a sentence of a report sends something to members and does not only tell what will be.
fn sends_to_members(paper: &Paper<'_>, piece: &Piece, range: &Range<usize>) -> bool {
    let low = piece.low.get(range.clone()).unwrap_or("");
    let sends = [
        "send",
        "circulate",
        "e-mail",
        "email",
        "sent",
        "circulated",
        "e-mailed",
        "emailed",
        "forward",
        "forwarded",
    ]
    .iter()
    .any(|verb| style::find_word(low, verb).is_some());
    let to = [
        " members",
        " councillors",
        " the committee",
        " the panel",
        " the board",
        " the commission",
    ]
    .iter()
    .any(|whom| low.contains(whom));
    sends && to
}

/// The rest of a sentence in Welsh that promises: "Cytunodd y Pennaeth i anfon …".
fn welsh_promise(low: &str) -> Option<&str> {
    let rest = ["cytunodd ", "addawodd ", "ymrwymodd ", "cynigiodd "]
        .iter()
        .find_map(|verb| low.strip_prefix(verb))?;
    let body = [
        "y pwyllgor",
        "y cyngor",
        "yr aelodau",
        "y cabinet",
        "aelodau",
        "y panel",
    ]
    .iter()
    .any(|body| rest.starts_with(body));
    (!body).then_some(rest)
}

fn welsh_owner(words: &str, paper: &Paper<'_>) -> Option<String> {
    let (_, rest) = words.split_once(' ')?;
    let rest = ["y ", "yr ", "Y "]
        .iter()
        .find_map(|article| rest.strip_prefix(article))
        .unwrap_or(rest);
    let name: Vec<&str> = rest
        .split(' ')
        .take_while(|word| word.starts_with(char::is_uppercase))
        .collect();
    let name = name.join(" ");
    style::find_in(&name.to_lowercase(), &paper.words.people.offices)?;
    Some(name)
}

/// Adds a promise: to the request that it meets, or as an item with the question that it answers.
fn take(
    paper: &Paper<'_>,
    index: usize,
    range: &Range<usize>,
    before: Option<&Range<usize>>,
    promise: Promise,
    out: &mut Candidates,
) {
    let Some(piece) = paper.piece(index) else { return };
    let mut start = promise.start;
    let question = before.filter(|before| asks(paper, piece, before));
    if promise.refers_back || (promise.answers && question.is_some()) {
        if add_to_request(index, range, &promise, out) {
            return;
        }
        if let Some(question) = question {
            start = question.start;
        }
    }
    let mut item = Candidate::new(
        ID,
        ItemKind::Action,
        vec![Place::new(index, start..range.end)],
        "Somebody promised it at the meeting.",
    )
    .sure(Confidence::Likely);
    item.owner = promise.owner;
    out.push(item);
}

/// Whether a sentence asks something that the next one may promise to answer.
fn asks(paper: &Paper<'_>, piece: &Piece, range: &Range<usize>) -> bool {
    let low = piece.low.get(range.clone()).unwrap_or("");
    let sentence = Clauses::new(low);
    let asks = (0..sentence.len()).any(|index| {
        matches!(
            sentence.word(index),
            "asked"
                | "enquired"
                | "inquired"
                | "queried"
                | "sought"
                | "questioned"
                | "wondered"
                | "requested"
                | "wanted"
                | "raised"
        ) || low.starts_with("gofynnodd")
            || low.starts_with("holodd")
    });
    let by_member = [
        "councillor",
        "cllr",
        "member",
        "alderman",
        "bailie",
        "gofynnodd",
        "holodd",
        "it was asked",
        "a question",
    ]
    .iter()
    .any(|who| low.starts_with(who) || low.contains(&format!(" {who}")));
    asks && (by_member || style::find_in(low, &paper.words.people.askers).is_some())
}

/// How many candidates back a request is looked for. It stands a few lines above its promise; going
/// over all of a very long paper for each promise would take hours.
const CANDIDATES_BACK: usize = 500;

/// Hands the promise to the requests just before it: who is to meet them and by when. A request in the
/// sentence before takes it in.
fn add_to_request(index: usize, range: &Range<usize>, promise: &Promise, out: &mut Candidates) -> bool {
    let place = Place::new(index, range.clone());
    let mut met = false;
    let requests = out.of_rule("asked_for");
    let upto = requests.partition_point(|item| item.begins_at().0 <= index);
    for item in requests.iter_mut().take(upto).rev().take(CANDIDATES_BACK) {
        let Some(last) = item.places.last_mut() else {
            continue;
        };
        if last.piece + 3 < index || (last.piece < index && range.start > 0) {
            break;
        }
        if last.piece == index && last.end > range.start {
            if last.start <= range.start && last.end >= range.end {
                // The promise stands in the request's own sentence.
                item.owner = item.owner.take().or_else(|| promise.owner.clone());
                return true;
            }
            continue;
        }
        if last.piece == index && last.end + 1 != range.start {
            break;
        }
        if last.piece == index && item.number.is_none() {
            last.end = range.end;
        } else {
            item.due_at.push(place);
        }
        item.owner.clone_from(&promise.owner);
        met = true;
        if item.number.is_none() {
            break;
        }
    }
    met
}

/// The line that announces the list in which a point stands.
fn lead_in_of(paper: &Paper<'_>, index: usize) -> Option<String> {
    (0..index)
        .rev()
        .take(12)
        .filter_map(|before| paper.piece(before))
        .find(|piece| piece.marker.is_none())
        .map(|piece| {
            // Folded to lower case, a lead-in shows no sentences; its last one is what announces.
            let last = sentence::sentences(&piece.words)
                .into_iter()
                .next_back()
                .unwrap_or(0..0);
            piece.low.get(last).unwrap_or("").to_owned()
        })
}

/// Who promises in the line that a list hangs on: "During the debate the officers -".
fn lead_bearer(paper: &Paper<'_>, index: usize) -> Option<String> {
    let lead = lead_in_of(paper, index)?;
    let named = style::find_in(&lead, &paper.words.people.offices)?;
    lead.get(named).map(str::to_owned)
}
