//! Finds the speakers of a briefing by the names and titles in a draft.

use crate::import::lexicon::honours::is_honour;
use crate::import::lexicon::list::List;
use crate::import::lexicon::speakers::is_asker;
use crate::import::lexicon::{given, offices};
use crate::model::{Briefing, Speaker, SpeakerId};
use crate::text::fold::{loose, writes_no_spaces};
use crate::text::{Cut, word};
use std::ops::Range;

static PARTICLES: List = List::all("name-particles");
static ARTICLES: List = List::all("articles");
static DETERMINERS: List = List::all("determiners");
static RANKS: List = List::all("ranks-of-offices");
static WEEKDAYS: List = List::all("weekdays");
static CHINESE_FAMILIES: List = List::of("chinese", "family-names");
static CHINESE_OFFICES: List = List::of("chinese", "offices");
static CHINESE_AFTER_NAMES: List = List::of("chinese", "words-after-names");

/// A word as it is compared.
#[derive(Clone, Debug)]
struct Word {
    /// Without case, accents and possessive ending.
    loose: String,
    /// True for a capital, and for letters of scripts that have none.
    capital: bool,
    /// The byte range in its text.
    range: Range<usize>,
}

/// A way to write the name of a speaker.
#[derive(Debug)]
struct Form {
    speaker: SpeakerId,
    words: Vec<String>,
    /// True for a whole name; false for a family name alone.
    whole: bool,
    /// True in scripts without spaces, where the name is found as a part of a text.
    unspaced: bool,
}

/// A name in a text.
struct Found {
    speaker: SpeakerId,
    range: Range<usize>,
    whole: bool,
    /// True for a family name that may be another person's: "Lena Ling".
    doubtful: bool,
}

/// A speaker, in words as they are compared.
#[derive(Debug)]
struct Person<'a> {
    speaker: &'a Speaker,
    /// The names in scripts with spaces between words.
    names: Vec<Vec<String>>,
    /// The names in other scripts.
    unspaced: Vec<&'a str>,
    family: Vec<String>,
    role: Vec<String>,
    /// The words of role, organization and honorific.
    post: Vec<String>,
}

/// The names of the speakers of a briefing.
#[derive(Debug)]
pub(super) struct Names<'a> {
    people: Vec<(SpeakerId, Person<'a>)>,
    forms: Vec<Form>,
}

impl<'a> Names<'a> {
    pub(super) fn new(briefing: &'a Briefing) -> Self {
        let people: Vec<_> = briefing.speaker_ids().map(|id| (id, Person::new(&briefing[id]))).collect();
        let forms = people.iter().flat_map(|(id, person)| person.forms(*id)).collect();
        Self { people, forms }
    }

    /// Returns the speakers that a text names, each once, in the order of the text.
    pub(super) fn mentioned(&self, text: &str) -> Vec<SpeakerId> {
        let mut speakers = Vec::new();
        for found in self.found(text).into_iter().filter(|found| !found.doubtful) {
            if !speakers.contains(&found.speaker) {
                speakers.push(found.speaker);
            }
        }
        speakers
    }

    /// Returns the first name in a text, as the text writes it.
    pub(super) fn first(&self, text: &str) -> Option<String> {
        // In scripts without spaces, positions are those of the folded text.
        let found = self.found(text).into_iter().next()?;
        let words = text.get(found.range).filter(|words| !words.is_empty());
        Some(words.map_or_else(|| text.trim().to_owned(), str::to_owned))
    }

    /// Returns true if a text has a family name that may be another person's.
    pub(super) fn has_doubtful(&self, text: &str) -> bool {
        self.found(text).iter().any(|found| found.doubtful)
    }

    /// Returns true if a text has the whole name of a speaker.
    pub(super) fn is_introduced(&self, speaker: SpeakerId, text: &str) -> bool {
        self.found(text).iter().any(|found| found.speaker == speaker && found.whole)
    }

