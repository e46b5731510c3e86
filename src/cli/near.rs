//! Suggests the names of people that are similar to words that match nobody.

use super::plan::Plan;
use super::selection::{Selection, UsesIndex};
use crate::io::Failure;
use crate::model::{Briefing, Speaker};
use crate::text::fold::loose;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// Maximum number of names that are suggested.
const MAX_SUGGESTED: usize = 3;

/// Words of a speaker's name, as typed and without accents and case.
#[derive(Clone, Debug)]
pub(super) struct SpeakerWords {
    typed: String,
    pub(super) folded: String,
}

impl SpeakerWords {
    /// Parses an argument of the command line.
    #[expect(clippy::unnecessary_wraps, reason = "clap requires a parser that can fail")]
    pub(super) fn parse(typed: &str) -> Result<Self, std::convert::Infallible> {
        Ok(Self { typed: typed.to_owned(), folded: loose(typed) })
    }

    /// Returns true if the words are a speaker's id, or words of the name.
    pub(super) fn matches(&self, speaker: &Speaker) -> bool {
        *speaker.id == *self.folded || self.are_in(&speaker.name, speaker.native.as_deref())
    }

    fn are_in(&self, name: &str, native: Option<&str>) -> bool {
        let hay = loose(&format!("{name} {}", native.unwrap_or_default()));
        self.folded.split_whitespace().all(|word| hay.contains(word))
    }
}

/// The speakers of the files that were read, for a suggestion if words match none of them.
#[derive(Debug, Default)]
pub(super) struct Names {
    all: Mutex<BTreeSet<String>>,
    /// True if the words match one of them.
    is_matched: AtomicBool,
}

impl Names {
    /// Adds the speakers of a briefing.
    pub(super) fn add(&self, briefing: &Briefing, words: &SpeakerWords) {
        if briefing.speakers.iter().any(|speaker| words.matches(speaker)) {
            self.is_matched.store(true, Ordering::Relaxed);
        }
        let names = briefing.speakers.iter().map(|speaker| speaker.name.to_string());
        self.all.lock().unwrap_or_else(PoisonError::into_inner).extend(names);
    }

    /// Returns why words match no speaker of the files, with similar names; `None` if they match one.
    ///
    /// Files that an index left out are asked for their speakers, too.
    pub(super) fn failure(
        self,
        words: &SpeakerWords,
        paths: &[PathBuf],
        uses_index: &UsesIndex,
    ) -> Result<Option<Failure>, Failure> {
        let mut is_matched = self.is_matched.into_inner();
        let mut names = self.all.into_inner().unwrap_or_else(PoisonError::into_inner);
        let folders: Vec<PathBuf> = paths.iter().filter(|path| path.is_dir()).cloned().collect();
        if !is_matched && !uses_index.no_index && (paths.is_empty() || !folders.is_empty()) {
            let plan = Plan::of(&folders, &Selection::default(), uses_index)?;
            plan.each_cast(|_, cast| {
                is_matched |= cast.iter().any(|one| words.are_in(&one.name, one.native.as_deref()));
                names.extend(cast.into_iter().map(|one| one.name));
            })?;
        }
        if is_matched {
            return Ok(None);
        }
        let failure = Failure::new(format!("no speaker is called \"{}\"", words.typed));
        let help = near_names(&words.typed, names.iter().map(String::as_str));
        Ok(Some(failure.help(help.unwrap_or_else(|| "`plenary speakers` lists the names".to_owned()))))
    }
}

/// Suggests the names that are most similar to words: `did you mean "Ada Ling" or "Ada Lund"?`.
///
/// Each word must be similar to a word of the name. Accents, case and order do not matter.
pub(super) fn near_names<'n>(words: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let words = loose(words);
    let mut near: Vec<(usize, &str)> =
        names.into_iter().filter_map(|name| Some((distance(&words, &loose(name))?, name))).collect();
    near.sort_unstable();
    near.dedup();
    let closest = near.first()?.0;
    let closest = near.iter().take_while(|(distance, _)| *distance == closest).take(MAX_SUGGESTED);
    let named: Vec<String> = closest.map(|(_, name)| format!("\"{name}\"")).collect();
    Some(format!("did you mean {}?", named.join(" or ")))
}

/// Returns the number of letters to change until each word is one of the name; `None` if the name is not similar.
fn distance(words: &str, name: &str) -> Option<usize> {
    let of_word = |word: &str| {
        let all = name.split_whitespace().map(|own| strsim::damerau_levenshtein(word, own));
        all.min().filter(|distance| *distance <= word.chars().count() / 3)
    };
    let by_word = words.split_whitespace().map(of_word).sum::<Option<usize>>();
    let by_word = by_word.filter(|_| !words.trim().is_empty());
    let joined = |text: &str| text.split_whitespace().collect::<String>();
    let as_one = strsim::damerau_levenshtein(&joined(words), &joined(name));
    let as_one = Some(as_one).filter(|distance| *distance <= words.chars().count() / 3);
    by_word.into_iter().chain(as_one).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_similar_names_are_suggested() {
        let near = |words| near_names(words, ["Ada Ling", "Bo Marsh", "Şule Ay", "Cy Marsch", "Di Morsh"]);
        let meant = |name: &str| Some(format!("did you mean \"{name}\"?"));
        assert_eq!(near("ada lnig"), meant("Ada Ling"));
        assert_eq!(near("Lingg"), meant("Ada Ling"));
        assert_eq!(near("adaling"), meant("Ada Ling"));
        assert_eq!(near("Sulle"), meant("Şule Ay"));
        assert_eq!(near("mursh").as_deref(), Some("did you mean \"Bo Marsh\" or \"Di Morsh\"?"));
        assert_eq!(near("Zoe"), None);
        assert_eq!(near("Ada Petrova"), None);
        assert_eq!(near(""), None);
    }
}
