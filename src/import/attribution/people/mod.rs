//! Resolves mentions in English text to people and groups.

mod described;
mod groups;
mod holders;
mod labelled;
pub(super) mod names;
mod namesakes;
mod noticed;
mod origins;
mod posts;
mod runs;
mod titled;

use crate::import::attribution::english::mention::Mention;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::spans::stretch;
use crate::import::blocks::Span;
use crate::import::lexicon::honours::is_degree;
use crate::import::lexicon::list::WordMap;
use crate::import::lexicon::{given, offices, speakers};
use crate::import::person::Person;
use names::{is_organization, woman_by_title};
use namesakes::Meant;
use runs::{family_start, has_capital, is_given_name, lower_word, name_at, words};
use std::ops::Range;

/// Number of recently mentioned people that a pronoun can mean.
const RECENT_PEOPLE: usize = 16;

/// What is known about a person so far.
#[derive(Default)]
struct Known {
    person: Person,
    woman: Option<bool>,
    speaks: bool,
}

/// All people of a document.
#[derive(Default)]
pub(crate) struct People {
    known: Vec<Known>,
    /// Indexes of `known`, by name, given name, family name and description in
    /// lower case.
    by_words: WordMap<String, usize>,
    /// The people with a full name, by their family name in lower case.
    families: WordMap<String, Vec<usize>>,
    /// The people who were sources or subjects, the most recent last.
    recent: Vec<usize>,
    /// The people whom the last sentence introduces, if several: a pronoun can mean each of them.
    unclear: Vec<usize>,
    /// The group that "it" means.
    last_group: Option<usize>,
    /// The people whom "they" means.
    last_several: Option<usize>,
    /// The last person who has only a description, "an engineer", and the block of the mention.
    last_described: Option<(usize, usize)>,
}

impl People {
    /// Collects the full names of a block, so that family names can be resolved.
    pub(crate) fn learn(&mut self, tokens: &Tokenized, block: usize) {
        let mut at = 0;
        while at < tokens.len() {
            let Some(name) = name_at(tokens, at) else {
                at += 1;
                continue;
            };
            let titles = at..name.start;
            at = name.end.max(at + 1);
            if family_start(tokens, &name) == name.start {
                if matches!(self.of_family(tokens, &name, block), Some(Meant::Unclear)) {
                    continue;
                }
                let known = self.find(tokens.word(name.end - 1).trim_end_matches('.'));
                if let Some(known) = known.and_then(|known| self.known.get_mut(known)) {
                    known.person.mentions.push(stretch(tokens, block, &name));
                }
                continue;
            }
            let beside = tokens.tag(name.end) == Tag::Comma
                && (has_capital(tokens, name.end + 1) || tokens.tag(name.end + 1) == Tag::Determiner);
            let person = name.len() == 2 || beside || !titles.is_empty() || is_given_name(tokens, name.start);
            if person && !name.clone().any(|index| is_organization(tokens.lower(index))) {
                // "President of Harbour Works": a name alone after "of" belongs to the office.
                // "the Chief of Staff for Mayor Ada Ling": the office before a name is her post.
                let field =
                    !titles.is_empty() && !titles.clone().any(|index| offices::is_office(tokens.word(index)));
                let office = if field { runs::office_start(tokens, titles.start) } else { titles.start };
                // "President and Chief Executive Officer"
                let is_post = offices::is_office(tokens.word(name.end - 1));
                let alone = titles.is_empty() || is_post;
                let office = if alone { office } else { runs::first_of_posts(tokens, office) };
                let who = self.named(tokens, name, block);
                self.give_titles(tokens, who, office..titles.end);
                if tokens.tag(at) == Tag::Comma {
                    self.give_post_between_commas(tokens, who, at);
                }
            }
        }
    }

