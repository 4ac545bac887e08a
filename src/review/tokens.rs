//! A text as matching counts it: words, quantities, years, days and how often, each brought to one
//! form. "£25,000", "200m", "twelve months", "every year" and "2022/23" are printed in many ways and
//! must compare as a reader compares them.

use super::words::number_word;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sort {
    /// A word.
    Word,
    /// An amount, in digits or words: a change of it changes what is asked.
    Quantity,
    /// A calendar, municipal or financial year.
    Year,
    /// A day or a month: when, not what.
    Day,
    /// How often: "every year".
    Often,
}

/// A piece of a text in its one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its form.
    pub text: String,
    /// What it is.
    pub sort: Sort,
    /// What an amount is of, where that is a sign: "£" or "%".
    pub unit: Option<&'static str>,
}

impl Token {
    fn new(sort: Sort, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            sort,
            unit: None,
        }
    }
}

/// Months that are no other word. "May" is one beside a figure only.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Spans of time, with the word for "once in each".
const SPANS: &[(&str, &str)] = &[
    ("day", "daily"),
    ("week", "weekly"),
    ("fortnight", "fortnightly"),
    ("month", "monthly"),
    ("quarter", "quarterly"),
    ("term", "termly"),
    ("year", "yearly"),
];

/// Turns of phrase that say what one word says, so that the "no" in them denies nothing.
const PHRASES: &[(&[&str], &str)] = &[
    (&["free", "of", "charge"], "free"),
    (&["without", "charge"], "free"),
    (&["at", "no", "cost"], "free"),
    (&["at", "no", "charge"], "free"),
    (&["no", "later", "than"], "by"),
    (&["not", "later", "than"], "by"),
];

/// The tokens of `text`, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let pieces = pieces(text);
    let mut tokens = Vec::with_capacity(pieces.len());
    let mut rest = pieces.as_slice();
    while let Some((piece, after)) = rest.split_first() {
        let taken = phrase(&mut tokens, rest)
            .or_else(|| often(&mut tokens, rest))
            .or_else(|| amount(&mut tokens, rest))
            .unwrap_or_else(|| {
                tokens.push(plain(piece));
                1
            });
        rest = rest.get(taken..).unwrap_or(after);
    }
    days(&mut tokens);
    tokens
}

/// A run of letters and digits as printed, in lower case.
#[derive(Debug)]
struct Piece {
    text: String,
    /// "£" before it or "%" after it.
    sign: Option<&'static str>,
}

/// The pieces of a text: points and commas stay within figures, a stroke within a year in two parts.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut piece = String::new();
    let (mut sign, mut before) = (None, ' ');
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let next_is_digit = letters.peek().is_some_and(char::is_ascii_digit);
        let in_figure = before.is_ascii_digit() && next_is_digit;
        if c.is_alphanumeric() {
            if piece.is_empty() {
                sign = (before == '£').then_some("£");
            }
            piece.extend(c.to_lowercase());
        } else if in_figure && c == '.' || in_figure && matches!(c, '/' | '-' | '–') && is_year(&piece) {
            piece.push(if c == '.' { '.' } else { '/' });
        } else if !(piece.is_empty() || is_inner(c, in_figure)) {
            pieces.push(Piece {
                text: std::mem::take(&mut piece),
                sign: if c == '%' { Some("%") } else { sign },
            });
        }
        before = c;
    }
    if !piece.is_empty() {
        pieces.push(Piece { text: piece, sign });
    }
    pieces
}

/// Whether a mark stands within a word or a figure and is dropped: "members'", "25,000".
const fn is_inner(c: char, in_figure: bool) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}') || in_figure && c == ','
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u32>().is_ok_and(|year| (1990..2100).contains(&year))
}

