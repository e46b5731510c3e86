//! The tables and keys of the format, each declared once: read from TOML and described by the JSON Schema.

use super::field::{Clock, Day, Field, Id, KindWord, Language, Number, Reading, Url, Words};
use super::nested::Tables;
use super::table::Table;
use crate::diagnostic::{Diagnostic, MISSING_KEY, Span, UNKNOWN_KEY, suggest};
use serde_json::{Map, Value, json};
use toml::Spanned;
use toml::de::DeTable;

/// Declares a table: its struct, how it is read, and its JSON Schema. Every key is optional in the struct,
/// since a document is not checked yet; missing `required` keys are reported.
macro_rules! table {
    (
        $(#[doc = $doc:literal])+
        $name:ident {
            $( $(#[doc = $key_doc:literal])+ $key:ident $(($required:ident))? : $type:ty, )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default)]
        pub struct $name<'s> {
            /// The position of its header; empty if no file holds it.
            pub span: Span,
            $( $(#[doc = $key_doc])+ pub $key: Option<$type>, )+
        }

        impl<'s> Table<'s> for $name<'s> {
            fn read_table(table: DeTable<'s>, span: Span, reading: &mut Reading<'_, 's>) -> Self {
                let mut entry = Self { span, ..Self::default() };
                for (key, value) in table {
                    match key.get_ref().as_ref() {
                        $( stringify!($key) => {
                            reading.path.push(stringify!($key));
                            entry.$key = <$type>::read(value, reading);
                            reading.path.pop();
                        } )+
                        _ => unknown_key(&key, &[$(stringify!($key)),+], reading),
                    }
                }
                $( $(
                    let _ = stringify!($required);
                    if entry.$key.is_none() {
                        missing_key(stringify!($key), span, reading);
                    }
                )? )+
                entry
            }

            fn table_schema() -> Value {
                let mut properties = Map::new();
                $( properties.insert(
                    stringify!($key).to_owned(),
                    described(<$type>::schema(), concat!($($key_doc),+)),
                ); )+
                let required: Vec<&str> = vec![$( $( { let _ = stringify!($required); stringify!($key) }, )? )+];
                json!({
                    "type": "object",
                    "description": concat!($($doc),+).trim(),
                    "properties": properties,
                    "required": required,
                })
            }
        }
    };
}
pub(super) use table;

table! {
    /// A briefing: one event, its speakers, and what each of them said.
    Document {
        /// The version of the format; this one is 1.
        format (required): Number,
        /// The event.
        event (required): Box<EventEntry<'s>>,
        /// How it was imported from another text; missing if a person wrote it.
        import: Box<ImportEntry<'s>>,
        /// Who spoke.
        speakers: Tables<SpeakerEntry<'s>>,
        /// The agenda, in order.
        sections: Tables<SectionEntry<'s>>,
    }
}

table! {
    /// What the briefing is about.
    EventEntry {
        /// Its title.
        title (required): Words<'s>,
        /// A second line of the title.
        subtitle: Words<'s>,
        /// When it took place, or began.
        date: Day,
        /// When it ended.
        end: Day,
        /// Where it took place.
        place: Words<'s>,
        /// Who organized it.
        organizers: Vec<Words<'s>>,
        /// The language of the words, a BCP 47 tag; it decides quotation marks and line breaking.
        language: Language<'s>,
        /// Keywords for searching.
        tags: Vec<Words<'s>>,
        /// A description in one or two paragraphs.
        summary: Words<'s>,
        /// Where the words come from; every citation is built from it.
        source: Box<SourceEntry<'s>>,
    }
}

table! {
    /// Where the words come from.
    SourceEntry {
        /// Title of the text.
        title: Words<'s>,
        /// Who wrote it.
        authors: Vec<Words<'s>>,
        /// Who published it.
        publisher: Words<'s>,
        /// Where it can be read.
        url: Url<'s>,
        /// When it was published.
        published: Day,
        /// When it was read.
        accessed: Day,
    }
}

table! {
    /// How the briefing was imported from another text, and what a person has checked since.
    ImportEntry {
        /// The file, relative to the briefing, or the web address that it was read from.
        from: Words<'s>,
        /// The format of that text, such as "markdown".
        format: Words<'s>,
        /// A hash of that text, such as "xxh3-128:" and 32 hexadecimal digits.
        hash: Words<'s>,
        /// The version of the rules that found who says what.
        rules: Words<'s>,
        /// True if a person has checked the whole briefing.
        checked: bool,
        /// Words that a person rejected as quotes.
        rejected: Tables<RejectedEntry<'s>>,
    }
}

table! {
    /// Words that the rules mistook for a quote.
    RejectedEntry {
        /// The id of the section.
        section: Words<'s>,
        /// The words.
        text (required): Words<'s>,
        /// The words before them.
        before: Words<'s>,
        /// The words after them.
        after: Words<'s>,
    }
}

table! {
    /// A person who spoke, or several who spoke as one.
    SpeakerEntry {
        /// The id by which quotes and sections refer to the speaker; unique.
        id (required): Id<'s>,
        /// The name as it is shown.
        name (required): Words<'s>,
        /// The part of the name that citations sort by.
        family: Words<'s>,
        /// The rest of the name.
        given: Words<'s>,
        /// The name in the speaker's own script.
        native: Words<'s>,
        /// A title before the name, such as "Dr.".
        honorific: Words<'s>,
        /// The role held at the event.
        role: Words<'s>,
        /// The organization that the speaker represents.
        organization: Words<'s>,
        /// True for several people who speak as one.
        group: bool,
        /// True if each turn is by one person without a name, not always the same one, such as "Reporter".
        unnamed: bool,
        /// Other names that the document uses.
        aliases: Vec<Words<'s>>,
        /// A short biography.
        bio: Words<'s>,
        /// A web address with more information.
        url: Url<'s>,
    }
}

table! {
    /// A part of the event.
    SectionEntry {
        /// Its id; unique.
        id (required): Id<'s>,
        /// Its title.
        title (required): Words<'s>,
        /// When it began: a time of day, or a day with its time.
        start: Clock,
        /// When it ended.
        end: Clock,
        /// Where it was held.
        room: Words<'s>,
        /// The ids of the speakers on its programme, quoted or not.
        speakers: Vec<Words<'s>>,
        /// What was said and done; paragraphs are separated by a blank line.
        text: Words<'s>,
        /// What was said in it.
        quotes: Tables<QuoteEntry<'s>>,
        /// Its pictures.
        captions: Tables<CaptionEntry<'s>>,
        /// Its figures: numbers of interest.
        figures: Tables<FigureEntry<'s>>,
        /// Notes on words of its text.
        notes: Tables<NoteEntry<'s>>,
    }
}

table! {
    /// The words of a speaker.
    QuoteEntry {
        /// Its id, stable across edits; unique.
        id: Id<'s>,
        /// The id of who said it; absent when the speaker is not named.
        speaker: Words<'s>,
        /// Verbatim words, reported speech, or reported speech with verbatim words inside it.
        kind: KindWord,
        /// The words, without the outer quotation marks.
        text (required): Words<'s>,
        /// The words that attribute it, such as "said".
        cue: Words<'s>,
        /// Position in a recording or transcript, such as "00:12:31.500".
        at: Words<'s>,
        /// Keywords for searching.
        tags: Vec<Words<'s>>,
        /// A note by the briefing's author.
        note: Words<'s>,
        /// True if a person has checked who said it; only needed in an imported briefing.
        checked: bool,
        /// The words before translation.
        original: Box<OriginalEntry<'s>>,
    }
}

table! {
    /// The words before translation.
    OriginalEntry {
        /// Their language, a BCP 47 tag.
        language: Language<'s>,
        /// The words.
        text (required): Words<'s>,
        /// Who translated them.
        translator: Words<'s>,
    }
}

table! {
    /// The caption of a picture.
    CaptionEntry {
        /// The words.
        text (required): Words<'s>,
        /// Who made the picture.
        credit: Words<'s>,
        /// Path of the picture, relative to the briefing; it must stay in the briefing's folder.
        image: Words<'s>,
        /// A description of the picture, for people who cannot see it.
        alt: Words<'s>,
        /// The number of paragraphs before it; if absent, it comes after the text.
        after: Number,
    }
}

table! {
    /// A figure: a number of interest.
    FigureEntry {
        /// The number as it is written.
        value (required): Words<'s>,
        /// What it counts.
        label: Words<'s>,
        /// The id of the speaker who gave it.
        speaker: Words<'s>,
    }
}

table! {
    /// A note on words of the text of a section.
    NoteEntry {
        /// The words; for a note on a whole paragraph, all its words.
        text (required): Words<'s>,
        /// A few words before them, if the text has them more than once.
        before: Words<'s>,
        /// A few words after them.
        after: Words<'s>,
        /// The note.
        note: Words<'s>,
        /// Keywords for searching.
        tags: Vec<Words<'s>>,
    }
}

pub(super) fn described(schema: Value, words: &str) -> Value {
    match schema {
        Value::Object(mut object) => {
            object.insert("description".to_owned(), Value::String(words.trim().to_owned()));
            Value::Object(object)
        }
        other => other,
    }
}

pub(super) fn unknown_key(
    key: &Spanned<std::borrow::Cow<'_, str>>,
    known: &[&str],
    reading: &mut Reading<'_, '_>,
) {
    let place = match reading.path.as_slice() {
        [] => "at the top of a briefing".to_owned(),
        path => format!("in `{}`", path.join(".")),
    };
    let help = suggest(key.get_ref(), known.iter().copied())
        .unwrap_or_else(|| format!("the keys here are {}", known.join(", ")));
    reading.diagnostics.push(
        Diagnostic::new(&UNKNOWN_KEY, key.span(), format!("unknown key `{}` {place}", key.get_ref()))
            .label("ignored")
            .help(help),
    );
}

pub(super) fn missing_key(key: &str, span: Span, reading: &mut Reading<'_, '_>) {
    // A value that could not be read has been reported already.
    let taken = format!("`{key}` takes");
    let mut recent = reading.diagnostics.iter().rev().take(64);
    if recent.any(|d| d.message.starts_with(&taken) && d.span.start >= span.start)
        || reading.is_on_broken_line(key, span)
    {
        return;
    }
    let message = match reading.path.as_slice() {
        [] => format!("`{key}` is missing"),
        path => format!("`{}` has no `{key}`", path.join(".")),
    };
    let help = match key {
        "format" => "start the file with `format = 1`".to_owned(),
        "event" => "add a table [event] with a title".to_owned(),
        _ => format!("add `{key} = \"…\"` below this line"),
    };
    reading.diagnostics.push(Diagnostic::new(&MISSING_KEY, span, message).help(help));
}

/// Returns the span of a value.
pub(super) fn span_of<T>(value: &Spanned<T>) -> Span {
    value.span().into()
}
