//! The styles of an OpenDocument file: how its lists count, and which words are bold or hidden.

use std::collections::HashMap;

use super::lists::{ListStyle, OUTLINE};
use crate::document::DocumentError;
use crate::document::flow::Spacing;
use crate::document::xml::{Tag, Visit, walk};

/// Styles are based on one another no deeper than this; a ring of them ends here.
const DEEPEST: usize = 24;

#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    is_bold: Option<bool>,
    is_underlined: Option<bool>,
    is_hidden: Option<bool>,
    before: Option<u32>,
    after: Option<u32>,
    is_contextual: Option<bool>,
}

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name: a paragraph's and a span's may be called the same.
    styles: HashMap<(String, String), Style>,
    lists: HashMap<String, ListStyle>,
    /// What holds of paragraphs whose styles do not say otherwise.
    default: Style,
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
                    "style:default-style" if tag.value("family").as_deref() == Some("paragraph") => {
                        open = Some((key(tag), Style::default()));
                    }
                    "style:paragraph-properties" => {
                        if let Some((_, style)) = open.as_mut() {
                            style.take_space(tag);
                        }
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
                Visit::Close("style:default-style") => {
                    if let Some((_, style)) = open.take() {
                        self.default = style;
                    }
                }
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

    /// The space around paragraphs of a style.
    pub(super) fn spacing(&self, style: Option<&str>) -> Spacing {
        let of = |what: fn(&Style) -> Option<u32>| {
            self.chain("paragraph", style)
                .find_map(|(_, style)| what(style))
                .or_else(|| what(&self.default))
                .unwrap_or(0)
        };
        let is_contextual = self
            .chain("paragraph", style)
            .find_map(|(_, style)| style.is_contextual)
            .unwrap_or(false);
        Spacing {
            before: of(|style| style.before),
            after: of(|style| style.after),
            shared_with: style.filter(|_| is_contextual).map(str::to_owned),
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

/// A length with its unit, in twentieths of a point.
fn twentieths(length: &str) -> Option<u32> {
    const UNITS: [(&str, f64); 4] = [("pt", 20.0), ("in", 1_440.0), ("cm", 566.93), ("mm", 56.693)];
    let (number, unit) = UNITS
        .iter()
        .find_map(|(name, unit)| length.trim().strip_suffix(name).map(|number| (number, unit)))?;
    let whole = format!("{:.0}", (number.parse::<f64>().ok()? * unit).clamp(0.0, 1e6));
    whole.parse().ok()
}

impl Style {
    fn take_space(&mut self, tag: &Tag<'_>) {
        let side = |name: &str| tag.value(name).as_deref().and_then(twentieths);
        let both = side("margin");
        self.before = side("margin-top").or(both).or(self.before);
        self.after = side("margin-bottom").or(both).or(self.after);
        if let Some(contextual) = tag.value("contextual-spacing") {
            self.is_contextual = Some(contextual == "true");
        }
    }

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
