//! The plain formatting of notes: **bold**, *italic*, lists, and links to passages. A note is kept exactly
//! as it is typed; this only says how it is shown.

use super::id::PaperId;
use super::passage::Span;

/// One line of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What stands before it in a list: "•", "1."; none outside a list.
    pub marker: Option<String>,
    /// How deep it stands in a list, 0 for the outermost.
    pub level: usize,
    /// Its words.
    pub runs: Vec<Run>,
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub words: String,
    /// How they look.
    pub look: Look,
    /// The passage that they lead to.
    pub link: Option<PassageLink>,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As all others.
    Plain,
    /// **Bold**.
    Bold,
    /// *Italic*.
    Italic,
}

/// A link to a passage, as a note holds it: `[words](paper:ID#3:120-180)`, where 3 is the page; without a
/// page `[words](paper:ID#120-180)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PassageLink {
    /// The paper.
    pub paper: PaperId,
    /// The page, where the format has pages.
    pub page: Option<u32>,
    /// The place in the paper's text, in bytes.
    pub span: Span,
}

/// The longest words of a link, in letters.
const LONGEST: usize = 80;

impl PassageLink {
    /// The link as it is put into a note. What would end the words too early is put otherwise.
    #[must_use]
    pub fn to_text(self, words: &str) -> String {
        let words: Vec<&str> = words.split_whitespace().collect();
        let words = words.join(" ").replace('[', "(").replace(']', ")");
        let mut short: String = words.chars().take(LONGEST).collect();
        if short.len() < words.len() {
            if let Some(space) = short.rfind(' ') {
                short.truncate(space);
            }
            short.push('…');
        }
        if short.is_empty() {
            "passage".clone_into(&mut short);
        }
        let page = self.page.map_or_else(String::new, |page| format!("{page}:"));
        let (start, end) = (self.span.start, self.span.end);
        format!("[{short}](paper:{}#{page}{start}-{end})", self.paper)
    }

    /// Reads what stands between the brackets: `paper:ID#3:120-180`.
    fn read(target: &str) -> Option<Self> {
        let (paper, place) = target.strip_prefix("paper:")?.split_once('#')?;
        let (page, span) = match place.split_once(':') {
            Some((page, span)) => (Some(page.parse().ok()?), span),
            None => (None, place),
        };
        let (start, end) = span.split_once('-')?;
        let (start, end) = (start.parse().ok()?, end.parse().ok()?);
        (start <= end).then_some(Self {
            paper: paper.parse().ok()?,
            page,
            span: Span::new(start, end),
        })
    }
}

/// The lines of a note.
#[must_use]
pub fn lines(text: &str) -> Vec<Line> {
    text.lines().map(line).collect()
}

/// Whether a note looks otherwise than it is typed.
#[must_use]
pub fn is_formatted(text: &str) -> bool {
    text.lines().any(|typed| {
        let line = line(typed);
        line.marker.is_some()
            || line.runs.len() > 1
            || line
                .runs
                .iter()
                .any(|run| run.look != Look::Plain || run.link.is_some())
    })
}

fn line(typed: &str) -> Line {
    let body = typed.trim_start();
    let indent: usize = typed
        .chars()
        .take_while(|c| c.is_whitespace())
        .map(|c| if c == '\t' { 4 } else { 1 })
        .sum();
    match marker(body) {
        Some((marker, rest)) => Line {
            marker: Some(marker),
            level: (indent / 2).min(4),
            runs: runs(rest),
        },
        None => Line {
            marker: None,
            level: 0,
            runs: runs(typed),
        },
    }
}

/// The marker of a list at the beginning of a line, and what follows it.
fn marker(body: &str) -> Option<(String, &str)> {
    for bullet in ["- ", "* ", "• "] {
        if let Some(rest) = body.strip_prefix(bullet) {
            return Some(("•".to_owned(), rest.trim_start()));
        }
    }
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = body
        .split_at_checked(digits)
        .filter(|_| (1..=3).contains(&digits))?;
    let sign = ['.', ')'].into_iter().find(|sign| rest.starts_with(*sign))?;
    let rest = rest.get(1..)?.strip_prefix(' ')?;
    Some((format!("{number}{sign}"), rest.trim_start()))
}

