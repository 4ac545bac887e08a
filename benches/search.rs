//! How long a keystroke in search takes to its results: asked of the thread that seeks, in a register of
//! 200,000 paragraphs and 5,000 items, until the first sixty hits are there with their words marked.
//!
//! `cargo bench --bench search` prints, for each of twelve named queries, how many places there are, in
//! which order they come, and the median and the 95th part of a hundred of the time. The register is made
//! once, out of the words of the invented papers in `tests/papers`, and kept below `target/tmp`.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench prints, and stops where its own material does not fit"
)]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use scrutiny_desk::register::command::item::NewItem;
use scrutiny_desk::register::command::paper::{FilePaper, FilePapers};
use scrutiny_desk::register::command::{ItemCommand, PaperCommand};
use scrutiny_desk::register::search::{Filter, Order, Results, Suggestion, Wanted};
use scrutiny_desk::register::{Access, Command, Register, Waker};
use scrutiny_desk::scrutiny::Moment;
use scrutiny_desk::scrutiny::finding::Extraction;
use scrutiny_desk::scrutiny::id::{ItemId, PaperId};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::paper::{PaperFacts, PaperKind};
use scrutiny_desk::scrutiny::passage::{Block, BlockKind, Span};
use scrutiny_desk::ui::screens::search::AT_A_TIME;
use scrutiny_desk::ui::seeker::{Answer, Ask, Seeker};

const PAPERS: usize = 600;
const PARAGRAPHS: usize = 334;
const ITEMS: usize = 5_000;
/// How often each query is asked.
const TIMES: usize = 40;
/// A place that stands in one paragraph of 20,000.
const RARE: &str = "Tregarwen";
/// How long an answer may take at most, in milliseconds: words that are rare, beginnings and phrases.
const BOUND: f64 = 16.0;
/// The same for any query.
const BOUND_OF_ANY: f64 = 50.0;

/// What each query is, what is typed, and how long it may take.
const QUERIES: [(&str, &str, f64); 12] = [
    ("a rare word", "tregarwen ", BOUND),
    ("the beginning of a rare word", "tregar", BOUND),
    ("the beginning of many words", "rec", BOUND),
    ("the beginning of a common word", "comm", BOUND),
    ("a phrase", "\"social care\"", BOUND),
    ("a phrase of common words", "\"of the council\"", BOUND),
    ("a phrase and a beginning", "\"scrutiny committee\" rep", BOUND),
    ("two words", "housing inspection ", BOUND_OF_ANY),
    ("the commonest word", "the ", BOUND_OF_ANY),
    ("two common words", "council committee ", BOUND_OF_ANY),
    ("a common and a rare word", "the tregarwen ", BOUND_OF_ANY),
    (
        "a common word without another",
        "council -committee ",
        BOUND_OF_ANY,
    ),
];

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("register-of-the-search-bench");
    if !folder.join("made").exists() {
        let _ = fs::remove_dir_all(&folder);
        make(&folder);
        fs::write(folder.join("made"), "").unwrap();
    }
    let (register, _) = Register::open(&folder, Access::Read, now()).unwrap();
    let desk = Desk::open(&register);
    let begun = Instant::now();
    desk.find("tregarwen ");
    println!(
        "the first search of all, which reads where everything belongs: {:.1} ms\n",
        milliseconds(begun.elapsed())
    );
    println!(
        "{:<32} {:<28} {:>8}  {:<9} {:>8} {:>8}  within",
        "a keystroke to its results", "typed", "places", "order", "median", "95 %"
    );
    for (name, typed, bound) in QUERIES {
        let mut times = Vec::new();
        let mut found = Results::default();
        for _ in 0..TIMES {
            let begun = Instant::now();
            found = desk.find(typed);
            times.push(milliseconds(begun.elapsed()));
        }
        let (median, late) = middle(&mut times);
        let order = match found.order {
            Order::Best => "best",
            Order::Newest => "newest",
            Order::Paper => "paper",
        };
        let verdict = if late <= bound { "yes" } else { "NO" };
        println!(
            "{name:<32} {typed:<28} {:>8}  {order:<9} {median:>8.2} {late:>8.2}  {bound} ms: {verdict}",
            found.total
        );
    }
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        let suggestion = desk.suggestion("maintnance ");
        times.push(milliseconds(begun.elapsed()));
        assert_eq!(suggestion.typed, "maintenance");
    }
    let first = times[0];
    let (median, late) = middle(&mut times);
    println!(
        "\nwhat was meant by “maintnance”: median {median:.2} ms, 95 % {late:.2} ms, the first {first:.1} ms"
    );
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// The median and the 95th part of a hundred.
fn middle(times: &mut [f64]) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() * 95 / 100])
}

/// The thread that seeks, and what wakes whoever waits for it.
struct Desk {
    seeker: Seeker,
    woken: Receiver<()>,
}

impl Desk {
    fn open(register: &Register) -> Self {
        let (wakes, woken) = channel();
        let wakes = Mutex::new(wakes);
        let wake: Waker = Arc::new(move || wakes.lock().unwrap().send(()).unwrap());
        Self {
            seeker: Seeker::start(register.finder().unwrap(), wake).unwrap(),
            woken,
        }
    }

    fn ask(&self, typed: &str) {
        self.seeker.ask(Ask::Find(Wanted {
            typed: typed.to_owned(),
            filter: Filter::default(),
            from: 0,
            limit: AT_A_TIME,
        }));
    }