/// Reads a turn of phrase; how many pieces that takes.
fn phrase(tokens: &mut Vec<Token>, pieces: &[Piece]) -> Option<usize> {
    let (words, means) = PHRASES.iter().find(|(words, _)| {
        words.len() <= pieces.len() && words.iter().zip(pieces).all(|(word, piece)| piece.text == *word)
    })?;
    tokens.push(Token::new(Sort::Word, *means));
    Some(words.len())
}

/// Reads "every year", "each six months", "twice a year", "per quarter" and "annually"; how many
/// pieces that takes.
fn often(tokens: &mut Vec<Token>, pieces: &[Piece]) -> Option<usize> {
    let word = |at: usize| pieces.get(at).map_or("", |piece| piece.text.as_str());
    let span = |word: &str| {
        let one = word.strip_suffix('s').unwrap_or(word);
        SPANS
            .iter()
            .find(|(span, _)| *span == one)
            .map(|(_, often)| *often)
    };
    let adverb = match word(0) {
        "annually" => Some("yearly"),
        said => SPANS
            .iter()
            .find(|(_, often)| *often == said)
            .map(|(_, often)| *often),
    };
    if let Some(often) = adverb {
        tokens.push(Token::new(Sort::Often, often));
        return Some(1);
    }
    match word(0) {
        "each" | "every" | "per" => {
            if let Some(often) = span(word(1)) {
                tokens.push(Token::new(Sort::Often, often));
                return Some(2);
            }
            let (count, often) = (figure(pieces.get(1)?)?, span(word(2))?);
            tokens.push(Token::new(Sort::Quantity, count));
            tokens.push(Token::new(Sort::Often, often));
            Some(3)
        }
        "a" | "an" => {
            // "Four times a year" says how often, "for a year" how long.
            let counted = tokens.last().is_some_and(|token| {
                token.sort == Sort::Quantity || matches!(token.text.as_str(), "times" | "once" | "twice")
            });
            let often = span(word(1)).filter(|_| counted)?;
            tokens.push(Token::new(Sort::Often, often));
            Some(2)
        }
        _ => None,
    }
}

/// Reads a figure with what multiplies it and its unit; how many pieces that takes.
fn amount(tokens: &mut Vec<Token>, pieces: &[Piece]) -> Option<usize> {
    let first = pieces.first()?;
    let word = |at: usize| pieces.get(at).map_or("", |piece| piece.text.as_str());
    if first.sign.is_none() && is_year(first.text.split('/').next().unwrap_or_default()) {
        tokens.push(Token::new(Sort::Year, year(&first.text)?));
        return Some(1);
    }
    let digits = first.text.find(|c: char| !(c.is_ascii_digit() || c == '.'));
    let (mut count, unit) = match (figure(first), digits) {
        (Some(count), _) => (count, ""),
        (None, Some(end)) if end > 0 => (first.text.get(..end)?.to_owned(), first.text.get(end..)?),
        _ => return None,
    };
    let mut taken = 1;
    // "Twenty-five" in two words.
    if let (Some(tens), Some(ones)) = (count.parse::<u32>().ok(), number_word(word(1)))
        && tens >= 20
        && tens % 10 == 0
        && ones.len() == 1
        && unit.is_empty()
        && number_word(&first.text).is_some()
    {
        count = (tens + ones.parse::<u32>().unwrap_or(0)).to_string();
        taken += 1;
    }
    let (scale, follows) = match (unit, word(taken)) {
        ("m", _) if first.sign == Some("£") => (6, false),
        ("k", _) if first.sign == Some("£") => (3, false),
        ("", "million" | "m") => (6, true),
        ("", "thousand") => (3, true),
        _ => (0, false),
    };
    taken += usize::from(follows);
    let mut sign = first.sign;
    match (unit, word(taken)) {
        ("", "per") if word(taken + 1) == "cent" => (taken, sign) = (taken + 2, Some("%")),
        ("", "percent") => (taken, sign) = (taken + 1, Some("%")),
        ("", "months" | "month") if count == "12" => {
            tokens.push(Token::new(Sort::Word, "year"));
            return Some(taken + 1);
        }
        _ => {}
    }
    tokens.push(Token {
        unit: sign,
        ..Token::new(Sort::Quantity, scaled(&count, scale))
    });
    match unit {
        "m" if scale == 0 => tokens.push(Token::new(Sort::Word, "metres")),
        "km" => tokens.push(Token::new(Sort::Word, "kilometres")),
        "mph" | "am" | "pm" => tokens.push(Token::new(Sort::Word, unit)),
        _ => {}
    }
    Some(taken)
}

