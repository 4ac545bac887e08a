//! Zones: the parts of a paper, told apart by their headings, labels and lead-ins before any rule
//! looks for anything. A zone says where a rule may look; it finds nothing itself.

mod heading;

use super::clean::{Piece, Role};
use super::paper::Paper;
use super::request;
use super::style::{self, Sections};
use heading::section_kind;
use std::ops::Range;

pub use heading::{is_contacts_heading, is_of_conclusions, is_recommendations_heading};

/// What a part of a paper is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ZoneKind {
    /// Letterhead and labels before the text begins.
    Title,
    /// What is recommended.
    Recommendations,
    /// What was decided, under its own label.
    Decision,
    /// What happened at a meeting.
    Minutes,
    /// Text that tells and asks nothing.
    Narrative,
    /// Why something was recommended or decided.
    Reasons,
    /// A notice to those who attend.
    Notice,
    /// What is still to be done, in a list under its own label.
    Outstanding,
    /// What has been done, in a list under its own label.
    Done,
    /// Whom to ask.
    Contacts,
    /// A table.
    Table,
    /// After the paper's own text: supporting documents, appendices.
    Ending,
}

impl ZoneKind {
    /// Every kind, for rules that read a paper from its first piece to its last.
    pub const EVERY: Zones = &[
        Self::Title,
        Self::Recommendations,
        Self::Decision,
        Self::Minutes,
        Self::Narrative,
        Self::Reasons,
        Self::Notice,
        Self::Outstanding,
        Self::Done,
        Self::Contacts,
        Self::Table,
        Self::Ending,
    ];

    /// What a reader would call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Title => "title block",
            Self::Recommendations => "recommendations",
            Self::Decision => "decision",
            Self::Minutes => "minutes",
            Self::Narrative => "narrative",
            Self::Reasons => "reasons",
            Self::Notice => "notice",
            Self::Outstanding => "outstanding",
            Self::Done => "done",
            Self::Contacts => "contacts",
            Self::Table => "table",
            Self::Ending => "after the end",
        }
    }
}

/// The kinds of zone in which a rule may look.
pub type Zones = &'static [ZoneKind];

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// What it is for.
    pub kind: ZoneKind,
    /// Its pieces, its heading included.
    pub pieces: Range<usize>,
}

/// A part of a paper as a rule is given it.
#[derive(Debug, Clone)]
pub struct Zone<'p> {
    /// What it is for.
    pub kind: ZoneKind,
    /// Its pieces, its heading included.
    pub pieces: Range<usize>,
    /// The whole paper.
    pub paper: &'p Paper<'p>,
}

impl<'p> Zone<'p> {
    /// Its pieces with their places in the paper.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &'p Piece)> + use<'p> {
        let range = self.pieces.clone();
        let paper: &'p Paper<'p> = self.paper;
        range.filter_map(move |index| paper.piece(index).map(|piece| (index, piece)))
    }
}

/// The parts of a paper, in reading order, without gap or overlap.
#[must_use]
pub fn stretches(pieces: &[Piece]) -> Vec<Stretch> {
    let sections = style::every_section();
    let body = body_of(pieces, sections);
    let mut found: Vec<Stretch> = Vec::new();
    let mut open = Open {
        kind: ZoneKind::Title,
        heading: None,
    };
    for (index, piece) in pieces.iter().enumerate() {
        let divides = open.kind == ZoneKind::Recommendations
            && open
                .heading
                .is_some_and(|at| divides_the_list(pieces, at, index, sections));
        let kind = if piece.is_cell() {
            Some(ZoneKind::Table)
        } else if divides {
            None
        } else if let Some(kind) = section_kind(piece, sections) {
            // In the record of a meeting a heading such as "Apologies" begins no narrative.
            Some(if kind == ZoneKind::Narrative && index > 0 {
                body
            } else {
                kind
            })
        } else {
            open.next_kind(piece, index, pieces, body)
        };
        let begins_anew = !divides && !piece.is_cell() && section_kind(piece, sections).is_some();
        let kind = kind.unwrap_or(open.kind);
        if kind != open.kind || begins_anew || found.is_empty() {
            found.push(Stretch {
                kind,
                pieces: index..index,
            });
            if kind != open.kind || begins_anew {
                open = Open {
                    kind,
                    heading: begins_anew.then_some(index),
                };
            }
        }
        if let Some(last) = found.last_mut() {
            last.pieces.end = index + 1;
        }
    }
    let notices = notices_of_matters(pieces, sections);
    parted(found, &notices)
}

