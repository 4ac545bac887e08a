//! "The Committee:- (i) NOTED the report; (ii) INSTRUCTED the Clerk to …", "That Cabinet: (a) welcomes
//! …": a body's name over a list whose every point begins with what it did.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::Paper;
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;

pub(super) struct BodyThenVerbs;

const ID: &str = "body_then_verbs";

/// What a meeting also does to what is put to it.
const TURNED_DOWN: &[&str] = &[
    "declined ",
    "refused ",
    "rejected ",
    "turned down ",
    "did not agree ",
];

impl Rule for BodyThenVerbs {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Minutes, ZoneKind::Decision]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Minute of Meeting of the Roads Committee held on 3 May 2022\n\n4. GRITTING\n\nThe Committee:-\n\ni.    NOTED the survey; and\n\nii.   INSTRUCTED the Head of Roads to buy a second plough.",
                finds: &[
                    "NOTED the survey",
                    "INSTRUCTED the Head of Roads to buy a second plough.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\n5. BENCHES\n\nAfter a discussion, the Panel\n\n(a) welcomed the plan;\n\n(b) asked that the Cabinet Member attend in June.",
                finds: &[
                    "welcomed the plan",
                    "asked that the Cabinet Member attend in June.",
                ],
            },
            Example {
                text: "Minutes of the 12th meeting of the Trust Board held on 3 May 2022\n\n5. GRANTS\n\nA list was tabled. The Board:\n- approved nine of the grants\n- declined the one for the pier",
                finds: &["approved nine of the grants", "declined the one for the pier"],
            },
            Example {
                text: "Minutes of a meeting of the Cabinet held on 3 May 2022\n\n6. REFERRAL\n\nThe Panel asked for the rota. The Cabinet then:-\n\n(1) Noted that the rota was ready; and\n\n(2) Asked that it be printed.",
                finds: &["Noted that the rota was ready", "Asked that it be printed."],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nPoints made by the Panel:\n\n(a) the benches were old;\n\n(b) noted trees were dying.\n\nMembers of the Panel\n\n(1) Councillor Hale\n\n(2) Councillor Lamb",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        for (index, piece) in zone.iter() {
            let next_is_point = paper
                .piece(index + 1)
                .is_some_and(|next| next.marker.is_some() && !next.is_cell());
            if !next_is_point || piece.is_cell() || !ends_with_body(paper, piece) {
                continue;
            }
            let list = points::list_at(paper, index + 1, paper.pieces.len());
            let verbs = &paper.words.speech.decided;
            let told = list.iter().all(|point| {
                point.places.first().is_some_and(|place| {
                    let low = paper.words_at(*place).to_lowercase();
                    style::begins_with(&low, verbs).is_some()
                        || TURNED_DOWN.iter().any(|verb| low.starts_with(verb))
                })
            });
            if !told || list.is_empty() {
                continue;
            }
            let lead_in = paper.whole(index);
            for (point, announced) in points::leaves(paper, list) {
                let mut item = Candidate::new(
                    ID,
                    ItemKind::Resolution,
                    point.places,
                    "It is a point of what the meeting did.",
                )
                .numbered(point.number)
                .sure(Confidence::Certain);
                item.lead_in = announced.or(Some(lead_in));
                out.push(item);
            }
        }
    }
}

/// Whether the last sentence of a piece is nothing but a body's name and what leads up to it: "After a
/// full discussion the Committee:-".
fn ends_with_body(paper: &Paper<'_>, piece: &Piece) -> bool {
    let Some(last) = sentence::sentences(&piece.words).into_iter().next_back() else {
        return false;
    };
    let low = piece.low.get(last).unwrap_or("");
    let bare = low.trim_end_matches([':', '-', ' ', ',']);
    let bare = bare.strip_suffix(" then").unwrap_or(bare);
    let noun = bare.rsplit(' ').next().unwrap_or("");
    let body = style::is_one_of(noun, &paper.words.people.bodies)
        || matches!(
            noun,
            "members" | "councillors" | "party" | "meeting" | "trustees" | "governors"
        );
    let named = ["the ", "that cabinet", "cabinet", "members", "that the "]
        .iter()
        .any(|opening| {
            bare.starts_with(opening)
                || bare.contains(&format!(", {opening}"))
                || bare.contains(&format!(" {opening}"))
        });
    body && named && bare.split(' ').count() <= 24 && !bare.starts_with("members of ")
}
