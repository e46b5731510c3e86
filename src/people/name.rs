//! Splits the name of a person into titles, given names, family name and generation.

use crate::import::lexicon::honours::is_honour;
use crate::import::lexicon::list::List;
use crate::import::lexicon::{given, offices};
use crate::text::fold::{loose, writes_no_spaces};

static PARTICLES: List = List::all("name-particles");
static LIKE_PARTICLES: List = List::of("english", "given-names-like-particles");
static GENERATIONS: List = List::of("english", "generations");
static FIELDS: List = List::all("fields");

/// Maximum number of words of a name after its titles.
const MAX_NAME_WORDS: usize = 6;
/// Maximum number of letters of initials that are written as one word: "JD".
const MAX_INITIALS: usize = 3;

/// The name of a person in comparable parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    /// The name as written, without titles.
    pub(super) shown: String,
    /// The words of the given names, folded.
    pub(super) given: Vec<String>,
    /// The words of the family name, folded, without particles such as "van".
    pub(super) family: Vec<String>,
    /// "jr", "iii".
    pub(super) generation: Option<String>,
    /// The words before the name, folded: "vice", "president".
    pub(super) titles: Vec<String>,
    /// True if the titles or the given name are a woman's, false if they are a man's.
    pub(super) woman: Option<bool>,
    /// True if the name has a given name, or is in a script that writes the whole name as one word.
    pub(super) is_full: bool,
}

/// What is known about the parts of a name besides its words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hints<'a> {
    /// The family name.
    pub(super) family: Option<&'a str>,
    /// The title before the name.
    pub(super) honorific: Option<&'a str>,
    /// True if the first word is the family name.
    pub(super) family_first: bool,
}

/// Returns true for a suffix that tells generations apart: "Jr.".
pub(super) fn is_generation(word: &str) -> bool {
    GENERATIONS.has(&folded(word))
}

impl Name {
    /// Splits a name. Returns `None` if no words are left without titles and suffixes.
    pub(super) fn parse(text: &str, hints: Hints<'_>) -> Option<Self> {
        let text = without_remarks(text);
        let (words, after_comma) = in_order(&text, hints.family);
        let start = title_length(&words);
        let end = words.iter().rposition(|word| !is_honour(word)).map_or(0, |last| last + 1);
        let core = words.get(start..end.max(start + 1)).filter(|core| !core.is_empty())?;
        let suffixes = words.get(start + core.len()..).unwrap_or_default().iter().chain(&after_comma);
        let generation = suffixes.copied().find(|word| is_generation(word)).map(|word| (*word).to_owned());
        let mut name = Self {
            shown: core.iter().copied().chain(generation.as_deref()).collect::<Vec<_>>().join(" "),
            generation: generation.as_deref().map(folded),
            titles: words.iter().take(start).map(|word| folded(word)).collect(),
            ..Self::default()
        };
        let honorific = hints.honorific.unwrap_or_default().split_whitespace();
        name.titles.extend(honorific.map(folded).filter(|word| !word.is_empty()));
        name.split(core, &hints);
        let by_title = name.titles.iter().find_map(|title| given::woman_by_title(title));
        name.woman = by_title.or_else(|| given::woman(name.given.first()?));
        (!name.family.is_empty()).then_some(name)
    }

    /// Fills in given names and family name.
    fn split(&mut self, core: &[&str], hints: &Hints<'_>) {
        if let [one] = core
            && one.contains(writes_no_spaces)
        {
            let parts: Vec<String> = one.split(['·', '・', '‧']).map(loose).collect();
            let (family, given) =
                parts.split_last().map_or((loose(one), &[][..]), |(last, rest)| (last.clone(), rest));
            self.is_full = one.chars().count() > 1;
            (self.family, self.given) = (vec![family], given.to_vec());
            return;
        }
        let parts: Vec<Vec<String>> =
            core.iter().enumerate().map(|(at, word)| comparable(word, at + 1 == core.len())).collect();
        let is_particle = |part: &Vec<String>, at: usize| match &**part {
            [one] => PARTICLES.has(one) && !(at == 0 && LIKE_PARTICLES.has(one)),
            _ => false,
        };
        let last = parts.len().saturating_sub(1);
        let mut kept = parts
            .iter()
            .enumerate()
            .filter(|(at, part)| *at == last || !is_particle(part, *at))
            .map(|(_, part)| part.clone());
        let mut words: Vec<Vec<String>> = kept.by_ref().filter(|part| !part.is_empty()).collect();
        let own =
            hints.family.filter(|family| !family.split_whitespace().all(is_honour)).map(without_particles);
        let flat: Vec<String> = words.iter().flatten().cloned().collect();
        let own = own.filter(|own| !hints.family_first && !own.is_empty() && own.len() <= flat.len());
        match own {
            Some(own) if flat.ends_with(&own) => {
                self.given = flat.iter().take(flat.len() - own.len()).cloned().collect();
                self.family = own;
            }
            Some(own) if flat.starts_with(&own) => {
                self.given = flat.iter().skip(own.len()).cloned().collect();
                self.family = own;
            }
            _ if hints.family_first && words.len() > 1 => {
                self.family = words.remove(0);
                self.given = words.concat();
            }
            _ => {
                self.family = words.pop().unwrap_or_default();
                self.given = words.concat();
            }
        }
        self.is_full = !self.given.is_empty();
    }

