//! Who speaks: every mention of a person or a group tied into one, with the post and the organization said beside it.

pub(crate) mod names;
pub(crate) mod posts;
pub(crate) mod titled;

use crate::import::attribution::english::mention::Mention;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::people::names::{is_title, lower};
use crate::import::attribution::spans::stretch;
use crate::import::lexicon::given;
use crate::import::lexicon::names::{BODIES, HONORIFICS};
use crate::import::person::Person;
use std::collections::HashMap;
use std::ops::Range;

/// A person as known so far.
#[derive(Default)]
pub(crate) struct Known {
    pub(crate) person: Person,
    pub(crate) woman: Option<bool>,
    pub(crate) speaks: bool,
}

/// All that are known in a document.
#[derive(Default)]
pub(crate) struct People {
    pub(crate) known: Vec<Known>,
    pub(crate) by_word: HashMap<String, usize>,
    /// Who was mentioned last as a source or subject: a woman, a man, of unknown gender; a group; a body.
    pub(crate) recent: Vec<usize>,
    pub(crate) last_group: Option<usize>,
}

impl People {
    /// Learns the full names of a block, so that a family name finds its bearer.
    pub(crate) fn learn(&mut self, read: &Tokenized, block: usize) {
        let mut at = 0;
        while at < read.tokens.len() {
            let Some((name, end)) = name_at(read, at) else {
                at += 1;
                continue;
            };
            if name.len() >= 2 {
                let words: Vec<&str> = name.clone().map(|index| read.word(index)).collect();
                let gender = given::woman(&lower(words[0]));
                let titled = at < name.start;
                let body = words.iter().any(|word| BODIES.contains(&&*lower(word)));
                let beside = read.tag(end) == Tag::Comma
                    && read
                        .tokens
                        .get(end + 1)
                        .is_some_and(|next| next.capital || next.tag == Tag::Determiner);
                if !body && (gender.is_some() || titled || beside || name.len() == 2) {
                    let who = self.named(read, name.clone(), block);
                    // "President of Harbour Works": a name alone behind "of" is what the office is held of.
                    let office = if titled { titled::office_start(read, at) } else { at };
                    self.give_titles(read, who, office..name.start);
                }
            } else if let Some(&known) = self.by_word.get(&lower(read.word(name.start))) {
                self.known[known].person.mentions.push(stretch(read, block, &name));
            }
            at = end.max(at + 1);
        }
    }

    /// The person of a name in tokens: a known one, or a new one.
    pub(crate) fn named(&mut self, read: &Tokenized, name: Range<usize>, block: usize) -> usize {
        let text = words(read, &name);
        let last = lower(read.word(name.end - 1));
        let first = lower(read.word(name.start));
        let single = name.len() == 1;
        let found = self
            .by_word
            .get(&last)
            .or_else(|| if single { None } else { self.by_word.get(&text.to_lowercase()) })
            .copied();
        let found = found.filter(|index| {
            let known = self.known[*index].person.name.to_lowercase();
            single || known == last || known.starts_with(&*first) || known == text.to_lowercase()
        });
        let gender = Self::honorific_gender(read, &name).or_else(|| given::woman(&first));
        let place = stretch(read, block, &name);
        if let Some(index) = found {
            let known = &mut self.known[index];
            if text.len() > known.person.name.len() && !single {
                known.person.name = text;
            }
            known.woman = known.woman.or(gender);
            // They come in the order of the text: one that is there is among the last.
            if !known.person.mentions.iter().rev().take(8).any(|mention| *mention == place)
                && known.person.mentions.last().is_none_or(|last| last.block <= block)
            {
                known.person.mentions.push(place);
            }
            return index;
        }
        let index = self.known.len();
        let honorific = name
            .start
            .checked_sub(1)
            .map(|before| read.word(before))
            .filter(|word| HONORIFICS.contains(&&*lower(word)));
        let family = (!single).then(|| read.word(name.end - 1).to_owned());
        let family = family.filter(|_| gender.is_some());
        self.known.push(Known {
            person: Person {
                name: text.clone(),
                family,
                honorific: honorific.map(str::to_owned),
                mentions: vec![place],
                ..Person::default()
            },
            woman: gender,
            speaks: false,
        });
        self.by_word.insert(last, index);
        self.by_word.insert(text.to_lowercase(), index);
        if !single {
            self.by_word.entry(first).or_insert(index);
        }
        index
    }

