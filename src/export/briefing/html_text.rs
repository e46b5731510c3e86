//! The text of a section as HTML: its quotes marked in place, its pictures where they belong.

use super::facts::noted_words;
use crate::export::format::html::escape;
use crate::guard::ReleasedBriefing;
use crate::model::{Briefing, Caption, NoteId, QuoteId, SectionId, SpeakerId, hashtags};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

/// The number of colours in the style of the page.
const COLORS: usize = 6;

/// Returns the class that gives a speaker's colour.
pub(super) fn class(speaker: Option<SpeakerId>) -> String {
    speaker.map_or_else(|| "s".to_owned(), |speaker| format!("s{}", speaker.index() % COLORS))
}

/// The quotes in a paragraph, with their ranges in its text.
type Quoted = Vec<(Range<usize>, QuoteId)>;

/// Writes the text of a section with its pictures. Each quote links to its card.
pub(super) fn text(released: &ReleasedBriefing<'_>, id: SectionId, out: &mut dyn fmt::Write) -> fmt::Result {
    let briefing = released.briefing();
    let section = &briefing[id];
    let count = section.paragraphs.len();
    let place = |caption: &Caption| caption.after.unwrap_or(count).min(count);
    let pictures_after = |after: usize, out: &mut dyn fmt::Write| {
        let mut captions = section.captions.iter().filter(|caption| place(caption) == after);
        captions.try_for_each(|caption| picture(released, caption, out))
    };
    pictures_after(0, out)?;
    let mut begun = HashSet::new();
    for (index, range) in section.paragraphs.iter().enumerate() {
        let quotes = quotes_in(briefing, id, range);
        let noted = noted_in(briefing, id, range);
        let text = section.text.get(range.clone()).unwrap_or_default();
        paragraph(briefing, text, &quotes, &noted, &mut begun, out)?;
        let mut below = briefing.notes_of(id).filter(|note| briefing.paragraphs_above(*note) == index + 1);
        below.try_for_each(|id| note(briefing, id, out))?;
        pictures_after(index + 1, out)?;
    }
    let mut lost = briefing.notes_of(id).filter(|_| count == 0);
    lost.try_for_each(|id| note(briefing, id, out))
}

/// Returns the words with a note in a paragraph, as ranges of its text.
fn noted_in(briefing: &Briefing, id: SectionId, paragraph: &Range<usize>) -> Vec<Range<usize>> {
    let own = |at: usize| at.clamp(paragraph.start, paragraph.end) - paragraph.start;
    let places = briefing.notes_of(id).filter_map(|note| briefing[note].place.clone());
    places.map(|place| own(place.start)..own(place.end)).filter(|range| !range.is_empty()).collect()
}

/// Writes a note below the paragraph that it is on.
fn note(briefing: &Briefing, id: NoteId, out: &mut dyn fmt::Write) -> fmt::Result {
    let note = &briefing[id];
    let lost = if note.place.is_none() { ", which are no longer in the text" } else { "" };
    let words = note.note.as_ref().map_or_else(String::new, |note| format!(" {}", escape(note)));
    let tags = Some(hashtags(&note.tags)).filter(|tags| !tags.is_empty());
    let tags = tags.map_or_else(String::new, |tags| format!(" <span>{}</span>", escape(&tags)));
    let on = escape(&noted_words(note));
    writeln!(out, "<p class=\"note\" dir=\"auto\">Note on {on}{lost}:{words}{tags}</p>")
}

fn quotes_in(briefing: &Briefing, id: SectionId, paragraph: &Range<usize>) -> Quoted {
    let own = |at: usize| at.clamp(paragraph.start, paragraph.end) - paragraph.start;
    let all = briefing[id].quotes.clone().filter_map(|index| briefing.quote_at(index));
    let ranges = all.flat_map(|quote| {
        let ranges = briefing[quote].anchor.ranges().iter();
        ranges.map(move |range| (own(range.start)..own(range.end), quote))
    });
    let mut quotes: Quoted = ranges.filter(|(range, _)| !range.is_empty()).collect();
    quotes.sort_by_key(|(range, quote)| (range.start, *quote));
    quotes
}

