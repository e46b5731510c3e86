//! Who speaks in other languages: mentions tied into people by name, family name, post and pronoun.

use crate::import::attribution::languages::{Mention, Source};
use crate::import::blocks::Span;
use crate::import::person::Person;
use std::collections::HashMap;

/// What a text said of somebody before they speak.
#[derive(Clone, Debug)]
struct Hint {
    name: String,
    role: Option<String>,
    organization: Option<String>,
    woman: Option<bool>,
}

/// All who speak in a document.
#[derive(Default)]
pub(crate) struct People {
    pub(crate) all: Vec<Person>,
    women: Vec<Option<bool>>,
    by: HashMap<String, usize>,
    hints: HashMap<String, Hint>,
    /// Whom the words before a quotation speak of.
    subject: Option<Source>,
    last: Option<usize>,
}

/// So many people are looked through for whom a post or a pronoun means.
const RECENT: usize = 64;
/// So many names are kept of those who may speak later.
const MOST: usize = 4096;

/// Nouns that anybody can be called by who was named before.
const GENERIC: &[&str] = &[
    "forscher",
    "forscherin",
    "wissenschaftler",
    "wissenschaftlerin",
    "politiker",
    "politikerin",
    "frau",
    "mann",
    "experte",
    "expertin",
    "chercheur",
    "chercheuse",
    "scientifique",
    "responsable",
    "élu",
    "élue",
    "homme",
    "femme",
    "spécialiste",
    "intéressé",
    "intéressée",
    "dirigeant",
    "dirigeante",
    "investigador",
    "investigadora",
    "científico",
    "científica",
    "dirigente",
    "mandatario",
    "mandataria",
    "hombre",
    "mujer",
    "experto",
    "experta",
    "político",
    "política",
];
/// How groups of people are called.
const MANY: &[&str] =
    &["los ", "las ", "les ", "des ", "unos ", "unas ", "fuentes ", "mehrere ", "zwei ", "deux ", "dos "];

/// The word that a name is found by again.
fn family(name: &str) -> String {
    name.rsplit([' ', '·']).next().unwrap_or(name).to_lowercase()
}

