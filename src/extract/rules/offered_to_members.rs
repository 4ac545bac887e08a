//! "If members would find it helpful, a visit can be arranged in May": what those who wrote a report
//! or a note offer to do if they are asked. Nothing else is asked of the meeting by such a sentence.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::paper::Place;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;

pub(super) struct OfferedToMembers;

const ID: &str = "offered_to_members";

impl Rule for OfferedToMembers {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Narrative, ZoneKind::Title]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Hollinford Borough Council\n\nBRIEFING NOTE\n\nTo: Parks Scrutiny Panel\nDate: 4 June 2024\nSubject: Tree planting\n\n1. Background\n\n1.1 The nursery opened in May. Should members wish, a tour of the nursery can be arranged in October.",
                finds: &["Should members wish, a tour of the nursery can be arranged in October."],
            },
            Example {
                text: "Hollinford Borough Council\n\nBRIEFING NOTE\n\nTo: Parks Scrutiny Panel\nDate: 4 June 2024\nSubject: Tree planting\n\n1. Background\n\n1.1 Half of the limes are gone. If the Panel would like it, a fuller report could be brought to a later meeting.",
                finds: &["If the Panel would like it, a fuller report could be brought to a later meeting."],
            },
            Example {
                text: "Hollinford Borough Council\n\nBRIEFING NOTE\n\nTo: Parks Scrutiny Panel\nDate: 4 June 2024\nSubject: Tree planting\n\n1. Background\n\n1.1 If the frost returns, planting can be put off until March. If members of the public find a fallen tree, it can be reported by telephone. If members are content, the trees will be planted.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let to_members = matches!(
            paper.facts.kind,
            PaperKind::BriefingNote | PaperKind::CommitteeReport
        );
        if !to_members {
            return;
        }
        for (index, piece) in zone.iter().filter(|(_, piece)| !piece.is_cell()) {
            for range in sentence::sentences(&piece.words) {
                let low = piece.low.get(range.clone()).unwrap_or("");
                if is_offer(low) {
                    let item = Candidate::new(
                        ID,
                        ItemKind::Recommendation,
                        vec![Place::new(index, range)],
                        "It is offered to the meeting, if it wishes.",
                    );
                    out.push(item.sure(Confidence::Unsure));
                }
            }
        }
    }
}

/// Whether a sentence offers something to those who read it, if they wish: a condition that is their
/// wish, and a thing that can be arranged, given or brought to them.
fn is_offer(low: &str) -> bool {
    let Some((wish, offer)) = low.split_once(", ") else {
        return false;
    };
    let theirs = wish
        .strip_prefix("if ")
        .or_else(|| wish.strip_prefix("should "))
        .map(|rest| rest.strip_prefix("the ").unwrap_or(rest));
    let asked = theirs.is_some_and(|rest| {
        let whose = [
            "members ",
            "councillors ",
            "committee ",
            "panel ",
            "commission ",
            "board ",
        ]
        .iter()
        .any(|who| rest.starts_with(who));
        let wishes = ["helpful", "useful", "like", "wish", "want", "prefer"]
            .iter()
            .any(|verb| style::find_word(rest, verb).is_some())
            || rest.contains(" of interest");
        let of_the_public = rest.starts_with("members of ");
        (whose && wishes && !of_the_public) || matches!(rest, "required" | "requested" | "it is wished")
    });
    let arranged = [" can be ", " could be "].iter().any(|modal| {
        offer.split_once(modal).is_some_and(|(_, deed)| {
            [
                "arranged",
                "provided",
                "given",
                "brought",
                "made",
                "organised",
                "circulated",
                "sent",
                "set up",
            ]
            .iter()
            .any(|verb| deed.starts_with(verb))
        })
    });
    asked && arranged
}
