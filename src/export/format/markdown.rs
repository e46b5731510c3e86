//! `markdown`: block quotes with attribution and link, for notes.

use crate::export::exporter::joined;
use crate::export::wording::{attribution, circumstances, introduction, parts, publication, question};
use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use crate::model::Source;
use crate::text::Cut;
use std::fmt;

/// `CommonMark` 0.31 with the words in a block quote.
///
/// The attribution, the event and the source follow.
#[derive(Debug)]
pub struct Markdown;

impl Exporter for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn ending(&self) -> &'static str {
        "md"
    }

    fn media_type(&self) -> &'static str {
        "text/markdown"
    }

    fn purpose(&self) -> &'static str {
        "notes, Obsidian, GitHub: a block quote with a link"
    }

    fn write(&self, records: &[Released<'_>], style: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        joined(records, "\n", out, |record, out| Ok(write(record, style, out)?))
    }

    fn is_styled(&self) -> bool {
        true
    }

    fn has_questions(&self) -> bool {
        true
    }

    fn has_headings(&self) -> bool {
        true
    }

    // The attribution outside the block quote keeps two block quotes apart.
    fn joint(&self) -> Option<&'static str> {
        Some("\n")
    }
}

/// Writes one quote with its event and source.
pub(in crate::export) fn write(record: &Released<'_>, style: Style, out: &mut dyn fmt::Write) -> fmt::Result {
    within(record, style, &circumstances(record), out)?;
    if let Some(source) = citation(&record.event.source) {
        write!(out, " · Source: {source}")?;
    }
    note(record, out)?;
    writeln!(out)
}

/// Writes the note on a quote, if there is one, as paragraphs of their own, without a final line feed.
pub(in crate::export) fn note(record: &Released<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    match &record.quote.note {
        Some(note) => write!(out, "\n\nNote: {}", escape(note, false)),
        None => Ok(()),
    }
}

/// Writes one quote and `about` as its last line, without a final line feed.
pub(in crate::export) fn within(
    record: &Released<'_>,
    style: Style,
    about: &str,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    if let Some(question) = question(record).filter(|_| style.question) {
        writeln!(out, "{}\n", escape(&question, true))?;
    }
    let introduction = introduction(record).trim_end();
    for (index, part) in parts(record).iter().enumerate() {
        let lead = match index {
            0 if !introduction.is_empty() => format!("*{introduction}* "),
            _ => String::new(),
        };
        let begins_line = part.begins && lead.is_empty() && part.open.is_empty();
        let words = escape(&part.words, begins_line).replace('\n', "\n> ");
        let gap = match (part.begins, index) {
            (true, 0) => "> ",
            (true, _) => "\n>\n> ",
            (false, _) => "",
        };
        write!(out, "{gap}{lead}{}{}{words}{}", escape(&part.before, false), part.open, part.close)?;
    }
    writeln!(out)?;
    writeln!(out, "\n— {}", escape(&attribution(record, style), false))?;
    write!(out, "\n{}", escape(about, true))
}

/// Returns the source, with its title or else its URL as a link.
pub(in crate::export) fn citation(source: &Source) -> Option<String> {
    let publication = Some(publication(source)).filter(|words| !words.is_empty());
    let publication = publication.map(|words| escape(&words, false));
    let title = source.title.as_ref().map(|title| escape(title, false));
    let link = source.url.as_ref().map(|url| {
        let shown = title.clone().unwrap_or_else(|| escape(url, false));
        format!("[{shown}]({})", destination(url))
    });
    let parts = if title.is_some() { [link.or(title), publication] } else { [publication, link] };
    let known: Vec<_> = parts.into_iter().flatten().collect();
    (!known.is_empty()).then(|| known.join(", "))
}

/// Returns a URL as a link destination (`CommonMark` 0.31, 6.3).
///
/// It is in angle brackets if it could otherwise end early.
pub(in crate::export) fn destination(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for (at, c) in url.char_indices() {
        if matches!(c, '\\' | '<' | '>') || (c == '&' && starts_entity(url.cut(at..))) {
            out.push('\\');
        }
        out.push(c);
    }
    if url.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<')) {
        format!("<{out}>")
    } else {
        out
    }
}

