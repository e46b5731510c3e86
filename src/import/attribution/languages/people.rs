//! Resolves mentions of speakers to people, in languages other than English.

use crate::import::attribution::languages::cue::{Mention, Source};
use crate::import::blocks::Span;
use crate::import::lexicon::list::List;
use crate::import::person::Person;
use crate::text::fold::writes_no_spaces;
use std::collections::HashMap;

/// Number of recently mentioned people that a post or a pronoun can mean.
const RECENT_PEOPLE: usize = 64;
/// Maximum number of people whose names are kept in case they speak later.
const MAX_HINTS: usize = 4096;

static GENERAL_NOUNS: List = List::all("general-nouns-of-people");
static PLURAL_OPENERS: List = List::all("plural-openers");
static DEFINITE_ARTICLES: List = List::all("definite-articles");
static DEGREES: List = List::all("degrees");

/// What a text says about a person before they speak.
#[derive(Clone, Debug)]
struct Hint {
    name: String,
    role: Option<String>,
    organization: Option<String>,
    woman: Option<bool>,
}

/// A speaker as known so far.
struct Known {
    person: Person,
    woman: Option<bool>,
}

/// A post in a description: "présidente" of the "Commission".
struct Post<'a> {
    whole: &'a str,
    head: &'a str,
    of: Option<&'a str>,
}

impl<'a> Post<'a> {
    fn new(words: &'a str) -> Self {
        let mut parts = words.split([' ', '’', '\'']);
        let head = parts.next().unwrap_or(words);
        Self { whole: words, head, of: parts.next_back().filter(|of| *of != head) }
    }

    /// Returns true if somebody's role and organization are this post.
    fn is(&self, role: Option<&String>, organization: Option<&String>) -> bool {
        let Some(role) = role.map(|role| role.to_lowercase()) else { return false };
        if role == self.whole {
            return true;
        }
        let organization = organization.map(|organization| organization.to_lowercase()).unwrap_or_default();
        let long = self.head.chars().count() > 4;
        let same = role.split([' ', '-']).any(|word| word == self.head || long && word.ends_with(self.head));
        // "la présidente de la Commission" is only the president of the Commission.
        same && self.of.is_none_or(|of| role.contains(of) || organization.contains(of))
    }
}

/// All speakers of a document.
#[derive(Default)]
pub(super) struct People {
    all: Vec<Known>,
    /// Indexes of `all`, by name, family name and description in lower case.
    by_words: HashMap<String, usize>,
    hints: HashMap<String, Hint>,
    /// The person whom the words before a quotation are about.
    subject: Option<Source>,
    last: Option<usize>,
}

/// The family name, which later mentions use.
fn family(name: &str) -> String {
    name.rsplit([' ', '·']).next().unwrap_or(name).to_lowercase()
}

impl People {
    /// All speakers, in the order in which they first speak.
    pub(super) fn finish(self) -> Vec<Person> {
        self.all.into_iter().map(|known| known.person).collect()
    }

    /// Saves what is said about a person who may speak later.
    pub(super) fn learn(&mut self, source: &Source) {
        let Mention::Named { name, role, organization, woman, .. } = &source.who else { return };
        if self.hints.len() > MAX_HINTS {
            return;
        }
        let hint = Hint {
            name: name.clone(),
            role: role.clone(),
            organization: organization.clone(),
            woman: *woman,
        };
        let given = name.split([' ', '·']).next().unwrap_or(name).to_lowercase();
        for key in [name.to_lowercase(), family(name), given] {
            let known = self.hints.entry(key).or_insert_with(|| hint.clone());
            if known.name == hint.name && known.role.is_none() {
                *known = hint.clone();
            }
        }
    }

    /// Records the subject of a sentence, which the next pronoun probably means.
    pub(super) fn notice(&mut self, sources: Vec<Source>) {
        if let Some(source) = sources.into_iter().find(|source| self.knows(source)) {
            self.subject = Some(source);
        }
    }

    /// Returns true if a mention means a person.
    ///
    /// A single word does only if an earlier name ends with it.
    pub(super) fn knows(&self, source: &Source) -> bool {
        match &source.who {
            Mention::Maybe(name) => {
                let key = name.to_lowercase();
                self.hints.contains_key(&key) || self.by_words.contains_key(&key)
            }
            _ => true,
        }
    }

    /// The person whom a mention next to a cue means.
    pub(super) fn of(&mut self, source: &Source, block: usize) -> Option<usize> {
        let who = self.resolve(&source.who, Some(block))?;
        if !source.range.is_empty()
            && let Some(known) = self.all.get_mut(who)
        {
            known.person.mentions.push(Span { block, range: source.range.clone() });
        }
        self.last = Some(who);
        self.subject = None;
        Some(who)
    }

    /// The person whom a mention means.
    ///
    /// `block` is the block whose subject a pronoun can mean, if any.
    fn resolve(&mut self, mention: &Mention, block: Option<usize>) -> Option<usize> {
        match mention {
            Mention::Named { .. } => self.named(mention),
            Mention::Described { words, known, group, woman } => {
                Some(self.described(words, *known, *group, *woman))
            }
            Mention::Maybe(name) => {
                let key = name.to_lowercase();
                let Some(hint) = self.hints.get(&key) else { return self.by_words.get(&key).copied() };
                self.named(&Mention::Named {
                    name: hint.name.clone(),
                    role: None,
                    organization: None,
                    honorific: None,
                    woman: None,
                })
            }
            Mention::Pronoun { many: true, .. } => None,
            Mention::Pronoun { woman, .. } => self.recent(*woman, block),
        }
    }

