//! The grammar of stances: how a sentence says yes, no, partly or not yet, where no fixed words of a
//! style say it. Strong shapes outweigh the words of the lists ("would support this if"); weak ones
//! are read only where the lists say nothing.

use crate::extract::pattern;
use crate::scrutiny::response::Position;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

type Shapes = Vec<(Position, Regex)>;

/// Compiles a table of shapes; the order is the order in which they are tried.
fn compiled(shapes: &[(Position, &str)]) -> Shapes {
    shapes
        .iter()
        .map(|(position, pattern)| (*position, pattern::fixed(pattern)))
        .collect()
}

static STRONG: LazyLock<Shapes> = LazyLock::new(|| {
    use Position::{Accepted, PartlyAccepted, Rejected, UnderConsideration};
    compiled(&[
        // A condition that somebody else must meet.
        (
            PartlyAccepted,
            r"\b(?:would|could|can) (?:\w+ )?(?:support|agree|accept|be (?:happy|willing|content|prepared|glad)|do (?:this|so))\b[^.;]*\b(?:if|provided|as long as|on condition)\b",
        ),
        (
            PartlyAccepted,
            r"\b(?:accept|agree|support|happy)\w*\b[^.;]{0,40}\bwith (?:one|some|two|three|a few|a|minor|certain) (?:\w+ )?(?:change|amendment|exception|qualification|reservation|condition|proviso|caveat)",
        ),
        (
            PartlyAccepted,
            r"\b(?:accept|agree|support)\w*\b[^.;]*, (?:but|although|though|except|save)\b[^.;]*\b(?:not|only|no|cannot|except|unable)\b",
        ),
        (
            PartlyAccepted,
            r"\b(?:accept|agree|support)(?:s|ed)?\b[^.;]{0,40}\b(?:only (?:for|in|where|at|to)|for (?:the|those|some|most|\w+) (?:\w+ ){0,3}(?:sites?|homes?|schools?|wards?|streets?|stops?|with|that|only)|in so far|so far as|as far as|to (?:some|a limited|an) extent|in part)\b",
        ),
        (
            PartlyAccepted,
            r"\baccepts? the (?:need|principle|aim|aims|spirit|thrust|intention|sentiment)\b",
        ),
        (
            PartlyAccepted,
            r"\bthinks? well of\b[^.;]*\bbut\b|\bsympath\w+ (?:with|to)\b",
        ),
        // A plain no.
        (
            Rejected,
            r"\b(?:cannot|can not|can't|could not|do not|would not) (?:\w+ ){1,5}to (?:accept|agree|support|approve|endorse)\b",
        ),
        (
            Rejected,
            r"\bdid not (?:\w+ly )?(?:accept|agree|support|approve|adopt|endorse)\b",
        ),
        (
            Rejected,
            r"\b(?:can ?not|can't|could not|unable to|(?:am|is|are|was|were) not (?:\w+ )?(?:able|prepared|willing|minded|ready|in a position) to|unwilling to|do(?:es)? not(?: \w+)?|don't|doesn't|will not|won't|would not|must decline to) (?:therefore |yet |fully |\w+ly )?(?:accept|agree|support|favour|endorse|approve|adopt|commit|justify|afford|do (?:this|so|it)|fund (?:this|it)|pursue|proceed|recommend|share|propose|intend|think it|believe (?:it|that (?:this|it) (?:is|would be) (?:needed|necessary|right|appropriate))|consider (?:this|it) (?:to be )?(?:necessary|needed|appropriate|practical|feasible|reasonable|possible))\b",
        ),
        (
            Rejected,
            r"\b(?:cannot|can not|could not|will not|should not) (?:\w+ )?be (?:accepted|agreed|supported|adopted|done|taken forward|pursued|met|funded|implemented|approved)\b",
        ),
        (
            Rejected,
            r"\b(?:is|are|was|were|has been|have been) (?:\w+ )?(?:turned down|ruled out|refused|declined|dismissed)\b|\brul(?:es|ed) (?:this|it) out\b|\b(?:must|has to|have to) decline\b|\bcut stands\b|\bsame view\b|\bsee(?:s)? no (?:need|case|reason|merit)\b|\bno (?:case|need|reason) for (?:this|it|a|an)\b",
        ),
        (
            Rejected,
            r"\bnot (?:prepared|willing|persuaded|convinced|minded|in favour|favoured|considered (?:necessary|appropriate|practical|feasible))\b",
        ),
        // A decision that is still to come.
        (
            UnderConsideration,
            r"\b(?:before|until|when) (?:\w+ ){0,3}(?:deciding|decid(?:es|ed)|a decision|(?:it|we|he|she|they|cabinet|the \w+) (?:makes?|comes?|takes?|gives?|decides?|reach(?:es)?)|coming to a view|(?:it|they|we) (?:has|have) reported)\b",
        ),
        (
            UnderConsideration,
            r"\b(?:make up (?:its|his|her|their|our|my) mind|yet to (?:decide|take a view|reach|agree|make)|no (?:decision|view) (?:yet|has|have|can|will)|not (?:yet )?(?:taken|reached|made) a (?:view|decision)|in discussions? with|discussions are|keep(?:s|ing)? (?:this|it) under|wishes to (?:see|hear|consider)|would like to (?:hear|see|know|consider|look|take))\b",
        ),
        (
            UnderConsideration,
            r"\b(?:will|shall|to|would) (?:also |now |first |then )?(?:be )?(?:consider(?:ed)?|examined?|explored?|investigated?|assess(?:ed)?|weigh(?:ed)?|looked? (?:at|into) (?:this|it|the|whether|how)|costed|reviewed) (?:this|it|the|whether|how|by|as|in|with|when|at|further|again|options)\b",
        ),
        (
            UnderConsideration,
            r"\b(?:has|have|was|were|is|are) (?:been )?asked to (?:say|cost|report|advise|look|find out|work out)\b|\b(?:a|the) decision (?:on \w+ )?(?:is|will be|has yet)\b|\bis a matter for\b[^.;]*\b(?:which|who) will\b",
        ),
        // An answer that is put off.
        (
            UnderConsideration,
            r"\bwill (?:respond|reply|return|come back|give (?:a|its|our) (?:full )?(?:response|answer|reply)) (?:in full )?(?:to|on) (?:this|the|these) (?:recommendations?|points?|matters?)\b|^not yet(?: decided)?[.,;]",
        ),
        // A plain yes.
        (Accepted, r"^(?:yes|certainly|by all means|of course)\b"),
        (
            Accepted,
            r"\b(?:am|are|is|be|very|quite|more than) (?:very |quite |more than |only too )?(?:happy|glad|pleased|content|willing|delighted) to(?P<deed> \w+)?|^(?:very |only too )?(?:happy|glad|pleased|content|willing|delighted) to(?P<own> \w+)?",
        ),
        (
            Accepted,
            r"\b(?:accepts?|accepted|agrees? to|endorses?|adopts?|adopted|approves?|supports?|welcomes? and (?:accepts?|agrees?)) (?:all|both|each|every|the (?:first|second|third|\w+ )?recommendation|recommendations?|these|this|it|your)\b",
        ),
    ])
});

