//! Finds the speaker's name in the title of a speech or an interview.
//!
//! The name can also be in the line before the text.

use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::is_office;
use crate::import::lexicon::small_words::is_small_in_name;
use crate::import::text::looks_like_participle;
use crate::text::Cut;
use std::ops::Range;

static OPENINGS: List = List::all("speech-openings");
static CLOSINGS: List = List::all("speech-closings");
static INTERVIEWS: List = List::all("interviews");
static INTERVIEW_PREPOSITIONS: List = List::all("interview-prepositions");
static LEAD_OPENINGS: List = List::all("lead-openings");
static LEAD_OBJECTS: List = List::all("lead-objects");
static ANSWERING: List = List::all("answering-in-titles");
static ABOUT: List = List::all("about-in-titles");
static SPEECHES: List = List::all("nouns-of-speeches");
static BELOW: List = List::all("words-for-below");
static POSSESSIVES: List = List::all("possessives");
static AUTHORS: List = List::all("prepositions-before-authors");

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
    let name = before_topic(name);
    let mut parts = name.split(' ');
    let count = parts.clone().count();
    let is_several =
        parts.clone().any(|part| part.eq_ignore_ascii_case("and") || part.eq_ignore_ascii_case("leaders"));
    let is_name =
        (2..10).contains(&count) && !is_several && parts.all(|part| may_be_in_name(part) || is_office(part));
    is_name.then_some(start..start + name.len())
}

/// The interviewee's name in a title: "A conversation with Ada Ling".
pub(crate) fn interviewee_in_title(title: &str) -> Option<Range<usize>> {
    if let Some(answerer) = answerer_in_title(title) {
        return Some(answerer);
    }
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

/// The words of a title before a participle or an article: "Mayor Ada Ling" in "Mayor Ada Ling Opening the Quay".
///
/// "Mayor Ada Fleming" has none.
fn before_topic(name: &str) -> &str {
    let is_article = |word: &str| matches!(word, "A" | "An" | "The");
    let spaces: Vec<usize> = name.match_indices(' ').map(|(at, _)| at).collect();
    let pairs = spaces.iter().zip(spaces.iter().skip(1)).skip(1);
    let mut found = pairs.filter(|(from, to)| {
        let word = name.cut(**from + 1..**to);
        looks_like_participle(word) || is_article(word)
    });
    found.next().map_or(name, |(from, _)| name.cut(..*from))
}

/// Who answers in a title in a script without spaces: "发言人" in "发言人就收费答记者问".
fn answerer_in_title(title: &str) -> Option<Range<usize>> {
    let answers = ANSWERING.entries().iter().filter_map(|answer| title.find(answer)).min()?;
    let before = title.cut(..answers);
    let end = ABOUT.entries().iter().filter_map(|about| before.find(about)).min().unwrap_or(answers);
    let start = before
        .cut(..end)
        .rfind(['：', ':', ' ', '　'])
        .map_or(0, |at| at + before.cut(at..).chars().next().map_or(0, char::len_utf8));
    (1..=30).contains(&title.cut(start..end).chars().count()).then_some(start..end)
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

/// The speaker's name in a line that announces all of a speech.
///
/// For example "The full remarks by Mayor Ada Ling follow."
pub(super) fn speaker_announced(words: &str) -> Option<Range<usize>> {
    if words.len() >= 260 || !words.ends_with([':', '.', '：']) {
        return None;
    }
    let lower = words.to_lowercase();
    let bare = lower.trim_end_matches([':', '.', '：', ' ']);
    let mut parts = bare.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty());
    let speech = parts.clone().find(|part| SPEECHES.has(part))?;
    let ends_below = bare.rsplit(' ').next().is_some_and(|last| BELOW.has(last));
    let opens = LEAD_OPENINGS.prefix_of(words).is_some();
    let is_below = ends_below || opens || words.ends_with([':', '：']) && parts.any(|part| BELOW.has(part));
    if !is_below || lower.len() != words.len() {
        return None;
    }
    let speech = lower.find(speech)?;
    let after = |mark: &str| Some(speech + lower.cut(speech..).find(mark)? + mark.len());
    let author = AUTHORS.entries().iter().find_map(|mark| name_at(words, after(mark)?));
    author.or_else(|| owner_of(words.cut(..speech))).or_else(|| maker_of(words.cut(..speech)))
}

/// The first full name in words before "the following remarks": "Dr. Ada Ling, the mayor, made".
fn maker_of(words: &str) -> Option<Range<usize>> {
    let lower = words.to_lowercase();
    let announced = BELOW.entries().iter().any(|below| lower.trim_end().ends_with(below));
    full_name_in(words, |_| true).filter(|_| announced)
}

/// The name at the start of the words from byte `start` on.
fn name_at(words: &str, start: usize) -> Option<Range<usize>> {
    let rest = words.cut(start..);
    let is_article = |part: &&str| is_small_in_name(part.trim_end());
    let articles: usize = rest.split_inclusive(' ').take_while(is_article).map(str::len).sum();
    let (start, rest) = (start + articles, rest.cut(articles..));
    let rest = rest.split([',', ';', ':', '(', '–', '—']).next()?;
    // What somebody owns is not part of the name: "Mayor Ada Ling’s speech".
    let rest =
        ["’s ", "'s "].iter().filter_map(|owns| rest.split(owns).next()).min_by_key(|name| name.len())?;
    let is_part = |part: &&str| may_be_in_name(part.trim_end()) || is_office(part.trim_end());
    let parts = rest.split_inclusive(' ').take_while(is_part);
    let name = rest.cut(..parts.map(str::len).sum()).trim_end();
    let name = name.trim_end_matches(['.', '’', '\'']);
    let ends = name.split(' ').next_back().is_some_and(|last| last.starts_with(char::is_uppercase));
    (ends && (2..10).contains(&name.split(' ').count())).then_some(start..start + name.len())
}

/// The name before the possessive at the end of words: "Here are Mayor Ada Ling’s full".
fn owner_of(words: &str) -> Option<Range<usize>> {
    let end = words.rfind("’s ").or_else(|| words.rfind("'s "))?;
    let before = words.cut(..end);
    let mut start = end;
    for part in before.rsplit(' ').take_while(|part| part.starts_with(char::is_uppercase)) {
        start = start.saturating_sub(part.len() + usize::from(start < end));
    }
    name_at(before, start)
}

/// The speaker's name at the start of the line below a title that calls the text a speech.
///
/// The line begins with the office and the name: "Mayor Ada Ling closed …" below "The Mayor's closing remarks". It may
/// also be "As delivered by Mayor Ada Ling".
pub(super) fn speaker_introduced(title: &str, lead: &str) -> Option<Range<usize>> {
    let lower = title.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty());
    let is_speech = parts.clone().any(|part| SPEECHES.has(part));
    let start = if lead.starts_with("The ") { 4 } else { 0 };
    let name = name_at(lead, start)?;
    let named: Vec<String> = lead.cut(name.clone()).split(' ').map(str::to_lowercase).collect();
    // "Hafenministerin" below a speech of the "Ministerin" has the same office.
    let is_same = |part: &str, word: &String| word.ends_with(part);
    let has_office = named
        .iter()
        .any(|word| is_office(word) || parts.clone().any(|part| is_office(part) && is_same(part, word)));
    let has_name = named.last().is_some_and(|last| !is_office(last));
    // The title has no other office, such as that of somebody to whom the speech is given.
    let fits = parts.all(|part| !is_office(part) || named.iter().any(|word| is_same(part, word)));
    (is_speech && has_office && has_name && fits).then_some(name)
}

