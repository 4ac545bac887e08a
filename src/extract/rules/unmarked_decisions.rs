//! "The Panel considered a report … (a) the rents be held; (b) the fund be closed": pages of minutes on which
//! the word RESOLVED is missing, as where it was printed as a picture or got lost on the way, and the points
//! of the decision stand bare below what was discussed.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::{Piece, Role};
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::points::{self, Point};
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use regex::Regex;
use std::sync::LazyLock;

pub(super) struct UnmarkedDecisions;

const ID: &str = "unmarked_decisions";

/// How many pieces before a list may tell that a meeting dealt with the matter.
const FAR: usize = 12;

/// Something is to be so by the meeting's own word: "the plan be approved", "that Councillor Hale be thanked".
static SUBJUNCTIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:that )?.{3,400}? (?:be|not be) (?:[a-z]+ly )?(?:[a-z]+ed|given|held|made|set|sent|taken|brought|put|kept|told|drawn|paid|met|sought|begun|written|undertaken|withdrawn|forwarded)\b",
    )
});

/// The words before "be" after which it tells of no decision: "will be", "to be".
const NO_DECISION: &[&str] = &[
    " will be ",
    " would be ",
    " to be ",
    " should be ",
    " could be ",
    " can be ",
    " may be ",
    " might be ",
    " must be ",
    " shall be ",
    " cannot be ",
];

