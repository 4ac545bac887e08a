//! Reads the tokens of Rich Text into streams of paragraphs. Changes that were tracked read as if
//! accepted; what a group is for that no rule here knows is passed over, as the format asks.

use std::collections::HashMap;

use super::code_page::CodePages;
use super::story::{RowDefinition, Story};
use super::token::{Token, Tokens};
use crate::document::DocumentError;
use crate::document::flow::{Number, Piece, Role, Spacing};

/// The deepest nesting of groups.
const DEEPEST: usize = 512;

/// What a group's text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Destination {
    /// Words of the stream that is open.
    Words,
    /// Nothing that is printed.
    Nothing,
    /// What a shape is like; its words stand in a group inside.
    Shape,
    Fonts,
    Styles,
    /// The number before a paragraph.
    Label,
}

/// A stream and what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Head,
    FirstHead,
    Foot,
    Note,
    Box,
}

#[derive(Debug, Clone)]
struct State {
    destination: Destination,
    /// Whether a stream began with this group.
    begins_story: bool,
    /// Whether `\*` stands before the next word: a group that may be passed over.
    is_optional: bool,
    font: Option<i32>,
    /// How many characters stand for a `\u` in old programs.
    fallback: usize,
    is_bold: bool,
    is_underlined: bool,
    is_hidden: bool,
    is_deleted: bool,
    is_in_table: bool,
    style: i32,
    outline: Option<u8>,
    level: u8,
    spacing: Spacing,
    /// Whether there is no space between paragraphs of one style.
    is_contextual: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            destination: Destination::Words,
            begins_story: false,
            is_optional: false,
            font: None,
            fallback: 1,
            is_bold: false,
            is_underlined: false,
            is_hidden: false,
            is_deleted: false,
            is_in_table: false,
            style: 0,
            outline: None,
            level: 0,
            spacing: Spacing::NONE,
            is_contextual: false,
        }
    }
}

/// What a file held.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) text: Vec<Piece>,
    pub(super) heads: Vec<Piece>,
    pub(super) first_head: Vec<Piece>,
    pub(super) feet: Vec<Piece>,
    pub(super) notes: Vec<Piece>,
    pub(super) has_first_page: bool,
    pub(super) pictures: usize,
    pub(super) has_comments: bool,
    pub(super) is_cut_short: bool,
}

/// Reads a file.
///
/// # Errors
/// [`DocumentError::NestedTooDeeply`] where its groups are nested deeper than any program writes.
pub(super) fn read(bytes: &[u8]) -> Result<Contents, DocumentError> {
    let mut reading = Reading {
        contents: Contents::default(),
        code_pages: CodePages::default(),
        state: State::default(),
        outer: Vec::new(),
        stories: vec![(Kind::Text, Story::default())],
        bytes: Vec::new(),
        surrogate: None,
        skip: 0,
        row: RowDefinition::default(),
        headings: HashMap::new(),
        style_name: String::new(),
        counted_notes: 0,
        is_over: false,
    };
    for token in Tokens::of(bytes) {
        reading.take(token)?;
        if reading.is_over {
            break;
        }
    }
    Ok(reading.finish())
}

fn twentieths(number: Option<i32>) -> u32 {
    number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
}

struct Reading {
    contents: Contents,
    code_pages: CodePages,
    state: State,
    outer: Vec<State>,
    stories: Vec<(Kind, Story)>,
    /// Bytes of text that wait to be decoded together.
    bytes: Vec<u8>,
    surrogate: Option<u16>,
    /// How many characters are still to be passed over after a `\u`.
    skip: usize,
    row: RowDefinition,
    /// The level of heading that each style is.
    headings: HashMap<i32, u8>,
    style_name: String,
    counted_notes: usize,
    is_over: bool,
}

