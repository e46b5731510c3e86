//! Attributes the sentences of a block, also those that go on with the words of an earlier one.

use crate::import::attribution::blocks::add;
use crate::import::attribution::ends;
use crate::import::attribution::english::announced;
use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::clause::is_finite;
use crate::import::attribution::english::cues;
use crate::import::attribution::english::mention::Mention;
use crate::import::attribution::english::reports_nothing::{is_left_unsaid, is_question_of_nobody};
use crate::import::attribution::english::tag::{Form, Tag};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::found::{Attribution, Kind};
use crate::import::attribution::spans::{quoted_share, span};
use crate::import::attribution::state::{Speaking, State};
use crate::import::blocks::Span;
use crate::text::Cut;
use std::iter::Peekable;
use std::ops::Range;

/// Whose words the next sentence of a block can go on with.
struct Passage {
    /// The speaker of the sentence before.
    open: Option<Speaking>,
    /// The last speaker whose words were quoted, if only sentences about them follow.
    quoted: Option<Speaking>,
    /// The speaker, and the cue, of a quotation that is the next sentence.
    announced: Option<(Mention, Range<usize>)>,
}

/// Finds the attributions of the sentences of a block.
pub(super) fn sentences(state: &mut State, tokens: &Tokenized, block: usize) {
    let mut candidates = ends::settle(tokens, cues::find(tokens)).into_iter().peekable();
    let mut passage = Passage { open: state.speaking.take(), quoted: None, announced: None };
    for (number, sentence) in tokens.sentences.iter().enumerate() {
        let own = passage.reports(state, tokens, block, number, &mut candidates);
        state.people.notice_several(tokens, block, sentence);
        if own.is_some() {
            passage.open = own;
            passage.quoted = own.filter(|_| sentence.clone().any(|at| tokens.is_quoted(at)));
        } else {
            passage.goes_on(state, tokens, block, sentence);
            state.people.notice(tokens, block, sentence);
        }
    }
    state.speaking = passage
        .open
        .map(|speaking| Speaking { attribution: still_open(state, tokens, block, speaking), ..speaking });
}

impl Passage {
    /// Adds the reports of a sentence, and returns whose words it ends with.
    fn reports(
        &mut self,
        state: &mut State,
        tokens: &Tokenized,
        block: usize,
        number: usize,
        candidates: &mut Peekable<impl Iterator<Item = Candidate>>,
    ) -> Option<Speaking> {
        let sentence = tokens.sentence(number);
        let (mut own, mut talked_about) = (None, None);
        while let Some(candidate) = candidates.next_if(|candidate| candidate.sentence == number) {
            if !add(state, tokens, block, &candidate) {
                talked_about = talks_about(tokens, candidate, sentence.end);
            } else if own.is_none() || state.found.last().is_some_and(|added| added.kind != Kind::Indirect) {
                own = last_added(state);
            }
        }
        let announced = self.announced.take();
        let words_of = announced.filter(|_| own.is_none() && is_whole_quotation(tokens, &sentence));
        if let Some((source, cue)) = words_of
            && add(state, tokens, block, &announced_by(sentence.clone(), number, source, cue))
        {
            own = last_added(state);
        }
        if own.is_none() {
            self.announced = talked_about.or_else(|| announced::speaker(tokens, &sentence));
        }
        own
    }

    /// Adds a quoted sentence without a report to the words of an earlier speaker.
    fn goes_on(&mut self, state: &mut State, tokens: &Tokenized, block: usize, sentence: &Range<usize>) {
        let share = quoted_share(tokens, sentence.clone());
        let all_quoted = opens_quoted(tokens, sentence.start)
            && sentence.len() > 3
            && (share > 0.65 || share > 0.5 && tokens.tag_before(sentence.end) == Tag::Close);
        if !all_quoted {
            self.open = None;
            let about = share == 0.0 && is_about_speaker(tokens, sentence);
            self.quoted = self.quoted.filter(|_| about);
            return;
        }
        let open = self.open.take();
        let after_sentence = || {
            let quoted = self.quoted.filter(|_| is_whole_quotation(tokens, sentence))?;
            Some(Speaking { attribution: None, ..quoted })
        };
        let speaker = open.or_else(after_sentence);
        self.open = speaker
            .filter(|_| !follows_whole_quotation(tokens, sentence.start))
            .map(|speaking| go_on(state, quoted_parts(tokens, block, sentence), speaking));
    }
}

/// The speaker of the attribution that was added last.
fn last_added(state: &State) -> Option<Speaking> {
    let added = state.found.last()?;
    Some(Speaking { attribution: Some(state.found.len() - 1), person: added.person })
}

/// Returns true if a pronoun for one person is a subject: "An engineer who came from Reno, *she* plans to stay."
fn is_about_speaker(tokens: &Tokenized, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let opens = at == sentence.start
            || matches!(tokens.tag_before(at), Tag::Comma | Tag::Conj | Tag::Adverb | Tag::Subordinator);
        opens && tokens.is(at, &["he", "she"]) && is_finite(tokens, at + 1)
    })
}