    fn honorific_gender(read: &Tokenized, name: &Range<usize>) -> Option<bool> {
        let before = name.start.checked_sub(1).map(|before| lower(read.word(before)))?;
        match &*before {
            "mr" | "sir" | "lord" | "king" | "congressman" | "chairman" | "spokesman" => Some(false),
            "mrs" | "ms" | "miss" | "dame" | "lady" | "queen" | "congresswoman" | "chairwoman"
            | "spokeswoman" => Some(true),
            _ => None,
        }
    }

    /// Who a mention beside a cue is.
    pub(crate) fn source(&mut self, read: &Tokenized, block: usize, mention: &Mention) -> Option<usize> {
        let phrase = mention.phrase.clone();
        let first = read.word(phrase.start);
        let word = lower(first);
        let who = if phrase.len() == 1 && matches!(read.tag(phrase.start), Tag::Pronoun | Tag::Possessive) {
            match &*word {
                "she" | "her" | "herself" => self.recent_person(true),
                "he" | "his" | "himself" => self.recent_person(false),
                "they" | "their" => self.last_group.or_else(|| self.recent.last().copied()),
                "it" | "its" => self.last_group,
                _ => None,
            }?
        } else if let Some(name) = titled::name_beside(read, mention) {
            // "Chair of the Trust, Ada Ling, said": the post stands first.
            let who = self.named(read, name, block);
            self.give_post(read, who, phrase.clone());
            who
        } else {
            self.described(read, block, &phrase)
        };
        self.known[who].speaks = true;
        if let Some(beside) = &mention.beside {
            self.give_post(read, who, beside.clone());
        }
        if self.known[who].person.group {
            self.last_group = Some(who);
        }
        if !self.known[who].person.group {
            self.recent.retain(|known| *known != who);
            self.recent.push(who);
            if self.recent.len() > 16 {
                self.recent.remove(0);
            }
        }
        let place = stretch(read, block, &phrase);
        let mentions = &mut self.known[who].person.mentions;
        if !mentions.iter().rev().take(4).any(|known| {
            known.block == block && known.range.start < place.range.end && place.range.start < known.range.end
        }) {
            mentions.push(place);
        }
        Some(who)
    }

    fn recent_person(&self, woman: bool) -> Option<usize> {
        let fits = |sure: bool| {
            self.recent.iter().rev().copied().find(|index| {
                let known = self.known[*index].woman;
                if sure { known == Some(woman) } else { known != Some(!woman) }
            })
        };
        let last = self.recent.last().copied().filter(|index| self.known[*index].woman != Some(!woman));
        last.or_else(|| fits(true)).or_else(|| fits(false))
    }

    /// A name stands as the subject of a sentence: the next pronoun is likely theirs.
    pub(crate) fn notice(&mut self, read: &Tokenized, sentence: Range<usize>) {
        let Some(name) = (sentence.start..sentence.end.min(sentence.start + 5))
            .filter_map(|at| name_at(read, at))
            .map(|(name, _)| name)
            .find(|name| !is_place(read, name))
        else {
            return;
        };
        if read.tokens[name.start].quoted {
            return;
        }
        let full = words(read, &name).to_lowercase();
        let found =
            self.by_word.get(&full).or_else(|| self.by_word.get(&lower(read.word(name.end - 1)))).copied();
        if let Some(who) = found.filter(|who| !self.known[*who].person.group) {
            self.recent.retain(|known| *known != who);
            self.recent.push(who);
        }
    }

