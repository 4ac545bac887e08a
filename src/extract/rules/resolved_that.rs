//! "RESOLVED – That …", "RECOMMENDED that", "The Committee agreed:-", "DECIDED": the word by which
//! minutes mark a decision, and its points or its sentence.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::marker::Marker;
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use regex::Regex;
use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) struct ResolvedThat;

const ID: &str = "resolved_that";

/// The word in capitals anywhere, or in plain letters at the start of a sentence where a stop or
/// "that" follows it.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"(?x)
        (?P<lead>(?:(?:It\ was|it\ was|it\ is|It\ is|IT\ WAS)\ )?
            (?:(?:therefore|THEREFORE|unanimously|UNANIMOUSLY|further|FURTHER|accordingly|also|thereupon|then|duly)\ )*
            (?P<word>R\ E\ S\ O\ L\ V\ E\ D|R\ E\ C\ O\ M\ M\ E\ N\ D\ E\ D|A\ G\ R\ E\ E\ D|RESOLVED|ORDERED|RECOMMENDED|AGREED|DECIDED|PENDERFYNWYD|ARGYMHELLWYD|CYTUNWYD
              |Resolved|Recommended|Agreed|Decided|Penderfynwyd|Cytunwyd|Argymhellwyd|RESOLUTION|DECISION|RECOMMENDATION|OUTCOME|Decision|Outcome|Resolution|DETERMINED|Determined|APPROVED|NOTED)
            (?P<to>\ (?:TO|to|T\ O)\ (?:THE\ |the\ |T\ H\ E\ )?(?P<body>C\ A\ B\ I\ N\ E\ T|C\ O\ U\ N\ C\ I\ L|E\ X\ E\ C\ U\ T\ I\ V\ E|CABINET|Cabinet|EXECUTIVE|Executive|COUNCIL|Council|FULL\ COUNCIL|full\ Council))?
            (?P<how>\ (?:UNANIMOUSLY|unanimously|with\ one\ change|as\ follows|to\ recommend\ that))?
        )
        (?P<gap>\s*(?:\([^)]{4,60}\)\s*|\(\d{1,2}[:/\-]\d{1,2}\)\s*|,?\ nem\.?\ con\.?,?|,\ (?:by|with|on|without|unanimously|subject|there)\b[^,.;:]{0,60}(?:,\ |(?P<colon>:)))?[:.,\-]*\s*(?:-\s*)?)",
    )
});