/// The speaker's name in a line below a title that calls the text a speech: "As delivered by Mayor Ada Ling".
pub(super) fn speaker_credited(title: &str, line: &str) -> Option<Range<usize>> {
    let lower = title.to_lowercase();
    let is_speech = lower.split(|c: char| !c.is_alphabetic()).any(|part| SPEECHES.has(part));
    // "Speech by Ada Ling, Mayor of Eastwick, at the forum."
    let own = line.to_lowercase();
    let is_credit = own.contains(" by ") && own.split(' ').take(2).any(|part| SPEECHES.has(part));
    if is_speech || is_credit { speaker_in_title(line) } else { None }
}

/// The speaker's name in a heading between speeches: "Reply by Ada Ling", "Ada Ling, Mayor of Eastwick".
pub(super) fn speaker_in_heading(heading: &str) -> Option<Range<usize>> {
    if let Some(by) = heading.find(" by ") {
        return name_at(heading, by + " by ".len());
    }
    let name = name_at(heading, 0)?;
    let follows = heading.cut(name.end..).trim_start();
    (name.start == 0 && follows.starts_with([',', '(']) && follows.len() > 2).then_some(name)
}

/// Returns true if a line announces the speech of somebody whom the text before it names: "Her remarks follow:".
pub(super) fn announces_of_named(words: &str) -> bool {
    if words.len() >= 200 || !words.ends_with([':', '.']) {
        return false;
    }
    let lower = words.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty());
    let is_owned = parts.next().is_some_and(|first| POSSESSIVES.has(first));
    let is_speech = parts.clone().any(|part| SPEECHES.has(part));
    is_owned && is_speech && parts.next_back().is_some_and(|last| BELOW.has(last))
}

