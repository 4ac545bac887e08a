//! The title of a paper or of its agenda item, as printed.

mod clues;
pub(super) mod never;
mod offers;

use super::front_sheet::Label;
use super::head;
use super::offer::{heaviest, weight};
use super::saved_page;
use crate::document::Format;
use crate::extract::clean::{Piece, Role};
use crate::extract::learned::{Clues, Weights};
use crate::extract::paper::{Paper, Place};
use crate::extract::table;
use crate::extract::zone::ZoneKind;
use crate::scrutiny::paper::PaperKind;
use clues::Around;
use never::{KIND_ONLY, is_heading_or_label, is_line_of_a_contact, is_never_one, is_other_fact};
use offers::Offer;
use std::ops::Range;
use std::sync::LazyLock;

/// A title and the lines on which it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// Its words.
    pub words: String,
    /// Its lines.
    pub places: Vec<Place>,
}

/// What clues weigh for a title.
static WEIGHTS: LazyLock<Weights<1>> =
    LazyLock::new(|| Weights::read(include_str!("../../../assets/facts/title.tsv")));

/// An offer is the title where its clues add up to more than this.
pub(super) const LEAST: i32 = -50;

/// The title: of the lines near the start and their parts, the one for which most speaks.
#[must_use]
pub(super) fn of(paper: &Paper<'_>) -> Option<Title> {
    let offers = Offers::of(paper);
    let sums = (0..offers.all.len()).map(|nth| weight(&WEIGHTS, |to| offers.tell(paper, nth, to)));
    let best = heaviest(sums, LEAST)?;
    let mut places = offers.all.get(best)?.places.clone();
    if let Some(first) = places.first_mut() {
        first.start += label_of_title(paper.words_at(*first));
    }
    let places = paper.onwards(&places);
    let words = paper.quote(&places)?.text;
    Some(Title { words, places })
}

/// How many bytes the number of the agenda item takes that stands before a title, or that it is the subject
/// of a message: "Item 8: ", "Subject: ".
fn label_of_title(words: &str) -> usize {
    let low = words.to_ascii_lowercase();
    if let Some(rest) = low.strip_prefix("subject: ") {
        return words.len() - rest.trim_start().len();
    }
    let after = ["agenda item ", "item "]
        .iter()
        .find_map(|label| low.strip_prefix(label));
    let label = after.and_then(|rest| rest.split_once(": "));
    label
        .filter(|(number, title)| {
            !title.trim().is_empty() && number.len() <= 5 && number.starts_with(|c: char| c.is_ascii_digit())
        })
        .map_or(0, |(_, title)| words.len() - title.len())
}

/// What may be the title of a paper.
pub(super) struct Offers {
    pub(super) all: Vec<Offer>,
    around: Around,
}

impl Offers {
    pub(super) fn of(paper: &Paper<'_>) -> Self {
        let ruled = by_rules(paper);
        let mut all = offers::offers(paper);
        if matches!(paper.document.format, Format::Workbook | Format::Csv) {
            // The cells of a sheet are what it lists.
            all.retain(|offer| !offer.places.iter().any(|place| is_cell(paper, *place)));
        }
        if let Some(ruled) = ruled
            .as_ref()
            .filter(|ruled| all.iter().all(|offer| offer.places != ruled.places))
        {
            all.push(Offer {
                places: ruled.places.clone(),
                start: "rule",
                end: "rule",
            });
        }
        all.retain(|offer| !is_never_one(paper, offer));
        Self {
            all,
            around: Around::of(paper, ruled.map(|title| title.words)),
        }
    }

    pub(super) fn tell(&self, paper: &Paper<'_>, nth: usize, to: &mut impl Clues) {
        if let Some(offer) = self.all.get(nth) {
            clues::tell(paper, &self.around, offer, to);
        }
    }
}

fn is_cell(paper: &Paper<'_>, place: Place) -> bool {
    paper.piece(place.piece).is_some_and(Piece::is_cell)
}

/// What the rules would have: for a saved page where such pages print it; after a label; after the
/// salutation of a letter; else the lines of the letterhead that are nothing else. Minutes have none unless
/// their page gives one.
fn by_rules(paper: &Paper<'_>) -> Option<Title> {
    let places = labelled(paper)
        .filter(|_| calls_it_a_title(paper))
        .or_else(|| of_page(paper).map(|place| vec![place]))
        .or_else(|| labelled(paper))
        .or_else(|| of_letter(paper))
        .or_else(|| {
            if paper.facts.kind == PaperKind::Minutes {
                of_small_body(paper)
                    .or_else(|| called_minutes(paper))
                    .map(|place| vec![place])
            } else {
                by_lines(paper)
            }
        })?;
    let words = paper.quote(&places)?.text;
    Some(Title { words, places })
}

