//! Mails saved as text: the lines of their head, and text that was quoted with ">" on the way.

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::date;
use crate::import::read::lines::Line;
use std::ops::Range;

/// What the lines of a mail's head begin with (RFC 5322), and what programs make of them.
const FIELDS: &[&str] = &[
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "date",
    "sent",
    "reply-to",
    "message-id",
    "mime-version",
    "content-type",
    "return-path",
    "received",
    "von",
    "an",
    "betreff",
    "datum",
    "gesendet",
    "de",
    "à",
    "objet",
    "envoyé",
    "para",
    "asunto",
    "importance",
    "attachments",
    "content-transfer-encoding",
    "x-mailer",
    "list-unsubscribe",
    "delivered-to",
];

/// What stands before the subject of a mail that was sent on.
const SENT_ON: &[&str] = &["fwd:", "fw:", "re:", "wg:", "aw:", "tr:", "rv:"];

/// The lines of the head, where the text begins with one: at least three fields, one of them a subject or a sender.
fn head(text: &str) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut fields = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n').take(60) {
        let range = at..at + line.trim_end().len();
        at += line.len();
        if line.trim().is_empty() {
            if lines.is_empty() {
                continue;
            }
            break;
        }
        let field = line.split_once(':').map(|(name, _)| name.trim_matches(['*', ' ']).to_lowercase());
        match field.filter(|field| FIELDS.contains(&field.as_str()) || field.starts_with("x-")) {
            Some(field) => {
                fields.push(field);
                lines.push(range);
            }
            // A field goes on in a line that is set in.
            None if !lines.is_empty() && line.starts_with([' ', '\t']) => lines.push(range),
            None => break,
        }
    }
    let has = |names: &[&str]| fields.iter().any(|field| names.contains(&field.as_str()));
    let mail = fields.len() > 2
        && has(&["subject", "betreff", "objet", "asunto"])
        && has(&["from", "von", "de", "to", "an", "à", "para"]);
    if mail { lines } else { Vec::new() }
}

/// Whether a text is a mail.
pub(crate) fn is(text: &str) -> bool {
    !head(text).is_empty()
}

/// Reads the head of a mail into blocks; returns where its body begins.
pub(crate) fn read(text: &str, layout: &mut Layout) -> usize {
    let mut end = 0;
    for line in head(text) {
        end = line.end;
        let whole = &text[line.clone()];
        let (name, value) = whole.split_once(':').unwrap_or(("", whole));
        let name = name.trim_matches(['*', ' ']).to_lowercase();
        let mut start = line.end - value.len();
        match name.as_str() {
            "date" | "sent" | "datum" | "gesendet" | "envoyé" => {
                layout.meta.published = layout.meta.published.take().or_else(|| date::find(value));
            }
            "subject" | "betreff" | "objet" | "asunto" => {
                let mut subject = value.trim_start();
                while let Some(mark) = sent_on(subject) {
                    subject = subject[mark..].trim_start();
                }
                start = line.end - subject.len();
                push(text, line.start..start, BlockKind::Boilerplate, layout);
                push(text, start..line.end, BlockKind::Title, layout);
                layout.meta.title.get_or_insert_with(|| subject.trim().to_owned());
                continue;
            }
            _ => {}
        }
        start = start.min(line.start);
        push(text, start..line.end, BlockKind::Boilerplate, layout);
    }
    end
}

fn sent_on(subject: &str) -> Option<usize> {
    SENT_ON
        .iter()
        .find(|mark| subject.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark)))
        .map(|mark| mark.len())
}

fn push(text: &str, range: Range<usize>, kind: BlockKind, layout: &mut Layout) {
    let mut words = Words::default();
    words.gather(text, range);
    let words = words.trimmed();
    if !words.is_empty() {
        layout.blocks.push(Block { kind, words });
    }
}

/// Takes the marks of quoting from lines, where several in a row have them: "> as mails do".
pub(crate) fn unquote(text: &str, lines: &mut [Line]) {
    let quoted = |line: &Line| text[line.range.clone()].starts_with('>');
    let many = lines.windows(3).any(|three| three.iter().all(quoted));
    if !many {
        return;
    }
    for line in lines.iter_mut().filter(|line| quoted(line)) {
        let bare = text[line.range.clone()].trim_start_matches(['>', ' ', '\t']);
        line.range.start = line.range.end - bare.len();
        line.length = bare.chars().count();
        line.indent = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_mail_says_what_it_is_about_and_when() {
        let text = "From: Press Office <press@ellery.example>\nTo: news@post.example\nSubject: Fwd: Night market opens\nDate: Fri, 6 Jun 2025 09:12:00 +0200\n\nDear all,\n";
        let mut layout = Layout::default();
        let end = read(text, &mut layout);
        assert_eq!(text[end..].trim(), "Dear all,");
        assert_eq!(layout.meta.title.as_deref(), Some("Night market opens"));
        assert!(layout.meta.published.as_deref().is_some_and(|date| date.starts_with("2025-06-06")));
        assert!(!is("To: be or not\n\nThis is no mail, whatever its first line says."));
    }
}
