//! Cleans text: control characters and invisible characters become visible marks.
//!
//! The classes follow ECMA-48 (control functions), Unicode UAX #9 (bidirectional controls) and the
//! `Default_Ignorable_Code_Point` property (UAX #44). Invisible characters stay where a script or an emoji needs them:
//! joiners inside Arabic and Indic words and emoji sequences (UAX #31, UTS #51), variation selectors after a base, word
//! separators between Thai, Lao, Khmer and Burmese letters, and flags spelled with tags. Soft hyphens inside words are left
//! out.

use super::Cut;
use super::ascii::printable_len;
use std::borrow::Cow;

/// The mark for characters that have no symbol.
const MARK: char = '\u{fffd}';
/// The mark for a whole escape sequence.
const ESCAPE_MARK: char = '\u{241b}';
/// The maximum number of hidden characters that are reported.
///
/// A text may have millions.
const MAX_REPORTED: usize = 100;

/// A run of hidden characters that is shown as one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The start of the run in the raw text, in bytes.
    pub at: usize,
    /// The length of the run in bytes.
    pub len: usize,
    /// A description: `escape sequence`, `U+202E`.
    pub what: String,
}

/// Cleans `raw`, and borrows if nothing changes.
pub(super) fn clean(raw: Cow<'_, str>) -> (Cow<'_, str>, Vec<Hidden>) {
    match first_suspect(&raw) {
        None => (raw, Vec::new()),
        Some(at) => {
            let mut cleaner = Cleaner::new(&raw, at);
            cleaner.run();
            let Cleaner { out, hidden, .. } = cleaner;
            (Cow::Owned(out), hidden)
        }
    }
}

/// Returns the offset of the first character that may have to be changed.
fn first_suspect(raw: &str) -> Option<usize> {
    let bytes = raw.as_bytes();
    let mut at = 0;
    loop {
        at += printable_len(&bytes[at..]);
        match bytes.get(at)? {
            b'\n' => at += 1,
            0x80.. => {
                let others = raw.cut(at..).chars().take_while(|c| !c.is_ascii() && !is_invisible(*c));
                at += others.map(char::len_utf8).sum::<usize>();
                if bytes.get(at)? >= &0x80 {
                    return Some(at);
                }
            }
            _ => return Some(at),
        }
    }
}

struct Cleaner<'a> {
    raw: &'a str,
    at: usize,
    out: String,
    hidden: Vec<Hidden>,
    /// The end of the current run of hidden characters. A run gets one mark.
    run_end: Option<usize>,
}

impl<'a> Cleaner<'a> {
    fn new(raw: &'a str, from: usize) -> Self {
        let mut out = String::with_capacity(raw.len() + 8);
        out.push_str(raw.cut(..from));
        Self { raw, at: from, out, hidden: Vec::new(), run_end: None }
    }

