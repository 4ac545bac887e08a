//! A letter that answers in running text: "Your second recommendation was that … . We are glad to
//! do this."

use super::{Example, Rule, is_labelled};
use crate::extract::answer;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::exchange;
use crate::extract::marker::Marker;
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) struct ReplyByLetter;

const ID: &str = "reply_by_letter";

struct Patterns {
    /// "Your second recommendation was that", "Recommendation 3 asks us to".
    named: Regex,
    /// "The Committee also recommended that", "You asked us to".
    told: Regex,
    /// "Second, that": one of several in order.
    in_order: Regex,
    /// "On your proposal that": what is asked and its answer share a sentence.
    taken_up: Regex,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let connector = r"(?:(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ff]inal|[Ll]ast|[Nn]ext|[Aa]lso|[Tt]hen|[Ii]n addition|[Ll]ikewise|[Ss]imilarly)(?:ly)?,? )?";
    let who = r"(?:[Yy]ou|[Ii]t|[Tt]hey|[Mm]embers|[Cc]ouncillors|[Ss]crutiny|(?:[Yy]our|[Tt]he|[Ii]ts) (?:[A-Za-z&-]+ ){0,5}?(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission|[Gg]roup|[Rr]eview|[Rr]eport|[Ii]nquiry|[Mm]embers|[Ss]crutiny|[Cc]ouncillors|letter))";
    let verb = r"(?:asked|recommended|suggested|proposed|requested|urged|called|wanted|sought|pressed|invited|asks|recommends|suggests|proposes|requests|urges|calls|wants)";
    let nth = r"(?P<number>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last)";
    Patterns {
        named: pattern::fixed(&format!(
            r"^{connector}(?:(?:[Yy]our|[Tt]he|[Tt]he Committee's|[Tt]he Panel's|[Ii]ts) {nth}(?: recommendation| point| request| proposal| one)?(?P<verb> (?:was|is) (?:that|to|for) | ask(?:ed|s) (?:us to|that|for) | recommend(?:ed|s) that | was |, )|(?:Your )?Recommendation (?P<figure>\d{{1,2}}) (?:calls? on us to|calls on us to|asks us to|asked us to|called on us to|asks that|asked that|asks for|asked for|calls for|called for|is that|was that|recommends that|proposes that|proposed that|suggests that|suggested that|was to|is to|concerns|was about|is about) )"
        )),
        told: pattern::fixed(&format!(
            r"^{connector}{who},? (?:(?:also|further|then|next|therefore|have|has|had|again|in addition|finally|lastly|and|secondly|thirdly) )*{verb}(?: on| upon)?(?:(?: (?:us|me|[Tt]he [A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*){{0,4}}|Cabinet|the Trust))(?: also| further)?,? to|(?: (?:us|me))?,? (?:that|for|whether|if)) "
        )),
        in_order: pattern::fixed(
            r"^(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|[Tt]enth|[Ff]inal|[Ll]ast)(?:ly)?,? that ",
        ),
        taken_up: pattern::fixed(
            r"^(?:(?:[Oo]n|[Aa]s (?:to|for|regards)|[Ww]ith regard to|[Ii]n respect of|[Rr]egarding|[Tt]urning to|[Ii]n relation to|[Cc]oncerning|[Ii]n (?:answer|response) to) )(?:[Yy]our|[Tt]he(?: [A-Z][a-z]+)*(?:'s)?|[Ii]ts) (?:(?:first|second|third|fourth|fifth|final|last|further|other) )?(?:recommendation|request|proposal|suggestion|call) (?:that|to|for) ",
        ),
    }
});

