//! Finds the places where reported words may end: between phrases, never inside one.

use crate::import::attribution::ends::features::Surroundings;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{boundary, clause, lists, occasions, reach};
use crate::import::lexicon::list::List;

static TIMES_BEFORE_CLAUSES: List = List::of("english", "times-before-clauses");

impl Surroundings<'_, '_> {
    /// Returns true if the words may end before a token.
    pub(super) fn may_end(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let token = tokens.token(at);
        let inside = is_inside_phrase(tokens, at)
            || self.aside.as_ref().is_some_and(|aside| aside.contains(&at))
            || lists::is_bracketed(tokens, self.content.start, at)
            || is_before_exception(tokens, at)
            || self.first_verb.is_some_and(|verb| at <= verb) && !self.starts_other_clause(at)
            || token.tag == Tag::Comma && self.goes_on_after_comma(at);
        let before_end = at < self.content.end;
        // "announced a plan – *a list, a map and a date*": words after a dash go on to the end.
        if at > self.content.end && tokens.is_dash(self.content.end) {
            return false;
        }
        if inside || before_end && token.tag == Tag::Semicolon || self.is_in_list(at, before_end) {
            return false;
        }
        match token.tag {
            Tag::Dash => tokens.token(at - 1).range.end != token.range.start,
            Tag::Ing => matches!(tokens.tag_before(at), Tag::Noun | Tag::Name | Tag::Time),
            // Words never end inside a phrase.
            Tag::Preposition => occasions::starts_circumstance(tokens, at, self.last),
            _ => matches!(
                token.tag,
                Tag::Comma
                    | Tag::Semicolon
                    | Tag::Colon
                    | Tag::Conj
                    | Tag::Subordinator
                    | Tag::Time
                    | Tag::Bracket
                    | Tag::Open
            ),
        }
    }

    /// Returns true if the words go on after a comma.
    fn goes_on_after_comma(&self, comma: usize) -> bool {
        let (tokens, start) = (self.tokens, self.content.start);
        // "…, and that the port grew" belongs to the report.
        (1..3).any(|next| tokens.tag(comma + next) == Tag::That)
            || reach::is_lead(tokens, start, comma, self.last)
            || reach::leads_after_conjunction(tokens, start, comma, self.last)
            || self.is_inside_verb(comma)
            || reach::lacks_verb_after_that(tokens, start..comma)
            // "argued the quay leaks, and *Judge Ek*, who …"
            || lists::ends_with_subject(tokens, start..comma)
    }

    /// Returns true for the commas around words inside a verb: "would not*,* as Ek had suggested*,* resign".
    fn is_inside_verb(&self, at: usize) -> bool {
        let commas = (self.content.start..=at).filter(|comma| self.tokens.tag(*comma) == Tag::Comma);
        let mut around =
            commas.filter_map(|comma| Some((comma, clause::interrupts_verb(self.tokens, comma, self.last)?)));
        around.any(|(open, close)| open == at || close == at)
    }
    /// Returns true if a conjunction and another subject with its verb follow: "said pilots *, though she did not*".
    fn starts_other_clause(&self, at: usize) -> bool {
        let next = at + usize::from(self.tokens.tag(at) == Tag::Comma);
        matches!(self.tokens.tag(next), Tag::Conj | Tag::Subordinator | Tag::Wh)
            && boundary::starts_main_clause(self.tokens, next + 1, self.last)
    }
    /// Returns true for a comma in a list that a later "and" closes, also for the comma before this "and".
    ///
    /// After the end that the rules found, only lists in relative clauses count.
    fn is_in_list(&self, at: usize, inside: bool) -> bool {
        let (tokens, end) = (self.tokens, if inside { self.content.end } else { self.last });
        if !inside && !(self.content.start..at).any(|index| tokens.tag(index) == Tag::Relative) {
            return false;
        }
        let between = |comma: usize| {
            tokens.tag(comma) == Tag::Comma
                && tokens.tag(comma + 1) != Tag::Conj
                && lists::is_between_items(tokens, comma, end)
        };
        if tokens.tag(at) != Tag::Comma || tokens.tag(at + 1) != Tag::Conj {
            return between(at);
        }
        let before =
            (self.content.start..at).rev().take(40).take_while(|index| tokens.tag(*index) != Tag::Conj);
        before.filter(|index| tokens.tag(*index) == Tag::Comma).take(2).any(between)
    }
}

/// Returns true between a word and one that belongs to it: after "the", "to" or "and", inside a verb or a date.
fn is_inside_phrase(tokens: &Tokenized, at: usize) -> bool {
    let token = tokens.token(at);
    let before = tokens.tag_before(at);
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
    // "had not *yet* agreed", "may *or* may not stay"
    let inside_verb = matches!(before, Tag::Auxiliary | Tag::Modal | Tag::Not)
        && matches!(token.tag, Tag::Conj | Tag::Subordinator | Tag::Preposition)
        && tokens.is(at, &["yet", "or", "once"]);
    open || inside_verb
        || is_inside_date(tokens, at)
        || is_inside_time(tokens, at)
        || tokens.is(at, &["being"])
        || tokens.is(at - 1, &["such"])
        || token.quoted && token.tag != Tag::Open
}

/// Returns true before an exception or a reason that belongs to a statement: "*, but not* the port", "*, in part because*".
fn is_before_exception(tokens: &Tokenized, at: usize) -> bool {
    let next = at + usize::from(tokens.tag(at) == Tag::Comma);
    let later = tokens.is(next + 2, &["after", "before", "until", "when"]);
    let exception = tokens.is(next, &["but"]) && tokens.tag(next + 1) == Tag::Not && !later;
    // "in part", "in large part", "in no small part"
    let size = next + 1 + usize::from(tokens.is(next + 1, &["good", "great", "large", "no", "small"]));
    let part = tokens.is(next, &["in"]) && tokens.is(size, &["measure", "part", "small"]);
    let reason = next > at && tokens.tag(next) == Tag::Adverb && tokens.is(next + 1, &["because"]);
    exception || part || reason
}
/// Returns true for the commas of a date before a noun: "the Sept. 11*,* 2001*,* attacks".
fn is_inside_date(tokens: &Tokenized, at: usize) -> bool {
    let is_year = |at: usize| tokens.tag(at) == Tag::Number && tokens.word(at).len() == 4;
    let is_day = |at: usize| tokens.tag(at) == Tag::Number && tokens.word(at).len() < 3;
    let before_year = || is_day(at - 1) && is_year(at + 1);
    let before_noun = || at > 2 && is_day(at - 3) && is_year(at - 1) && tokens.tag(at + 1) == Tag::Noun;
    tokens.tag(at) == Tag::Comma && (before_year() || before_noun())
}

/// Returns true before "after" or "before" in a time: "a day *after* the flood".
fn is_inside_time(tokens: &Tokenized, at: usize) -> bool {
    if at < 2 || !tokens.is(at, &["after", "before"]) {
        return false;
    }
    let word = tokens.word(at - 1).to_lowercase();
    TIMES_BEFORE_CLAUSES.has(word.strip_suffix('s').unwrap_or(&word))
        && matches!(tokens.tag(at - 2), Tag::Determiner | Tag::Number)
}
