//! Letters without case and accents, for lists, sorting and searches.

use super::Cut;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Returns `text` in lower case, without accents, and with plain marks.
///
/// The form is NFKD without marks. Letters that do not decompose (`ł đ ø ı ß æ`) become similar plain letters.
pub fn loose(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    push_loose(text, false, &mut out);
    out
}

/// Returns a key that sorts names in natural order.
///
/// Numbers compare by value. Letters compare without accents and case first.
pub fn natural_key(name: &str) -> (String, String) {
    let folded = loose(name);
    let mut key = String::with_capacity(folded.len() + 8);
    let mut rest = &*folded;
    while let Some(at) = rest.bytes().position(|byte| byte.is_ascii_digit()) {
        key.push_str(rest.cut(..at));
        let digits = rest.cut(at..);
        let number = digits.cut(..digits.bytes().take_while(u8::is_ascii_digit).count());
        rest = digits.cut(number.len()..);
        // A number with more digits is greater. The first zero keeps its place among other characters.
        let digits = number.trim_start_matches('0');
        key.push('0');
        key.push(u32::try_from(digits.len()).ok().and_then(char::from_u32).unwrap_or(char::MAX));
        key.push_str(digits);
    }
    key.push_str(rest);
    // Names that differ only in accents, case or leading zeros still have an order.
    (key, name.to_owned())
}

/// Adds `text` without accents, and in lower case unless `case` is true.
pub(super) fn push_loose(text: &str, case: bool, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        // Nothing composes across an ASCII character, so runs of them are copied.
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let start = out.len();
        out.push_str(rest.cut(..ascii));
        if !case && let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        rest = rest.cut(ascii..);
        let others = rest.bytes().position(|byte| byte.is_ascii()).unwrap_or(rest.len());
        push_loose_others(rest.cut(..others), case, out);
        rest = rest.cut(others..);
    }
}

/// Does the same for characters outside ASCII.
fn push_loose_others(text: &str, case: bool, out: &mut String) {
    let mut chars = text.chars();
    if let (Some(c), None) = (chars.next().map(plain_mark), chars.next())
        && c.is_ascii()
    {
        out.push(c);
        return;
    }
    // NFKD would split a double prime into two primes, so it becomes a plain mark first.
    for c in text.chars().map(plain_mark).nfkd().filter(|c| !is_accent(*c)) {
        if case {
            push_nearest(c, out);
        } else {
            lower(c).filter(|c| *c != '\u{307}').for_each(|c| push_nearest(c, out));
        }
    }
}

fn push_nearest(c: char, out: &mut String) {
    match nearest(c) {
        Some(letters) => out.push_str(letters),
        None => out.push(plain_mark(c)),
    }
}

/// Returns lower case, with a final sigma as a normal sigma.
pub(super) fn lower(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().map(|c| if c == 'ς' { 'σ' } else { c })
}

/// Returns similar plain letters for a letter that does not decompose.
pub(super) fn nearest(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ø' => "o",
        'Ø' => "O",
        'ı' => "i",
        'ħ' => "h",
        'Ħ' => "H",
        'ŧ' => "t",
        'Ŧ' => "T",
        'ß' => "ss",
        'ẞ' => "SS",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'þ' => "th",
        'Þ' => "TH",
        _ => return None,
    })
}

/// Returns true for accents, Hebrew points, Arabic vowel signs and the tatweel.
///
/// Vowel signs of Indic scripts and Thai, and sound marks of kana, are not among them: they make different letters.
pub(super) fn is_accent(c: char) -> bool {
    c == '\u{640}'
        || is_combining_mark(c)
            && !matches!(canonical_combining_class(c), 0 | 9)
            && !matches!(c, '\u{e00}'..='\u{eff}' | '\u{3099}' | '\u{309a}')
}

/// Returns true for a compatibility form of letters, such as a ligature.
///
/// Other examples are Arabic presentation forms, and radicals in place of Chinese characters. Programs that read PDFs often
/// produce them. Their NFKC form is the plain letters.
#[inline]
pub fn is_letter_form(c: char) -> bool {
    // Nearly all characters of a text come before these.
    c >= '\u{132}'
        && matches!(c,
        '\u{132}' | '\u{133}' | '\u{17f}' | '\u{1c4}'..='\u{1cc}' | '\u{1f1}'..='\u{1f3}' | '\u{2e9f}' | '\u{2ef3}'
        | '\u{2f00}'..='\u{2fd5}' | '\u{fb00}'..='\u{fb06}' | '\u{fb13}'..='\u{fb17}' | '\u{fb20}'..='\u{fb28}' | '\u{fb2a}'..='\u{fb4f}'
        | '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fc5d}' | '\u{fc64}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdf9}'
        | '\u{fe80}'..='\u{fefc}')
}

/// Returns true for an invisible character that changes no word.
///
/// For example a soft hyphen, a zero-width space or a joiner.
pub(super) fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Returns true for a character that belongs to the letter before it: a combining mark, or one that changes no word.
pub fn is_part_of_letter(c: char) -> bool {
    is_ignored(c) || is_combining_mark(c)
}

/// Returns the plain form of a typographic mark; other characters are kept.
pub(super) fn plain_mark(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '「' | '」' | '〝' | '〞' | '〟' | '＂' => {
            '"'
        }
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '『' | '』' | '＇' | 'ʼ' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loose_text_has_no_accents_and_no_case() {
        for (name, typed) in [
            ("Nguyễn Thị Hương", "nguyen thi huong"),
            ("Łukasz Żak", "lukasz zak"),
            ("Şahin", "sahin"),
            ("İstanbul", "istanbul"),
            ("Đặng", "dang"),
            ("Straße", "strasse"),
            ("O’Brien", "o'brien"),
            ("Jean‑Luc", "jean-luc"),
        ] {
            assert_eq!(loose(name), typed);
        }
        assert_eq!(loose("नमस्ते"), "नमस्ते");
    }

    #[test]
    fn runs_of_ascii_do_not_change_the_letters_beside_them() {
        let whole = |text: &str| {
            let mut out = String::new();
            push_loose_others(text, false, &mut out);
            out
        };
        for text in
            ["e\u{301}E\u{301}x", "A\u{30a}B\u{327}\u{301}c", "Ünï–Cöde ﬁ “x”", "a\u{94d}\u{301}b", "`Q′″"]
        {
            assert_eq!(loose(text), whole(text), "{text}");
        }
    }

    #[test]
    fn characters_for_letters_become_letters() {
        for (form, letters) in [('ﬁ', "fi"), ('ﬄ', "ffl"), ('ﬅ', "st"), ('ﻼ', "لا"), ('⽅', "方"), ('ﬔ', "մե")]
        {
            assert!(is_letter_form(form), "{form}");
            assert_eq!(form.nfkc().collect::<String>(), letters);
        }
        let forms = ('\0'..=char::MAX).filter(|c| is_letter_form(*c));
        for form in forms.filter(|c| c.nfkc().any(|own| own != *c)) {
            assert!(form.nfkc().all(char::is_alphabetic), "{form}");
        }
    }

    #[test]
    fn names_are_sorted_in_natural_order() {
        let mut names = ["day-10", "Day-2", "day-02", "éa", "eb", "day", "day-2b", "d9/1", "d10/1"];
        names.sort_by_cached_key(|name| natural_key(name));
        assert_eq!(names, ["d9/1", "d10/1", "day", "Day-2", "day-02", "day-2b", "day-10", "éa", "eb"]);
    }
}
