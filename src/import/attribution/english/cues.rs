//! Finds the cues of a sentence, each with its source and content.

use super::candidate::Candidate;
use super::mention::Mention;
use super::reports_nothing::Use;
use super::subject::governing::{Earlier, innermost};
use super::subject::{Group, first_subject, group, only_names, subject_of};
use super::tag::{Form, Tag};
use super::tokenizer::is_compound_adjective;
use super::tokens::Tokenized;
use super::verb::{Frame, Verb};
use super::{
    clause, content, inverted, mention, nested, noun_phrase, nouns, occasions, passive, phrases, questions,
    quoting, speaking,
};
use crate::import::lexicon::list::List;
use std::ops::Range;

static ARTICLES: List = List::of("english", "articles-before-nouns");
static VERBS_OF_HELPING: List = List::of("english", "verbs-of-helping");
static ASPECTUAL_VERBS: List = List::of("english", "aspectual-verbs");
static PREPOSITIONS_BEFORE_PARTICIPLES: List = List::of("english", "prepositions-before-participles");
static SMALL_NUMBERS: List = List::of("english", "small-numbers");
static MEANS_OF_SPEECH: List = List::of("english", "means-of-speech");

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
            quoting::cue(at, number, earlier)
                .or_else(|| verb_cue(tokens, at, number, earlier))
                .or_else(|| nouns::cue(at, number, earlier))
        } else if token.tag == Tag::Dash {
            phrases::signed(tokens, at, number)
        } else if token.tag == Tag::Colon {
            let taken: Vec<_> = found.iter().flat_map(|candidate| candidate.content.clone()).collect();
            phrases::colon(tokens, at, number, &taken)
        } else {
            phrases::put_it(tokens, at, number)
                .or_else(|| phrases::made_clear(tokens, at, number, earlier.last()))
                .or_else(|| phrases::issued(tokens, at, number))
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
    if is_noun(tokens, at, verb, form, group.start, range.start) {
        return None;
    }
    if group.infinitive || group.modal {
        return unsaid(at, verb, &group, number, earlier);
    }
    let progressive = form == Form::Ing && (group.passive || group.short);
    let conditional = tokens.is(group.start.saturating_sub(1), &["when", "if", "whenever"]);
    let opens = at == range.start && !verb.frame.has(Frame::CLAUSE);
    if form == Form::Past && at == range.start + 1 && tokens.is(range.start, &["having"]) {
        return perfect_participle(at, verb, number, earlier);
    }
    if group.passive && !progressive || form == Form::Past && (opens || conditional) {
        return questions::asked(tokens, at, verb, group.start, number)
            .or_else(|| phrases::impersonal(tokens, at, verb, group.start, number))
            .or_else(|| passive::told(tokens, at, verb, group.start, number))
            .or_else(|| passive::cue(tokens, at, verb, &group, number));
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
    let after_quotation = group.start > range.start + 1
        && tokens.tag_before(group.start) == Tag::Close
        && matches!(tokens.tag(group.start - 2), Tag::Comma | Tag::Stop);
    let plural = form == Form::Base
        && tokens.tag_before(at) == Tag::Comma
        && (tokens.word(at + 1).ends_with('s') || tokens.is(at + 1, &["some", "many", "most", "several"]));
    if !group.helped
        && (plural || matches!(form, Form::Past | Form::Third))
        && (verb.frame.has(Frame::INVERSION) || after_quotation)
        && let Some((content, source)) = inverted::parts(tokens, at, range.clone())
    {
        return Some(Candidate::new("verb-before-source", number, cue, content, Some(source)));
    }
    let (source, rule) = subject_of(at, form, &group, earlier)?;
    if is_cut_off(tokens, at, verb, &group, &source)
        || form == Form::Past && !group.helped && only_names(tokens, at, verb, &source, range.start)
    {
        return None;
    }
    let lead = if rule == "verb-after-and" { at } else { source.start() };
    let mut content = content::of_verb(tokens, at, verb, lead, range.clone());
    if content.is_empty() && lead > range.start {
        content.extend(relative_object(tokens, verb, lead, at));
    }
    let used = Use { tokens, at, verb, form, content: &content, source: Some(&source) };
    let reports = !content.is_empty() && used.reports(&group);
    reports.then(|| Candidate::new(rule, number, cue, content, Some(source)))
}

/// Returns true if a comma cuts off a noun phrase that cannot speak: "And *the quay*, said Lee, who leads the port, leaks".
fn is_cut_off(tokens: &Tokenized, at: usize, verb: &Verb, group: &Group, source: &Mention) -> bool {
    source.phrase.end + 1 == group.start
        && group.start == at
        && tokens.tag(source.phrase.end) == Tag::Comma
        && verb.lemma == "say"
        && matches!(tokens.tag(at + 1), Tag::Name | Tag::Noun)
        && !speaking::can_speak(tokens, source)
}

/// Returns true for a form of a verb of saying that is a noun, or belongs to another verb.
fn is_noun(tokens: &Tokenized, at: usize, verb: &Verb, form: Form, group: usize, floor: usize) -> bool {
    let before = group.checked_sub(1).filter(|before| *before >= floor);
    // "trial by *press*", "charts that help *predict* the tide"
    let after_article = before
        .is_some_and(|before| tokens.is_in(before, &ARTICLES) || tokens.is_in(before, &VERBS_OF_HELPING));
    // "new *reports* indicate that …"
    let subject =
        form == Form::Third && verb.frame.has(Frame::NOUN_LIKE) && tokens.is_saying(at + 1, &[Form::Base]);
    // "public *reports indicating* that …"
    let described = form == Form::Third
        && verb.frame.has(Frame::NOUN_LIKE)
        && tokens.tag(at + 1) == Tag::Ing
        && tokens.verb(at + 1).is_some();
    // "the jobs *report was* late", "lost 7 *points*"
    let noun_like = form != Form::Past && verb.frame.has(Frame::NOUN_LIKE);
    let own = before.is_some_and(|before| matches!(tokens.tag(before), Tag::Noun | Tag::Name)) && group == at;
    let before_verb = own
        && matches!(tokens.tag(at + 1), Tag::Auxiliary | Tag::Modal)
        && !is_in_relative_clause(tokens, at, floor);
    let counted = form == Form::Third && before.is_some_and(|before| tokens.tag(before) == Tag::Number);
    form != Form::Past && after_article || subject || described || noun_like && (before_verb || counted)
}

/// Returns true if a relative pronoun comes before the subject of a verb: "the plan *that* critics claim is late".
fn is_in_relative_clause(tokens: &Tokenized, at: usize, floor: usize) -> bool {
    let before = (floor..at).rev().take(6);
    before
        .take_while(|index| !is_finite_or_comma(tokens, *index))
        .any(|index| matches!(tokens.tag(index), Tag::Relative | Tag::That) || tokens.is(index, &["what"]))
}

fn is_finite_or_comma(tokens: &Tokenized, at: usize) -> bool {
    tokens.tag(at) == Tag::Comma || clause::is_finite(tokens, at)
}

/// Returns the attribution of "Having announced that it rained, Lee left".
fn perfect_participle(
    at: usize,
    verb: &'static Verb,
    number: usize,
    earlier: Earlier<'_, '_>,
) -> Option<Candidate> {
    let range = earlier.tokens.sentence(number);
    let content = content::of_verb(earlier.tokens, at, verb, at, range.clone());
    let source = earlier.main_subject(content.first()?.start, range.end)?;
    Some(Candidate::new("participle", number, range.start..at + 1, content, Some(source)))
}

/// The relative pronoun that is the object of a verb: "a claim *which* Lee denied".
fn relative_object(tokens: &Tokenized, verb: &Verb, source: usize, at: usize) -> Option<Range<usize>> {
    let object = verb.frame.has(Frame::OBJECT | Frame::CLAUSE) && !verb.frame.has(Frame::DOUBTFUL);
    let ends = matches!(
        tokens.tag(at + 1),
        Tag::Comma | Tag::Stop | Tag::Preposition | Tag::Time | Tag::Conj | Tag::Subordinator | Tag::Wh
    );
    let which = source - 1;
    (object && ends && tokens.is(which, &["which"])).then_some(which..source)
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
    let subject = mention::subject(tokens, group.start, range.start).filter(|_| group.modal);
    // "“It leaks,” she will say."
    let after_quotation = subject.as_ref().map(Mention::start).filter(|lead| {
        *lead > range.start
            && (tokens.tag_before(*lead) == Tag::Close
                || tokens.tag_before(*lead) == Tag::Comma && tokens.is_quoted(*lead - 1))
    });
    let lead = after_quotation.unwrap_or(at);
    let content = content::of_verb(tokens, at, verb, lead, range.clone());
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
        ("modal", subject)
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
        return leading_participle(at, verb, range, earlier);
    }
    let mut before = at.checked_sub(1).filter(|before| *before >= range.start)?;
    while before > range.start && matches!(tokens.tag(before), Tag::Adverb | Tag::Not) {
        before -= 1;
    }
    if !opens_participle(tokens, at, verb, before, range.start) {
        return None;
    }
    let content = content::of_verb(tokens, at, verb, at, range.clone());
    if content.is_empty() {
        return None;
    }
    let text = text_before(tokens, range.start, before).filter(|text| *text < before).unwrap_or(before);
    let source = earlier
        .of_participle(text, &content, range.end)
        .or_else(|| earlier.last().cloned())
        .or_else(|| first_subject(tokens, range.start, before));
    Some((content, source))
}

