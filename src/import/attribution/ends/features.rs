//! What is known of a place where reported words may end: signs and closed-class words around it, kinds of clauses and
//! lengths, none of it a word of the open classes.

use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::lexicon::{Form, Tag};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{clause, noun_phrase, reach};
use std::ops::Range;

/// What is known, as a template's index and up to seven small values.
pub(crate) type Feature = u64;

/// The names of all templates, in the order in which [`Surroundings::features`] gives them, and how many values each has.
pub(crate) const TEMPLATES: &[(&str, usize)] = &[
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

/// Words of the closed classes that may open what follows a place.
const OPENERS: &[&str] = &[
    "and",
    "or",
    "but",
    "nor",
    "yet",
    "so",
    "which",
    "who",
    "whom",
    "that",
    "if",
    "because",
    "although",
    "though",
    "while",
    "as",
    "unless",
    "whereas",
    "once",
    "when",
    "where",
    "how",
    "why",
    "what",
    "whether",
    "of",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "about",
    "against",
    "between",
    "into",
    "through",
    "during",
    "under",
    "over",
    "after",
    "before",
    "without",
    "within",
    "among",
    "amid",
    "despite",
    "like",
    "including",
    "following",
    "regarding",
    "since",
    "until",
    "to",
    "than",
    "not",
    "according",
    "even",
    "such",
    "rather",
    "instead",
    "compared",
    "a",
    "the",
    "an",
    "this",
    "his",
    "her",
    "their",
    "its",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
];

/// A report and its sentence, as far as all of its places share it.
pub(crate) struct Surroundings<'r, 'a> {
    read: &'r Tokenized<'a>,
    content: Range<usize>,
    /// The end of the sentence, without its full stop.
    last: usize,
    kind: u8,
    frame: u8,
    form: u8,
    lead: u8,
    names: Vec<&'a str>,
    /// Which tokens, counted from the content's start, are finite verbs.
    finite: Vec<bool>,
}

impl<'r, 'a> Surroundings<'r, 'a> {
    pub(crate) fn new(
        read: &'r Tokenized<'a>,
        candidate: &Candidate,
        content: Range<usize>,
        last: usize,
    ) -> Self {
        let verb = candidate.cue.as_ref().and_then(|cue| read.tokens[cue.end - 1].verb);
        let names = candidate.source.iter().flat_map(|source| source.phrase.clone());
        Self {
            read,
            last,
            kind: kind(read, &content, last),
            frame: verb.map_or(32, |(verb, _)| verb.frame.0),
            form: verb.map_or(4, |(_, form)| form as u8),
            lead: opener(read, content.start.saturating_sub(1)),
            names: names.map(|index| read.word(index)).collect(),
            finite: (content.start..last).map(|index| clause::finite(read, index)).collect(),
            content,
        }
    }

    /// Whether the words may end before a token.
    pub(crate) fn may_end(&self, at: usize) -> bool {
        let read = self.read;
        let token = &read.tokens[at];
        let before = read.tag(at - 1);
        let open = matches!(
            before,
            Tag::Comma
                | Tag::Dash
                | Tag::Semicolon
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Preposition
                | Tag::To
                | Tag::Conj
        );
        if open || read.is(at - 1, &["such"]) || token.quoted && token.tag != Tag::Open {
            return false;
        }
        match token.tag {
            Tag::Dash => read.tokens[at - 1].range.end != token.range.start,
            Tag::Ing => matches!(before, Tag::Noun | Tag::Name | Tag::Time),
            _ => matches!(
                token.tag,
                Tag::Comma
                    | Tag::Semicolon
                    | Tag::Colon
                    | Tag::Conj
                    | Tag::Preposition
                    | Tag::To
                    | Tag::Subordinator
                    | Tag::Wh
                    | Tag::Relative
                    | Tag::Time
                    | Tag::Bracket
                    | Tag::That
                    | Tag::Open
            ),
        }
    }

    /// All that is known of the place before a token, a feature a template.
    pub(crate) fn features(&self, at: usize) -> Vec<Feature> {
        let read = self.read;
        let (sign, kind) = (read.tag(at) as u8, self.kind);
        let after_sign =
            at + usize::from(matches!(read.tag(at), Tag::Comma | Tag::Dash | Tag::Semicolon | Tag::Colon));
        let joined = after_sign == at || matches!(read.tag(after_sign), Tag::Conj | Tag::Subordinator);
        let next = after_sign + usize::from(joined);
        let (first, opener) = (read.tag(after_sign) as u8, opener(read, after_sign));
        let follows = self.follows(next);
        let (start, last) = (self.content.start, self.last);
        let (length, rest) = (bucket(at - start), bucket(last - at));
        let clause = u8::from(self.finite[..at - start].contains(&true));
        let rule = at.cmp(&self.content.end) as u8 & 3;
        let tenses = (self.tense(start..at), self.tense(next..last.min(next + 12)));
        let comma = read.tag(at) == Tag::Comma;
        let list = u8::from(comma && reach::list_goes_on(read, at, last));
        let occasion = u8::from(read.tag(at) == Tag::Preposition && reach::leaves(read, at, last));
        let closing = (at + 1..last)
            .find(|index| read.tag(*index) == Tag::Comma)
            .map_or(0, |closing| bucket(closing - at) + 1);
        let later = u8::from(read.tokens[at..last].iter().any(|token| token.verb.is_some() && !token.quoted));
        let mut keys = Keys(Vec::with_capacity(TEMPLATES.len()));
        keys.add(&[]);
        keys.add(&[rule]);
        keys.add(&[rule, sign]);
        keys.add(&[sign, opener]);
        keys.add(&[kind, sign, opener]);
        keys.add(&[sign, opener, follows]);
        keys.add(&[kind, sign, follows]);
        keys.add(&[sign, first]);
        keys.add(&[read.tag(at - 1) as u8, sign]);
        keys.add(&[clause, sign, follows]);
        keys.add(&[length, sign]);
        keys.add(&[rest, sign]);
        keys.add(&[kind, length]);
        keys.add(&[opener, rest]);
        keys.add(&[self.quoted(at), sign]);
        keys.add(&[self.commas(at), sign]);
        keys.add(&[self.frame, sign]);
        keys.add(&[tenses.0, tenses.1, sign]);
        keys.add(&[tenses.0, tenses.1, follows]);
        keys.add(&[self.subject(next), sign, follows]);
        keys.add(&[rule, opener]);
        keys.add(&[rule, sign, follows]);
        keys.add(&[rule, kind, sign]);
        keys.add(&[self.form, sign]);
        keys.add(&[kind, clause, sign]);
        keys.add(&[rule, length]);
        keys.add(&[later, sign]);
        keys.add(&[opener, read.tag(next) as u8]);
        keys.add(&[list, sign]);
        keys.add(&[occasion, sign]);
        keys.add(&[self.lead, sign]);
        keys.add(&[self.lead, kind, sign]);
        keys.add(&[first, follows]);
        keys.add(&[rule, rest]);
        keys.add(&[kind, opener, follows]);
        keys.add(&[follows, length, sign]);
        keys.add(&[closing, sign]);
        keys.0
    }

    fn finite(&self, at: usize) -> bool {
        self.finite.get(at - self.content.start).copied().unwrap_or(false)
    }

    /// What follows: 0 no finite verb, 1 a subject and its verb, 2 a verb at once, 3 one later.
    fn follows(&self, at: usize) -> u8 {
        let past_adverbs = |mut at: usize| {
            while at < self.last && self.read.tag(at) == Tag::Adverb {
                at += 1;
            }
            at
        };
        let first = past_adverbs(at);
        if self.finite(first) {
            return 2;
        }
        let subject = noun_phrase::right(self.read, first, self.last).map(past_adverbs);
        if subject.is_some_and(|stop| self.finite(stop)) {
            return 1;
        }
        if (first..self.last).any(|index| self.finite(index)) { 3 } else { 0 }
    }

    /// How the first finite verb of a stretch stands: 0 none.
    fn tense(&self, range: Range<usize>) -> u8 {
        let read = self.read;
        let Some(at) = range.into_iter().find(|index| self.finite(*index)) else { return 0 };
        let token = &read.tokens[at];
        if read.is(at, &["is", "are", "has", "have", "do", "does", "’s", "'s", "am"]) {
            1
        } else if read.is(at, &["was", "were", "had", "did"]) {
            2
        } else if read.is(at, &["would", "could", "might", "should"]) {
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

    /// Whether a quotation closes here, one comes later, one came before.
    fn quoted(&self, at: usize) -> u8 {
        let tokens = &self.read.tokens;
        u8::from(self.read.tag(at - 1) == Tag::Close)
            | u8::from(tokens[at..self.last].iter().any(|token| token.quoted)) << 1
            | u8::from(tokens[self.content.start..at].iter().any(|token| token.quoted)) << 2
    }

    fn commas(&self, at: usize) -> u8 {
        let commas = self.read.tokens[self.content.start..at].iter().filter(|token| token.tag == Tag::Comma);
        commas.take(4).map(|_| 1).sum()
    }

    /// What a clause that begins here would speak of: its source again, another name, anything else.
    fn subject(&self, at: usize) -> u8 {
        match self.read.tag(at) {
            Tag::Pronoun => 1,
            Tag::Name if self.names.contains(&self.read.word(at)) => 2,
            Tag::Name => 3,
            Tag::Determiner | Tag::Possessive => 4,
            Tag::Noun | Tag::Number => 5,
            _ => 0,
        }
    }
}

struct Keys(Vec<Feature>);

impl Keys {
    fn add(&mut self, values: &[u8]) {
        self.0.push(key(self.0.len(), values));
    }
}

/// A feature out of a template's index and its values.
pub(crate) fn key(template: usize, values: &[u8]) -> Feature {
    values.iter().rev().fold(0, |key, value| key << 8 | u64::from(*value)) << 8 | template as u64
}

/// "sign-next 21 3": a feature as the model's file has it.
pub(crate) fn name(feature: Feature) -> String {
    let [template, values @ ..] = feature.to_le_bytes();
    let (name, count) = TEMPLATES[usize::from(template)];
    values[..count].iter().fold(name.to_owned(), |name, value| format!("{name} {value}"))
}

/// How the reported words begin.
fn kind(read: &Tokenized, content: &Range<usize>, last: usize) -> u8 {
    let before = read.tag(content.start.saturating_sub(1));
    match read.tag(content.start) {
        _ if before == Tag::That => 0,
        _ if before == Tag::Colon || before == Tag::Comma => 1,
        Tag::To => 2,
        Tag::Wh | Tag::Subordinator if read.is(content.start, &["as"]) => 4,
        Tag::Wh | Tag::Subordinator => 3,
        Tag::Ing => 5,
        Tag::Open => 6,
        _ if reach::whole_clause(read, content.start..last) => 7,
        _ if before == Tag::Preposition => 8,
        _ => 9,
    }
}

/// Which word of the closed classes stands at a token: 0 none.
fn opener(read: &Tokenized, at: usize) -> u8 {
    OPENERS.iter().zip(1..).find(|(word, _)| read.is(at, &[word])).map_or(0, |(_, place)| place)
}

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
    fn each_template_gives_one_feature_of_as_many_values_as_its_name_says() {
        let text = "Lee said that the port, which has grown, would open on Friday and “stay open”, while ships wait.";
        let read = Tokenized::new(text, marks::quoted(text, marks::house([text].into_iter()), false));
        let candidate = &cues::find(&read)[0];
        let content = candidate.content[0].clone();
        let around = Surroundings::new(&read, candidate, content.clone(), content.end);
        let places: Vec<_> = (content.start + 1..content.end).filter(|at| around.may_end(*at)).collect();
        assert!(places.len() > 4, "{places:?}");
        for at in places {
            let features = around.features(at);
            assert_eq!(features.len(), TEMPLATES.len());
            for (template, (feature, (_, count))) in features.into_iter().zip(TEMPLATES).enumerate() {
                assert_eq!(key(template, &feature.to_le_bytes()[1..=*count]), feature);
            }
        }
    }
}