impl Rule for ResolvedThat {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Title,
            ZoneKind::Minutes,
            ZoneKind::Decision,
            ZoneKind::Narrative,
            ZoneKind::Recommendations,
            ZoneKind::Notice,
            ZoneKind::Ending,
            ZoneKind::Contacts,
            ZoneKind::Outstanding,
            ZoneKind::Table,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Agenda item\n\nMarkets\n\nMinutes:\n\nThe Panel looked at the rents.\n\nRESOLVED - That the report be noted.",
                finds: &["That the report be noted."],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\n4. REPAIRS\n\nAfter a discussion it was\n\nRECOMMENDED that\n\n(a)        the County Council be asked to repair the bridge; and\n\n(b)        the Police be told,\n\nand RESOLVED that a report be made in September 2022.",
                finds: &[
                    "the County Council be asked to repair the bridge",
                    "the Police be told",
                    "a report be made in September 2022.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\n4. RENTS\n\nR E C O M M E N D E D   T O   C O U N C I L\n\n(1)   THAT the rents be held; and\n\n(2)   THAT the fund be closed.\n\nR E S O L V E D   that the report be noted.",
                finds: &[
                    "THAT the rents be held",
                    "THAT the fund be closed.",
                    "the report be noted.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\n4. RENTS\n\nIt was unanimously\n\nRESOLVED\n\nthat the Cabinet be recommended to:\n\na) hold the rents;\nb) close the fund.",
                finds: &["hold the rents", "close the fund."],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\n5. PARKS\n\nThe Committee therefore AGREED to confirm the decision of Cabinet, which can take effect at once.",
                finds: &["to confirm the decision of Cabinet"],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\n6. REPAIRS PLAN\n\nRESOLVED (by majority):\n\nThat the Panel\n\n1. Endorse the plan.\n\n2. Receive a report each quarter.",
                finds: &["Endorse the plan.", "Receive a report each quarter."],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\n7. APPEALS\n\nRESOLVED:\n\n1. That the report be noted.\n\n2. That the grounds for an appeal be:\n\n• Want of notice\n\n• New evidence\n\n3. That a form be printed.",
                finds: &[
                    "That the report be noted.",
                    "That the grounds for an appeal be: Want of notice New evidence",
                    "That a form be printed.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Parks Committee held on 3 May 2022\n\n5. FIRES\n\nRESOLVED: On the proposal of Alderman Hale, seconded by Councillor Lamb, that the scheme run again in 2023.",
                finds: &["that the scheme run again in 2023."],
            },
            Example {
                text: "Minutes of a meeting of the Parks Committee held on 3 May 2022\n\n5. PLAN\n\nRESOLVED:\n\n(i) to note the plan;\n\n(ii) to ask that the Clerk:\n\n(a) sets a target for each year;\n\n(b) opens a new park by September 2023;\n\n(iii) to receive a report in the summer.",
                finds: &[
                    "to note the plan",
                    "sets a target for each year",
                    "opens a new park by September 2023",
                    "to receive a report in the summer.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Transport Committee held on 3 May 2022\n\n6. BUSES\n\nRESOLVED:\n\n6.1 That the report be noted.\n\n6.2 That the charter be sent to all members.\n\nRECOMMENDED to the Authority Board:\n\n6.3 That the grant be used for evening buses.",
                finds: &[
                    "That the report be noted.",
                    "That the charter be sent to all members.",
                    "That the grant be used for evening buses.",
                ],
            },
            Example {
                text: "Agenda item\n\nMarkets\n\nMinutes:\n\nThe rents had been agreed with the traders. Members were resolved to see the matter through, and a plan agreed in May would be kept.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        for (index, piece) in zone.iter() {
            for mark in marks(piece) {
                if is_status(paper, piece, &mark) {
                    continue;
                }
                if mark.noun && !matches!(zone.kind, ZoneKind::Minutes | ZoneKind::Decision) {
                    continue;
                }
                take(paper, index, &mark, out);
            }
        }
    }
}

/// Whether the word is how an item of a tracker stands and marks no decision: "AGREED   It will be …".
fn is_status(paper: &Paper<'_>, piece: &Piece, mark: &Mark) -> bool {
    let tracker = matches!(
        paper.facts.kind,
        PaperKind::ActionTracker | PaperKind::ExecutiveResponse
    );
    let after = piece.words.get(mark.range.end..mark.limit).unwrap_or("");
    tracker && !mark.stopped && that_length(after) == 0 && !after.starts_with("to ")
}

/// One mark of a decision in a piece.
struct Mark {
    kind: ItemKind,
    /// Whether it is a label such as "Decision:" and no verb.
    noun: bool,
    /// The body that the mark itself names.
    body: Option<String>,
    /// The whole mark.
    range: Range<usize>,
    /// Whether a stop stands between the mark and the words.
    stopped: bool,
    /// Where the next mark of the piece begins, or the piece's end.
    limit: usize,
}

fn marks(piece: &Piece) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    // Asked once: a paragraph without end may hold a mark in every sentence.
    let is_heading = LazyCell::new(|| piece.is_heading());
    let all_capitals = LazyCell::new(|| is_all_capitals(&piece.words));
    for captures in MARK.captures_iter(&piece.words) {
        let (Some(whole), Some(word), Some(gap)) =
            (captures.get(0), captures.name("word"), captures.name("gap"))
        else {
            continue;
        };
        let before = piece.words.get(..whole.start()).unwrap_or("");
        let after = piece.words.get(whole.end()..).unwrap_or("");
        let glued =
            before.ends_with(|c: char| c.is_alphanumeric()) || (gap.as_str().is_empty() && !after.is_empty());
        let opens =
            before.is_empty() || before.ends_with(". ") || before.ends_with("| ") || before.ends_with("- ");
        let capitals = word.as_str().chars().all(|c| c.is_uppercase() || c == ' ');
        let noun = matches!(
            word.as_str(),
            "RESOLUTION"
                | "DECISION"
                | "RECOMMENDATION"
                | "OUTCOME"
                | "Decision"
                | "Outcome"
                | "Resolution"
                | "APPROVED"
                | "NOTED"
        );
        // A word in quotes is spoken of and decides nothing.
        let spoken_of = before.ends_with(['"', '\''])
            || ["has ", "have ", "had ", "were "]
                .iter()
                .any(|had| before.ends_with(had));
        // "The minutes were AGREED and the Chairman signed them": the sentence itself tells the decision.
        let told = !gap.as_str().contains([':', '-']) && after.starts_with("and ");
        if spoken_of || told {
            continue;
        }
        let stopped = gap.as_str().contains([':', '-']);
        let that = after
            .get(..4)
            .is_some_and(|word| word.eq_ignore_ascii_case("that"));
        let lead_capital = captures
            .name("lead")
            .is_some_and(|lead| lead.as_str().starts_with("It "));
        let lower = after.starts_with(char::is_lowercase) && !that && !after.starts_with("to ");
        let is_mark = if noun {
            opens && stopped && (word.as_str().chars().all(char::is_uppercase) || !after.is_empty())
        } else if capitals {
            let heading = !stopped && !that && *all_capitals;
            !heading || (opens && after.is_empty())
        } else {
            (opens || lead_capital)
                && !(lower && stopped && !gap.as_str().contains(':'))
                && (stopped || that || after.is_empty())
                && !(after.is_empty() && !stopped && !before.is_empty())
        };
        if glued || !is_mark || (!capitals && !stopped && !that && !after.is_empty() && *is_heading) {
            continue;
        }
        if let Some(last) = found.last_mut() {
            last.limit = whole.start();
        }
        let recommends = unspaced(word.as_str()).to_uppercase().starts_with("RECOMMEND")
            || word.as_str() == "ARGYMHELLWYD";
        found.push(Mark {
            kind: if recommends {
                ItemKind::Recommendation
            } else {
                ItemKind::Resolution
            },
            noun: noun && word.as_str().chars().any(char::is_lowercase),
            body: captures
                .name("body")
                .map(|body| title_case(&unspaced(body.as_str()))),
            range: whole.range(),
            stopped,
            limit: piece.words.len(),
        });
    }
    found
}

/// Words printed with a space between their letters, as headings once were, without those spaces.
fn unspaced(words: &str) -> String {
    let spaced = words.split(' ').all(|letter| letter.chars().count() == 1);
    if spaced {
        words.replace(' ', "")
    } else {
        words.to_owned()
    }
}

/// Whether a piece is printed in capitals throughout, as headings are.
fn is_all_capitals(words: &str) -> bool {
    !words.chars().any(char::is_lowercase)
}

fn title_case(body: &str) -> String {
    let mut letters = body.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{first}{}", letters.as_str().to_lowercase())
    })
}

