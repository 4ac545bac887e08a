//! The findings of a paper as cards of the inbox, and as marks in its text: put in words once, when
//! the paper is loaded.

use std::collections::HashMap;

use super::tracker::change_lines;
use crate::register::view::PaperView;
use crate::review::rows::RowChange;
use crate::scrutiny::finding::{Confidence, Finding, FindingState, Found, FoundItem, InboxFinding};
use crate::scrutiny::id::{FindingId, ItemId};
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::passage::Span;
use crate::scrutiny::progress::Progress;
use crate::scrutiny::promise::Due;
use crate::scrutiny::proposal::{Proposal, Relation};
use crate::scrutiny::response::Position;
use crate::ui::theme::Tint;
use crate::ui::widgets::paper_text::Mark;
use crate::ui::wording::{first_words, heading, window_words};

/// A finding as a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The finding.
    pub id: FindingId,
    /// What has become of it.
    pub state: FindingState,
    /// Whether it is an item, and not a date.
    pub is_item: bool,
    /// Whether it is an answer alone, of which it is still to be said what it answers.
    pub is_answer_alone: bool,
    /// What it is: "Recommendation 3".
    pub heading: String,
    /// The shared words before a list that its own words continue.
    pub lead_in: Option<String>,
    /// Its own words, all of them.
    pub words: String,
    /// Who asks whom, who is asked and who leads: "Ours · asked of the Cabinet"; empty for a date.
    pub who: String,
    /// The answer beside it.
    pub answer: Option<AnswerLine>,
    /// Its due phrase and what it means.
    pub due: Option<DueLine>,
    /// Delivery as a tracker states it.
    pub progress: Option<Progress>,
    /// How sure extraction is.
    pub confidence: Confidence,
    /// Why: "It is labelled as a recommendation".
    pub reason: String,
    /// Whether the user has amended it.
    pub amended: bool,
    /// What it seems to be to what is known; none when it is new.
    pub proposal: Option<ProposalLine>,
    /// What it changes on the register as a row of a tracker's new edition, line by line.
    pub changes: Vec<String>,
    /// Whether it is such a row and changes nothing.
    pub is_as_it_was: bool,
    /// The item as which, or to which, it was accepted.
    pub accepted_as: Option<ItemId>,
    /// Where it stands, its answer and its date not included.
    pub spans: Vec<Span>,
}

/// An answer on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerLine {
    /// What it says.
    pub position: Option<Position>,
    /// Whether it agrees in principle only.
    pub in_principle: bool,
    /// Its words.
    pub words: String,
}

/// A due phrase on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueLine {
    /// As printed.
    pub phrase: String,
    /// What it means: "March 2018", "date not known".
    pub meaning: String,
    /// Whether it means a window.
    pub dated: bool,
}

/// A proposal on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalLine {
    /// How it relates.
    pub relation: Relation,
    /// The item it relates to.
    pub item: Option<ItemId>,
    /// In words: "Already on the register: “That the Cabinet …”".
    pub words: String,
    /// Why.
    pub reason: String,
}

impl Card {
    fn new(found: &InboxFinding, items: &HashMap<ItemId, &str>, paper_is_dated: bool) -> Self {
        let Finding {
            found: what,
            rule,
            confidence,
            reason,
        } = &found.finding;
        let mut card = Self {
            id: found.id,
            state: found.state,
            is_item: matches!(what, Found::Item(_)),
            is_answer_alone: false,
            heading: heading_of(what),
            lead_in: None,
            words: String::new(),
            who: String::new(),
            answer: None,
            due: None,
            progress: None,
            confidence: *confidence,
            reason: reason_words(reason, rule),
            amended: found.amended,
            proposal: proposal_line(&found.proposal, items, words_of(what)),
            changes: Vec::new(),
            is_as_it_was: false,
            accepted_as: None,
            spans: found
                .finding
                .passage()
                .map(|passage| passage.spans.clone())
                .unwrap_or_default(),
        };
        match what {
            Found::Item(item) => card.fill_item(item, paper_is_dated),
            Found::Date(date) => {
                card.words.clone_from(&date.about);
                card.due = Some(due_line(&date.due, paper_is_dated));
            }
        }
        card
    }

