//! The words of a text, as an index keeps them, and the words that a query looks up in it.
//!
//! A word is in lowercase and without accents. Runs of a script without spaces between words, such as Chinese or Thai, are
//! kept as overlapping pairs of characters.

use super::{Filter, FilterKind, Query, Term};
use crate::model::Speaker;
use crate::model::anchor::spells_words;
use crate::text::Cut;
use crate::text::find::Needle;
use crate::text::fold::{Folded, Strict};

/// A word that a text must contain for a query to match it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    /// The word.
    pub text: String,
    /// True if longer words that begin with it count as well.
    pub is_prefix: bool,
}

/// What an index can look up to leave out texts that a query cannot match.
///
/// More texts can pass than match; no text that matches is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lookup {
    /// Words that the text must contain.
    pub words: Vec<Word>,
    /// Words that the names of its speakers must contain.
    pub names: Vec<Word>,
    /// The first day in ISO 8601: a day, a month or a year.
    pub since: Option<String>,
    /// The last day in ISO 8601: a day, a month or a year.
    pub until: Option<String>,
}

impl Lookup {
    /// Returns true if one of the days from the first to the last is between those of the lookup.
    ///
    /// Days are in ISO 8601; `None` if there is no day.
    pub fn has_day(&self, days: Option<(&str, &str)>) -> bool {
        let is_after = |since: &String| days.is_some_and(|(_, last)| is_since(last, since));
        let is_before = |until: &String| days.is_some_and(|(first, _)| is_until(first, until));
        self.since.as_ref().is_none_or(is_after) && self.until.as_ref().is_none_or(is_before)
    }
}

/// Returns true if a day is not before a day, a month or a year; both in ISO 8601.
pub(super) fn is_since(day: &str, first: &str) -> bool {
    of_length(day, first) >= first
}

/// Returns true if a day is not after a day, a month or a year; both in ISO 8601.
pub(super) fn is_until(day: &str, last: &str) -> bool {
    of_length(day, last) <= last
}

/// Returns as much of a day as a limit has: dates in ISO 8601 sort like text, and a month or a year means all of its days.
fn of_length<'d>(day: &'d str, limit: &str) -> &'d str {
    day.cut(..limit.len().min(day.len()))
}

/// Returns the names of a speaker that are looked up.
pub fn names_of(speaker: &Speaker) -> String {
    let names = [Some(&speaker.name), speaker.native.as_ref(), speaker.honorific.as_ref()];
    let names: Vec<&str> = names.into_iter().flatten().chain(&speaker.aliases).map(|name| &**name).collect();
    names.join(" ")
}

/// Returns the words of a text, with a space between them.
pub fn words_of(text: &str) -> String {
    let folded = Folded::searched(text, Strict::default()).into_string();
    let mut words = String::with_capacity(folded.len());
    for run in runs(&folded) {
        match run {
            Run::Word(word) => push(&mut words, word),
            Run::Characters(characters) => {
                let mut rest = characters.chars();
                while let Some(first) = rest.next() {
                    let second = rest.as_str().chars().next();
                    push(&mut words, first.encode_utf8(&mut [0; 4]));
                    words.extend(second);
                }
            }
        }
    }
    words
}

/// The number of letters from which a word tells much about its text.
const MIN_TELLING: usize = 4;

/// Returns the distinct words of a text that tell much about it: the longer ones, or all if there are few of these.
pub fn telling_words(text: &str) -> Vec<String> {
    let words = words_of(text);
    let mut all: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    all.sort_unstable();
    all.dedup();
    let is_telling = |word: &str| {
        word.chars().count() >= MIN_TELLING || word.chars().next().is_some_and(|c| !spells_words(c))
    };
    let telling: Vec<&str> = all.iter().copied().filter(|word| is_telling(word)).collect();
    let chosen = if telling.len() < 3 { all } else { telling };
    chosen.into_iter().map(str::to_owned).collect()
}

fn push(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

/// A run of letters and digits in a folded text.
#[derive(Debug)]
enum Run<'t> {
    /// A word of a script with spaces between words.
    Word(&'t str),
    /// Characters of a script without them.
    Characters(&'t str),
}

/// Returns the runs of letters and digits of a folded text.
fn runs(folded: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        rest = rest.split_at_checked(start)?.1;
        let is_word = rest.chars().next().is_some_and(spells_words);
        let is_other = |c: char| !c.is_alphanumeric() || spells_words(c) != is_word;
        let (run, after) = rest.split_at_checked(rest.find(is_other).unwrap_or(rest.len()))?;
        rest = after;
        Some(if is_word { Run::Word(run) } else { Run::Characters(run) })
    })
}