fn take(paper: &Paper<'_>, index: usize, mark: &Mark, out: &mut Candidates) {
    let Some(piece) = paper.piece(index) else { return };
    let after = piece.words.get(mark.range.end..mark.limit).unwrap_or("");
    let that = that_length(after);
    let rest = after.get(that..).unwrap_or("").trim_matches([' ', ':', '-', '.']);
    // In two languages the word is printed twice: "PENDERFYNWYD / RESOLVED".
    if rest.trim_matches([' ', '/', '|']).is_empty() && mark.limit < piece.words.len() {
        return;
    }
    // "Agreed: On the proposal of …, it was agreed to": what is told behind the label is read as prose.
    let low = piece.low.get(mark.range.end..mark.limit).unwrap_or("");
    let told = [
        "it was agreed",
        "it was resolved",
        "it was decided",
        "it was unanimously",
    ]
    .iter()
    .any(|told| low.starts_with(told) || low.contains(&format!(", {told}")));
    if told {
        return;
    }
    let lead_in = Place::new(index, mark.range.start..mark.limit);
    let next_is_list = paper
        .piece(index + 1)
        .is_some_and(|next| next.marker.is_some() && !next.is_cell());
    let announces = rest.is_empty()
        || (next_is_list && rest.split(' ').count() <= 4 && !after.trim_end().ends_with(['.', ';']))
        || (next_is_list
            && after.trim_end().ends_with([':', '-'])
            && rest.split(' ').count()
                <= if rest.contains("make the following ") {
                    30
                } else {
                    14
                });
    if announces && mark.limit == piece.words.len() {
        take_list(paper, index, mark, lead_in, out);
        return;
    }
    // "RESOLVED that" belongs to the mark; "RESOLVED – That" and "Resolved    That" to the decision.
    let own_that = mark.stopped || after.starts_with("That ");
    let start = mark.range.end + if own_that { proposal_length(low) } else { that };
    let label = NEXT_LABELS
        .iter()
        .filter_map(|label| piece.low.get(start..mark.limit)?.find(label))
        .min();
    let limit = label.map_or(mark.limit, |at| start + at);
    if mark.limit == piece.words.len() && take_beside(paper, index, mark, start, lead_in, out) {
        return;
    }
    let listed = points::run_on(&piece.words, start..limit);
    if listed.len() >= 2 {
        let shared = Place::new(index, before_first(piece, mark.range.start, &listed));
        for (number, range) in listed {
            push(
                mark,
                vec![Place::new(index, range)],
                Some(number),
                Some(shared),
                out,
            );
        }
        return;
    }
    take_sentences(piece, index, mark, start, out);
}