    /// Returns the speakers whom a noun phrase can refer to: "Mayor Ling", "Ada", "the chair".
    pub(super) fn meant(&self, phrase: &str) -> Vec<SpeakerId> {
        let found = self.found(phrase);
        if let Some(first) = found.iter().filter(|found| found.whole).min_by_key(|found| found.range.start) {
            let same = found.iter().filter(|found| found.whole && found.range == first.range);
            return same.map(|found| found.speaker).collect();
        }
        let words = words(phrase);
        let folded = loose(phrase);
        let called: Vec<&(SpeakerId, Person<'_>)> =
            self.people.iter().filter(|(_, person)| person.is_called(&folded, &words)).collect();
        if !called.is_empty() {
            return narrowed(&called, &words);
        }
        let fits = |person: &Person<'_>| {
            person.is_described(&folded, &words) || person.is_unnamed_asker() && is_asker(phrase)
        };
        self.people.iter().filter(|(_, person)| fits(person)).map(|(id, _)| *id).collect()
    }

    /// Returns the names in a text; a name inside another one does not count.
    fn found(&self, text: &str) -> Vec<Found> {
        let words = words(text);
        let folded = loose(text);
        let mut found: Vec<Found> = Vec::new();
        for form in &self.forms {
            let Form { speaker, whole, .. } = *form;
            if form.unspaced {
                let name = form.words.concat();
                let places = folded.match_indices(&*name).map(|(at, name)| at..at + name.len());
                found.extend(places.map(|range| Found { speaker, range, whole, doubtful: false }));
                continue;
            }
            let len = form.words.len();
            for (at, run) in words.windows(len).enumerate() {
                let begins =
                    run.first().is_some_and(|word| word.capital && begins_with(&word.loose, &form.words));
                let same =
                    begins && run.iter().zip(&form.words).skip(1).all(|(word, own)| word.loose == *own);
                if same {
                    let ends = run.last().map_or(0, |word| word.range.end);
                    let start = run.first().map_or(0, |word| word.range.start);
                    let post = self.people.get(speaker.index()).map_or(&[][..], |(_, person)| &person.post);
                    let doubtful = !whole && has_other_name(&words, at, post);
                    found.push(Found { speaker, range: start..ends, whole, doubtful });
                }
            }
        }
        let ranges: Vec<Range<usize>> = found.iter().map(|found| found.range.clone()).collect();
        found.retain(|own| {
            let longer = |other: &Range<usize>| {
                other.start <= own.range.start && own.range.end <= other.end && other.len() > own.range.len()
            };
            !ranges.iter().any(longer)
        });
        found.sort_by_key(|found| found.range.start);
        found
    }
}

/// Returns the speakers that match the titles in a noun phrase.
fn narrowed(people: &[&(SpeakerId, Person<'_>)], words: &[Word]) -> Vec<SpeakerId> {
    // A single letter can be a title and an initial: "M. Quell".
    let titles = words.iter().filter(|word| word.loose.chars().count() > 1);
    let woman = titles.into_iter().find_map(|word| given::woman_by_title(&word.loose));
    let can_be =
        |person: &Person<'_>| woman.is_none() || person.is_woman().is_none_or(|own| Some(own) == woman);
    let has_title = |person: &Person<'_>| {
        person.has_rank_of(words) && words.iter().any(|word| person.post.contains(&word.loose))
    };
    let ids = |fits: &dyn Fn(&Person<'_>) -> bool| -> Vec<SpeakerId> {
        people.iter().filter(|(_, person)| fits(person)).map(|(id, _)| *id).collect()
    };
    let titled = ids(&|person| can_be(person) && has_title(person));
    if titled.is_empty() { ids(&can_be) } else { titled }
}

/// Returns the words of a text, without possessive endings.
fn words(text: &str) -> Vec<Word> {
    let word = |range: Range<usize>| {
        let own = text.cut(range.clone());
        let own = own.strip_suffix("'s").or_else(|| own.strip_suffix("’s")).unwrap_or(own);
        let capital = own.chars().next().is_some_and(|c| !c.is_lowercase());
        Word { loose: loose(own), capital, range: range.start..range.start + own.len() }
    };
    word::words(text).into_iter().map(word).collect()
}

fn loose_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.loose).collect()
}