impl Reading {
    fn take(&mut self, token: Token<'_>) -> Result<(), DocumentError> {
        if self.skip > 0 {
            match token {
                Token::Open | Token::Close => self.skip = 0,
                Token::Word("u", _) => {}
                Token::Byte(_) | Token::Symbol(_) | Token::Word(..) => {
                    self.skip -= 1;
                    return Ok(());
                }
            }
        }
        match token {
            Token::Byte(byte) => self.bytes.push(byte),
            Token::Open => {
                self.flush();
                if self.outer.len() >= DEEPEST {
                    return Err(DocumentError::NestedTooDeeply { limit: DEEPEST });
                }
                let inner = State {
                    begins_story: false,
                    ..self.state.clone()
                };
                self.outer.push(std::mem::replace(&mut self.state, inner));
            }
            Token::Close => {
                self.flush();
                self.close_group();
            }
            Token::Symbol(symbol) => {
                self.flush();
                self.take_symbol(symbol);
            }
            Token::Word(word, number) => {
                self.flush();
                self.take_word(word, number);
            }
        }
        Ok(())
    }

    fn close_group(&mut self) {
        if self.state.destination == Destination::Styles {
            self.end_style();
        }
        if self.state.begins_story {
            self.close_story();
        }
        match self.outer.pop() {
            Some(outer) => self.state = outer,
            None => self.is_over = true,
        }
        self.is_over |= self.outer.is_empty();
    }

    fn story(&mut self) -> Option<&mut Story> {
        self.stories.last_mut().map(|(_, story)| story)
    }

