//! Finds the speaker among the words before a Chinese verb.

use crate::import::attribution::languages::cue::{Mention, Source, trim};
use crate::import::lexicon::given;
use crate::import::lexicon::list::List;
use crate::import::text::head;
use crate::text::Cut;
use crate::text::fold::writes_no_spaces;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Maximum number of bytes of a clause that are searched for a name.
const MAX_CLAUSE_BYTES: usize = 150;
/// Length of a name of three characters.
const LONG_NAME_BYTES: usize = 9;

static OFFICES: List = List::of("chinese", "offices");
static AFTER_NAMES: List = List::of("chinese", "words-after-names");
static FAMILIES: List = List::of("chinese", "family-names");
static TITLE_NOUNS: List = List::of("chinese", "nouns-of-titles");
static PHRASE_STARTS: List = List::of("chinese", "phrase-starts");
static OCCUPATION_ENDINGS: List = List::of("chinese", "occupation-endings");
static SPEAKER_ENDINGS: List = List::of("chinese", "speaker-endings");
static GROUP_ENDINGS: List = List::of("chinese", "group-endings");

static FOREIGN: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let characters = List::of("chinese", "characters-of-foreign-names");
    characters.entries().iter().flat_map(|entry| entry.chars()).collect()
});
/// Pronouns and the values of their entries, longest first.
static PRONOUNS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut pronouns: Vec<_> = List::of("chinese", "pronouns").pairs().collect();
    pronouns.sort_by_key(|(pronoun, _)| std::cmp::Reverse(pronoun.len()));
    pronouns
});

/// Returns true if a clause introduces a title or a slogan.
pub(super) fn is_title(clause: &str) -> bool {
    TITLE_NOUNS.suffix_of(clause.trim_end_matches(['为', '是', '：', ':'])).is_some()
}

/// Returns true if a speaker is mentioned by name or post.
pub(super) fn is_sure(source: &Source) -> bool {
    matches!(source.who, Mention::Named { .. } | Mention::Described { known: true, .. })
}

/// The speaker before a verb.
pub(super) fn read(text: &str, range: Range<usize>) -> Option<Source> {
    let range = trim(text, range);
    let words = text.cut(range.clone());
    if words.is_empty() {
        return None;
    }
    pronoun(words, range.start)
        .or_else(|| opens(text, range.clone()))
        .or_else(|| after_of(text, range.clone()))
        .or_else(|| unnamed(words, range.start))
        .or_else(|| after_short_post(text, range.clone()))
}

/// "开小卖部的王兰": a short name after 的, right before a verb.
fn after_of(text: &str, range: Range<usize>) -> Option<Source> {
    let words = text.cut(range.clone());
    let of = words.rfind('的')? + '的'.len_utf8();
    let length = name_length(words.cut(of..))?;
    Some(named(text, range.start + of..range.start + of + length, None))
}

/// "副手林晓雅": a full name after a post of two to four characters that is in no list.
fn after_short_post(text: &str, range: Range<usize>) -> Option<Source> {
    let words = text.cut(range.clone());
    if PHRASE_STARTS.prefix_of(words).is_some() || !words.chars().all(char::is_alphabetic) {
        return None;
    }
    let starts = words.char_indices().skip(2).take(3).map(|(at, _)| at);
    let name = |at: &usize| {
        let name = words.cut(*at..);
        name.len() >= LONG_NAME_BYTES && name_length(name) == Some(name.len())
    };
    let at = starts.into_iter().find(name)?;
    Some(named(text, range.start + at..range.end, Some(words.cut(..at).to_owned())))
}

fn pronoun(words: &str, start: usize) -> Option<Source> {
    // "他国" means other countries.
    let is_free =
        |pronoun: &str| words.strip_prefix(pronoun).is_some_and(|rest| !rest.starts_with(['的', '国', '人']));
    let (pronoun, value) = PRONOUNS.iter().find(|(pronoun, _)| is_free(pronoun))?;
    let who = Mention::Pronoun { woman: given::gender(value), many: *value == "many" };
    Some(Source { range: start..start + pronoun.len(), who })
}

