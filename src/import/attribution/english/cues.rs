//! Finds the cues of a sentence, each with its source and content.

use super::candidate::Candidate;
use super::mention::Mention;
use super::reports_nothing::Use;
use super::subject::governing::Earlier;
use super::subject::{Group, first_subject, group, only_names, subject_of};
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::{Frame, Verb};
use super::{clause, content, mention, nested, noun_phrase, nouns, object, phrases, reach, speaking};
use crate::import::lexicon::list::List;
use std::iter::once;
use std::ops::Range;

static ARTICLES: List = List::of("english", "articles-before-nouns");
static VERBS_OF_HELPING: List = List::of("english", "verbs-of-helping");
static ASPECTUAL_VERBS: List = List::of("english", "aspectual-verbs");
static PREPOSITIONS_BEFORE_PARTICIPLES: List = List::of("english", "prepositions-before-participles");
static MEANS_OF_SPEECH: List = List::of("english", "means-of-speech");
static OBJECT_PRONOUNS: List = List::of("english", "object-pronouns");

/// All attributions of a block, in the order of their cues.
pub(crate) fn find(tokens: &Tokenized) -> Vec<Candidate> {
    (0..tokens.sentences.len())
        .flat_map(|number| nested::outermost(tokens, sentence(tokens, number)))
        .collect()
}

/// All attributions of a sentence.
fn sentence(tokens: &Tokenized, number: usize) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for at in tokens.sentence(number).filter(|at| !tokens.is_quoted(*at)) {
        let token = tokens.token(at);
        let earlier = Earlier { tokens, start: tokens.sentence(number).start, found: &found };
        let candidate = if tokens.is(at, &["according"]) && tokens.is(at + 1, &["to"]) {
            phrases::according(tokens, at, number)
        } else if let Some(candidate) =
            phrases::as_reported(tokens, at, number).or_else(|| phrases::heard_from(tokens, at, number))
        {
            Some(candidate)
        } else if token.verb.is_some() || token.cue_noun.is_some() {
            verb_cue(tokens, at, number, earlier).or_else(|| nouns::cue(at, number, earlier))
        } else if token.tag == Tag::Colon {
            let taken: Vec<_> = found.iter().flat_map(|candidate| candidate.content.clone()).collect();
            phrases::colon(tokens, at, number, &taken)
        } else {
            phrases::put_it(tokens, at, number)
                .or_else(|| phrases::made_clear(tokens, at, number, earlier.last()))
        };
        found.extend(candidate);
    }
    found
}

/// Returns the attribution of a verb of saying.
fn verb_cue(tokens: &Tokenized, at: usize, number: usize, earlier: Earlier<'_, '_>) -> Option<Candidate> {
    let (verb, form) = tokens.verb(at)?;
    let range = tokens.sentence(number);
    let group = group(tokens, at, range.start);
    let before = group.start.checked_sub(1).filter(|before| *before >= range.start);
    let is_noun = form != Form::Past
        && before
            .is_some_and(|before| tokens.is_in(before, &ARTICLES) || tokens.is_in(before, &VERBS_OF_HELPING));
    if is_noun {
        // "trial by *press*", "charts that help *predict* the tide"
        return None;
    }
    if group.infinitive || group.modal {
        return unsaid(at, verb, &group, number, earlier);
    }
    let progressive = form == Form::Ing && (group.passive || group.short);
    let conditional = tokens.is(group.start.saturating_sub(1), &["when", "if", "whenever"]);
    let opens = at == range.start && !verb.frame.has(Frame::CLAUSE);
    if group.passive && !progressive || form == Form::Past && (opens || conditional) {
        return phrases::asked(tokens, at, verb, group.start, number)
            .or_else(|| phrases::impersonal(tokens, at, verb, group.start, number));
    }
    if form == Form::Past && tokens.is(at + 1, &["by"]) && !tokens.is_in(at + 2, &MEANS_OF_SPEECH) {
        return None;
    }
    let cue = group.start.max(range.start)..at + 1;
    if form == Form::Ing && !progressive {
        let (content, source) = participle(at, verb, range, earlier)?;
        let used = Use { tokens, at, verb, form, content: &content, source: source.as_ref() };
        return used.reports(&group).then(|| Candidate::new("participle", number, cue, content, source));
    }
    let after_quotation = group.start > range.start && tokens.tag_before(group.start) == Tag::Close;
    let plural =
        form == Form::Base && tokens.tag_before(at) == Tag::Comma && tokens.word(at + 1).ends_with('s');
    if !group.helped
        && (plural || matches!(form, Form::Past | Form::Third))
        && (verb.frame.has(Frame::INVERSION) || after_quotation)
        && let Some((content, source)) = inverted(tokens, at, range.clone())
    {
        return Some(Candidate::new("verb-before-source", number, cue, content, Some(source)));
    }
    let (source, rule) = subject_of(at, form, &group, earlier)?;
    if form == Form::Past && !group.helped && only_names(tokens, at, verb, &source, range.start) {
        return None;
    }
    let lead = if rule == "verb-after-and" { at } else { source.start() };
    let content = content::of_verb(tokens, at, verb, lead, range);
    let used = Use { tokens, at, verb, form, content: &content, source: Some(&source) };
    let reports = !content.is_empty() && used.reports(&group);
    reports.then(|| Candidate::new(rule, number, cue, content, Some(source)))
}

