//! `biblatex`: LaTeX entries for the event, with the words as annotation.

use super::bibtex::{day, keywords};
use crate::export::latex::{self, Entry};
use crate::export::reference;
use crate::export::wording::list;
use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use std::fmt;

/// BibLaTeX 3 entries.
///
/// The type is `unpublished` for what a speaker said, because it has fields for the event. It is `misc` if no speaker is
/// named, because `unpublished` requires an author, and `online` for the source's own words.
#[derive(Debug)]
pub struct Biblatex;

impl Exporter for Biblatex {
    fn name(&self) -> &'static str {
        "biblatex"
    }

    fn ending(&self) -> &'static str {
        "bib"
    }

    fn media_type(&self) -> &'static str {
        "application/x-bibtex"
    }

    fn purpose(&self) -> &'static str {
        "LaTeX with biber: an entry with event, place and days"
    }

    fn write(&self, records: &[Released<'_>], _: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        for (index, (record, key)) in records.iter().zip(reference::keys(records)).enumerate() {
            if index > 0 {
                out.write_char('\n')?;
            }
            entry(record).write(kind(record), &key, out)?;
        }
        Ok(())
    }

    fn joint(&self) -> Option<&'static str> {
        Some("\n")
    }
}

fn kind(record: &Released<'_>) -> &'static str {
    let source = &record.event.source;
    if record.speaker.is_some() {
        "unpublished"
    } else if record.by_source && source.url.is_some() && !source.authors.is_empty() {
        "online"
    } else {
        "misc"
    }
}

fn entry(record: &Released<'_>) -> Entry {
    let (event, source) = (record.event, &record.event.source);
    let mut entry = Entry::default();
    let by_source = record.by_source.then(|| latex::wholes(&source.authors)).flatten();
    entry.raw("author", record.speaker.map(latex::author).or(by_source));
    entry.title("title", Some(reference::title(record)));
    let issued = reference::issued(record).map(|(first, last)| match last {
        Some(last) => format!("{}/{}", first.iso(), last.iso()),
        None => first.iso(),
    });
    entry.raw("date", issued);
    if !record.by_source {
        entry.title("eventtitle", Some(&event.title));
        entry.raw("eventdate", record.interval());
        entry.words("venue", event.place.as_deref());
    }
    let published = list(
        [source.title.as_ref().map(ToString::to_string), source.publisher.as_ref().map(ToString::to_string)],
        ", ",
    );
    entry.words("howpublished", Some(&published));
    entry.raw("url", source.url.as_ref().map(|url| reference::url(url)));
    entry.raw("urldate", source.accessed.as_ref().and_then(day));
    let original = record.quote.original.as_ref();
    entry.raw(
        "translator",
        original.and_then(|original| original.translator.as_ref()).map(|name| latex::whole(name)),
    );
    // BibLaTeX prints "translated from the …" only for these names.
    let translated_from = original.and_then(|original| original.language.as_deref()).and_then(language);
    entry.words("origlanguage", translated_from.filter(|(_, prints)| *prints).map(|(name, _)| name));
    entry.words("langid", record.language().and_then(language).map(|(name, _)| name));
    entry.raw("keywords", Some(keywords(record)));
    // Styles print `note`, but not `annotation`.
    let annotation = list([Some(reference::words(record)), reference::note(record)], "\n\n");
    entry.words("annotation", Some(&annotation));
    entry.words("note", Some(&reference::remark(record)));
    entry
}

/// Returns the babel name of a language.
///
/// The second value is true if BibLaTeX can print "from the …" for it.
///
/// `None` if babel has no name for the language.
fn language(tag: &str) -> Option<(&'static str, bool)> {
    let subtag = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    LANGUAGES.iter().find(|(known, ..)| *known == subtag).map(|(_, name, prints)| (*name, *prints))
}

/// Language subtags (BCP 47) and their babel names.
///
/// The third value is true if BibLaTeX 3 has a `from…` string for the language.
const LANGUAGES: &[(&str, &str, bool)] = &[
    ("ar", "arabic", false),
    ("bg", "bulgarian", true),
    ("ca", "catalan", true),
    ("cs", "czech", true),
    ("da", "danish", true),
    ("de", "german", true),
    ("el", "greek", true),
    ("en", "english", true),
    ("es", "spanish", true),
    ("et", "estonian", true),
    ("eu", "basque", true),
    ("fa", "persian", false),
    ("fi", "finnish", true),
    ("fr", "french", true),
    ("gl", "galician", true),
    ("he", "hebrew", false),
    ("hi", "hindi", false),
    ("hr", "croatian", true),
    ("hu", "hungarian", true),
    ("it", "italian", true),
    ("ja", "japanese", true),
    ("ko", "korean", false),
    ("la", "latin", true),
    ("lt", "lithuanian", true),
    ("lv", "latvian", true),
    ("mr", "marathi", true),
    ("nb", "norwegian", true),
    ("nl", "dutch", true),
    ("nn", "norwegian", true),
    ("no", "norwegian", true),
    ("pl", "polish", true),
    ("pt", "portuguese", true),
    ("ro", "romanian", true),
    ("ru", "russian", true),
    ("sk", "slovak", true),
    ("sl", "slovene", true),
    ("sr", "serbian", true),
    ("sv", "swedish", true),
    ("th", "thai", false),
    ("tr", "turkish", true),
    ("uk", "ukrainian", true),
    ("vi", "vietnamese", false),
    ("zh", "chinese", false),
];
