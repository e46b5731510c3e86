//! Excerpts: selected words of a section's text, exported like a quote.
//!
//! The position decides who said them. Words inside a quote belong to that quote. Words inside a paraphrase get no
//! quotation marks. All other words are the source's own, no matter who they are about.

use crate::model::{Anchor, Briefing, Kind, Original, Quote, QuoteId, Record, SectionId};
use crate::text::is_quotation_mark;
use crate::text::{Cut, Safe, word};
use std::borrow::Cow;
use std::ops::Range;

/// Who said the words of a range of a section's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The quote that contains all of them; `None` if they are the source's own.
    pub quote: Option<QuoteId>,
    /// The range without surrounding white space and quotation marks.
    pub range: Range<usize>,
}

impl Cover {
    /// Finds the quote among `candidates` that contains `range` of the section's text.
    ///
    /// If several quotes contain it, the shortest is used. If the range extends over several statements of one turn, the
    /// first of them is used. Quotation marks, full stops and commas at the ends of the range may be outside the quote.
    /// `None` if the range is only white space.
    pub fn of(
        briefing: &Briefing,
        section: SectionId,
        range: Range<usize>,
        candidates: impl IntoIterator<Item = QuoteId>,
    ) -> Option<Self> {
        let text = briefing[section].text.as_str();
        let range = word::trimmed(text, range);
        if range.is_empty() {
            return None;
        }
        let beside =
            |c: char| c.is_whitespace() || is_quotation_mark(c) || matches!(c, '.' | ',' | '。' | '，' | '،');
        let own = text.cut(range.clone());
        let core = range.start + (own.len() - own.trim_start_matches(beside).len())
            ..range.start + own.trim_end_matches(beside).len();
        let core = if core.is_empty() { range.clone() } else { core };
        let holds = |own: &Range<usize>| own.start <= core.start && core.end <= own.end;
        let candidates: Vec<QuoteId> =
            candidates.into_iter().filter(|id| briefing[*id].section == Some(section)).collect();
        let covers = candidates.iter().flat_map(|id| {
            let ranges = briefing[*id].anchor.ranges().iter().cloned();
            ranges.filter(holds).map(move |own| (*id, own))
        });
        let cover = covers.min_by_key(|(id, own)| (own.len(), *id));
        // Several statements of one turn are one text.
        let cover = cover.or_else(|| {
            candidates.iter().find_map(|id| {
                let turn = briefing.turn_of(*id);
                let own =
                    briefing.joined_anchor(turn.clone()).ranges().iter().find(|own| holds(own))?.clone();
                let ends_after = |id: &QuoteId| {
                    briefing[*id].anchor.ranges().last().is_some_and(|range| range.end > core.start)
                };
                Some((turn.filter_map(|index| briefing.quote_at(index)).find(ends_after)?, own))
            })
        });
        Some(match cover {
            Some((id, own)) => {
                Self { quote: Some(id), range: range.start.max(own.start)..range.end.min(own.end) }
            }
            None => Self { quote: None, range },
        })
    }

    /// Returns who said the words: `said by Ada Ling`.
    pub fn words(&self, briefing: &Briefing) -> String {
        let Some(quote) = self.quote.map(|quote| &briefing[quote]) else {
            return "the source’s own words".to_owned();
        };
        let name = match quote.speaker.map(|speaker| &briefing[speaker]) {
            Some(speaker) if speaker.unnamed => speaker.name_in_text(briefing.event.language.as_deref()),
            Some(speaker) => speaker.name.to_string(),
            None => "an unnamed speaker".to_owned(),
        };
        match quote.kind {
            Kind::Direct => format!("said by {name}"),
            Kind::Indirect => format!("paraphrase of {name}"),
            Kind::Mixed => format!("paraphrase of {name}, with verbatim words"),
        }
    }
}

/// Words of a section's text as a quote.
#[derive(Clone, Debug)]
pub struct Excerpt {
    id: String,
    quote: Quote,
    by_source: bool,
    /// The quote that the words are from or begin in.
    from: Option<QuoteId>,
}

impl Excerpt {
    /// Makes an excerpt of the words that `cover` found in a section of `briefing`.
    ///
    /// The words are verbatim, but line breaks inside a paragraph become spaces.
    pub fn new(briefing: &Briefing, section: SectionId, cover: &Cover) -> Self {
        let words = briefing[section].text.cut(cover.range.clone());
        let mut quote = Quote {
            section: Some(section),
            text: Safe::prose(Cow::Borrowed(words)).0,
            anchor: Anchor::Found(cover.range.clone()),
            ..Quote::default()
        };
        if let Some(whole) = cover.quote.map(|quote| &briefing[quote]) {
            quote.speaker = whole.speaker;
            quote.kind = whole.kind;
            quote.cue.clone_from(&whole.cue);
            quote.at.clone_from(&whole.at);
            quote.tags.clone_from(&whole.tags);
            quote.note.clone_from(&whole.note);
            quote.checked = whole.checked;
            // A part of a translation is translated too, but the original words of the part are not known.
            quote.original = whole.original.as_ref().map(|original| Original {
                language: original.language.clone(),
                text: Safe::default(),
                translator: original.translator.clone(),
            });
        }
        Self { id: briefing.name_of(&quote), by_source: cover.quote.is_none(), quote, from: cover.quote }
    }