/// A speaker without a name: the words before a time, a place or a manner.
fn unnamed(words: &str, start: usize) -> Option<Source> {
    let end = name_end(words);
    let asked = words.starts_with("有记者") || words.starts_with("有記者");
    let from = if asked { "有".len() } else { 0 };
    let who = words.cut(from..end.max(from)).trim();
    let length = who.chars().count();
    let is_clause = PHRASE_STARTS.prefix_of(who).is_some() || who.contains(['，', '。']);
    if !(2..=24).contains(&length) || is_clause {
        return None;
    }
    let office = OFFICES.suffix_of(who).is_some();
    let group = GROUP_ENDINGS.suffix_of(who).is_some();
    let speaker = office || group || SPEAKER_ENDINGS.suffix_of(who).is_some();
    speaker.then(|| Source {
        range: start + from..start + end.max(from),
        who: Mention::Described { words: who.to_owned(), known: true, group: group && !office, woman: None },
    })
}

/// Where a speaker's description ends. It has at least one character.
fn name_end(words: &str) -> usize {
    let from = words.chars().next().map_or(0, char::len_utf8);
    let after = AFTER_NAMES.entries().iter().filter_map(|word| Some(from + words.cut(from..).find(word)?));
    let number = words.find(|c: char| c.is_ascii_digit());
    let sign = words.find(['，', '（', '(', '、']);
    let found = after.chain([number, sign].into_iter().flatten().filter(|at| *at >= from));
    found.min().unwrap_or(words.len())
}

/// The speaker whose name begins a clause.
///
/// The name is an office and a name, a family name, or a foreign name.
pub(super) fn opens(text: &str, range: Range<usize>) -> Option<Source> {
    let range = trim(text, range);
    let words = head(text.cut(range.clone()), MAX_CLAUSE_BYTES);
    let after_of = || {
        // "在安河村开小卖部的王翠兰": 的 ends a description.
        let of = words.rfind('的')? + '的'.len_utf8();
        // Two characters are as often a noun: "修改的原则".
        let length = name_length(words.cut(of..)).filter(|length| *length >= LONG_NAME_BYTES)?;
        Some(named(text, range.start + of..range.start + of + length, None))
    };
    foreign(text, range.start, words)
        .or_else(after_of)
        .or_else(|| after_office(text, range.start, words))
        .or_else(|| name_length(words).map(|length| named(text, range.start..range.start + length, None)))
        .or_else(|| after_occupation(text, range.start, words))
}

/// "市长凌雅达": a name after an office. The last office is tried first.
fn after_office(text: &str, start: usize, words: &str) -> Option<Source> {
    let mut offices: Vec<usize> = OFFICES
        .entries()
        .iter()
        .flat_map(|office| words.match_indices(office).map(|(at, office)| at + office.len()))
        .collect();
    offices.sort_unstable();
    offices.into_iter().rev().find_map(|end| {
        let rest = words.cut(end..);
        let skip = rest.len() - rest.trim_start_matches(['、', ' ', '·']).len();
        let role = || {
            let role = words.cut(..end).trim_start_matches(['，', '。', ' ', '、']);
            let role = role.rsplit(['，', '。', '；']).next().unwrap_or(role).trim();
            (role.chars().count() < 40).then(|| role.to_owned())
        };
        // "秘书长古特雷斯"
        let sounds = foreign_length(rest.chars());
        if (9..=24).contains(&sounds) && ends_name(rest.cut(sounds..)) {
            return Some(named(text, start + end..start + end + sounds, role()));
        }
        let length = name_length(rest.cut(skip..))?;
        Some(named(text, start + end + skip..start + end + skip + length, role()))
    })
}

/// Number of bytes at the start that can spell a foreign name.
fn foreign_length(characters: impl Iterator<Item = char>) -> usize {
    characters.take_while(|c| FOREIGN.contains(c)).map(char::len_utf8).sum()
}

