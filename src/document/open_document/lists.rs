//! The lists of an OpenDocument file: how each level counts and is printed, and how far it has
//! counted.

use std::collections::HashMap;

use super::styles::Styles;
use crate::document::counting;
use crate::document::flow::Number;
use crate::document::xml::Tag;

/// The name under which the numbers of headings are kept among the list styles.
pub(super) const OUTLINE: &str = "\u{0}outline";
/// How many levels a list has.
const LEVELS: usize = 10;

/// One level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    /// `1`, `a`, `I`; empty where nothing is counted.
    format: String,
    prefix: String,
    suffix: String,
    /// What is printed, `%1%` standing for the number of the first level; newer programs write it.
    pattern: Option<String>,
    start: i64,
    /// How many levels are printed.
    shown: usize,
    /// Whether letters go on with `aa`, `bb` after `z`.
    repeats_letters: bool,
    bullet: Option<char>,
}

/// How a list counts and is printed.
#[derive(Debug, Clone, Default)]
pub(super) struct ListStyle {
    levels: HashMap<usize, Level>,
}

impl ListStyle {
    /// Takes in one of its levels.
    pub(super) fn take(&mut self, tag: &Tag<'_>) {
        let is_bullet = matches!(
            tag.name,
            "text:list-level-style-bullet" | "text:list-level-style-image"
        );
        if !is_bullet
            && !matches!(
                tag.name,
                "text:list-level-style-number" | "text:outline-level-style"
            )
        {
            return;
        }
        let Some(at) = tag
            .number::<usize>("level")
            .and_then(|level| level.checked_sub(1))
        else {
            return;
        };
        let bullet = tag.value("bullet-char").and_then(|text| text.chars().next());
        let level = Level {
            format: tag.value("num-format").unwrap_or_default(),
            prefix: tag.value("num-prefix").unwrap_or_default(),
            suffix: tag.value("num-suffix").unwrap_or_default(),
            pattern: tag.value("num-list-format"),
            start: tag.number("start-value").unwrap_or(1),
            shown: tag.number("display-levels").unwrap_or(1),
            repeats_letters: tag.value("num-letter-sync").as_deref() == Some("true"),
            bullet: is_bullet.then_some(bullet.unwrap_or('•')),
        };
        self.levels.insert(at, level);
    }

    fn start(&self, at: usize) -> i64 {
        self.levels.get(&at).map_or(1, |level| level.start)
    }

    fn print(&self, at: usize, counts: &Counts) -> String {
        let Some(level) = self.levels.get(&at) else {
            return String::new();
        };
        let number = counts.get(at).unwrap_or(level.start);
        match level.format.as_str() {
            "1" => number.to_string(),
            "a" if level.repeats_letters => counting::repeated_letters(number),
            "A" if level.repeats_letters => counting::repeated_letters(number).to_uppercase(),
            "a" => counting::letters(number),
            "A" => counting::letters(number).to_uppercase(),
            "i" => counting::roman(number),
            "I" => counting::roman(number).to_uppercase(),
            "" => String::new(),
            "1st" => counting::ordinal(number),
            "01" | "01, 02, 03, ..." => format!("{number:02}"),
            _ => number.to_string(),
        }
    }

    /// What is printed before a paragraph at a level.
    fn label(&self, at: usize, counts: &Counts) -> String {
        let Some(level) = self.levels.get(&at) else {
            return String::new();
        };
        if let Some(bullet) = level.bullet {
            return match bullet {
                '-' | '–' | '—' => bullet.to_string(),
                _ => "•".to_owned(),
            };
        }
        if level.format.is_empty() && level.prefix.is_empty() && level.suffix.is_empty() {
            return String::new();
        }
        if let Some(pattern) = level.pattern.as_deref().filter(|pattern| !pattern.is_empty()) {
            let mut printed = String::new();
            for (turn, part) in pattern.split('%').enumerate() {
                let place = part.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
                match place.filter(|_| turn % 2 == 1) {
                    Some(place) => printed.push_str(&self.print(place, counts)),
                    None => printed.push_str(part),
                }
            }
            return printed;
        }
        let first = (at + 1).saturating_sub(level.shown.max(1));
        let numbers: Vec<String> = (first..=at)
            .map(|place| self.print(place, counts))
            .filter(|number| !number.is_empty())
            .collect();
        format!("{}{}{}", level.prefix, numbers.join("."), level.suffix)
    }
}

/// The last number of each level of one list.
#[derive(Debug, Clone, Default)]
struct Counts([Option<i64>; LEVELS]);

impl Counts {
    fn get(&self, at: usize) -> Option<i64> {
        self.0.get(at).copied().flatten()
    }

    fn set(&mut self, at: usize, number: i64) {
        if let Some(count) = self.0.get_mut(at) {
            *count = Some(number);
        }
    }

