//! What can befall a paper on its way: cut off, copied twice, mixed with another, mangled by a mail
//! program or typed by a cat.

/// A paper as it is kept.
#[derive(Debug, Clone)]
pub struct Paper {
    pub name: String,
    pub content: Vec<u8>,
}

/// What is left of it.
#[derive(Debug, Clone)]
pub struct Damaged {
    pub name: String,
    pub content: Vec<u8>,
}

/// Numbers as if by chance, the same for the same run (splitmix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn of_run(seed: u64, run: u64) -> Self {
        let mut dice = Self(seed ^ run.wrapping_mul(0xd134_2543_de82_ef95));
        dice.roll();
        dice
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 where the limit is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap().max(1);
        usize::try_from(self.roll() % limit).unwrap()
    }

    pub fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn range(&mut self, length: usize, longest: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let end = (start + self.below(longest + 1)).min(length);
        start..end
    }
}

/// No damaged paper is longer, so that a million are read in minutes.
const LONGEST: usize = 40_000;

const NAMES: &[&str] = &["a.txt", "a.md", "a.html", "a.pdf", "a.eml", "é", "", ".", "a.TXT"];

/// What papers put before their points, and the words that rules look for.
const MARKERS: &[&str] = &[
    "1. ",
    "(a) ",
    "(i)",
    "4a) iv. ",
    "1.1.1 ",
    "• ",
    "- ",
    "?\t",
    "o   ",
    "Recommendation 1",
    "Recommendation 1: ",
    "R1 ",
    "RESOLVED",
    "RESOLVED – That ",
    "RECOMMENDED to Council that ",
    "ACTION: ",
    "Minutes:",
    "Decision:",
    "Response: ",
    "Agreed. ",
    "Recommendations\n\n",
    "is recommended to:\n",
    "Ref | Action | Owner | Due\n",
    "Ref\tAction\tOwner\tDue\n",
    "Cllr ",
    "Contact: ",
    "Date: ",
    "by March 2018 ",
    "in the autumn term 2016/17, ",
    "within 99999999999 months ",
    "31/02/2017",
    "00/00/0000",
    "Q5 2023/22",
    "29 February 1900",
    "9999-12-31",
    "next meeting",
    "in due course",
    "pdf icon PDF 3 KB",
    "Page 1 of 2\n",
    "**",
    "#",
    "> ",
    "| ",
    "\u{c}",
    "\n",
    "\n\n",
    "; and",
    "\"",
    "’",
];

const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<li>",
    "<ol type=a start=-5>",
    "<ol reversed start=99999999999>",
    "</ol>",
    "<ul>",
    "<table>",
    "<tr>",
    "<td colspan=99999 rowspan=0>",
    "<th>",
    "</table>",
    "<br>",
    "<nav>",
    "</nav>",
    "<h2>",
    "</h9>",
    "<div class=menu>",
    "</div>",
    "<b>",
    "&nbsp;",
    "&#0;",
    "&#x10ffff;",
    "&amp",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<style>",
    "<pre>",
    "<svg><p>",
    "<math>",
    "<template>",
    "<select><option>",
    "<textarea>",
    "<![CDATA[",
    "<html>",
    "<!doctype html>",
    "<a href=\"",
    "<",
    ">",
];

/// Characters that are more, less or other than they look: of several bytes, without width, written
/// from right to left, changing their length with their case, made of several, or no character at all.
const ODD: &[&str] = &[
    "\u{a0}",
    "\u{200b}",
    "\u{200d}",
    "\u{200f}",
    "\u{202e}",
    "\u{2060}",
    "\u{feff}",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{b}",
    "\u{1c}",
    "\u{3000}",
    "\u{ad}",
    "İ",
    "ẞ",
    "ŉ",
    "ǰ",
    "ﬁ",
    "ﬃ",
    "K",
    "Å",
    "ΐ",
    "ς",
    "e\u{301}\u{301}\u{327}",
    "\u{301}",
    "½",
    "①",
    "٣",
    "Ⅳ",
    "🏛",
    "👩‍👩‍👧",
    "𝟙",
    "\u{10ffff}",
    "\u{fffd}",
    "\u{f0b7}",
    "漢",
    "ŵ",
    "“",
    "–",
    "‑",
    "…",
    "☎",
    "\0",
];

