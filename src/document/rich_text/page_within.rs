//! The web page that Outlook wraps up in Rich Text ([MS-OXRTFEX]): its tags stand in groups that other
//! programs pass over, and what is there for those programs alone stands between `\htmlrtf` and
//! `\htmlrtf0`.

use super::code_page::CodePages;
use super::token::{Token, Tokens};

/// Groups nested deeper than this are not followed.
const DEEPEST: usize = 512;

/// Groups that hold no words.
const NO_WORDS: [&str; 8] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "listtable",
    "listoverridetable",
    "generator",
];

/// What holds within a group.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    /// Nothing in it is of the page.
    is_left_out: bool,
    /// It is there for programs that read no pages.
    is_for_others: bool,
    /// How many characters stand in for one that is given by its number.
    stand_ins: i32,
}

/// The page in a text; none where there is none.
pub(super) fn page_within(bytes: &[u8]) -> Option<String> {
    let mut page = Page::default();
    let mut groups = vec![Group {
        stand_ins: 1,
        ..Group::default()
    }];
    let mut is_page = false;
    let mut is_starred = false;
    for token in Tokens::of(bytes) {
        let depth = groups.len();
        let group = groups.last_mut()?;
        let was_starred = std::mem::take(&mut is_starred);
        match token {
            Token::Open if depth >= DEEPEST => return None,
            Token::Open => {
                let inner = *group;
                groups.push(inner);
            }
            Token::Close => {
                if depth > 1 {
                    groups.pop();
                }
            }
            Token::Symbol(b'*') => is_starred = true,
            Token::Word("fromhtml", number) => is_page = number != Some(0),
            Token::Word("ansicpg", Some(number)) => page.pages.set_default(number),
            Token::Word("htmltag", _) => group.is_for_others = false,
            Token::Word("htmlrtf", number) => group.is_for_others = number != Some(0),
            Token::Word(word, _) if was_starred || NO_WORDS.contains(&word) => group.is_left_out = true,
            Token::Word("uc", Some(number)) => group.stand_ins = number.clamp(0, 8),
            _ if group.is_left_out || group.is_for_others => {}
            token => page.take(token, group.stand_ins),
        }
    }
    is_page.then(|| page.end())
}

/// What has come out so far.
#[derive(Default)]
struct Page {
    words: String,
    /// Bytes that are not decoded yet.
    bytes: Vec<u8>,
    /// The first half of a character that is given by two numbers.
    half: Option<u16>,
    pages: CodePages,
    /// How many characters are still to be passed over.
    stand_ins: i32,
}

impl Page {
    fn take(&mut self, token: Token<'_>, stand_ins: i32) {
        let words = match token {
            Token::Byte(_) if self.stand_ins > 0 => {
                self.stand_ins -= 1;
                return;
            }
            Token::Byte(byte) => {
                self.bytes.push(byte);
                return;
            }
            Token::Word("u", Some(number)) => {
                self.stand_ins = stand_ins;
                self.unit(number);
                return;
            }
            Token::Word("par" | "line", _) => "\n",
            Token::Word("tab", _) => "\t",
            Token::Word("lquote", _) => "‘",
            Token::Word("rquote", _) => "’",
            Token::Word("ldblquote", _) => "“",
            Token::Word("rdblquote", _) => "”",
            Token::Word("bullet", _) => "•",
            Token::Word("endash", _) => "–",
            Token::Word("emdash", _) => "—",
            Token::Symbol(b'~') => "\u{a0}",
            Token::Symbol(b'_') => "\u{ad}",
            Token::Symbol(b'\\') => "\\",
            Token::Symbol(b'{') => "{",
            Token::Symbol(b'}') => "}",
            _ => return,
        };
        self.stand_ins = 0;
        self.decode();
        self.words.push_str(words);
    }

    /// A character, or half of one, by the number that UTF-16 gives it.
    fn unit(&mut self, number: i32) {
        self.decode();
        let Ok(unit) = u16::try_from(number & 0xffff) else {
            return;
        };
        let pair = self.half.take().into_iter().chain([unit]);
        for character in char::decode_utf16(pair) {
            match character {
                Ok(character) => self.words.push(character),
                Err(half) if (0xd800..0xdc00).contains(&half.unpaired_surrogate()) => {
                    self.half = Some(half.unpaired_surrogate());
                }
                Err(_) => self.words.push('\u{fffd}'),
            }
        }
    }

    fn decode(&mut self) {
        if !self.bytes.is_empty() {
            self.words.push_str(&self.pages.decode(None, &self.bytes));
            self.bytes.clear();
        }
    }

    fn end(mut self) -> String {
        self.decode();
        self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_taken_out_as_it_was_put_in() {
        let text = "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}{\\*\\generator x;}\
            {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Caf\\'e9 {\\*\\htmltag84 &amp;}\\htmlrtf & \\htmlrtf0  bar \\u8211?\\uc2 \\u-10180??\\u-8440?? \\{x\\}\
            \\htmlrtf \\par}\\htmlrtf0 \r\n{\\*\\htmltag72 </p>}{\\*\\mhtmltag72 <no>}\\par}";
        assert_eq!(
            page_within(text.as_bytes()).unwrap(),
            "<p>Café &amp; bar –🌈 {x}</p>\n"
        );
        assert_eq!(page_within(b"{\\rtf1\\ansi A plain text.}"), None);
        assert_eq!(page_within(&b"{".repeat(100_000)), None);
    }
}