/// "RESOLVED (1) that …" with the other points below it: the first stands beside the mark.
fn take_beside(
    paper: &Paper<'_>,
    index: usize,
    mark: &Mark,
    start: usize,
    lead_in: Place,
    out: &mut Candidates,
) -> bool {
    let Some(piece) = paper.piece(index) else {
        return false;
    };
    let beside = piece.words.get(start..).unwrap_or("");
    let skip = beside.len() - beside.trim_start_matches(['-', ':', ' ']).len();
    let Some((first, at)) = Marker::at_start(beside.get(skip..).unwrap_or("")) else {
        return false;
    };
    let follows = paper
        .piece(index + 1)
        .and_then(|next| next.marker.as_ref())
        .is_some_and(|next| next.follows(&first));
    if !first.is_first() || !follows {
        return false;
    }
    let own = sentence::trimmed(&piece.words, start + skip + at..mark.limit);
    let shared = Place::new(index, lead_in.start..start);
    push(
        mark,
        vec![Place::new(index, own)],
        first.number(),
        Some(shared),
        out,
    );
    for (point, announced) in points::leaves(paper, points::list_at(paper, index + 1, paper.pieces.len())) {
        push(mark, point.places, point.number, announced.or(Some(shared)), out);
    }
    true
}

/// The words that points in running prose share: those before the first of their numbers.
fn before_first(piece: &Piece, start: usize, listed: &[(String, Range<usize>)]) -> Range<usize> {
    let first = listed.first().and_then(|(number, own)| {
        let before = piece.words.get(start..own.start)?;
        before.rfind(number.as_str()).map(|at| start + at)
    });
    sentence::trimmed(&piece.words, start..first.unwrap_or(piece.words.len()))
}

/// The length of who proposed it, where that stands before the decision: "On the proposal of Alderman Hale,
/// seconded by Councillor Lamb, that …".
fn proposal_length(low: &str) -> usize {
    let names = [
        "on the proposal of ",
        "on the motion of ",
        "proposed by ",
        "moved by ",
    ]
    .iter()
    .any(|opening| low.starts_with(opening));
    low.find(" that ")
        .filter(|at| names && low.get(..*at).is_some_and(|before| before.contains("second")))
        .map_or(0, |at| at + 1)
}

