//! Splits rich text into groups, control words and characters.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// A token of rich text.
pub(super) enum Token<'b> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// A byte of text.
    Byte(u8),
    /// The sign `\*`, before a control word that readers may ignore.
    Optional,
    /// A control word, and its number.
    Word(&'b str, Option<i32>),
}

/// The tokens of rich text.
pub(super) struct Tokens<'b> {
    rest: &'b [u8],
}

impl<'b> Tokens<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Returns the next `len` bytes, and goes on after them.
    fn take(&mut self, len: usize) -> &'b [u8] {
        let (taken, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, is: impl Fn(&u8) -> bool, max: usize) -> &'b [u8] {
        let len = self.rest.iter().take(max).take_while(|byte| is(byte)).count();
        self.take(len)
    }

    /// Reads what follows a backslash.
    fn control(&mut self) -> Option<Token<'b>> {
        let first = *self.rest.first()?;
        if first.is_ascii_alphabetic() {
            let word = str::from_utf8(self.take_while(u8::is_ascii_alphabetic, 40)).unwrap_or_default();
            let minus = self.rest.first() == Some(&b'-');
            let digits = usize::from(minus)
                + self
                    .rest
                    .iter()
                    .skip(usize::from(minus))
                    .take(10)
                    .take_while(|byte| byte.is_ascii_digit())
                    .count();
            let number = str::from_utf8(self.take(if digits > usize::from(minus) { digits } else { 0 }));
            let number = number.ok().and_then(|number| number.parse().ok());
            if self.rest.first() == Some(&b' ') {
                self.take(1);
            }
            if word == "bin" {
                self.take(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
            }
            return Some(Token::Word(word, number));
        }
        self.take(1);
        Some(match first {
            b'\'' => {
                let hex = str::from_utf8(self.take(2)).unwrap_or_default();
                u8::from_str_radix(hex, 16).map_or(Token::Word("", None), Token::Byte)
            }
            b'*' => Token::Optional,
            b'~' => Token::Word("~", None),
            b'_' => Token::Word("_", None),
            b'\r' | b'\n' => Token::Word("par", None),
            b'{' | b'}' | b'\\' => Token::Byte(first),
            // A soft hyphen, and marks of an index.
            _ => Token::Word("", None),
        })
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let first = self.take(1).first()?;
            return Some(match first {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => return self.control(),
                b'\r' | b'\n' | 0 => continue,
                byte => Token::Byte(*byte),
            });
        }
    }
}

/// The character that a control word stands for.
pub(super) fn named(word: &str) -> Option<char> {
    Some(match word {
        "tab" => '\t',
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "~" => '\u{a0}',
        "_" => '-',
        "emspace" | "enspace" | "qmspace" => ' ',
        _ => return None,
    })
}

/// The encoding with the number of a code page.
pub(super) fn encoding_of_page(page: i32) -> Option<&'static Encoding> {
    match page {
        932 => Some(SHIFT_JIS),
        936 => Some(GBK),
        949 => Some(EUC_KR),
        950 => Some(BIG5),
        874 => Some(WINDOWS_874),
        10_000 => Some(encoding_rs::MACINTOSH),
        65_001 => Some(encoding_rs::UTF_8),
        _ => Encoding::for_label(format!("windows-{page}").as_bytes()),
    }
}

/// The encoding with the number of the character set of a font.
pub(super) fn encoding_of_charset(charset: i32) -> Option<&'static Encoding> {
    Some(match charset {
        77 => encoding_rs::MACINTOSH,
        128 => SHIFT_JIS,
        129 => EUC_KR,
        134 => GBK,
        136 => BIG5,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        163 => WINDOWS_1258,
        177 => WINDOWS_1255,
        178 => WINDOWS_1256,
        186 => WINDOWS_1257,
        204 => WINDOWS_1251,
        222 => WINDOWS_874,
        238 => WINDOWS_1250,
        _ => return None,
    })
}
