//! Reads YAML front matter.

use crate::import::blocks::{Block, BlockKind, Layout, Meta, Words, is_invisible};
use crate::import::date;
use crate::import::lexicon::offices::{is_office, is_post};
use crate::import::lexicon::small_words::is_small_in_office;
use crate::import::release::byline;
use crate::text::Cut;
use std::ops::Range;

/// Maximum length of front matter, in bytes.
const MAX_BYTES: usize = 64 << 10;

/// Returns the range of the front matter, and where the text after it begins.
///
/// Front matter is between two lines of `---`.
pub(super) fn find(text: &str) -> Option<(Range<usize>, usize)> {
    let first = text.lines().next().filter(|line| line.trim_end() == "---")?;
    let body = text.cut(first.len()..).trim_start_matches(['\r', '\n']);
    let start = text.len() - body.len();
    let mut at = start;
    for line in body.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let inner = text.cut(start..at);
            return (inner.contains(':') || inner.is_empty()).then_some((start..at, at + line.len()));
        }
        at += line.len();
        if at - start > MAX_BYTES {
            break;
        }
    }
    None
}

/// Reads the keys of front matter.
///
/// Each value is also kept as a block, so that no text of the input is lost.
pub(super) fn read(text: &str, range: Range<usize>, layout: &mut Layout) {
    for (key, range) in entries(text, range) {
        let words = scalar(text, range);
        if !words.is_empty() {
            let kind = take(&key, words.as_str().to_owned(), &mut layout.meta);
            layout.blocks.push(Block { kind, words });
        }
    }
}

/// Returns the keys in lower case, with the lines of their values.
fn entries(text: &str, range: Range<usize>) -> Vec<(String, Range<usize>)> {
    let mut entries: Vec<(String, Range<usize>)> = Vec::new();
    let mut at = range.start;
    for line in text.cut(range).split_inclusive('\n') {
        let body = line.trim_end();
        let own = at..at + body.len();
        let key = body.split_once(':').filter(|(key, _)| {
            !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        });
        match (key, entries.last_mut()) {
            (Some((key, value)), _) => {
                entries.push((key.to_ascii_lowercase(), own.end - value.len()..own.end));
            }
            (None, Some((_, last))) => last.end = own.end,
            (None, None) => entries.push((String::new(), own)),
        }
        at += line.len();
    }
    entries
}

/// Stores the value of a key, and returns the kind of its block.
fn take(key: &str, value: String, meta: &mut Meta) -> BlockKind {
    match key {
        "title" | "headline" => {
            meta.title.get_or_insert(value);
            return BlockKind::Title;
        }
        "subtitle" => return BlockKind::Subtitle,
        "date" | "published" | "published_time" | "pubdate" | "published_at" => {
            let known = meta.published.as_deref();
            let more = known.is_none_or(|known| key != "date" && value.len() > known.len());
            let date = date::find(&value);
            if key == "date"
                && let Some(date) = &date
            {
                meta.date = date.get(..10).map(str::to_owned);
            }
            if more && date.is_some() {
                meta.published = date;
            }
        }
        "author" | "authors" | "by" | "byline" => {
            meta.authors = byline::authors(&listed(&value));
        }
        "speaker" | "speakers" | "speaker_name" | "presenter" | "presenters" | "delivered_by" => {
            let names = if value.contains("name:") { named(&value) } else { listed(&value) };
            meta.speakers = people(&names);
        }
        "url" | "source_url" | "link" | "canonical" | "canonical_url" | "permalink"
            if value.starts_with("http") =>
        {
            meta.url = Some(value);
        }
        "publisher" | "site" | "site_name" | "organization" => meta.publisher = Some(value),
        "language" | "lang" | "locale" => meta.language = Some(value.replace('_', "-")),
        "place" | "location" => meta.place = Some(value),
        _ => {}
    }
    BlockKind::Boilerplate
}

