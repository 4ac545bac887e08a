//! Payments that a parish council agrees, a line each below "Payments agreed:" or "It was resolved to pay
//! the following". Each is a decision of its own, as clerks record them.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::{Piece, Role};
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::sentence;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) struct PaymentAgreed;

const ID: &str = super::PAYMENTS;

/// The longest line that names a payment.
const LONGEST: usize = 120;

/// Words that say that what follows was, or is to be, paid.
static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"(?:\b(?:payments?|accounts|invoices|cheques|bills|donations|grants)\b(?: as follows| below| listed below| the following)?(?: (?:was|were|to be|are))?(?: all)? (?:agreed|approved|authorised|passed(?: for payment)?|sanctioned|confirmed|paid|made|drawn|signed)|\b(?:accounts|invoices|cheques|bills) (?:for|presented for) payment|\bfollowing (?:payments?|accounts|invoices|cheques|bills)(?: (?:was|were|be))?(?: (?:agreed|approved|authorised|paid|made))?|\b(?:resolved|agreed|approved) (?:that the following be paid|to pay(?: the following)?(?: (?:accounts|invoices|bills|payments))?|payment of(?: the following)?))(?: \([^()]{1,40}\))?(?: by (?:cheque|bacs|bank transfer))?[.:\- ]*$",
    )
});

/// A sum of money: "£145.00", "£ 250", "351.20" at the end of a line.
static SUM: LazyLock<Regex> =
    LazyLock::new(|| pattern::fixed(r"£ ?[0-9][0-9,]*(?:\.[0-9]{2})?|\b[0-9][0-9,]*\.[0-9]{2}$"));

impl Rule for PaymentAgreed {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Title,
            ZoneKind::Minutes,
            ZoneKind::Decision,
            ZoneKind::Narrative,
            ZoneKind::Table,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Minutes of the meeting of Oxley Parish Council held on 3 May 2011\n\n7. Finance\nBalance at 30 April £3,118.40\nPayments agreed:\nR Tipler, grass (April) £145.00\nClerk, salary and expenses £312.66\nReading Room, hire £18.00\n\n8. Next meeting 7 June 2011",
                finds: &[
                    "R Tipler, grass (April) £145.00",
                    "Clerk, salary and expenses £312.66",
                    "Reading Room, hire £18.00",
                ],
            },
            Example {
                text: "Minutes of the meeting of Oxley Parish Council held on 3 May 2011\n\nPayments. It was resolved to pay the following:\nMrs V Crane, salary                        £312.40\nWater rates                                 £78.00\nPlaycheck Ltd                              £102.00\n\n13. Clerk's hours\nThe clerk was thanked.",
                finds: &[
                    "Mrs V Crane, salary £312.40",
                    "Water rates £78.00",
                    "Playcheck Ltd £102.00",
                ],
            },
            Example {
                text: "Minutes of the meeting of Oxley Parish Council held on 3 May 2011\n\nIt was resolved to pay :- The Village Hall £40\nChurchyard donation £250\nClerk's fee £450\n\nCorrespondence\nA letter was read.",
                finds: &[
                    "The Village Hall £40",
                    "Churchyard donation £250",
                    "Clerk's fee £450",
                ],
            },
            Example {
                text: "Minutes of the meeting of Oxley Parish Council held on 3 May 2011\n\n7. Finance\nReceipts: burial fees £780, interest £41.16.\nThe chairman asked why payments had been late. The bank held £1,527.37 on 30 April.",
                finds: &[],
            },
            Example {
                text: "Report to Cabinet\n\nThe following payments were made to foster carers last year:\nAllowances £312,000\nHolidays £14,000",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        if paper.facts.kind != PaperKind::Minutes {
            return;
        }
        // Where the last list ends: its lines head none of their own.
        let mut listed = 0;
        for (index, piece) in zone.iter() {
            if index < listed {
                continue;
            }
            let above = index.checked_sub(1).and_then(|above| paper.piece(above));
            let Some(end) = lead_in(piece).or_else(|| approved_below(piece, above)) else {
                continue;
            };
            for places in payments(paper, index, end) {
                listed = places.last().map_or(listed, |place| place.piece + 1);
                let item = Candidate::new(
                    ID,
                    ItemKind::Resolution,
                    places,
                    "It is a payment in the list of those that were agreed.",
                );
                out.push(item.sure(Confidence::Likely));
            }
        }
    }
}