/// The value of a label of the front sheet. A list of decisions has a title for each of them and so
/// none of its own.
fn labelled(paper: &Paper<'_>) -> Option<Vec<Place>> {
    let mut fields = paper.front.values(Label::Title).filter(|field| {
        field.at < IN_HEAD
            && field
                .value
                .first()
                .is_some_and(|place| is_title_value(paper, *place))
    });
    let first = fields.next()?;
    let label = |at: usize| paper.piece(at).and_then(|piece| piece.low.split(':').next());
    let again = paper
        .front
        .values(Label::Title)
        .any(|field| field.at > first.at + 1 && label(field.at) == label(first.at));
    (!again).then(|| {
        let mut places = first.value.clone();
        if let Some(place) = places.first_mut() {
            // The subject of an answered e-mail.
            let low = paper.words_at(*place).to_ascii_lowercase();
            let skip = ["re: ", "fw: ", "fwd: "]
                .iter()
                .find(|sign| low.starts_with(**sign));
            place.start += skip.map_or(0, |sign| sign.len());
        }
        places
    })
}

/// Whether the front sheet has a label that can be nothing but a title's, whatever page it is on.
fn calls_it_a_title(paper: &Paper<'_>) -> bool {
    paper
        .front
        .values(Label::Title)
        .next()
        .and_then(|field| paper.piece(field.at))
        .is_some_and(|piece| {
            ["title of report", "report title", "title of paper"]
                .iter()
                .any(|label| piece.low.starts_with(label))
        })
}

/// How far into the paper a title's label may stand.
const IN_HEAD: usize = 24;

fn is_title_value(paper: &Paper<'_>, place: Place) -> bool {
    let words = paper.words_at(place);
    let figures = words.chars().filter(char::is_ascii_digit).count();
    figures * 2 <= words.len() && (5..240).contains(&words.len())
}

/// What a letter is about: the short line after "Dear …".
fn of_letter(paper: &Paper<'_>) -> Option<Vec<Place>> {
    let dear = paper
        .pieces
        .iter()
        .take(IN_HEAD)
        .position(|piece| piece.low.starts_with("dear ") || piece.low.contains(" / dear "))?;
    let mut places = Vec::new();
    for (index, piece) in paper.pieces.iter().enumerate().skip(dear + 1).take(3) {
        let capitals = !piece.words.chars().any(char::is_lowercase);
        let short = piece.words.len() < 160 && (capitals || !piece.words.ends_with([',', ';', ':']));
        let line = short && (!piece.words.ends_with('.') || matches!(piece.role, Role::Heading { .. }));
        if !line || (piece.apart && !places.is_empty()) {
            break;
        }
        let start = ["re: ", "re ", "subject: "]
            .iter()
            .find(|word| piece.low.starts_with(**word))
            .map_or(0, |word| word.len());
        places.push(Place::new(index, start..piece.words.len()));
    }
    (!places.is_empty()).then_some(places)
}

/// How far down a saved page its title may stand, below the site's menus.
const LINES_OF_MENUS: usize = 12;

/// The title as saved pages print it: below "Agenda item", "Issue - meetings", "Decision details".
fn of_page(paper: &Paper<'_>) -> Option<Place> {
    if let Some(line) = saved_page::line_above_title(paper) {
        return titled_below(paper, line);
    }
    for (index, piece) in paper.pieces.iter().enumerate().take(LINES_OF_MENUS) {
        // A point with a bullet is of the site's menu.
        if piece.is_cell() || piece.marker.is_some() {
            continue;
        }
        let low = piece.low.trim_end_matches([':', ' ']);
        if low.starts_with("agenda item - ") {
            return Some(Place::new(index, "agenda item - ".len()..piece.words.len()));
        }
        match low {
            "agenda item" | "agenda item details" | "decision details" => return titled_below(paper, index),
            "issue - meetings" | "issue - decisions" | "issue details" => return titled_below(paper, index),
            "decisions published" | "meeting documents" | "committee details" => {
                return Some(paper.whole(index));
            }
            _ if saved_page::names_a_page_of_a_meeting(low) => return Some(paper.whole(index)),
            _ => {}
        }
    }
    None
}

fn titled_below(paper: &Paper<'_>, index: usize) -> Option<Place> {
    let next = paper.piece(index + 1)?;
    let mut end = next.words.len();
    for tail in [" pdf icon", " (pdf", " pdf "] {
        if let Some(at) = next.low.find(tail) {
            end = end.min(at);
        }
    }
    if next.low.trim_end_matches(':') == "issue - meetings" {
        return titled_below(paper, index + 1);
    }
    Some(Place::new(index + 1, 0..end))
}

