//! What must hold of whatever is read out of a paper, however damaged it is.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use scrutiny_desk::cli::extract_json::paper_json;
use scrutiny_desk::document::{self, Document, bundle};
use scrutiny_desk::extract;
use scrutiny_desk::scrutiny::Day;
use scrutiny_desk::scrutiny::finding::{Extraction, Found, FoundItem};
use scrutiny_desk::scrutiny::passage::{Passage, Quote, Span};
use scrutiny_desk::scrutiny::period::{self, Anchor, Calendar};
use scrutiny_desk::scrutiny::promise::Due;
use serde_json::Value;

use super::damage::{Damaged, Dice};

/// What a sound run saw.
pub struct Seen {
    pub refused: bool,
    pub findings: u64,
}

/// What does not hold: in the same words for the same mistake, and with its particulars.
#[derive(Debug)]
pub struct Fault {
    pub what: String,
    pub detail: String,
}

type Held = Result<(), Fault>;

fn hold(holds: bool, what: &str, detail: impl FnOnce() -> String) -> Held {
    if holds {
        return Ok(());
    }
    Err(Fault {
        what: what.to_owned(),
        detail: detail(),
    })
}

thread_local! {
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Has panics of the workers remembered with their place and not printed: thousands come while a paper
/// is cut down. Those of all other threads are told as ever.
pub fn keep_places_of_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |told| {
            if CHECKING.with_borrow(|checking| *checking) {
                PANIC.set(Some(told.location().map(ToString::to_string).unwrap_or_default()));
            } else {
                before(told);
            }
        }));
    });
}

thread_local! {
    static CHECKING: RefCell<bool> = const { RefCell::new(false) };
}

/// Reads a paper as an import and the command line would and looks whether all is as it must be.
/// Where only a reader is looked at, findings are drawn out of few papers: that takes twenty times as
/// long as reading, and is what the damaged papers as text are for.
pub fn check(paper: &Damaged, whole: bool, mut dice: Dice) -> Result<Seen, Fault> {
    CHECKING.set(true);
    let ended = panic::catch_unwind(AssertUnwindSafe(|| read(paper, whole, &mut dice)));
    CHECKING.set(false);
    ended.unwrap_or_else(|payload| {
        let words = payload
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or("a panic without words");
        Err(Fault {
            what: format!("panicked at {}", PANIC.take().unwrap_or_default()),
            detail: words.to_owned(),
        })
    })
}

/// What the file holds comes out as an import would take it out.
fn held(paper: &Damaged) -> Held {
    let bundle = if bundle::is_archive(&paper.content) {
        bundle::unpack(&paper.content)
    } else if bundle::may_have_attachments(&paper.content, &paper.name) {
        bundle::attachments(&paper.content)
    } else {
        return Ok(());
    };
    // A refusal is an answer too.
    let Ok(bundle) = bundle else { return Ok(()) };
    let names = bundle.members.iter().map(|member| &member.name);
    let names = names.chain(bundle.left_out.iter().map(|(name, _)| name));
    for name in names {
        hold(
            !name.trim().is_empty() && !name.contains(bundle::steers_a_screen),
            "what a file holds has a name that can be shown",
            || format!("{name:?}"),
        )?;
    }
    Ok(())
}

/// Of the papers of one reader, one in so many is gone through to its findings.
const WHOLE_ONE_IN: usize = 25;

