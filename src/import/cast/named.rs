//! Finds the people whom a transcript names with their offices.
//!
//! They are named in the heading, before the first turn, and in introductions.

use crate::import::blocks::{BlockKind, Layout};
use crate::import::cast::words::{Mark, Tokens, country, end_of_office, name_from, phrase_start, tokens};
use crate::import::label::parts::{ParsedLabel, role_case};
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::{belongs_to_office, is_honorific, is_modifier, is_office};
use crate::import::lexicon::small_words::is_small_in_office;
use crate::import::person::Person;
use crate::import::text::{is_initial, title_case};
use std::collections::{HashMap, HashSet};

static ARTICLES: List = List::all("articles-before-posts");
static NOT_IN_INTRODUCTIONS: List = List::all("not-in-introductions");
static FUNCTIONS: List = List::all("functions");

/// Maximum number of occurrences of a family name that are examined.
const MAX_PLACES: usize = 400;

/// Maximum number of words after a name that are read as a post.
const MAX_POST: usize = 16;

/// The words of a transcript in which people may be named.
pub(super) struct Named<'t> {
    /// The title and the blocks above the first turn.
    above: Vec<Tokens<'t>>,
    /// All other blocks.
    below: Vec<Tokens<'t>>,
    /// Where each word, in lower case, occurs: a text and an index.
    ///
    /// Occurrences above the first turn come first.
    places: HashMap<String, Vec<(usize, usize)>>,
    /// The family names of all labels, in lower case.
    families: HashSet<String>,
}

/// A name with the office and the organization next to it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mention {
    name: String,
    honorific: Option<String>,
    role: Option<String>,
    organization: Option<String>,
}

impl<'t> Named<'t> {
    /// Reads a layout. `families` are the family names of all labels, in lower case.
    pub(super) fn read(layout: &'t Layout, families: HashSet<String>) -> Self {
        let is_turn = |kind: &BlockKind| matches!(kind, BlockKind::Turn { .. });
        let first = layout.blocks.iter().position(|block| is_turn(&block.kind));
        let mut texts = layout.blocks.iter().map(|block| tokens(block.words.as_str()));
        let title = layout.meta.title.as_deref().map(tokens);
        let above: Vec<_> =
            title.into_iter().chain(texts.by_ref().take(first.unwrap_or(usize::MAX))).collect();
        let below: Vec<_> = texts.collect();
        let mut places: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (text, tokens) in above.iter().chain(&below).enumerate() {
            for (index, token) in tokens.iter().enumerate() {
                if token.word.starts_with(char::is_uppercase) {
                    places.entry(token.word.to_lowercase()).or_default().push((text, index));
                }
            }
        }
        Self { above, below, places, families }
    }