/// Where the words end that say that what follows is paid.
fn lead_in(piece: &Piece) -> Option<usize> {
    let sum = SUM
        .find(&piece.words)
        .map_or(piece.words.len(), |sum| sum.start());
    let before = piece.low.get(..sum)?;
    if LEAD_IN.is_match(before.trim_end()) {
        return Some(sum);
    }
    // "… resolved to pay :- The Village Hall £40": the first payment stands on the line of the lead-in.
    before
        .rmatch_indices([':', '-'])
        .map(|(at, _)| at + 1)
        .find(|end| before.get(..*end).is_some_and(|own| LEAD_IN.is_match(own)))
}

/// "Approved, proposed by the Chairman:" right below the heading "Accounts for payment".
fn approved_below(piece: &Piece, above: Option<&Piece>) -> Option<usize> {
    let headed = above.is_some_and(|above| {
        above.is_heading()
            && ["payment", "accounts", "cheques", "invoices"]
                .iter()
                .any(|word| above.low.contains(word))
    });
    let approved = ["approved", "agreed", "resolved", "authorised"]
        .iter()
        .any(|word| piece.low.starts_with(word));
    (headed && approved && piece.words.ends_with([':', '-'])).then_some(piece.words.len())
}

/// The payments behind a lead-in: in its own piece, line by line, or in the pieces below it.
fn payments(paper: &Paper<'_>, index: usize, end: usize) -> Vec<Vec<Place>> {
    let Some(piece) = paper.piece(index) else {
        return Vec::new();
    };
    let mut found: Vec<Vec<Place>> = Vec::new();
    if end < piece.words.len() {
        let lines = lines_from(piece, &paper.document.text, end);
        let sums = lines
            .into_iter()
            .filter(|line| SUM.is_match(piece.at(line.clone())));
        found.extend(sums.map(|line| vec![Place::new(index, line)]));
    }
    let printed_beside = found.len();
    let mut next = index + 1;
    while let Some(piece) = paper.piece(next) {
        if let Role::Cell { table, row, .. } = piece.role {
            let of_row = |piece: &Piece| matches!(piece.role, Role::Cell { table: t, row: r, .. } if (t, r) == (table, row));
            let mut places = Vec::new();
            while paper.piece(next).is_some_and(of_row) {
                places.push(paper.whole(next));
                next += 1;
            }
            let words = paper.words_of(&places);
            if !SUM.is_match(&words) {
                break;
            }
            if !is_total(&words) {
                found.push(places);
            }
            continue;
        }
        let lines = lines_from(piece, &paper.document.text, 0);
        let paid = |line: &Range<usize>| {
            let words = piece.at(line.clone());
            SUM.is_match(words) && words.len() <= LONGEST && !tells(words)
        };
        if lines.is_empty() || !lines.iter().all(paid) {
            break;
        }
        found.extend(
            lines
                .into_iter()
                .filter(|line| !is_total(piece.at(line.clone())))
                .map(|line| vec![Place::new(next, line)]),
        );
        next += 1;
    }
    // A sum that runs on in a sentence of its own is one decision, which other rules read.
    if printed_beside == 1 && found.len() == 1 {
        found.clear();
    }
    found
}

/// The lines of a piece from `start` on, as printed.
fn lines_from(piece: &Piece, text: &str, start: usize) -> Vec<Range<usize>> {
    let starts: Vec<usize> = piece
        .line_starts(text)
        .into_iter()
        .filter(|at| *at > start && *at < piece.words.len())
        .collect();
    let ends = starts.iter().copied().chain([piece.words.len()]);
    std::iter::once(start)
        .chain(starts.iter().copied())
        .zip(ends)
        .map(|(from, to)| sentence::trimmed(&piece.words, from..to))
        .filter(|line| !line.is_empty())
        .collect()
}

/// "Total £611.20": what the payments come to.
fn is_total(words: &str) -> bool {
    let low = words.to_lowercase();
    low.starts_with("total") || low.starts_with("sub-total") || low.starts_with("subtotal")
}

/// Whether a line tells of money and names no payment: "Balance at 30 June £3,118.40".
fn tells(words: &str) -> bool {
    let low = words.to_lowercase();
    [
        "balance",
        "receipts",
        "received",
        "income",
        "resolved",
        "agreed",
        "approved",
        "it was ",
        "there was ",
    ]
    .iter()
    .any(|sign| low.contains(sign))
}