impl Query {
    /// Returns what an index can look up to leave out texts that the query cannot match.
    pub fn lookup(&self) -> Lookup {
        let mut lookup = Lookup::default();
        for term in self.terms.iter().filter(|term| !term.is_excluded) {
            look_up(&term.needle, term.is_whole, &mut lookup.words);
        }
        for Filter { kind, .. } in self.filters.iter().filter(|filter| !filter.is_excluded) {
            match kind {
                FilterKind::By(words) => {
                    for word in words {
                        look_up(word, false, &mut lookup.names);
                    }
                }
                FilterKind::Since(day) => lookup.since = lookup.since.max(Some(day.clone())),
                FilterKind::Until(day) => lookup.until = Some(day.clone()),
                _ => {}
            }
        }
        for words in [&mut lookup.words, &mut lookup.names] {
            words.sort_unstable();
            words.dedup();
        }
        lookup
    }

    /// Returns true if only statements can match: a filter concerns them, or there are only filters.
    pub fn is_of_statements(&self) -> bool {
        let is_word = |term: &Term| !term.is_excluded;
        !self.terms.iter().any(is_word) || self.filters.iter().any(|filter| filter.kind.is_of_statements())
    }
}

/// Adds the words of a needle. The last one can be the beginning of a longer word, unless the needle ends with a whole word.
fn look_up(needle: &Needle, is_whole: bool, words: &mut Vec<Word>) {
    let folded = Folded::searched(needle.typed(), Strict::default()).into_string();
    let ends_open = !is_whole && folded.chars().next_back().is_some_and(spells_words);
    let mut runs = runs(&folded).peekable();
    while let Some(run) = runs.next() {
        let is_last = runs.peek().is_none();
        match run {
            Run::Word(word) => {
                words.push(Word { text: word.to_owned(), is_prefix: is_last && ends_open });
            }
            Run::Characters(run) => {
                let characters: Vec<char> = run.chars().collect();
                if let [only] = characters[..] {
                    words.push(Word { text: only.to_string(), is_prefix: true });
                }
                words.extend(
                    characters.windows(2).map(|pair| Word { text: pair.iter().collect(), is_prefix: false }),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use proptest::prelude::*;

    fn lookup(typed: &str) -> Vec<String> {
        let mark = |word: &Word| format!("{}{}", word.text, if word.is_prefix { "*" } else { "" });
        Query::parse(typed).unwrap().lookup().words.iter().map(mark).collect()
    }

    #[test]
    fn words_are_folded_and_characters_are_paired() {
        assert_eq!(words_of("The Zoë’s “COVID-19” ﬁgures, 1,400+"), "the zoe s covid 19 figures 1 400");
        assert_eq!(words_of("我们的大门 A座。门"), "我们 们的 的大 大门 门 a 座 门");
        assert_eq!(words_of("—…"), "");
    }

    #[test]
    fn long_words_tell_more_than_short_ones() {
        assert_eq!(telling_words("We open the harbour to all ships"), ["harbour", "open", "ships"]);
        assert_eq!(telling_words("We open it, and it is ours"), ["and", "is", "it", "open", "ours", "we"]);
        assert_eq!(telling_words("我们的大门"), ["们的", "大门", "我们", "的大", "门"]);
    }

    #[test]
    fn the_last_word_of_a_term_can_be_a_beginning() {
        assert_eq!(lookup("Supply covid-19"), ["19*", "covid", "supply*"]);
        assert_eq!(lookup("\"supply chain\" -wet"), ["chain", "supply"]);
        assert_eq!(lookup("大门 门"), ["大门", "门*"]);
        assert_eq!(lookup("U.S."), ["s", "u"]);
        let query = Query::parse("by:\"Ada L\" since:2022 until:2022-03").unwrap();
        let lookup = query.lookup();
        assert_eq!(lookup.names.len(), 2);
        assert_eq!((lookup.since.as_deref(), lookup.until.as_deref()), (Some("2022"), Some("2022-03")));
        assert!(query.is_of_statements() && !Query::parse("a since:2022").unwrap().is_of_statements());
    }

    /// True if the words of a text contain those that a query looks up.
    fn passes(lookup: &Lookup, text: &str) -> bool {
        let words = words_of(text);
        lookup.words.iter().all(|word| {
            let is_it =
                |own: &str| if word.is_prefix { own.starts_with(&word.text) } else { own == word.text };
            words.split(' ').any(is_it)
        })
    }

    proptest! {
        #[test]
        fn no_text_that_matches_is_left_out(
            text in "[ aAbé\u{301}\u{ad}ﬁ’'\\-1.门大\u{e17}\u{e35}\n]{1,30}",
            from in 0..20_usize,
            len in 1..8_usize,
            is_phrase in any::<bool>(),
        ) {
            let part: String = text.chars().skip(from).take(len).collect();
            let part = part.replace('\n', " ");
            let typed = if is_phrase { format!("\"{part}\"") } else { part };
            let Ok(query) = Query::parse(&typed) else { return Ok(()) };
            let source = format!("format = 1\n[event]\ntitle = '{}'\n", text.replace(['\'', '\n'], " "));
            let (Some(briefing), _) = document::read(&source) else { return Ok(()) };
            if !query.find(&briefing).is_empty() {
                prop_assert!(passes(&query.lookup(), &briefing.event.title), "{typed:?} in {text:?}");
            }
        }
    }
}
