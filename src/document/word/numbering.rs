//! What a Word file says of its automatic numbers: how each level of each list counts and is printed.

use std::collections::HashMap;

use super::styles::Styles;
use crate::document::DocumentError;
use crate::document::counting;
use crate::document::xml::{Tag, Visit, walk};

/// How many levels a list has.
pub(super) const LEVELS: usize = 9;
/// Lists refer to one another through styles no deeper than this.
const DEEPEST: usize = 4;

/// What a level counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    #[default]
    Decimal,
    DecimalWithZero,
    SmallLetter,
    CapitalLetter,
    SmallRoman,
    CapitalRoman,
    Ordinal,
    OrdinalWord,
    CardinalWord,
    Bullet,
    Nothing,
}

impl Format {
    fn of(code: &str) -> Self {
        match code {
            "decimalZero" => Self::DecimalWithZero,
            "lowerLetter" => Self::SmallLetter,
            "upperLetter" => Self::CapitalLetter,
            "lowerRoman" => Self::SmallRoman,
            "upperRoman" => Self::CapitalRoman,
            "ordinal" => Self::Ordinal,
            "ordinalText" => Self::OrdinalWord,
            "cardinalText" => Self::CardinalWord,
            "bullet" => Self::Bullet,
            "none" => Self::Nothing,
            _ => Self::Decimal,
        }
    }

    /// A number as it is printed.
    pub(super) fn print(self, number: i64) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::DecimalWithZero => format!("{number:02}"),
            Self::SmallLetter => counting::repeated_letters(number),
            Self::CapitalLetter => counting::repeated_letters(number).to_uppercase(),
            Self::SmallRoman => counting::roman(number),
            Self::CapitalRoman => counting::roman(number).to_uppercase(),
            Self::Ordinal => counting::ordinal(number),
            Self::OrdinalWord => counting::ordinal_word(number),
            Self::CardinalWord => counting::cardinal_word(number),
            Self::Bullet | Self::Nothing => String::new(),
        }
    }
}

/// One level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    pub(super) start: i64,
    pub(super) format: Format,
    /// What is printed, `%1` standing for the number of the first level.
    pub(super) text: String,
    /// Whether the numbers of all levels are printed as figures.
    pub(super) is_legal: bool,
    /// The level after which it begins afresh, counted from 1; 0 for none.
    pub(super) restart: Option<usize>,
    /// The paragraph style that it belongs to.
    style: Option<String>,
}

/// The levels of a list as they are defined.
#[derive(Debug, Default)]
struct Definition {
    levels: HashMap<usize, Level>,
    /// The list style in which the levels are to be found instead.
    style: Option<String>,
}

/// One list of a definition; several may share it and count on from one another.
#[derive(Debug, Default)]
struct List {
    definition: u32,
    starts: HashMap<usize, i64>,
    levels: HashMap<usize, Level>,
}

