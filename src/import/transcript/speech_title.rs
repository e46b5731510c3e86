//! Finds the speaker's name in the title of a speech or an interview.
//!
//! The name can also be in the line before the text.

use crate::import::lexicon::list::List;
use crate::import::lexicon::small_words::is_small_in_name;
use crate::text::Cut;
use std::ops::Range;

static OPENINGS: List = List::all("speech-openings");
static CLOSINGS: List = List::all("speech-closings");
static INTERVIEWS: List = List::all("interviews");
static INTERVIEW_PREPOSITIONS: List = List::all("interview-prepositions");
static LEAD_OPENINGS: List = List::all("lead-openings");
static LEAD_OBJECTS: List = List::all("lead-objects");

/// The speaker's name in the title of a speech.
///
/// For example "Remarks by President Biden on …".
pub(super) fn speaker_in_title(title: &str) -> Option<Range<usize>> {
    let start = OPENINGS.prefix_of(&title.to_ascii_lowercase())?.len();
    let rest = title.cut(start..);
    let lower = rest.to_lowercase();
    if lower.len() != rest.len() {
        return None;
    }
    let end = CLOSINGS.entries().iter().filter_map(|closing| lower.find(closing)).min();
    let name = rest.cut(..end.unwrap_or(rest.len())).split([',', '–', '—', ':', ';']).next()?.trim_end();
    let mut parts = name.split(' ');
    let count = parts.clone().count();
    let is_several =
        parts.clone().any(|part| part.eq_ignore_ascii_case("and") || part.eq_ignore_ascii_case("leaders"));
    let is_name = (2..10).contains(&count) && !is_several && parts.all(may_be_in_name);
    is_name.then_some(start..start + name.len())
}

/// The interviewee's name in a title: "A conversation with Ada Ling".
pub(super) fn interviewee_in_title(title: &str) -> Option<Range<usize>> {
    let lower = title.to_lowercase();
    if lower.len() != title.len() {
        return None;
    }
    let talk = INTERVIEWS.entries().iter().filter_map(|talk| lower.find(talk)).min()?;
    let end_of = |with: &&str| Some(talk + lower.cut(talk..).find(with)? + with.len());
    let start = INTERVIEW_PREPOSITIONS.entries().iter().filter_map(end_of).min()?;
    let rest = title.cut(start..).split([',', ':', '–', '—', '(', '|', '.', '?', '!']).next()?;
    let words = rest.split_inclusive(' ').take_while(|word| may_be_in_name(word.trim_end()));
    let name = rest.cut(..words.map(str::len).sum()).trim_end();
    (2..8).contains(&name.split(' ').count()).then_some(start..start + name.len())
}

/// The speaker's name in a line before a speech.
///
/// For example "Following is Secretary-General Ada Ling’s message:".
pub(super) fn speaker_in_lead(words: &str) -> Option<Range<usize>> {
    let rest = LEAD_OPENINGS.strip_prefix(words)?;
    if words.len() > 260 || !words.trim_end().ends_with(':') {
        return None;
    }
    let author = rest.split_once(" by ").filter(|(_, author)| author.starts_with(char::is_uppercase));
    let (from, name) = match author {
        Some((_, author)) => (author, author.split([',', ':']).next()?),
        None => {
            let owned = LEAD_OBJECTS.strip_prefix(rest).unwrap_or(rest);
            (owned, owned.split_once(['’', '\''])?.0)
        }
    };
    let start = words.len() - from.len();
    let is_name = (2..10).contains(&name.split(' ').count()) && name.split(' ').all(may_be_in_name);
    is_name.then_some(start..start + name.len())
}

fn may_be_in_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || is_small_in_name(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_may_name_the_speaker() {
        let name = |title: &str| speaker_in_title(title).map(|range| title.cut(range).to_owned());
        assert_eq!(
            name("Remarks by President Biden on the August Jobs Report").as_deref(),
            Some("President Biden")
        );
        assert_eq!(
            name("Statement from White House Press Secretary Karine Jean-Pierre on Minnesota").as_deref(),
            Some("White House Press Secretary Karine Jean-Pierre")
        );
        assert_eq!(
            name("Remarks as Prepared for Delivery by NEC Director Lael Brainard"),
            Some("NEC Director Lael Brainard".to_owned())
        );
        assert_eq!(name("Remarks by President Biden and President Sauli Niinistö in Press Conference"), None);
        assert_eq!(name("Fact Sheet: nothing said"), None);
    }
}