/// The length of a leading "that" with the space or stop after it.
fn that_length(after: &str) -> usize {
    let is_that = after
        .get(..4)
        .is_some_and(|word| word.eq_ignore_ascii_case("that"));
    if !is_that
        || after
            .get(4..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
    {
        return 0;
    }
    let rest = after.get(4..).unwrap_or("");
    4 + rest.len() - rest.trim_start_matches([' ', ':', '-']).len()
}

fn take_list(paper: &Paper<'_>, index: usize, mark: &Mark, lead_in: Place, out: &mut Candidates) {
    let mut lead_in = lead_in;
    let mut list = points::list_at(paper, index + 1, paper.pieces.len());
    if list.is_empty()
        && let Some(found) = list_under_next(paper, index + 1)
    {
        (lead_in, list) = (paper.whole(index + 1), found);
    }
    if list.is_empty() {
        list = points::list_in_cells(paper, index);
    }
    let that = paper.words_at(lead_in).to_lowercase().contains("that");
    let capitals = paper
        .words_at(lead_in)
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(6)
        .all(char::is_uppercase);
    // "Agreed" on a line of its own is a status and announces nothing.
    if list.is_empty() && !mark.stopped && !that && !capitals {
        return;
    }
    if list.is_empty() {
        let mut next = index + 1;
        while let Some(piece) = paper.piece(next) {
            if piece.is_cell()
                || piece.words.is_empty()
                || !marks(piece).is_empty()
                || piece.low.starts_with("reason")
            {
                break;
            }
            let own = decision_range(piece, 0, piece.words.len());
            push(mark, vec![Place::new(next, own)], None, None, out);
            // Further lines belong to it only as long as each is left open for the next.
            if !piece.words.ends_with(';') && !piece.words.ends_with("; and") {
                break;
            }
            next += 1;
        }
        return;
    }
    for (point, announced) in points::leaves(paper, list) {
        push(mark, point.places, point.number, announced.or(Some(lead_in)), out);
    }
}

/// "RESOLVED" alone, and below it "that Cabinet be recommended to:" over the list.
fn list_under_next(paper: &Paper<'_>, next: usize) -> Option<Vec<points::Point>> {
    let piece = paper.piece(next)?;
    let announces = piece.marker.is_none()
        && !piece.is_cell()
        && piece.words.len() < 200
        && (piece.words.ends_with([':', '-']) || is_bare_body(paper, piece))
        && marks(piece).is_empty();
    announces.then(|| points::list_at(paper, next + 1, paper.pieces.len()))
}

/// "That the Committee" alone, without a stop, over points that say what it does.
fn is_bare_body(paper: &Paper<'_>, piece: &Piece) -> bool {
    let name = ["that the ", "that ", "the "]
        .iter()
        .find_map(|opening| piece.low.strip_prefix(opening));
    name.and_then(|name| name.rsplit(' ').next().map(|noun| (name, noun)))
        .is_some_and(|(name, noun)| {
            name.split(' ').count() <= 6
                && (style::is_one_of(noun, &paper.words.people.bodies) || noun == "members")
        })
}

/// A decision in the mark's own paragraph: its first sentence, and each further one that begins
/// with "That".
fn take_sentences(piece: &Piece, index: usize, mark: &Mark, start: usize, out: &mut Candidates) {
    let body = piece.words.get(start..mark.limit).unwrap_or("");
    for (nth, range) in sentence::sentences(body).into_iter().enumerate() {
        let words = body.get(range.clone()).unwrap_or("");
        if nth > 0 && !words.starts_with("That ") {
            break;
        }
        let own = decision_range(piece, start + range.start, start + range.end);
        push(mark, vec![Place::new(index, own)], None, None, out);
    }
}

/// Labels that end the points of a decision printed in one paragraph.
const NEXT_LABELS: &[&str] = &[
    " reason for decision",
    " reasons for decision",
    " reason for the decision",
    " reasons for the decision",
];

/// Words after a decision that tell what follows from it and are no part of it.
const AFTERTHOUGHTS: &[&str] = &[
    ", which can ",
    ", which could ",
    ", and the chairman signed",
    " and the chairman signed",
    " and the chair signed",
    ", and the chair signed",
    ", and signed by",
    ", which was then",
    ", and they were signed",
    ", with the following",
    " with the following",
    " for the following reason",
];

fn decision_range(piece: &Piece, start: usize, end: usize) -> Range<usize> {
    let low = piece.low.get(start..end).unwrap_or("");
    let cut = AFTERTHOUGHTS.iter().filter_map(|words| low.find(words)).min();
    let joint = [" and", " and it was"]
        .iter()
        .find(|joint| low.trim_end().ends_with(**joint))
        .map(|joint| low.trim_end().len() - joint.len());
    sentence::trimmed(&piece.words, start..start + cut.or(joint).unwrap_or(low.len()))
}

fn push(
    mark: &Mark,
    places: Vec<Place>,
    number: Option<String>,
    lead_in: Option<Place>,
    out: &mut Candidates,
) {
    let reason = if mark.kind == ItemKind::Recommendation {
        "It follows the word by which the minutes mark a recommendation."
    } else {
        "It follows the word by which the minutes mark a decision."
    };
    let mut item = Candidate::new(ID, mark.kind, places, reason)
        .numbered(number)
        .sure(Confidence::Certain);
    item.lead_in = lead_in;
    item.asked.clone_from(&mark.body);
    out.push(item);
}
