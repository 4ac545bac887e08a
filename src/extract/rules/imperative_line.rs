//! An action log that is nothing but lines, each saying what is to be done: "Circulate the minutes",
//! "Secretariat to meet the county".

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::{Piece, Role};
use crate::extract::points;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;

pub(super) struct ImperativeLine;

const ID: &str = "imperative_line";

/// Verbs with which such lines begin.
const VERBS: &[&str] = &[
    "add",
    "advise",
    "agree",
    "arrange",
    "ask",
    "book",
    "check",
    "circulate",
    "clarify",
    "collate",
    "complete",
    "confirm",
    "consider",
    "contact",
    "develop",
    "discuss",
    "distribute",
    "draft",
    "draw",
    "ensure",
    "explore",
    "finalise",
    "find",
    "follow",
    "forward",
    "gather",
    "identify",
    "include",
    "inform",
    "investigate",
    "invite",
    "issue",
    "look",
    "make",
    "meet",
    "organise",
    "plan",
    "prepare",
    "produce",
    "propose",
    "provide",
    "publish",
    "put",
    "raise",
    "refine",
    "remind",
    "report",
    "request",
    "research",
    "respond",
    "review",
    "revise",
    "schedule",
    "secure",
    "send",
    "set",
    "share",
    "submit",
    "survey",
    "update",
    "upload",
    "write",
];

impl Rule for ImperativeLine {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Title,
            ZoneKind::Narrative,
            ZoneKind::Minutes,
            ZoneKind::Outstanding,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Open Paths Group Action Log - 14 May 2020\n\nAll to be done by June unless a line says otherwise\n\nSecretariat\n\nCirculate the minutes of the second meeting\n\nPublish the list of stiles",
                finds: &[
                    "Circulate the minutes of the second meeting",
                    "Publish the list of stiles",
                ],
            },
            Example {
                text: "Open Paths Group Action Log - 14 May 2020\n\nSigns - Lead AB\n\nMapping Team to share the drawings with the county\n\nNew",
                finds: &["Mapping Team to share the drawings with the county"],
            },
            Example {
                text: "Open Paths Group\n\nHow to report a fallen tree\n\nSend us a picture\n\nReport the place on the map",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let tabled = paper.cell_count > 6;
        if paper.facts.kind != PaperKind::ActionTracker || tabled {
            return;
        }
        for (index, piece) in zone.iter() {
            let Some(owner) = says_what_to_do(piece) else {
                continue;
            };
            if owner
                .as_ref()
                .is_some_and(|who| style::is_one_of(&who.to_lowercase(), &paper.words.columns.item))
            {
                continue;
            }
            let place = points::trimmed_whole(paper, index);
            let mut item = Candidate::new(
                ID,
                ItemKind::Action,
                vec![place],
                "It is a line of an action log.",
            )
            .sure(Confidence::Unsure);
            item.number = piece
                .marker
                .as_ref()
                .and_then(crate::extract::marker::Marker::number);
            item.owner = owner;
            out.push(item);
        }
    }
}

/// Whether a line says what is to be done, and who is to do it where it says so.
fn says_what_to_do(piece: &Piece) -> Option<Option<String>> {
    let count = piece.words.split(' ').count();
    if piece.is_cell()
        || !(3..=45).contains(&count)
        || (matches!(piece.role, Role::Heading { level: 1 }) && count < 4)
    {
        return None;
    }
    let first = piece.low.split(' ').next().unwrap_or("");
    if VERBS.contains(&first) && !piece.low.contains(" was ") {
        return Some(None);
    }
    let at = piece.words.find(" to ")?;
    let who = piece.words.get(..at)?;
    let verb = piece
        .low
        .get(at + " to ".len()..)?
        .split(' ')
        .next()
        .unwrap_or("");
    let named = who.split(' ').count() <= 6
        && who.chars().next().is_some_and(char::is_uppercase)
        && !who.contains([',', '.', ':']);
    let doing = VERBS.contains(&verb)
        || matches!(
            verb,
            "deliver" | "undertake" | "work" | "engage" | "support" | "chase"
        );
    (named && doing).then(|| Some(who.to_owned()))
}
