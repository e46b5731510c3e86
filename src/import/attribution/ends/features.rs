//! Computes the features of a possible end of reported words.
//!
//! Features are tags, function words, kinds of clauses and lengths, but never a noun, a name or a verb.

use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::tag::{Form, Tag};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::verb::Frame;
use crate::import::attribution::english::{clause, lists, noun_phrase, occasions, reach};
use crate::import::lexicon::list::List;
use std::ops::Range;

/// Function words that may begin the words after an end.
///
/// The model refers to each by its position in the list.
static CLAUSE_OPENERS: List = List::of("english", "clause-openers");
static PRESENT_AUXILIARIES: List = List::of("english", "present-auxiliaries");
static PAST_AUXILIARIES: List = List::of("english", "past-auxiliaries");
static CONDITIONAL_MODALS: List = List::of("english", "conditional-modals");

/// A feature: the index of its template and up to seven one-byte values.
pub(super) type Feature = u64;

/// A possible end of reported words.
pub(super) struct Place {
    /// The token after the words.
    pub(super) end: usize,
    /// Its features. The last place, the end of the sentence, has none.
    pub(super) features: Vec<Feature>,
}

/// The name of each template and its number of values.
///
/// The order is that of [`Surroundings::features`].
pub(super) const TEMPLATES: [(&str, usize); 37] = [
    ("any", 0),
    ("rule", 1),
    ("rule-sign", 2),
    ("sign-opener", 2),
    ("kind-sign-opener", 3),
    ("sign-opener-follows", 3),
    ("kind-sign-follows", 3),
    ("sign-next", 2),
    ("before-sign", 2),
    ("clause-sign-follows", 3),
    ("length-sign", 2),
    ("rest-sign", 2),
    ("kind-length", 2),
    ("opener-rest", 2),
    ("quoted-sign", 2),
    ("commas-sign", 2),
    ("frame-sign", 2),
    ("tenses-sign", 3),
    ("tenses-follows", 3),
    ("subject-sign-follows", 3),
    ("rule-opener", 2),
    ("rule-sign-follows", 3),
    ("rule-kind-sign", 3),
    ("form-sign", 2),
    ("kind-clause-sign", 3),
    ("rule-length", 2),
    ("later-cue-sign", 2),
    ("opener-then", 2),
    ("list-sign", 2),
    ("occasion-sign", 2),
    ("lead-sign", 2),
    ("lead-kind-sign", 3),
    ("next-follows", 2),
    ("rule-rest", 2),
    ("kind-opener-follows", 3),
    ("follows-length-sign", 3),
    ("closing-sign", 2),
];

/// A report and its sentence, which all of its places share.
pub(super) struct Surroundings<'r, 'a> {
    pub(super) tokens: &'r Tokenized<'a>,
    pub(super) content: Range<usize>,
    /// The end of the sentence, without its full stop.
    pub(super) last: usize,
    kind: u8,
    frame: u8,
    form: u8,
    lead: u8,
    names: Vec<&'a str>,
    /// For each token from the start of the content: true if it is a finite verb.
    finite: Vec<bool>,
    /// The aside between the subject and its verb, with its dashes.
    pub(super) aside: Option<Range<usize>>,
    /// The first finite verb of a content that must be a clause.
    pub(super) first_verb: Option<usize>,
}

impl<'r, 'a> Surroundings<'r, 'a> {
    pub(crate) fn new(
        tokens: &'r Tokenized<'a>,
        candidate: &Candidate,
        content: Range<usize>,
        last: usize,
    ) -> Self {
        let verb = candidate.cue.as_ref().and_then(|cue| tokens.token(cue.end - 1).verb);
        let names = candidate.source.iter().flat_map(|source| source.phrase.clone());
        let finite: Vec<bool> = (content.start..last).map(|index| clause::is_finite(tokens, index)).collect();
        let clause = tokens.tag_before(content.start) == Tag::That
            || verb.is_some_and(|(verb, _)| {
                let other = Frame::OBJECT | Frame::INFINITIVE | Frame::DOUBTFUL;
                verb.frame.has(Frame::CLAUSE)
                    && !verb.frame.has(other)
                    && !matches!(tokens.tag(content.start), Tag::To | Tag::Preposition)
                    && candidate.cue.as_ref().is_some_and(|cue| cue.end == content.start)
            });
        let aside = reach::aside(tokens, content.start..last);
        // "said it hopes the quays – all of them – *leak*"
        let from = aside.as_ref().filter(|_| clause).map_or(0, |aside| aside.end - content.start);
        let first_verb = finite.iter().skip(from).position(|finite| *finite).map(|first| from + first);
        let first_verb = first_verb.filter(|_| clause);
        Self {
            tokens,
            last,
            first_verb: first_verb.map(|first| content.start + first),
            kind: kind(tokens, &content, last),
            frame: verb.map_or(32, |(verb, _)| verb.frame.complements()),
            form: verb.map_or(4, |(_, form)| form as u8),
            lead: opener(tokens, content.start.saturating_sub(1)),
            aside,
            names: names.map(|index| tokens.word(index)).collect(),
            finite,
            content,
        }
    }