    /// The person of a noun phrase: by the name that ends its head, or by the whole description.
    fn described(&mut self, read: &Tokenized, block: usize, phrase: &Range<usize>) -> usize {
        let head_end = head_end(read, phrase);
        if let Some(name) = titled::behind_office(read, phrase, head_end) {
            let who = self.named(read, name.clone(), block);
            self.give_titles(read, who, phrase.start..name.start);
            return who;
        }
        let capitals = (phrase.start..head_end).rev().take_while(|index| read.tag(*index) == Tag::Name);
        let start = match capitals.last() {
            Some(first) if !is_title(read.word(head_end - 1)) => titled::name_start(read, first..head_end),
            _ => head_end,
        };
        let plain_head = matches!(read.tag(phrase.start), Tag::Determiner) && start == phrase.start + 1;
        let body = (start..head_end).any(|index| BODIES.contains(&&*lower(read.word(index))));
        let of = read.is(head_end, &["of"]) && head_end < phrase.end;
        let joined = (phrase.start..head_end).any(|index| read.tag(index) == Tag::Conj);
        let place = read.is(head_end, &["’s", "'s"]);
        if start < head_end
            && !plain_head
            && !body
            && !place
            && !joined
            && (!of || head_end - start > 1)
            && head_end - start <= 4
        {
            let small = head_end - start == 1 && !self.by_word.contains_key(&lower(read.word(start)));
            if !(small && read.word(start).ends_with('s') && start == phrase.start) {
                let titles = phrase.start..start;
                let namesake = self.namesake(read, &titles, start..head_end, block);
                let who = namesake.unwrap_or_else(|| self.named(read, start..head_end, block));
                self.give_titles(read, who, titles);
                return who;
            }
        }
        let text = words(read, phrase);
        let key = text.to_lowercase();
        if let Some(&known) = self.by_word.get(&key) {
            return known;
        }
        let head = lower(read.word(head_end.max(phrase.start + 1) - 1));
        let group = body || joined || plain_head || head.ends_with('s') || BODIES.contains(&&*head);
        let index = self.known.len();
        let mentions = vec![stretch(read, block, phrase)];
        let named_body = (phrase.clone()).any(|index| read.tag(index) == Tag::Name) && (body || plain_head);
        self.known.push(Known {
            person: Person { name: text, group, unnamed: !named_body, mentions, ..Person::default() },
            woman: None,
            speaks: false,
        });
        self.by_word.insert(key, index);
        index
    }
}

/// Whether a name is where something is, or of a programme: "In *North Ellery*, …", "With *Tide II*".
fn is_place(read: &Tokenized, name: &Range<usize>) -> bool {
    let inside = name.start.checked_sub(1).is_some_and(|before| read.tag(before) == Tag::Preposition);
    let numbered = matches!(read.word(name.end - 1), "II" | "III" | "IV" | "V" | "VI" | "VII");
    let first = read.word(name.start);
    inside
        || numbered && given::woman(&lower(first)).is_none()
        || name.len() > 1
            && matches!(first, "North" | "South" | "East" | "West" | "New" | "Los" | "San" | "Mount")
}

/// Where the head of a noun phrase ends: before what is said of it, and before what it does.
fn head_end(read: &Tokenized, phrase: &Range<usize>) -> usize {
    let ends = |index: &usize| {
        let after_name = read.tag(index - 1) == Tag::Name && !read.tokens[*index].capital;
        matches!(read.tag(*index), Tag::Preposition | Tag::Comma | Tag::Bracket | Tag::Relative | Tag::That)
            || after_name && matches!(read.tag(*index), Tag::Adverb | Tag::Verb | Tag::Past | Tag::Auxiliary)
    };
    (phrase.start + 1..phrase.end).find(ends).unwrap_or(phrase.end)
}

pub(crate) fn words(read: &Tokenized, range: &Range<usize>) -> String {
    read.text[read.bytes(range)].to_owned()
}

/// The name that begins at a token, after its titles, and where it ends.
pub(crate) fn name_at(read: &Tokenized, at: usize) -> Option<(Range<usize>, usize)> {
    let name = |index: usize| read.tag(index) == Tag::Name && read.tokens[index].capital;
    if !name(at) || at > 0 && name(at - 1) {
        return None;
    }
    let mut start = at;
    while name(start) && is_title(read.word(start)) {
        start += 1;
    }
    let mut run = start;
    while name(run) {
        run += 1;
    }
    start = titled::name_start(read, start..run);
    let mut end = start;
    while name(end) && end - start < 5 {
        end += 1;
        if read.is(end, &["de", "von", "van", "bin", "al", "der", "la", "del"]) && name(end + 1) {
            end += 1;
        }
    }
    (end > start).then_some((start..end, end))
}