/// Returns true if a word is the first one of a name; Arabic writes "and" together with it.
fn begins_with(word: &str, name: &[String]) -> bool {
    name.first().is_some_and(|first| word == first || word.strip_prefix('و') == Some(first))
}

/// Returns true if the word before a family name shows that it is another person's: "*Bo* Ling".
fn has_other_name(words: &[Word], at: usize, post: &[String]) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| words.get(before)) else { return false };
    let word = &*before.loose;
    let is_title = post.contains(&before.loose)
        || offices::is_honorific(word)
        || offices::is_office(word)
        || given::woman_by_title(word).is_some();
    let has_case = before.capital && word.starts_with(char::is_lowercase);
    // The first word of a sentence has a capital anyway.
    has_case && !is_title && (at > 1 && !WEEKDAYS.has(word) || given::woman(word).is_some())
}

impl<'a> Person<'a> {
    fn new(speaker: &'a Speaker) -> Self {
        let names =
            [Some(&speaker.name), speaker.native.as_ref()].into_iter().flatten().chain(&speaker.aliases);
        let (unspaced, spaced): (Vec<&str>, Vec<&str>) =
            names.map(crate::text::Safe::as_str).partition(|name| is_unspaced(name));
        let role = loose_words(speaker.role.as_deref().unwrap_or_default());
        let others = [speaker.organization.as_deref(), speaker.honorific.as_deref()];
        let others = others.into_iter().flatten().flat_map(loose_words);
        Self {
            speaker,
            names: spaced.into_iter().map(loose_words).collect(),
            unspaced,
            family: loose_words(&family(speaker)),
            post: role.iter().cloned().chain(others).collect(),
            role,
        }
    }

    /// Returns all ways to write the name.
    fn forms(&self, speaker: SpeakerId) -> Vec<Form> {
        let mut forms: Vec<Form> = Vec::new();
        let mut add = |words: Vec<String>, whole: bool, unspaced: bool| {
            if words.iter().any(|word| !word.is_empty()) && !forms.iter().any(|form| form.words == words) {
                forms.push(Form { speaker, words, whole, unspaced });
            }
        };
        for words in &self.names {
            add(words.clone(), words.len() > 1, false);
        }
        for name in &self.unspaced {
            add(vec![loose(name)], true, true);
            let parts = name.split(['·', '・']).filter(|part| part.chars().count() > 1);
            parts.for_each(|part| add(vec![loose(part)], false, true));
        }
        if !self.speaker.group && !is_unspaced(&self.speaker.name) {
            add(self.family.clone(), false, false);
            if let (Some(family), Some(given)) = (&self.speaker.family, &self.speaker.given) {
                add(loose_words(&format!("{given} {family}")), true, false);
                add(loose_words(&format!("{family} {given}")), true, false);
            }
        }
        forms
    }

    /// Returns true if a noun phrase is a part of the name, with or without titles.
    fn is_called(&self, phrase: &str, words: &[Word]) -> bool {
        self.unspaced.iter().any(|name| is_called_unspaced(self.speaker, name, phrase))
            || self.names.iter().any(|own| self.is_called_by(own, words))
    }