fn paragraph(
    briefing: &Briefing,
    text: &str,
    quotes: &[(Range<usize>, QuoteId)],
    noted: &[Range<usize>],
    begun: &mut HashSet<QuoteId>,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let label = briefing.label_of_spoken(text, quotes);
    let first = quotes.first().map(|(_, quote)| *quote);
    let kind = match label {
        Some(0) => "spoken",
        Some(_) => "turn",
        None => "",
    };
    let asks = first.is_some_and(|quote| label.is_some() && briefing.is_question(quote));
    let kind = format!("{kind}{}", if asks { " question" } else { "" });
    let kind = if kind.is_empty() { kind } else { format!(" class=\"{kind}\"") };
    write!(out, "<p dir=\"auto\"{kind}>")?;
    let mut from = 0;
    if let (Some(label @ 1..), Some(quote)) = (label, first) {
        let words = text.get(..label).unwrap_or_default().trim_end();
        write!(out, "<span class=\"label {}\">{}</span> ", class(briefing[quote].speaker), escape(words))?;
        from = label;
    }
    let names = if label.is_some() { Vec::new() } else { names(briefing, text, quotes) };
    let mut cuts: Vec<usize> = vec![from, text.len()];
    cuts.extend(quotes.iter().flat_map(|(range, _)| [range.start, range.end]));
    cuts.extend(names.iter().flat_map(|(range, _)| [range.start, range.end]));
    cuts.extend(noted.iter().flat_map(|range| [range.start, range.end]));
    cuts.retain(|at| *at >= from);
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let [start, end] = *pair else { continue };
        let words = escape(text.get(start..end).unwrap_or_default());
        let covers = |range: &Range<usize>| range.start <= start && end <= range.end;
        let words = if noted.iter().any(covers) { format!("<u>{words}</u>") } else { words };
        // Of several quotes, the one that begins last is the innermost.
        if let Some((_, quote)) = quotes.iter().rfind(|(range, _)| covers(range)) {
            let number = quote.index() + 1;
            let id = if begun.insert(*quote) { format!(" id=\"text-{number}\"") } else { String::new() };
            let own = class(briefing[*quote].speaker);
            write!(out, "<a class=\"said {own}\"{id} href=\"#quote-{number}\">{words}</a>")?;
        } else if let Some((_, speaker)) = names.iter().find(|(range, _)| covers(range)) {
            write!(out, "<span class=\"name {}\">{words}</span>", class(Some(*speaker)))?;
        } else {
            out.write_str(&words)?;
        }
    }
    writeln!(out, "</p>")
}

/// The first mention of each speaker beside their words.
fn names(
    briefing: &Briefing,
    text: &str,
    quotes: &[(Range<usize>, QuoteId)],
) -> Vec<(Range<usize>, SpeakerId)> {
    let said: Vec<Range<usize>> = quotes.iter().map(|(range, _)| range.clone()).collect();
    let mut speakers: Vec<SpeakerId> =
        quotes.iter().filter_map(|(_, quote)| briefing[*quote].speaker).collect();
    speakers.sort_unstable();
    speakers.dedup();
    let mention = |speaker| Some((briefing.mention_of(speaker, text, &said)?, speaker));
    speakers.into_iter().filter_map(mention).collect()
}

/// Writes a picture with its caption; the caption alone if the picture is not embedded.
fn picture(released: &ReleasedBriefing<'_>, caption: &Caption, out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "<figure class=\"picture\">")?;
    if let Some(picture) = caption.image.as_deref().and_then(|path| released.picture(path)) {
        let data = STANDARD.encode(&picture.bytes);
        let alt = caption.alt.as_ref().map_or_else(String::new, |alt| escape(alt));
        writeln!(out, "<img src=\"data:{};base64,{data}\" alt=\"{alt}\">", picture.media_type)?;
    }
    let credit = caption.credit.as_ref().map_or_else(String::new, |credit| format!(" ({})", escape(credit)));
    writeln!(out, "<figcaption dir=\"auto\">{}{credit}</figcaption>\n</figure>", escape(&caption.text))
}
