//! A made-up council, its papers and a register to keep them in.

use std::path::Path;

use scrutiny_desk::register::command::paper::{FilePaper, FilePapers};
use scrutiny_desk::register::command::{FindingCommand, PaperCommand};
use scrutiny_desk::register::{Access, Command, Outcome, Reader, Register};
use scrutiny_desk::scrutiny::finding::{
    Confidence, Extraction, Fact, Finding, FindingState, Found, FoundDate, FoundItem, FoundResponse,
};
use scrutiny_desk::scrutiny::id::{FindingId, ItemId, PaperId};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::paper::{Contact, PaperFacts, PaperKind, Part, Publicity};
use scrutiny_desk::scrutiny::passage::{Block, BlockKind, Page, PageWords, Passage, Quote, Span};
use scrutiny_desk::scrutiny::period::{Class, Window};
use scrutiny_desk::scrutiny::promise::Due;
use scrutiny_desk::scrutiny::proposal::Relation;
use scrutiny_desk::scrutiny::response::Position;
use scrutiny_desk::scrutiny::{Day, Moment};
use tempfile::TempDir;

/// A moment so many seconds after noon on 23 November 2026.
pub fn moment(seconds: i64) -> Moment {
    Moment::from_timestamp(1_795_435_200 + seconds, 0).unwrap()
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A register in a folder of its own, with a clock that goes on by a second with each command.
pub struct Desk {
    pub folder: TempDir,
    pub register: Option<Register>,
    seconds: std::cell::Cell<i64>,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (register, opened) = Register::open(folder.path(), Access::Write, moment(0)).unwrap();
        assert!(opened.created);
        Self {
            folder,
            register: Some(register),
            seconds: std::cell::Cell::new(0),
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn register(&self) -> &Register {
        self.register.as_ref().unwrap()
    }

    pub fn now(&self) -> Moment {
        self.seconds.set(self.seconds.get() + 1);
        moment(self.seconds.get())
    }

    pub fn try_do(&self, command: Command) -> Result<Outcome, scrutiny_desk::register::RegisterError> {
        self.register().perform(command, self.now())
    }

    #[track_caller]
    pub fn done(&self, command: Command) -> Outcome {
        self.try_do(command).unwrap()
    }

    pub fn reader(&self) -> Reader {
        self.register().reader().unwrap()
    }

    /// Closes the register and opens it again, as the next start of the program does.
    pub fn restart(&mut self) {
        self.register = None;
        let (register, opened) = Register::open(self.path(), Access::Write, self.now()).unwrap();
        assert!(!opened.created && !opened.damaged);
        self.register = Some(register);
    }

    /// Files a paper and returns it with its findings, in reading order.
    pub fn file(&self, paper: MadeUpPaper) -> (PaperId, Vec<FindingId>) {
        let outcome = self.done(paper.command(self.now()));
        let paper = outcome.paper.unwrap();
        let view = self.reader().paper(paper).unwrap().unwrap();
        (paper, view.findings.iter().map(|f| f.id).collect())
    }

    /// Asserts what a waiting finding seems to be by now.
    #[track_caller]
    pub fn seems(&self, paper: PaperId, finding: FindingId, relation: Relation, item: Option<ItemId>) {
        let view = self.reader().paper(paper).unwrap().unwrap();
        let found = view.findings.iter().find(|f| f.id == finding).unwrap();
        assert_eq!(found.state, FindingState::Pending);
        assert_eq!((found.proposal.relation, found.proposal.item), (relation, item));
    }

    pub fn waiting(&self, paper: PaperId) -> Vec<FindingId> {
        let view = self.reader().paper(paper).unwrap().unwrap();
        view.findings
            .iter()
            .filter(|f| f.state == FindingState::Pending)
            .map(|f| f.id)
            .collect()
    }

    /// The items on the register by their words.
    pub fn item(&self, words: &str) -> ItemId {
        let items = self.reader().items().unwrap();
        let row = items.iter().find(|row| row.item.text.contains(words)).unwrap();
        row.item.id
    }
}

/// A paper under construction: lines of text, each a block.
pub struct MadeUpPaper {
    pub file_name: String,
    pub facts: PaperFacts,
    text: String,
    blocks: Vec<Block>,
    findings: Vec<Finding>,
    blanket: Option<Quote>,
}

impl MadeUpPaper {
    pub fn new(title: &str) -> Self {
        let facts = PaperFacts {
            kind: PaperKind::ExecutiveResponse,
            council: Some("Hollinford Borough Council".to_owned()),
            body: Some("Housing Scrutiny Committee".to_owned()),
            title: Some(title.to_owned()),
            date: Some(day("2016-06-28")),
            agenda_item: Some("7".to_owned()),
            publicity: Publicity::Public,
            exempt_paragraph: None,
            contacts: vec![Contact {
                name: "Ines Marlow".to_owned(),
                role: Some("Democratic services officer".to_owned()),
                phone: Some("01632 960123".to_owned()),
                email: Some("democracy@hollinford.example".to_owned()),
                passage: None,
            }],
            report_author: Some("Director of Housing".to_owned()),
            executive_member: Some("Cllr Osei".to_owned()),
            wards: Some("All".to_owned()),
            key_decision: Some("No".to_owned()),
        };
        let mut paper = Self {
            file_name: format!("{title}.txt"),
            facts,
            text: String::new(),
            blocks: Vec::new(),
            findings: Vec::new(),
            blanket: None,
        };
        paper.line(BlockKind::Heading { level: 1 }, title);
        paper.line(BlockKind::Furniture, "Page 1");
        paper
    }

    fn line(&mut self, kind: BlockKind, words: &str) -> Passage {
        let start = self.text.len();
        self.text.push_str(words);
        let span = Span::new(start, self.text.len());
        self.text.push('\n');
        self.blocks.push(Block {
            kind,
            span,
            page: Some(1),
        });
        Passage::one(Some(1), span)
    }

    pub fn paragraph(mut self, words: &str) -> Self {
        self.line(BlockKind::Paragraph, words);
        self
    }

    pub fn heading(mut self, level: u8, words: &str) -> Self {
        self.line(BlockKind::Heading { level }, words);
        self
    }

    pub fn dated(mut self, date: Option<&str>) -> Self {
        self.facts.date = date.map(day);
        self
    }

    pub fn exempt(mut self) -> Self {
        self.facts.publicity = Publicity::Exempt;
        self
    }

    pub fn blanket(mut self, words: &str) -> Self {
        let passage = self.line(BlockKind::Paragraph, words);
        self.blanket = Some(Quote {
            text: words.to_owned(),
            passage,
        });
        self
    }

    /// A recommendation without an answer.
    pub fn recommendation(mut self, number: &str, words: &str) -> Self {
        let marker = BlockKind::ListItem {
            marker: number.to_owned(),
            level: 0,
        };
        let passage = self.line(marker, words);
        self.findings.push(Finding {
            found: Found::Item(FoundItem {
                kind: ItemKind::Recommendation,
                number: Some(number.to_owned()),
                text: words.to_owned(),
                passage,
                lead_in: None,
                addressed_to: Some("Cabinet".to_owned()),
                standing: Standing::Ours,
                lead_officer: None,
                response: None,
                due: None,
                progress: None,
                row: scrutiny_desk::scrutiny::tracker::RowFacts::default(),
            }),
            rule: "numbered_list".to_owned(),
            confidence: Confidence::Certain,
            reason: "The words follow a lead-in".to_owned(),
        });
        self
    }

    /// Gives the last recommendation an answer.
    pub fn answered(mut self, words: &str, position: Position) -> Self {
        let cell = BlockKind::Cell {
            table: 0,
            row: 1,
            column: 2,
            heading: false,
        };
        let passage = self.line(cell, words);
        let Some(Found::Item(item)) = self.findings.last_mut().map(|f| &mut f.found) else {
            panic!("an answer needs a recommendation");
        };
        item.response = Some(FoundResponse {
            text: words.to_owned(),
            passage: passage.clone(),
            position: Some(position),
            in_principle: false,
            position_words: Some(Quote {
                text: words.to_owned(),
                passage,
            }),
        });
        self
    }

    /// Gives the last recommendation a time.
    pub fn due(mut self, phrase: &str, window: Option<(&str, &str)>) -> Self {
        let passage = self.line(BlockKind::Paragraph, phrase);
        let Some(Found::Item(item)) = self.findings.last_mut().map(|f| &mut f.found) else {
            panic!("a time needs a recommendation");
        };
        item.due = Some(Due {
            phrase: phrase.to_owned(),
            window: window.map(|(first, last)| Window::new(day(first), day(last))),
            class: Some(Class::Month),
            conditional: false,
            passage: Some(passage),
        });
        self
    }

    /// A date for the diary.
    pub fn date(mut self, about: &str, phrase: &str, on: &str) -> Self {
        let passage = self.line(BlockKind::Paragraph, &format!("{about} {phrase}"));
        self.findings.push(Finding {
            found: Found::Date(FoundDate {
                due: Due {
                    phrase: phrase.to_owned(),
                    window: Some(Window::day(day(on))),
                    class: Some(Class::Exact),
                    conditional: false,
                    passage: Some(passage),
                },
                about: about.to_owned(),
            }),
            rule: "diary_date".to_owned(),
            confidence: Confidence::Likely,
            reason: "A date to come".to_owned(),
        });
        self
    }

    pub fn filing(self, now: Moment) -> FilePapers {
        FilePapers {
            file_name: self.file_name.clone(),
            original: self.text.clone().into_bytes(),
            attached_to: None,
            mappings: Vec::new(),
            papers: vec![self.paper(now, None)],
        }
    }

    /// The paper alone, of a file that may hold others.
    pub fn paper(self, now: Moment, part: Option<Part>) -> FilePaper {
        let pages = vec![Page {
            number: 1,
            span: Span::new(0, self.text.len()),
            words: PageWords::Printed,
        }];
        let title = Passage::one(Some(1), self.blocks[0].span);
        FilePaper {
            id: PaperId::new(now),
            part,
            text: self.text,
            blocks: self.blocks,
            pages,
            extraction: Extraction {
                facts: self.facts,
                fact_passages: vec![(Fact::Title, title)],
                findings: self.findings,
                blanket_response: self.blanket,
                notes: vec!["A picture was left out.".to_owned()],
            },
        }
    }

    pub fn command(self, now: Moment) -> Command {
        Command::Paper(PaperCommand::File(Box::new(self.filing(now))))
    }
}

/// A paper with two recommendations, one of them answered and dated, and a date for the diary.
pub fn response_to_damp_review() -> MadeUpPaper {
    MadeUpPaper::new("Response to the review of damp homes")
        .blanket("The Cabinet welcomes the report.")
        .recommendation("1", "That every home with mould is inspected within a month")
        .answered("Agreed, inspections begin in March 2017", Position::Accepted)
        .due("in March 2017", Some(("2017-03-01", "2017-03-31")))
        .recommendation("2", "That the Cabinet publishes a quarterly list of repairs")
        .date("A progress report comes", "on 6 December 2016", "2016-12-06")
}

/// Accepts whatever waits in a paper.
pub fn accept_all(desk: &Desk, paper: PaperId) {
    desk.done(Command::Finding(FindingCommand::AcceptAll {
        paper,
        at_least: Confidence::Unsure,
    }));
}

/// A paper whose time rests on its date.
pub fn within_six_months() -> MadeUpPaper {
    MadeUpPaper::new("Answer on play areas")
        .recommendation("1", "That play areas are mended")
        .answered("Agreed, within six months", Position::Accepted)
        .due("within six months", Some(("2016-06-28", "2016-12-28")))
}
