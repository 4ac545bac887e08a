//! The question pack: one or two pages to take into a meeting.

use std::fmt::Write as _;

use super::html::{escaped, page, paragraph};
use super::tracker::Row;
use super::words::{self, counted};
use crate::scrutiny::Day;
use crate::scrutiny::meeting::Concern;
use crate::scrutiny::note_text::{self, Line, Look, PassageLink};

/// How many items of a group stand on the page; a pack is read in a pre-meeting, not studied.
const MOST: usize = 12;
/// How many letters of an item's words.
const LETTERS: usize = 260;

/// How the page looks: A4 upright, two pages at most for an ordinary agenda.
const STYLE: &str = "\
@page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: \"Page \" counter(page) \" of \" counter(pages); font: 9pt sans-serif; } }
:root { color-scheme: light; }
body { font: 15px/1.4 \"Atkinson Hyperlegible\", \"Segoe UI\", \"Helvetica Neue\", Arial, sans-serif; color: #1a1a1a; background: #fff; margin: 24px auto; max-width: 800px; }
h1 { font-size: 1.5em; margin: 0 0 .2em; }
h2 { font-size: 1.15em; margin: 1em 0 .3em; border-bottom: 1px solid #8a8a8a; break-after: avoid; }
h3 { font-size: 1em; margin: .7em 0 .2em; break-after: avoid; }
p { margin: .2em 0; }
ol, ul { margin: .2em 0; padding-left: 1.4em; }
li { margin: .25em 0; break-inside: avoid; }
.quiet { color: #555; }
.late { font-weight: bold; }
@media print { body { font-size: 10pt; margin: 0; max-width: none; } }
";

/// A meeting as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Who meets: "Housing Panel".
    pub body: String,
    /// The day of the meeting.
    pub date: Day,
    /// Where.
    pub place: Option<String>,
    /// The user's own questions, a line each as they are typed, where they are wanted.
    pub questions: Vec<String>,
    /// What is due at this meeting: promised for it.
    pub due: Vec<Row>,
    /// The user's own follow-ups that are due at it, where they are wanted.
    pub follow_ups: Vec<PackFollowUp>,
    /// Its papers, in the order of the agenda.
    pub papers: Vec<PackPaper>,
    /// What is outstanding with this body.
    pub outstanding: Vec<Row>,
    /// How many exempt papers and items were left out.
    pub left_out: usize,
    /// The day on which it is printed, from which *overdue* is seen.
    pub today: Day,
}

/// A follow-up that is due at the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFollowUp {
    /// What is to be followed up.
    pub about: String,
    /// When, as it was put.
    pub phrase: String,
    /// The words of the item it belongs to.
    pub item: Option<String>,
    /// Whether what it is about is exempt.
    pub exempt: bool,
}

/// A paper of the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackPaper {
    /// What it is called, with its number on the agenda.
    pub heading: String,
    /// Whether it is exempt.
    pub exempt: bool,
    /// What it puts to the meeting.
    pub put_to_us: Vec<Row>,
    /// What else came out of it.
    pub others: Vec<Row>,
}

impl Pack {
    /// The pack without what is exempt, which is counted, unless it is asked for.
    #[must_use]
    pub fn without_exempt(mut self, with_exempt: bool) -> Self {
        if with_exempt {
            return self;
        }
        let before = self.papers.len();
        self.papers.retain(|paper| !paper.exempt);
        self.left_out += before - self.papers.len();
        let before = self.follow_ups.len();
        self.follow_ups.retain(|follow_up| !follow_up.exempt);
        self.left_out += before - self.follow_ups.len();
        let lists = self
            .papers
            .iter_mut()
            .flat_map(|paper| [&mut paper.put_to_us, &mut paper.others])
            .chain([&mut self.due, &mut self.outstanding]);
        let mut left_out = 0;
        for rows in lists {
            let before = rows.len();
            rows.retain(|row| !row.item.exempt);
            left_out += before - rows.len();
        }
        self.left_out += left_out;
        self
    }