    /// The person with a name, added if new.
    fn named(&mut self, tokens: &Tokenized, mut name: Range<usize>, block: usize) -> usize {
        while name.len() > 1 && is_degree(tokens.word(name.end - 1)) {
            name.end -= 1;
        }
        let text = words(tokens, &name);
        let family_start = family_start(tokens, &name);
        // "De la Cruz" at the start of a sentence
        let opening = family_start + 1 < name.end && names::is_small(&lower_word(tokens, name.start));
        let single = family_start == name.start || opening && family_start == name.start + 1;
        let last = lower_word(tokens, name.end - 1);
        let first = lower_word(tokens, name.start);
        let before = name.start.checked_sub(1).map(|before| tokens.word(before));
        let woman = before.and_then(woman_by_title).or_else(|| given::woman(&first));
        let place = stretch(tokens, block, &name);
        let meant = if single { self.of_family(tokens, &name, block) } else { None };
        let index = match meant {
            Some(Meant::One(who)) => Some(who),
            _ => self.of_name(&text, &first, &last, single),
        };
        if let Some(index) = index {
            // After "Bobby Ling", "Ling" is he.
            if !single {
                self.by_words.insert(last.into_owned(), index);
            }
            if let Some(known) = self.known.get_mut(index) {
                known.mention(text, woman, place, single);
            }
            return index;
        }
        let index = self.known.len();
        let family = (!single && woman.is_some()).then(|| words(tokens, &(family_start..name.end)));
        if !single {
            self.add_to_family(&last, index);
        }
        self.by_words.insert(last.into_owned(), index);
        self.by_words.insert(text.to_lowercase(), index);
        if !single {
            self.by_words.entry(first.into_owned()).or_insert(index);
        }
        let honorific = posts::honorifics(tokens, 0..name.start).map(|titles| words(tokens, &titles));
        let person = Person { name: text, family, honorific, mentions: vec![place], ..Person::default() };
        self.known.push(Known { person, woman, speaks: false });
        index
    }

    /// The known person with a name.
    ///
    /// The family name decides, unless the given names differ.
    fn of_name(&self, text: &str, first: &str, last: &str, single: bool) -> Option<usize> {
        let text = text.to_lowercase();
        let whole = || self.by_words.get(&text).filter(|_| !single);
        let index = *whole().or_else(|| self.by_words.get(last))?;
        let known = &self.known.get(index)?.person.name;
        let small = known.split(' ').rev().skip(1).all(names::is_small);
        let known = known.to_lowercase();
        let family = small && known.rsplit(' ').next() == Some(last);
        (single || family || known.starts_with(first) || known == text).then_some(index)
    }

    /// The person whom a mention next to a cue means, who speaks.
    pub(crate) fn source(&mut self, tokens: &Tokenized, block: usize, mention: &Mention) -> Option<usize> {
        let who = self.meant(tokens, block, mention)?;
        self.known.get_mut(who)?.speaks = true;
        Some(who)
    }

    /// The person whom a mention means.
    pub(crate) fn meant(&mut self, tokens: &Tokenized, block: usize, mention: &Mention) -> Option<usize> {
        let phrase = &mention.phrase;
        let pronoun = matches!(tokens.tag(phrase.start), Tag::Pronoun | Tag::Possessive);
        let who = if phrase.len() == 1 && pronoun {
            let pronoun = lower_word(tokens, phrase.start);
            let who = self.of_pronoun(&pronoun)?;
            self.learn_gender(who, &pronoun);
            who
        } else if let Some(name) = runs::name_beside(tokens, mention) {
            // "Chair of the Trust, Ada Ling, said": the post comes first.
            let who = self.named(tokens, name.clone(), block);
            self.give_post(tokens, who, phrase.clone());
            self.give_titles(
                tokens,
                who,
                mention.beside.as_ref().map_or(name.start, |beside| beside.start)..name.start,
            );
            who
        } else {
            self.described(tokens, block, phrase)?
        };
        if let Some(beside) = &mention.beside {
            self.give_post(tokens, who, beside.clone());
        }
        if let Some(post) = posts::before_name(tokens, phrase) {
            self.give_post(tokens, who, post);
        }
        self.give_origin(tokens, who, phrase);
        let known = self.known.get_mut(who)?;
        let place = stretch(tokens, block, phrase);
        let overlaps = |known: &Span| {
            known.block == block && known.range.start < place.range.end && place.range.start < known.range.end
        };
        if !known.person.mentions.iter().rev().take(4).any(overlaps) {
            known.person.mentions.push(place);
        }
        // "His *face*" is neither "he" nor "she".
        let thing = known.person.unnamed && !speakers::names_person(&known.person.name);
        if known.person.unnamed && !known.person.group {
            self.last_described = Some((who, block));
        }
        let is_one = !known.person.group && !thing;
        // "Reyes", whom no full name introduces, may also be several.
        let may_be_one = known.person.group && is_like_family_name(&known.person.name);
        if known.person.group {
            self.last_group = Some(who);
            self.last_several = Some(who);
            self.notice_example(tokens, block, phrase);
        }
        if is_one || may_be_one {
            self.mention_last(who);
            if self.recent.len() > RECENT_PEOPLE {
                self.recent.remove(0);
            }
        }
        Some(who)
    }

