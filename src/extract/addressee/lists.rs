//! The words by which names are told from what is said of them.

/// Verbs by which minutes tell what somebody did or said; they ask nobody.
pub(super) const TOLD: &[&str] = &[
    "sought",
    "wanted",
    "said",
    "spoke",
    "undertook",
    "gave",
    "took",
    "felt",
    "thought",
    "told",
    "heard",
    "put",
    "was",
    "also",
    "then",
    "only",
    "fully",
    "currently",
    "agrees",
    "notes",
    "accepts",
    "welcomes",
    "reserves",
];

/// Words after a name that show it is what is spoken of and not who is asked.
pub(super) const STATES: &[&str] = &[
    "be", "is", "are", "was", "were", "has", "have", "had", "of", "on", "in", "at", "by", "with", "as", "or",
    "to", "that", "which", "who", "from", "for", "not", "been", "the", "a", "an", "all", "and", "when",
    "where", "whether", "what", "how", "why", "members", "its", "their",
];

/// Words at the end of the name of a body that sits outside councils.
pub(super) const OTHERS: &[&str] = &[
    "office",
    "bureau",
    "federation",
    "society",
    "union",
    "unions",
    "foundation",
    "college",
    "institute",
    "consortium",
    "operator",
    "operators",
    "provider",
    "providers",
    "contractor",
    "contractors",
    "foreman",
    "auditor",
    "auditors",
    "librarian",
    "curator",
    "architect",
    "headteacher",
    "headteachers",
    "partners",
    "warden",
    "wardens",
    "nurse",
    "bank",
    "regulator",
    "ombudsman",
    "alliance",
    "network",
    "ministers",
    "water",
    "unit",
    "organisation",
    "organisations",
    "bodies",
    "authorities",
    "parties",
    "librarians",
];

/// Letters that name a body.
pub(super) const KNOWN_LETTERS: &[&str] = &[
    "CCG", "ICB", "NHS", "DEFRA", "DFE", "SLT", "SMT", "CMT", "HR", "ICT", "BID",
];