    /// The words by which equal names are found, in the order of the name.
    pub(super) fn key(&self) -> Vec<String> {
        let words = self.given.iter().chain(&self.family);
        words.chain(&self.generation).cloned().collect()
    }
}

/// Returns a word in its comparable form: no case, accents, full stops and apostrophes.
pub(super) fn folded(word: &str) -> String {
    let mut word = loose(word);
    word.retain(|c| !c.is_ascii_punctuation() && c != 'ʻ');
    word
}

/// Returns the comparable words of one written word: "Jean-Claude" and "J.D." have two.
fn comparable(word: &str, is_last: bool) -> Vec<String> {
    let parts = word.split(['-', '‐', '‑', '–', '.']);
    let words: Vec<String> = parts.map(folded).filter(|part| !part.is_empty()).collect();
    let words = without_leading_particle(words);
    match &*words {
        // "JD" stands for two names.
        [one] if !is_last && is_run_of_initials(word) => one.chars().map(String::from).collect(),
        _ => words,
    }
}

/// Returns "sisi" for "al-sisi".
fn without_leading_particle(mut words: Vec<String>) -> Vec<String> {
    if words.len() > 1 && words.first().is_some_and(|first| PARTICLES.has(first)) {
        words.remove(0);
    }
    words
}

fn is_run_of_initials(word: &str) -> bool {
    (2..=MAX_INITIALS).contains(&word.chars().count())
        && word.chars().all(|c| c.is_ascii_uppercase() && !"AEIOUY".contains(c))
}

fn without_particles(family: &str) -> Vec<String> {
    let words: Vec<&str> = family.split_whitespace().collect();
    let kept =
        words.iter().enumerate().filter(|(at, word)| at + 1 == words.len() || !PARTICLES.has(&folded(word)));
    kept.flat_map(|(_, word)| comparable(word, true)).collect()
}

/// Returns a name without remarks in brackets and nicknames in quotation marks.
fn without_remarks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut close = None;
    for c in text.chars() {
        match (close, c) {
            (Some(mark), c) if c == mark => close = None,
            (Some(_), _) => {}
            (None, '(') => close = Some(')'),
            (None, '[') => close = Some(']'),
            (None, '“') => close = Some('”'),
            (None, '"') => close = Some('"'),
            (None, c) => out.push(c),
        }
    }
    // A mark that nothing closes hides no words.
    if close.is_some() { text.to_owned() } else { out }
}

/// Returns the words of a name, the given names first, and the words after its comma.
fn in_order<'t>(text: &'t str, family: Option<&str>) -> (Vec<&'t str>, Vec<&'t str>) {
    let words = |text: &'t str| {
        text.split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .map(|word| word.trim_matches([',', ';', ':']))
            .collect::<Vec<_>>()
    };
    let Some((before, after)) = text.split_once([',', '，']) else { return (words(text), Vec::new()) };
    let (first, rest) = (words(before), words(after));
    if rest.iter().all(|word| is_honour(word))
        || first.len() > 1 && family.is_none_or(|family| folded(family) != folded(before))
    {
        return (first, rest);
    }
    // "Ling, Ada, MP"
    let (given, suffix) = after.split_once(',').unwrap_or((after, ""));
    let given = words(given);
    if given.is_empty() || given.iter().any(|word| is_title(word)) {
        return (first, rest);
    }
    (given.into_iter().chain(first).collect(), words(suffix))
}

/// Returns true for a title or an office: "Dr.", "Senator".
pub(super) fn is_title(word: &str) -> bool {
    let plain = word.trim_end_matches('.').to_lowercase();
    offices::is_honorific(word) || offices::is_office(word) || given::woman_by_title(&plain).is_some()
}

/// Returns true for a word that may stand before a title.
fn is_before_title(word: &str) -> bool {
    is_title(word) || offices::is_modifier(word) || offices::is_institution(word) || FIELDS.has(&folded(word))
}

/// The number of words before the name itself: "Washington Senator" in "Washington Senator Ada Ling".
fn title_length(words: &[&str]) -> usize {
    if words.first().is_none_or(|first| given::woman(&folded(first)).is_some()) {
        return 0;
    }
    let last = words.len().saturating_sub(1);
    let titles = (0..last).rev().filter(|at| words.get(*at).is_some_and(|word| is_title(word)));
    for title in titles {
        let mut start = title + 1;
        if words.get(start).is_some_and(|word| matches!(*word, "of" | "for")) {
            let is_field =
                |word: &&&str| FIELDS.has(&folded(word)) || matches!(**word, "the" | "and" | "of" | "for");
            start += words.get(start..).unwrap_or_default().iter().take_while(is_field).count();
        }
        let rest = words.len().saturating_sub(start);
        let before = words.get(..title).unwrap_or_default();
        if (1..=MAX_NAME_WORDS).contains(&rest)
            && (rest > 1 || before.iter().all(|word| is_before_title(word)))
        {
            return start;
        }
    }
    0
}