    /// Marks a person as the most recently mentioned one.
    fn mention_last(&mut self, who: usize) {
        self.unclear.clear();
        self.recent.retain(|known| *known != who);
        self.recent.push(who);
    }

    /// The person with a name, a label or a description, ignoring case.
    pub(crate) fn find(&self, words: &str) -> Option<usize> {
        self.by_words.get(&words.to_lowercase()).copied()
    }

    /// Adds somebody who speaks and who is found by a label.
    pub(crate) fn add(&mut self, person: Person, label: &str) -> usize {
        let index = self.known.len();
        self.known.push(Known { person, woman: None, speaks: true });
        self.by_words.insert(label.to_lowercase(), index);
        index
    }

    /// The group with a name, added if new. It may be mentioned and say nothing.
    fn group_named(&mut self, name: String, mention: Span) -> usize {
        let key = name.to_lowercase();
        self.find(&key).unwrap_or_else(|| {
            let index = self.known.len();
            let person = Person { name, group: true, mentions: vec![mention], ..Person::default() };
            self.known.push(Known { person, ..Known::default() });
            self.by_words.insert(key, index);
            index
        })
    }

    /// Records that a person speaks, with a title if none is known.
    pub(crate) fn speaks(&mut self, who: usize, honorific: Option<String>) {
        if let Some(known) = self.known.get_mut(who) {
            known.speaks = true;
            known.person.honorific = known.person.honorific.take().or(honorific);
        }
    }

    /// The people who speak or have a post, and the new index of each person.
    ///
    /// They are in the order of their first mention.
    pub(crate) fn finish(self) -> (Vec<Person>, Vec<Option<usize>>) {
        let mut places = vec![None; self.known.len()];
        let holders = holders::holders(&self.known);
        let mut everybody = self.known;
        for (index, holder) in holders.iter().enumerate() {
            let alone = everybody.get_mut(index).filter(|_| holder.is_some()).map(std::mem::take);
            if let Some(alone) = alone
                && let Some(known) = holder.and_then(|holder| everybody.get_mut(holder))
            {
                known.speaks |= alone.speaks;
                known.person.mentions.extend(alone.person.mentions);
                known.person.mentions.sort_by_key(|span| (span.block, span.range.start));
            }
        }
        let known = everybody.into_iter().enumerate();
        let mut kept: Vec<(usize, Person)> = known
            .filter(|(_, known)| known.speaks || known.person.role.is_some())
            .map(|(index, known)| (index, known.person))
            .collect();
        kept.sort_by_key(|(_, person)| {
            person.mentions.first().map_or((usize::MAX, 0), |span| (span.block, span.range.start))
        });
        for (place, (index, _)) in kept.iter().enumerate() {
            if let Some(kept) = places.get_mut(*index) {
                *kept = Some(place);
            }
        }
        for (index, holder) in holders.into_iter().enumerate() {
            let place = holder.and_then(|holder| places.get(holder).copied().flatten());
            if let Some(own) = places.get_mut(index).filter(|_| place.is_some()) {
                *own = place;
            }
        }
        (kept.into_iter().map(|(_, person)| person).collect(), places)
    }
}

impl Known {
    /// Adds a mention by a name, which can be longer than the known one.
    fn mention(&mut self, name: String, woman: Option<bool>, place: Span, single: bool) {
        if name.len() > self.person.name.len() && !single {
            self.person.name = name;
        }
        self.woman = self.woman.or(woman);
        // Mentions come in the order of the text, so a known one is near the end.
        let mentions = &mut self.person.mentions;
        if !mentions.iter().rev().take(8).any(|mention| *mention == place)
            && mentions.last().is_none_or(|last| last.block <= place.block)
        {
            mentions.push(place);
        }
    }
}

/// Returns true for one word with a capital that is no common noun for people, such as "Reyes".
fn is_like_family_name(name: &str) -> bool {
    let is_people = || speakers::is_noun_of_speaker(name) || name.ends_with("ans");
    name.starts_with(char::is_uppercase) && !name.contains(' ') && !is_people()
}
