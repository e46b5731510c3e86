//! `html`: a briefing as one self-contained page, to read, send or print.

use super::BriefingExporter;
use super::facts::{occasion, person, programme, slot, title};
use crate::export::format::html::{self as one, citation, escape};
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
        writeln!(out, "<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>", escape(&event.title))?;
        writeln!(out, "<header>\n<h1 dir=\"auto\">{}</h1>", escape(&event.title))?;
        let occasion = occasion(briefing);
        paragraphs([event.subtitle.as_deref(), Some(&*occasion), event.summary.as_deref()], out)?;
        let source = citation(&event.source);
        if !source.is_empty() {
            writeln!(out, "<p>Source: {source}</p>")?;
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

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE: &str = "\
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 Georgia, \"Noto Serif\", serif; }
h1, h2, h3, nav, figcaption { font-family: system-ui, \"Noto Sans\", sans-serif; line-height: 1.25; }
figure { margin: 1.5rem 0; padding-inline-start: 1rem; border-inline-start: 0.2rem solid; }
blockquote { margin: 0; font-size: 1.1rem; }
figcaption { margin-top: 0.5rem; font-size: 0.85rem; }
figcaption p, blockquote p { margin: 0.25rem 0; }
@page { margin: 2cm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 11pt; color: #000; background: #fff; }
  a { color: inherit; text-decoration: none; }
  header a[href]::after { content: \" <\" attr(href) \">\"; overflow-wrap: anywhere; }
  h2, h3, h2 + p, h2 + p + p { break-after: avoid; }
  figure, li { break-inside: avoid; }
}
";

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
    writeln!(out, "<section>\n<h2>Speakers</h2>\n<ul>")?;
    for speaker in &briefing.speakers {
        writeln!(out, "<li>{}</li>", escape(&person(speaker)))?;
    }
    writeln!(out, "</ul>\n</section>")
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
    let (slot, programme) = (slot(section), programme(briefing, section));
    paragraphs([Some(&*slot), Some(&*programme)], out)?;
    for record in released.quotes(id) {
        one::within(record, style, out)?;
    }
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
    if !section.captions.is_empty() {
        writeln!(out, "<h3>Pictures</h3>\n<ul>")?;
        for caption in &section.captions {
            let credit =
                caption.credit.as_ref().map_or_else(String::new, |credit| format!(" ({})", escape(credit)));
            writeln!(out, "<li>{}{credit}</li>", escape(&caption.text))?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "</section>")
}
