//! Parts Rich Text into its groups, control words and bytes of text. It knows no control word.

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'r> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word, with the number behind it: `\b0`.
    Word(&'r str, Option<i32>),
    /// A control symbol: `\~`.
    Symbol(u8),
    /// A byte of text, as it stands or written as `\'e9`.
    Byte(u8),
}

/// The tokens of a text, one after the other.
pub(super) struct Tokens<'r> {
    rest: &'r [u8],
}

impl<'r> Tokens<'r> {
    /// The tokens of `bytes`.
    pub(super) const fn of(bytes: &'r [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, count: usize) -> &'r [u8] {
        let (taken, rest) = self.rest.split_at_checked(count).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    fn length_of(&self, is: impl Fn(u8) -> bool) -> usize {
        self.rest.iter().take_while(|byte| is(**byte)).count()
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'r>> {
        let letters = self.length_of(|byte| byte.is_ascii_alphabetic());
        if letters == 0 {
            let symbol = *self.take(1).first()?;
            if symbol == b'\'' {
                let digits = std::str::from_utf8(self.take(2)).ok()?;
                return Some(Token::Byte(u8::from_str_radix(digits, 16).unwrap_or(b'?')));
            }
            return Some(match symbol {
                b'\r' | b'\n' => Token::Word("par", None),
                symbol => Token::Symbol(symbol),
            });
        }
        let name = std::str::from_utf8(self.take(letters)).ok()?;
        let minus = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self
            .rest
            .iter()
            .skip(minus)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let number = (digits > 0).then(|| self.take(minus + digits)).map(|digits| {
            let parsed = std::str::from_utf8(digits)
                .ok()
                .and_then(|digits| digits.parse().ok());
            parsed.unwrap_or(0)
        });
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if name == "bin" {
            self.take(number.and_then(|count| usize::try_from(count).ok()).unwrap_or(0));
        }
        Some(Token::Word(name, number))
    }
}

impl<'r> Iterator for Tokens<'r> {
    type Item = Token<'r>;

    fn next(&mut self) -> Option<Token<'r>> {
        loop {
            return match *self.take(1).first()? {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => continue,
                byte => Some(Token::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_symbols_and_bytes_are_told_apart() {
        use Token::{Byte, Close, Open, Symbol, Word};
        let tokens: Vec<Token<'_>> = Tokens::of(b"{\\b0 a\r\n\\'e9\\~\\li-720\\bin3 }}}x\\\n}").collect();
        assert_eq!(
            tokens,
            [
                Open,
                Word("b", Some(0)),
                Byte(b'a'),
                Byte(0xe9),
                Symbol(b'~'),
                Word("li", Some(-720)),
                Word("bin", Some(3)),
                Byte(b'x'),
                Word("par", None),
                Close,
            ]
        );
        for cut in [&b"\\"[..], b"\\'", b"\\'4", b"\\bin99 x", b"{\\u"] {
            assert!(Tokens::of(cut).count() <= 2, "{cut:?}");
        }
    }
}
