//! Explanation: which zones a paper was parted into, which styles applied, and which rule or refiner
//! made or dropped each finding. For whoever adds a style or wonders why something was not found.

use super::candidate::{Candidate, Candidates, DateCandidate};
use super::paper::Paper;
use std::fmt;

/// What a refiner dropped, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The refiner.
    pub refiner: &'static str,
    /// The rule that had found it.
    pub rule: &'static str,
    /// Its words.
    pub words: String,
    /// Why it was dropped.
    pub why: &'static str,
}

/// What a rule found, as it stands at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The rule.
    pub rule: &'static str,
    /// The zone it was found in.
    pub zone: &'static str,
    /// How sure it is, as a code.
    pub confidence: &'static str,
    /// Its words.
    pub words: String,
    /// Why, in words for the reader.
    pub reason: String,
}

/// The record of one reading, kept while it goes on.
#[derive(Debug, Default)]
pub struct Trace {
    /// Whether nobody will ask; then nothing is written down.
    silent: bool,
    dropped: Vec<Dropped>,
}

impl Trace {
    /// The record of a reading that nobody will ask about.
    pub(super) fn silent() -> Self {
        Self {
            silent: true,
            dropped: Vec::new(),
        }
    }

    /// Records that a refiner dropped an item.
    pub fn dropped(&mut self, refiner: &'static str, item: &Candidate, paper: &Paper<'_>, why: &'static str) {
        if self.silent {
            return;
        }
        self.dropped.push(Dropped {
            refiner,
            rule: item.rule,
            words: short(&paper.words_of(&item.places)),
            why,
        });
    }

    /// Records that a refiner dropped a date.
    pub fn dropped_date(
        &mut self,
        refiner: &'static str,
        date: &DateCandidate,
        paper: &Paper<'_>,
        why: &'static str,
    ) {
        if self.silent {
            return;
        }
        self.dropped.push(Dropped {
            refiner,
            rule: date.rule,
            words: short(paper.words_at(date.place)),
            why,
        });
    }
}

/// How a paper was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The names of the styles that applied.
    pub styles: Vec<&'static str>,
    /// The zones in reading order: what each is, its first words, and how many pieces it has.
    pub zones: Vec<(&'static str, String, usize)>,
    /// What was found.
    pub made: Vec<Made>,
    /// What was found and dropped again.
    pub dropped: Vec<Dropped>,
}

impl Explanation {
    /// The explanation of a reading that has come to its end.
    pub(super) fn of(paper: &Paper<'_>, candidates: &Candidates, trace: Trace) -> Self {
        let zones = paper
            .stretches
            .iter()
            .map(|stretch| {
                let first = paper
                    .piece(stretch.pieces.start)
                    .map_or("", |piece| piece.words.as_str());
                (stretch.kind.label(), short(first), stretch.pieces.len())
            })
            .collect();
        let zone_of = |piece: Option<usize>| piece.map_or("", |piece| paper.zone_of(piece).label());
        let mut made: Vec<Made> = candidates
            .items
            .iter()
            .map(|item| Made {
                rule: item.rule,
                zone: zone_of(item.places.first().map(|place| place.piece)),
                confidence: item.confidence.code(),
                words: short(&paper.words_of(&item.places)),
                reason: item.reason.clone(),
            })
            .collect();
        made.extend(candidates.dates.iter().map(|date| Made {
            rule: date.rule,
            zone: zone_of(Some(date.place.piece)),
            confidence: date.confidence.code(),
            words: short(paper.words_at(date.place)),
            reason: date.reason.clone(),
        }));
        Self {
            styles: paper.words.styles.clone(),
            zones,
            made,
            dropped: trace.dropped,
        }
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Styles: {}", self.styles.join(", "))?;
        writeln!(f, "\nZones")?;
        for (label, first, pieces) in &self.zones {
            writeln!(f, "  {label} ({pieces}): {first}")?;
        }
        writeln!(f, "\nFound")?;
        for made in &self.made {
            writeln!(
                f,
                "  {} · {} · in {}: {}",
                made.rule, made.confidence, made.zone, made.words
            )?;
            writeln!(f, "      {}", made.reason)?;
        }
        if !self.dropped.is_empty() {
            writeln!(f, "\nDropped")?;
        }
        for dropped in &self.dropped {
            writeln!(
                f,
                "  {} dropped what {} found: {}",
                dropped.refiner, dropped.rule, dropped.words
            )?;
            writeln!(f, "      because {}", dropped.why)?;
        }
        Ok(())
    }
}

/// The beginning of some words, for one line.
fn short(words: &str) -> String {
    const LONGEST: usize = 90;
    let mut letters = words.char_indices();
    match letters.nth(LONGEST) {
        Some((at, _)) => format!("{} …", words.get(..at).unwrap_or("").trim_end()),
        None => words.to_owned(),
    }
}