    fn text(&self, index: usize) -> Option<&Tokens<'t>> {
        self.above.get(index).or_else(|| self.below.get(index - self.above.len()))
    }

    /// Fills in what the texts say about the person of a label.
    pub(super) fn complete(&self, label: &ParsedLabel, person: &mut Person) {
        if label.unnamed || label.organization || label.name.is_empty() {
            return;
        }
        let Some(places) = self.places.get(&label.family().to_lowercase()) else { return };
        let given = label.name.split_once(' ').map(|(given, _)| given.to_lowercase());
        let mut heading = None;
        let mut counts: Vec<(Mention, usize)> = Vec::new();
        for (text, index) in places.iter().take(MAX_PLACES) {
            let Some(mention) = self.mention(*text, *index) else { continue };
            let fits = given.as_ref().is_none_or(|given| mention.name.to_lowercase().starts_with(given));
            if !fits || (!mention.name.contains(' ') && mention.role.is_none()) {
                continue;
            }
            if *text < self.above.len() && heading.is_none() && agrees(label, &mention) {
                heading = Some(mention.clone());
            }
            match counts.iter_mut().find(|(known, _)| known.name == mention.name) {
                Some((known, times)) => {
                    *times += 1;
                    known.role = known.role.take().or(mention.role);
                    known.organization = known.organization.take().or(mention.organization);
                }
                None => counts.push((mention, 1)),
            }
        }
        let is_in_heading = heading.is_some();
        let full = full_name_of_office(&counts, label);
        let Some(mut best) = heading.or_else(|| most_frequent(counts, label)) else { return };
        if !best.name.contains(' ')
            && let Some(full) = full
        {
            best.name = full;
        }
        adopt(person, best, label, is_in_heading);
    }

    /// Names the person of a label that is only an office.
    ///
    /// The heading says who holds the office.
    ///
    /// `taken` are the family names, in lower case, of people in other offices.
    pub(super) fn name_holder(&self, label: &ParsedLabel, taken: &[String], person: &mut Person) {
        let wanted: Vec<&str> = label.office.split(' ').collect();
        let places = wanted.last().and_then(|last| self.places.get(*last)).into_iter().flatten();
        for (text, index) in places.filter(|(text, _)| *text < self.above.len()) {
            let Some(tokens) = self.text(*text) else { continue };
            let Some(mut from) = end_of_office(tokens, *index, &wanted) else { continue };
            let honorific = tokens.get(from).filter(|token| is_honorific(token.word)).map(|token| token.word);
            from += usize::from(honorific.is_some());
            let name = self.without_verb(name_from(tokens.rest(from)));
            let Some(family) = name.last().filter(|family| !taken.contains(&family.to_lowercase())) else {
                continue;
            };
            let full = self.full_name(&name.join(" "), family, label);
            *person = Person {
                name: full.map_or_else(|| name.join(" "), |full| full.name),
                role: Some(role_case(&label.office)),
                honorific: honorific.map(str::to_owned),
                family: None,
                unnamed: false,
                mentions: std::mem::take(&mut person.mentions),
                ..Person::default()
            };
            set_family(person);
            return;
        }
    }

    /// A name in a heading with capitals, without a verb after it: "Ada Ling" in "Ada Ling Opens".
    ///
    /// Other texts contain the name, but not the verb in this form.
    fn without_verb(&self, mut name: Vec<&'t str>) -> Vec<&'t str> {
        let texts = |word: &str| -> HashSet<usize> {
            let places = self.places.get(&word.to_lowercase()).into_iter().flatten();
            places.map(|(text, _)| *text).collect()
        };
        if let [_, .., before, last] = name[..] {
            let (with_name, with_verb) = (texts(before), texts(last));
            // A family name stands alone elsewhere, but a verb does not.
            if with_verb.is_subset(&with_name) && with_verb.len() < with_name.len() {
                name.pop();
            }
        }
        name
    }

    /// The mention with the full name for a family name in a heading.
    ///
    /// It has the same office.
    fn full_name(&self, name: &str, family: &str, label: &ParsedLabel) -> Option<Mention> {
        if name.contains(' ') {
            return None;
        }
        let places = self.places.get(&family.to_lowercase())?;
        places.iter().filter_map(|(text, index)| self.mention(*text, *index)).find(|mention| {
            let role = mention.role.as_deref().map(str::to_lowercase);
            mention.name.contains(' ') && role.is_some_and(|role| role == label.office)
        })
    }

    /// The name that the word at `family` belongs to, with its office.
    fn mention(&self, text: usize, family: usize) -> Option<Mention> {
        let tokens = self.text(text)?;
        let start = phrase_start(tokens, family);
        let words: Vec<&str> = tokens.part(start..family + 1).iter().map(|token| token.word).collect();
        let phrase = Phrase::split(&words);
        // In "Prime Minister Kishida Fumio of Japan" the family name comes first.
        let mut end = family;
        if phrase.name.len() == 1 && phrase.has_office && !tokens.at(family).ends {
            let given = name_from(tokens.rest(family + 1));
            let last = family + given.len();
            let closes = tokens.at(last).ends
                || tokens.get(last + 1).is_none_or(|token| matches!(token.word, "of" | "and"));
            if (1..=2).contains(&given.len()) && closes {
                end = last;
            }
        }
        let mut name = phrase.name.to_vec();
        name.extend(tokens.part(family + 1..end + 1).iter().map(|token| token.word));
        // In "Ada Ling - Chair Bo Chen - Mayor" the words before a name belong to the previous name.
        let is_listed =
            start > 0 && tokens.at(start - 1).mark == Mark::Dash && tokens.at(end).mark == Mark::Dash;
        let holds_office = phrase.role.iter().any(|word| is_office(word) || is_modifier(word));
        let role = (holds_office && !is_listed).then(|| in_ordinary_letters(phrase.role));
        let (post, organization) = self.post_after(tokens, end).unwrap_or_default();
        let organization = organization.or_else(|| country(tokens, end).filter(|_| role.is_some()));
        Some(Mention {
            name: in_ordinary_letters(&name),
            honorific: phrase.honorific.map(str::to_owned),
            role: role.or(post),
            organization,
        })
    }

    /// The post and the organization after a name: ", Director of the Council,".
    fn post_after(&self, tokens: &Tokens<'_>, end: usize) -> Option<(Option<String>, Option<String>)> {
        if !tokens.at(end).leads_to_post() {
            return None;
        }
        let from = end + 1 + usize::from(ARTICLES.has(tokens.at(end + 1).word));
        let mut post = tokens.rest(from);
        post = post.get(..MAX_POST).unwrap_or(post);
        let close = post.iter().position(|token| token.ends).map_or(post.len(), |close| close + 1);
        let post: Vec<&str> = post.iter().take(close).map(|token| token.word).collect();
        let noun = post.iter().take(5).position(|word| is_office(word))?;
        // In a list, what follows is the office of the next name.
        let has_other_name = post.iter().any(|word| self.families.contains(&word.to_lowercase()));
        let has_number = post.iter().any(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        let is_sentence = post.iter().any(|word| NOT_IN_INTRODUCTIONS.has(word));
        if has_other_name || has_number || is_sentence {
            return None;
        }
        let preposition = (noun + 1..post.len())
            .find(|index| post.get(*index).is_some_and(|word| matches!(*word, "of" | "at" | "for")));
        let (role, organization) = post.split_at_checked(preposition.unwrap_or(post.len()))?;
        let [_, organization @ ..] = organization else { return Some((Some(role.join(" ")), None)) };
        // "Head of Investor Relations" does not name an organization.
        if organization.is_empty() || organization.last().is_some_and(|last| is_function(last)) {
            return Some((Some(post.join(" ")), None));
        }
        let organization = match organization {
            [the, rest @ ..] if the.eq_ignore_ascii_case("the") => rest,
            all => all,
        };
        let organization = Some(organization.join(" ")).filter(|name| !name.is_empty());
        Some((Some(role.join(" ")), organization))
    }
}

/// The words up to a family name: the office, the honorific and the name.
struct Phrase<'w, 't> {
    role: &'w [&'t str],
    honorific: Option<&'t str>,
    name: &'w [&'t str],
    has_office: bool,
}