    /// Counts one more at a level, or begins there with a number of its own; levels below begin
    /// afresh.
    fn advance(&mut self, at: usize, start: i64, own: Option<i64>) {
        let next = own.unwrap_or_else(|| self.get(at).map_or(start, |last| last.saturating_add(1)));
        self.set(at, next);
        for below in self.0.iter_mut().skip(at + 1) {
            *below = None;
        }
    }
}

/// An open `text:list`.
#[derive(Debug)]
struct OpenList {
    style: Option<String>,
    items: Vec<Item>,
}

/// An open item of a list.
#[derive(Debug, Default)]
struct Item {
    start: Option<i64>,
    /// Whether its number has been given to its first paragraph.
    is_counted: bool,
}

/// The lists of a text, as far as they have been counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<OpenList>,
    counts: Vec<Counts>,
    /// Which of the counts is being counted in.
    current: usize,
    by_id: HashMap<String, usize>,
    by_style: HashMap<String, usize>,
    outline: Counts,
}

impl Lists {
    /// A list begins, perhaps inside another.
    pub(super) fn open_list(&mut self, tag: &Tag<'_>) {
        let style = tag
            .value("style-name")
            .or_else(|| self.open.last().and_then(|list| list.style.clone()));
        if self.open.is_empty() {
            let name = style.clone().unwrap_or_default();
            let goes_on = tag.value("continue-numbering").as_deref() == Some("true");
            let continued = tag
                .value("continue-list")
                .and_then(|id| self.by_id.get(&id).copied())
                .or_else(|| goes_on.then(|| self.by_style.get(&name).copied()).flatten());
            self.current = continued.unwrap_or_else(|| {
                self.counts.push(Counts::default());
                self.counts.len() - 1
            });
            if let Some(id) = tag.value("id") {
                self.by_id.insert(id, self.current);
            }
            self.by_style.insert(name, self.current);
        }
        self.open.push(OpenList {
            style,
            items: Vec::new(),
        });
    }

    /// It ends.
    pub(super) fn close_list(&mut self) {
        self.open.pop();
    }

    /// An item begins; the head of a list has no number.
    pub(super) fn open_item(&mut self, tag: &Tag<'_>) {
        if let Some(list) = self.open.last_mut() {
            list.items.push(Item {
                start: tag.number("start-value"),
                is_counted: tag.name == "text:list-header",
            });
        }
    }

    /// It ends.
    pub(super) fn close_item(&mut self) {
        if let Some(list) = self.open.last_mut() {
            list.items.pop();
        }
    }

    /// The number before a paragraph that begins here: only the first of an item has one.
    pub(super) fn number(&mut self, styles: &Styles) -> Option<Number> {
        let level = self.open.len().checked_sub(1)?.min(LEVELS - 1);
        let list = self.open.last_mut()?;
        let style = styles.list(list.style.as_deref()?)?;
        let item = list.items.last_mut()?;
        if std::mem::replace(&mut item.is_counted, true) {
            return None;
        }
        let own = item.start;
        let counts = self.counts.get_mut(self.current)?;
        for (at, outer) in self.open.iter_mut().take(level).enumerate() {
            // An item that only holds the list inside it begins with the number that it names.
            let start = outer
                .items
                .last_mut()
                .and_then(|item| (!std::mem::replace(&mut item.is_counted, true)).then_some(item.start)?);
            if let Some(start) = start {
                counts.advance(at, start, Some(start));
            } else if counts.get(at).is_none() {
                counts.set(at, style.start(at));
            }
        }
        counts.advance(level, style.start(level), own);
        numbered(style.label(level, counts), level)
    }

    /// The number before a heading that stands in no list.
    pub(super) fn number_of_heading(&mut self, level: u8, tag: &Tag<'_>, styles: &Styles) -> Option<Number> {
        if tag.value("is-list-header").as_deref() == Some("true") || !self.open.is_empty() {
            return None;
        }
        let at = usize::from(level).checked_sub(1)?.min(LEVELS - 1);
        let style = styles.list(OUTLINE)?;
        let restarts = tag.value("restart-numbering").as_deref() == Some("true");
        let own = restarts.then(|| tag.number("start-value").unwrap_or_else(|| style.start(at)));
        for above in 0..at {
            if self.outline.get(above).is_none() {
                self.outline.set(above, style.start(above));
            }
        }
        self.outline.advance(at, style.start(at), own);
        numbered(style.label(at, &self.outline), at)
    }

    /// Whether a list is open here.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }
}

fn numbered(label: String, level: usize) -> Option<Number> {
    (!label.trim().is_empty()).then(|| Number {
        label,
        level: u8::try_from(level).unwrap_or(0),
    })
}