/// Small bodies head their minutes with a line that is name, number and day of the meeting in one.
fn of_small_body(paper: &Paper<'_>) -> Option<Place> {
    let (index, piece) = head(paper).find(|(_, piece)| !piece.words.is_empty())?;
    let meeting =
        piece.low.contains("meeting") && !piece.low.contains("minutes") && piece.low.contains(" - ")
            || piece.low.contains("parish council - ")
            || piece.low.contains("community council - ");
    let group = piece.low.ends_with(" group");
    ((meeting || group) && piece.words.len() < 90 && !piece.low.starts_with("minutes of"))
        .then(|| paper.whole(index))
}

/// A line of its own that calls a record what it is: "DRAFT MINUTES", "Notes of an informal meeting".
fn called_minutes(paper: &Paper<'_>) -> Option<Place> {
    const WORDS: &[&str] = &[
        "minutes",
        "minute",
        "notes",
        "note",
        "draft",
        "of",
        "the",
        "a",
        "an",
        "meeting",
        "cofnodion",
        "inquorate",
        "informal",
        "public",
        "special",
        "extraordinary",
        "unconfirmed",
        "record",
        "proceedings",
    ];
    head(paper).find_map(|(index, piece)| {
        let words: Vec<&str> = piece.low.split(' ').collect();
        let called = ["minutes", "minute", "notes", "cofnodion"]
            .iter()
            .any(|word| words.contains(word));
        (called && words.iter().all(|word| WORDS.contains(word))).then(|| paper.whole(index))
    })
}

/// Where a reader is on a web site: "Home > Council > Meetings".
fn is_a_trail(words: &str) -> bool {
    const LONGEST_STEP: usize = 48;
    [" > ", " / ", " >> ", " \u{203a} ", " \u{bb} "]
        .iter()
        .any(|arrow| {
            words.matches(arrow).count() >= 2 && words.split(arrow).all(|step| step.len() <= LONGEST_STEP)
        })
}

/// Whether a line is nothing but the reference of a paper: "ABC/OSG/12/08".
fn is_a_reference(words: &str) -> bool {
    let code =
        |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | '(' | ')');
    words.contains('/') && words.contains(|c: char| c.is_ascii_digit()) && words.chars().all(code)
}

/// The lines of the letterhead that are no council, body, date, label or name: the first such that stand
/// together.
fn by_lines(paper: &Paper<'_>) -> Option<Vec<Place>> {
    let mut lines: Vec<(usize, &Piece)> = Vec::new();
    for (index, piece) in head(paper) {
        let follows = lines.last().is_some_and(|(last, _)| last + 1 == index);
        let other_case = lines
            .last()
            .is_some_and(|(_, last)| in_capitals(last) != in_capitals(piece));
        if !lines.is_empty() && (!follows || piece.apart || other_case || lines.len() == LINES_OF_A_TITLE) {
            break;
        }
        if can_be_title(paper, index, piece) {
            lines.push((index, piece));
        } else if !lines.is_empty() {
            break;
        }
    }
    let places: Vec<Place> = lines
        .iter()
        .map(|(index, piece)| Place::new(*index, own_words(paper, piece)))
        .collect();
    (!places.is_empty()).then_some(places)
}

/// Where the title begins in "Item 8: Draft compensation policy"; at the start where there is no such number.
fn after_item_number(piece: &Piece) -> usize {
    let own = piece.low.strip_prefix("item ").and_then(|rest| {
        let (number, title) = rest.split_once([':', '-'])?;
        let is_number = number.trim().starts_with(|c: char| c.is_ascii_digit()) && number.trim().len() <= 4;
        (is_number && !title.trim().is_empty()).then(|| piece.low.len() - title.trim_start().len())
    });
    own.unwrap_or(0)
}

fn in_capitals(piece: &Piece) -> bool {
    !piece.words.chars().any(char::is_lowercase)
}

/// On how many lines a title may run.
const LINES_OF_A_TITLE: usize = 4;