impl Rule for UnmarkedDecisions {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Title,
            ZoneKind::Narrative,
            ZoneKind::Minutes,
            ZoneKind::Decision,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Agenda item\n\nWork programme\n\nTo consider a report by the Clerk (copy enclosed).\n\nThe Clerk submitted a report (previously circulated) on the work programme.\n\n(a)       subject to the additions made during the meeting, the work programme be approved;\n\n(b)       the following be appointed to groups -\n\n            Ferries - Councillor Hale\n\n            Lamps - Councillor Lamb, and\n\n(c)       the Clerk write to all members before the next meeting.\n\nSupporting documents:",
                finds: &[
                    "subject to the additions made during the meeting, the work programme be approved",
                    "the following be appointed to groups - Ferries - Councillor Hale Lamps - Councillor Lamb",
                    "the Clerk write to all members before the next meeting.",
                ],
            },
            Example {
                text: "Agenda item\n\nFerry Task Group\n\nReport of the Director of Harbours.\n\nThe Committee considered a report of the Director of Harbours on the work of the task group.\n\n1. The proposals of the task group, in Appendix 1 to the report, be approved.\n\n2. It be noted that further money would need the approval of the Finance Committee.\n\nSupporting documents:",
                finds: &[
                    "The proposals of the task group, in Appendix 1 to the report, be approved.",
                    "It be noted that further money would need the approval of the Finance Committee.",
                ],
            },
            Example {
                text: "Issue - decisions\n\nReferral from the Ferry Panel\n\nAt its meeting on 14 January, the Ferry Panel received a report on the plan of work and asked the Cabinet for two things.\n\n(1)  Cabinet resolves that officers print more of the plan.\n\n(2)  Cabinet notes that panels set their own agenda.",
                finds: &[
                    "Cabinet resolves that officers print more of the plan.",
                    "Cabinet notes that panels set their own agenda.",
                ],
            },
            Example {
                text: "Decision Maker: Cabinet\n\nDecision status: Recommendations Approved\n\nIs Key decision?: No\n\nTo present the report of the task group.\n\n1. That the proposals (1 to 6) of the report are approved.\n\n2. That a group be set up by the Cabinet Member for Harbours.\n\nDate of decision: 07/06/2022",
                finds: &[
                    "That the proposals (1 to 6) of the report are approved.",
                    "That a group be set up by the Cabinet Member for Harbours.",
                ],
            },
            Example {
                text: "Agenda and minutes\n\nFerry Scrutiny Committee - Tuesday, 24th May, 2022 2.00 pm\n\nVenue: The Quay Room\n\nNo. Item\n\nMinutes\n\nTo approve the minutes of the meeting held on 8 March 2022.\n\nThat the minutes of the meeting held on 8 March 2022 be approved as a correct record.\n\nOverview Report\n\nReport of the Clerk.\n\nThe Chair spoke of the plan of work.\n\nThe Committee notes the report and agrees the work programme.",
                finds: &[
                    "That the minutes of the meeting held on 8 March 2022 be approved as a correct record.",
                    "The Committee notes the report and agrees the work programme.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Ferry Committee held on 3 May 2022\n\n4. FARES\n\nCouncillor Hale moved an amendment,\n\nThat the fares be halved.\n\nThe Committee recommends that the Cabinet prints the fares.\n\nThe Board of Trade notes the fares each year. The Committee was told that the crew note them too.",
                finds: &[],
            },
            Example {
                text: "Agenda item\n\nFerry Task Group\n\nMinutes:\n\nThe Committee considered a report of the Director of Harbours. Members heard that:\n\n1. The quay was mended in May.\n\n2. The fares will be raised in June.\n\nThe Director gave three reasons:\n\n(a) the boats be old;\n\n(b) the crew be few.",
                finds: &[],
            },
            Example {
                text: "Fenwick Council\n\nReport of the Ferry Task Group\n\nThe Group considered what it had heard.\n\n1. Fares be printed at the quay.\n\n2. Children be carried free.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        if !is_of_a_meeting(paper) {
            return;
        }
        let mut done = 0;
        for (index, piece) in zone.iter() {
            if is_sole_decision(paper, index, piece) {
                let own = sentence::trimmed(&piece.words, 0..piece.words.len());
                out.push(
                    Candidate::new(
                        ID,
                        ItemKind::Resolution,
                        vec![Place::new(index, own)],
                        "It stands alone below its matter, in the words of a decision.",
                    )
                    .sure(Confidence::Likely),
                );
                continue;
            }
            let begins = index >= done
                && !piece.is_cell()
                && piece
                    .marker
                    .as_ref()
                    .is_some_and(|marker| marker.is_first() && !marker.is_bullet() && !marker.is_decimal());
            if !begins || !follows_what_was_discussed(paper, index) {
                continue;
            }
            let list = points::list_at(paper, index, zone.pieces.end);
            if list.len() < 2 || !decides(paper, &list) {
                continue;
            }
            for (point, announced) in points::leaves(paper, list) {
                done = point.places.last().map_or(done, |place| place.piece + 1);
                let mut item = Candidate::new(
                    ID,
                    ItemKind::Resolution,
                    point.places,
                    "It is a point of a list below what the meeting considered, in the words of a decision.",
                )
                .numbered(point.number)
                .sure(Confidence::Likely);
                item.lead_in = announced;
                out.push(item);
            }
        }
    }
}

/// Whether the paper is a record of what a meeting or a member decided.
fn is_of_a_meeting(paper: &Paper<'_>) -> bool {
    matches!(
        paper.facts.kind,
        PaperKind::Minutes
            | PaperKind::Decision
            | PaperKind::AgendaItem
            | PaperKind::IssueHistory
            | PaperKind::Other
    )
}

/// Whether what stands before the list tells that a meeting dealt with the matter, and does not announce
/// the list itself, as where points of evidence are listed.
fn follows_what_was_discussed(paper: &Paper<'_>, index: usize) -> bool {
    /// Words by which minutes tell what was dealt with.
    const DEALT_WITH: &[&str] = &[
        " considered ",
        " received ",
        " submitted ",
        " presented ",
        " gave consideration to ",
        " were moved by ",
        " was moved by ",
        " moved and seconded",
        " and seconded by ",
        " introduced the report",
        " reported ",
        " discussed ",
    ];
    let announced = |piece: &Piece| {
        piece.words.ends_with([':', '-'])
            || (piece.marker.is_some() && !piece.words.trim_end_matches(['"', '\'']).ends_with('.'))
    };
    let before = (index.saturating_sub(FAR)..index)
        .rev()
        .filter_map(|at| paper.piece(at));
    let mut nearest = true;
    for piece in before {
        if nearest && (announced(piece) || piece.is_cell()) {
            return false;
        }
        nearest = false;
        let said = format!(" {} ", piece.low);
        let dealt_with = DEALT_WITH.iter().any(|words| said.contains(words)) && !piece.low.starts_with("to ");
        // The page of a decision tells who took it before it tells what was decided.
        if dealt_with || piece.low.starts_with("is key decision") {
            return true;
        }
        if matches!(piece.role, Role::Heading { .. }) {
            return false;
        }
    }
    false
}