    fn is_called_by(&self, own: &[String], words: &[Word]) -> bool {
        let is_initial = |word: &Word| {
            word.loose.chars().count() == 1 && own.iter().any(|own| own.starts_with(&word.loose))
        };
        let is_title = |word: &Word| {
            !word.capital
                || self.post.contains(&word.loose)
                || offices::is_honorific(&word.loose)
                || offices::is_office(&word.loose)
                || offices::is_modifier(&word.loose)
                || given::woman_by_title(&word.loose).is_some()
        };
        // "de" and "van" alone name nobody.
        let names_somebody = |word: &&Word| {
            word.capital
                && own.contains(&word.loose)
                && word.loose.chars().count() > 1
                && !PARTICLES.has(&word.loose)
                && !is_honour(&word.loose)
        };
        // "A reporter" is a speaker called "Reporter".
        let is_article = |word: &&Word| ARTICLES.has(&word.loose) || DETERMINERS.has(&word.loose);
        let bare = words.iter().filter(|word| own.contains(&word.loose) || !is_article(word));
        if bare.map(|word| &word.loose).eq(own) || self.speaker.group && is_part(own, words) {
            return true;
        }
        let named: Vec<&Word> = words.iter().filter(names_somebody).collect();
        let by_family = !self.speaker.group && named.iter().any(|word| self.family.contains(&word.loose));
        !named.is_empty()
            && (by_family || own.len() > 1 || named.len() == 1)
            && words.iter().all(|word| own.contains(&word.loose) || is_initial(word) || is_title(word))
    }

    /// Returns true for somebody without a name who asks: a draft may call a questioner a journalist.
    fn is_unnamed_asker(&self) -> bool {
        self.speaker.unnamed && is_asker(&self.speaker.name)
    }

    /// Returns true if a description without a name matches the role: "the chair", "市长".
    fn is_described(&self, phrase: &str, words: &[Word]) -> bool {
        let Some(role) = &self.speaker.role else { return false };
        if is_unspaced(phrase) {
            let role = loose(role);
            let has_rank = |long: &str, short: &str| {
                long.strip_suffix(short).is_some_and(|before| RANKS.suffix_of(before).is_some())
            };
            return phrase.chars().count() > 1
                && (role.contains(phrase) && !has_rank(&role, phrase)
                    || phrase.ends_with(&role) && !has_rank(phrase, &role));
        }
        let is_small = |word: &Word| word.loose.chars().count() < 4 && !self.post.contains(&word.loose);
        self.has_rank_of(words)
            && words.iter().any(|word| self.role.contains(&word.loose))
            && words.iter().all(|word| is_small(word) || self.post.contains(&word.loose))
    }

    /// Returns true if the words name the rank of the role: the deputy mayor is not "the mayor".
    fn has_rank_of(&self, words: &[Word]) -> bool {
        let mut ranks = self.role.iter().filter(|word| RANKS.has(word));
        ranks.all(|rank| words.iter().any(|word| word.loose == *rank))
    }

    /// Returns true if the title or the given name is a woman's, false for a man's.
    fn is_woman(&self) -> Option<bool> {
        let speaker = self.speaker;
        let title = speaker.honorific.as_deref().and_then(given::woman_by_title);
        let given = speaker.given.as_deref().or_else(|| speaker.name.split_whitespace().next());
        title.or_else(|| given.and_then(|given| given::woman(&given.to_lowercase())))
    }
}

/// Returns true if words without articles are some of the words of a group's name: "the pilots".
fn is_part(own: &[String], words: &[Word]) -> bool {
    let is_small = |word: &Word| word.loose.chars().count() < 4;
    words.iter().any(|word| !is_small(word))
        && words.iter().all(|word| is_small(word) || own.contains(&word.loose))
}

/// Returns the family name, or else the last word of the name that is not a suffix.
fn family(speaker: &Speaker) -> String {
    match &speaker.family {
        Some(family) => family.to_string(),
        None => {
            speaker.name.split_whitespace().rev().find(|word| !is_honour(word)).unwrap_or_default().to_owned()
        }
    }
}

