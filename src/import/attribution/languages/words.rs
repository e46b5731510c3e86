//! Words and sentences of languages that write spaces, as far as a clause beside a quotation needs them.

use std::ops::Range;

/// A word and what stands before it.
#[derive(Clone, Debug)]
pub(crate) struct Word<'a> {
    pub(crate) text: &'a str,
    /// In small letters.
    pub(crate) lower: String,
    pub(crate) range: Range<usize>,
    /// The signs between the word before and this one.
    pub(crate) gap: &'a str,
}

impl Word<'_> {
    pub(crate) fn capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub(crate) fn is(&self, words: &[&str]) -> bool {
        words.contains(&&*self.lower)
    }

    /// Whether a sign stands before it, so that a phrase ends there.
    pub(crate) fn parted(&self) -> bool {
        !self.gap.is_empty()
    }
}

/// Shortened words whose full stop ends no sentence.
const SHORT: &[&str] = &[
    "dr", "prof", "dipl", "ing", "nr", "st", "str", "bzw", "ca", "mr", "mrs", "ms", "m", "mm", "mme", "mmes",
    "mlle", "me", "sr", "sra", "sres", "srta", "d", "dª", "dña", "ud", "uds", "art", "ee", "av", "núm", "jr",
    "z", "b", "u", "hr", "fr", "gen", "vgl", "mio", "mrd", "ste", "pr", "lic",
];

/// No bracket within a phrase is longer.
const BRACKET: usize = 60;

/// The words of a stretch of a block, elided ones and pronouns behind a hyphen by themselves.
pub(crate) fn words(text: &str, range: Range<usize>) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut end = range.start;
    let mut letters =
        text[range.clone()].char_indices().map(|(at, letter)| (range.start + at, letter)).peekable();
    while let Some((start, first)) = letters.next() {
        if first == '(' {
            // "le maire (PS) Ada Ling": what stands in brackets is no part of a phrase.
            let inside = &text[start..text.floor_char_boundary((start + BRACKET).min(range.end))];
            if let Some(length) = inside.find(')') {
                end = start + length + 1;
                while letters.next_if(|(at, _)| *at < end).is_some() {}
            }
            continue;
        }
        if !first.is_alphanumeric() {
            continue;
        }
        let mut stop = start + first.len_utf8();
        while let Some(&(at, letter)) = letters.peek() {
            let next = text[at + letter.len_utf8()..].chars().next();
            let inside = matches!(letter, '-' | '‑' | '·' | '&') && next.is_some_and(char::is_alphanumeric);
            let elides = matches!(letter, '’' | '\'');
            if !letter.is_alphanumeric() && !inside && !elides && letter != '\u{ad}' {
                break;
            }
            letters.next();
            stop = at + letter.len_utf8();
            if elides {
                break;
            }
        }
        let word = &text[start..stop];
        // The full stop of a shortened word is its own.
        let dot = text[stop..].starts_with('.') && (is_short(word) || is_initial(word));
        push(&mut words, text, end, start..stop);
        end = stop + usize::from(dot);
    }
    words
}

fn push<'a>(words: &mut Vec<Word<'a>>, text: &'a str, from: usize, range: Range<usize>) {
    let word = &text[range.clone()];
    let gap = text[from..range.start].trim();
    let pronoun = word.rfind(['-', '‑']).filter(|at| {
        matches!(
            &*word[*at..].trim_start_matches(['-', '‑']).to_lowercase(),
            "il" | "elle" | "on" | "ils" | "elles" | "je" | "ce" | "nous" | "vous"
        )
    });
    let Some(at) = pronoun else {
        words.push(Word { text: word, lower: small(word), range, gap });
        return;
    };
    let verb = word[..at].strip_suffix("-t").unwrap_or(&word[..at]);
    let place = range.start..range.start + verb.len();
    words.push(Word { text: verb, lower: small(verb), range: place, gap });
    let hyphen = word[at..].chars().next().map_or(1, char::len_utf8);
    let rest = &word[at + hyphen..];
    let place = range.end - rest.len()..range.end;
    words.push(Word { text: rest, lower: small(rest), range: place, gap: "" });
}

/// In small letters, with straight apostrophes.
fn small(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

fn is_short(word: &str) -> bool {
    word.len() < 6 && SHORT.contains(&&*word.to_lowercase())
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Where the sentence that goes on at `range.start` ends, its full stop with it.
pub(crate) fn sentence_end(text: &str, range: Range<usize>) -> usize {
    let mut at = range.start;
    while let Some(found) = text[at..range.end].find(['.', '!', '?', '…']) {
        let place = at + found;
        let sign = text[place..].chars().next().unwrap_or('.');
        at = place + sign.len_utf8();
        if ends(text, place, sign) {
            return at;
        }
    }
    range.end
}

/// Where the last sentence of a stretch begins.
pub(crate) fn sentence_start(text: &str, range: Range<usize>) -> usize {
    let mut end = range.end;
    // What the stretch ends with ends no sentence before it.
    while let Some(found) = text[range.start..end].rfind(['.', '!', '?', '…']) {
        let place = range.start + found;
        let sign = text[place..].chars().next().unwrap_or('.');
        let after = place + sign.len_utf8();
        if ends(text, place, sign) && text[after..range.end].contains(char::is_alphanumeric) {
            return after;
        }
        end = place;
    }
    range.start
}

/// Whether a sign at a place ends its sentence: not behind a shortened word, a day of a month or an initial.
fn ends(text: &str, place: usize, sign: char) -> bool {
    let after = text[place + sign.len_utf8()..]
        .trim_start_matches(['.', '!', '?', '…', '»', '”', '"', ')', '—', '-']);
    let next = after.trim_start().chars().next();
    let spaced = after.is_empty() || after.starts_with(char::is_whitespace);
    if !spaced || next.is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ':')) {
        return false;
    }
    if sign != '.' {
        return true;
    }
    let word = text[..place].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let number = word.len() <= 2 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let month = after.trim_start().split([' ', '.', ',']).next().is_some_and(crate::import::date::is_month);
    !(is_short(word) || is_initial(word) || number && month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_with_the_signs_between_them() {
        let read = |text: &'static str| {
            let of = |word: Word<'_>| format!("{}{}", word.gap, word.text);
            words(text, 0..text.len()).into_iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(read("a-t-il dit, l’an dernier"), ["a", "il", "dit", ",l’", "an", "dernier"]);
        assert_eq!(read("sagte Dr. Anna Berg. Ja"), ["sagte", "Dr", "Anna", "Berg", ".Ja"]);
        assert_eq!(read("Jean-Marc —dijo—"), ["Jean-Marc", "—dijo"]);
    }

    #[test]
    fn sentences_end_where_they_do() {
        let end = |text: &str| text[..sentence_end(text, 0..text.len())].to_owned();
        assert_eq!(
            end(", sagte Dr. Anna Berg am 25. November. Dann"),
            ", sagte Dr. Anna Berg am 25. November."
        );
        assert_eq!(end(", a dit M. J. Dupont ! Puis"), ", a dit M. J. Dupont !");
        assert_eq!(end(", dijo a las 10.30 horas"), ", dijo a las 10.30 horas");
        let start = |text: &str| text[sentence_start(text, 0..text.len())..].trim().to_owned();
        assert_eq!(start("Es regnet. Dr. Berg sagte:"), "Dr. Berg sagte:");
        assert_eq!(start("Nur eins."), "Nur eins.");
    }
}