    fn find(&self, typed: &str) -> Results {
        self.ask(typed);
        loop {
            self.woken.recv().unwrap();
            for answer in self.seeker.answers() {
                if let Answer::Found(found) = answer {
                    return found;
                }
            }
        }
    }

    fn suggestion(&self, typed: &str) -> Suggestion {
        self.ask(typed);
        loop {
            self.woken.recv().unwrap();
            for answer in self.seeker.answers() {
                if let Answer::Suggested { suggestion, .. } = answer {
                    return suggestion;
                }
            }
        }
    }
}

fn now() -> Moment {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

/// Numbers that look like chance and are the same in every run (xorshift64*).
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(drawn).unwrap() % below
    }
}

/// Which words follow which in the invented papers: what is made of them has their common words, their
/// phrases and their rare words about as often as they have.
struct Speech {
    words: Vec<String>,
    following: HashMap<String, Vec<usize>>,
    chance: Chance,
}

impl Speech {
    fn new() -> Self {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/papers");
        let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
        files.sort();
        let text: Vec<String> = files
            .iter()
            .map(|path| fs::read_to_string(path).unwrap())
            .collect();
        let words: Vec<String> = text.join(" ").split_whitespace().map(str::to_owned).collect();
        let mut following: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, word) in words.iter().enumerate() {
            following
                .entry(word.clone())
                .or_default()
                .push((place + 1) % words.len());
        }
        Self {
            words,
            following,
            chance: Chance(0x5ca1_ab1e),
        }
    }

    /// A name that nobody has: two to four syllables, some far oftener than others.
    fn name(&mut self) -> String {
        const SYLLABLES: [&str; 24] = [
            "bar", "cor", "dal", "den", "el", "fen", "gar", "hal", "ing", "ken", "lan", "mar", "mel", "nor",
            "oak", "pen", "ral", "sal", "ten", "tor", "ver", "wen", "wick", "yar",
        ];
        let mut kind = self.chance.next(400) * self.chance.next(400) / 16;
        let mut name = String::new();
        for _ in 0..2 + kind % 3 {
            name.push_str(SYLLABLES[kind % SYLLABLES.len()]);
            kind = kind / 3 + 7;
        }
        name
    }

    /// A paragraph of 8 to 120 words, 38 on average.
    fn paragraph(&mut self) -> String {
        let length =
            8 + self.chance.next(24) + self.chance.next(24) + self.chance.next(17) * self.chance.next(5);
        let mut place = self.chance.next(self.words.len());
        let mut words = Vec::new();
        for _ in 0..length {
            let word = self.words[place].clone();
            let following = &self.following[&word];
            place = following[self.chance.next(following.len())];
            words.push(if self.chance.next(60) == 0 {
                self.name()
            } else {
                word
            });
        }
        words.join(" ")
    }
}

fn make(folder: &Path) {
    println!(
        "making a register of {} paragraphs in {}",
        PAPERS * PARAGRAPHS,
        folder.display()
    );
    let mut speech = Speech::new();
    let (register, _) = Register::open(folder, Access::Write, now()).unwrap();
    let mut made = 0;
    for number in 0..PAPERS {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for place in 0..PARAGRAPHS {
            let start = text.len();
            text.push_str(&speech.paragraph());
            if made % 20_000 == 0 {
                text.push_str(&format!(" at {RARE} Road"));
            }
            made += 1;
            blocks.push(Block {
                kind: if place % 12 == 0 {
                    BlockKind::Heading { level: 2 }
                } else {
                    BlockKind::Paragraph
                },
                span: Span::new(start, text.len()),
                page: None,
            });
            text.push('\n');
        }
        let facts = PaperFacts {
            kind: PaperKind::ALL[number % PaperKind::ALL.len()],
            council: Some("Larkhythe Borough Council".to_owned()),
            body: Some(format!("Scrutiny Panel {}", number % 9)),
            title: Some(format!("Report {number} on {}", speech.name())),
            date: Some(
                format!("{}-{:02}-14", 2016 + number % 10, number % 12 + 1)
                    .parse()
                    .unwrap(),
            ),
            ..PaperFacts::unknown()
        };
        let paper = FilePaper {
            id: PaperId::new(now()),
            part: None,
            text: text.clone(),
            blocks,
            pages: Vec::new(),
            extraction: Extraction {
                facts,
                fact_passages: Vec::new(),
                findings: Vec::new(),
                blanket_response: None,
                notes: Vec::new(),
            },
        };
        let command = PaperCommand::File(Box::new(FilePapers {
            file_name: format!("report-{number}.txt"),
            original: text.into_bytes(),
            attached_to: None,
            papers: vec![paper],
            mappings: Vec::new(),
        }));
        register.perform(Command::Paper(command), now()).unwrap();
    }
    for number in 0..ITEMS {
        let command = ItemCommand::Add(Box::new(NewItem {
            id: ItemId::new(now()),
            kind: ItemKind::Recommendation,
            standing: Standing::Ours,
            number: Some((number % 20 + 1).to_string()),
            text: format!("That {}", speech.paragraph()),
            addressed_to: Some("Cabinet".to_owned()),
            body: Some(format!("Scrutiny Panel {}", number % 9)),
            made_on: Some("2026-03-10".parse().unwrap()),
            paper: None,
        }));
        register.perform(Command::Item(command), now()).unwrap();
    }
}