/// Returns true if a participle of saying may follow a token: "left*,* adding", "ended the day *by* saying".
fn opens_participle(tokens: &Tokenized, at: usize, verb: &Verb, before: usize, floor: usize) -> bool {
    match tokens.tag(before) {
        _ if text_before(tokens, floor, before).is_some() => true,
        Tag::Comma | Tag::Close | Tag::Conj | Tag::Dash | Tag::Time | Tag::To => true,
        Tag::Preposition => {
            tokens.is_in(before, &PREPOSITIONS_BEFORE_PARTICIPLES)
                || tokens.is(before, &["from"]) && tokens.is(before.saturating_sub(1), &["apart", "aside"])
        }
        Tag::Verb | Tag::Past => {
            // "responded saying that …"
            let after_saying = tokens.verb(before).is_some_and(|(verb, _)| verb.frame.has(Frame::INVERSION));
            tokens.is_in(before, &ASPECTUAL_VERBS) || after_saying && tokens.tag(at + 1) != Tag::Stop
        }
        // "was quoted *as saying* that …"
        _ if tokens.is(before, &["as"]) => {
            tokens.is(at, &["saying"]) && tokens.is_saying(before.saturating_sub(1), &[Form::Past])
        }
        Tag::Subordinator => tokens.is(before, &["while"]),
        // "the two of them left, *each* saying that …"
        Tag::Determiner | Tag::Number => {
            tokens.is(before, &["each", "both", "many", "one", "some"]) || is_share(tokens, before)
        }
        // "her own *harder-edged* reporting"
        Tag::Noun if is_compound_adjective(tokens.word(before)) => false,
        Tag::Noun | Tag::Name | Tag::BracketEnd => {
            verb.frame.has(Frame::CLAUSE | Frame::ADDRESSEE)
                || verb.has_particle("for") && !is_object(tokens, floor, before)
                || tokens.is_in(before, &ASPECTUAL_VERBS)
                || verb.frame.has(Frame::OBJECT)
                    && !verb.frame.has(Frame::DEED | Frame::NOUN_LIKE)
                    && speaks_beside(tokens, floor, before)
        }
        _ => false,
    }
}