    fn run(&mut self) {
        loop {
            let plain = printable_len(&self.raw.as_bytes()[self.at..]);
            self.out.push_str(self.raw.cut(self.at..self.at + plain));
            self.at += plain;
            let Some(c) = self.raw.cut(self.at..).chars().next() else { break };
            let len = c.len_utf8();
            match c {
                '\n' => self.keep(c),
                '\t' => {
                    self.out.push(' ');
                    self.at += 1;
                }
                '\r' if self.raw.cut(self.at + 1..).starts_with('\n') => self.at += 1,
                '\r' => self.hide(1, '\n', "U+000D".to_owned()),
                '\u{2028}' | '\u{2029}' => {
                    self.out.push_str(if c == '\u{2028}' { "\n" } else { "\n\n" });
                    self.at += len;
                }
                '\u{1b}' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}' => {
                    let len = escape_len(self.raw.cut(self.at..));
                    self.hide(len, ESCAPE_MARK, "escape sequence".to_owned());
                }
                '\0'..='\u{1f}' => {
                    let symbol = char::from_u32(0x2400 + u32::from(c)).unwrap_or(MARK);
                    self.hide(len, symbol, code_point(c));
                }
                '\u{7f}' => self.hide(len, '\u{2421}', code_point(c)),
                _ if is_invisible(c) => self.invisible(c),
                _ => self.keep(c),
            }
        }
    }

    fn keep(&mut self, c: char) {
        self.out.push(c);
        self.at += c.len_utf8();
    }

    fn hide(&mut self, len: usize, mark: char, what: String) {
        if self.run_end == Some(self.at) && mark == MARK && self.out.ends_with(MARK) {
            if let Some(last) = self.hidden.last_mut()
                && last.at + last.len == self.at
            {
                last.len += len;
                if !last.what.ends_with('…') {
                    last.what.push('…');
                }
            }
        } else {
            self.out.push(mark);
            if self.hidden.len() < MAX_REPORTED {
                self.hidden.push(Hidden { at: self.at, len, what });
            }
        }
        self.at += len;
        self.run_end = Some(self.at);
    }

    fn invisible(&mut self, c: char) {
        let rest = self.raw.cut(self.at..);
        if c == '\u{1f3f4}' {
            // A black flag is visible, but tags may follow it.
            let len = flag_len(rest);
            self.out.push_str(rest.cut(..len));
            self.at += len;
        } else if self.is_needed(c) {
            self.keep(c);
        } else if c == '\u{ad}' && self.is_inside_word(c) {
            self.at += c.len_utf8();
        } else {
            self.hide(c.len_utf8(), MARK, code_point(c));
        }
    }

    /// Returns true between two letters.
    fn is_inside_word(&self, c: char) -> bool {
        let before = self.raw.cut(..self.at).chars().next_back();
        let after = self.raw.cut(self.at + c.len_utf8()..).chars().next();
        [before, after].into_iter().all(|c| c.is_some_and(char::is_alphabetic))
    }

    /// Returns true if a script or an emoji needs an invisible character here.
    fn is_needed(&self, c: char) -> bool {
        let before = self.raw.cut(..self.at).chars().next_back();
        let after = self.raw.cut(self.at + c.len_utf8()..).chars().next();
        match c {
            '\u{200d}' => {
                let emoji = before.is_some_and(joins_emoji) && after.is_some_and(is_pictographic);
                emoji || before.is_some_and(is_joining_script)
            }
            '\u{200c}' => before.is_some_and(is_joining_script),
            '\u{200b}' => before.is_some_and(is_unspaced) && after.is_some_and(is_unspaced),
            '\u{fe00}'..='\u{fe0f}' => before.is_some_and(|b| !b.is_whitespace() && !is_invisible(b)),
            '\u{e0100}'..='\u{e01ef}' => before.is_some_and(is_ideograph),
            '\u{180b}'..='\u{180d}' | '\u{180f}' => {
                before.is_some_and(|b| matches!(b, '\u{1820}'..='\u{18aa}'))
            }
            _ => false,
        }
    }
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Returns the length of the control sequence at the start of `text`, in bytes.
///
/// The syntax is that of ECMA-48, 5.4 and 5.6.
fn escape_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let Some((_, first)) = chars.next() else { return 0 };
    let kind = match first {
        '\u{1b}' => match chars.next() {
            None => return text.len(),
            Some((_, c)) => c,
        },
        '\u{9b}' => '[',
        '\u{9d}' => ']',
        _ => 'P',
    };
    let body = chars.peek().map_or(text.len(), |(at, _)| *at);
    match kind {
        '[' => {
            for (at, c) in chars {
                match c {
                    '\u{20}'..='\u{3f}' => {}
                    '\u{40}'..='\u{7e}' => return at + 1,
                    _ => return at,
                }
            }
            text.len()
        }
        ']' | 'P' | 'X' | '^' | '_' => string_len(text, body),
        '\u{20}'..='\u{2f}' => {
            for (at, c) in chars {
                match c {
                    '\u{20}'..='\u{2f}' => {}
                    '\u{30}'..='\u{7e}' => return at + 1,
                    _ => return at,
                }
            }
            text.len()
        }
        '\u{30}'..='\u{7e}' => body,
        _ => 1,
    }
}

/// Returns the length of a control string, up to its terminator.
///
/// An unterminated string ends at the end of the line, so that it does not hide the next paragraphs.
fn string_len(text: &str, body: usize) -> usize {
    let rest = text.cut(body..);
    for (at, c) in rest.char_indices() {
        match c {
            '\u{7}' => return body + at + 1,
            '\u{9c}' => return body + at + 2,
            '\u{1b}' if rest.cut(at + 1..).starts_with('\\') => return body + at + 2,
            '\u{1b}' | '\n' => return body + at,
            _ => {}
        }
    }
    text.len()
}

/// Returns true for invisible characters, and for the black flag.
///
/// Invisible tags may follow the flag.
fn is_invisible(c: char) -> bool {
    !matches!(c, '\u{3400}'..='\u{9fff}')
        && matches!(c,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}'
        | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{1f3f4}' | '\u{e0000}'..='\u{e0fff}')
}

/// Returns the length of a black flag with its tags.
///
/// The form is `U+1F3F4`, two to six tag letters or digits, `U+E007F`.
fn flag_len(text: &str) -> usize {
    let alone = '\u{1f3f4}'.len_utf8();
    let mut tags = 0;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\u{e0061}'..='\u{e007a}' | '\u{e0030}'..='\u{e0039}' if tags < 6 => tags += 1,
            '\u{e007f}' if tags >= 2 => return at + c.len_utf8(),
            _ => return alone,
        }
    }
    alone
}