/// On a page that prints the agenda and below each matter its "Minutes:", what stands between the numbered
/// heading of a matter and that label: the agenda's notice of it, which tells nothing that was done.
fn notices_of_matters(pieces: &[Piece], sections: &Sections) -> Vec<Range<usize>> {
    /// How long such a notice is at most, in pieces.
    const LONGEST: usize = 12;
    let label = |piece: &Piece| {
        matches!(piece.role, Role::Heading { .. })
            && piece.words.ends_with(':')
            && style::is_one_of(&piece.low, &sections.minutes)
    };
    let labels: Vec<usize> = (0..pieces.len())
        .filter(|at| pieces.get(*at).is_some_and(label))
        .collect();
    if labels.len() < 2 {
        return Vec::new();
    }
    let matter = |piece: &Piece| {
        matches!(piece.role, Role::Heading { .. })
            && piece
                .marker
                .as_ref()
                .is_some_and(|marker| marker.figure().is_some())
    };
    let decided = |piece: &Piece| style::is_one_of(&piece.low, &sections.decision);
    labels
        .into_iter()
        .filter_map(|at| {
            let from = at.saturating_sub(LONGEST);
            let heading = (from..at)
                .rev()
                .find(|index| pieces.get(*index).is_some_and(matter))?;
            let between = pieces.get(heading + 1..at)?;
            (!between.is_empty() && !between.iter().any(|piece| label(piece) || decided(piece)))
                .then_some(heading + 1..at)
        })
        .collect()
}

/// The stretches with those of `notices` taken out of them.
fn parted(stretches: Vec<Stretch>, notices: &[Range<usize>]) -> Vec<Stretch> {
    let mut found = Vec::with_capacity(stretches.len() + 2 * notices.len());
    for stretch in stretches {
        let mut from = stretch.pieces.start;
        let (kind, end) = (stretch.kind, stretch.pieces.end);
        for notice in notices {
            let (start, stop) = (notice.start.max(from), notice.end.min(end));
            if start >= stop || kind == ZoneKind::Title {
                continue;
            }
            if from < start {
                found.push(Stretch {
                    kind,
                    pieces: from..start,
                });
            }
            found.push(Stretch {
                kind: ZoneKind::Notice,
                pieces: start..stop,
            });
            from = stop;
        }
        if from < end {
            found.push(Stretch {
                kind,
                pieces: from..end,
            });
        }
    }
    found
}

/// The zone that is being read.
struct Open {
    kind: ZoneKind,
    heading: Option<usize>,
}

impl Open {
    /// The kind of zone that begins with `piece`, which is no section's heading; none where the
    /// open zone goes on.
    fn next_kind(&self, piece: &Piece, index: usize, pieces: &[Piece], body: ZoneKind) -> Option<ZoneKind> {
        match self.kind {
            ZoneKind::Title => ends_title_block(piece, index, body).then_some(body),
            ZoneKind::Table => Some(body),
            ZoneKind::Minutes | ZoneKind::Narrative => None,
            ZoneKind::Outstanding | ZoneKind::Done => {
                (piece.marker.is_none() && piece.is_heading()).then_some(body)
            }
            ZoneKind::Decision => (piece.is_heading()
                && piece.marker.is_none()
                && !is_point_like(piece)
                && piece.words.ends_with(':'))
            .then_some(body),
            ZoneKind::Contacts => {
                (piece.words.len() > 160 || matches!(piece.role, Role::Heading { .. })).then_some(body)
            }
            ZoneKind::Recommendations | ZoneKind::Reasons | ZoneKind::Notice => {
                let heading = self.heading.and_then(|at| pieces.get(at));
                // "Reason: …" is over with its own line.
                let own_line = heading.is_some_and(|heading| {
                    heading
                        .words
                        .split_once(':')
                        .is_some_and(|(_, rest)| !rest.trim().is_empty())
                });
                if own_line {
                    return Some(body);
                }
                closes_section(heading, piece).then_some(body)
            }
            ZoneKind::Ending => None,
        }
    }
}

/// Whether `piece` is the heading of the next section after the one that `heading` began.
fn closes_section(heading: Option<&Piece>, piece: &Piece) -> bool {
    if let Role::Heading { level } = piece.role {
        let own = heading.map(|h| h.role);
        let deeper = matches!(own, Some(Role::Heading { level: own }) if level > own);
        let labelled = piece.low.starts_with("recommendation") || piece.low.starts_with("rec ");
        return !deeper && !labelled && !is_point_like(piece);
    }
    if !piece.is_heading() || piece.low.starts_with("recommendation") {
        return false;
    }
    match (&piece.marker, heading.and_then(|h| h.marker.as_ref())) {
        (Some(own), Some(section)) => {
            own.is_of_list(section)
                && own
                    .figure()
                    .zip(section.figure())
                    .is_some_and(|(next, last)| next == last + 1)
        }
        (Some(_), None) => false,
        (None, _) => {
            let capitals = |piece: &Piece| {
                piece.words.chars().any(char::is_alphabetic) && !piece.words.chars().any(char::is_lowercase)
            };
            // A heading in capitals, as that of the section is, though it ends as words that announce.
            let alike = capitals(piece)
                && heading.is_some_and(capitals)
                && !["ask", "recommend", "invite", "TO:", "THAT:"]
                    .iter()
                    .any(|word| piece.low.contains(word) || piece.words.ends_with(word));
            piece.apart && !is_point_like(piece) && (alike || !piece.words.ends_with(':'))
        }
    }
}