static WEAK: LazyLock<Shapes> = LazyLock::new(|| {
    use Position::{Accepted, Implemented, InProgress, Rejected, UnderConsideration};
    compiled(&[
        (
            Rejected,
            r"\b(?:there is|there are|has|have|with) (?:currently |at present )?(?:no|not enough|insufficient) (?:\w+ ){0,2}(?:money|budget|funds?|funding|capital|power|powers|resources?|room|capacity|intention|plans?|provision)\b",
        ),
        (
            InProgress,
            r"\b(?:being|been) (?:asked|recruited|drafted|drawn|written|prepared|pulled|designed|planned|sought|trained|tested|costed|built|fitted|trialled|piloted)\b|\b(?:work|training|recruitment|building|the work|fitting|a trial|a pilot|the pilot) (?:has )?(?:began|begun|started|commenced|is on|goes on)\b|\b(?:began|begun)\b",
        ),
        (
            InProgress,
            r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|some|most|\d+)(?: (?:thirds|quarters))? (?:of|out of) (?:the |our |\d|all|its|them)\b|\b(?:the (?:rest|other|others|remainder|south|north|second)) (?:will|is|are|needs?|to)\b|\bwill follow\b|\bso far\b|\bto date\b",
        ),
        (
            InProgress,
            r"\b(?:chased|awaiting|awaited|nothing has been heard|no (?:reply|answer|response) (?:has|as|yet)|on course|in preparation|to be (?:sent|given|brought|reported|presented|circulated|issued)|expected|on order|on trial|out to (?:tender|consultation)|have applied|has applied|drafts? (?:is|are|has|with)|dates? (?:offered|fixed|set)|is now \w+ and falling|report(?:ing)? to (?:the )?\w+ in)\b",
        ),
        (
            Implemented,
            r"\b(?:has|have) (?:now |since |already |all |today |both )*(?:been )?(?:sent|held|made|published|opened|put|set|given|issued|added|changed|altered|agreed|shared|built|fitted|installed|moved|written|introduced|launched|appointed|adopted|removed|paid|redrawn|started)\b",
        ),
        (
            Implemented,
            r"^(?:sent|e-?mailed|issued|held|published|opened|shared|supplied|posted|given|reported|presented|received|noted at|agreed at)\b|\b(?:was|were) (?:\w+ )?(?:sent|held|published|opened|put|set up|given|issued|added|changed|altered|shared|built|fitted|mended|repaired|installed|launched|appointed|circulated|emailed|e-mailed)\b|\b(?:letter|e-?mail|note|summary|list|figures?|invitation|reply|report) (?:\w+ )?(?:sent|issued|circulated|went|given)\b|\b(?:opened|went live|came into (?:force|use|effect)) (?:on|in|at)\b",
        ),
        (
            Implemented,
            r"\balready (?:the|our|a|an|in|on|part|been|happens?|standard|normal|available|done|do|does|provided?s?|exists?|open)\b|\b(?:is|are) (?:now )?(?:standard|normal|current|existing|our) practice\b|\bnow (?:does|do|have|has|see|sees|give|gives|include|includes|receive|receives|publish|publishes|in use|open|on (?:the|our))\b",
        ),
        (
            UnderConsideration,
            r"\b(?:depends? on|subject to (?:the|further)|next (?:reviewed|looked at)|as part of (?:the|a|next) (?:\w+ )?(?:review|budget)|pilot|feasibility|options)\b",
        ),
        (
            Accepted,
            r"\b(?:we|i) shall\b|\bwill (?:be )?(?:put|write|written|send|sent|ask|asked|invite|invited|publish|published|include|included|add|added|report|reported|provide|provided|make|made|give|given|bring|brought|set|fund|funded|ensure|work|take|taken|hold|held|introduce|introduced|appoint|appointed|start|open|offer|offered|extend|train|trained)\b",
        ),
    ])
});