    /// Makes an excerpt of a run of statements of one turn, as one quote.
    pub fn of_run(briefing: &Briefing, run: Range<usize>) -> Option<Self> {
        let quotes = briefing.quotes.get(run.clone())?;
        let (first, more) = quotes.split_first()?;
        let from = briefing.quote_at(run.start)?;
        let mut quote = first.clone();
        if more.is_empty() {
            return Some(Self { id: briefing.quote_name(from), by_source: false, quote, from: Some(from) });
        }
        quote.id = None;
        quote.text = Safe::prose(Cow::Owned(briefing.joined_words(run.clone()))).0;
        quote.anchor = briefing.joined_anchor(run);
        for tag in more.iter().flat_map(|quote| &quote.tags) {
            if !quote.tags.contains(tag) {
                quote.tags.push(tag.clone());
            }
        }
        // The whole is checked only if every statement is.
        quote.checked = quotes.iter().all(|quote| quote.checked);
        // A note is about one statement, not about the whole.
        quote.note = None;
        quote.original = first.original.as_ref().map(|original| Original {
            language: original.language.clone(),
            text: Safe::default(),
            translator: original.translator.clone(),
        });
        Some(Self { id: briefing.name_of(&quote), by_source: false, quote, from: Some(from) })
    }

    /// Returns the words.
    pub fn text(&self) -> &str {
        &self.quote.text
    }

    /// Returns the words as a quote.
    pub fn quote(&self) -> &Quote {
        &self.quote
    }

    /// Returns the record of the words; `briefing` must be the one that they are from.
    pub fn record<'a>(&'a self, briefing: &'a Briefing) -> Record<'a> {
        Record {
            id: self.id.clone(),
            quote: &self.quote,
            by_source: self.by_source,
            // The source's own words have no attribution to check.
            checked: briefing.is_checked(&self.quote).filter(|_| !self.by_source),
            speaker: self.quote.speaker.map(|speaker| &briefing[speaker]),
            section: self.quote.section.map(|section| &briefing[section]),
            event: &briefing.event,
            from: self.from.map(|quote| (briefing, quote)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{export, find, sample};
    use crate::guard::{Destination, release};

    const QUOTES: &str = r#"
[[sections.quotes]]
speaker = "ada"
text = "Our doors are open."
[[sections.quotes]]
kind = "indirect"
speaker = "pilots"
text = "The plan names nine berths"
"#;

    fn exported(format: &str, record: Record<'_>) -> String {
        export(find(format).unwrap(), &release([record], Destination::Output).passed)
    }

    /// Returns who said the words, the words, and their export as text.
    fn taken(words: &str) -> (String, String, String) {
        let briefing = sample::briefing("", QUOTES);
        let section = briefing.section_at(0).unwrap();
        let at = briefing[section].text.find(words).unwrap();
        let cover = Cover::of(&briefing, section, at..at + words.len(), briefing.quote_ids()).unwrap();
        let excerpt = Excerpt::new(&briefing, section, &cover);
        let exported = exported("text", excerpt.record(&briefing));
        (cover.words(&briefing), excerpt.text().to_owned(), exported)
    }

    #[test]
    fn words_inside_a_direct_quote_belong_to_its_speaker() {
        let (who, words, exported) = taken("doors are open");
        assert_eq!((&*who, &*words), ("said by Ada Ling", "doors are open"));
        assert!(
            exported.starts_with("“doors are open”\n— Dr. Ada Ling, Chair, Harbour City Council\n"),
            "{exported}"
        );
        assert!(exported.contains(" · Opening · verbatim\n"));
        // The marks around a quote are not part of it.
        assert_eq!(taken("“Our doors are open.” ").1, "Our doors are open.");
    }

    #[test]
    fn words_inside_a_paraphrase_get_no_quotation_marks() {
        let (who, _, exported) = taken("names nine");
        assert_eq!(who, "paraphrase of The harbour pilots");
        assert!(exported.starts_with("Paraphrase: names nine\n— The harbour pilots"), "{exported}");
        assert!(!exported.contains('“'));
        assert_eq!(taken("nine berths.").1, "nine berths");
        // A mark alone belongs to the words before it.
        assert_eq!(taken(".").0, "said by Ada Ling");
    }

    #[test]
    fn all_other_words_are_the_sources_own() {
        for words in ["She said", "said: “Our doors", "open.” The plan"] {
            let (who, _, exported) = taken(words);
            assert_eq!(who, "the source’s own words", "{words}");
            assert!(exported.contains("\n— Harbour Forum closes, Harbour City Council\n"), "{exported}");
            assert!(exported.contains(" · the source’s own words, verbatim\n"), "{exported}");
            assert!(!exported.contains("Ada Ling") && !exported.contains("pilots"), "{exported}");
        }
        assert!(taken("She said").2.starts_with("“She said”\n"));
    }

    #[test]
    fn white_space_alone_has_no_speaker() {
        let briefing = sample::briefing("", "");
        let section = briefing.section_at(0).unwrap();
        let at = briefing[section].text.find(' ').unwrap();
        assert_eq!(Cover::of(&briefing, section, at..at + 1, []), None);
    }

    #[test]
    fn json_says_who_said_the_words() {
        let briefing = sample::briefing("", QUOTES);
        let section = briefing.section_at(0).unwrap();
        let json = |range: Range<usize>| {
            let cover = Cover::of(&briefing, section, range, briefing.quote_ids()).unwrap();
            let excerpt = Excerpt::new(&briefing, section, &cover);
            let json = exported("json", excerpt.record(&briefing));
            serde_json::from_str::<serde_json::Value>(&json).unwrap()[0].clone()
        };
        let own = json(0..8);
        assert_eq!(
            (&own["text"], &own["by_source"], &own["verbatim"]),
            (&"She said".into(), &true.into(), &true.into())
        );
        assert_eq!(own.get("speaker"), None);
        assert_eq!(own["anchor"][0]["end"], 8);
        assert_eq!(json(17..22).get("by_source"), None);
    }
}
