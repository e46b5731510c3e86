//! Reads the name before a quotation: "Harbour Chair and Councillor Ada Ling: “…”".

use super::People;
use super::names::{is_office, is_organization, lower};
use super::runs::{name_start, words};
use crate::import::attribution::english::mention::Mention;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::spans::stretch;
use crate::import::lexicon::list::List;
use crate::import::lexicon::speakers;
use std::ops::Range;

static TOPIC_PREPOSITIONS: List = List::of("english", "prepositions-before-topics");

impl People {
    /// The person or the group of a label, with the mention that names them.
    ///
    /// All of the label is one name: with a name at its end the words before it are the post, else it is a group.
    pub(crate) fn labelled(
        &mut self,
        tokens: &Tokenized,
        block: usize,
        label: &Range<usize>,
    ) -> Option<(Mention, usize)> {
        let bracket = label.clone().find(|at| tokens.tag(*at) == Tag::Bracket);
        let topic = (label.start + 1..label.end).find(|at| {
            tokens.is_in(*at, &TOPIC_PREPOSITIONS)
                && label.clone().any(|word| word > *at && is_small_noun(tokens, word))
        });
        let phrase = label.start..bracket.or(topic).unwrap_or(label.end);
        let mention = Mention { phrase: phrase.clone(), beside: None };
        if let Some(who) = self.between_commas(tokens, block, &phrase) {
            self.speaks(who, None);
            return Some((mention, who));
        }
        let run = phrase.clone().rev().take_while(|at| tokens.tag(*at) == Tag::Name).last();
        let run = run.map(|start| start..phrase.end);
        let whole = run.as_ref().is_some_and(|run| run.start == phrase.start);
        let after_post =
            run.map(|run| (run.start, name_start(tokens, run.clone())..run.end)).filter(|(run, name)| {
                let before = name.start.checked_sub(1).filter(|before| *before >= phrase.start);
                let owner = |before| tokens.tag(before) == Tag::Other;
                let post = before.is_some_and(|before| is_post(tokens.word(before)) || owner(before));
                (2..=4).contains(&name.len()) && (post || name.start > *run)
            });
        let who = match after_post {
            Some((_, name)) => {
                let who = self.named(tokens, name.clone(), block);
                self.give_titles(tokens, who, phrase.start..name.start);
                who
            }
            None if whole => return self.source(tokens, block, &mention).map(|who| (mention, who)),
            None => self.group_in_label(tokens, block, &phrase),
        };
        self.speaks(who, None);
        Some((mention, who))
    }

    /// "Ada Ling, Chair, Arbor", "Head of the Office, Arbor, Ada Ling": a name and its posts between commas.
    fn between_commas(&mut self, tokens: &Tokenized, block: usize, phrase: &Range<usize>) -> Option<usize> {
        let comma = phrase.clone().find(|at| tokens.tag(*at) == Tag::Comma)?;
        let last = phrase.clone().rfind(|at| tokens.tag(*at) == Tag::Comma)?;
        let is_name = |range: &Range<usize>| {
            let names =
                range.clone().all(|at| tokens.tag(at) == Tag::Name && !is_organization(tokens.lower(at)));
            (2..=4).contains(&range.len()) && names
        };
        let first = name_start(tokens, phrase.start..comma)..comma;
        let end = last + 1..phrase.end;
        let posts = |mut range: Range<usize>| range.any(|at| is_post(tokens.word(at)));
        let (name, post) =
            if is_name(&first) && !(posts(first.clone()) || is_listed(tokens, comma, phrase.end)) {
                (first, comma + 1..phrase.end)
            } else if is_name(&end) && posts(phrase.start..comma) {
                (end, phrase.start..last)
            } else {
                return None;
            };
        let who = self.named(tokens, name, block);
        self.give_post(tokens, who, post);
        Some(who)
    }

    fn group_in_label(&mut self, tokens: &Tokenized, block: usize, phrase: &Range<usize>) -> usize {
        let name = words(tokens, phrase);
        self.group_named(name, stretch(tokens, block, phrase))
    }
}

fn is_post(word: &str) -> bool {
    is_office(word) || speakers::is_person(&lower(word))
}

fn is_small_noun(tokens: &Tokenized, at: usize) -> bool {
    tokens.tag(at) == Tag::Noun && !tokens.token(at).capital
}

/// Returns true if an "and" after a comma joins the parts of one name: "Roads, Rails and Rivers Union".
fn is_listed(tokens: &Tokenized, comma: usize, end: usize) -> bool {
    let and = (comma + 1..end).find(|at| tokens.tag(*at) == Tag::Conj);
    and.is_some_and(|and| (comma + 1..and).all(|at| matches!(tokens.tag(at), Tag::Name | Tag::Comma)))
        && !(comma + 1..end).any(|at| is_post(tokens.word(at)))
}