/// The digits of a figure, in digits or in words.
fn figure(piece: &Piece) -> Option<String> {
    let is_figure = piece.text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if is_figure {
        return Some(piece.text.clone());
    }
    number_word(&piece.text).map(str::to_owned)
}

/// A year, or one in two parts: "2022/2023" and "2022-23" are "2022/23".
fn year(text: &str) -> Option<String> {
    let Some((from, to)) = text.split_once('/') else {
        return Some(text.to_owned());
    };
    let to = to.get(to.len().saturating_sub(2)..)?;
    Some(format!("{from}/{to}"))
}

/// `count` with `zeros` noughts, so that "1.5 million" is "1500000".
fn scaled(count: &str, zeros: usize) -> String {
    let (whole, part) = count.split_once('.').unwrap_or((count, ""));
    if zeros == 0 {
        return count.to_owned();
    }
    let mut part = part.to_owned();
    while part.len() < zeros {
        part.push('0');
    }
    format!("{whole}{part}")
}

fn plain(piece: &Piece) -> Token {
    if MONTHS.contains(&piece.text.as_str()) {
        return Token::new(Sort::Day, piece.text.clone());
    }
    Token::new(Sort::Word, piece.text.clone())
}

/// Makes a figure beside a month a day: "27 January", "March 5th".
fn days(tokens: &mut [Token]) {
    let is_month = |token: &Token| token.sort == Sort::Day && MONTHS.contains(&token.text.as_str());
    for at in 0..tokens.len() {
        let beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
        let month = beside.clone().filter_map(|next| tokens.get(next)).any(is_month);
        let may = tokens.get(at + 1).is_some_and(|next| next.text == "may");
        if let Some(token) = tokens.get_mut(at)
            && token.sort == Sort::Quantity
            && (month || may)
            && token.text.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
        {
            token.sort = Sort::Day;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        let sign = |sort| match sort {
            Sort::Word => "",
            Sort::Quantity => "#",
            Sort::Year => "year ",
            Sort::Day => "day ",
            Sort::Often => "often ",
        };
        tokens(text)
            .into_iter()
            .map(|token| format!("{}{}", sign(token.sort), token.text))
            .collect()
    }

    #[test]
    fn what_is_printed_in_many_ways_has_one_form() {
        for (one, other) in [
            ("£25,000", "25000"),
            ("£1.5m", "£1.5 million"),
            ("within 200m", "within 200 metres"),
            ("ten per cent", "10%"),
            ("each year", "annually"),
            ("every quarter", "quarterly"),
            ("every six months", "six-monthly"),
            ("twelve months", "12 months"),
            ("2022/2023", "2022-23"),
            ("twenty-five homes", "25 homes"),
            ("twice a year", "two every year"),
            ("without charge", "free of charge"),
        ] {
            assert_eq!(forms(one), forms(other), "{one}");
        }
    }

    #[test]
    fn a_day_a_year_and_an_amount_are_told_apart() {
        assert_eq!(
            forms("by 27 January 2023 for 27 homes"),
            ["by", "day 27", "day january", "year 2023", "for", "#27", "homes"]
        );
        assert_eq!(forms("within a year"), ["within", "a", "year"]);
        assert_eq!(forms("the over-65s"), ["the", "over", "#65"]);
        assert_eq!(forms("Members' fund"), ["members", "fund"]);
        assert_eq!(forms("£2,000 in 2024"), ["#2000", "in", "year 2024"]);
    }
}
