//! The paragraph and character styles of a Word file, and what they hand down to their paragraphs.

use std::collections::HashMap;

use crate::document::DocumentError;
use crate::document::flow::Spacing;
use crate::document::xml::{Tag, Visit, walk};

/// Styles are based on one another no deeper than this; a ring of them ends here.
const DEEPEST: usize = 24;

/// One style.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// What users call it, in small letters.
    name: String,
    based_on: Option<String>,
    /// The numbering that its paragraphs have; `0` takes an inherited one away.
    number: Option<u32>,
    level: Option<usize>,
    outline: Option<u8>,
    is_bold: Option<bool>,
    is_hidden: Option<bool>,
    space: Space,
}

/// What a style or a paragraph says of the space around it, in twentieths of a point.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Space {
    before: Option<u32>,
    after: Option<u32>,
    /// Whether there is none between paragraphs of one style.
    is_contextual: Option<bool>,
}

impl Space {
    /// Takes in what a tag says of it.
    pub(super) fn take(&mut self, tag: &Tag<'_>) {
        let side = |exact: &str, by_itself: &str| {
            let is_automatic = matches!(tag.value(by_itself).as_deref(), Some("1" | "true" | "on"));
            if is_automatic {
                Some(AUTOMATIC_SPACE)
            } else {
                tag.number(exact)
            }
        };
        match tag.name {
            "w:spacing" => {
                self.before = side("before", "beforeAutospacing").or(self.before);
                self.after = side("after", "afterAutospacing").or(self.after);
            }
            "w:contextualSpacing" => self.is_contextual = Some(tag.is_on()),
            _ => {}
        }
    }
}

/// The space that Word leaves where it is left to it.
const AUTOMATIC_SPACE: u32 = 280;

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: String,
    /// The space around paragraphs whose styles say nothing of it.
    default_space: Space,
}

impl Styles {
    /// Reads `styles.xml`.
    ///
    /// # Errors
    /// As [`walk`].
    pub(super) fn read(xml: &str) -> Result<Self, DocumentError> {
        let mut all = Self::default();
        let mut open: Option<(String, Style)> = None;
        walk(xml, |visit| {
            match visit {
                Visit::Open(tag) if tag.name == "w:style" => {
                    let id = tag.value("styleId").unwrap_or_default();
                    let is_default = matches!(tag.value("default").as_deref(), Some("1" | "true" | "on"));
                    if is_default && tag.value("type").as_deref() == Some("paragraph") {
                        all.default.clone_from(&id);
                    }
                    open = Some((id, Style::default()));
                }
                Visit::Open(tag) => {
                    match open.as_mut() {
                        Some((_, style)) => style.take(tag),
                        None => all.default_space.take(tag),
                    }
                    return !tag.name.ends_with("Change") && tag.name != "w:tblStylePr";
                }
                Visit::Close("w:style") => {
                    if let Some((id, style)) = open.take() {
                        all.styles.insert(id, style);
                    }
                }
                _ => {}
            }
            true
        })?;
        Ok(all)
    }

    /// The style and those that it is based on, nearest first.
    pub(super) fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let first = id
            .filter(|id| self.styles.contains_key(*id))
            .unwrap_or(&self.default);
        let mut next = self.styles.get_key_value(first);
        std::iter::from_fn(move || {
            let (id, style) = next?;
            next = style
                .based_on
                .as_deref()
                .and_then(|base| self.styles.get_key_value(base));
            Some((id.as_str(), style))
        })
        .take(DEEPEST)
    }

    /// The numbering that a style gives its paragraphs, and the level where it names one.
    pub(super) fn numbering(&self, id: Option<&str>) -> (Option<u32>, Option<usize>) {
        let number = self.chain(id).find_map(|(_, style)| style.number);
        let level = self.chain(id).find_map(|(_, style)| style.level);
        (number, level)
    }

    /// The numbering that a list style names.
    pub(super) fn number_of(&self, id: &str) -> Option<u32> {
        self.styles.get(id)?.number
    }

    /// The space around a paragraph of a style that says so much of it itself.
    pub(super) fn spacing(&self, id: Option<&str>, own: Space) -> Spacing {
        let of = |what: fn(&Space) -> Option<u32>| {
            what(&own)
                .or_else(|| self.chain(id).find_map(|(_, style)| what(&style.space)))
                .or_else(|| what(&self.default_space))
                .unwrap_or(0)
        };
        let is_contextual = own
            .is_contextual
            .or_else(|| self.chain(id).find_map(|(_, style)| style.space.is_contextual));
        Spacing {
            before: of(|space| space.before),
            after: of(|space| space.after),
            shared_with: is_contextual
                .unwrap_or(false)
                .then(|| id.unwrap_or(&self.default).to_owned()),
        }
    }

    /// The level of heading that a style is, 1 being the outermost.
    pub(super) fn heading(&self, id: Option<&str>) -> Option<u8> {
        for (_, style) in self.chain(id) {
            if let Some(outline) = style.outline {
                return (outline < 9).then(|| outline + 1);
            }
            if style.name == "title" {
                return Some(1);
            }
            let level = style.name.strip_prefix("heading ").and_then(|n| n.parse().ok());
            if level.is_some() {
                return level;
            }
        }
        None
    }

    /// Whether a style is that of a line of a contents page.
    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|(_, style)| {
            let level = style.name.strip_prefix("toc ").unwrap_or("");
            !level.is_empty() && (level == "heading" || level.bytes().all(|b| b.is_ascii_digit()))
        })
    }

    /// Whether the words of a style are bold, as far as it says.
    pub(super) fn is_bold(&self, id: &str) -> Option<bool> {
        self.of(id, |style| style.is_bold)
    }

    /// Whether the words of a style are hidden, as far as it says.
    pub(super) fn is_hidden(&self, id: &str) -> Option<bool> {
        self.of(id, |style| style.is_hidden)
    }

    fn of(&self, id: &str, what: impl Fn(&Style) -> Option<bool>) -> Option<bool> {
        if !id.is_empty() && !self.styles.contains_key(id) {
            return None;
        }
        self.chain((!id.is_empty()).then_some(id))
            .find_map(|(_, style)| what(style))
    }
}

impl Style {
    fn take(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "w:name" => self.name = tag.value("val").unwrap_or_default().to_lowercase(),
            "w:basedOn" => self.based_on = tag.value("val"),
            "w:numId" => self.number = tag.number("val"),
            "w:ilvl" => self.level = tag.number("val"),
            "w:outlineLvl" => self.outline = tag.number("val"),
            "w:b" => self.is_bold = Some(tag.is_on()),
            "w:vanish" => self.is_hidden = Some(tag.is_on()),
            _ => self.space.take(tag),
        }
    }
}
