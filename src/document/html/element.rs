//! What the elements of a page are to a reader: words, blocks, site furniture, or nothing.

use scraper::node::Element;

/// Elements whose content is never shown as words.
const UNSEEN: [&str; 24] = [
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "map", "select", "datalist", "textarea", "button", "input", "meter", "progress",
    "title", "xml", "o:p",
];

/// Elements that begin and end a block of their own.
const BLOCKS: [&str; 48] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
];

/// Names and classes by which sites mark what surrounds a page.
const FURNITURE_WORDS: [&str; 16] = [
    "nav",
    "navbar",
    "navigation",
    "menu",
    "menus",
    "breadcrumb",
    "breadcrumbs",
    "footer",
    "cookie",
    "cookies",
    "sitemap",
    "skip",
    "sharing",
    "share",
    "topnav",
    "subnav",
];

/// Whether its content is left out of the text altogether.
pub(super) fn is_unseen(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or("");
    UNSEEN.contains(&element.name()) && element.name() != "o:p"
        || element.attr("hidden").is_some()
        || (style.contains("none") && folded(style).contains("display:none"))
        || (style.contains("hidden") && folded(style).contains("visibility:hidden"))
}

fn folded(style: &str) -> String {
    style
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(2_000)
        .collect::<String>()
        .to_lowercase()
}

/// Whether it begins and ends a block.
pub(super) fn is_block(element: &Element) -> bool {
    let name = element.name();
    BLOCKS.contains(&name) || name == "ul"
}

/// Whether its words are set in bold or underlined, as headings are where a page has no heading tags.
pub(super) fn is_bold(element: &Element) -> bool {
    matches!(element.name(), "b" | "strong" | "u" | "th")
        || is_titled(element)
        || element.attr("style").is_some_and(|style| {
            let style = folded(style);
            style.contains("font-weight:bold")
                || style.contains("font-weight:700")
                || style.contains("font-weight:600")
        })
}

/// Whether its class says that it is a title, as council sites mark theirs.
fn is_titled(element: &Element) -> bool {
    matches!(element.name(), "p" | "span" | "a" | "dt")
        && element
            .attr("class")
            .filter(|class| class.len() <= 200)
            .is_some_and(|class| {
                let class = class.to_ascii_lowercase();
                class.contains("title") || class.contains("heading")
            })
}

/// The level of a heading element.
pub(super) fn heading_level(element: &Element) -> Option<u8> {
    match element.name() {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ if element.attr("role") == Some("heading") => {
            let level = element
                .attr("aria-level")
                .and_then(|l| l.parse::<u8>().ok())
                .unwrap_or(2);
            Some(level.clamp(1, 6))
        }
        _ => None,
    }
}

/// Whether it surrounds the page rather than being of it, by its element or role.
pub(super) fn is_furniture_by_kind(element: &Element) -> bool {
    matches!(element.name(), "nav" | "footer" | "dialog" | "menu")
        || matches!(
            element.attr("role"),
            Some(
                "navigation"
                    | "banner"
                    | "contentinfo"
                    | "search"
                    | "menu"
                    | "menubar"
                    | "dialog"
                    | "alertdialog"
            )
        )
}

/// Whether its name or class says that it surrounds the page. Sites put such words on the whole page
/// too ("page-with-menu"), so the elements that hold one are never taken for furniture.
pub(super) fn is_furniture_by_name(element: &Element) -> bool {
    if matches!(
        element.name(),
        "html" | "body" | "main" | "article" | "form" | "h1" | "h2" | "td" | "table" | "tr" | "tbody"
    ) {
        return false;
    }
    let id = element.attr("id").unwrap_or("");
    let class = element.attr("class").unwrap_or("");
    let names = id.split_whitespace().chain(class.split_whitespace());
    names
        .take(40)
        .any(|name| name.len() <= 60 && is_furniture_name(name))
}

fn is_furniture_name(name: &str) -> bool {
    if !name.is_ascii() || name.contains("with") || name.starts_with("has") || name.starts_with("no-") {
        return false;
    }
    let mut words = Vec::new();
    let mut word = String::new();
    let mut was_small = false;
    for c in name.chars() {
        let begins_word = !c.is_ascii_alphanumeric() || (was_small && c.is_ascii_uppercase());
        if begins_word && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
        was_small = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    words.push(word);
    words.iter().any(|word| {
        FURNITURE_WORDS.contains(&word.as_str())
            || word.starts_with("cookie")
            || word.starts_with("breadcrumb")
            || word.ends_with("menu")
    })
}

/// How many columns or rows a cell takes up, within reason.
pub(super) fn cell_span(element: &Element, attribute: &str) -> u32 {
    element
        .attr(attribute)
        .and_then(|n| n.trim().parse().ok())
        .unwrap_or(1)
        .clamp(1, 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_what_surrounds_a_page_are_known_by_whole_words() {
        for name in [
            "nav",
            "site-nav",
            "mainMenu",
            "breadcrumb_list",
            "cookie-banner",
            "cookieConsent",
            "page-footer",
            "mgmenu",
        ] {
            assert!(is_furniture_name(name), "{name}");
        }
        for name in [
            "navy-blue",
            "page-with-menu",
            "has-cookies",
            "content",
            "minutes",
            "skipton",
            "sharedworld",
        ] {
            assert!(!is_furniture_name(name), "{name}");
        }
    }
}