/// Returns true if a name ends before these words.
fn ends_name(rest: &str) -> bool {
    rest.is_empty() || AFTER_NAMES.prefix_of(rest).is_some()
}

fn named(text: &str, range: Range<usize>, role: Option<String>) -> Source {
    let name = text.cut(range.clone()).to_owned();
    let woman = text.cut(range.end..).starts_with("女士").then_some(true);
    Source { range, who: Mention::Named { name, role, organization: None, honorific: None, woman } }
}

/// "博士生何苗": a name after an occupation that is not in the list of offices.
fn after_occupation(text: &str, start: usize, words: &str) -> Option<Source> {
    let mut ends = words.char_indices().filter_map(|(at, letter)| {
        let end = at + letter.len_utf8();
        OCCUPATION_ENDINGS.has(words.cut(at..end)).then_some(end).filter(|end| *end > 3)
    });
    ends.find_map(|at| {
        let length = name_length(words.cut(at..))?;
        let role = words.cut(..at).rsplit(['，', '、', '。']).next().unwrap_or_default().trim();
        let role = (role.chars().count() < 30).then(|| role.to_owned());
        Some(named(text, start + at..start + at + length, role))
    })
}

/// Number of bytes of the name at the start of words.
///
/// It is a family name and one or two more characters.
fn name_length(words: &str) -> Option<usize> {
    let end_of = |text: &str, count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    let double = end_of(words, 2);
    let single = end_of(words, 1);
    let family = [double, single].into_iter().find(|end| FAMILIES.has(words.cut(..*end)))?;
    if OFFICES.prefix_of(words).is_some() {
        return None;
    }
    let rest = words.cut(family..);
    let letters = rest.chars().take_while(|c| writes_no_spaces(*c) && c.is_alphabetic()).take(2).count();
    let ends = |count: &usize| {
        let after = rest.cut(end_of(rest, *count)..);
        letters >= *count && (after.starts_with(|c: char| !c.is_alphabetic()) || ends_name(after))
    };
    // "欧阳明在接受采访时"
    let marked = letters > 1 && AFTER_NAMES.has(rest.cut(end_of(rest, 1)..end_of(rest, 2)));
    let count = if marked { [1, 2] } else { [2, 1] }.into_iter().find(ends)?;
    Some(family + end_of(rest, count))
}

/// "玛丽亚·科斯塔": characters of foreign names around a middle dot.
fn foreign(text: &str, start: usize, words: &str) -> Option<Source> {
    let dots = ['·', '・', '•'];
    let (at, dot) = words.match_indices(dots).next()?;
    let before = foreign_length(words.cut(..at).chars().rev());
    let rest = words.cut(at + dot.len()..);
    let stops = AFTER_NAMES.entries().iter().filter_map(|mark| rest.find(mark));
    let stop = stops.filter(|at| *at > 0).min().unwrap_or(rest.len());
    let given = rest.cut(..stop);
    let sounds = given.chars().take_while(|c| FOREIGN.contains(c) || dots.contains(c));
    let sounds: usize = sounds.map(char::len_utf8).sum();
    // A name with other characters ends where the clause does.
    let whole = sounds < stop && stop <= 18 && !given.contains(|c: char| !c.is_alphabetic());
    let after = if whole { stop } else { sounds };
    if before == 0 || after == 0 {
        return None;
    }
    let role = words.cut(..at - before).rsplit(['，', '。', '；', '、']).next().unwrap_or_default().trim();
    let role = (!role.is_empty() && role.chars().count() < 40).then(|| role.to_owned());
    Some(named(text, start + at - before..start + at + dot.len() + after, role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_follow_a_short_post_that_is_in_no_list() {
        let text = "舵手王海明";
        let source = read(text, 0..text.len()).unwrap();
        assert_eq!(text.cut(source.range), "王海明");
    }

    #[test]
    fn a_noun_after_a_description_is_not_a_name() {
        let text = "他们坚持一边造船一边学习的原则";
        assert!(opens(text, 0..text.len()).is_none());
    }
}