    /// The features of the place before a token, one per template.
    pub(super) fn features(&self, at: usize) -> Vec<Feature> {
        let (tokens, kind, frame, form, lead) = (self.tokens, self.kind, self.frame, self.form, self.lead);
        let (start, last) = (self.content.start, self.last);
        let (tag, sign, before) = (tokens.tag(at), tokens.tag(at) as u8, tokens.tag_before(at) as u8);
        let after_sign =
            at + usize::from(matches!(tag, Tag::Comma | Tag::Dash | Tag::Semicolon | Tag::Colon));
        let joined = after_sign == at || matches!(tokens.tag(after_sign), Tag::Conj | Tag::Subordinator);
        let next = after_sign + usize::from(joined);
        let (first, second) = (tokens.tag(after_sign) as u8, tokens.tag(next) as u8);
        let (opener, follows, subject) = (opener(tokens, after_sign), self.follows(next), self.subject(next));
        let (length, rest) = (bucket(at - start), bucket(last - at));
        let clause = u8::from(self.finite.iter().take(at - start).any(|finite| *finite));
        let rule = at.cmp(&self.content.end) as u8 & 3;
        let (past, future) = (self.tense(start..at), self.tense(next..last.min(next + 12)));
        let list = u8::from(tag == Tag::Comma && lists::goes_on(tokens, at, last));
        let occasion = u8::from(tag == Tag::Preposition && occasions::starts_circumstance(tokens, at, last));
        let (quoted, commas) = (self.quoted(at), self.commas(at));
        let (closing, later) = (self.closing(at), u8::from(self.has_later_cue(at)));
        let values: [&[u8]; TEMPLATES.len()] = [
            &[],
            &[rule],
            &[rule, sign],
            &[sign, opener],
            &[kind, sign, opener],
            &[sign, opener, follows],
            &[kind, sign, follows],
            &[sign, first],
            &[before, sign],
            &[clause, sign, follows],
            &[length, sign],
            &[rest, sign],
            &[kind, length],
            &[opener, rest],
            &[quoted, sign],
            &[commas, sign],
            &[frame, sign],
            &[past, future, sign],
            &[past, future, follows],
            &[subject, sign, follows],
            &[rule, opener],
            &[rule, sign, follows],
            &[rule, kind, sign],
            &[form, sign],
            &[kind, clause, sign],
            &[rule, length],
            &[later, sign],
            &[opener, second],
            &[list, sign],
            &[occasion, sign],
            &[lead, sign],
            &[lead, kind, sign],
            &[first, follows],
            &[rule, rest],
            &[kind, opener, follows],
            &[follows, length, sign],
            &[closing, sign],
        ];
        values.into_iter().enumerate().map(|(template, values)| key(template, values)).collect()
    }

    /// How far away the next comma is; 0 if there is none.
    fn closing(&self, at: usize) -> u8 {
        let comma = (at + 1..self.last).find(|index| self.tokens.tag(*index) == Tag::Comma);
        comma.map_or(0, |comma| bucket(comma - at) + 1)
    }

    /// Returns true if an unquoted verb of saying is at a token or after it.
    fn has_later_cue(&self, at: usize) -> bool {
        (at..self.last)
            .map(|index| self.tokens.token(index))
            .any(|token| token.verb.is_some() && !token.quoted)
    }

    fn is_finite(&self, at: usize) -> bool {
        self.finite.get(at - self.content.start).copied().unwrap_or(false)
    }

    /// A number for the words that follow.
    ///
    /// 0 for no finite verb, 1 for a subject and its verb, 2 for a verb first, 3 for a later verb.
    fn follows(&self, at: usize) -> u8 {
        let skip_adverbs = |mut at: usize| {
            while at < self.last && self.tokens.tag(at) == Tag::Adverb {
                at += 1;
            }
            at
        };
        let first = skip_adverbs(at);
        if self.is_finite(first) {
            return 2;
        }
        let subject = noun_phrase::right(self.tokens, first, self.last).map(skip_adverbs);
        if subject.is_some_and(|stop| self.is_finite(stop)) {
            return 1;
        }
        if (first..self.last).any(|index| self.is_finite(index)) { 3 } else { 0 }
    }