/// A paper, or mostly a part of one, with some damage done to it.
pub fn paper(papers: &[Paper], dice: &mut Dice) -> Damaged {
    let source = dice.pick(papers);
    let mut content = excerpt(source, dice);
    for _ in 0..dice.below(7) {
        let befalls = dice.pick(BEFALLS);
        befalls(&mut content, papers, dice);
        content.truncate(LONGEST);
    }
    let name = if dice.one_in(8) {
        (*dice.pick(NAMES)).to_owned()
    } else {
        source.name.clone()
    };
    Damaged { name, content }
}

/// A whole paper with some damage done to it, and with marks of its format where they should not stand.
pub fn whole_paper(papers: &[Paper], marks: &[&str], dice: &mut Dice) -> Damaged {
    const DAMAGES: &[Befalls] = &[
        bytes_flip,
        a_part_is_lost,
        a_part_is_repeated,
        figures_change,
        figures_change,
        two_parts_change_places,
        odd_characters_stand_between,
        any_characters_stand_between,
        line_ends_change,
        another_paper_is_mixed_in,
    ];
    let source = dice.pick(papers);
    let mut content = source.content.clone();
    for _ in 0..=dice.below(4) {
        if dice.one_in(2) {
            let at = dice.below(content.len() + 1);
            let times = if dice.one_in(60) { 400 } else { 1 };
            insert(&mut content, at, dice.pick(marks).repeat(times).as_bytes());
        } else {
            let befalls = dice.pick(DAMAGES);
            befalls(&mut content, papers, dice);
        }
    }
    if dice.one_in(12) {
        the_end_is_lost(&mut content, papers, dice);
    }
    Damaged {
        name: source.name.clone(),
        content,
    }
}

fn excerpt(paper: &Paper, dice: &mut Dice) -> Vec<u8> {
    let all = &paper.content;
    if dice.one_in(40) {
        return all.clone();
    }
    let longest = if dice.one_in(4) { 4_000 } else { 1_200 };
    let mut range = dice.range(all.len(), longest);
    if dice.one_in(3) {
        range = 0..range.len();
    } else if !dice.one_in(4) {
        // Mostly from the start of a line, so that what is left is still read as a point or a heading.
        let line = all[range.clone()].iter().position(|byte| *byte == b'\n');
        range.start += line.map_or(0, |at| at + 1);
    }
    all[range].to_vec()
}

type Befalls = fn(&mut Vec<u8>, &[Paper], &mut Dice);

const BEFALLS: &[Befalls] = &[
    bytes_flip,
    a_part_is_lost,
    a_part_is_repeated,
    another_paper_is_mixed_in,
    the_end_is_lost,
    markers_are_repeated,
    markers_are_repeated,
    brackets_nest,
    lines_run_together,
    spaces_become_odd,
    odd_characters_stand_between,
    any_characters_stand_between,
    line_ends_change,
    tags_stand_between,
    letters_change_their_case,
    two_parts_change_places,
    figures_change,
    words_lose_their_spaces,
];

pub fn insert(content: &mut Vec<u8>, at: usize, words: &[u8]) {
    content.splice(at..at, words.iter().copied());
}

#[expect(clippy::ptr_arg, reason = "whatever befalls a paper has one signature")]
pub fn bytes_flip(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    for _ in 0..=dice.below(6) {
        let at = dice.below(content.len());
        let bit = dice.below(8);
        if let Some(byte) = content.get_mut(at) {
            *byte ^= 1 << bit;
        }
    }
}

fn a_part_is_lost(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    let range = dice.range(content.len(), 80);
    content.drain(range);
}

fn a_part_is_repeated(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    let range = dice.range(content.len(), 120);
    let times = if dice.one_in(100) { 200 } else { dice.below(6) + 1 };
    let part = content[range.clone()].repeat(times);
    insert(content, range.end, &part);
}

fn another_paper_is_mixed_in(content: &mut Vec<u8>, papers: &[Paper], dice: &mut Dice) {
    let other = dice.pick(papers);
    let part = excerpt(other, dice);
    let range = dice.range(content.len(), 200);
    content.splice(range, part);
}

fn the_end_is_lost(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    let length = dice.below(content.len() + 1);
    content.truncate(length);
}