    /// What it is called: "Housing Panel, Tuesday 8 December 2026".
    #[must_use]
    pub fn title(&self) -> String {
        format!("{}, {}", self.body, self.date.format("%A %-d %B %Y"))
    }

    /// How many items are in it.
    #[must_use]
    pub fn items(&self) -> usize {
        let of_papers = self
            .papers
            .iter()
            .map(|paper| paper.put_to_us.len() + paper.others.len());
        let is_due = |row: &Row| self.due.iter().any(|due| due.item.id == row.item.id);
        let outstanding = self.outstanding.iter().filter(|row| !is_due(row)).count();
        of_papers.sum::<usize>() + self.due.len() + outstanding
    }

    /// The pack as one page to be read and printed, with nothing outside it.
    #[must_use]
    pub fn to_html(&self) -> String {
        let title = self.title();
        let mut body = format!("<h1>{}</h1>\n", escaped(&title));
        body.push_str(&paragraph(self.place.as_deref().unwrap_or_default()));
        body.push_str(&paragraph(&words::left_out(
            self.left_out,
            "paper or item",
            "papers and items",
        )));
        self.questions_into(&mut body);
        self.due_into(&mut body);
        for paper in &self.papers {
            self.paper_into(&mut body, paper);
        }
        self.outstanding_into(&mut body);
        body.push_str(
            "<h2>Six to ask of anything</h2>\n<p>Why is it done? Who does it, and who pays? What will be \
             different? How will we know? Where, and where not? When will it be reported?</p>\n",
        );
        page(&title, STYLE, &body)
    }

    fn questions_into(&self, body: &mut String) {
        if self.questions.is_empty() {
            return;
        }
        body.push_str("<h2>My questions</h2>\n<ol>\n");
        let mut is_open = false;
        for line in self
            .questions
            .iter()
            .flat_map(|question| note_text::lines(question))
        {
            // What stands further in belongs to the question above it.
            let before = match (is_open, line.level) {
                (false, _) => "<li>",
                (true, 0) => "</li>\n<li>",
                (true, _) => "<br>– ",
            };
            is_open = true;
            body.push_str(before);
            body.push_str(&formatted(&line));
        }
        body.push_str("</li>\n</ol>\n");
    }