/// Who speaks of something, and the cue, if the sentence ends with it: "*Ada Ling criticized* the quay."
fn talks_about(tokens: &Tokenized, report: Candidate, end: usize) -> Option<(Mention, Range<usize>)> {
    let last = report.content.last()?.end;
    let whole = report.rule == "verb-after-source" && last + 1 == end && tokens.word(last) == ".";
    let unsaid = is_left_unsaid(tokens, &report) || is_question_of_nobody(&report);
    (whole && !unsaid).then_some(report.source.zip(report.cue))?
}

/// Returns true if a sentence is one quotation of several words.
fn is_whole_quotation(tokens: &Tokenized, sentence: &Range<usize>) -> bool {
    tokens.tag(sentence.start) == Tag::Open
        && tokens.token(sentence.start + 1).capital
        && sentence.len() > 3
        && quoted_share(tokens, sentence.clone()) > 0.99
}

/// A quotation whose speaker the sentence before it names: "Ada Ling agreed. “It leaks.”"
fn announced_by(words: Range<usize>, sentence: usize, source: Mention, cue: Range<usize>) -> Candidate {
    Candidate {
        sentence,
        content: vec![words],
        source: Some(source),
        cue: Some(cue),
        rule: announced::RULE,
        continued: false,
        bounded: false,
    }
}

/// The attribution of a quotation that continues in the next block.
///
/// The block has no closing mark, so the quotation reaches its end.
fn still_open(state: &mut State, tokens: &Tokenized, block: usize, speaking: Speaking) -> Option<usize> {
    let index = speaking.attribution.filter(|_| tokens.quoted.last().is_some_and(|quoted| !quoted.closed))?;
    let end = tokens.text.trim_end().len();
    let last = state.found.get_mut(index)?.content.last_mut().filter(|last| last.block == block)?;
    if tokens.text.cut(last.range.end..).contains(char::is_alphanumeric) {
        return None;
    }
    last.range.end = end.max(last.range.end);
    Some(index)
}

/// Adds a quoted sentence without a cue to what its speaker said.
fn go_on(state: &mut State, content: Vec<Span>, speaking: Speaking) -> Speaking {
    let own = speaking.attribution.and_then(|index| state.found.get_mut(index));
    if let Some(own) = own.filter(|own| !own.continued) {
        own.content.extend(content);
        return speaking;
    }
    state.found.push(Attribution {
        kind: Kind::Direct,
        content,
        source: None,
        person: speaking.person,
        cue: None,
        rule: "quotation-goes-on",
        continued: true,
    });
    Speaking { attribution: Some(state.found.len() - 1), ..speaking }
}

/// The quotations of a sentence, without the words that the writer puts between two of them.
///
/// "“Its crane” – the old one – “is gone.”" Other sentences stay whole.
fn quoted_parts(tokens: &Tokenized, block: usize, sentence: &Range<usize>) -> Vec<Span> {
    let mut parts = Vec::new();
    // "*Adding,* “It leaks.”"
    let participle = tokens.is_saying(sentence.start, &[Form::Ing]);
    let first = sentence.clone().find(|at| tokens.tag(*at) == Tag::Open);
    let mut from = first.filter(|_| participle).unwrap_or(sentence.start);
    for at in sentence.clone() {
        let aside = tokens.tag(at) == Tag::Close
            && matches!(tokens.tag(at + 1), Tag::Dash | Tag::Comma | Tag::Bracket)
            && at + 1 < sentence.end;
        let next = (at + 2..sentence.end).find(|open| tokens.tag(*open) == Tag::Open);
        if let Some(open) = next.filter(|open| aside && at >= from && *open > at + 2) {
            parts.push(span(tokens, block, from..at + 1));
            from = open;
        }
    }
    parts.push(span(tokens, block, from..sentence.end));
    parts
}

/// Returns true if a token opens a quotation right after a whole one: "“Why?” “No reason.”"
///
/// Somebody else may speak then. After the title of a programme and after a part of a sentence, the speaker goes on:
/// "she said on “Night Watch.” “It leaks.”", "said it was “old and rusty.” “It leaks.”"
fn follows_whole_quotation(tokens: &Tokenized, at: usize) -> bool {
    if at == 0 || tokens.tag_before(at) != Tag::Close || tokens.tag(at) != Tag::Open {
        return false;
    }
    let open = (0..at - 1).rfind(|open| tokens.tag(*open) == Tag::Open).unwrap_or(0);
    let part = !tokens.token(open + 1).capital || tokens.tag(open.wrapping_sub(1)) == Tag::Preposition;
    !part
}

/// Returns true if a sentence begins with a quotation.
///
/// One word may come before it: "But “we will.”"
fn opens_quoted(tokens: &Tokenized, start: usize) -> bool {
    let participle = tokens.is_saying(start, &[Form::Ing]);
    let word = usize::from(matches!(tokens.tag(start), Tag::Conj | Tag::Adverb) || participle);
    let comma = usize::from(word == 1 && tokens.tag(start + 1) == Tag::Comma);
    tokens.tag(start + word + comma) == Tag::Open
}