fn markers_are_repeated(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    let times = if dice.one_in(60) { 300 } else { dice.below(5) + 1 };
    for _ in 0..dice.below(4) {
        let marker = dice.pick(MARKERS).repeat(times);
        let mut at = dice.below(content.len() + 1);
        if !dice.one_in(3) {
            let line = content[at..].iter().position(|byte| *byte == b'\n');
            at += line.map_or(0, |place| place + 1);
        }
        insert(content, at, marker.as_bytes());
    }
}

fn brackets_nest(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    let opening = *dice.pick(&[
        "(", "[", "((a)", "{", "<div>", "<ul><li>", "\u{201c}", "> ", "\t", "- ",
    ]);
    let times = if dice.one_in(50) { 3_000 } else { dice.below(60) };
    let at = dice.below(content.len() + 1);
    insert(content, at, opening.repeat(times).as_bytes());
}

fn lines_run_together(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    let keep_one_in = dice.below(5);
    for byte in content.iter_mut().filter(|byte| **byte == b'\n') {
        if keep_one_in == 0 || !dice.one_in(keep_one_in + 1) {
            *byte = b' ';
        }
    }
    if dice.one_in(60) {
        *content = content.repeat(20);
    }
}

fn replace_some(content: &mut Vec<u8>, wanted: u8, one_in: usize, dice: &mut Dice, with: &[&str]) {
    let mut changed = Vec::with_capacity(content.len());
    for byte in content.iter() {
        if *byte == wanted && dice.one_in(one_in) {
            changed.extend_from_slice(dice.pick(with).as_bytes());
        } else {
            changed.push(*byte);
        }
    }
    *content = changed;
}

fn spaces_become_odd(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    let one_in = dice.below(12) + 1;
    replace_some(content, b' ', one_in, dice, ODD);
}

pub fn odd_characters_stand_between(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    for _ in 0..=dice.below(12) {
        let at = dice.below(content.len() + 1);
        let odd = dice.pick(ODD);
        insert(content, at, odd.as_bytes());
    }
}

fn any_characters_stand_between(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    for _ in 0..=dice.below(12) {
        let at = dice.below(content.len() + 1);
        let limit = *dice.pick(&[0x80, 0x800, 0x1_0000, 0x11_0000]);
        let scalar = u32::try_from(dice.below(limit)).unwrap();
        let character = char::from_u32(scalar).unwrap_or('\u{fffd}');
        insert(content, at, character.to_string().as_bytes());
    }
}

fn line_ends_change(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    let ends: &[&str] = &[
        "\r\n", "\r", "\n\r", "\r\r\n", "\u{2028}", "\u{c}", "\n\n", "\n \n", "\u{85}",
    ];
    let one_in = *dice.pick(&[1, 1, 2, 5]);
    if dice.one_in(2) {
        let end = [*dice.pick(ends)];
        replace_some(content, b'\n', one_in, dice, &end);
    } else {
        replace_some(content, b'\n', one_in, dice, ends);
    }
}

fn tags_stand_between(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    for _ in 0..=dice.below(15) {
        let at = dice.below(content.len() + 1);
        let tag = dice.pick(TAGS);
        insert(content, at, tag.as_bytes());
    }
}

fn letters_change_their_case(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    let range = dice.range(content.len(), 400);
    let words = String::from_utf8_lossy(&content[range.clone()]).into_owned();
    let changed = if dice.one_in(2) {
        words.to_uppercase()
    } else {
        words.to_lowercase()
    };
    content.splice(range, changed.into_bytes());
}

fn two_parts_change_places(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    let range = dice.range(content.len(), 200);
    let part: Vec<u8> = content.drain(range).collect();
    let at = dice.below(content.len() + 1);
    insert(content, at, &part);
}

#[expect(clippy::ptr_arg, reason = "whatever befalls a paper has one signature")]
pub fn figures_change(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    let one_in = dice.below(4) + 1;
    for byte in content.iter_mut().filter(|byte| byte.is_ascii_digit()) {
        if dice.one_in(one_in) {
            *byte = *dice.pick(b"0123456789");
        }
    }
}

fn words_lose_their_spaces(content: &mut Vec<u8>, _: &[Paper], dice: &mut Dice) {
    let one_in = dice.below(20) + 1;
    let mut kept = Vec::with_capacity(content.len());
    for byte in content.iter() {
        if *byte != b' ' || !dice.one_in(one_in) {
            kept.push(*byte);
        }
    }
    *content = kept;
}