fn runs(words: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut plain = String::new();
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let found = link_at(rest)
            .or_else(|| marked_at(rest, "**", Look::Bold))
            .or_else(|| marked_at(rest, "*", Look::Italic));
        if let Some((run, length)) = found {
            take_plain(&mut plain, &mut runs);
            runs.push(run);
            rest = rest.get(length..).unwrap_or_default();
        } else {
            plain.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    take_plain(&mut plain, &mut runs);
    runs
}

fn take_plain(plain: &mut String, runs: &mut Vec<Run>) {
    if !plain.is_empty() {
        runs.push(Run {
            words: std::mem::take(plain),
            look: Look::Plain,
            link: None,
        });
    }
}

/// A link at the beginning of `rest`, and how long it is.
fn link_at(rest: &str) -> Option<(Run, usize)> {
    let (words, after) = rest.strip_prefix('[')?.split_once("](")?;
    let (target, _) = after.split_once(')')?;
    if words.is_empty() || words.contains(['[', ']']) {
        return None;
    }
    let run = Run {
        words: words.to_owned(),
        look: Look::Plain,
        link: Some(PassageLink::read(target)?),
    };
    Some((run, words.len() + target.len() + 4))
}

/// Words between two marks at the beginning of `rest`, and how long that is. A mark beside white space is
/// a star and no mark: "2 * 3 * 4".
fn marked_at(rest: &str, mark: &str, look: Look) -> Option<(Run, usize)> {
    let inner = rest.strip_prefix(mark)?;
    let end = inner.find(mark)?;
    let words = inner.get(..end)?;
    let is_marked = !words.is_empty()
        && !words.starts_with(|c: char| c.is_whitespace() || c == '*')
        && !words.ends_with(char::is_whitespace);
    is_marked.then(|| {
        let run = Run {
            words: words.to_owned(),
            look,
            link: None,
        };
        (run, words.len() + 2 * mark.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::Moment;

    fn told(text: &str) -> String {
        let line = |line: &Line| {
            let runs: Vec<String> = line
                .runs
                .iter()
                .map(|run| match (run.look, run.link) {
                    (_, Some(link)) => format!("<{} → {}-{}>", run.words, link.span.start, link.span.end),
                    (Look::Plain, None) => run.words.clone(),
                    (Look::Bold, None) => format!("<b {}>", run.words),
                    (Look::Italic, None) => format!("<i {}>", run.words),
                })
                .collect();
            let marker = line.marker.as_ref();
            let marker = marker.map_or_else(String::new, |marker| format!("{}{marker} ", line.level));
            format!("{marker}{}", runs.concat())
        };
        lines(text).iter().map(line).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn plain_formatting_is_read_and_everything_else_stays_as_typed() {
        for (text, expected) in [
            ("Ask **who** pays, and *when*", "Ask <b who> pays, and <i when>"),
            ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
            ("**not closed", "**not closed"),
            ("****", "****"),
            (
                "- one\n  - two\n3. three\n10) ten",
                "0• one|1• two|03. three|010) ten",
            ),
            (
                "-5 degrees\n1.5 million\n2027. budget",
                "-5 degrees|1.5 million|2027. budget",
            ),
            ("* star\n*both* sides", "0• star|<i both> sides"),
            ("", ""),
            ("a\n\nb", "a||b"),
            ("[a](b) [paper:x]", "[a](b) [paper:x]"),
        ] {
            assert_eq!(told(text), expected, "{text:?}");
        }
        assert!(!is_formatted("Ask again - in May\nand 2 * 3"));
        assert!(is_formatted("- ask") && is_formatted("*now*"));
    }

    #[test]
    fn a_link_reads_as_it_was_written_and_a_damaged_one_stays_words() {
        let paper = PaperId::new(Moment::UNIX_EPOCH);
        for page in [Some(3), None] {
            let link = PassageLink {
                paper,
                page,
                span: Span::new(120, 180),
            };
            let text = link.to_text("That  every [council] home\nis inspected");
            let found = lines(&format!("See {text}, too"));
            assert_eq!(found[0].runs.len(), 3, "{text}");
            assert_eq!(found[0].runs[1].link, Some(link));
            assert_eq!(found[0].runs[1].words, "That every (council) home is inspected");
        }
        for damaged in [
            format!("[words](paper:{paper}#3:180-120)"),
            format!("[words](paper:{paper}#x)"),
            format!("[words](paper:{paper})"),
            "[words](paper:7#1-2)".to_owned(),
            format!("[](paper:{paper}#1-2)"),
            format!("[words](paper:{paper}#1-2"),
        ] {
            assert!(!is_formatted(&damaged), "{damaged}");
            assert_eq!(told(&damaged), damaged);
        }
        let long = PassageLink {
            paper,
            page: None,
            span: Span::new(0, 1),
        }
        .to_text(&"word ".repeat(60));
        assert!(long.contains("…](paper:"), "{long}");
    }
}