    fn fill_item(&mut self, item: &FoundItem, paper_is_dated: bool) {
        self.lead_in = item.lead_in.as_ref().map(|quote| quote.text.clone());
        self.words.clone_from(&item.text);
        let standing = match (item.standing, &item.response) {
            (Standing::Ours, Some(_)) => "Ours",
            (standing, _) => standing_words(standing),
        };
        let asked = item.addressed_to.as_ref();
        let lead = item.lead_officer.as_ref().filter(|lead| Some(*lead) != asked);
        let who = [
            Some(standing.to_owned()),
            asked.map(|who| format!("asked of {who}")),
            lead.map(|who| format!("led by {who}")),
        ];
        self.who = who.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        self.is_answer_alone = is_answer_alone(item);
        if self.is_answer_alone {
            "An answer: link it to the item that it answers".clone_into(&mut self.who);
        }
        self.answer = item.response.as_ref().map(|response| AnswerLine {
            position: response.position,
            in_principle: response.in_principle,
            words: if self.is_answer_alone {
                String::new()
            } else {
                response.text.clone()
            },
        });
        self.due = item.due.as_ref().map(|due| due_line(due, paper_is_dated));
        self.progress = item.progress;
    }

    /// What a screen reader says of the card: its name, how sure it is, and its first words.
    #[must_use]
    pub fn spoken(&self, place: usize, of: usize) -> String {
        format!(
            "{}, {}, {}, {place} of {of}: {}",
            self.heading,
            self.state.label().to_lowercase(),
            self.confidence.label().to_lowercase(),
            first_words(&self.words, 80)
        )
    }
}

/// All findings of a paper as cards, in reading order.
#[must_use]
pub fn cards(view: &PaperView) -> Vec<Card> {
    let items: HashMap<ItemId, &str> = view
        .proposed_items
        .iter()
        .map(|(id, words)| (*id, words.as_str()))
        .collect();
    let accepted: HashMap<FindingId, ItemId> = view.accepted_as.iter().copied().collect();
    let dated = view.paper.facts.date.is_some();
    let edition = view.edition.iter().flat_map(|edition| &edition.rows);
    let changes: HashMap<FindingId, &[RowChange]> =
        edition.map(|row| (row.finding, row.changes.as_slice())).collect();
    view.findings
        .iter()
        .map(|found| {
            let changes = changes.get(&found.id);
            Card {
                accepted_as: accepted.get(&found.id).copied(),
                changes: changes.map_or_else(Vec::new, |changes| change_lines(changes)),
                is_as_it_was: changes.is_some_and(|changes| changes.is_empty()),
                ..Card::new(found, &items, dated)
            }
        })
        .collect()
}

/// The passages of all findings that are not rejected, tinted by kind; each mark's owner is the
/// finding's place in the list.
#[must_use]
pub fn marks(findings: &[InboxFinding]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (owner, found) in findings.iter().enumerate() {
        if found.state == FindingState::Rejected {
            continue;
        }
        let sign = margin_sign(found);
        let mut push = |spans: &[Span], tint: Tint, label: &str| {
            for (index, span) in spans.iter().enumerate() {
                let label = if index == 0 && !label.is_empty() {
                    format!("{sign}{label}")
                } else {
                    String::new()
                };
                marks.push(Mark {
                    span: *span,
                    tint,
                    label,
                    owner,
                });
            }
        };
        match &found.finding.found {
            Found::Item(item) => {
                let (tint, name) = match item.kind {
                    _ if is_answer_alone(item) => (Tint::Response, "Answer"),
                    ItemKind::Recommendation => (Tint::Recommendation, "Rec."),
                    ItemKind::Resolution => (Tint::Resolution, "Resolved"),
                    ItemKind::Action => (Tint::Action, "Action"),
                };
                let label = match (&item.number, item.kind) {
                    (Some(number), ItemKind::Recommendation | ItemKind::Action)
                        if number.chars().count() <= 4 =>
                    {
                        format!("{name} {number}")
                    }
                    _ => name.to_owned(),
                };
                push(&item.passage.spans, tint, &label);
                // An answer that was typed in stands where its item stands, and is not tinted twice.
                let response = item.response.as_ref();
                if let Some(response) = response.filter(|r| r.passage != item.passage) {
                    push(&response.passage.spans, Tint::Response, "Answer");
                }
                if let Some(passage) = item.due.as_ref().and_then(|due| due.passage.as_ref()) {
                    push(&passage.spans, Tint::Date, "");
                }
            }
            Found::Date(date) => {
                if let Some(passage) = &date.due.passage {
                    push(&passage.spans, Tint::Date, "Date");
                }
            }
        }
    }
    marks
}