fn read(paper: &Damaged, whole: bool, dice: &mut Dice) -> Result<Seen, Fault> {
    let calendar = Calendar {
        municipal_year_begins: *dice.pick(&[4, 5]),
        ..Calendar::default()
    };
    let anchor = Anchor {
        date: dice
            .one_in(2)
            .then(|| Day::from_num_days_from_ce_opt(i32::try_from(dice.below(800_000)).unwrap()))
            .flatten(),
        calendar: calendar.clone(),
    };
    held(paper)?;
    let twice = dice.one_in(30);
    let document = match document::read(&paper.content, &paper.name) {
        Ok(document) => document,
        Err(error) => {
            hold(!error.to_string().is_empty(), "a refusal says why", String::new)?;
            return Ok(Seen {
                refused: true,
                findings: 0,
            });
        }
    };
    blocks(&document)?;
    if twice {
        let again = document::read(&paper.content, &paper.name);
        hold(
            again.as_ref() == Ok(&document),
            "a paper reads the same twice",
            String::new,
        )?;
    }
    if !whole && !dice.one_in(WHOLE_ONE_IN) {
        return Ok(Seen {
            refused: false,
            findings: 0,
        });
    }
    let extraction = extract::extract(&document, calendar.clone());
    findings(&document, &extraction)?;
    json(&document, &extraction)?;
    periods(&document.text, &anchor)?;
    if twice {
        hold(
            extract::extract(&document, calendar) == extraction,
            "the same is found twice",
            String::new,
        )?;
    }
    Ok(Seen {
        refused: false,
        findings: extraction.findings.len() as u64,
    })
}

fn span(text: &str, span: Span, what: &str) -> Held {
    hold(
        span.start <= span.end && text.get(span.start..span.end).is_some(),
        &format!("{what} lies in the text, on the borders of characters"),
        || format!("{span:?} in {} bytes", text.len()),
    )
}

fn blocks(document: &Document) -> Held {
    let mut end = 0;
    for block in &document.blocks {
        span(&document.text, block.span, "a block")?;
        hold(block.span.start >= end, "blocks are in order and apart", || {
            format!("{block:?} after {end}")
        })?;
        hold(
            !document.words(block).trim().is_empty(),
            "a block has words",
            || format!("{block:?}"),
        )?;
        page(document, block.page, block.span, "a block")?;
        end = block.span.end;
    }
    for (number, page) in (1..).zip(&document.pages) {
        span(&document.text, page.span, "a page")?;
        hold(page.number == number, "pages are counted from 1", || {
            format!("{page:?}")
        })?;
    }
    Ok(())
}

fn page(document: &Document, number: Option<u32>, at: Span, what: &str) -> Held {
    let Some(number) = number else {
        return hold(document.pages.is_empty(), &format!("{what} is on a page"), || {
            format!("{at:?}")
        });
    };
    let on_it = document
        .pages
        .iter()
        .any(|page| page.number == number && page.span.start <= at.start && at.start <= page.span.end);
    hold(on_it, &format!("{what} begins on its page"), || {
        format!("{at:?} on page {number}")
    })
}

fn passage(document: &Document, passage: &Passage, what: &str) -> Held {
    hold(
        !passage.spans.is_empty(),
        &format!("{what} has a place"),
        String::new,
    )?;
    let mut end = 0;
    for part in &passage.spans {
        span(&document.text, *part, what)?;
        hold(
            part.start >= end,
            &format!("the parts of {what} are in order and apart"),
            || format!("{passage:?}"),
        )?;
        hold(
            !part.is_empty(),
            &format!("each part of {what} has words"),
            || format!("{passage:?}"),
        )?;
        end = part.end;
    }
    page(document, passage.page, passage.hull(), what)
}

fn words(document: &Document, text: &str, at: &Passage, what: &str) -> Held {
    passage(document, at, what)?;
    hold(
        !text.is_empty() && at.words(&document.text) == text,
        &format!("the words of {what} are those at its place"),
        || format!("{text:?} and {:?}", at.words(&document.text)),
    )
}

fn quote(document: &Document, quoted: Option<&Quote>, what: &str) -> Held {
    quoted.map_or(Ok(()), |quoted| {
        words(document, &quoted.text, &quoted.passage, what)
    })
}

fn due(document: &Document, due: &Due, what: &str) -> Held {
    if let Some(at) = &due.passage {
        words(document, &due.phrase, at, what)?;
    }
    window(due.window, what)
}

fn window(window: Option<period::Window>, what: &str) -> Held {
    let days = window.map(|window| (window.earliest, window.latest));
    hold(
        !matches!(days, Some((Some(earliest), Some(latest))) if earliest > latest),
        &format!("{what} begins before it ends"),
        || format!("{days:?}"),
    )
}