impl People {
    /// Keeps what is said of somebody who may speak later.
    pub(crate) fn learn(&mut self, source: &Source) {
        let Mention::Named { name, role, organization, woman, .. } = &source.who else { return };
        if self.hints.len() > MOST {
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

    /// A sentence speaks of somebody: the next pronoun is likely theirs.
    pub(crate) fn notice(&mut self, sources: Vec<Source>) {
        if let Some(source) = sources.into_iter().find(|source| self.knows(source)) {
            self.subject = Some(source);
        }
    }

    /// Whether a mention is somebody: a single word only where a name was read before that ends in it.
    pub(crate) fn knows(&self, source: &Source) -> bool {
        match &source.who {
            Mention::Maybe(name) => {
                let key = name.to_lowercase();
                self.hints.contains_key(&key) || self.by.contains_key(&key)
            }
            _ => true,
        }
    }

    /// Who is mentioned beside a cue.
    pub(crate) fn of(&mut self, source: &Source, block: usize) -> Option<usize> {
        let who = match &source.who {
            Mention::Named { name, role, organization, honorific, woman } => {
                let hint = self
                    .hints
                    .get(&name.to_lowercase())
                    .or_else(|| self.hints.get(&family(name)).filter(|_| !name.contains([' ', '·'])));
                let hint = hint.cloned();
                let full = hint.as_ref().map_or_else(|| name.clone(), |hint| hint.name.clone());
                let index = self.named(&full);
                let person = &mut self.all[index];
                let (known, of) =
                    hint.as_ref().map_or((None, None), |hint| (hint.role.clone(), hint.organization.clone()));
                if person.role.is_none() {
                    person.role = role.clone().or(known);
                    person.organization = if role.is_some() { organization.clone() } else { of };
                }
                person.honorific =
                    person.honorific.take().or_else(|| honorific.clone().filter(|title| is_degree(title)));
                self.women[index] = self.women[index].or(*woman).or_else(|| hint.and_then(|hint| hint.woman));
                index
            }
            Mention::Described { words, known, group, woman } => {
                self.described(words, *known, *group, *woman)?
            }
            Mention::Maybe(name) => {
                let known = self.hints.get(&name.to_lowercase()).map(|hint| hint.name.clone());
                match known {
                    Some(full) => {
                        let name = Mention::Named {
                            name: full,
                            role: None,
                            organization: None,
                            honorific: None,
                            woman: None,
                        };
                        return self.of(&Source { range: source.range.clone(), who: name }, block);
                    }
                    None => *self.by.get(&name.to_lowercase())?,
                }
            }
            Mention::Pronoun { many: true, .. } => return None,
            Mention::Pronoun { woman, .. } => self.recent(*woman, block)?,
        };
        let person = &mut self.all[who];
        if !source.range.is_empty() {
            person.mentions.push(Span { block, range: source.range.clone() });
        }
        self.last = Some(who);
        self.subject = None;
        Some(who)
    }

    fn named(&mut self, full: &str) -> usize {
        let key = full.to_lowercase();
        let single = !full.contains([' ', '·']);
        if let Some(known) = self.by.get(&key) {
            return *known;
        }
        let index = self.put(Person { name: full.to_owned(), ..Person::default() }, None);
        if !single {
            self.by.entry(family(full)).or_insert(index);
            let spaced = full.rsplit_once(' ').map(|(_, family)| family.to_owned());
            self.all[index].family = spaced;
        }
        self.by.insert(key, index);
        index
    }

    fn put(&mut self, person: Person, woman: Option<bool>) -> usize {
        self.all.push(person);
        self.women.push(woman);
        self.all.len() - 1
    }

    /// "die Ministerin", "un portavoz del Gobierno": whoever has that post, or somebody without a name.
    fn described(&mut self, words: &str, known: bool, group: bool, woman: Option<bool>) -> Option<usize> {
        let key = words.to_lowercase();
        if let Some(index) = self.by.get(&key) {
            return Some(*index);
        }
        let (article, rest) = key
            .split_once([' ', '’', '\''])
            .filter(|(article, _)| matches!(*article, "der" | "die" | "das" | "le" | "la" | "l" | "el"))
            .unwrap_or(("", &key));
        // Chinese has no articles: a post alone is whoever has it.
        let bare = !key.contains(' ') && key.chars().all(crate::text::fold::writes_no_spaces);
        if !article.is_empty() || bare {
            let head = rest.split([' ', '’', '\'']).next().unwrap_or(rest).to_owned();
            let of = rest.rsplit([' ', '’', '\'']).next().filter(|of| *of != head);
            let holds = |role: &Option<String>, organization: &Option<String>| {
                let Some(role) = role.as_ref().map(|role| role.to_lowercase()) else { return false };
                let whose = organization.as_ref().map(|whose| whose.to_lowercase()).unwrap_or_default();
                let same = role
                    .split([' ', '-'])
                    .any(|word| word == head || word.ends_with(&head) && head.chars().count() > 4);
                // "la présidente de la Commission" is no president of something else.
                same && of.is_none_or(|of| role.contains(of) || whose.contains(of))
            };
            let known_holder = |index: &usize| holds(&self.all[*index].role, &self.all[*index].organization);
            if let Some(index) = (0..self.all.len()).rev().take(RECENT).find(known_holder) {
                self.by.insert(key, index);
                return Some(index);
            }
            let hint = self
                .hints
                .values()
                .filter(|hint| holds(&hint.role, &hint.organization))
                .min_by(|a, b| a.name.cmp(&b.name));
            if let Some(hint) = hint.filter(|_| known).cloned() {
                let index = self.named(&hint.name);
                self.all[index].role = hint.role;
                self.all[index].organization = hint.organization;
                self.women[index] = hint.woman;
                self.by.insert(key, index);
                return Some(index);
            }
            // "sagte die Forscherin": whoever was spoken of, called by what they are.
            let plain = GENERIC.contains(&rest.rsplit(' ').next().unwrap_or(rest));
            let unknown = self.last.is_none_or(|last| self.all[last].role.is_none());
            if !bare && (plain || known && !rest.contains(' ') && unknown) {
                let who = self.spoken_of(woman, usize::MAX).filter(|who| self.last == Some(*who) || plain);
                if who.is_some() {
                    return who;
                }
            }
        }
        let group = group || MANY.iter().any(|many| key.starts_with(many));
        let person = Person { name: words.to_owned(), group, unnamed: true, ..Person::default() };
        let index = self.put(person, woman);
        self.by.insert(key, index);
        Some(index)
    }

    /// Whom a pronoun means.
    fn recent(&mut self, woman: Option<bool>, block: usize) -> Option<usize> {
        self.spoken_of(woman, block)
    }

    fn spoken_of(&mut self, woman: Option<bool>, block: usize) -> Option<usize> {
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
                return self.of(&source, block.min(usize::MAX - 1)).inspect(|who| {
                    if block == usize::MAX {
                        self.all[*who].mentions.pop();
                    }
                });
            }
        }
        let last = self.last.filter(|last| fits(self.women[*last]) && !self.all[*last].group);
        last.or_else(|| {
            (0..self.all.len())
                .rev()
                .take(RECENT)
                .find(|index| fits(self.women[*index]) && !self.all[*index].group)
        })
    }
}

/// Whether a title is kept beside a name: a degree, not "Mrs".
fn is_degree(title: &str) -> bool {
    let lower = title.to_lowercase();
    ["dr", "prof", "docteur", "doctor", "doctora", "maître"].iter().any(|degree| lower.contains(degree))
}
