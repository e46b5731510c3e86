//! Posts: what stands beside a name as the role and the organization of whom it names.

use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::people::names::lower;
use crate::import::attribution::people::{Known, People, name_at, names, words};
use crate::import::lexicon::names::HONORIFICS;
use crate::import::person::Person;
use std::ops::Range;

impl People {
    /// "Spokeswoman", "the White House press secretary", "Sen." before a name.
    pub(crate) fn give_titles(&mut self, read: &Tokenized, who: usize, titles: Range<usize>) {
        if titles.is_empty() {
            return;
        }
        let mut start = titles.start;
        if read.tag(start) == Tag::Determiner {
            start += 1;
        }
        // "First Lady" is a post.
        let first_lady =
            |index: usize| read.is(index, &["lady"]) && index > 0 && read.is(index - 1, &["first"]);
        if first_lady(start) {
            start -= 1;
        }
        let honorific = (start..titles.end)
            .find(|index| HONORIFICS.contains(&&*lower(read.word(*index))) && !first_lady(*index));
        let person = &mut self.known[who].person;
        if let Some(found) = honorific {
            person.honorific.get_or_insert_with(|| read.word(found).to_owned());
            if titles.end - start == 1 {
                return;
            }
        }
        let several = titles.end.checked_sub(1).is_some_and(|last| read.word(last).ends_with('s'));
        if start < titles.end && honorific.is_none() && person.role.is_none() && !several {
            person.role = Some(words(read, &(start..titles.end)));
        }
    }

    /// A post after a name, between commas: "Deputy Director of the Commission".
    pub(crate) fn give_post(&mut self, read: &Tokenized, who: usize, beside: Range<usize>) {
        let mut range = beside;
        if read.tag(range.start) == Tag::Determiner && range.len() > 1 {
            range.start += 1;
        }
        let owned = is_owned(read, &range);
        let owner = owned.then(|| subject_before(read, range.start)).flatten();
        if owned {
            range.start += 2;
        }
        let fits = matches!(read.tag(range.start), Tag::Name | Tag::Noun | Tag::Adverb)
            && !range.clone().any(|index| matches!(read.tag(index), Tag::Auxiliary | Tag::Modal | Tag::Verb))
            && (range.len() > 1 || names::is_office(read.word(range.start)))
            && read.tag(range.start) != Tag::Time
            && !is_list_of_names(read, &range);
        let person = &mut self.known[who].person;
        if !fits || person.group || person.role.is_some() {
            return;
        }
        let two = range.clone().filter(|index| read.is(*index, &["of"])).count() > 1
            && range.clone().any(|index| read.tag(index) == Tag::Conj);
        let split = range.clone().find(|index| read.is(*index, &["of", "for", "at", "with"]));
        match split.filter(|split| !two && *split + 1 < range.end && *split > range.start) {
            Some(split) => {
                let mut after = split + 1;
                if read.tag(after) == Tag::Determiner && after + 1 < range.end {
                    after += 1;
                }
                person.role = Some(words(read, &(range.start..split)));
                person.organization = Some(words(read, &(after..range.end)));
            }
            None => {
                person.role = Some(words(read, &range));
                person.organization = person.organization.take().or(owner);
            }
        }
    }

    /// A post in a caption: "Zhan Yong, Deputy Director of …, speaks".
    pub(crate) fn official(&mut self, read: &Tokenized, block: usize) {
        let Some((name, end)) = (0..read.tokens.len().min(3)).find_map(|at| name_at(read, at)) else {
            return;
        };
        if name.len() < 2 || read.tag(end) != Tag::Comma {
            return;
        }
        let Some(close) =
            (end + 1..read.tokens.len().min(end + 40)).find(|index| read.tag(*index) == Tag::Comma)
        else {
            return;
        };
        let who = self.named(read, name, block);
        self.give_post(read, who, end + 1..close);
    }

    /// A person by a label, for a transcript.
    pub(crate) fn find(&self, word: &str) -> Option<usize> {
        self.by_word.get(&word.to_lowercase()).copied()
    }

    pub(crate) fn add(&mut self, person: Person, key: &str) -> usize {
        let index = self.known.len();
        self.known.push(Known { person, woman: None, speaks: true });
        self.by_word.insert(key.to_lowercase(), index);
        index
    }

    pub(crate) fn speaks(&mut self, who: usize) -> &mut Person {
        self.known[who].speaks = true;
        &mut self.known[who].person
    }

    /// Those who speak or have a post, in the order of their first mention, and where each index went.
    pub(crate) fn finish(self) -> (Vec<Person>, Vec<Option<usize>>) {
        let mut order: Vec<usize> = (0..self.known.len())
            .filter(|index| self.known[*index].speaks || self.known[*index].person.role.is_some())
            .collect();
        let first = |index: &usize| {
            self.known[*index]
                .person
                .mentions
                .first()
                .map_or((usize::MAX, 0), |span| (span.block, span.range.start))
        };
        order.sort_by_key(first);
        let mut places = vec![None; self.known.len()];
        for (place, index) in order.iter().enumerate() {
            places[*index] = Some(place);
        }
        let mut people: Vec<Option<Person>> =
            self.known.into_iter().map(|known| Some(known.person)).collect();
        let people = order.into_iter().filter_map(|index| people[index].take()).collect();
        (people, places)
    }
}

/// "Ada Ling, Bo Chen and Cy Abara": others, and no post.
fn is_list_of_names(read: &Tokenized, range: &Range<usize>) -> bool {
    let names = |index: usize| matches!(read.tag(index), Tag::Name | Tag::Comma | Tag::Conj);
    range.clone().any(|index| read.tag(index) == Tag::Conj)
        && range.clone().all(|index| names(index) && !names::is_office(read.word(index)))
}

/// "company's Vice President": the post is with whom the text has just named.
fn is_owned(read: &Tokenized, post: &Range<usize>) -> bool {
    post.len() > 2
        && read.is(post.start, &["company", "firm", "group", "agency", "bank", "organization", "institute"])
        && matches!(read.word(post.start + 1), "'s" | "’s")
}

/// The last name before `at` that has a verb of its own and stands in no phrase: "*Acme* has opened an office in Reno."
fn subject_before(read: &Tokenized, at: usize) -> Option<String> {
    let is_name = |index: usize| read.tag(index) == Tag::Name;
    (1..at).rev().find_map(|verb| {
        let acts = matches!(read.tag(verb), Tag::Auxiliary | Tag::Modal | Tag::Verb);
        if !acts || !is_name(verb - 1) {
            return None;
        }
        let start = (0..verb).rev().take_while(|index| is_name(*index)).last()?;
        let inside = start.checked_sub(1).is_some_and(|before| read.tag(before) == Tag::Preposition);
        (!inside).then(|| words(read, &(start..verb)))
    })
}
