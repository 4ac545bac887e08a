//! The styles of an OpenDocument file: how its lists count, and which words are bold or hidden.

use std::collections::HashMap;

use super::lists::{ListStyle, OUTLINE};
use crate::document::DocumentError;
use crate::document::xml::{Tag, Visit, walk};

/// Styles are based on one another no deeper than this; a ring of them ends here.
const DEEPEST: usize = 24;

#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    is_bold: Option<bool>,
    is_underlined: Option<bool>,
    is_hidden: Option<bool>,
}

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name: a paragraph's and a span's may be called the same.
    styles: HashMap<(String, String), Style>,
    lists: HashMap<String, ListStyle>,
}

impl Styles {
    /// Takes in the styles that a part defines.
    ///
    /// # Errors
    /// As [`walk`].
    pub(super) fn take(&mut self, xml: &str) -> Result<(), DocumentError> {
        let mut open: Option<((String, String), Style)> = None;
        let mut list: Option<(String, ListStyle)> = None;
        walk(xml, |visit| {
            match visit {
                Visit::Open(tag) => match tag.name {
                    "office:body" | "office:master-styles" => return false,
                    "style:style" => {
                        let style = Style {
                            parent: tag.value("parent-style-name"),
                            ..Style::default()
                        };
                        open = Some((key(tag), style));
                    }
                    "style:text-properties" => {
                        if let Some((_, style)) = open.as_mut() {
                            style.take(tag);
                        }
                    }
                    "text:list-style" => {
                        list = Some((tag.value("name").unwrap_or_default(), ListStyle::default()));
                    }
                    "text:outline-style" => list = Some((OUTLINE.to_owned(), ListStyle::default())),
                    _ => {
                        if let Some((_, style)) = list.as_mut() {
                            style.take(tag);
                        }
                    }
                },
                Visit::Close("style:style") => self.styles.extend(open.take()),
                Visit::Close("text:list-style" | "text:outline-style") => self.lists.extend(list.take()),
                _ => {}
            }
            true
        })
    }

    /// How a list counts.
    pub(super) fn list(&self, name: &str) -> Option<&ListStyle> {
        self.lists.get(name)
    }

    /// Whether a paragraph's style is that of the paper's title.
    pub(super) fn is_title(&self, style: Option<&str>) -> bool {
        self.chain("paragraph", style).any(|(name, _)| name == "Title")
    }

    /// Whether the words of a style are bold or underlined, as far as it says.
    pub(super) fn is_bold(&self, family: &str, style: Option<&str>) -> Option<bool> {
        let bold = self.chain(family, style).find_map(|(_, style)| style.is_bold);
        let underlined = self
            .chain(family, style)
            .find_map(|(_, style)| style.is_underlined);
        match (bold, underlined) {
            (None, None) => None,
            (bold, underlined) => Some(bold.unwrap_or(false) || underlined.unwrap_or(false)),
        }
    }

    /// Whether the words of a style are hidden.
    pub(super) fn is_hidden(&self, family: &str, style: Option<&str>) -> bool {
        self.chain(family, style)
            .find_map(|(_, style)| style.is_hidden)
            .unwrap_or(false)
    }

    fn chain<'s>(&'s self, family: &str, style: Option<&str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let family = family.to_owned();
        let mut next = style.map(str::to_owned);
        std::iter::from_fn(move || {
            let ((_, name), style) = self.styles.get_key_value(&(family.clone(), next.take()?))?;
            next.clone_from(&style.parent);
            Some((name.as_str(), style))
        })
        .take(DEEPEST)
    }
}

fn key(tag: &Tag<'_>) -> (String, String) {
    (
        tag.value("family").unwrap_or_default(),
        tag.value("name").unwrap_or_default(),
    )
}

impl Style {
    fn take(&mut self, tag: &Tag<'_>) {
        if let Some(weight) = tag.value("font-weight") {
            self.is_bold = Some(weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600));
        }
        if let Some(line) = tag.value("text-underline-style") {
            self.is_underlined = Some(line != "none");
        }
        if let Some(display) = tag.value("display") {
            self.is_hidden = Some(display == "none");
        }
    }
}