fn is_pictographic(c: char) -> bool {
    matches!(c,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}'
        | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
        | '\u{1f000}'..='\u{1faff}')
}

fn joins_emoji(c: char) -> bool {
    is_pictographic(c) || c == '\u{fe0f}' || matches!(c, '\u{e0020}'..='\u{e007f}')
}

/// Returns true for letters of scripts in which a joiner changes the spelling.
fn is_joining_script(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{7ff}' | '\u{840}'..='\u{85f}' | '\u{8a0}'..='\u{dff}' | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{18aa}' | '\u{a840}'..='\u{a8ff}' | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' | '\u{11000}'..='\u{11fff}') && c.is_alphanumeric()
        // Joiners also follow viramas and vowel signs, which are marks.
        || matches!(c, '\u{900}'..='\u{dff}')
}

/// Returns true for letters of scripts that may separate words with `U+200B`.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{aa60}'..='\u{aa7f}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(raw: &str) -> String {
        clean(Cow::Borrowed(raw)).0.into_owned()
    }

    #[test]
    fn ordinary_text_is_borrowed_and_unchanged() {
        for text in ["Our doors are open.", "我们的大门是敞开的。", "เปิดประตู", "café", "a\nb", "नमस्ते 👩🏽"]
        {
            let (clean, hidden) = clean(Cow::Borrowed(text));
            assert!(matches!(clean, Cow::Borrowed(_)), "{text}");
            assert!(hidden.is_empty());
        }
    }

    #[test]
    fn an_escape_sequence_becomes_one_mark() {
        assert_eq!(cleaned("a\u{1b}[31;1mb"), "a␛b");
        assert_eq!(cleaned("a\u{1b}]0;title\u{7}b"), "a␛b");
        assert_eq!(cleaned("a\u{1b}]8;;http://x\u{1b}\\b"), "a␛b");
        assert_eq!(cleaned("a\u{1b}Pq#0\u{1b}\\b"), "a␛b");
        assert_eq!(cleaned("a\u{9b}2Jb"), "a␛b");
        assert_eq!(cleaned("a\u{1b}(Bb"), "a␛b");
        assert_eq!(cleaned("a\u{1b}cb\u{1b}"), "a␛b␛");
    }

    #[test]
    fn an_unfinished_control_string_ends_with_its_line() {
        assert_eq!(cleaned("a\u{1b}]52;c;AAAA\nnext"), "a␛\nnext");
    }

    #[test]
    fn controls_become_symbols_and_line_endings_become_line_feeds() {
        assert_eq!(cleaned("a\0b\u{7}c\u{7f}"), "a␀b␇c␡");
        assert_eq!(cleaned("a\r\nb\rc\td"), "a\nb\nc d");
        assert_eq!(cleaned("a\u{2028}b\u{2029}c"), "a\nb\n\nc");
    }

    #[test]
    fn a_run_of_invisible_characters_becomes_one_mark_and_is_reported() {
        let (text, hidden) = clean(Cow::Borrowed("pay\u{202e}load\u{200b}\u{200b}\u{2060}!"));
        assert_eq!(text, "pay\u{fffd}load\u{fffd}!");
        assert_eq!(hidden.len(), 2);
        assert_eq!((hidden[0].at, hidden[0].len, hidden[0].what.as_str()), (3, 3, "U+202E"));
        assert_eq!((hidden[1].at, hidden[1].len), (10, 9));
        assert_eq!(cleaned("\u{feff}x\u{e0041}\u{e0042}"), "\u{fffd}x\u{fffd}");
    }

    #[test]
    fn soft_hyphens_inside_words_are_left_out() {
        assert_eq!(clean(Cow::Borrowed("har\u{ad}bour")), (Cow::Borrowed("harbour"), Vec::new()));
        assert_eq!(cleaned("har\u{ad}\u{ad}bour \u{ad}x"), "har\u{fffd}bour \u{fffd}x");
    }

    #[test]
    fn joiners_selectors_and_flags_stay_where_they_are_needed() {
        for text in [
            "👩\u{200d}🔬",
            "❤\u{fe0f}\u{200d}🔥",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "ไทย\u{200b}ไทย",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "辻\u{e0100}",
        ] {
            let (clean, hidden) = clean(Cow::Borrowed(text));
            assert_eq!(clean, text);
            assert!(hidden.is_empty(), "{text}: {hidden:?}");
        }
        assert_eq!(cleaned("a\u{200d}b"), "a\u{fffd}b");
        assert_eq!(cleaned("🏴\u{e0067}x"), "🏴\u{fffd}x");
    }
}
