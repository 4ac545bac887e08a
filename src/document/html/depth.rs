//! A cheap look over a page's tags before it is parsed: parsing takes time in the square of the
//! nesting and of the attributes of one tag, and no honest page has much of either.

use std::borrow::Cow;
use std::collections::HashMap;

/// Deepest nesting that is parsed of a page of ordinary size.
const DEEPEST: usize = 1_000;
/// Deepest nesting that is parsed of a larger one, where every level costs more.
const DEEPEST_OF_LARGE: usize = 250;
/// A page larger than this is large.
const LARGE_BYTES: usize = 2 * 1024 * 1024;

/// Deepest nesting that is parsed of a page of so many bytes.
pub(super) const fn deepest(bytes: usize) -> usize {
    if bytes > LARGE_BYTES {
        DEEPEST_OF_LARGE
    } else {
        DEEPEST
    }
}
/// Most bytes of one tag that are kept; what goes beyond is attributes that are never read.
const LONGEST_TAG_BYTES: usize = 16 * 1024;

/// Elements that never hold others, or whose end tags are commonly left out and close themselves.
const FLAT: [&[u8]; 32] = [
    b"area",
    b"base",
    b"br",
    b"col",
    b"embed",
    b"hr",
    b"img",
    b"input",
    b"link",
    b"meta",
    b"param",
    b"source",
    b"track",
    b"wbr",
    b"p",
    b"li",
    b"dt",
    b"dd",
    b"option",
    b"optgroup",
    b"rp",
    b"rt",
    b"thead",
    b"tbody",
    b"tfoot",
    b"colgroup",
    b"html",
    b"head",
    b"body",
    b"tr",
    b"!doctype",
    b"frame",
];
/// Elements whose content is not tags.
const RAW: [&[u8]; 8] = [
    b"script",
    b"style",
    b"textarea",
    b"title",
    b"xmp",
    b"iframe",
    b"noembed",
    b"noframes",
];
/// Elements that text styling cannot be closed across.
const SPECIAL: [&[u8]; 24] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"button",
    b"center",
    b"div",
    b"dl",
    b"fieldset",
    b"figure",
    b"footer",
    b"form",
    b"header",
    b"main",
    b"nav",
    b"ol",
    b"section",
    b"select",
    b"table",
    b"td",
    b"th",
    b"caption",
    b"ul",
    b"pre",
];

/// What the look showed.
pub(super) enum Look<'t> {
    /// Parse this; over-long tags are cut where there were any.
    Parse(Cow<'t, str>),
    /// Nested more deeply than [`deepest`] allows.
    TooDeep,
}

/// The elements that are open, from the outermost in.
#[derive(Default)]
struct OpenElements {
    stack: Vec<Vec<u8>>,
    /// Where in the stack each name stands, outermost first.
    places: HashMap<Vec<u8>, Vec<usize>>,
    /// Where in the stack the elements stand that text styling cannot be closed across.
    barriers: Vec<usize>,
}

impl OpenElements {
    fn open(&mut self, name: &[u8]) {
        let place = self.stack.len();
        self.places.entry(name.to_vec()).or_default().push(place);
        if SPECIAL.contains(&name) {
            self.barriers.push(place);
        }
        self.stack.push(name.to_vec());
    }

    fn pop(&mut self) -> Option<Vec<u8>> {
        let name = self.stack.pop()?;
        if let Some(places) = self.places.get_mut(&name) {
            places.pop();
        }
        if self.barriers.last() == Some(&self.stack.len()) {
            self.barriers.pop();
        }
        Some(name)
    }

    fn innermost(&self, name: &[u8]) -> Option<usize> {
        self.places.get(name)?.last().copied()
    }

    fn close(&mut self, name: &[u8]) {
        let Some(place) = self.innermost(name) else {
            return;
        };
        let blocked =
            !SPECIAL.contains(&name) && self.barriers.last().is_some_and(|barrier| *barrier > place);
        if !blocked {
            while self.pop().is_some_and(|open| open != name) {}
        }
    }

    /// A new cell or row closes what was left open in the last one, up to the table.
    fn back_to_table(&mut self) {
        if self.innermost(b"table").is_some() {
            while self.stack.last().is_some_and(|open| open != b"table") {
                self.pop();
            }
        }
    }
}

