//! Attributes each sentence of a block, including quotations that continue an earlier one.

use crate::import::attribution::added::add;
use crate::import::attribution::ends;
use crate::import::attribution::english::announced;
use crate::import::attribution::english::candidate::Candidate;
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

/// The speakers whom the next sentence of a block may continue.
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
        let own = passage.add_reports(state, tokens, block, number, &mut candidates);
        state.people.notice_several(tokens, block, sentence);
        if own.is_some() {
            passage.open = own;
            passage.quoted = own.filter(|_| sentence.clone().any(|at| tokens.is_quoted(at)));
        } else {
            passage.continue_earlier_speaker(state, tokens, block, sentence);
            state.people.notice(tokens, block, sentence);
        }
    }
    state.speaking = passage
        .open
        .map(|speaking| Speaking { attribution: still_open(state, tokens, block, speaking), ..speaking });
}

impl Passage {
    /// Adds the reports of a sentence; returns the speaker whom the next sentence may continue.
    ///
    /// It also adds a quotation that the sentence before announced.
    fn add_reports(
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
                // A report too short to add may announce the next quotation.
                talked_about = speaker_of_topic(tokens, candidate, sentence.end);
            } else if own.is_none() || state.found.last().is_some_and(|added| added.kind != Kind::Indirect) {
                own = last_added(state);
            }
        }
        let announced = self.announced.take();
        let words_of = announced.filter(|_| own.is_none() && is_whole_quotation(tokens, &sentence));
        if let Some((source, cue)) = words_of
            && add(
                state,
                tokens,
                block,
                &Candidate::new(announced::RULE, number, cue, [sentence.clone()], Some(source)),
            )
        {
            own = last_added(state);
        }
        if own.is_none() {
            self.announced = talked_about.or_else(|| announced::speaker(tokens, &sentence));
        }
        own
    }

    /// Adds a quoted sentence without a report to the words of an earlier speaker.
    fn continue_earlier_speaker(
        &mut self,
        state: &mut State,
        tokens: &Tokenized,
        block: usize,
        sentence: &Range<usize>,
    ) {
        let share = quoted_share(tokens, sentence.clone());
        let all_quoted = opens_quoted(tokens, sentence.start)
            && sentence.len() > 3
            && (share > 0.65 || share > 0.5 && tokens.tag_before(sentence.end) == Tag::Close);
        if !all_quoted {
            self.open = None;
            let about = |speaker: &Speaking| {
                share == 0.0 && speaker.person.is_some_and(|who| state.people.is_about(tokens, sentence, who))
            };
            self.quoted = self.quoted.filter(about);
            return;
        }
        let open = self.open.take();
        let after_sentence = || {
            let quoted = self.quoted.filter(|_| is_whole_quotation(tokens, sentence))?;
            Some(Speaking { attribution: None, ..quoted })
        };
        let speaker = open.or_else(after_sentence);
        self.open = speaker
            .filter(|_| !may_change_speaker(tokens, sentence.start))
            .map(|speaking| go_on(state, quoted_parts(tokens, block, sentence), speaking));
    }
}

/// The speaker of the attribution that was added last.
fn last_added(state: &State) -> Option<Speaking> {
    let added = state.found.last()?;
    Some(Speaking { attribution: Some(state.found.len() - 1), person: added.person })
}

/// The source and the cue of a report whose object ends the sentence: "*Ada Ling criticized* the quay."
fn speaker_of_topic(tokens: &Tokenized, report: Candidate, end: usize) -> Option<(Mention, Range<usize>)> {
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

/// The quotations of a sentence, without the writer's words between two of them: "“Its crane” – the old one – “is gone.”"
///
/// A participle of saying before the first one is left out as well: "*Adding,* “It leaks.”"
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

/// Returns true if a quotation directly follows a whole one, so that somebody else may speak: "“Why?” “No reason.”"
///
/// After the title of a programme and after a part of a sentence, the speaker goes on:
/// "she said on “Night Watch.” “It leaks.”", "said it was “old and rusty.” “It leaks.”"
fn may_change_speaker(tokens: &Tokenized, at: usize) -> bool {
    if at == 0 || tokens.tag_before(at) != Tag::Close || tokens.tag(at) != Tag::Open {
        return false;
    }
    let open = (0..at - 1).rfind(|open| tokens.tag(*open) == Tag::Open).unwrap_or(0);
    tokens.token(open + 1).capital && tokens.tag_before(open) != Tag::Preposition
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
