//! The numbers, letters and bullets that stand before the points of a list.
//!
//! Reads one marker from the start of a line and says how far it can be trusted on its own. Whether
//! it is believed there is settled with its neighbours, in [`super::blocks`].

use super::line::is_space;
use super::numeral::{
    begins_with_month, counted, digits_at, is_date, is_quantity, letter_value, roman_value,
};

/// What a marker counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    /// A bullet, by its character.
    Bullet(char),
    /// Numbers, by how many stand between full stops: `1` has one, `3.1.1` three.
    Number(u8),
    /// A number with a letter after it: `3a`.
    NumberLetter,
    /// Small letters.
    SmallLetter,
    /// Capital letters.
    CapitalLetter,
    /// Small Roman numerals.
    SmallRoman,
    /// Capital Roman numerals.
    CapitalRoman,
    /// A reference of the council's own: `R1`, `HASC/01`.
    Reference,
}

/// How a marker is set off from the words after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Setting {
    /// By nothing but space: `2.1`.
    Bare,
    /// `1.`
    Stop,
    /// `1)`
    Closed,
    /// `(1)`
    Bracketed,
}

/// How far a marker can be believed without neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// Could as well be the first word of a sentence: `5 schools`, `A. Smith`, `M25`.
    Neighboured,
    /// A marker wherever it begins a paragraph.
    Alone,
}

/// A marker at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker<'t> {
    /// As printed, brackets and stop included; of a bullet with a number, the number.
    pub(super) label: &'t str,
    /// What it counts with.
    pub(super) shape: Shape,
    /// How it is set off.
    pub(super) setting: Setting,
    /// What stands before its last number: `3.1.` of `3.1.2`; empty for the others.
    pub(super) prefix: &'t str,
    /// Its last number, letters and Roman numerals counted from 1; 0 for bullets.
    pub(super) value: u32,
    /// How far it can be believed alone.
    pub(super) trust: Trust,
    /// Bytes from the start of the line to the words after it.
    pub(super) words_at: usize,
    /// Whether two or more columns of white space, or a tab, follow it.
    pub(super) has_gap: bool,
}

impl Marker<'_> {
    /// The marker as it is shown: bullets of symbol fonts become the bullet they stand for.
    pub(super) fn shown(&self) -> String {
        match self.shape {
            Shape::Bullet('\u{f000}'..='\u{f0ff}' | '?' | '§' | 'Ø' | 'ü') => "•".to_owned(),
            _ => self.label.to_owned(),
        }
    }

    /// Whether `next` counts on from it in the same series.
    pub(super) fn is_followed_by(&self, next: &Self) -> bool {
        self.shape == next.shape
            && self.setting == next.setting
            && self.prefix == next.prefix
            && (matches!(self.shape, Shape::Bullet(_)) || self.value + 1 == next.value)
    }

    /// The same marker read as a Roman numeral where it was read as a letter; none where it is no
    /// Roman numeral.
    pub(super) fn as_roman(&self) -> Option<Self> {
        let core = self.label.trim_matches(['(', ')', '.']);
        let shape = match self.shape {
            Shape::SmallLetter => Shape::SmallRoman,
            Shape::CapitalLetter => Shape::CapitalRoman,
            _ => return None,
        };
        let value = roman_value(&core.to_ascii_lowercase())?;
        Some(Self {
            shape,
            value,
            ..*self
        })
    }

    /// Whether it counts with letters or Roman numerals.
    pub(super) const fn shape_is_letter(&self) -> bool {
        matches!(
            self.shape,
            Shape::SmallLetter | Shape::CapitalLetter | Shape::SmallRoman | Shape::CapitalRoman
        )
    }

    /// Whether it is a number with nothing around it: `2`, `7.2`, `3a`.
    pub(super) const fn shape_is_plain_number(&self) -> bool {
        matches!(self.setting, Setting::Bare) && matches!(self.shape, Shape::Number(_) | Shape::NumberLetter)
    }
}

/// The marker that a line begins with, if any.
pub(super) fn read(line: &str) -> Option<Marker<'_>> {
    if let Some(bullet) = bullet(line) {
        let rest = line.get(bullet.words_at..)?;
        return Some(match numbered_bullet(rest) {
            Some(inner) => Marker {
                words_at: bullet.words_at + inner.words_at,
                trust: Trust::Alone,
                ..inner
            },
            None => bullet,
        });
    }
    bracketed(line)
        .or_else(|| numbered(line).map(|outer| lettered_inside(line, outer).unwrap_or(outer)))
        .or_else(|| lettered(line))
        .or_else(|| reference(line))
}