/// Returns the attribution of a verb about something not yet said.
///
/// For example "to say that …", "will tell voters that …".
fn unsaid(
    at: usize,
    verb: &'static Verb,
    group: &Group,
    number: usize,
    earlier: Earlier<'_, '_>,
) -> Option<Candidate> {
    let tokens = earlier.tokens;
    let range = tokens.sentence(number);
    let content = content::of_verb(tokens, at, verb, at, range.clone());
    let first = content.first()?.start;
    let told = (at + 1..first).any(|index| tokens.tag(index) == Tag::That) || tokens.tag(first) == Tag::Wh;
    let deed =
        group.infinitive && verb.frame.has(Frame::DEED) || group.modal && verb.frame.has(Frame::DOUBTFUL);
    let used = Use { tokens, at, verb, form: Form::Base, content: &content, source: None };
    if group.passive || deed && !told || !used.reports(group) {
        return None;
    }
    let (rule, source) = if group.infinitive {
        let source = earlier.of_infinitive(group.start).or_else(|| earlier.last().cloned());
        ("infinitive", source.or_else(|| first_subject(tokens, range.start, group.start)))
    } else {
        ("modal", mention::subject(tokens, group.start, range.start))
    };
    Some(Candidate::new(rule, number, group.start..at + 1, content, Some(source?)))
}

/// Content and source of a verb in "-ing": "…, adding that it would fail".
fn participle(
    at: usize,
    verb: &'static Verb,
    range: Range<usize>,
    earlier: Earlier<'_, '_>,
) -> Option<(Vec<Range<usize>>, Option<Mention>)> {
    let tokens = earlier.tokens;
    if at == range.start {
        // "Noting that it rained, Lee left."
        let content = content::of_verb(tokens, at, verb, at, range.clone());
        let source = earlier.main_subject(content.first()?.start, range.end)?;
        return Some((content, Some(source)));
    }
    let mut before = at.checked_sub(1).filter(|before| *before >= range.start)?;
    while before > range.start && matches!(tokens.tag(before), Tag::Adverb | Tag::Not) {
        before -= 1;
    }
    let reports = match tokens.tag(before) {
        _ if dates_text(tokens, before) => true,
        Tag::Comma | Tag::Close | Tag::Conj | Tag::Dash | Tag::Time | Tag::To => true,
        Tag::Preposition => tokens.is_in(before, &PREPOSITIONS_BEFORE_PARTICIPLES),
        Tag::Verb | Tag::Past => tokens.is_in(before, &ASPECTUAL_VERBS),
        Tag::Subordinator => tokens.is(before, &["while"]),
        // "the two of them left, *each* saying that …"
        Tag::Determiner | Tag::Number => tokens.is(before, &["each", "both", "many", "one", "some"]),
        Tag::Noun | Tag::Name | Tag::BracketEnd => {
            verb.frame.has(Frame::CLAUSE | Frame::ADDRESSEE)
                || verb.has_particle("for") && !is_object(tokens, range.start, before)
                || reach::is_text(tokens, before)
                || tokens.is_in(before, &ASPECTUAL_VERBS)
        }
        _ => false,
    };
    if !reports {
        return None;
    }
    let content = content::of_verb(tokens, at, verb, at, range.clone());
    if content.is_empty() {
        return None;
    }
    let source = earlier
        .of_participle(before, &content, range.end)
        .or_else(|| earlier.last().cloned())
        .or_else(|| first_subject(tokens, range.start, before));
    Some((content, source))
}

