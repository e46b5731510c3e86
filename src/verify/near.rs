//! Finds the most similar quote for a passage that matches no quote exactly.

use super::difference::{Difference, Tokens};
use super::finding::{Finding, Verdict};
use super::heard::without_interruptions;
use super::source::{Owner, Source};
use super::spelling::without_end;
use crate::model::{Kind, QuoteId};
use crate::query::{telling_words, words_of};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;

/// Finds the most similar quotes.
pub(super) struct Near<'a> {
    sources: &'a [Source<'a>],
    /// The quotes as tokens, made on first use.
    quotes: Option<Vec<Candidate<'a>>>,
}

struct Candidate<'a> {
    briefing: usize,
    quote: QuoteId,
    original: bool,
    text: Cow<'a, str>,
    /// Made on first use.
    tokens: OnceCell<Tokens>,
    words: HashSet<String>,
}

impl<'a> Near<'a> {
    pub(super) fn new(sources: &'a [Source<'a>]) -> Self {
        Self { sources, quotes: None }
    }

    /// Returns the most similar quote, if it shares more than half of the passage.
    pub(super) fn find(&mut self, words: &str) -> Option<Finding> {
        let sources = self.sources;
        let quotes = self.quotes.get_or_insert_with(|| candidates(sources));
        let passage = Tokens::new(without_end(words));
        let own = telling_words(words);
        // Half of a passage of one or two words is not enough evidence.
        if passage.words().count() < 3 {
            return None;
        }
        let mut best: Option<(&Candidate<'_>, Difference)> = None;
        for candidate in quotes.iter() {
            let shared = own.iter().filter(|word| candidate.words.contains(*word)).count();
            if shared * 2 < own.len() {
                continue;
            }
            let tokens = candidate.tokens.get_or_init(|| Tokens::new(&candidate.text));
            let Some(difference) = passage.align(tokens) else { continue };
            if difference.cost * 2 <= passage.weight()
                && best.as_ref().is_none_or(|(_, known)| difference.cost < known.cost)
            {
                best = Some((candidate, difference));
            }
        }
        let (candidate, difference) = best?;
        let briefing = sources[candidate.briefing].briefing;
        let verdict = match (briefing[candidate.quote].kind, difference.cost) {
            (Kind::Direct, 0) => Verdict::Verbatim,
            (Kind::Indirect, _) => Verdict::Paraphrase,
            _ => Verdict::Differs,
        };
        let found = Finding::of(verdict, candidate.briefing, briefing, Owner::Quote(candidate.quote));
        let difference = Some(difference).filter(|difference| difference.cost > 0);
        Some(Finding { difference, original: candidate.original, ..found })
    }
}

/// Returns all quotes and their originals, direct quotes first, because the first of equally similar quotes is used.
fn candidates<'a>(sources: &'a [Source<'_>]) -> Vec<Candidate<'a>> {
    let mut all = Vec::new();
    for (briefing, source) in sources.iter().enumerate() {
        for quote in source.briefing.quote_ids() {
            let own = &source.briefing[quote];
            let original = own.original.as_ref().map(|original| (&original.text, true));
            let section = own.section.map(|section| &source.briefing[section]);
            let joined =
                without_interruptions(own, section).into_iter().map(|text| (Cow::Owned(text), false));
            let texts = [Some((&own.text, false)), original].into_iter().flatten();
            let texts = texts.map(|(text, original)| (Cow::Borrowed(text.as_str()), original));
            for (text, original) in texts.chain(joined) {
                let words = words_of(&text).split(' ').map(str::to_owned).collect();
                all.push(Candidate { briefing, quote, original, text, tokens: OnceCell::new(), words });
            }
        }
    }
    all.sort_by_key(|candidate| sources[candidate.briefing].briefing[candidate.quote].kind != Kind::Direct);
    all
}
