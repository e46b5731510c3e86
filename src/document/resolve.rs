//! Turns a document into a briefing: makes text safe, resolves ids and anchors quotes.

use super::entry::{
    CaptionEntry, Document, EventEntry, FigureEntry, ImportEntry, NoteEntry, OriginalEntry, QuoteEntry,
    RejectedEntry, SectionEntry, SourceEntry, SpeakerEntry, span_of,
};
use super::field::{Language, Url, Words};
use super::image_path::unsafe_path;
use super::import;
use super::interrupted;
use super::note::Draft;
use super::raw::{is_bare_control, within};
use crate::diagnostic::{
    BAD_VALUE, DUPLICATE_ID, Diagnostic, HIDDEN_CHARACTER, Span, UNKNOWN_SPEAKER, UNSAFE_IMAGE_PATH, suggest,
};
use crate::model::{
    Anchor, Briefing, Caption, Event, Figure, Import, Kind, Note, Original, Quote, QuoteId, Rejected,
    Section, SectionId, Source, Speaker, SpeakerId, anchor,
};
use crate::text::{Hidden, Safe, line};
use std::borrow::Cow;
use std::collections::HashMap;

/// Turns a document into a briefing. Unusable parts are left out and reported.
pub fn resolve(document: Document<'_>, source: &str, diagnostics: &mut Vec<Diagnostic>) -> Briefing {
    let mut resolver =
        Resolver { source, diagnostics, speakers: HashMap::new(), quotes: HashMap::new(), known: None };
    let event = resolver.event(document.event.map(|event| *event).unwrap_or_default());
    let speakers = document.speakers.unwrap_or_default().0;
    let speakers =
        speakers.into_iter().enumerate().map(|(index, entry)| resolver.speaker(index, entry)).collect();
    let mut briefing = Briefing::new(event, speakers);
    briefing.import =
        document.import.map(|import| resolver.import(*import)).or_else(|| import::of_comment(source));
    let mut ids = HashMap::new();
    for (index, entry) in document.sections.unwrap_or_default().0.into_iter().enumerate() {
        resolver.section(index, entry, &mut ids, &mut briefing);
    }
    for (index, quote) in briefing.quotes.iter().enumerate() {
        if let Some(speaker) = quote.speaker {
            briefing.speakers[speaker.index()].quotes.push(QuoteId::at(index));
        }
    }
    briefing
}

struct Resolver<'r, 's> {
    source: &'s str,
    diagnostics: &'r mut Vec<Diagnostic>,
    /// Speakers by the id in the file.
    speakers: HashMap<Safe, (SpeakerId, Span)>,
    /// The positions of the quotes' ids in the file.
    quotes: HashMap<Safe, Span>,
    /// The speakers' ids, collected at the first unknown id.
    known: Option<Known>,
}

/// The ids of the speakers, for suggestions.
struct Known {
    ids: Vec<Safe>,
    /// The number of comparisons so far.
    compared: usize,
}

impl Known {
    /// The maximum number of comparisons.
    ///
    /// A file may have thousands of wrong ids, but a person reads only the first ones.
    const MAX_COMPARED: usize = 100_000;

    fn help(&mut self, id: &str) -> Option<String> {
        if self.ids.is_empty() {
            return Some("add the speaker as a table [[speakers]] with this id".to_owned());
        }
        if self.compared < Self::MAX_COMPARED {
            self.compared += self.ids.len();
            let suggestion = suggest(id, self.ids.iter().map(|known| &**known));
            if suggestion.is_some() {
                return suggestion;
            }
        }
        (self.ids.len() <= 8).then(|| {
            format!("the speakers are {}", self.ids.iter().map(|id| &**id).collect::<Vec<_>>().join(", "))
        })
    }
}