    fn due_into(&self, body: &mut String) {
        if self.due.is_empty() && self.follow_ups.is_empty() {
            return;
        }
        body.push_str("<h2>Due at this meeting</h2>\n");
        self.rows_into(body, "Promised for it", &self.due.iter().collect::<Vec<_>>());
        if self.follow_ups.is_empty() {
            return;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(body, "<h3>My follow-ups ({})</h3>\n<ul>", self.follow_ups.len());
        for follow_up in &self.follow_ups {
            let mut facts = vec![follow_up.phrase.clone()];
            facts.extend(follow_up.item.as_deref().map(shortened));
            if follow_up.exempt {
                facts.push("exempt".to_owned());
            }
            let _ = writeln!(
                body,
                "<li>{}<br><span class=\"quiet\">{}</span></li>",
                escaped(&follow_up.about),
                escaped(&facts.join(" · "))
            );
        }
        body.push_str("</ul>\n");
    }

    fn paper_into(&self, body: &mut String, paper: &PackPaper) {
        let _ = writeln!(body, "<h2>{}</h2>", escaped(&paper.heading));
        if paper.exempt {
            body.push_str("<p>Exempt</p>\n");
        }
        if paper.put_to_us.is_empty() && paper.others.is_empty() {
            body.push_str("<p class=\"quiet\">Nothing in it asks anything of anybody.</p>\n");
        }
        for (heading, rows) in [
            ("Put to us: what are we asked to decide?", &paper.put_to_us),
            ("Asked or decided in it", &paper.others),
        ] {
            self.rows_into(body, heading, &rows.iter().collect::<Vec<_>>());
        }
    }

    fn outstanding_into(&self, body: &mut String) {
        let _ = writeln!(body, "<h2>Outstanding with {}</h2>", escaped(&self.body));
        // What is due at the meeting stands above already.
        let is_due = |row: &Row| self.due.iter().any(|due| due.item.id == row.item.id);
        if self.outstanding.is_empty() {
            body.push_str("<p class=\"quiet\">Nothing that was asked before this meeting is open.</p>\n");
        }
        for concern in Concern::ALL {
            let rows: Vec<&Row> = self
                .outstanding
                .iter()
                .filter(|row| row.concern(self.today) == *concern && !is_due(row))
                .collect();
            self.rows_into(body, concern.label(), &rows);
        }
    }

    fn rows_into(&self, body: &mut String, heading: &str, rows: &[&Row]) {
        if rows.is_empty() {
            return;
        }
        let _ = writeln!(body, "<h3>{} ({})</h3>\n<ul>", escaped(heading), rows.len());
        for row in rows.iter().take(MOST) {
            let _ = writeln!(body, "<li>{}</li>", line(row, self.today));
        }
        body.push_str("</ul>\n");
        if rows.len() > MOST {
            let more = counted(rows.len() - MOST, "other", "others");
            let _ = writeln!(body, "<p class=\"quiet\">And {more}, on the board.</p>");
        }
    }
}

/// A line of what was typed, as it is meant; a link is its words and the page they stand on.
fn formatted(line: &Line) -> String {
    let mut html = String::new();
    for run in &line.runs {
        let words = words_of(&run.words);
        html.push_str(&match (run.look, run.link) {
            (_, Some(PassageLink { page: Some(page), .. })) => format!("{words} (page {page})"),
            (Look::Plain, _) => words,
            (Look::Bold, _) => format!("<b>{words}</b>"),
            (Look::Italic, _) => format!("<i>{words}</i>"),
        });
    }
    html
}

/// Words with the spaces at their ends, which part them from their neighbours.
fn words_of(words: &str) -> String {
    let space = |is_there: bool| if is_there { " " } else { "" };
    let safe = escaped(words);
    if safe.is_empty() {
        return space(!words.is_empty()).to_owned();
    }
    format!(
        "{}{safe}{}",
        space(words.starts_with(char::is_whitespace)),
        space(words.ends_with(char::is_whitespace))
    )
}

/// One item: what it is called, its words, the last promise quoted, and what stands against it.
fn line(row: &Row, today: Day) -> String {
    let lead_in = row.item.lead_in.iter().map(String::as_str);
    let words: Vec<&str> = lead_in.chain(std::iter::once(row.item.text.as_str())).collect();
    let words = shortened(&words.join(" "));
    let mut html = format!("<b>{}</b> {}", escaped(&row.heading()), escaped(&words));
    let mut facts = Vec::new();
    facts.extend(row.item.addressed_to.as_ref().map(|to| format!("Asked: {to}")));
    let answer = row.answer_in_short();
    if !answer.is_empty() {
        facts.push(answer);
    }
    facts.extend(row.state.progress.map(|progress| progress.label().to_owned()));
    facts.extend(row.due.as_ref().map(|due| format!("promised “{}”", due.phrase)));
    match row.moved {
        0 => {}
        1 => facts.push("moved once".to_owned()),
        n => facts.push(format!("moved {n} times")),
    }
    if row.item.exempt {
        facts.push("exempt".to_owned());
    }
    if !facts.is_empty() {
        let _ = write!(
            html,
            "<br><span class=\"quiet\">{}</span>",
            escaped(&facts.join(" · "))
        );
    }
    if row.is_overdue(today) {
        html.push_str(" <span class=\"late\">⚠ Overdue</span>");
    }
    html
}

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LETTERS {
        return text;
    }
    let mut short: String = text.chars().take(LETTERS).collect();
    if let Some(space) = short.rfind(' ') {
        short.truncate(space);
    }
    format!("{short}…")
}