/// Returns true for a name in a script without spaces between words, and for Korean, which adds endings to names.
fn is_unspaced(name: &str) -> bool {
    let unspaced = |c: char| writes_no_spaces(c) || matches!(c, '·' | '・' | '\u{ac00}'..='\u{d7a3}');
    !name.is_empty() && name.chars().all(unspaced)
}

/// Returns true if words without spaces are a family name, alone or with a title: "凌主席", "凌女士".
fn is_called_unspaced(speaker: &Speaker, name: &str, phrase: &str) -> bool {
    let own = speaker.family.as_deref().filter(|family| name.starts_with(family) && is_unspaced(family));
    let is_short = !speaker.group && name.chars().count() <= 4 && !name.contains(['·', '・']);
    let known = || CHINESE_FAMILIES.prefix_of(name).filter(|_| is_short);
    let Some(family) = own.or_else(known) else { return false };
    phrase.strip_prefix(&*loose(family)).is_some_and(|title| {
        title.is_empty()
            || CHINESE_OFFICES.has(title)
            || CHINESE_AFTER_NAMES.has(title)
            || title.chars().count() > 1 && loose(&speaker.post()).contains(title)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Safe;

    fn briefing() -> Briefing {
        let speaker = |name: &str, role: Option<&str>, honorific: Option<&str>| Speaker {
            name: Safe::clean_line(name),
            role: role.map(Safe::clean_line),
            honorific: honorific.map(Safe::clean_line),
            ..Speaker::default()
        };
        let speakers = vec![
            speaker("Mirel Quell", Some("Mayor"), Some("Ms.")),
            speaker("Tomas Quell", Some("Harbour Master"), None),
            speaker("Jan van der Brink Jr.", Some("Deputy Chair"), None),
            speaker("高文博", Some("港务局局长"), None),
            speaker("سامي العطار", None, None),
            speaker("Reporter", None, None),
        ];
        Briefing::new(crate::model::Event::default(), speakers)
    }

    #[test]
    fn a_noun_phrase_means_the_speakers_that_it_can_mean() {
        let briefing = briefing();
        let names = Names::new(&briefing);
        for (phrase, meant) in [
            ("Quell", &[0, 1][..]),
            ("Mirel Quell", &[0]),
            ("T. Quell", &[1]),
            ("M. Quell", &[0, 1]),
            ("Tomas", &[1]),
            ("Ms. Quell", &[0]),
            ("Mayor Quell", &[0]),
            ("the mayor", &[0]),
            ("the harbour master", &[1]),
            ("Lena Quell", &[]),
            ("Brink", &[2]),
            ("van der Brink", &[2]),
            ("van", &[]),
            ("Jr.", &[]),
            ("the deputy chair", &[2]),
            ("the chair", &[]),
            ("she", &[]),
            ("高文博", &[3]),
            ("高局长", &[3]),
            ("局长", &[3]),
            ("高先生", &[3]),
            ("副局长", &[]),
            ("港口港务局局长", &[3]),
            ("高桥", &[]),
            ("وقال سامي العطار", &[4]),
            ("a reporter", &[5]),
            ("Lena Reporter", &[]),
        ] {
            let found: Vec<usize> = names.meant(phrase).into_iter().map(SpeakerId::index).collect();
            assert_eq!(found, meant, "{phrase}");
        }
    }

    #[test]
    fn only_whole_names_and_family_names_count_in_running_text() {
        let briefing = briefing();
        let names = Names::new(&briefing);
        for (text, mentioned) in [
            ("Yesterday Brink opened the hall.", &[2][..]),
            ("Tomas was there.", &[]),
            ("Mayor Mirel Quell’s words", &[0]),
            ("In the hall Lena Brink rose.", &[]),
            ("وقال العطار", &[4]),
            ("昨天高文博先生到场", &[3]),
        ] {
            let found: Vec<usize> = names.mentioned(text).into_iter().map(SpeakerId::index).collect();
            assert_eq!(found, mentioned, "{text}");
        }
    }
}