/// What a sentence says by a shape that outweighs single words.
#[must_use]
pub fn strong(low: &str) -> Option<(Position, Range<usize>)> {
    first_of(&STRONG, low)
}

/// What a sentence says by a shape where single words say nothing.
#[must_use]
pub fn weak(low: &str) -> Option<(Position, Range<usize>)> {
    first_of(&WEAK, low)
}

fn first_of(shapes: &Shapes, low: &str) -> Option<(Position, Range<usize>)> {
    shapes.iter().find_map(|(position, shape)| {
        let found = shape.find(low)?;
        // "I am pleased to report that …" only tells.
        let tells = shape.captures_len() > 1
            && shape.captures(low).is_some_and(|parts| {
                let deed = parts.name("deed").or_else(|| parts.name("own"));
                deed.is_some_and(|deed| TELLING.contains(&deed.as_str().trim()))
            });
        (!tells).then(|| (*position, found.range()))
    })
}

/// Verbs that tell and promise nothing.
const TELLING: &[&str] = &[
    "report", "say", "see", "note", "hear", "tell", "inform", "confirm", "learn", "advise", "announce",
    "receive", "respond", "reply", "answer",
];

static TOLD: LazyLock<Shapes> = LazyLock::new(|| {
    use Position::{Implemented, InProgress, Rejected};
    compiled(&[
        (
            Rejected,
            r"\b(?:will not|would not|is not to|are not to|not going to) (?:now |therefore )?(?:go ahead|happen|proceed|take place|be (?:done|pursued|going|run|held|built|bought))\b|\b(?:abandoned|dropped|not pursued|turned down|ruled out|not possible)\b",
        ),
        (
            InProgress,
            r"\b(?:is|are|was|were) (?:still |now |also |already |currently )?(?:being )?\w+ing\b|\bbeing \w+|\b(?:will|shall|would|to be|to come|to go|to follow|is due|are due|expected|await\w*|waiting|hoped?|hopes|planned|plans|intends?|yet|but not|still|not (?:available|finished|complete)|in (?:draft|outline|preparation)|drafted|approached|offered|invited to|remains?|closes|so far|to date|partly|under|held back|held up|delayed|slipped|until|on order|on the work programme)\b|\b\w+ (?:of|out of) (?:the )?\w+ (?:have|has|had|received|done|replied|returned|surveyed|checked)\b",
        ),
        (
            Implemented,
            r"\b(?:sent|went|gone|given|made|held|met|took place|taken place|put|paid|found|told|written|wrote|done|came|brought|shown|drawn up|set up|reported|circulated|shared|provided|supplied|published|issued|emailed|e-mailed|posted|uploaded|invited|answered|added|included|changed|arranged|attended|removed|filled|opened|fitted|fixed|bought|trained|adopted|attached|placed|printed|raised|written to|updated|confirmed|received|completed|agreed|visited|replied|informed|in place|is now|are now|see (?:paper|item|appendix|paragraph|page|minute))\b",
        ),
    ])
});