/// Escapes every character with a meaning in Markdown (`CommonMark` 0.31, 2.4).
///
/// This includes tables, strikethrough and bare links (GFM), mathematics (GitHub), and tags, comments and highlights
/// (Obsidian). `begins_line` is true if the words begin a line.
pub(in crate::export) fn escape(words: &str, begins_line: bool) -> String {
    let mut out = String::with_capacity(words.len() + words.len() / 16);
    let has_math = words.matches('$').count() > 1;
    for (index, line) in words.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let opener = if begins_line || index > 0 { opener(line) } else { None };
        for (at, c) in line.char_indices() {
            if opener == Some(at) || has_meaning(line, at, c) || (c == '$' && has_math) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// Returns words escaped for any place in a line, on one line.
///
/// A `#` at the end of a heading would close it, so it is escaped too.
pub(in crate::export) fn line(words: &str) -> String {
    let words = escape(&words.replace('\n', " "), true);
    match words.strip_suffix('#') {
        Some(rest) if !rest.ends_with('\\') => format!("{rest}\\#"),
        _ => words,
    }
}

/// Returns the position of a character that gives the line another meaning.
///
/// The line would be a list item, a heading, a quote or an underline.
fn opener(line: &str) -> Option<usize> {
    match line.chars().next()? {
        '#' | '>' | '+' | '-' | '=' | ':' => Some(0),
        '0'..='9' => {
            line.find(|c: char| !c.is_ascii_digit()).filter(|at| line.cut(*at..).starts_with(['.', ')']))
        }
        _ => None,
    }
}

/// Returns true if the character at `at` has a meaning in Markdown inside a line.
fn has_meaning(line: &str, at: usize, c: char) -> bool {
    let before = || line.cut(..at).chars().next_back();
    let rest = line.cut(at + c.len_utf8()..);
    let doubled = || before() == Some(c) || rest.starts_with(c);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' | '^' => true,
        // Inside a word it has no meaning.
        '_' => {
            !(before().is_some_and(char::is_alphanumeric)
                && rest.chars().next().is_some_and(char::is_alphanumeric))
        }
        '&' => starts_entity(line.cut(at..)),
        '#' => before().is_none_or(char::is_whitespace),
        '=' | '%' => doubled(),
        ':' => rest.starts_with("//"),
        '.' => {
            let head = line.as_bytes().get(..at).unwrap_or_default();
            head.last_chunk::<3>().is_some_and(|last| last.eq_ignore_ascii_case(b"www"))
        }
        _ => false,
    }
}

/// Returns true if `text` could start with a character reference: `&…;`.
fn starts_entity(text: &str) -> bool {
    let Some(name) = text.strip_prefix('&').map(|name| name.trim_start_matches('#')) else { return false };
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    end > 0 && name.cut(end..).starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{export, sample};

    #[test]
    fn a_quote_is_a_block_quote_with_attribution_and_link() {
        let briefing = sample::briefing(
            "",
            "[[sections.quotes]]\nspeaker = 'ada'\ntext = \"One.\\n\\nTwo.\"\n\
             [[sections.quotes]]\nkind = 'indirect'\ntext = \"the plan\\n\\n1. names nine\"\n",
        );
        assert_eq!(
            export(&Markdown, &sample::records(&briefing)),
            "> “One.\n\
             >\n\
             > “Two.”\n\
             \n\
             — Dr. Ada Ling, Chair, Harbour City Council\n\
             \n\
             Harbour Forum 2025, Chongqing, China, 1–2 July 2025 · Opening · direct, not found in the text · \
             Source: [Harbour Forum closes](https://example.org/forum), Press Office, Harbour City Council, \
             3 July 2025\n\
             \n\
             > *Paraphrase:* the plan\n\
             >\n\
             > 1\\. names nine\n\
             \n\
             — speaker not named\n\
             \n\
             Harbour Forum 2025, Chongqing, China, 1–2 July 2025 · Opening · paraphrase · \
             Source: [Harbour Forum closes](https://example.org/forum), Press Office, Harbour City Council, \
             3 July 2025\n"
        );
    }

    #[test]
    fn characters_are_escaped_only_where_they_have_a_meaning() {
        for (words, escaped) in [
            ("A plain sentence - with 50% (of it) & more!", "A plain sentence - with 50% (of it) & more!"),
            (
                "*a* _b_ c_d `e` [f](g) <i> ~~h~~",
                "\\*a\\* \\_b\\_ c_d \\`e\\` \\[f\\](g) \\<i> \\~\\~h\\~\\~",
            ),
            ("AT&T &amp; &#38; &", "AT&T \\&amp; \\&#38; &"),
            ("a \\ b", "a \\\\ b"),
            (
                "1. one\n- two\n# three\n2) four\n2025 was",
                "1\\. one\n\\- two\n\\# three\n2\\) four\n2025 was",
            ),
            ("from $5 to $9", "from \\$5 to \\$9"),
            ("only $5", "only $5"),
            ("No. #1 in C#", "No. \\#1 in C#"),
            ("see https://a.org or www.a.org", "see https\\://a.org or www\\.a.org"),
        ] {
            assert_eq!(escape(words, true), escaped);
        }
        assert_eq!(escape("1. one", false), "1. one");
    }

    #[test]
    fn a_url_cannot_end_its_link_early() {
        assert_eq!(destination("https://a.org/x?a=1&b=2"), "https://a.org/x?a=1&b=2");
        assert_eq!(destination("https://a.org/x?a&copy;"), "https://a.org/x?a\\&copy;");
        assert_eq!(destination("https://a.org/x_(y) z>"), "<https://a.org/x_(y) z\\>>");
    }

    #[test]
    fn a_source_without_title_is_linked_by_its_url() {
        let url = crate::text::Safe::clean_line("https://a.org/");
        let source = Source { url: Some(url), ..Source::default() };
        assert_eq!(citation(&source).unwrap(), "[https\\://a.org/](https://a.org/)");
        assert_eq!(citation(&Source::default()), None);
    }
}
