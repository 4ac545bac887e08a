//! Whether a paper says that it answers recommendations, or only tells how such things are done.

use super::clean::Piece;
use super::sentence;
use super::style;

/// Whether a line of the paper says that answers to recommendations follow: "Please find our
/// comments on the Panel's recommendations", "Cabinet's reply to the review".
#[must_use]
pub fn announces_answers(pieces: &[Piece]) -> bool {
    const FIRST: usize = 30;
    if is_about_procedure(pieces) {
        return false;
    }
    // "Our replies are below", in a letter about recommendations.
    let speaks = pieces
        .iter()
        .take(FIRST)
        .any(|piece| piece.low.contains("recommendation"));
    let ours = |low: &str| {
        let has = |list: &[&str]| list.iter().any(|word| low.contains(word));
        let named = ["our ", "my "].iter().any(|whose| {
            ["response", "reply", "replies", "answer", "comments"]
                .iter()
                .any(|noun| low.contains(&format!("{whose}{noun}")))
        });
        named
            && has(&[
                " below",
                "as follows",
                "in turn",
                "in line",
                " follow",
                "in order",
                "beneath",
                "set out",
                "to each",
            ])
    };
    let says = |piece: &Piece| {
        sentence::sentences(&piece.words)
            .into_iter()
            .any(|range| ours(piece.low.get(range).unwrap_or("")))
    };
    if speaks && pieces.iter().take(FIRST).any(says) {
        return true;
    }
    pieces.iter().take(FIRST).any(|piece| {
        if piece.low.contains("terms of reference") || piece.low.contains("resolved") {
            return false;
        }
        sentence::sentences(&piece.words).into_iter().any(|range| {
            let low = piece.low.get(range).unwrap_or("");
            let has = |list: &[&str]| list.iter().any(|word| style::find_word(low, word).is_some());
            let answers = has(&[
                "response",
                "responses",
                "reply",
                "replies",
                "answer",
                "answers",
                "comments",
                "responds",
                "ymateb",
            ]);
            let asked = has(&[
                "recommendation",
                "recommendations",
                "recommended",
                "proposals",
                "argymhellion",
            ]) || has(&["points"]) && has(&["your"]);
            // "… will be asked for a response" tells of an answer still to come.
            let to_come = has(&[
                "will",
                "would",
                "shall",
                "require",
                "requires",
                "awaited",
                "request",
                "requested",
            ]);
            answers && asked && !to_come
        })
    })
}

/// Whether a paper lays down or explains how things are done: it tells of recommendations and answers
/// and holds none.
#[must_use]
pub fn is_about_procedure(pieces: &[Piece]) -> bool {
    const FIRST: usize = 12;
    const LONGEST: usize = 140;
    const TITLES: &[&str] = &[
        "terms of reference",
        "procedure rules",
        "protocol",
        "glossary",
        "constitution",
        "handbook",
        "standing orders",
        "rules of procedure",
        "guide to",
        "guide for",
        "a guide",
        "guidance for",
        "how to ",
        "toolkit",
        "call-in guide",
        "rules for",
        "code of conduct",
        "induction",
        "scoping",
        "newsletter",
        "press release",
        "news release",
    ];
    pieces.iter().take(FIRST).any(|piece| {
        piece.low.trim_end_matches([':', '.']) == "agenda"
            || piece.words.len() < LONGEST
                && !piece.words.ends_with('.')
                && TITLES.iter().any(|title| piece.low.contains(title))
    })
}