/// Whether a short line only divides a numbered list of recommendations (or of conclusions and
/// recommendations), as where each chapter's stand under its name: the list goes on below it with the next
/// number, and what has that number asks for something.
fn divides_the_list(pieces: &[Piece], heading: usize, index: usize, sections: &Sections) -> bool {
    /// How far the points before and after may stand.
    const FARTHEST: usize = 12;
    let divides = |piece: &Piece| piece.marker.is_none() && piece.is_heading() && !piece.is_cell();
    let figure = |piece: &Piece| {
        let marker = piece.marker.as_ref().filter(|marker| !marker.is_bullet())?;
        // Of a decimal number the last part counts on: 5.3 after 5.2.
        let last = || marker.number()?.rsplit('.').next()?.parse().ok();
        let figure = marker.figure().or_else(last);
        figure.map(|figure: u32| (figure, marker.clone()))
    };
    if !pieces.get(index).is_some_and(divides) {
        return false;
    }
    let concludes = pieces.get(heading).is_some_and(is_of_conclusions);
    let Some(point) = pieces
        .iter()
        .skip(index + 1)
        .take(FARTHEST)
        .find(|piece| !divides(piece))
    else {
        return false;
    };
    let Some((next, own)) = figure(point) else {
        return false;
    };
    let titled = || pieces.get(index).and_then(|piece| section_kind(piece, sections));
    if !concludes && (!request::reads_as_asked(&point.low) || titled().is_some()) {
        return false;
    }
    // The points of what was recommended to another stand above this heading.
    let first = if concludes { heading + 1 } else { 0 };
    let mut before = pieces
        .get(first..index)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(FARTHEST)
        .filter_map(figure)
        .peekable();
    // The first chapter's name stands between the heading and the first point.
    if before.peek().is_none() {
        return concludes && next == 1 && !own.is_decimal();
    }
    before.any(|(last, marker)| next == last + 1 && own.is_of_list(&marker))
}

/// Whether a short line reads as a point and not as a heading: "To note the report".
fn is_point_like(piece: &Piece) -> bool {
    let first = piece.low.split(' ').next().unwrap_or("");
    matches!(
        first,
        "to" | "that"
            | "note"
            | "consider"
            | "agree"
            | "approve"
            | "endorse"
            | "review"
            | "comment"
            | "support"
            | "receive"
    )
}

/// Whether the letterhead is over: the piece is running text, or the count says it must be.
fn ends_title_block(piece: &Piece, index: usize, body: ZoneKind) -> bool {
    if body == ZoneKind::Minutes && index > 0 {
        let told = piece.words.len() > 24
            && sentences_end(&piece.words)
            && !piece.low.starts_with("present")
            && !piece.low.starts_with("minutes of");
        let heading = piece.marker.is_some() && piece.is_heading();
        if told || heading || piece.low.starts_with("matters arising") || piece.words.ends_with(":-") {
            return true;
        }
    }
    // Why a paper is exempt is said at length, and before its title.
    if piece.low.contains("schedule 12a") && index < 12 {
        return false;
    }
    let prose = piece.words.len() > 110 && sentences_end(&piece.words) && !piece.words.contains(": ");
    let numbered = piece.marker.is_some() && piece.is_heading() && index > 1;
    prose
        || piece.words.len() > 220
        || numbered
        || index > 24
        || (piece.marker.is_some() && piece.words.len() > 60)
}

fn sentences_end(words: &str) -> bool {
    words.ends_with(['.', ':', '!', '?'])
}