/// Content and source of a verb in "-ing" that opens a sentence: "Noting that it rained, Lee left."
fn leading_participle(
    at: usize,
    verb: &'static Verb,
    range: Range<usize>,
    earlier: Earlier<'_, '_>,
) -> Option<(Vec<Range<usize>>, Option<Mention>)> {
    // "Responding, Lee said: “…”"
    if earlier.tokens.tag(at + 1) == Tag::Comma {
        return None;
    }
    let content = content::of_verb(earlier.tokens, at, verb, at, range.clone());
    let source = earlier.main_subject(content.first()?.start, range.end)?;
    Some((content, Some(source)))
}

/// Returns true for the number that ends a share of people: "three in *10*".
fn is_share(tokens: &Tokenized, at: usize) -> bool {
    at >= 2
        && tokens.tag(at) == Tag::Number
        && tokens.is(at - 1, &["in"])
        && (tokens.tag(at - 2) == Tag::Number || tokens.is_in(at - 2, &SMALL_NUMBERS))
}

/// The text that a participle describes, also before a time or a place: "a *statement* on Friday condemning the strike".
fn text_before(tokens: &Tokenized, floor: usize, last: usize) -> Option<usize> {
    let text = (floor..=last).rev().take(7).find(|at| occasions::is_text(tokens, *at))?;
    let between = text + 1..last + 1;
    let circumstance = between.is_empty()
        || tokens.tag(text + 1) == Tag::Time
        || tokens.tag(text + 1) == Tag::Preposition && !tokens.is(text + 1, &["by", "from", "of"])
        || tokens.is(text + 1, &["last", "this"]);
    let whole = between
        .clone()
        .all(|at| !matches!(tokens.tag(at), Tag::Comma | Tag::Conj | Tag::That | Tag::Relative));
    (circumstance && whole && !clause::has_finite(tokens, between)).then_some(text)
}

/// Returns true if the noun before a participle can speak: "a crowd of *pilots* urging her to stay".
fn speaks_beside(tokens: &Tokenized, floor: usize, noun: usize) -> bool {
    noun_phrase::left(tokens, noun, floor).is_some_and(|phrase| {
        let mention = Mention { phrase: innermost(tokens, &phrase), beside: None };
        let verb = tokens.token(noun).action.is_some();
        !verb && !is_object(tokens, floor, noun) && speaking::can_speak(tokens, &mention)
    })
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
