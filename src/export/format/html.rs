//! `html`: figures with the words and their attribution, for web pages and mail.

use crate::export::exporter::joined;
use crate::export::passages::{self, Part};
use crate::export::wording::{attribution, circumstances, introduction, parts, publication, terms};
use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use crate::model::Source;
use std::fmt::{self, Write as _};

/// An HTML fragment (WHATWG) with a `figure` for each quote.
///
/// The `figure` contains a `blockquote` and a `figcaption`.
///
/// Quotation marks are part of the text. The `q` element would add marks to paraphrases.
#[derive(Debug)]
pub struct Html;

impl Exporter for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn ending(&self) -> &'static str {
        "html"
    }

    fn media_type(&self) -> &'static str {
        "text/html"
    }

    fn purpose(&self) -> &'static str {
        "web pages, mail: a figure to paste into a page"
    }

    fn write(&self, records: &[Released<'_>], style: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        joined(records, "", out, |record, out| Ok(write(record, style, out)?))
    }

    fn is_styled(&self) -> bool {
        true
    }

    fn has_questions(&self) -> bool {
        true
    }

    fn html(&self) -> Option<&'static dyn Exporter> {
        Some(&Html)
    }

    fn joint(&self) -> Option<&'static str> {
        Some("")
    }
}

/// Writes one quote as a figure with the event and the source.
fn write(record: &Released<'_>, style: Style, out: &mut dyn fmt::Write) -> fmt::Result {
    let mut caption = vec![escape(&circumstances(record))];
    let source = citation(&record.event.source);
    if !source.is_empty() {
        caption.push(format!("Source: {source}"));
    }
    figure(record, style, "", &caption, out)
}

/// Writes one quote as a figure for a page that names the event and the source.
///
/// `attributes` are those of the figure, and `link` is a link at the end of its caption.
pub(in crate::export) fn card(
    record: &Released<'_>,
    style: Style,
    attributes: &str,
    link: Option<String>,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let terms = escape(&terms(record));
    let caption = [Some(terms).filter(|terms| !terms.is_empty()), link];
    let caption = caption.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    figure(record, style, attributes, &[caption], out)
}

fn figure(
    record: &Released<'_>,
    style: Style,
    attributes: &str,
    caption: &[String],
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let source = &record.event.source;
    let mut about = String::new();
    if let Some(url) = &source.url {
        write!(about, " cite=\"{}\"", escape(url))?;
    }
    if let Some(language) = record.language() {
        write!(about, " lang=\"{}\"", escape(language))?;
    }
    writeln!(out, "<figure{attributes}>")?;
    if let Some(question) = record.question().filter(|_| style.question) {
        let (lead, asked) = passages::question(&question, record.language());
        paragraphs(&escape(&lead), &asked, out)?;
    }
    writeln!(out, "<blockquote{about} dir=\"auto\">")?;
    let lead = introduction(record).trim_end();
    let lead = if lead.is_empty() { String::new() } else { format!("<i lang=\"en\">{lead}</i> ") };
    paragraphs(&lead, &parts(record), out)?;
    writeln!(out, "</blockquote>\n<figcaption>\n<p>— {}</p>", escape(&attribution(record, style)))?;
    for line in caption.iter().filter(|line| !line.is_empty()) {
        writeln!(out, "<p>{line}</p>")?;
    }
    for (index, paragraph) in record.quote.note.iter().flat_map(|note| note.split("\n\n")).enumerate() {
        let lead = if index == 0 { "Note: " } else { "" };
        writeln!(out, "<p dir=\"auto\">{lead}{}</p>", escape(paragraph))?;
    }
    writeln!(out, "</figcaption>\n</figure>")
}

/// Writes parts of words as paragraphs, with `lead` at the start of the first.
fn paragraphs(lead: &str, parts: &[Part<'_>], out: &mut dyn fmt::Write) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        match (part.begins, index) {
            (true, 0) => write!(out, "<p>{lead}")?,
            (true, _) => out.write_str("</p>\n<p>")?,
            (false, _) => {}
        }
        out.write_str(&escape(&part.text()))?;
    }
    out.write_str("</p>\n")
}

/// Returns the source, with its title or else its URL as a link.
pub(in crate::export) fn citation(source: &Source) -> String {
    let title = source.title.as_ref().map(|title| format!("<cite>{}</cite>", escape(title)));
    let rest = Some(publication(source)).filter(|rest| !rest.is_empty()).map(|rest| escape(&rest));
    let linked = source.url.as_ref().map(|url| {
        let shown = title.clone().unwrap_or_else(|| escape(url));
        format!("<a href=\"{}\">{shown}</a>", escape(url))
    });
    let parts = if title.is_some() { [linked.or(title), rest] } else { [rest, linked] };
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Escapes words for an element or for a double-quoted attribute.
pub(in crate::export) fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + words.len() / 16);
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{export, sample};

    #[test]
    fn a_quote_is_a_figure_with_its_language_and_its_source() {
        let briefing = sample::briefing(
            "language = 'en'",
            "[[sections.quotes]]\nspeaker = 'ada'\ntext = \"One <b> & two.\\n\\nThree.\"\n\
             [[sections.quotes]]\nkind = 'indirect'\ntext = 'the plan names nine'\n",
        );
        let html = export(&Html, &sample::records(&briefing));
        let (direct, indirect) = html.split_once("</figure>\n").unwrap();
        assert_eq!(
            direct,
            "<figure>\n<blockquote cite=\"https://example.org/forum\" lang=\"en\" dir=\"auto\">\n\
             <p>“One &lt;b&gt; &amp; two.</p>\n<p>“Three.”</p>\n</blockquote>\n<figcaption>\n\
             <p>— Dr. Ada Ling, Chair, Harbour City Council</p>\n\
             <p>Harbour Forum 2025, Chongqing, China, 1–2 July 2025 · Opening · direct, not found in the text</p>\n\
             <p>Source: <a href=\"https://example.org/forum\"><cite>Harbour Forum closes</cite></a>, Press Office, \
             Harbour City Council, 3 July 2025</p>\n</figcaption>\n"
        );
        assert!(indirect.contains("<p><i lang=\"en\">Paraphrase:</i> the plan names nine</p>"), "{indirect}");
    }
}
