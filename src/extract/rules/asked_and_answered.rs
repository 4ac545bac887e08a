//! Points each followed by its answer: "(2) a co-ordinator be appointed" and below it "Cabinet
//! reply – We agree", "This recommendation is accepted in full", or no more than the answer itself.

use super::{Example, Rule};
use crate::document::look;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::exchange;
use crate::extract::request;
use crate::extract::sentence;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;

pub(super) struct AskedAndAnswered;

const ID: &str = "asked_and_answered";

/// How many pieces at its head say what a log is of.
const HEAD: usize = 10;

impl Rule for AskedAndAnswered {
    fn id(&self) -> &'static str {
        ID
    }

    /// Points may run through several zones, so the rule starts from the first and reads on.
    fn zones(&self) -> Zones {
        ZoneKind::EVERY
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Update on the inquiry\n\nRec\nOctober\n1\nOn track\n2\nNot started\n3\nn/a",
                finds: &[],
            },
            Example {
                text: "Hollinford Borough Council\nCabinet - 8 June 2016\nScrutiny Review: School Meals\n\n1. That free breakfast be offered in all infant schools.\nAgreed. The scheme will start soon.\n\n2. That the Council stop using palm oil.\nNot agreed. The contract has three years to run.",
                finds: &[
                    "That free breakfast be offered in all infant schools.",
                    "That the Council stop using palm oil.",
                ],
            },
            Example {
                text: "Cabinet - 2 May 2023\nItem 6\n\nScrutiny review of allotments: the Cabinet's reply\n\n(1) a waiting list be published each year\nCabinet reply - We agree.\n\n(2) half plots be offered to new tenants\nCabinet reply - We cannot support this.",
                finds: &[
                    "a waiting list be published each year",
                    "half plots be offered to new tenants",
                ],
            },
            Example {
                text: "Bureau for Canals\nAnnual report 2015\n\nNo   Recommendation to: Hollinford Boats Ltd\n\n31   Fit a horn to each of its boats.\n\nAppropriate action implemented\n\nNo   Recommendation to: Oxley Lock Trust\n\n32   Provide a ladder at the lock.\n\nRejected\n\n33   Paint the steps of the lock each spring.\n\nAction planned: March 2016",
                finds: &[
                    "Fit a horn to each of its boats.",
                    "Provide a ladder at the lock.",
                    "Paint the steps of the lock each spring.",
                ],
            },
            Example {
                text: "2) Keeping the records of the home\n2a. The records of the home should be kept for one hundred years.\n2b. They should be open to those who lived there.\nThe Council and the Trust accept this recommendation in full.\n\nRecords matter to those who lived in the home.",
                finds: &[
                    "The records of the home should be kept for one hundred years.",
                    "They should be open to those who lived there.",
                ],
            },
            Example {
                text: "Hollinford Borough Council\n\nQuestions to the Chief Constable\n\n1. Was the Chief Constable told in May that the post had been recommended to be kept?\nAnswer: Yes, and it was kept.\n\n2. Does he agree with me that the Panel should have written?\nAnswer: No.",
                finds: &[],
            },
            Example {
                text: "Hollinford Borough Council\n\n1. Background\n\n1.1 The response of residents was good.\n\n1.2 Response times have fallen.\n\n2. Comment\n\nThe Panel thanked all concerned.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        // Minutes print "Agreed" below what they decide.
        let minutes = zone.paper.pieces.iter().take(6).any(|piece| {
            [
                "minutes of the ",
                "minutes of a ",
                "minute of ",
                "minutes of meeting",
            ]
            .iter()
            .any(|title| piece.low.starts_with(title))
        });
        if zone.pieces.start != 0 || minutes {
            return;
        }
        // A log of actions answers actions.
        let logs_actions = zone.paper.facts.kind == PaperKind::ActionTracker
            && !zone
                .iter()
                .take(HEAD)
                .any(|(_, piece)| piece.low.contains("recommendation"));
        let kind = if logs_actions {
            ItemKind::Action
        } else {
            ItemKind::Recommendation
        };
        let mut answered: Vec<String> = Vec::new();
        for exchange in exchange::read(zone.paper) {
            // Paragraphs that tell ask nothing, whatever stands below them.
            let words = zone.paper.words_of(&exchange.asked);
            let tells =
                sentence::sentences(&words).len() > 1 && !request::reads_as_asked(&words.to_lowercase());
            if tells && !exchange.is_labelled && !exchange.is_named {
                continue;
            }
            // "On track", "n/a" under a heading: how something stands.
            if look::is_status(&words) || look::is_nothing(&words) {
                continue;
            }
            // "Was the Chief Constable told …?" wants to know and asks for nothing to be done.
            if words.trim_end().ends_with('?') && opens_a_question(&words) {
                continue;
            }
            // A number that comes again speaks about the recommendation; it is not one.
            if let Some(number) = &exchange.number {
                if answered.contains(number) {
                    continue;
                }
                answered.push(number.clone());
            }
            let (reason, confidence) = if exchange.is_labelled {
                ("A labelled answer stands below it.", Confidence::Certain)
            } else {
                ("Its answer stands below it.", Confidence::Likely)
            };
            let mut item = Candidate::new(ID, kind, exchange.asked, reason)
                .numbered(exchange.number)
                .sure(confidence);
            item.answer = exchange.answer;
            item.status = exchange.status;
            out.push(item);
        }
    }
}

/// Whether words begin as a question does that is answered and not acted on.
fn opens_a_question(words: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "how", "is", "was", "were",
        "what", "when", "where", "which", "who", "why", "will", "would",
    ];
    let first = words.split(' ').next().unwrap_or("").to_lowercase();
    OPENINGS.contains(&first.as_str())
}