/// `- 5.1 Last year`: the number is the marker, the dash only how somebody's program wrote it.
fn numbered_bullet(rest: &str) -> Option<Marker<'_>> {
    let inner = bracketed(rest)
        .or_else(|| numbered(rest))
        .or_else(|| lettered(rest))?;
    let sure = match inner.shape {
        Shape::Number(1) | Shape::NumberLetter => inner.setting != Setting::Bare,
        Shape::Number(_) => true,
        _ => inner.setting == Setting::Bracketed || inner.setting == Setting::Closed,
    };
    (sure && inner.trust == Trust::Alone).then_some(inner)
}

/// `4a) ii.`: a point inside a lettered one, both printed each time.
fn lettered_inside<'t>(line: &'t str, outer: Marker<'t>) -> Option<Marker<'t>> {
    if outer.shape != Shape::NumberLetter || outer.setting != Setting::Closed {
        return None;
    }
    let rest = line.get(outer.words_at..)?;
    let letters = rest.bytes().take_while(u8::is_ascii_lowercase).take(7).count();
    let (shape, value) = counted(rest.get(..letters)?)?;
    let roman = roman_value(rest.get(..letters)?).map(|value| (Shape::SmallRoman, value));
    let (shape, value) = roman.unwrap_or((shape, value));
    let setting = match rest.get(letters..)?.chars().next()? {
        '.' => Setting::Stop,
        ')' => Setting::Closed,
        _ => return None,
    };
    let end = outer.words_at + letters + 1;
    let after = line.get(end..)?;
    if !after.is_empty() && !after.starts_with(|c: char| is_space(c) || opens_words(c)) {
        return None;
    }
    finish(line, end, shape, setting, outer.label, value, Trust::Alone)
}

fn is_bullet_without_space(c: char) -> bool {
    matches!(
        c,
        '•' | '·'
            | '▪'
            | '▫'
            | '◦'
            | '●'
            | '○'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '➢'
            | '➤'
            | '►'
            | '▶'
            | '❖'
            | '✓'
            | '✔'
            | '☐'
            | '☑'
            | '☒'
            | '⁃'
            | '∙'
            | '\u{f000}'..='\u{f0ff}'
    )
}

fn bullet(line: &str) -> Option<Marker<'_>> {
    let c = line.chars().next()?;
    let label = line.get(..c.len_utf8())?;
    let after = line.get(c.len_utf8()..)?;
    let (gap, has_gap) = white_before(after);
    let fits = match c {
        '-' | '–' | '—' | '*' | '+' | '?' => gap > 0 && gap < after.len(),
        // Letters of symbol fonts, as programs without the font show them.
        'o' | '§' | 'Ø' | 'ü' => has_gap && gap < after.len(),
        '·' if gap == 0 => after.starts_with(char::is_alphabetic),
        c => is_bullet_without_space(c),
    };
    fits.then_some(Marker {
        label,
        shape: Shape::Bullet(c),
        setting: Setting::Bare,
        prefix: "",
        value: 0,
        trust: Trust::Alone,
        words_at: c.len_utf8() + gap,
        has_gap,
    })
}

/// `(1)`, `(a)`, `(iv)`, `(1a)`.
fn bracketed(line: &str) -> Option<Marker<'_>> {
    let inside = line.strip_prefix('(')?;
    let close = inside.find(')').filter(|&at| at <= 7)?;
    let core = inside.get(..close)?.trim();
    let (shape, value) = counted(core)?;
    finish(
        line,
        close + 2,
        shape,
        Setting::Bracketed,
        "",
        value,
        Trust::Alone,
    )
}