impl Rule for ReplyByLetter {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Title,
            ZoneKind::Narrative,
            ZoneKind::Minutes,
            ZoneKind::Recommendations,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Hollinford Hospitals NHS Trust\n\nDear Councillor Osei\n\nThank you for your report.\n\nYour first recommendation was that the Trust open the car park at night. We are glad to do this.\n\nYour second asked us to print the bus times. A trial began in May.",
                finds: &["the Trust open the car park at night.", "print the bus times."],
            },
            Example {
                text: "Dear Chair\n\nYour third recommendation, on signs in Welsh, is already part of our plan for the year.",
                finds: &["on signs in Welsh"],
            },
            Example {
                text: "Dear Councillor Finch\n\n1. You asked that timetables be put up at every stop. This has been done at most of them.",
                finds: &["timetables be put up at every stop."],
            },
            Example {
                text: "Department for Ports\n\nDear Councillor Osei\n\nThank you for your report. The Committee recommended that the ferry should run on Sundays. I am afraid that this cannot be done. It also asked that the quay be lit. We are glad to agree.\n\nOn your suggestion that dogs travel free, this is for the operator.",
                finds: &[
                    "the ferry should run on Sundays.",
                    "the quay be lit.",
                    "dogs travel free",
                ],
            },
            Example {
                text: "Dear Chair\n\nYour first visit to the ward was welcome. Your second was too short.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let prose = zone.iter().any(|(_, piece)| may_tell(piece))
            && *paper.answers_in_prose.get_or_init(|| answers_in_prose(paper));
        for (index, piece) in zone.iter() {
            if !by_name(paper, index, piece, out) && prose {
                in_prose(paper, index, piece, out);
            }
        }
    }
}

/// Whether a paragraph may tell what was asked, before the whole paper is looked at.
fn may_tell(piece: &Piece) -> bool {
    !piece.is_cell()
        && sentence::sentences(&piece.words).into_iter().any(|range| {
            let words = piece.words.get(range).unwrap_or("");
            PATTERNS.told.is_match(words)
                || PATTERNS.in_order.is_match(words)
                || PATTERNS.taken_up.is_match(words)
        })
}

/// Whether the paper answers in running text and prints no list of what it answers.
fn answers_in_prose(paper: &Paper<'_>) -> bool {
    let letter = paper
        .pieces
        .iter()
        .any(|piece| piece.low.starts_with("dear ") || answer::is_sign_off(&piece.low));
    let labelled = paper
        .pieces
        .iter()
        .filter(|piece| is_labelled(piece, &paper.words))
        .count();
    (letter || answer::is_answering(paper)) && labelled < 2 && exchange::read(paper).is_empty()
}

/// "Your second recommendation was that … . We are glad to do this."
fn by_name(paper: &Paper<'_>, index: usize, piece: &Piece, out: &mut Candidates) -> bool {
    let Some(opening) = PATTERNS.named.captures(&piece.words) else {
        return false;
    };
    let Some(whole) = opening.get(0) else { return false };
    let sentences = sentence::sentences(&piece.words);
    let Some(first) = sentences.first() else {
        return false;
    };
    let figure = opening.name("figure").map(|figure| figure.as_str().to_owned());
    let number = opening.name("number").map(|number| number.as_str().to_owned());
    let said = figure.is_some() || whole.as_str().contains("recommendation");
    if !said && !is_of_a_series(paper, index) || figure.is_some() && sentences.len() < 2 {
        return false;
    }
    let verb = opening.name("verb").map_or("", |verb| verb.as_str());
    let (own, from) = if verb == ", " {
        let rest = piece.words.get(whole.end()..first.end).unwrap_or("");
        let Some(comma) = rest.find(", ") else {
            return false;
        };
        (whole.end()..whole.end() + comma, whole.end() + comma + 2)
    } else {
        (whole.end()..first.end, (first.end + 1).min(piece.words.len()))
    };
    let answer = if from < piece.words.len() {
        vec![Place::new(index, from..piece.words.len())]
    } else {
        next_paragraph(paper, index)
    };
    push(paper, Place::new(index, own), figure.or(number), answer, out);
    true
}