impl<'w, 't> Phrase<'w, 't> {
    fn split(words: &'w [&'t str]) -> Self {
        let last = words.len().saturating_sub(1);
        let word = |index: usize| words.get(index).copied().unwrap_or_default();
        let before = words.get(..last).unwrap_or_default();
        let office = before.iter().rposition(|word| is_office(word));
        let small = before.iter().rposition(|word| is_small_in_office(word));
        let has_initial = last > 1 && word(last - 1).ends_with('.');
        let longest = if has_initial { last - 2 } else { last.saturating_sub(1) };
        let mut from = match (office, small) {
            (None, small) => small.map_or(0, |small| small + 1),
            // In "Secretary of Energy Ada Ling" the field ends where the name begins.
            (Some(office), Some(small)) if office + 1 < last && is_small_in_office(word(office + 1)) => {
                if last - small > 2 {
                    longest
                } else {
                    last
                }
            }
            (Some(office), _) => office + 1,
        };
        // A name has at most three words; the words before them belong to the office.
        if last - from > 2 {
            from = longest;
        }
        if let Some(title) = (from..last).rfind(|index| is_honorific(word(*index))) {
            from = title;
        }
        while from < last && belongs_to_office(words.get(from..).unwrap_or_default()) {
            from += 1;
        }
        // "Chief of Staff Gen. Ada Ling"
        if from > 0 && is_honorific(word(from - 1)) && !is_office(word(from - 1)) {
            from -= 1;
        }
        let has_honorific = from < last && is_honorific(word(from));
        let (role, named) = words.split_at_checked(from).unwrap_or_default();
        let (honorific, name) = match named {
            [honorific, name @ ..] if has_honorific => (Some(*honorific), name),
            name => (None, name),
        };
        Self { role, honorific, name, has_office: office.is_some() }
    }
}