/// The part of a title's line that is the title in English and without a date after it.
fn own_words(paper: &Paper<'_>, piece: &Piece) -> Range<usize> {
    let mut range = after_item_number(piece)..piece.words.len();
    // In two languages side by side the English title follows the stroke.
    if let Some(at) = piece
        .words
        .find(" / ")
        .filter(|_| paper.words.styles.contains(&"welsh"))
    {
        range.start = at + " / ".len();
    }
    // How and when a list was drawn up is not of its title.
    if let Some(at) = piece.words.rfind(" (").filter(|_| piece.words.ends_with(')')) {
        let aside = piece.words.get(at..).unwrap_or("");
        let day = aside
            .trim_start_matches([' ', '('])
            .starts_with(|c: char| c.is_ascii_digit());
        if (aside.len() > 24 || day && aside.len() > 12) && aside.chars().any(|c| c.is_ascii_digit()) {
            range.end = at;
        }
    }
    // "Notice of decisions taken by the Cabinet on Tuesday 4 June": when is not of the title.
    if paper.facts.kind == PaperKind::Decision
        && let Some(at) = [" on ", " held on ", " - meeting of "]
            .iter()
            .filter_map(|joint| piece.low.rfind(joint))
            .min()
            .filter(|at| {
                piece
                    .low
                    .get(*at..)
                    .is_some_and(|rest| rest.chars().any(|c| c.is_ascii_digit()))
            })
    {
        range.end = at;
    }
    // A date at the end of a line of decisions is not of the title.
    if paper.facts.kind == PaperKind::Decision
        && let Some(at) = piece.words.rfind(" - ")
        && piece
            .words
            .get(at..)
            .is_some_and(|rest| rest.chars().any(|c| c.is_ascii_digit()))
    {
        range.end = at;
    }
    range
}

/// Words by which a line calls itself a paper on something.
fn names_a_paper(low: &str) -> bool {
    [
        "tracker",
        "action log",
        "action sheet",
        "review of",
        "response",
        "reply to",
        "answer to",
        "report on",
        "report to",
        "strategy",
        "the cabinet's reply",
        "'s report",
        "inquiry report",
        "final report",
        "interim report",
        "report of the ",
        "record of",
        "task group",
        "meeting dates",
        "outcome of",
        "agenda - ",
    ]
    .iter()
    .any(|sign| low.contains(sign))
}

/// Whether a line can be the title: it is no other fact, no label, no name, no date and no heading.
fn can_be_title(paper: &Paper<'_>, index: usize, piece: &Piece) -> bool {
    let low = piece.low.as_str();
    let fit = (6..200).contains(&piece.words.len())
        && (!piece.words.ends_with([',', ';', ':']) || goes_on_below(paper, index))
        && (!piece.is_cell() || is_of_a_narrow_table(paper, index))
        && (!piece.words.ends_with('.') || matches!(piece.role, Role::Heading { .. }));
    let zone = matches!(
        paper.zone_of(index),
        ZoneKind::Title | ZoneKind::Narrative | ZoneKind::Table | ZoneKind::Minutes | ZoneKind::Notice
    );
    // What cannot be one by its length and place is not read any closer: it may be an endless paragraph.
    if !fit || !zone {
        return false;
    }
    let words = piece.words.split(' ').count();
    let figures = piece.words.chars().filter(char::is_ascii_digit).count();
    let day = super::date::prints_a_day(paper, index);
    let weekday = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "dydd ",
    ]
    .iter()
    .any(|day| low.starts_with(day));
    let dated = day && !names_a_paper(low) && (piece.words.len() < 40 || weekday);
    let column = piece.is_cell() && table::is_heading_of_column(paper, low);
    let month_only = words == 2 && figures == 4;
    !paper.front.holds(index)
        && !dated
        && !month_only
        && !column
        && !is_a_trail(&piece.words)
        && !is_a_reference(&piece.words)
        && !is_other_fact(paper, index, low)
        && !(after_item_number(piece) > 0
            && KIND_ONLY.contains(&low.get(after_item_number(piece)..).unwrap_or("")))
        && (after_item_number(piece) > 0 || !is_heading_or_label(paper, low))
        && !is_line_of_a_contact(paper, piece)
}

/// "Cabinet's response to the Care Panel:", with what it is about on the next line.
fn goes_on_below(paper: &Paper<'_>, index: usize) -> bool {
    let own = paper.piece(index).is_some_and(|piece| {
        piece.words.ends_with(':') && piece.words.len() > 30 && names_a_paper(&piece.low)
    });
    own && paper
        .piece(index + 1)
        .is_some_and(|next| !next.apart && next.words.len() < 120 && !next.words.ends_with(['.', ':']))
}

/// Whether a cell stands near the start and in a row of at most two.
fn is_of_a_narrow_table(paper: &Paper<'_>, index: usize) -> bool {
    let row_of = |at: usize| match paper.piece(at).map(|piece| piece.role) {
        Some(Role::Cell { table, row, .. }) => Some((table, row)),
        _ => None,
    };
    let own = row_of(index);
    let cells = (index.saturating_sub(2)..index + 3)
        .filter(|at| row_of(*at) == own)
        .count();
    index < 6 && cells <= 2
}