/// Returns true for a part of a day after a text: "a statement Thursday *night* condemning the strike".
fn dates_text(tokens: &Tokenized, at: usize) -> bool {
    at >= 2
        && mention::is_time_noun(tokens, at)
        && tokens.tag_before(at) == Tag::Time
        && reach::is_text(tokens, at - 2)
}

/// Returns true if a noun is the object of a verb before it: "left the *crowd* calling for more".
fn is_object(tokens: &Tokenized, start: usize, noun: usize) -> bool {
    let phrase = noun_phrase::left(tokens, noun, start);
    phrase.is_some_and(|phrase| {
        phrase.start > start
            && clause::is_finite(tokens, phrase.start - 1)
            && tokens.tag_before(phrase.start) != Tag::Auxiliary
    })
}

/// Content and source of a verb that precedes its source.
///
/// For example "“…,” said Ann Lee", "Said Lee: “…”".
fn inverted(tokens: &Tokenized, at: usize, range: Range<usize>) -> Option<(Vec<Range<usize>>, Mention)> {
    let mention = object::mention(tokens, at + 1, range.end)?;
    if at == range.start {
        let from = mention.end() + 1;
        let opens =
            matches!(tokens.tag(mention.end()), Tag::Colon | Tag::Comma) && tokens.tag(from) == Tag::Open;
        return opens.then(|| (once(from..reach::clause(tokens, from, range)).collect(), mention));
    }
    let before = at.checked_sub(1).filter(|before| *before > range.start)?;
    let after_comma = tokens.tag(before) == Tag::Comma;
    let after_quotation =
        tokens.tag(before) == Tag::Close || after_comma && tokens.tag_before(before) == Tag::Close;
    if !after_quotation && !after_comma {
        return None;
    }
    let has_addressee = tokens.verb(at).is_some_and(|(verb, _)| verb.frame.has(Frame::ADDRESSEE));
    let is_pronoun = tokens.tag(at + 1) == Tag::Pronoun;
    if tokens.tag(at + 1) == Tag::Time
        || !after_quotation && (has_addressee || is_pronoun)
        || tokens.is_in(at + 1, &OBJECT_PRONOUNS)
        // ", wrote a host of songs"
        || !after_quotation && tokens.is(at, &["wrote", "writes"]) && tokens.tag(at + 1) != Tag::Name
    {
        return None;
    }
    let after = mention.phrase.end..range.end;
    let verb = after.clone().find(|index| tokens.tag(*index) != Tag::Adverb).unwrap_or(after.end);
    // "said a man involved in the plan"
    let participle = after_quotation && tokens.tag(verb) == Tag::Past;
    if clause::is_finite(tokens, verb) && !participle {
        return None;
    }
    if !after_quotation && !speaking::can_speak(tokens, &mention) {
        return None;
    }
    let has_verb = after
        .take_while(|index| tokens.tag(*index) != Tag::Open)
        .any(|index| matches!(tokens.tag(index), Tag::Auxiliary | Tag::Modal | Tag::Verb));
    let described = mention.beside.is_some() || tokens.tag(mention.phrase.end) == Tag::Relative;
    let goes_on = has_verb && !described;
    let rejected = if after_quotation {
        goes_on && after_comma
    } else {
        goes_on || !clause::has_main_clause(tokens, range.start..before)
    };
    if rejected {
        return None;
    }
    let content = content::before_cue(tokens, at, mention.end(), range);
    (!content.is_empty()).then_some((content, mention))
}