/// What the text of the paper is where no section says otherwise: the record of a meeting, or
/// narrative.
fn body_of(pieces: &[Piece], sections: &Sections) -> ZoneKind {
    let head = pieces.iter().take(16);
    let signs = [
        "minutes of ",
        "minutes of a meeting",
        "minutes of the meeting",
        "minutes of meeting",
        "at a meeting of",
        "present:",
        "present",
        "attendance:",
        "members attending",
        "sederunt",
        "draft minute",
        "draft minutes",
        "yn bresennol",
        "presennol",
        "cofnodion /",
        "apologies for absence",
        "apologies",
        "meeting note",
        "matters arising",
        "in attendance",
        "attendees",
        "minute of meeting",
        "cofnodion y cyfarfod",
        "record of cabinet decisions",
        "record of decisions",
        "record of executive decisions",
        "notes of a meeting",
        "minutes of proceedings",
        "councillors in attendance",
        "members present",
        "draft minutes",
        "decisions published",
    ];
    let has_sign = head.clone().any(|piece| {
        signs
            .iter()
            .any(|sign| piece.low.starts_with(sign) || (sign.len() > 12 && piece.low.contains(sign)))
            || is_title_of_minutes(&piece.low)
    });
    let resolves = pieces.iter().any(|piece| {
        ["RESOLVED", "PENDERFYNWYD", "AGREED", "DECIDED"]
            .iter()
            .any(|word| piece.words.contains(word))
    });
    let has_section = pieces.iter().any(|piece| {
        style::is_one_of(&piece.low, &sections.minutes)
            || style::is_one_of(&piece.low, &sections.recommendations)
            || piece.low.starts_with("recommendation:")
            || piece.low.starts_with("report to:")
    });
    let agrees = pieces.iter().any(|piece| {
        [
            "it was agreed that",
            "it was resolved",
            "the committee agreed",
            "the committee noted",
            "the panel noted",
            "the panel agreed",
            "was received",
        ]
        .iter()
        .any(|sign| piece.low.contains(sign))
    });
    let is_report = pieces.iter().take(12).any(|piece| {
        ["report of", "report to", "report by", "briefing", "note for"]
            .iter()
            .any(|sign| piece.low.starts_with(sign))
    });
    let agrees = agrees && !is_report;
    if has_sign || (!has_section && (resolves || agrees)) || tells_of_a_meeting(pieces) {
        ZoneKind::Minutes
    } else {
        ZoneKind::Narrative
    }
}

/// Whether the paper is a letter that tells what a meeting decided and what was promised there.
fn tells_of_a_meeting(pieces: &[Piece]) -> bool {
    let letter = pieces.iter().take(24).any(|piece| piece.low.starts_with("dear "));
    let tells = [
        "the committee resolved",
        "the committee agreed",
        "the panel resolved",
        "the panel agreed",
        "the board agreed",
        "you agreed to",
        "you undertook to",
        "you kindly agreed",
        "you kindly offered",
        "you offered to",
        "you promised",
        "members asked that",
        "the committee asked that",
        "the committee requested",
        "the panel asked that",
        "the panel requested",
    ];
    letter
        && pieces
            .iter()
            .any(|piece| tells.iter().any(|words| piece.low.contains(words)))
        && !pieces.iter().any(|piece| {
            piece.low.contains("your recommendation") || piece.low.contains("recommendation was that")
        })
}

/// "Minutes | Thursday 2 March": the word with no more behind it than when the meeting was.
fn is_title_of_minutes(low: &str) -> bool {
    let rest = ["minutes", "minute", "cofnodion"]
        .iter()
        .find_map(|word| low.strip_prefix(word));
    rest.is_some_and(|rest| {
        let words = rest.trim_start();
        words.starts_with(['|', '-', ',', '/']) && words.chars().any(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::{ZoneKind, stretches};
    use crate::document;
    use crate::extract::clean::pieces;

    /// The words of the pieces that are notices of the agenda.
    fn notices(text: &str) -> Vec<String> {
        let document = document::read(text.as_bytes(), "paper.txt").unwrap();
        let pieces = pieces(&document);
        stretches(&pieces)
            .into_iter()
            .filter(|stretch| stretch.kind == ZoneKind::Notice)
            .flat_map(|stretch| stretch.pieces)
            .map(|index| pieces[index].words.clone())
            .collect()
    }

    #[test]
    fn what_stands_between_a_matter_and_its_minutes_is_the_notice_of_it() {
        let text = "Agenda and minutes\n\nVenue: The Quay Room\n\nItems\nNo. Item\n\n24.\n\nMINUTES\n\nMinutes:\n\nThe \
                    Clerk submitted the minutes of the last meeting.\n\nResolved - That the minutes be received.\n\n\
                    26.\n\nSITE VISITS\n\nMembers are asked to request all site visits before any matter is \
                    considered.\n\nMinutes:\n\nMembers were shown the quay.";
        assert_eq!(
            notices(text),
            ["Members are asked to request all site visits before any matter is considered."]
        );
    }

    #[test]
    fn what_was_decided_before_the_minutes_is_no_notice() {
        let text = "Agenda, decisions and minutes\n\nNo. Item\n\n24.\n\nMINUTES\n\nMinutes:\n\nThe Clerk \
                    spoke.\n\n26.\n\nSITE VISITS\n\nDecision:\n\nRESOLVED - That the quay be seen.\n\nMinutes:\n\n\
                    Members were shown the quay.";
        assert!(notices(text).is_empty(), "{:?}", notices(text));
    }
}