/// "The Committee recommended that … . I am afraid that this cannot be done. It also asked for …": each
/// sentence that tells what was asked is answered by those that follow it.
fn in_prose(paper: &Paper<'_>, index: usize, piece: &Piece, out: &mut Candidates) {
    if piece.is_cell() || piece.is_heading() {
        return;
    }
    let sentences = sentence::sentences(&piece.words);
    let mut told: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for range in &sentences {
        let words = piece.words.get(range.clone()).unwrap_or("");
        if let Some(found) = PATTERNS
            .told
            .find(words)
            .or_else(|| PATTERNS.in_order.find(words))
        {
            told.push((range.start + found.end()..range.end, range.end..range.end));
        } else if let Some((own, answer)) = taken_up(words) {
            told.push((
                range.start + own.start..range.start + own.end,
                range.start + answer..range.end,
            ));
        } else if let Some((_, answer)) = told.last_mut() {
            answer.start = answer.start.min(range.start.max(answer.end));
            answer.end = range.end;
        }
    }
    // The number of a paragraph of a report is not the recommendation's.
    let number = piece
        .marker
        .as_ref()
        .filter(|marker| !marker.is_decimal())
        .and_then(Marker::number);
    for (own, answer) in told {
        let answer = sentence::trimmed(&piece.words, answer);
        let answer = if answer.is_empty() {
            next_paragraph(paper, index)
        } else {
            vec![Place::new(index, answer)]
        };
        if !answer.is_empty() {
            let own = sentence::trimmed(&piece.words, own);
            push(paper, Place::new(index, own), number.clone(), answer, out);
        }
    }
}

/// "On your proposal that fares be frozen, we are looking at this": where the words of the proposal
/// stand and where the answer begins.
fn taken_up(words: &str) -> Option<(Range<usize>, usize)> {
    let start = PATTERNS.taken_up.find(words)?.end();
    let rest = words.get(start..)?;
    let subjects = [
        ", we ",
        ", i ",
        ", this ",
        ", the ",
        ", it ",
        ", our ",
        ", cabinet ",
        ", there ",
        ", officers ",
        ", work ",
    ];
    let low = rest.to_ascii_lowercase();
    let at = subjects.iter().filter_map(|subject| low.find(subject)).min()?;
    Some((start..start + at, start + at + ", ".len()))
}

/// The paragraph below, where it goes on about what was asked.
fn next_paragraph(paper: &Paper<'_>, index: usize) -> Vec<Place> {
    paper
        .piece(index + 1)
        .filter(|next| {
            !next.is_cell()
                && !next.is_heading()
                && next.marker.is_none()
                && !answer::is_sign_off(&next.low)
                && !may_tell(next)
                && !PATTERNS.named.is_match(&next.words)
        })
        .and_then(|_| answer::plain_words(paper, index + 1))
        .into_iter()
        .collect()
}

fn push(paper: &Paper<'_>, own: Place, number: Option<String>, answer: Vec<Place>, out: &mut Candidates) {
    let mut item = Candidate::new(
        ID,
        ItemKind::Recommendation,
        vec![own],
        "The letter names what was asked and answers it.",
    )
    .numbered(number)
    .sure(Confidence::Likely);
    item.answer = answer;
    item.asked = sender(paper);
    out.push(item);
}

/// Whether a paragraph before this one has named a recommendation in the same manner.
fn is_of_a_series(paper: &Paper<'_>, index: usize) -> bool {
    (index.saturating_sub(12)..index).any(|before| {
        paper.piece(before).is_some_and(|piece| {
            PATTERNS.named.is_match(&piece.words) && piece.low.contains("recommendation")
        })
    })
}

/// The sort of body that writes: the last word of its name in the letterhead.
fn sender(paper: &Paper<'_>) -> Option<String> {
    let name = &paper.piece(0)?.words;
    let last = name.split(' ').next_back()?;
    style::is_one_of(&last.to_lowercase(), &paper.words.people.bodies).then(|| last.to_owned())
}
