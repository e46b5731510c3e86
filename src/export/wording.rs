//! The text around a quote: who said it, where, and how reliable the words are.
//!
//! It is in English, whatever the language of the quote. Unknown facts are left out.

use super::passages::{self, Part};
use super::{Attribution, Style, name};
use crate::guard::Released;
use crate::import::lexicon::several::means_several;
use crate::model::{Kind, Original, Source, Speaker, When};
use crate::text::is_quotation_mark;

/// Returns the introduction of a paraphrase; empty for a direct quote.
///
/// It ends with a space.
pub fn introduction(record: &Released<'_>) -> &'static str {
    let marked = record.quote.text.chars().any(|c| is_quotation_mark(c) && !matches!(c, '’' | '\''));
    match record.quote.kind {
        Kind::Direct => "",
        Kind::Indirect => "Paraphrase: ",
        Kind::Mixed if marked => "Paraphrase, with verbatim words in quotation marks: ",
        Kind::Mixed => "Paraphrase, with verbatim words: ",
    }
}

/// Returns the introduction and the words, by the rules of quotation.
///
/// A blank line separates paragraphs.
pub fn quotation(record: &Released<'_>) -> String {
    let mut words = introduction(record).to_owned();
    words.push_str(&marked(record));
    words
}

/// Returns the words by the rules of quotation, without the introduction.
pub fn marked(record: &Released<'_>) -> String {
    joined(&parts(record))
}

/// Returns the words of a record in parts, by the rules of quotation.
pub fn parts<'a>(record: &'a Released<'_>) -> Vec<Part<'a>> {
    passages::parts(record.quote, record.section, record.speaker, record.language())
}

/// Returns parts as text, with a blank line between paragraphs.
fn joined(parts: &[Part<'_>]) -> String {
    let mut words = String::new();
    for part in parts {
        if part.begins && !words.is_empty() {
            words.push_str("\n\n");
        }
        words.push_str(&part.text());
    }
    words
}

/// Returns the question that a record answers, in one or more paragraphs.
///
/// For example `Question by a reporter: “When?”`.
pub fn question(record: &Released<'_>) -> Option<String> {
    let question = record.question()?;
    let (lead, parts) = passages::question(&question, record.language());
    Some(format!("{lead}{}", joined(&parts)))
}

/// Returns the source in one line.
///
/// Example: `Harbour Forum closes, Press Office, 3 July 2025, https://example.org/forum`.
pub fn citation(source: &Source) -> String {
    let [title, url] = [&source.title, &source.url].map(|part| part.as_ref().map(ToString::to_string));
    list([title, Some(publication(source)), url], ", ")
}

/// Returns who said it, which may be the source.
///
/// For example `Dr. Ada Ling, Chair, Harbour City Council` or `Ling`.
pub fn attribution(record: &Released<'_>, style: Style) -> String {
    if record.by_source {
        let source = &record.event.source;
        let known = [&source.title, &source.publisher].map(|part| part.as_ref().map(ToString::to_string));
        let known = list(known, ", ");
        return if known.is_empty() { record.event.title.to_string() } else { known };
    }
    let Some(speaker) = record.speaker else { return "speaker not named".to_owned() };
    if style.attribution == Attribution::Short {
        let unnamed = || speaker.name_in_text(record.language());
        return if speaker.unnamed { unnamed() } else { name::short(speaker).to_owned() };
    }
    let name = speaker.name_in_text(record.language());
    let name = if speak_as_one(speaker) { format!("{name} (speaking as a group)") } else { name };
    list([Some(name), Some(speaker.post())], ", ")
}

/// Returns true for several people who speak as one, but not for an institution or a document.
pub(super) fn speak_as_one(speaker: &Speaker) -> bool {
    speaker.group && means_several(&speaker.name)
}

/// Returns event, place, days, section and reliability of a quote.
///
/// Example: `Harbour Forum 2025, Chongqing, China, 1–2 July 2025 · Opening · verbatim`.
pub fn circumstances(record: &Released<'_>) -> String {
    let event = record.event;
    let days = event.days();
    let title = Some(event.title.to_string());
    let section = record.section.map(|section| {
        // The section's day is only shown if it differs from the event's days.
        let day = section.start.as_ref().and_then(When::day).filter(|day| days.as_ref() != Some(day));
        list([Some(section.title.to_string()), day], ", ")
    });
    let occasion = list([title, event.place.as_ref().map(ToString::to_string), days.clone()], ", ");
    list([Some(occasion), section, Some(terms(record))], " · ")
}

/// Returns position, cue, translation and reliability.
///
/// For example `at 00:12 · cue: noted · paraphrase`.
///
/// A note on the attribution comes after the reliability of the words: `verbatim · attribution not checked`.
pub(super) fn terms(record: &Released<'_>) -> String {
    let quote = record.quote;
    let mut standing = quote.standing_words();
    if record.by_source {
        standing.insert_str(0, "the source’s own words, ");
    }
    // The cue is part of a paraphrase, but not of verbatim words.
    let cue = quote.cue.as_ref().filter(|_| quote.kind != Kind::Direct);
    let parts = [
        quote.at.as_ref().map(|at| format!("at {at}")),
        cue.map(|cue| format!("cue: {cue}")),
        quote.original.as_ref().map(translation),
        Some(standing),
        record.caution().map(str::to_owned),
    ];
    list(parts, " · ")
}

/// Returns authors, publisher and day of the source.
///
/// For example `Press Office, Harbour City Council, 3 July 2025`.
///
/// Empty if none of them is known.
pub fn publication(source: &Source) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in source.authors.iter().chain(&source.publisher) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let published = source.published.as_ref().and_then(When::day);
    // The day of access matters only if the day of publication is unknown.
    let accessed = source.accessed.as_ref().filter(|_| published.is_none());
    let accessed = accessed.and_then(When::day).map(|day| format!("accessed {day}"));
    list(names.into_iter().map(|name| Some(name.to_owned())).chain([published, accessed]), ", ")
}

/// Returns a note on the translation: `translated from Chinese by Théo Brûlé`.
fn translation(original: &Original) -> String {
    let mut words = "translated".to_owned();
    if let Some(language) = &original.language {
        words.push_str(" from ");
        words.push_str(language_name(language));
    }
    if let Some(translator) = &original.translator {
        words.push_str(" by ");
        words.push_str(translator);
    }
    words
}

/// Joins the known, non-empty parts with `separator`.
pub(super) fn list(parts: impl IntoIterator<Item = Option<String>>, separator: &str) -> String {
    let known = parts.into_iter().flatten().filter(|part| !part.is_empty());
    known.collect::<Vec<_>>().join(separator)
}

/// English names of languages by their primary subtag.
///
/// They are from Unicode CLDR 48, `localeDisplayNames` of `en`.
const LANGUAGES: &[(&str, &str)] = &[
    ("af", "Afrikaans"),
    ("am", "Amharic"),
    ("ar", "Arabic"),
    ("az", "Azerbaijani"),
    ("be", "Belarusian"),
    ("bg", "Bulgarian"),
    ("bn", "Bangla"),
    ("bs", "Bosnian"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("cy", "Welsh"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("eu", "Basque"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fil", "Filipino"),
    ("fr", "French"),
    ("ga", "Irish"),
    ("gl", "Galician"),
    ("ha", "Hausa"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("hy", "Armenian"),
    ("id", "Indonesian"),
    ("is", "Icelandic"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ka", "Georgian"),
    ("kk", "Kazakh"),
    ("km", "Khmer"),
    ("ko", "Korean"),
    ("ky", "Kyrgyz"),
    ("lo", "Lao"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("mk", "Macedonian"),
    ("mn", "Mongolian"),
    ("ms", "Malay"),
    ("my", "Burmese"),
    ("nb", "Norwegian Bokmål"),
    ("ne", "Nepali"),
    ("nl", "Dutch"),
    ("nn", "Norwegian Nynorsk"),
    ("no", "Norwegian"),
    ("pa", "Punjabi"),
    ("pl", "Polish"),
    ("ps", "Pashto"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("so", "Somali"),
    ("sq", "Albanian"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("sw", "Swahili"),
    ("ta", "Tamil"),
    ("te", "Telugu"),
    ("th", "Thai"),
    ("tr", "Turkish"),
    ("ug", "Uyghur"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("uz", "Uzbek"),
    ("vi", "Vietnamese"),
    ("yue", "Cantonese"),
    ("zh", "Chinese"),
];

/// Returns the English name of a language, or its tag if the name is unknown.
fn language_name(tag: &str) -> &str {
    let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    LANGUAGES.iter().find(|(subtag, _)| *subtag == primary).map_or(tag, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Safe;

    #[test]
    fn a_note_on_a_translation_has_the_known_facts() {
        let said = |language: Option<&str>, translator: Option<&str>| {
            translation(&Original {
                language: language.map(Safe::clean_line),
                text: Safe::clean_line("…"),
                translator: translator.map(Safe::clean_line),
            })
        };
        assert_eq!(said(Some("zh-Hans"), Some("Théo Brûlé")), "translated from Chinese by Théo Brûlé");
        assert_eq!(said(Some("tlh"), None), "translated from tlh");
        assert_eq!(said(None, None), "translated");
    }

    #[test]
    fn a_source_lists_each_name_once_and_only_known_dates() {
        let mut source = Source {
            authors: vec![Safe::clean_line("Press Office")],
            publisher: Some(Safe::clean_line("Press Office")),
            ..Source::default()
        };
        assert_eq!(publication(&source), "Press Office");
        source.accessed = Some(When {
            date: Some(crate::model::Date { year: 2025, month: 7, day: 10 }),
            time: None,
            offset: None,
        });
        assert_eq!(publication(&source), "Press Office, accessed 10 July 2025");
        assert_eq!(publication(&Source::default()), "");
    }
}