/// `1.`, `1)`, `2.1`, `3.1.1`, `3a`, and a number followed by white space.
fn numbered(line: &str) -> Option<Marker<'_>> {
    let mut depth = 0_u8;
    let mut at = 0;
    let mut last = 0;
    loop {
        let digits = digits_at(line, at);
        if digits == 0 || digits > 4 {
            break;
        }
        depth = depth.saturating_add(1);
        last = at;
        at += digits;
        let goes_on = line.get(at..).is_some_and(|rest| rest.starts_with('.')) && digits_at(line, at + 1) > 0;
        if !goes_on {
            break;
        }
        at += 1;
    }
    if depth == 0 || depth > 5 || digits_at(line, at) > 0 {
        return None;
    }
    let number = line.get(last..at)?;
    let value: u32 = number.parse().ok()?;
    let rest = line.get(at..)?;
    let letter = rest.chars().next().filter(|c| {
        c.is_ascii_lowercase()
            && !rest
                .get(1..)
                .is_some_and(|r| r.starts_with(char::is_alphanumeric))
    });
    let letter_bytes = letter.map_or(0, char::len_utf8);
    let tail = rest.get(letter_bytes..)?;
    let setting = if tail.starts_with(')') {
        Setting::Closed
    } else if tail.starts_with('.') {
        Setting::Stop
    } else {
        Setting::Bare
    };
    let end = at + letter_bytes + usize::from(setting != Setting::Bare);
    let following = line.get(end..)?;
    let (gap, has_gap) = white_before(following);
    let words = following.get(gap..)?;
    if gap == 0 && !words.is_empty() && !(setting != Setting::Bare && words.starts_with(opens_words)) {
        return None;
    }
    if depth > 1 && (is_quantity(words) || number.len() > 3) {
        return None;
    }
    let shape = match letter {
        Some(_) => Shape::NumberLetter,
        None => Shape::Number(depth),
    };
    let value = letter.map_or(value, |c| letter_value(c.to_ascii_lowercase()));
    let prefix = if letter.is_some() {
        line.get(..at)?
    } else {
        line.get(..last)?
    };
    // "8 October 2026" above "9 November 2026" counts nothing.
    let is_day = setting == Setting::Bare && depth == 1 && is_month_and_year(words);
    if is_day {
        return None;
    }
    let trust = match (depth, setting) {
        (1, Setting::Bare) if has_gap && number.len() <= 3 && !begins_with_month(words) => Trust::Alone,
        (1, _) if number.len() > 3 => return None,
        (1, Setting::Bare) => Trust::Neighboured,
        (3, Setting::Bare | Setting::Stop) if is_date(line.get(..at)?) => Trust::Neighboured,
        _ => Trust::Alone,
    };
    finish(line, end, shape, setting, prefix, value, trust)
}

/// `a)`, `iv)`, `a.`, and capital Roman numerals set off by white space.
fn lettered(line: &str) -> Option<Marker<'_>> {
    let letters = line.bytes().take_while(u8::is_ascii_alphabetic).take(7).count();
    let core = line.get(..letters)?;
    let (shape, value) = counted(core).filter(|(shape, _)| !matches!(shape, Shape::Number(_)))?;
    let after = line.get(letters..)?;
    if after.starts_with(')') {
        return finish(line, letters + 1, shape, Setting::Closed, "", value, Trust::Alone);
    }
    if let Some(rest) = after.strip_prefix('.') {
        return rest.chars().next().is_none_or(is_space).then(|| {
            finish(
                line,
                letters + 1,
                shape,
                Setting::Stop,
                "",
                value,
                Trust::Neighboured,
            )
        })?;
    }
    let (gap, has_gap) = white_before(after);
    let is_numeral = shape == Shape::CapitalRoman || core == "I" || core == "V" || core == "X";
    (is_numeral && has_gap && gap < after.len()).then(|| {
        finish(
            line,
            letters,
            Shape::CapitalRoman,
            Setting::Bare,
            "",
            roman_value(&core.to_ascii_lowercase())?,
            Trust::Alone,
        )
    })?
}

/// `R1`, `HASC/01`, `PR.11`, `45/23`, `OSC.12/27`.
fn reference(line: &str) -> Option<Marker<'_>> {
    let capitals = line.bytes().take_while(u8::is_ascii_uppercase).take(7).count();
    let first_digits = digits_at(line, 0);
    let (number_at, number_bytes) = if (1..=6).contains(&capitals) {
        let joint = usize::from(
            line.get(capitals..)
                .is_some_and(|r| r.starts_with(['.', '/', '-'])),
        );
        (capitals + joint, digits_at(line, capitals + joint))
    } else if (1..=4).contains(&first_digits) && line.get(first_digits..).is_some_and(|r| r.starts_with('/'))
    {
        (0, first_digits)
    } else {
        return None;
    };
    if number_bytes == 0 || number_bytes > 4 {
        return None;
    }
    let value = line.get(number_at..number_at + number_bytes)?.parse().ok()?;
    let mut end = number_at + number_bytes;
    let mut prefix = line.get(..number_at)?;
    let year = if line.get(end..).is_some_and(|r| r.starts_with('/')) {
        digits_at(line, end + 1)
    } else {
        0
    };
    let has_year = (2..=4).contains(&year) && !line.get(end + 1 + year..).is_some_and(|r| r.starts_with('/'));
    if capitals == 0 {
        if !has_year {
            return None;
        }
        prefix = line.get(end..end + 1 + year)?;
    }
    if has_year {
        end += 1 + year;
    }
    if line.get(end..).is_some_and(|r| r.starts_with(['.', ':', ')'])) {
        end += 1;
    }
    let (gap, _) = white_before(line.get(end..)?);
    (gap > 0 || end == line.len()).then(|| {
        finish(
            line,
            end,
            Shape::Reference,
            Setting::Bare,
            prefix,
            value,
            Trust::Neighboured,
        )
    })?
}