/// Joins words, and changes words in capitals to mixed case.
fn in_ordinary_letters(words: &[&str]) -> String {
    let words = words.join(" ");
    if words.contains(char::is_lowercase) { words } else { title_case(&words) }
}

/// Returns true for the last word of an area of responsibility.
///
/// Such an area is not an organization.
fn is_function(word: &str) -> bool {
    FUNCTIONS.has(&word.to_lowercase())
}

/// Returns true if what a text says about a name does not contradict the label.
fn agrees(label: &ParsedLabel, mention: &Mention) -> bool {
    let role = mention.role.as_deref().unwrap_or_default().to_lowercase();
    let (president, vice) = (label.office == "president", label.office == "vice president");
    !(president && role.contains("vice")
        || vice && role == "president"
        || role == "first lady" && label.office != "first lady")
}

/// The only full name that the text gives to the office of a label: "President Ada Ling" for "THE PRESIDENT".
fn full_name_of_office(counts: &[(Mention, usize)], label: &ParsedLabel) -> Option<String> {
    let holds_office = |mention: &Mention| {
        // "Honorable Ada Ling" is more than a name.
        let words: Vec<&str> = mention.name.split(' ').collect();
        let is_plain =
            words.len() == 2 || words.len() == 3 && words.get(1).is_some_and(|word| is_initial(word));
        is_plain && mention.role.as_deref().is_some_and(|role| role.to_lowercase() == label.office)
    };
    let mut full = counts.iter().filter(|(mention, _)| holds_office(mention));
    let (first, _) = full.next()?;
    full.next().is_none().then(|| first.name.clone())
}

/// The most frequent mention, unless another one is almost as frequent.
fn most_frequent(mut counts: Vec<(Mention, usize)>, label: &ParsedLabel) -> Option<Mention> {
    counts.retain(|(mention, _)| agrees(label, mention));
    let has_office = |mention: &Mention| {
        let role = mention.role.as_deref().unwrap_or_default().to_lowercase();
        !label.office.is_empty() && role.split(' ').next_back() == label.office.split(' ').next_back()
    };
    counts.sort_by_key(|(mention, times)| {
        std::cmp::Reverse((has_office(mention), mention.name.contains(' '), *times))
    });
    let mut full = counts.iter().filter(|(mention, _)| mention.name.contains(' '));
    if let (Some((best, times)), Some((_, others))) = (full.next(), full.next())
        && !has_office(best)
        && *times < 2 * others
    {
        return None;
    }
    counts.into_iter().next().map(|(mention, _)| mention)
}

/// Adds what a text says about a person. A heading is reliable about the post.
fn adopt(person: &mut Person, mention: Mention, label: &ParsedLabel, is_in_heading: bool) {
    if mention.name.split(' ').count() > person.name.split(' ').count() {
        person.name = mention.name;
    }
    if person.honorific.is_none() {
        person.honorific = mention.honorific;
    }
    // A label has the shortest form of an office ("SECRETARY"); a heading has the full one.
    let is_same = mention.role.as_deref().is_some_and(|role| role.to_lowercase() == label.office);
    let role = if is_same { Some(label.role.clone()) } else { mention.role };
    let longer = role.filter(|role| {
        is_in_heading
            || label.office.is_empty()
            || role.to_lowercase().contains(label.office.rsplit(' ').next().unwrap_or_default())
    });
    if label.post.is_none() && longer.is_some() {
        person.role = longer;
    }
    if person.organization.is_none() {
        let is_in_role = |of: &String| person.role.as_deref().is_some_and(|role| role.contains(of.as_str()));
        person.organization = mention.organization.filter(|of| !is_in_role(of));
    }
    set_family(person);
    // The label shows which word of the name is the family name.
    let family = person.name.split(' ').find(|word| word.eq_ignore_ascii_case(label.family()));
    if let Some(family) = family.map(str::to_owned).filter(|family| *family != person.name) {
        person.family = Some(family);
    }
}

/// Sets the family name from the full name, unless it may come first.
fn set_family(person: &mut Person) {
    let words: Vec<&str> = person.name.split(' ').collect();
    let family = match words[..] {
        [_, family] => Some(family),
        [_, initial, family] if initial.ends_with('.') => Some(family),
        _ => None,
    };
    let is_name = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''));
    person.family = family.filter(is_name).map(str::to_owned);
}