fn findings(document: &Document, extraction: &Extraction) -> Held {
    let mut start = 0;
    for finding in &extraction.findings {
        match &finding.found {
            Found::Item(found) => item(document, found)?,
            Found::Date(date) => {
                hold(date.due.passage.is_some(), "a date has a place", || {
                    format!("{date:?}")
                })?;
                due(document, &date.due, "a date")?;
            }
        }
        let at = finding.passage().map_or(usize::MAX, |at| at.hull().start);
        hold(start <= at, "findings are in reading order", || {
            format!("{start} and {at}")
        })?;
        hold(
            !finding.rule.is_empty() && !finding.reason.is_empty(),
            "a finding says by what rule and why",
            || format!("{finding:?}"),
        )?;
        start = at;
    }
    for (fact, at) in &extraction.fact_passages {
        passage(document, at, &format!("the fact {fact:?}"))?;
    }
    for contact in &extraction.facts.contacts {
        if let Some(at) = &contact.passage {
            passage(document, at, "a contact")?;
        }
    }
    quote(
        document,
        extraction.blanket_response.as_ref(),
        "a blanket response",
    )
}

fn item(document: &Document, item: &FoundItem) -> Held {
    words(document, &item.text, &item.passage, "an item")?;
    quote(document, item.lead_in.as_ref(), "a lead-in")?;
    if let Some(response) = &item.response {
        words(document, &response.text, &response.passage, "an answer")?;
        quote(document, response.position_words.as_ref(), "a position")?;
    }
    item.due
        .as_ref()
        .map_or(Ok(()), |time| due(document, time, "a due"))
}

fn json(document: &Document, extraction: &Extraction) -> Held {
    let printed = serde_json::to_string(&paper_json(document, extraction));
    let value = printed.and_then(|printed| serde_json::from_str::<Value>(&printed));
    let value = value.map_err(|error| Fault {
        what: "the JSON can be read back".to_owned(),
        detail: error.to_string(),
    })?;
    let characters: Vec<char> = document.text.chars().collect();
    places_in_json(&value, &characters)
}

/// Every `span` of the JSON fits the text as counted in characters, and the words beside it begin and
/// end there.
fn places_in_json(value: &Value, characters: &[char]) -> Held {
    match value {
        Value::Object(object) => {
            if let Some(at) = object.get("span").filter(|at| !at.is_null()) {
                let number = |key: &str| at[key].as_u64().and_then(|n| usize::try_from(n).ok());
                let range = number("start").zip(number("end"));
                let found = range.and_then(|(start, end)| characters.get(start..end));
                hold(found.is_some(), "a span of the JSON lies in the text", || {
                    format!("{at} in {} characters", characters.len())
                })?;
                let found: String = found.unwrap_or_default().iter().collect();
                let told = ["text", "phrase"]
                    .iter()
                    .find_map(|key| object.get(*key)?.as_str());
                if let Some(told) = told {
                    // Between them may stand what is not the item's: page furniture, marks of a format.
                    let same = |end: fn(&str) -> Option<char>| end(told.trim()) == end(found.trim());
                    hold(
                        same(|words| words.chars().next()) && same(|words| words.chars().next_back()),
                        "words in the JSON begin and end at their span",
                        || format!("{told:?} and {found:?}"),
                    )?;
                }
            }
            object
                .values()
                .try_for_each(|value| places_in_json(value, characters))
        }
        Value::Array(values) => values
            .iter()
            .try_for_each(|value| places_in_json(value, characters)),
        _ => Ok(()),
    }
}

fn periods(text: &str, anchor: &Anchor) -> Held {
    let mut end = 0;
    for found in period::find(text, anchor) {
        span(text, found.span, "a time")?;
        hold(found.span.start >= end, "times are in order and apart", || {
            format!("{found:?}")
        })?;
        let printed: Vec<&str> = found.span.of(text).split_whitespace().collect();
        hold(
            found.phrase == printed.join(" ") && !found.phrase.is_empty(),
            "a time's phrase is as printed",
            || format!("{found:?} and {printed:?}"),
        )?;
        window(found.window, "a time")?;
        end = found.span.end;
    }
    for line in text.lines().take(5) {
        if let Some(found) = period::resolve(line, anchor) {
            span(line, found.span, "a typed time")?;
            window(found.window, "a typed time")?;
        }
    }
    Ok(())
}