/// The first person with an office in a text: "Mayor Ada Ling" in "Today Mayor Ada Ling spoke".
pub(super) fn holder_in(words: &str) -> Option<Range<usize>> {
    full_name_in(words, is_office)
}

/// The first name of several words in a text, if its first word fits and its last word is not an office.
fn full_name_in(words: &str, fits: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let mut at = 0;
    words.split_inclusive(' ').find_map(|part| {
        let start = at;
        at += part.len();
        let opens = part.starts_with(char::is_uppercase) && fits(part);
        let name = name_at(words, start).filter(|_| opens)?;
        let last = words.cut(name.clone()).rsplit(' ').next()?;
        (!is_office(last)).then_some(name)
    })
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
        assert_eq!(name("Statement by Mayor Ada Ling Condemning Waste").as_deref(), Some("Mayor Ada Ling"));
        assert_eq!(name("Remarks of Mayor Ada Ling A New Dawn for Elm").as_deref(), Some("Mayor Ada Ling"));
        assert_eq!(name("Rede der Ministerin Ada Ost zur Lage").as_deref(), Some("Ministerin Ada Ost"));
        assert_eq!(name("Discours du président Jean Ost à Elm").as_deref(), Some("président Jean Ost"));
        assert_eq!(name("Rede von Ost sorgt für Streit"), None);
        assert_eq!(name("Remarks by Mayor Ada Fleming").as_deref(), Some("Mayor Ada Fleming"));
    }
    #[test]
    fn a_line_may_announce_all_of_a_speech() {
        let name = |words: &str| speaker_announced(words).map(|range| words.cut(range).to_owned());
        for words in [
            "The full remarks by Keeper Ines Quell follow.",
            "Here are Keeper Ines Quell's full remarks:",
            "Keeper Ines Quell’s speech, as delivered, is below.",
            "The text of the address of Keeper Ines Quell, as delivered, is as follows:",
            "Le discours intégral de la Keeper Ines Quell :",
            "Today, Keeper Ines Quell made the following remarks in Elm:",
        ] {
            assert_eq!(name(words).as_deref(), Some("Keeper Ines Quell"), "{words}");
        }
        for words in [
            "The remarks by Keeper Ines Quell follow a week of storms.",
            "Her speech was long, and Bo Chen sat below.",
            "Her speech follows.",
            "The boats of Bo Chen are as follows:",
        ] {
            assert_eq!(name(words), None, "{words}");
        }
    }

    #[test]
    fn a_line_may_announce_the_speech_of_somebody_named_before() {
        assert!(announces_of_named("Her remarks, as prepared for delivery, follow:"));
        assert!(!announces_of_named("Her remarks were short."));
        let words = "Today Mayor of Elm Ines Quell spoke to Bo Rill.";
        assert_eq!(holder_in(words).map(|name| words.cut(name)), Some("Mayor of Elm Ines Quell"));
        assert_eq!(holder_in("The Mayor spoke."), None);
    }

    #[test]
    fn the_line_below_the_title_may_name_the_speaker() {
        let name = |title: &str, lead: &str| {
            speaker_credited(title, lead)
                .or_else(|| speaker_introduced(title, lead))
                .map(|range| lead.cut(range).to_owned())
        };
        let lead = "Mayor Ines Quell opened the fair and asked for more lamps.";
        assert_eq!(name("Lamp fair: the Mayor's opening remarks", lead).as_deref(), Some("Mayor Ines Quell"));
        assert_eq!(name("Speech at the lamp fair", lead).as_deref(), Some("Mayor Ines Quell"));
        let delivered = "As delivered by Mayor Ines Quell";
        assert_eq!(name("The Mayor's speech", delivered).as_deref(), Some("Mayor Ines Quell"));
        let owned = "Lamp Minister Bo Rill's speech at the lamp fair.";
        assert_eq!(name("The Minister's keynote", owned).as_deref(), Some("Lamp Minister Bo Rill"));
        let compound = "Lampenministerin Ines Quell eröffnet die Messe.";
        assert_eq!(name("Rede der Ministerin", compound).as_deref(), Some("Lampenministerin Ines Quell"));
        assert_eq!(name("A speech on oil", "Delivered by: Bo Rill, keeper").as_deref(), Some("Bo Rill"));
        assert_eq!(name("Lamp fair opens", lead), None);
        assert_eq!(name("The Governor's speech", lead), None);
        assert_eq!(name("Speech at the lamp fair", "Boats came from all bays."), None);
    }
}