/// Looks over the tags of a page.
pub(super) fn look(page: &str) -> Look<'_> {
    let bytes = page.as_bytes();
    let limit = deepest(bytes.len());
    let mut open = OpenElements::default();
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(step) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|&b| b == b'<'))
    {
        let tag_at = at + step;
        let rest = bytes.get(tag_at + 1..).unwrap_or_default();
        if rest.starts_with(b"!--") {
            at = find(bytes, tag_at + 4, b"-->").map_or(bytes.len(), |end| end + 3);
            continue;
        }
        let closes = rest.first() == Some(&b'/');
        let name_at = tag_at + 1 + usize::from(closes);
        let name: Vec<u8> = bytes
            .get(name_at..)
            .unwrap_or_default()
            .iter()
            .take(24)
            .take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b'>' | b'/' | b'<'))
            .map(u8::to_ascii_lowercase)
            .collect();
        if !name.first().is_some_and(u8::is_ascii_alphabetic) {
            at = tag_at + 1;
            continue;
        }
        let end = tag_end(bytes, name_at + name.len());
        if end - tag_at > LONGEST_TAG_BYTES {
            cuts.push((page.ceil_char_boundary(tag_at + LONGEST_TAG_BYTES), end));
        }
        at = end + 1;
        if closes {
            close_tag(&mut open, &name);
        } else if RAW.contains(&name.as_slice()) {
            at = raw_end(bytes, at, &name);
        } else {
            open_tag(&mut open, &name);
        }
        if open.stack.len() > limit {
            return Look::TooDeep;
        }
    }
    Look::Parse(without(page, &cuts))
}

fn open_tag(open: &mut OpenElements, name: &[u8]) {
    match name {
        b"td" | b"th" => {
            open.back_to_table();
            open.open(name);
        }
        b"tr" | b"tbody" | b"thead" | b"tfoot" => open.back_to_table(),
        name if FLAT.contains(&name) => {}
        name => open.open(name),
    }
}

fn close_tag(open: &mut OpenElements, name: &[u8]) {
    match name {
        b"tr" | b"tbody" | b"thead" | b"tfoot" => open.back_to_table(),
        name => open.close(name),
    }
}

/// The position of the `>` that ends a tag, quoted values skipped; the last byte where none does.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, &b) in bytes.iter().enumerate().skip(from) {
        match (quote, b) {
            (Some(q), b) if b == q => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at,
            (None, b'"' | b'\'') if after_equals => quote = Some(b),
            _ => {}
        }
        if !b.is_ascii_whitespace() {
            after_equals = quote.is_none() && b == b'=';
        }
    }
    bytes.len()
}

/// Where the end tag of raw content begins; the end of the page where there is none.
fn raw_end(bytes: &[u8], from: usize, name: &[u8]) -> usize {
    let mut at = from;
    while let Some(found) = find(bytes, at, b"</") {
        let here = bytes.get(found + 2..found + 2 + name.len()).unwrap_or_default();
        if here.eq_ignore_ascii_case(name) {
            return found;
        }
        at = found + 2;
    }
    bytes.len()
}

fn find(bytes: &[u8], from: usize, part: &[u8]) -> Option<usize> {
    bytes
        .get(from..)?
        .windows(part.len())
        .position(|window| window == part)
        .map(|at| from + at)
}

fn without<'t>(page: &'t str, cuts: &[(usize, usize)]) -> Cow<'t, str> {
    if cuts.is_empty() {
        return Cow::Borrowed(page);
    }
    let mut kept = String::with_capacity(page.len());
    let mut from = 0;
    for (start, end) in cuts {
        kept.push_str(page.get(from..*start).unwrap_or(""));
        // The cut may fall inside a quoted value, which would swallow the rest of the page.
        kept.push_str("\"' ");
        from = *end;
    }
    kept.push_str(page.get(from..).unwrap_or(""));
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_too_deep(page: &str) -> bool {
        matches!(look(page), Look::TooDeep)
    }

    #[test]
    fn nesting_is_measured_as_a_parser_would_see_it() {
        assert!(is_too_deep(&"<div>".repeat(1_001)));
        assert!(
            is_too_deep(&"<span><div></span>".repeat(1_001)),
            "a span that cannot close"
        );
        assert!(is_too_deep(&"<b>x</i>".repeat(1_001)), "ends that close nothing");
        assert!(!is_too_deep(&"<div></div>".repeat(5_000)));
        assert!(
            !is_too_deep(&"<p>one<br><li>two".repeat(5_000)),
            "end tags left out"
        );
        assert!(!is_too_deep(&format!(
            "<table>{}",
            "<tr><td><font>x".repeat(5_000)
        )));
        assert!(!is_too_deep(&format!(
            "<script>{}</script>",
            "'<div>'".repeat(5_000)
        )));
        assert!(!is_too_deep(&format!("<!-- {} -->", "<div>".repeat(5_000))));
    }

    #[test]
    fn a_tag_of_endless_attributes_is_cut_and_the_page_goes_on() {
        let page = format!("<p {}>words</p>", "é=\"1\" ".repeat(20_000));
        let Look::Parse(kept) = look(&page) else {
            panic!("refused")
        };
        assert!(
            kept.len() < 20_000 && kept.ends_with(">words</p>"),
            "{}",
            kept.len()
        );
    }
}