/// All lists of a file.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<u32, Definition>,
    lists: HashMap<u32, List>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    ///
    /// # Errors
    /// As [`walk`].
    pub(super) fn read(xml: &str) -> Result<Self, DocumentError> {
        let mut reading = Reading::default();
        walk(xml, |visit| {
            match visit {
                Visit::Open(tag) => {
                    reading.open(tag);
                    return !matches!(tag.name, "w:pPr" | "w:rPr" | "mc:Fallback" | "w:numPicBullet");
                }
                Visit::Close(name) => reading.close(name),
                Visit::Words(_) => {}
            }
            true
        })?;
        Ok(reading.numbering)
    }

    /// The definition that a list counts in; none where there is no such list.
    pub(super) fn definition_of(&self, list: u32, styles: &Styles) -> Option<u32> {
        let mut id = self.lists.get(&list)?.definition;
        for _ in 0..DEEPEST {
            let linked = self
                .definitions
                .get(&id)
                .and_then(|definition| definition.style.as_deref())
                .and_then(|style| styles.number_of(style))
                .and_then(|number| self.lists.get(&number));
            let Some(linked) = linked else { break };
            id = linked.definition;
        }
        Some(id)
    }

    /// The level of a list, with what the list itself says otherwise.
    pub(super) fn level(&self, list: u32, definition: u32, level: usize) -> Option<Level> {
        let own = self.lists.get(&list)?;
        let defined = self
            .definitions
            .get(&definition)
            .and_then(|d| d.levels.get(&level));
        let mut found = own.levels.get(&level).or(defined)?.clone();
        if let Some(start) = own.starts.get(&level) {
            found.start = *start;
        }
        Some(found)
    }

    /// The levels at which a list begins afresh when it is first used.
    pub(super) fn restarts(&self, list: u32) -> impl Iterator<Item = usize> {
        self.lists
            .get(&list)
            .into_iter()
            .flat_map(|list| list.starts.keys().copied())
    }

    /// The level of a definition that belongs to a paragraph style, or to one it is based on.
    pub(super) fn level_of_style(
        &self,
        definition: u32,
        styles: &Styles,
        style: Option<&str>,
    ) -> Option<usize> {
        let levels = &self.definitions.get(&definition)?.levels;
        styles.chain(style).find_map(|(id, _)| {
            levels
                .iter()
                .filter(|(_, level)| level.style.as_deref() == Some(id))
                .map(|(at, _)| *at)
                .min()
        })
    }
}

#[derive(Default)]
struct Reading {
    numbering: Numbering,
    definition: Option<u32>,
    list: Option<u32>,
    overridden: Option<usize>,
    level: Option<(usize, Level)>,
}

impl Reading {
    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "w:abstractNum" => {
                self.definition = tag.number("abstractNumId");
                if let Some(id) = self.definition {
                    self.numbering.definitions.entry(id).or_default();
                }
            }
            "w:num" => {
                self.list = tag.number("numId");
                if let Some(id) = self.list {
                    self.numbering.lists.entry(id).or_default();
                }
            }
            "w:abstractNumId" => {
                if let (Some(list), Some(id)) = (self.open_list(), tag.number("val")) {
                    list.definition = id;
                }
            }
            "w:numStyleLink" => {
                let style = tag.value("val");
                let open = self
                    .definition
                    .and_then(|id| self.numbering.definitions.get_mut(&id));
                if let Some(definition) = open {
                    definition.style = style;
                }
            }
            "w:lvlOverride" => self.overridden = tag.number("ilvl"),
            "w:startOverride" => {
                let start = tag.number("val").unwrap_or(1);
                if let (Some(level), Some(list)) = (self.overridden, self.open_list()) {
                    list.starts.insert(level, start);
                }
            }
            "w:lvl" => {
                self.level = tag
                    .number("ilvl")
                    .filter(|at| *at < LEVELS)
                    .map(|at| (at, Level::default()));
            }
            _ => {
                if let Some((_, level)) = self.level.as_mut() {
                    level.take(tag);
                }
            }
        }
    }

    fn open_list(&mut self) -> Option<&mut List> {
        self.list.and_then(|id| self.numbering.lists.get_mut(&id))
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:lvl" => {
                let Some((at, level)) = self.level.take() else {
                    return;
                };
                let definition = self
                    .definition
                    .and_then(|id| self.numbering.definitions.get_mut(&id));
                if let Some(definition) = definition {
                    definition.levels.insert(at, level);
                } else if let Some(list) = self.open_list() {
                    list.levels.insert(at, level);
                }
            }
            "w:abstractNum" => self.definition = None,
            "w:num" => self.list = None,
            _ => {}
        }
    }
}

impl Level {
    fn take(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "w:start" => self.start = tag.number("val").unwrap_or(0),
            "w:numFmt" => self.format = Format::of(&tag.value("val").unwrap_or_default()),
            "w:lvlText" => self.text = tag.value("val").unwrap_or_default(),
            "w:isLgl" => self.is_legal = tag.is_on(),
            "w:lvlRestart" => self.restart = tag.number("val"),
            "w:pStyle" => self.style = tag.value("val"),
            _ => {}
        }
    }
}
