//! `html`: a briefing as one self-contained page, to read, send or print.

use super::BriefingExporter;
use super::facts::{occasion, programme, slot, title};
use super::html_text::{class, text};
use crate::export::format::html::{self as one, citation, escape};
use crate::export::wording::list;
use crate::export::{Refusal, Style};
use crate::guard::ReleasedBriefing;
use crate::model::{Briefing, SectionId};
use std::fmt;

/// An HTML page (WHATWG) with its own style and no script.
///
/// Its policy forbids loading anything.
#[derive(Debug)]
pub struct Html;

impl BriefingExporter for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn ending(&self) -> &'static str {
        "html"
    }

    fn purpose(&self) -> &'static str {
        "reading, sending, printing: one self-contained page"
    }

    fn embeds_pictures(&self) -> bool {
        true
    }

    fn write(
        &self,
        released: &ReleasedBriefing<'_>,
        style: Style,
        out: &mut dyn fmt::Write,
    ) -> Result<(), Refusal> {
        let briefing = released.briefing();
        let event = &briefing.event;
        let language =
            event.language.as_ref().map_or_else(String::new, |tag| format!(" lang=\"{}\"", escape(tag)));
        writeln!(out, "<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset=\"utf-8\">")?;
        writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")?;
        writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
        writeln!(
            out,
            "<title>{}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>",
            escape(&event.title),
            printed(briefing)
        )?;
        writeln!(out, "<header>\n<h1 dir=\"auto\">{}</h1>", escape(&event.title))?;
        let occasion = occasion(briefing);
        paragraphs([event.subtitle.as_deref(), Some(&*occasion), event.summary.as_deref()], out)?;
        let source = citation(&event.source);
        if !source.is_empty() {
            writeln!(out, "<p>Source: {source}</p>")?;
        }
        if let Some(checks) = briefing.checks() {
            writeln!(out, "<p class=\"facts\">{}</p>", escape(&checks.words()))?;
        }
        writeln!(out, "</header>\n<main>")?;
        agenda(briefing, out)?;
        speakers(briefing, out)?;
        for id in briefing.section_ids() {
            section(released, id, style, out)?;
        }
        Ok(writeln!(out, "</main>\n</body>\n</html>")?)
    }
}

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const STYLE: &str = include_str!("../../../assets/page.css");

/// Maximum number of quotes of a section that are open under its text.
const MAX_OPEN: usize = 12;

/// Returns the style of printed pages: source and day at the bottom, with the number of the page.
fn printed(briefing: &Briefing) -> String {
    let event = &briefing.event;
    let source = &event.source;
    let publisher = source.publisher.as_ref().or(source.title.as_ref()).unwrap_or(&event.title);
    let day = event.days().or_else(|| source.published.and_then(|when| when.day()));
    let left = list([Some(publisher.to_string()), day], " · ");
    format!(
        "@page {{\n  margin: 2cm 2cm 2.25cm;\n  @bottom-left {{ content: \"{}\"; {SMALL} }}\n  \
         @bottom-right {{ content: counter(page); {SMALL} }}\n}}\n",
        css(&left)
    )
}

const SMALL: &str = "font: 9pt system-ui, \"Noto Sans\", sans-serif; color: #000;";

/// Escapes words for a string of CSS (CSS Syntax 3, 4.3.7).
///
/// The characters that could end the string or the element `style` are written as numbers.
fn css(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '"' | '\\' | '<' | '>' | '&' | '\n') {
            out.push_str(&format!("\\{:x} ", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// Writes the paragraphs of the known texts.
fn paragraphs<'a>(texts: impl IntoIterator<Item = Option<&'a str>>, out: &mut dyn fmt::Write) -> fmt::Result {
    for text in texts.into_iter().flatten() {
        for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
            writeln!(out, "<p dir=\"auto\">{}</p>", escape(paragraph))?;
        }
    }
    Ok(())
}

fn agenda(briefing: &Briefing, out: &mut dyn fmt::Write) -> fmt::Result {
    if briefing.sections.is_empty() {
        return Ok(());
    }
    writeln!(out, "<nav>\n<h2>Agenda</h2>\n<ol>")?;
    for (index, section) in briefing.sections.iter().enumerate() {
        let slot = Some(slot(section)).filter(|slot| !slot.is_empty());
        let slot = slot.map_or_else(String::new, |slot| format!(" — {}", escape(&slot)));
        writeln!(out, "<li><a href=\"#section-{}\">{}</a>{slot}</li>", index + 1, escape(title(section)))?;
    }
    writeln!(out, "</ol>\n</nav>")
}

fn speakers(briefing: &Briefing, out: &mut dyn fmt::Write) -> fmt::Result {
    if briefing.speakers.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section class=\"people\">\n<h2>Speakers</h2>\n<ul>")?;
    for (id, speaker) in briefing.speaker_ids().zip(&briefing.speakers) {
        let post = speaker.post();
        let post = if post.is_empty() { post } else { format!("<span>, {}</span>", escape(&post)) };
        let name = escape(&speaker.full_name());
        writeln!(out, "<li class=\"{}\"><strong class=\"name\">{name}</strong>{post}</li>", class(Some(id)))?;
    }
    writeln!(out, "</ul>\n</section>")
}

/// Writes the quotes of a section as cards, each with a link to its place in the text.
fn cards(
    released: &ReleasedBriefing<'_>,
    id: SectionId,
    style: Style,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let (briefing, records) = (released.briefing(), released.quotes(id));
    if records.is_empty() {
        return Ok(());
    }
    let has_text = !briefing[id].text.is_empty();
    if has_text {
        let count =
            if records.len() == 1 { "1 quote".to_owned() } else { format!("{} quotes", records.len()) };
        let open = if records.len() > MAX_OPEN { "" } else { " open" };
        writeln!(out, "<details{open}>\n<summary>{count}</summary>")?;
    }
    for (record, quote) in
        records.iter().zip(briefing[id].quotes.clone().filter_map(|at| briefing.quote_at(at)))
    {
        let number = quote.index() + 1;
        let is_in_text = has_text && !briefing[quote].anchor.ranges().is_empty();
        let back = is_in_text.then(|| format!("<a class=\"back\" href=\"#text-{number}\">in the text</a>"));
        let about = format!(" class=\"card {}\" id=\"quote-{number}\"", class(briefing[quote].speaker));
        one::card(record, style, &about, back, out)?;
    }
    if has_text {
        writeln!(out, "</details>")?;
    }
    Ok(())
}

fn section(
    released: &ReleasedBriefing<'_>,
    id: SectionId,
    style: Style,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let briefing = released.briefing();
    let section = &briefing[id];
    writeln!(out, "<section id=\"section-{}\">", id.index() + 1)?;
    writeln!(out, "<h2 dir=\"auto\">{}</h2>", escape(title(section)))?;
    let facts = list([Some(slot(section)), Some(programme(briefing, section))], " · ");
    if !facts.is_empty() {
        writeln!(out, "<p class=\"facts\" dir=\"auto\">{}</p>", escape(&facts))?;
    }
    text(released, id, out)?;
    cards(released, id, style, out)?;
    if !section.figures.is_empty() {
        writeln!(out, "<h3>Figures</h3>\n<ul>")?;
        for figure in &section.figures {
            let label =
                figure.label.as_ref().map_or_else(String::new, |label| format!(" — {}", escape(label)));
            let speaker =
                figure.speaker.map_or_else(String::new, |id| format!(" ({})", escape(&briefing[id].name)));
            writeln!(out, "<li><strong>{}</strong>{label}{speaker}</li>", escape(&figure.value))?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "</section>")
}