/// What the margin says of a finding besides its kind: that it stands on the register, or that it needs a
/// look.
const fn margin_sign(found: &InboxFinding) -> &'static str {
    match (found.state, found.finding.confidence) {
        (FindingState::Accepted, _) => "✓ ",
        (FindingState::Pending, Confidence::Unsure) => "? ",
        _ => "",
    }
}

/// The order in which cards are shown: as they stand in the paper, or the least sure first.
#[must_use]
pub fn order(cards: &[Card], state: FindingState, unsure_first: bool) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..cards.len())
        .filter(|index| cards.get(*index).is_some_and(|card| card.state == state))
        .collect();
    if unsure_first {
        shown.sort_by_key(|index| cards.get(*index).map(|card| std::cmp::Reverse(card.confidence)));
    }
    shown
}

/// Who asks whom, in plain words.
#[must_use]
pub const fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::Ours => "Ours: somebody owes an answer",
        Standing::PutToUs => "Put to us: the meeting settles it",
        Standing::Record => "For the record: asks nothing of anybody",
    }
}

/// What a due phrase means, where the paper's date is known or not.
#[must_use]
pub fn due_line(due: &Due, paper_is_dated: bool) -> DueLine {
    let condition = if due.conditional {
        ", under a condition"
    } else {
        ""
    };
    let meaning = match due.window {
        Some(window) => window_words(window),
        None if !paper_is_dated => "date not known: the paper has no date".to_owned(),
        None => "no day follows from it".to_owned(),
    };
    DueLine {
        phrase: due.phrase.clone(),
        meaning: meaning + condition,
        dated: due.window.is_some(),
    }
}

/// Whether it is an answer alone, whose words stand in the place of the item's that it answers.
fn is_answer_alone(item: &FoundItem) -> bool {
    let response = item.response.as_ref();
    response.is_some_and(|response| response.passage == item.passage && response.text == item.text)
}

fn heading_of(found: &Found) -> String {
    match found {
        Found::Item(item) if is_answer_alone(item) => "Answer".to_owned(),
        Found::Item(item) => heading(item.kind, item.number.as_deref()),
        Found::Date(_) => "Date for the diary".to_owned(),
    }
}

/// The rule of a passage that the user marked; that it was the user is the whole reason.
const BY_HAND: &str = "by_hand";

/// The reason in words. The rule's own name is for whoever runs `explain`; here it stands in only where
/// there are no words.
fn reason_words(reason: &str, rule: &str) -> String {
    let reason = reason.trim_end_matches('.');
    if reason.is_empty() && !rule.is_empty() && rule != BY_HAND {
        format!("rule {rule}")
    } else {
        reason.to_owned()
    }
}

fn words_of(found: &Found) -> &str {
    match found {
        Found::Item(item) => &item.text,
        Found::Date(date) => &date.about,
    }
}

fn proposal_line(
    proposal: &Proposal,
    items: &HashMap<ItemId, &str>,
    own_words: &str,
) -> Option<ProposalLine> {
    let relation = match proposal.relation {
        // A new item needs no words, save where several on the register would fit.
        Relation::New if proposal.reason.is_empty() => return None,
        Relation::New => "More than one item would fit",
        Relation::SameAs => "Already on the register",
        Relation::Answers => "Answers an item on the register",
        Relation::Revises => "A revised wording of an item on the register",
        Relation::Conflicts => "Differs from the register",
    };
    let quoted = proposal
        .item
        .and_then(|item| items.get(&item))
        // Words that stand on the card already are not quoted a second time.
        .filter(|words| !words.split_whitespace().eq(own_words.split_whitespace()))
        .map_or(String::new(), |words| format!(": “{}”", first_words(words, 140)));
    Some(ProposalLine {
        relation: proposal.relation,
        item: proposal.item,
        words: format!("{relation}{quoted}"),
        reason: proposal.reason.clone(),
    })
}
