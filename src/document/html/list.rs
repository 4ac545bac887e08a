//! The numbers that a browser counts and no file prints.

use scraper::node::Element;

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

/// 1 is `a`, 26 is `z`, 27 is `aa`; numbers without letters stay numbers.
fn letters(number: i64) -> String {
    if number < 1 {
        return number.to_string();
    }
    let mut rest = number;
    let mut reversed = Vec::new();
    while rest > 0 {
        rest -= 1;
        reversed.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    reversed.iter().rev().collect()
}

fn roman(number: i64) -> String {
    const PARTS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut numeral = String::new();
    for (value, part) in PARTS {
        while rest >= value {
            numeral.push_str(part);
            rest -= value;
        }
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_roman_numerals_count_as_browsers_do() {
        let check = |number: i64, letter: &str, numeral: &str| {
            assert_eq!(
                (letters(number).as_str(), roman(number).as_str()),
                (letter, numeral),
                "{number}"
            );
        };
        check(1, "a", "i");
        check(9, "i", "ix");
        check(26, "z", "xxvi");
        check(28, "ab", "xxviii");
        check(0, "0", "0");
        check(-3, "-3", "-3");
        check(3999, "ewu", "mmmcmxcix");
    }
}