/// Whether the points say what is to be so by the meeting's word: the first and at least half of all.
fn decides(paper: &Paper<'_>, list: &[Point]) -> bool {
    let own = |point: &Point| {
        point
            .places
            .first()
            .is_some_and(|place| is_decision(paper, *place))
    };
    let so_many = list.iter().filter(|point| own(point)).count();
    list.first().is_some_and(own) && 2 * so_many >= list.len()
}

fn is_decision(paper: &Paper<'_>, place: Place) -> bool {
    let low = paper.words_at(place).to_lowercase();
    let subjunctive = SUBJUNCTIVE.is_match(&low) && !NO_DECISION.iter().any(|words| low.contains(words));
    subjunctive || low.starts_with("that ") || is_deed_of_a_body(paper, &low)
}

/// A paragraph of minutes that is nothing but a decision: "That the minutes of 18 March be approved.", "The
/// Committee notes the report and agrees the work programme."
fn is_sole_decision(paper: &Paper<'_>, index: usize, piece: &Piece) -> bool {
    /// A longer paragraph is an account.
    const LONGEST: usize = 400;
    let plain = piece.marker.is_none()
        && piece.role == Role::Paragraph
        && piece.words.len() <= LONGEST
        && piece.words.ends_with('.')
        && sentence::sentences(&piece.words).len() == 1;
    if !plain || paper.facts.kind != PaperKind::Minutes {
        return false;
    }
    let before = index.checked_sub(1).and_then(|before| paper.piece(before));
    let is_motion = before.is_some_and(|before| {
        before.words.ends_with([':', '-', ','])
            || ["moved", "seconded", "propos", "amendment", "motion"]
                .iter()
                .any(|word| before.low.contains(word))
    });
    let that = piece.words.starts_with("That ") && SUBJUNCTIVE.is_match(&piece.low);
    !is_motion && (that || decides_in_the_present(paper, &piece.low))
}

/// "The Committee notes the report": minutes tell what was said in the past tense, and what is decided in the
/// present.
fn decides_in_the_present(paper: &Paper<'_>, low: &str) -> bool {
    const VERBS: &[&str] = &[
        "note",
        "agree",
        "approve",
        "endorse",
        "resolve",
        "accept",
        "adopt",
        "delegate",
        "authorise",
        "appoint",
        "support",
        "receive",
    ];
    /// "The Health and Care Scrutiny Committee notes": so many words may stand before the verb.
    const LONGEST_NAME: usize = 8;
    let Some(rest) = low.strip_prefix("the ") else {
        return false;
    };
    let words: Vec<&str> = rest.split(' ').take(LONGEST_NAME + 1).collect();
    words.windows(2).any(|pair| {
        matches!(pair, [body, verb] if style::is_one_of(body, &paper.words.people.bodies)
            && VERBS.contains(&verb.strip_suffix('s').unwrap_or(verb)))
    })
}

/// "Cabinet resolves that …", "the Panel notes …".
fn is_deed_of_a_body(paper: &Paper<'_>, low: &str) -> bool {
    let bare = low.strip_prefix("the ").unwrap_or(low);
    bare.split_once(' ').is_some_and(|(body, rest)| {
        style::is_one_of(body, &paper.words.people.bodies)
            && style::begins_with(rest, &paper.words.speech.decided).is_some()
    })
}