/// Returns the names of a list of people, each with the post after it: "Ada Ling, Chair of the Water Board".
fn people(list: &str) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for part in list.split([',', ';']).map(str::trim).filter(|part| part.contains(' ')) {
        let ends_in_office = part.rsplit(' ').next().is_some_and(is_office);
        let is_post = is_post(part) && (ends_in_office || part.split(' ').any(is_small_in_office));
        match people.last_mut().filter(|_| is_post) {
            Some(person) => *person = format!("{person}, {part}"),
            None => people.push(part.to_owned()),
        }
    }
    people
}

/// Returns the names in a list of people with other keys, with commas between them: "- name: Ada Ling bio: …".
fn named(value: &str) -> String {
    let people = value.split("name:").skip(1).map(|person| {
        let words = person.split_whitespace().take_while(|word| !word.ends_with(':') && *word != "-");
        words.collect::<Vec<_>>().join(" ").replace(['"', '\'', ',', '{', '}'], "")
    });
    people.collect::<Vec<_>>().join(", ")
}

/// Returns the items of a list with commas between them.
fn listed(value: &str) -> String {
    let items = value.trim_matches(['[', ']']).replace(['"', '\''], "").replace("- ", ", ");
    items.trim_start_matches([',', ' ']).to_owned()
}

/// Returns a scalar on one line, without quotation marks and escapes.
///
/// See YAML 1.2.2, 7.3.
fn scalar(text: &str, range: Range<usize>) -> Words {
    let raw = text.cut(range.clone());
    let body = raw.trim();
    let start = range.start + (raw.len() - raw.trim_start().len());
    let end = start + body.len();
    let mut words = Words::default();
    let quote = body.chars().next().filter(|c| matches!(c, '"' | '\''));
    let Some(quote) = quote.filter(|quote| body.len() > 1 && body.ends_with(*quote)) else {
        let skip = if body.starts_with(['|', '>']) { body.find('\n').unwrap_or(0) } else { 0 };
        words.gather(text, start + skip..end);
        return words.trimmed();
    };
    let (mut at, end) = (start + 1, end - 1);
    while at < end {
        let rest = text.cut(at..end);
        let special = rest.find(['\\', '\'']).filter(|at| quote == '"' || rest.cut(*at..).starts_with('\''));
        let plain = special.unwrap_or(rest.len());
        words.gather(text, at..at + plain);
        at += plain;
        if plain < rest.len() {
            at += escape(rest.cut(plain..), at, quote, &mut words);
        }
    }
    words.trimmed()
}

/// Reads the escape at the start of `rest`, and returns its length in bytes.
///
/// `rest` begins at byte `at` of the input.
fn escape(rest: &str, at: usize, quote: char, words: &mut Words) -> usize {
    if quote == '\'' {
        words.push_for("'", at..at + 1);
        return if rest.starts_with("''") { 2 } else { 1 };
    }
    let Some(escaped) = rest.strip_prefix('\\') else {
        words.push("'", at);
        return 1;
    };
    let digits = match escaped.chars().next() {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        // The value continues with the first word of the next line.
        Some('\n' | '\r') => return rest.len() - escaped.trim_start().len(),
        Some('_' | 'n' | 't' | ' ' | 'N') => {
            words.space(at..at + 2);
            return 2;
        }
        Some(c) => {
            words.push_for(c.encode_utf8(&mut [0; 4]), at..at + 1 + c.len_utf8());
            return 1 + c.len_utf8();
        }
        None => return 1,
    };
    let end = 2 + digits;
    let number = rest.get(2..end).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match number.and_then(char::from_u32) {
        Some(c) if is_invisible(c) => {}
        Some(c) if c.is_whitespace() => words.space(at..at + end),
        Some(c) => words.push_for(c.encode_utf8(&mut [0; 4]), at..at + end),
        None => {
            words.push("\\", at);
            return 1;
        }
    }
    end
}
