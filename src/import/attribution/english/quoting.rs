//! Finds whom somebody quotes: "the paper quoted Lee as saying that …", "“…,” Lee recalled Ek saying".

use super::candidate::Candidate;
use super::subject::governing::Earlier;
use super::subject::{group, subject_of};
use super::{content, mention, object};

/// The attribution of "saying" to whomever somebody quotes.
///
/// This is the object of the verb of quoting, or the subject of a passive.
pub(super) fn cue(at: usize, number: usize, earlier: Earlier<'_, '_>) -> Option<Candidate> {
    let tokens = earlier.tokens;
    let (verb, form) = tokens.verb(at)?;
    let range = tokens.sentence(number);
    let quoted = || object::mention(tokens, at + 1, range.end);
    let (saying, source) = match verb.lemma {
        "quote" | "cite" if tokens.is(at + 1, &["as"]) => return passive(at, number, earlier),
        "quote" | "cite" | "report" => {
            let source = quoted()?;
            (source.phrase.end + usize::from(tokens.is(source.phrase.end, &["as"])), source)
        }
        "recall" | "remember" => {
            let source = quoted()?;
            (source.phrase.end, source)
        }
        _ => return None,
    };
    if !tokens.is(saying, &["saying"]) {
        return None;
    }
    let (says, _) = tokens.verb(saying)?;
    let subject = subject_of(at, form, &group(tokens, at, range.start), earlier);
    let lead = subject.map_or(at, |(subject, _)| subject.start());
    let content = content::of_verb(tokens, saying, says, lead, range);
    let cue = saying..saying + 1;
    (!content.is_empty()).then(|| Candidate::new("quoted-as", number, cue, content, Some(source)))
}

/// "“It leaks,” Lee *was quoted as saying*."
fn passive(at: usize, number: usize, earlier: Earlier<'_, '_>) -> Option<Candidate> {
    let tokens = earlier.tokens;
    let range = tokens.sentence(number);
    let group = group(tokens, at, range.start);
    let source = mention::subject(tokens, group.start, range.start).filter(|_| group.passive)?;
    let saying = at + 2;
    let (says, _) = tokens.verb(saying).filter(|_| tokens.is(saying, &["saying"]))?;
    let content = content::of_verb(tokens, saying, says, source.start(), range);
    let before = content.first().is_some_and(|content| content.end <= source.start());
    let cue = group.start..saying + 1;
    before.then(|| Candidate::new("quoted-as", number, cue, content, Some(source)))
}
