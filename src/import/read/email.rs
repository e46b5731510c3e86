//! Reads emails saved as text: header fields, and text quoted with ">".

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::date;
use crate::import::lexicon::list::List;
use crate::import::read::lines::Line;
use crate::text::Cut;
use std::ops::Range;

/// Maximum number of lines of the header.
const MAX_LINES: usize = 60;

/// The names of header fields (RFC 5322), including translated ones.
static FIELDS: List = List::all("mail-fields");
static SUBJECTS: List = List::all("mail-fields-of-subjects");
static PEOPLE: List = List::all("mail-fields-of-people");
static DATES: List = List::all("mail-fields-of-dates");
/// Prefixes of the subject of a forwarded email or a reply.
static SUBJECT_MARKS: List = List::all("mail-subject-marks");

/// Returns the lines of the header fields, or none if the text is not an email.
///
/// An email has at least three fields, among them a subject, and a sender or an addressee.
fn head(text: &str) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut fields = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n').take(MAX_LINES) {
        let range = at..at + line.trim_end().len();
        at += line.len();
        if line.trim().is_empty() {
            if lines.is_empty() {
                continue;
            }
            break;
        }
        let field = line.split_once(':').map(|(name, _)| name.trim_matches(['*', ' ']).to_lowercase());
        match field.filter(|field| FIELDS.has(field) || field.starts_with("x-")) {
            Some(field) => {
                fields.push(field);
                lines.push(range);
            }
            // An indented line continues a field.
            None if !lines.is_empty() && line.starts_with([' ', '\t']) => lines.push(range),
            None => break,
        }
    }
    let has = |names: &List| fields.iter().any(|field| names.has(field));
    let is_mail = fields.len() > 2 && has(&SUBJECTS) && has(&PEOPLE);
    if is_mail { lines } else { Vec::new() }
}

/// Returns true if a text begins like an email.
pub(super) fn is(text: &str) -> bool {
    !head(text).is_empty()
}

/// Reads the header fields into blocks; returns where the body begins.
pub(super) fn read(text: &str, layout: &mut Layout) -> usize {
    let mut end = 0;
    for line in head(text) {
        end = line.end;
        let whole = text.cut(line.clone());
        let (name, value) = whole.split_once(':').unwrap_or(("", whole));
        let name = name.trim_matches(['*', ' ']).to_lowercase();
        if SUBJECTS.has(&name) {
            let subject = without_marks(value);
            let start = line.end - subject.len();
            push(text, line.start..start, BlockKind::Boilerplate, layout);
            push(text, start..line.end, BlockKind::Title, layout);
            layout.meta.title.get_or_insert_with(|| subject.trim().to_owned());
            continue;
        }
        if DATES.has(&name) {
            layout.meta.published = layout.meta.published.take().or_else(|| date::find(value));
        }
        push(text, line, BlockKind::Boilerplate, layout);
    }
    end
}

/// Returns a subject without its prefixes: "Fwd: Re: …".
pub(super) fn without_marks(subject: &str) -> &str {
    let mut subject = subject.trim_start();
    let after = |subject: &str, mark: &str| {
        subject.get(..mark.len()).filter(|head| head.eq_ignore_ascii_case(mark)).map(str::len)
    };
    while let Some(len) = SUBJECT_MARKS.entries().iter().find_map(|mark| after(subject, mark)) {
        subject = subject.cut(len..).trim_start();
    }
    subject
}

fn push(text: &str, range: Range<usize>, kind: BlockKind, layout: &mut Layout) {
    let mut words = Words::default();
    words.gather(text, range);
    let words = words.trimmed();
    if !words.is_empty() {
        layout.blocks.push(Block { kind, words });
    }
}

/// Removes ">" from quoted lines, if at least three in a row have it.
pub(super) fn unquote(text: &str, lines: &mut [Line]) {
    let quoted = |line: &Line| line.words(text).starts_with('>');
    if !lines.windows(3).any(|three| three.iter().all(quoted)) {
        return;
    }
    for line in lines.iter_mut().filter(|line| quoted(line)) {
        let bare = line.words(text).trim_start_matches(['>', ' ', '\t']);
        line.range.start = line.range.end - bare.len();
        line.length = bare.chars().count();
        line.indent = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_fields_have_the_title_and_the_date() {
        let text = "From: Press Office <press@ellery.example>\nTo: news@post.example\nSubject: Fwd: Night market opens\nDate: Fri, 6 Jun 2025 09:12:00 +0200\n\nDear all,\n";
        let mut layout = Layout::default();
        let end = read(text, &mut layout);
        assert_eq!(text.cut(end..).trim(), "Dear all,");
        assert_eq!(layout.meta.title.as_deref(), Some("Night market opens"));
        assert!(layout.meta.published.as_deref().is_some_and(|date| date.starts_with("2025-06-06")));
        assert!(!is("To: be or not\n\nThis is no mail, whatever its first line says."));
    }
}
