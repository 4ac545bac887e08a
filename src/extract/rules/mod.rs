//! Rules: one file a rule, each with the zones in which it may look and its own examples. A rule
//! finds candidates; it looks at what another has found only where it says so.

use super::candidate::Candidates;
use super::zone::{Zone, Zones};

mod action_line;
mod action_table;
mod agreed_in_passing;
mod asked_and_answered;
mod asked_for;
mod body_then_verbs;
mod decision_form;
mod decision_label;
mod forward_date;
mod imperative_line;
mod is_recommended_to;
mod list_of_thats;
mod listed_decision;
mod log_entry;
mod margin_owner;
mod minute_table;
mod motion_carried;
mod named_to_act;
mod offered_to_members;
mod outstanding_point;
mod payment_agreed;
mod recommendation_label;
mod recommendation_section;
mod record_of_labels;
mod reply_by_letter;
mod requested_by_letter;
mod resolved_that;
mod undertook_to;
mod unmarked_decisions;

pub(in crate::extract) use action_table::bare_number;
pub(in crate::extract) use recommendation_label::{is_bare_label, is_labelled};

/// An excerpt in the manner of real papers, its words invented, with the words of what the rule
/// must find in it; nothing in a negative example.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "read by the tests over the list of rules")
)]
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The excerpt.
    pub text: &'static str,
    /// The words of each item (of each phrase, for dates) that this rule finds, in order.
    pub finds: &'static [&'static str],
}

/// One way in which papers say something.
pub trait Rule: Sync {
    /// Its name, which is its file's and is stored with every finding.
    fn id(&self) -> &'static str;
    /// Where it may look.
    fn zones(&self) -> Zones;
    /// The rule whose finds it goes on from, which runs before it; most go on from none.
    fn after(&self) -> Option<&'static str> {
        None
    }
    /// What it finds and what it must leave alone.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "read by the tests over the list of rules")
    )]
    fn examples(&self) -> &'static [Example];
    /// Adds what it finds in `zone` to `out`.
    fn find(&self, zone: &Zone<'_>, out: &mut Candidates);
}

/// The rule that finds dates for the diary, which alone looks into papers that ask for nothing.
pub const DATES: &str = "forward_date";

/// The rule that reads lists of payments, whose lines say nothing of what was decided.
pub const PAYMENTS: &str = "payment_agreed";

/// Every rule. The order matters: where two find the same words, the earlier keeps them, so rules
/// that rest on a layout stand before those that rest on single words.
pub static RULES: &[&dyn Rule] = &[
    &action_table::ActionTable,
    &decision_form::DecisionForm,
    &minute_table::MinuteTable,
    &record_of_labels::RecordOfLabels,
    &log_entry::LogEntry,
    &reply_by_letter::ReplyByLetter,
    &recommendation_label::RecommendationLabel,
    &asked_and_answered::AskedAndAnswered,
    &is_recommended_to::IsRecommendedTo,
    &recommendation_section::RecommendationSection,
    &list_of_thats::ListOfThats,
    &body_then_verbs::BodyThenVerbs,
    &payment_agreed::PaymentAgreed,
    &resolved_that::ResolvedThat,
    &decision_label::DecisionLabel,
    &listed_decision::ListedDecision,
    &unmarked_decisions::UnmarkedDecisions,
    &motion_carried::MotionCarried,
    &action_line::ActionLine,
    &outstanding_point::OutstandingPoint,
    &asked_for::AskedFor,
    &requested_by_letter::RequestedByLetter,
    &undertook_to::UndertookTo,
    &agreed_in_passing::AgreedInPassing,
    &named_to_act::NamedToAct,
    &imperative_line::ImperativeLine,
    &margin_owner::MarginOwner,
    &offered_to_members::OfferedToMembers,
    &forward_date::ForwardDate,
];
