//! A walk over XML that office files hold. It never recurses, goes no deeper than honest files do,
//! and refuses document types, so that no entity can be defined, let alone fetched.
//!
//! Names carry the usual prefix of their namespace (`w:p`, `text:list`) whatever prefix the file uses.

use std::borrow::Cow;
use std::str::FromStr;

use quick_xml::NsReader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::DocumentError;

/// The deepest nesting of elements; Word itself nests a table in a table in a text box about forty
/// deep.
const DEEPEST: usize = 256;
/// The most namespaces that may be declared around an element.
const MOST_NAMESPACES: usize = 2_000;

/// The usual prefixes of the namespaces that readers know.
const PREFIXES: [(&str, &str); 28] = [
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "x"),
    ("http://purl.oclc.org/ooxml/spreadsheetml/main", "x"),
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w",
    ),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "mc",
    ),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    (
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "rel",
    ),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"),
    ("http://purl.oclc.org/ooxml/drawingml/picture", "pic"),
    ("urn:schemas-microsoft-com:vml", "v"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    (
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "fo",
    ),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"),
    ("urn:oasis:names:tc:opendocument:xmlns:form:1.0", "form"),
    (
        "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
        "presentation",
    ),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"),
    ("urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0", "number"),
    (
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "loext",
    ),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://openoffice.org/2000/office", "office"),
    ("http://www.w3.org/1998/Math/MathML", "math"),
];

/// What the walk comes upon.
pub(super) enum Visit<'v> {
    /// An element begins.
    Open(&'v Tag<'v>),
    /// It ends.
    Close(&'v str),
    /// Words between the tags.
    Words(&'v str),
}

/// The tag that begins an element.
pub(super) struct Tag<'t> {
    /// Its name with the usual prefix.
    pub(super) name: &'t str,
    start: &'t BytesStart<'t>,
}

impl Tag<'_> {
    /// The value of the attribute with this name, its prefix left out.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        self.start
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)
            .map(|attribute| unescaped(&attribute.value).into_owned())
    }

    /// The same as a number.
    pub(super) fn number<T: FromStr>(&self, name: &str) -> Option<T> {
        self.value(name)?.trim().parse().ok()
    }

    /// Whether a Word switch is on: it is unless it says otherwise.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Visits all elements and words of an XML text in order. Where `visit` gives `false` for an element
/// that begins, its content and its end are passed over. What was visited before a fault stands.
///
/// # Errors
/// [`DocumentError::Damaged`] where it is no XML or ends before its time,
/// [`DocumentError::NestedTooDeeply`] and [`DocumentError::UnsafeMarkup`] as their names say.
pub(super) fn walk(xml: &str, mut visit: impl FnMut(&Visit<'_>) -> bool) -> Result<(), DocumentError> {
    let mut reader = NsReader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    reader.resolver_mut().set_max_namespace_bindings(MOST_NAMESPACES);
    let mut depth = 0_usize;
    // The depth of the element whose content is passed over.
    let mut passed_over: Option<usize> = None;
    let mut name = String::new();
    loop {
        let (space, event) = reader.read_resolved_event().map_err(|_| DocumentError::Damaged)?;
        match event {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(DocumentError::NestedTooDeeply { limit: DEEPEST });
                }
                if passed_over.is_none() {
                    put_name(&mut name, &space, start.local_name().as_ref());
                    let tag = Tag {
                        name: &name,
                        start: &start,
                    };
                    if !visit(&Visit::Open(&tag)) {
                        passed_over = Some(depth);
                    }
                }
            }
            Event::End(end) => {
                if passed_over.is_none() {
                    put_name(&mut name, &space, end.local_name().as_ref());
                    visit(&Visit::Close(&name));
                }
                if passed_over == Some(depth) {
                    passed_over = None;
                }
                depth = depth.saturating_sub(1);
            }
            Event::Text(words) if passed_over.is_none() => {
                visit(&Visit::Words(&words));
            }
            Event::CData(words) if passed_over.is_none() => {
                visit(&Visit::Words(&words));
            }
            Event::GeneralRef(reference) if passed_over.is_none() => {
                visit(&Visit::Words(referred_to(&reference).encode_utf8(&mut [0; 4])));
            }
            Event::DocType(_) => return Err(DocumentError::UnsafeMarkup),
            Event::Eof if depth > 0 => return Err(DocumentError::Damaged),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn put_name(name: &mut String, space: &ResolveResult<'_>, local: &str) {
    name.clear();
    if let ResolveResult::Bound(Namespace(uri)) = space {
        let prefix = PREFIXES.iter().find(|(known, _)| known == uri);
        name.push_str(prefix.map_or("other", |(_, prefix)| prefix));
        name.push(':');
    }
    name.push_str(local);
}

/// The character that a reference stands for; no entity is known but the five of XML itself.
fn referred_to(reference: &BytesRef<'_>) -> char {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c;
    }
    match &**reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

fn unescaped(value: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visited(xml: &str) -> (String, Result<(), DocumentError>) {
        let mut seen = String::new();
        let end = walk(xml, |visit| {
            match visit {
                Visit::Open(tag) => {
                    seen.push_str(&format!(
                        "<{} {}>",
                        tag.name,
                        tag.value("val").unwrap_or_default()
                    ));
                    return tag.name != "w:del";
                }
                Visit::Close(name) => seen.push_str(&format!("</{name}>")),
                Visit::Words(words) => seen.push_str(words),
            }
            true
        });
        (seen, end)
    }

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    #[test]
    fn names_carry_the_usual_prefix_whatever_the_file_calls_it() {
        let xml = format!(
            "<x:p xmlns:x='{WORD}' x:val='a&amp;b'><x:del>gone<x:p/></x:del><y/>&#163;5 &lt; &pound;</x:p>"
        );
        assert_eq!(
            visited(&xml),
            ("<w:p a&b><w:del ><y ></y>£5 < \u{fffd}</w:p>".to_owned(), Ok(()))
        );
    }

    #[test]
    fn bad_xml_ends_in_an_error_and_keeps_what_came_before() {
        assert_eq!(
            visited("<p>one<q>two"),
            ("<p >one<q >two".to_owned(), Err(DocumentError::Damaged))
        );
        assert_eq!(visited("<p>one</q>").1, Err(DocumentError::Damaged));
        let bomb = "<!DOCTYPE x [<!ENTITY a 'b'>]><p>&a;</p>";
        assert_eq!(visited(bomb), (String::new(), Err(DocumentError::UnsafeMarkup)));
        let deep = "<p>".repeat(DEEPEST + 1);
        assert_eq!(
            visited(&deep).1,
            Err(DocumentError::NestedTooDeeply { limit: DEEPEST })
        );
    }
}