impl<'s> Resolver<'_, 's> {
    fn event(&mut self, entry: EventEntry<'s>) -> Event {
        Event {
            title: self.line(entry.title).unwrap_or_else(|| Safe::clean_line("Untitled event")),
            subtitle: self.line(entry.subtitle),
            date: entry.date.map(|day| day.0.into_inner()),
            end_span: entry.end.as_ref().map(|day| span_of(&day.0)),
            end: entry.end.map(|day| day.0.into_inner()),
            place: self.line(entry.place),
            organizers: self.list(entry.organizers),
            language: self.language(entry.language),
            tags: self.list(entry.tags),
            summary: self.prose(entry.summary),
            source: entry.source.map(|source| self.source(*source)).unwrap_or_default(),
        }
    }

    fn source(&mut self, entry: SourceEntry<'s>) -> Source {
        Source {
            title: self.line(entry.title),
            authors: self.list(entry.authors),
            publisher: self.line(entry.publisher),
            url: self.url(entry.url),
            published: entry.published.map(|day| day.0.into_inner()),
            accessed: entry.accessed.map(|day| day.0.into_inner()),
        }
    }

    fn import(&mut self, entry: ImportEntry<'s>) -> Import {
        let rejected = entry.rejected.unwrap_or_default().0;
        Import {
            from: self.line(entry.from),
            format: self.line(entry.format),
            hash: self.line(entry.hash),
            rules: self.line(entry.rules),
            checked: entry.checked.unwrap_or(false),
            rejected: rejected.into_iter().filter_map(|entry| self.rejected(entry)).collect(),
        }
    }

    fn rejected(&mut self, entry: RejectedEntry<'s>) -> Option<Rejected> {
        Some(Rejected {
            section: self.line(entry.section),
            text: self.prose(entry.text)?,
            before: self.prose(entry.before),
            after: self.prose(entry.after),
        })
    }

    fn speaker(&mut self, index: usize, entry: SpeakerEntry<'s>) -> Speaker {
        let span = entry.id.as_ref().map_or(entry.span, |id| span_of(&id.0));
        let given_id = self.line(entry.id.map(|id| id.0));
        let name = self.line(entry.name);
        let id = given_id.clone().unwrap_or_else(|| Safe::clean_line(&format!("speaker-{}", index + 1)));
        if let Some((_, first)) = given_id.as_ref().and_then(|id| self.speakers.get(id)) {
            let first = *first;
            self.duplicate("speaker", &id, span, first);
        } else {
            self.speakers.insert(id.clone(), (SpeakerId::at(index), span));
        }
        Speaker {
            name: name.unwrap_or_else(|| id.clone()),
            id,
            family: self.line(entry.family),
            given: self.line(entry.given),
            native: self.line(entry.native),
            honorific: self.line(entry.honorific),
            role: self.line(entry.role),
            organization: self.line(entry.organization),
            group: entry.group.unwrap_or(false),
            unnamed: entry.unnamed.unwrap_or(false),
            aliases: self.list(entry.aliases),
            bio: self.prose(entry.bio),
            url: self.url(entry.url),
            quotes: Vec::new(),
            span,
        }
    }

    fn section(
        &mut self,
        index: usize,
        entry: SectionEntry<'s>,
        ids: &mut HashMap<Safe, Span>,
        briefing: &mut Briefing,
    ) {
        let span = entry.id.as_ref().map_or(entry.span, |id| span_of(&id.0));
        let given_id = self.line(entry.id.map(|id| id.0));
        let id = given_id.unwrap_or_else(|| Safe::clean_line(&format!("section-{}", index + 1)));
        if let Some(first) = ids.get(&id).copied() {
            self.duplicate("section", &id, span, first);
        } else {
            ids.insert(id.clone(), span);
        }
        let title = self.line(entry.title);
        let text = entry.text.map(|words| self.clean(words, Safe::block)).unwrap_or_default();
        let speakers = entry.speakers.unwrap_or_default();
        let speakers = speakers.into_iter().filter_map(|words| self.speaker_id(words)).collect();
        let quotes = entry.quotes.unwrap_or_default().0;
        let mut quotes: Vec<Quote> =
            quotes.into_iter().filter_map(|quote| self.quote(SectionId::at(index), quote)).collect();
        let words: Vec<&str> = quotes.iter().map(|quote| &*quote.text).collect();
        let anchors = anchor::find(&text, &words);
        for (quote, anchor) in quotes.iter_mut().zip(anchors) {
            quote.anchor = anchor;
        }
        interrupted::find(&text, briefing.event.language.as_deref(), &mut quotes);
        let captions = entry.captions.unwrap_or_default().0;
        let figures = entry.figures.unwrap_or_default().0;
        let notes = entry.notes.unwrap_or_default().0;
        let notes: Vec<Draft> =
            notes.into_iter().filter_map(|note| self.note(SectionId::at(index), note)).collect();
        briefing.notes.extend(Draft::place(notes, &text));
        let first = briefing.quotes.len();
        briefing.quotes.append(&mut quotes);
        let section = Section {
            title: title.unwrap_or_else(|| Safe::clean_line("Untitled section")),
            id,
            start: entry.start.map(|clock| clock.0.into_inner()),
            end_span: entry.end.as_ref().map(|clock| span_of(&clock.0)),
            end: entry.end.map(|clock| clock.0.into_inner()),
            room: self.line(entry.room),
            speakers,
            paragraphs: line::paragraphs(&text),
            text,
            quotes: first..briefing.quotes.len(),
            captions: captions.into_iter().filter_map(|caption| self.caption(caption)).collect(),
            figures: figures.into_iter().filter_map(|figure| self.figure(figure)).collect(),
            span,
        };
        briefing.sections.push(section);
    }

    fn quote(&mut self, section: SectionId, entry: QuoteEntry<'s>) -> Option<Quote> {
        let words = entry.text?;
        let span = span_of(&words);
        let text = self.clean(words, Safe::prose);
        if text.is_empty() {
            self.diagnostics.push(Diagnostic::new(&BAD_VALUE, span, "a quote without words was left out"));
            return None;
        }
        let id_span = entry.id.as_ref().map(|id| span_of(&id.0));
        let id = self.line(entry.id.map(|id| id.0));
        if let (Some(id), Some(span)) = (&id, id_span) {
            match self.quotes.get(id).copied() {
                Some(first) => self.duplicate("quote", id, span, first),
                None => {
                    self.quotes.insert(id.clone(), span);
                }
            }
        }
        Some(Quote {
            id,
            section: Some(section),
            speaker: entry.speaker.and_then(|words| self.speaker_id(words)),
            kind: entry.kind.map_or(Kind::Direct, |kind| kind.0),
            text,
            cue: self.line(entry.cue),
            at: self.line(entry.at),
            tags: self.list(entry.tags),
            note: self.prose(entry.note),
            checked: entry.checked.unwrap_or(false),
            original: entry.original.and_then(|original| self.original(*original)),
            anchor: Anchor::NoText,
            span,
        })
    }

    fn original(&mut self, entry: OriginalEntry<'s>) -> Option<Original> {
        Some(Original {
            language: self.language(entry.language),
            text: self.prose(entry.text)?,
            translator: self.line(entry.translator),
        })
    }

    fn caption(&mut self, entry: CaptionEntry<'s>) -> Option<Caption> {
        let text = self.prose(entry.text);
        let alt = self.prose(entry.alt);
        let image_span = entry.image.as_ref().map(span_of);
        let image = self.line(entry.image);
        let image = image.filter(|path| match unsafe_path(path) {
            None => true,
            Some(why) => {
                let span = image_span.unwrap_or(entry.span);
                self.diagnostics.push(
                    Diagnostic::new(&UNSAFE_IMAGE_PATH, span, format!("the image's path {why}"))
                        .label("not opened")
                        .help("put the image into the briefing's folder and give its path from there: \"images/hall.png\""),
                );
                false
            }
        });
        Some(Caption {
            text: text.or_else(|| alt.clone())?,
            credit: self.line(entry.credit),
            image,
            image_span,
            alt,
            after: entry.after.map(|after| usize::try_from(after.into_inner()).unwrap_or(usize::MAX)),
            span: entry.span,
        })
    }

    fn figure(&mut self, entry: FigureEntry<'s>) -> Option<Figure> {
        Some(Figure {
            value: self.line(entry.value)?,
            label: self.line(entry.label),
            speaker: entry.speaker.and_then(|words| self.speaker_id(words)),
        })
    }

    fn note(&mut self, section: SectionId, entry: NoteEntry<'s>) -> Option<Draft> {
        let span = span_of(entry.text.as_ref()?);
        let draft = Draft {
            note: Note {
                section,
                text: self.prose(entry.text)?,
                place: None,
                note: self.prose(entry.note),
                tags: self.list(entry.tags),
                span,
            },
            before: self.prose(entry.before),
            after: self.prose(entry.after),
        };
        Some(draft)
    }

    fn speaker_id(&mut self, words: Words<'s>) -> Option<SpeakerId> {
        // Known ids are safe already. Only unknown ones must be cleaned.
        if let Some((speaker, _)) = self.speakers.get(words.get_ref().as_ref()) {
            return Some(*speaker);
        }
        let span = span_of(&words);
        let id = self.clean(words, Safe::line);
        let found = self.speakers.get(&id).map(|(speaker, _)| *speaker);
        if found.is_none() {
            let help = self.known_speakers().help(&id);
            self.diagnostics.push(
                Diagnostic::new(&UNKNOWN_SPEAKER, span, format!("there is no speaker \"{id}\""))
                    .label("no [[speakers]] has this id")
                    .maybe_help(help),
            );
        }
        found
    }

    /// Returns the speakers' ids, sorted on first use, when all speakers have been read.
    fn known_speakers(&mut self) -> &mut Known {
        let speakers = &self.speakers;
        self.known.get_or_insert_with(|| {
            let mut ids: Vec<Safe> = speakers.keys().cloned().collect();
            ids.sort_unstable();
            Known { ids, compared: 0 }
        })
    }

    fn duplicate(&mut self, what: &str, id: &str, span: Span, first: Span) {
        let message = format!("there are two {what}s with the id \"{id}\"");
        self.diagnostics.push(
            Diagnostic::new(&DUPLICATE_ID, span, message).label("the second").related(first, "the first"),
        );
    }

    fn line(&mut self, words: Option<Words<'s>>) -> Option<Safe> {
        words.map(|words| self.clean(words, Safe::line)).filter(|text| !text.is_empty())
    }

    fn prose(&mut self, words: Option<Words<'s>>) -> Option<Safe> {
        words.map(|words| self.clean(words, Safe::prose)).filter(|text| !text.is_empty())
    }

    fn list(&mut self, words: Option<Vec<Words<'s>>>) -> Vec<Safe> {
        words.unwrap_or_default().into_iter().filter_map(|words| self.line(Some(words))).collect()
    }

    fn url(&mut self, url: Option<Url<'s>>) -> Option<Safe> {
        self.line(url.map(|url| url.0))
    }

    fn language(&mut self, language: Option<Language<'s>>) -> Option<Safe> {
        self.line(language.map(|language| language.0))
    }

    /// Makes words safe and reports hidden characters with their positions in the file.
    fn clean(&mut self, words: Words<'s>, safe: impl FnOnce(Cow<'s, str>) -> (Safe, Vec<Hidden>)) -> Safe {
        let span = words.span();
        let words = words.into_inner();
        let within = within(self.source, &words);
        let (text, hidden) = safe(words);
        for Hidden { at, len, what } in hidden {
            let place = match within {
                Some(start) => start + at..start + at + len,
                None => span.clone(),
            };
            if is_bare_control(self.source.get(span.clone()).unwrap_or_default(), &what) {
                continue;
            }
            self.diagnostics.push(
                Diagnostic::new(
                    &HIDDEN_CHARACTER,
                    place,
                    format!("the text contains a hidden character: {what}"),
                )
                .label("shown as a mark")
                .help("delete it, unless you know why it is there"),
            );
        }
        text
    }
}