    /// The tense of the first finite verb of a range; 0 if there is none.
    fn tense(&self, mut range: Range<usize>) -> u8 {
        let tokens = self.tokens;
        let Some(at) = range.find(|index| self.is_finite(*index)) else { return 0 };
        let token = tokens.token(at);
        if tokens.is_in(at, &PRESENT_AUXILIARIES) {
            1
        } else if tokens.is_in(at, &PAST_AUXILIARIES) {
            2
        } else if tokens.is_in(at, &CONDITIONAL_MODALS) {
            3
        } else if token.tag == Tag::Modal {
            4
        } else if token.tag == Tag::Past
            || token.action == Some(Form::Past)
            || token.verb.is_some_and(|(_, form)| form == Form::Past)
        {
            5
        } else {
            6
        }
    }

    /// Three bits: a quotation closes here, comes later, came before.
    fn quoted(&self, at: usize) -> u8 {
        let any = |mut range: Range<usize>| range.any(|index| self.tokens.token(index).quoted);
        u8::from(self.tokens.tag_before(at) == Tag::Close)
            | u8::from(any(at..self.last)) << 1
            | u8::from(any(self.content.start..at)) << 2
    }

    /// Number of commas in the words up to a token, at most 4.
    fn commas(&self, at: usize) -> u8 {
        let commas = (self.content.start..at).filter(|index| self.tokens.tag(*index) == Tag::Comma);
        commas.take(4).map(|_| 1).sum()
    }

    /// A number for the subject of a clause that would begin at a token.
    ///
    /// It tells apart the source, another name, and anything else.
    fn subject(&self, at: usize) -> u8 {
        match self.tokens.tag(at) {
            Tag::Pronoun => 1,
            Tag::Name if self.names.contains(&self.tokens.word(at)) => 2,
            Tag::Name => 3,
            Tag::Determiner | Tag::Possessive => 4,
            Tag::Noun | Tag::Number => 5,
            _ => 0,
        }
    }
}

/// The feature of a template with these values.
pub(super) fn key(template: usize, values: &[u8]) -> Feature {
    values.iter().rev().fold(0, |key, value| key << 8 | u64::from(*value)) << 8 | template as u64
}

/// A feature in the format of the model's file: "sign-next 21 3".
pub(super) fn name(feature: Feature) -> String {
    let [template, values @ ..] = feature.to_le_bytes();
    let (name, count) = TEMPLATES.get(usize::from(template)).copied().unwrap_or_default();
    values.iter().take(count).fold(name.to_owned(), |name, value| format!("{name} {value}"))
}

/// A number for how the reported words begin.
fn kind(tokens: &Tokenized, content: &Range<usize>, last: usize) -> u8 {
    let before = tokens.tag(content.start.saturating_sub(1));
    match tokens.tag(content.start) {
        _ if before == Tag::That => 0,
        _ if before == Tag::Colon || before == Tag::Comma => 1,
        Tag::To => 2,
        Tag::Wh | Tag::Subordinator if tokens.is(content.start, &["as"]) => 4,
        Tag::Wh | Tag::Subordinator => 3,
        Tag::Ing => 5,
        Tag::Open => 6,
        _ if reach::starts_clause(tokens, content.start..last) => 7,
        _ if before == Tag::Preposition => 8,
        _ => 9,
    }
}

/// The number of a function word in its list, from 1; 0 for any other word.
fn opener(tokens: &Tokenized, at: usize) -> u8 {
    let word = tokens.word(at).to_ascii_lowercase();
    let place = CLAUSE_OPENERS.entries().binary_search(&word.as_str());
    place.ok().and_then(|place| u8::try_from(place + 1).ok()).unwrap_or(0)
}

/// Maps a number of tokens to one of six sizes.
fn bucket(length: usize) -> u8 {
    match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        10..=15 => 3,
        16..=25 => 4,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::attribution::english::cues;
    use crate::import::attribution::marks;

    #[test]
    fn each_template_gives_one_feature_with_its_number_of_values() {
        let text = "Lee said that the port, which has grown, would open on Friday and “stay open”, while ships wait, if it rains.";
        let tokens =
            Tokenized::new(text, marks::quoted(text, marks::quotation_style([text].into_iter()), false));
        let candidate = &cues::find(&tokens)[0];
        let content = candidate.content[0].clone();
        let around = Surroundings::new(&tokens, candidate, content.clone(), content.end);
        let places: Vec<_> = (content.start + 1..content.end).filter(|at| around.may_end(*at)).collect();
        assert!(places.len() > 3, "{places:?}");
        for at in places {
            let features = around.features(at);
            assert_eq!(features.len(), TEMPLATES.len());
            for (template, (feature, (_, count))) in features.into_iter().zip(TEMPLATES).enumerate() {
                assert_eq!(key(template, &feature.to_le_bytes()[1..=count]), feature);
            }
        }
    }
}
