//! A letter that answers in running text: "Your second recommendation was that … . We are glad to
//! do this."

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use regex::Regex;
use std::sync::LazyLock;

pub(super) struct ReplyByLetter;

const ID: &str = "reply_by_letter";

#[expect(
    clippy::expect_used,
    reason = "a fixed pattern, compiled by the examples of this rule"
)]
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:Your|The|The Committee's|The Panel's) (?P<number>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last)(?: recommendation| one)?(?P<verb> was that | was to | was for | asked us to | asked that | asked for | recommended that | was |, )|^(?:Your )?Recommendation (?P<figure>\d{1,2}) (?:calls on us to|asks us to|asked us to|called on us to|asks that|asked that|asks for|asked for|calls for|called for|is that|was that|recommends that|proposes that|proposed that|suggests that|suggested that|was to|is to|concerns|was about|is about) |^You (?:also )?(?:asked|recommended)(?P<asked> that | us to | for | whether | to | if )",
    )
    .expect("the pattern is fixed")
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
                text: "Dear Chair\n\nYour first visit to the ward was welcome. Your second was too short.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        for (index, piece) in zone.iter() {
            let Some(opening) = OPENING.captures(&piece.words) else {
                continue;
            };
            let figure = opening.name("figure");
            if let Some(whole) = opening.name("asked").or(figure).and(opening.get(0)) {
                take_asked(
                    paper,
                    index,
                    whole.end(),
                    figure.map(|figure| figure.as_str().to_owned()),
                    out,
                );
                continue;
            }
            let (Some(whole), Some(number), Some(verb)) =
                (opening.get(0), opening.name("number"), opening.name("verb"))
            else {
                continue;
            };
            let sentences = sentence::sentences(&piece.words);
            let Some(first) = sentences.first() else { continue };
            let said = whole.as_str().contains("recommendation");
            if !said && !is_of_a_series(paper, index) {
                continue;
            }
            let (own, answer) = if verb.as_str() == ", " {
                let rest = piece.words.get(whole.end()..first.end).unwrap_or("");
                let Some(comma) = rest.find(", ") else { continue };
                (
                    whole.end()..whole.end() + comma,
                    whole.end() + comma + 2..piece.words.len(),
                )
            } else {
                (
                    whole.end()..first.end,
                    (first.end + 1).min(piece.words.len())..piece.words.len(),
                )
            };
            let mut item = Candidate::new(
                ID,
                ItemKind::Recommendation,
                vec![Place::new(index, own)],
                "The letter names it and answers it.",
            )
            .numbered(Some(number.as_str().to_owned()))
            .sure(Confidence::Likely);
            if !answer.is_empty() {
                item.answer = vec![Place::new(index, answer)];
            }
            item.asked = sender(paper);
            out.push(item);
        }
    }
}

/// "You asked that … . This has been done": in a letter, where the same paragraph answers it.
fn take_asked(paper: &Paper<'_>, index: usize, start: usize, figure: Option<String>, out: &mut Candidates) {
    let Some(piece) = paper.piece(index) else { return };
    let letter = (0..index)
        .rev()
        .filter_map(|before| paper.piece(before))
        .any(|before| before.low.starts_with("dear "));
    let sentences = sentence::sentences(&piece.words);
    let Some(first) = sentences.first().filter(|_| letter && sentences.len() > 1) else {
        return;
    };
    let mut item = Candidate::new(
        ID,
        ItemKind::Recommendation,
        vec![Place::new(index, start..first.end)],
        "The letter names what was asked and answers it.",
    )
    .numbered(figure.or_else(|| {
        piece
            .marker
            .as_ref()
            .and_then(crate::extract::marker::Marker::number)
    }))
    .sure(Confidence::Likely);
    item.answer = vec![Place::new(index, first.end + 1..piece.words.len())];
    item.asked = sender(paper);
    out.push(item);
}

/// Whether a paragraph before this one has named a recommendation in the same manner.
fn is_of_a_series(paper: &Paper<'_>, index: usize) -> bool {
    (index.saturating_sub(12)..index).any(|before| {
        paper
            .piece(before)
            .is_some_and(|piece| OPENING.is_match(&piece.words) && piece.low.contains("recommendation"))
    })
}

/// The sort of body that writes: the last word of its name in the letterhead.
fn sender(paper: &Paper<'_>) -> Option<String> {
    let name = &paper.piece(0)?.words;
    let last = name.split(' ').next_back()?;
    style::is_one_of(&last.to_lowercase(), &paper.words.people.bodies).then(|| last.to_owned())
}
