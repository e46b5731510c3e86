//! A draft as TOML, for a person to correct: long texts as blocks, strings quoted no more than they need, reading order.

use crate::import::briefing::draft::{Caption, Draft, Event, Quote, Section, Speaker};
use crate::text::fold;
use toml_writer::TomlStringBuilder;

/// Lines of long texts are no wider than this.
const WIDTH: usize = 100;

/// The text of the briefing's file.
pub(crate) fn toml(draft: &Draft) -> String {
    let mut out = String::new();
    for note in &draft.notes {
        comment(&mut out, note);
    }
    if !draft.left_out.is_empty() {
        out.push_str("#\n");
        comment(&mut out, "Left out, since it belongs to the page and not to the text:");
        for line in &draft.left_out {
            comment(&mut out, &format!("  {line}"));
        }
    }
    out.push_str("\nformat = 1\n");
    event(&mut out, &draft.event);
    for entry in &draft.speakers {
        speaker(&mut out, entry);
    }
    for entry in &draft.sections {
        section(&mut out, entry);
    }
    out
}

fn event(out: &mut String, event: &Event) {
    out.push_str("\n[event]\n");
    string(out, "title", &event.title);
    maybe(out, "subtitle", event.subtitle.as_deref());
    bare(out, "date", event.date.as_deref());
    maybe(out, "place", event.place.as_deref());
    maybe(out, "language", event.language.as_deref());
    let source = &event.source;
    out.push_str("\n[event.source]\n");
    maybe(out, "title", source.title.as_deref());
    list(out, "authors", &source.authors);
    maybe(out, "publisher", source.publisher.as_deref());
    maybe(out, "url", source.url.as_deref());
    bare(out, "published", source.published.as_deref());
}

fn speaker(out: &mut String, speaker: &Speaker) {
    out.push_str("\n[[speakers]]\n");
    string(out, "id", &speaker.id);
    string(out, "name", &speaker.name);
    maybe(out, "family", speaker.family.as_deref());
    maybe(out, "honorific", speaker.honorific.as_deref());
    maybe(out, "role", speaker.role.as_deref());
    maybe(out, "organization", speaker.organization.as_deref());
    if speaker.group {
        out.push_str("group = true\n");
    }
    list(out, "aliases", &speaker.aliases);
}

fn section(out: &mut String, section: &Section) {
    out.push_str("\n\n[[sections]]\n");
    string(out, "id", &section.id);
    string(out, "title", &section.title);
    if !section.paragraphs.is_empty() {
        out.push_str("text = \"\"\"\n");
        for (index, paragraph) in section.paragraphs.iter().enumerate() {
            out.push_str(if index == 0 { "" } else { "\n" });
            lines(out, paragraph);
        }
        out.push_str("\"\"\"\n");
    }
    for entry in &section.quotes {
        quote(out, entry);
    }
    for entry in &section.captions {
        caption(out, entry);
    }
}

fn quote(out: &mut String, quote: &Quote) {
    out.push('\n');
    if let Some(remark) = &quote.remark {
        comment(out, remark);
    }
    let mut table = String::from("[[sections.quotes]]\n");
    maybe(&mut table, "speaker", quote.speaker.as_deref());
    maybe(&mut table, "kind", quote.kind);
    prose(&mut table, "text", &quote.text);
    maybe(&mut table, "cue", quote.cue.as_deref());
    maybe(&mut table, "at", quote.at.as_deref());
    if quote.offered {
        for line in table.lines() {
            out.push_str("# ");
            out.push_str(line);
            out.push('\n');
        }
    } else {
        out.push_str(&table);
    }
}

fn caption(out: &mut String, caption: &Caption) {
    out.push_str("\n[[sections.captions]]\n");
    prose(out, "text", &caption.text);
    maybe(out, "credit", caption.credit.as_deref());
    if let Some(image) = caption.image.as_deref() {
        if is_address(image) {
            comment(out, &format!("image: {image}"));
        } else {
            string(out, "image", image);
        }
    }
    out.push_str(&format!("after = {}\n", caption.after));
}

/// An image on the web, or of the page, is no file beside the briefing.
fn is_address(image: &str) -> bool {
    let plain = image.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | ' '));
    !plain || image.starts_with('/') || image.contains("..") || image.contains("//")
}

fn comment(out: &mut String, words: &str) {
    let indent = words.len() - words.trim_start().len();
    let mut text = String::new();
    lines(&mut text, &single(words));
    for line in text.lines() {
        out.push_str("# ");
        out.push_str(&" ".repeat(indent));
        out.push_str(line);
        out.push('\n');
    }
}

/// On one line and without controls, which no comment may hold.
fn single(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace(char::is_control, " ")
}

fn string(out: &mut String, key: &str, value: &str) {
    let value = TomlStringBuilder::new(value).as_default();
    out.push_str(&format!("{key} = {}\n", toml_writer::ToTomlValue::to_toml_value(&value)));
}

fn maybe(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
        string(out, key, value);
    }
}

/// A value that stands without quotation marks: a date.
fn bare(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        out.push_str(&format!("{key} = {value}\n"));
    }
}

fn list(out: &mut String, key: &str, values: &[String]) {
    if values.is_empty() {
        return;
    }
    let values: Vec<String> = values
        .iter()
        .map(|value| toml_writer::ToTomlValue::to_toml_value(&TomlStringBuilder::new(value).as_default()))
        .collect();
    let one = format!("{key} = [{}]\n", values.join(", "));
    if one.len() <= WIDTH {
        out.push_str(&one);
    } else {
        out.push_str(&format!("{key} = [\n  {},\n]\n", values.join(",\n  ")));
    }
}

/// A text on one line where it has room, else as a block.
fn prose(out: &mut String, key: &str, value: &str) {
    if value.chars().count() + key.len() + 5 <= WIDTH {
        string(out, key, value);
    } else {
        out.push_str(&format!("{key} = \"\"\"\n"));
        lines(out, value);
        out.push_str("\"\"\"\n");
    }
}

/// A paragraph in lines, escaped for a block.
fn lines(out: &mut String, paragraph: &str) {
    let mut column = 0;
    let mut before = "";
    for (index, word) in paragraph.split(' ').enumerate() {
        let width = word.chars().count();
        if index > 0 {
            // Between letters that are written without spaces a line break would be no space.
            let joined = fold::joins(before, word.chars().next());
            let breaks = column + 1 + width > WIDTH && column > 0 && !joined;
            out.push(if breaks { '\n' } else { ' ' });
            column = if breaks { 0 } else { column + 1 };
        }
        escape(out, word);
        column += width;
        before = word;
    }
    out.push('\n');
}

fn escape(out: &mut String, word: &str) {
    let mut quotes = 0;
    for c in word.chars() {
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            '\\' => out.push_str("\\\\"),
            '"' if quotes == 3 => {
                quotes = 0;
                out.push_str("\\\"");
            }
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
}