/// What the words of a log tell of an action where they take no stance: whether it is done, under way or
/// dropped.
#[must_use]
pub fn told(low: &str) -> Option<(Position, Range<usize>)> {
    first_of(&TOLD, low)
}

/// Whether a sentence passes the matter to somebody else: "This falls to the ambulance service".
#[must_use]
pub fn passes_on(low: &str) -> bool {
    static PASSES: LazyLock<Shapes> = LazyLock::new(|| {
        compiled(&[(
            Position::Noted,
            r"^(?:this|that|it|these) (?:is|are|falls?|would be|is properly|is entirely|is really) (?:a (?:matter|question|decision) )?(?:to|for) (?:the|another|others|each|schools|parish|members)\b|\bnot (?:one |a matter )?for (?:us|it|me|the council|cabinet)\b",
        )])
    });
    first_of(&PASSES, low).is_some()
}

#[cfg(test)]
mod tests {
    use super::{strong, weak};
    use crate::scrutiny::response::Position::{
        self, Accepted, Implemented, InProgress, PartlyAccepted, Rejected, UnderConsideration,
    };

    #[track_caller]
    fn check(words: &str, expected: Option<Position>) {
        let found = strong(words)
            .or_else(|| weak(words))
            .map(|(position, _)| position);
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn stances_are_told_by_the_shape_of_the_sentence() {
        check(
            "we would support this if the county pays for the sign",
            Some(PartlyAccepted),
        );
        check("the board agrees, but with one change", Some(PartlyAccepted));
        check("the executive does not favour this", Some(Rejected));
        check(
            "i am not prepared to take the money from gritting",
            Some(Rejected),
        );
        check("we cannot do this", Some(Rejected));
        check(
            "the leader would like to hear the forum before deciding",
            Some(UnderConsideration),
        );
        check(
            "we are in discussion with the ambulance service",
            Some(UnderConsideration),
        );
        check("very happy to", Some(Accepted));
        check("the executive accepts all five recommendations", Some(Accepted));
        check("volunteers are being recruited at present", Some(InProgress));
        check("training began in january", Some(InProgress));
        check("letter sent on 4 may", Some(Implemented));
        check("this is already the practice", Some(Implemented));
        check("there is no budget for a second gang", Some(Rejected));
    }

    #[test]
    fn a_sentence_that_only_describes_takes_no_stance() {
        check("not one for us to answer", None);
        check("the bridge is of brick and stands in two parishes", None);
        check("where officers are posted is an operational matter", None);
    }
}