fn finish<'t>(
    line: &'t str,
    end: usize,
    shape: Shape,
    setting: Setting,
    prefix: &'t str,
    value: u32,
    trust: Trust,
) -> Option<Marker<'t>> {
    let (gap, has_gap) = white_before(line.get(end..)?);
    Some(Marker {
        label: line.get(..end)?,
        shape,
        setting,
        prefix,
        value,
        trust,
        words_at: end + gap,
        has_gap,
    })
}

/// Bytes of white space that `rest` begins with, and whether they are a gap: a tab, or two or more.
fn white_before(rest: &str) -> (usize, bool) {
    let words = rest.trim_start_matches(is_space);
    let white = rest.get(..rest.len() - words.len()).unwrap_or("");
    (
        white.len(),
        white.contains('\t') || white.chars().nth(1).is_some(),
    )
}

fn opens_words(c: char) -> bool {
    c.is_uppercase() || matches!(c, '(' | '"' | '“' | '‘' | '*' | '[')
}

/// Whether words are a month and its year and nothing else: what stands behind the figure of a day.
fn is_month_and_year(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let (month, year, rest) = (parts.next(), parts.next(), parts.next());
    month.is_some_and(begins_with_month)
        && year.is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
        && rest.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, label: &str, shape: Shape, value: u32, words: &str) {
        let marker = read(line).unwrap_or_else(|| panic!("no marker in {line:?}"));
        assert_eq!(
            (marker.label, marker.shape, marker.value, &line[marker.words_at..]),
            (label, shape, value, words),
            "{line:?}"
        );
    }

    #[test]
    fn numbers_letters_and_bullets_are_read_as_printed() {
        check("(1) note", "(1)", Shape::Number(1), 1, "note");
        check("(1)That it", "(1)", Shape::Number(1), 1, "That it");
        check("(iii)\u{a0}note", "(iii)", Shape::SmallRoman, 3, "note");
        check("(B) note", "(B)", Shape::CapitalLetter, 2, "note");
        check("(aa) note", "(aa)", Shape::SmallLetter, 27, "note");
        check("i) note", "i)", Shape::SmallLetter, 9, "note");
        check("12. note", "12.", Shape::Number(1), 12, "note");
        check("1.That it", "1.", Shape::Number(1), 1, "That it");
        check("3.1.12 note", "3.1.12", Shape::Number(3), 12, "note");
        check("10.1. note", "10.1.", Shape::Number(2), 1, "note");
        check("4a) note", "4a)", Shape::NumberLetter, 1, "note");
        check("4a) ii. note", "4a) ii.", Shape::SmallRoman, 2, "note");
        check("4a) iii.The note", "4a) iii.", Shape::SmallRoman, 3, "The note");
        check("4a) iv-v) note", "4a)", Shape::NumberLetter, 1, "iv-v) note");
        check("II\tMINUTES", "II", Shape::CapitalRoman, 2, "MINUTES");
        check("HASC/01 note", "HASC/01", Shape::Reference, 1, "note");
        check("OSC.12/27 note", "OSC.12/27", Shape::Reference, 12, "note");
        check("45/27 note", "45/27", Shape::Reference, 45, "note");
        check("R12: note", "R12:", Shape::Reference, 12, "note");
        check("•note", "•", Shape::Bullet('•'), 0, "note");
        check("·   note", "·", Shape::Bullet('·'), 0, "note");
        check("- 5.1 note", "5.1", Shape::Number(2), 1, "note");
        check("* (a) note", "(a)", Shape::SmallLetter, 1, "note");
        check("- 5 schools", "-", Shape::Bullet('-'), 0, "5 schools");
        check("(c)", "(c)", Shape::SmallLetter, 3, "");
    }

    #[test]
    fn words_that_begin_with_numbers_are_not_markers() {
        for line in [
            "2027 was dry",
            "1st item",
            "7.30 pm",
            "3.5 million",
            "2.5% more",
            "£5 each",
            "-5 degrees",
            "i.e. more",
            "(exempt) item",
            "(2027) item",
            "etc. more",
            "13/06/2027 note",
            "31.07.2027 note",
            "12:30 start",
            "??",
            "one. two",
            "",
        ] {
            assert_eq!(read(line), None, "{line:?}");
        }
    }

    #[test]
    fn a_day_with_its_year_counts_nothing_whatever_stands_beside_it() {
        assert_eq!(read("8 October 2027"), None);
        assert!(read("8 October half term").is_some());
    }

    #[test]
    fn what_could_begin_a_sentence_needs_neighbours() {
        for line in ["5 schools", "A. Okafor spoke", "M25 traffic", "31.07.27 meeting"] {
            assert_eq!(read(line).map(|m| m.trust), Some(Trust::Neighboured), "{line:?}");
        }
    }
}