    /// The person with a name, with what the mention and the text say about them.
    fn named(&mut self, mention: &Mention) -> Option<usize> {
        let Mention::Named { name, role, organization, honorific, woman } = mention else { return None };
        let by_family = || self.hints.get(&family(name)).filter(|_| !name.contains([' ', '·']));
        let hint = self.hints.get(&name.to_lowercase()).or_else(by_family).cloned();
        let index = self.with_name(hint.as_ref().map_or(name, |hint| &hint.name));
        let known = self.all.get_mut(index)?;
        let person = &mut known.person;
        if person.role.is_none() {
            let (own, of) = match &hint {
                Some(hint) => (hint.role.clone(), hint.organization.clone()),
                None => (None, None),
            };
            person.role = role.clone().or(own);
            person.organization = if role.is_some() { organization.clone() } else { of };
        }
        let degree = honorific.as_ref().filter(|title| DEGREES.is_in(&title.to_lowercase()));
        person.honorific = person.honorific.take().or_else(|| degree.cloned());
        known.woman = known.woman.or(*woman).or_else(|| hint.and_then(|hint| hint.woman));
        Some(index)
    }

    /// The person with a full name, added if new.
    fn with_name(&mut self, full: &str) -> usize {
        let key = full.to_lowercase();
        if let Some(known) = self.by_words.get(&key) {
            return *known;
        }
        let whole = full.contains([' ', '·']);
        let spaced = full.rsplit_once(' ').map(|(_, family)| family.to_owned());
        let index = self.add(Person { name: full.to_owned(), family: spaced, ..Person::default() }, None);
        if whole {
            self.by_words.entry(family(full)).or_insert(index);
        }
        self.by_words.insert(key, index);
        index
    }

    fn add(&mut self, person: Person, woman: Option<bool>) -> usize {
        self.all.push(Known { person, woman });
        self.all.len() - 1
    }

    /// The holder of a post, or a person without a name.
    ///
    /// For example "die Ministerin", "un portavoz del Gobierno".
    fn described(&mut self, words: &str, known: bool, group: bool, woman: Option<bool>) -> usize {
        let key = words.to_lowercase();
        if let Some(index) = self.by_words.get(&key) {
            return *index;
        }
        let definite = key.split_once([' ', '’', '\'']).filter(|(article, _)| DEFINITE_ARTICLES.has(article));
        // Chinese has no articles, so a post alone means its holder.
        let bare = !key.contains(' ') && key.chars().all(writes_no_spaces);
        if definite.is_some() || bare {
            let post = definite.map_or(&*key, |(_, post)| post);
            if let Some(index) = self.holder(post, known) {
                self.by_words.insert(key, index);
                return index;
            }
            if !bare && let Some(index) = self.called(post, known, woman) {
                return index;
            }
        }
        let group = group || key.split_once(' ').is_some_and(|(first, _)| PLURAL_OPENERS.has(first));
        let person = Person { name: words.to_owned(), group, unnamed: true, ..Person::default() };
        let index = self.add(person, woman);
        self.by_words.insert(key, index);
        index
    }

    /// The holder of a post: a speaker, or a person whom the text names.
    fn holder(&mut self, post: &str, known: bool) -> Option<usize> {
        let post = Post::new(post);
        let held = |known: &Known| post.is(known.person.role.as_ref(), known.person.organization.as_ref());
        if let Some((index, _)) =
            self.all.iter().enumerate().rev().take(RECENT_PEOPLE).find(|(_, known)| held(known))
        {
            return Some(index);
        }
        let named = |hint: &&Hint| post.is(hint.role.as_ref(), hint.organization.as_ref());
        let hint = self.hints.values().filter(named).min_by(|a, b| a.name.cmp(&b.name));
        let hint = hint.filter(|_| known).cloned()?;
        let index = self.with_name(&hint.name);
        let known = self.all.get_mut(index)?;
        known.person.role = hint.role;
        known.person.organization = hint.organization;
        known.woman = hint.woman;
        Some(index)
    }

    /// The person whom a general noun refers back to: "sagte die Forscherin".
    fn called(&mut self, post: &str, known: bool, woman: Option<bool>) -> Option<usize> {
        let general = GENERAL_NOUNS.has(post.rsplit(' ').next().unwrap_or(post));
        let without_role = |last: usize| self.all.get(last).is_some_and(|known| known.person.role.is_none());
        let unknown = self.last.is_none_or(without_role);
        if !(general || known && !post.contains(' ') && unknown) {
            return None;
        }
        self.recent(woman, None).filter(|who| self.last == Some(*who) || general)
    }

    /// The person whom a pronoun means.
    ///
    /// The last subject that fits, or else the last speaker that does.
    fn recent(&mut self, woman: Option<bool>, block: Option<usize>) -> Option<usize> {
        let fits = |known: Option<bool>| woman.is_none() || known.is_none() || known == woman;
        if let Some(source) = self.subject.take() {
            let gender = match &source.who {
                Mention::Named { woman, .. } | Mention::Described { woman, .. } => *woman,
                Mention::Pronoun { .. } | Mention::Maybe(_) => None,
            };
            let people = matches!(
                &source.who,
                Mention::Named { .. } | Mention::Maybe(_) | Mention::Described { known: true, .. }
            );
            if people && fits(gender) {
                if let Some(block) = block {
                    return self.of(&source, block);
                }
                let who = self.resolve(&source.who, None)?;
                self.last = Some(who);
                return Some(who);
            }
        }
        let speaker = |known: &&Known| fits(known.woman) && !known.person.group;
        let last = self.last.filter(|last| self.all.get(*last).as_ref().is_some_and(speaker));
        last.or_else(|| {
            let mut known = self.all.iter().enumerate().rev().take(RECENT_PEOPLE);
            known.find(|(_, known)| speaker(known)).map(|(index, _)| index)
        })
    }
}
