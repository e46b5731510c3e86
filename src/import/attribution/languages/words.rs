//! Splits text near a quotation into words and sentences.
//!
//! For languages with spaces between words.

use crate::import::attribution::languages::grammar::Grammar;
use crate::import::attribution::languages::word::Word;
use crate::import::date;
use crate::import::sentence;
use crate::text::Cut;
use std::ops::Range;

/// Maximum length of brackets inside a phrase.
const MAX_BRACKET_BYTES: usize = 60;

/// The words of a range.
///
/// Elided words and pronouns after a hyphen are separate words: "l’an", "dit-elle".
pub(super) fn words<'a>(grammar: &Grammar, text: &'a str, range: Range<usize>) -> Vec<Word<'a>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut end = range.start;
    let mut letters =
        text.cut(range.clone()).char_indices().map(|(at, letter)| (range.start + at, letter)).peekable();
    while let Some((start, first)) = letters.next() {
        if first == '(' {
            // "le maire (PS) Ada Ling": text in brackets is not part of a phrase.
            let inside =
                text.cut(start..text.floor_char_boundary((start + MAX_BRACKET_BYTES).min(range.end)));
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
            let next = text.cut(at + letter.len_utf8()..).chars().next();
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
        if let Some(end) = open_hyphen_end(grammar, text.cut(stop..range.end)) {
            stop += end;
            while letters.next_if(|(at, _)| *at < stop).is_some() {}
        }
        let word = text.cut(start..stop);
        // The full stop of an abbreviation is part of it.
        let stopped =
            text.cut(stop..).starts_with('.') && (grammar.is_abbreviation(word) || is_initial(word));
        push(grammar, &mut words, text, end, start..stop);
        end = stop + usize::from(stopped);
    }
    words
}

/// Adds a word. A pronoun after a hyphen becomes a separate word.
fn push<'a>(grammar: &Grammar, words: &mut Vec<Word<'a>>, text: &'a str, from: usize, range: Range<usize>) {
    let word = text.cut(range.clone());
    let gap = text.cut(from..range.start).trim();
    let pronoun = word
        .rsplit_once(['-', '‑'])
        .filter(|(_, pronoun)| grammar.hyphenated_pronouns.has(&pronoun.to_lowercase()));
    let Some((verb, pronoun)) = pronoun else {
        words.push(Word::new(word, range, gap));
        return;
    };
    let verb = verb.strip_suffix("-t").unwrap_or(verb);
    words.push(Word::new(verb, range.start..range.start + verb.len(), gap));
    words.push(Word::new(pronoun, range.end - pronoun.len()..range.end, ""));
}

/// Where a compound ends whose first part has an open hyphen: "Bildungs*- und Sportministerin*".
///
/// Only in languages whose nouns have a capital.
fn open_hyphen_end(grammar: &Grammar, rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('-').filter(|_| grammar.capital_nouns)?;
    let (link, noun) = after.strip_prefix(' ')?.split_once(' ')?;
    let length = noun.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(noun.len());
    let joins = link.len() < 6 && !link.is_empty() && link.chars().all(char::is_lowercase);
    let compound = joins && noun.starts_with(char::is_uppercase);
    compound.then_some("- ".len() + link.len() + " ".len() + length)
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// The end of the sentence that continues at `range.start`, with its full stop.
pub(super) fn sentence_end(grammar: &Grammar, text: &str, range: Range<usize>) -> usize {
    let end = sentence::signs(text, range.clone()).find(|sign| ends_sentence(grammar, text, sign));
    end.map_or(range.end, |sign| sign.end)
}

/// Where the last sentence of a range begins.
pub(super) fn sentence_start(grammar: &Grammar, text: &str, range: Range<usize>) -> usize {
    let end = sentence::signs(text, range.clone()).rev().find(|sign| {
        // A sign at the end of the range ends the last sentence itself.
        let rest = text.cut(sign.end..range.end);
        ends_sentence(grammar, text, sign) && rest.contains(char::is_alphanumeric)
    });
    end.map_or(range.start, |sign| sign.end)
}

/// Returns true if a sign ends its sentence: not after an abbreviation, a day of a month or an initial.
fn ends_sentence(grammar: &Grammar, text: &str, sign: &Range<usize>) -> bool {
    sentence::ends(text, sign, |before, after| {
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let number = word.len() <= 2 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        let month = || after.split([' ', '.', ',']).next().is_some_and(date::is_month);
        grammar.is_abbreviation(word) || is_initial(word) || number && month()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::attribution::languages::grammar;

    fn grammar(tag: &str) -> &'static Grammar {
        grammar::of(tag).expect("a language with a grammar")
    }

    #[test]
    fn a_german_compound_with_an_open_hyphen_is_one_word() {
        let text = "so die Schul- und Sportministerin Ada Ling";
        let found: Vec<&str> =
            words(grammar("de"), text, 0..text.len()).into_iter().map(|word| word.text).collect();
        assert_eq!(found, ["so", "die", "Schul- und Sportministerin", "Ada", "Ling"]);
    }

    #[test]
    fn words_keep_the_punctuation_before_them() {
        let read = |tag: &str, text: &'static str| {
            let of = |word: Word<'_>| format!("{}{}", word.gap, word.text);
            words(grammar(tag), text, 0..text.len()).into_iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(read("fr", "a-t-il dit, l’an dernier"), ["a", "il", "dit", ",l’", "an", "dernier"]);
        assert_eq!(read("de", "sagte Dr. Anna Berg. Ja"), ["sagte", "Dr", "Anna", "Berg", ".Ja"]);
        assert_eq!(read("es", "Jean-Marc —dijo—"), ["Jean-Marc", "—dijo"]);
    }

    #[test]
    fn abbreviations_dates_and_initials_do_not_end_a_sentence() {
        let end =
            |tag: &str, text: &str| text.cut(..sentence_end(grammar(tag), text, 0..text.len())).to_owned();
        assert_eq!(
            end("de", ", sagte Dr. Anna Berg am 25. November. Dann"),
            ", sagte Dr. Anna Berg am 25. November."
        );
        assert_eq!(end("fr", ", a dit M. J. Dupont ! Puis"), ", a dit M. J. Dupont !");
        assert_eq!(end("es", ", dijo a las 10.30 horas"), ", dijo a las 10.30 horas");
        let start =
            |text: &str| text.cut(sentence_start(grammar("de"), text, 0..text.len())..).trim().to_owned();
        assert_eq!(start("Es regnet. Dr. Berg sagte:"), "Dr. Berg sagte:");
        assert_eq!(start("Nur eins."), "Nur eins.");
    }
}
