//! The numbers that a browser counts and no file prints.

use scraper::node::Element;

use crate::document::counting::{letters, roman};

/// How a list marks its points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Bullet,
    Number,
    SmallLetter,
    CapitalLetter,
    SmallRoman,
    CapitalRoman,
}

/// A list that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct List {
    style: Style,
    next: i64,
}

impl List {
    /// The list that an `ol` or `ul` begins.
    pub(super) fn of(element: &Element) -> Self {
        let css = element.attr("style").unwrap_or("").to_ascii_lowercase();
        let style = match (element.name(), element.attr("type")) {
            ("ol", Some("a")) => Style::SmallLetter,
            ("ol", Some("A")) => Style::CapitalLetter,
            ("ol", Some("i")) => Style::SmallRoman,
            ("ol", Some("I")) => Style::CapitalRoman,
            ("ol", _) if css.contains("lower-alpha") || css.contains("lower-latin") => Style::SmallLetter,
            ("ol", _) if css.contains("upper-alpha") || css.contains("upper-latin") => Style::CapitalLetter,
            ("ol", _) if css.contains("lower-roman") => Style::SmallRoman,
            ("ol", _) if css.contains("upper-roman") => Style::CapitalRoman,
            ("ol", _) => Style::Number,
            _ => Style::Bullet,
        };
        Self {
            style,
            next: element.attr("start").and_then(whole_number).unwrap_or(1),
        }
    }

    /// The marker of its next point, as a browser shows it.
    pub(super) fn marker(&mut self, item: &Element) -> String {
        let number = item.attr("value").and_then(whole_number).unwrap_or(self.next);
        self.next = number.saturating_add(1);
        match self.style {
            Style::Bullet => "•".to_owned(),
            Style::Number => format!("{number}."),
            Style::SmallLetter => format!("{}.", letters(number)),
            Style::CapitalLetter => format!("{}.", letters(number).to_uppercase()),
            Style::SmallRoman => format!("{}.", roman(number)),
            Style::CapitalRoman => format!("{}.", roman(number).to_uppercase()),
        }
    }

    /// Whether its points are counted.
    pub(super) fn is_counted(&self) -> bool {
        self.style != Style::Bullet
    }
}

fn whole_number(value: &str) -> Option<i64> {
    value.trim().parse::<i32>().ok().map(i64::from)
}