    /// Decodes the bytes of text that have come and puts them where they belong.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let words = self.code_pages.decode(self.state.font, &self.bytes);
        self.bytes.clear();
        self.put(&words);
    }

    fn put(&mut self, words: &str) {
        match self.state.destination {
            Destination::Nothing | Destination::Shape | Destination::Fonts => {}
            Destination::Styles => self.style_name.push_str(words),
            Destination::Label => {
                if let Some(story) = self.story() {
                    story.label.push_str(words);
                }
            }
            Destination::Words => {
                if self.state.is_hidden || self.state.is_deleted {
                    return;
                }
                let is_bold = self.state.is_bold || self.state.is_underlined;
                if let Some(story) = self.story() {
                    story.paragraph.push(words, is_bold);
                }
            }
        }
    }

    fn take_symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.state.is_optional = true,
            b'~' => self.put("\u{a0}"),
            b'_' => self.put("-"),
            b'\\' | b'{' | b'}' => self.put(char::from(symbol).encode_utf8(&mut [0; 4])),
            b'\t' => self.put("\t"),
            _ => {}
        }
    }

    fn take_word(&mut self, word: &str, number: Option<i32>) {
        if self.take_destination(word) {
            return;
        }
        if self.state.is_optional {
            self.state.is_optional = false;
            self.state.destination = Destination::Nothing;
            return;
        }
        match self.state.destination {
            Destination::Fonts => self.take_word_of_font(word, number),
            Destination::Styles => self.take_word_of_style(word, number),
            Destination::Nothing | Destination::Shape => {}
            Destination::Words | Destination::Label => {
                if !self.take_look(word, number) && !self.take_character(word, number) {
                    self.take_layout(word, number);
                }
            }
        }
    }

    /// Takes in a word that says what its group is for; whether it was one.
    fn take_destination(&mut self, word: &str) -> bool {
        let is_printed = self.state.destination == Destination::Words;
        match word {
            "fonttbl" => self.state.destination = Destination::Fonts,
            "stylesheet" => self.state.destination = Destination::Styles,
            "listtext" | "pntext" if is_printed => {
                self.state.destination = Destination::Label;
                if let Some(story) = self.story() {
                    story.label.clear();
                }
            }
            "header" | "headerl" | "headerr" if is_printed => self.open_story(Kind::Head),
            "headerf" if is_printed => self.open_story(Kind::FirstHead),
            "footer" | "footerl" | "footerr" | "footerf" if is_printed => self.open_story(Kind::Foot),
            "footnote" if is_printed && !(self.state.is_deleted || self.state.is_hidden) => {
                self.open_story(Kind::Note);
            }
            "shpinst" if is_printed => self.state.destination = Destination::Shape,
            "shptxt" if is_printed || self.state.destination == Destination::Shape => {
                self.open_story(Kind::Box);
            }
            "pict" => {
                self.contents.pictures += 1;
                self.state.destination = Destination::Nothing;
            }
            "annotation" => {
                self.contents.has_comments = true;
                self.state.destination = Destination::Nothing;
            }
            "colortbl" | "info" | "filetbl" | "nonshppict" | "nonesttables" | "shprslt" | "xe" | "tc"
            | "rxe" | "comment" | "private" | "footnote" | "objdata" | "do" => {
                self.state.destination = Destination::Nothing;
            }
            _ => return false,
        }
        self.state.is_optional = false;
        true
    }

    fn open_story(&mut self, kind: Kind) {
        self.stories.push((kind, Story::default()));
        self.state = State {
            begins_story: true,
            fallback: self.state.fallback,
            ..State::default()
        };
        if kind == Kind::Note {
            self.counted_notes += 1;
        }
    }

    fn close_story(&mut self) {
        if self.stories.len() < 2 {
            return;
        }
        let Some((kind, story)) = self.stories.pop() else {
            return;
        };
        let mut pieces = story.finish();
        match kind {
            Kind::Head => self.contents.heads.extend(pieces),
            Kind::FirstHead => self.contents.first_head.extend(pieces),
            Kind::Foot => self.contents.feet.extend(pieces),
            Kind::Note => {
                if let Some(Piece::Paragraph(first)) = pieces.first_mut() {
                    first.number = Some(Number {
                        label: self.counted_notes.to_string(),
                        level: 0,
                    });
                }
                self.contents.notes.extend(pieces);
            }
            Kind::Box | Kind::Text => {
                if let Some(story) = self.story() {
                    story.boxes.extend(pieces);
                }
            }
        }
    }

    fn take_word_of_font(&mut self, word: &str, number: Option<i32>) {
        match word {
            "f" => self.state.font = number,
            "fcharset" => {
                if let (Some(font), Some(charset)) = (self.state.font, number) {
                    self.code_pages.set_font(font, charset);
                }
            }
            "cpg" => {
                if let (Some(font), Some(page)) = (self.state.font, number) {
                    self.code_pages.set_page_of_font(font, page);
                }
            }
            _ => {}
        }
    }

    fn take_word_of_style(&mut self, word: &str, number: Option<i32>) {
        match word {
            "s" => {
                self.state.style = number.unwrap_or(0);
                self.style_name.clear();
            }
            "outlinelevel" => {
                self.state.outline = number.and_then(|level| u8::try_from(level).ok());
            }
            "u" => self.take_unicode(number),
            _ => {}
        }
    }

    /// Ends the definition of a style, whose name came last.
    fn end_style(&mut self) {
        let name = std::mem::take(&mut self.style_name);
        let name = name.trim().trim_end_matches(';').to_lowercase();
        let by_name = match name.as_str() {
            "title" => Some(1),
            name => name.strip_prefix("heading ").and_then(|level| level.parse().ok()),
        };
        let outline = self
            .state
            .outline
            .filter(|level| *level < 9)
            .map(|level| level + 1);
        if let Some(level) = outline.or(by_name) {
            self.headings.insert(self.state.style, level);
        }
    }

    /// Takes in how words look; whether the word said so.
    fn take_look(&mut self, word: &str, number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        let state = &mut self.state;
        match word {
            "f" => state.font = number,
            "b" => state.is_bold = is_on,
            "ul" | "uld" | "uldb" | "ulw" => state.is_underlined = is_on,
            "ulnone" => state.is_underlined = false,
            "v" => state.is_hidden = is_on,
            "deleted" => state.is_deleted = is_on,
            "plain" => {
                state.is_bold = false;
                state.is_underlined = false;
                state.is_hidden = false;
                state.is_deleted = false;
                state.font = None;
            }
            "pard" => {
                state.is_in_table = false;
                state.style = 0;
                state.outline = None;
                state.level = 0;
                state.spacing = Spacing::NONE;
                state.is_contextual = false;
            }
            "sb" => state.spacing.before = twentieths(number),
            "sa" => state.spacing.after = twentieths(number),
            "contextualspace" => state.is_contextual = is_on,
            "intbl" => state.is_in_table = true,
            "s" => state.style = number.unwrap_or(0),
            "outlinelevel" => state.outline = number.and_then(|level| u8::try_from(level).ok()),
            "ilvl" => state.level = number.and_then(|level| u8::try_from(level).ok()).unwrap_or(0),
            "uc" => state.fallback = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(1),
            "ansicpg" => self.code_pages.set_default(number.unwrap_or(1252)),
            "mac" => self.code_pages.set_default_of_macs(),
            "titlepg" => self.contents.has_first_page = true,
            _ => return false,
        }
        true
    }

    /// Takes in a word that stands for a character; whether it did.
    fn take_character(&mut self, word: &str, number: Option<i32>) -> bool {
        let character = match word {
            "u" => {
                self.take_unicode(number);
                return true;
            }
            "tab" => "\t",
            "line" | "lbr" => "\n",
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            "emspace" | "enspace" | "qmspace" => " ",
            _ => return false,
        };
        self.put(character);
        true
    }

    fn take_unicode(&mut self, number: Option<i32>) {
        self.skip = self.state.fallback;
        // Numbers above 32,767 are written as negative ones.
        let Some(unit) = number.and_then(|number| u16::try_from(number.rem_euclid(0x1_0000)).ok()) else {
            return;
        };
        let first = self.surrogate.take();
        if (0xd800..0xdc00).contains(&unit) {
            self.surrogate = Some(unit);
            return;
        }
        let units = first.into_iter().chain([unit]);
        let decoded: String = char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        self.put(&decoded);
    }

    /// Takes in the words that end paragraphs, cells and rows, and those that define rows.
    fn take_layout(&mut self, word: &str, number: Option<i32>) {
        if self.state.destination != Destination::Words {
            return;
        }
        match word {
            "par" | "sect" | "page" | "nestcell" if !self.state.is_deleted => {
                self.end_paragraph(self.state.is_in_table);
            }
            "cell" => {
                self.end_paragraph(true);
                if let Some(story) = self.story() {
                    story.end_cell();
                }
            }
            "row" => {
                let row = std::mem::take(&mut self.row);
                if let Some(story) = self.story() {
                    story.end_row(&row);
                }
                // A row that defines nothing of its own is like the one above.
                self.row = row;
            }
            "trowd" => self.row = RowDefinition::default(),
            word => self.row.take(word, number),
        }
    }

    fn end_paragraph(&mut self, is_in_table: bool) {
        let outline = self
            .state
            .outline
            .filter(|level| *level < 9)
            .map(|level| level + 1);
        let level = outline.or_else(|| self.headings.get(&self.state.style).copied());
        let role = level.map_or(Role::Words, Role::Heading);
        let depth = self.state.level;
        let style = self.state.style;
        let spacing = Spacing {
            shared_with: self.state.is_contextual.then(|| style.to_string()),
            ..self.state.spacing.clone()
        };
        if let Some(story) = self.story() {
            story.paragraph.spacing = spacing;
            story.end_paragraph(role, depth, is_in_table);
        }
    }

    fn finish(mut self) -> Contents {
        self.flush();
        self.contents.is_cut_short = !self.is_over;
        while self.stories.len() > 1 {
            self.close_story();
        }
        if let Some((_, story)) = self.stories.pop() {
            self.contents.text = story.finish();
        }
        self.contents
    }
}
