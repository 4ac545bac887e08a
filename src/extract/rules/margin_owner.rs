//! Initials in the right-hand margin of minutes: the sentence beside them is what their bearer is to
//! do, where no other rule has found what it asks or decides.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::paper::Place;
use crate::extract::sentence;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;

pub(super) struct MarginOwner;

const ID: &str = "margin_owner";

impl Rule for MarginOwner {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Minutes, ZoneKind::Decision]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Minutes of the meeting held on 17 April 2012\n\n                                                      ACTION\n4. GATES\n\nThe smith had been to look at them. A price was expected by the end        AB\nof May.",
                finds: &["A price was expected by the end of May."],
            },
            Example {
                text: "Minutes of the meeting held on 17 April 2012\n\n5. HALL\n\nThe roof leaks. Three prices for the work on it by the June meeting.         CD\nThe chairs have come.",
                finds: &["Three prices for the work on it by the June meeting."],
            },
            Example {
                text: "Minutes of the meeting held on 17 April 2012\n\nPresent\n\nA Hale (chair of the meeting today)          AB\n\n5. HALL\n\nThe roof leaks and rain comes in when the wind is in the west.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        for (index, piece) in zone.iter() {
            let owners = piece.owners_in_margin(&paper.document.text);
            if owners.is_empty() {
                continue;
            }
            let sentences = sentence::sentences(&piece.words);
            for (at, owner) in owners {
                let beside = sentences
                    .iter()
                    .find(|range| range.start < at && at <= range.end + 1);
                let Some(range) = beside.filter(|range| piece.at((*range).clone()).ends_with('.')) else {
                    continue;
                };
                // "Door staff - Mr Hale had still to ask": what the matter is stands before the dash.
                let topic = piece
                    .at(range.clone())
                    .find(" - ")
                    .filter(|at| *at < 40)
                    .map_or(0, |at| at + 3);
                let mut item = Candidate::new(
                    ID,
                    ItemKind::Action,
                    vec![Place::new(index, range.start + topic..range.end)],
                    "The margin beside it names who is to act.",
                )
                .sure(Confidence::Unsure);
                item.owner = Some(owner.to_owned());
                out.push(item);
            }
        }
    }
}
