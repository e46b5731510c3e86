//! Reads saved email: single messages, mailboxes, and web pages saved as MHTML.

mod body;
mod header;

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::date;
use crate::import::imported::{Extracted, Options, Refusal};
use crate::import::lexicon::list::List;
use crate::import::read::xml::on_one_line;
use crate::import::read::{email, html, plain};
use crate::import::text::ends_sentence;
use crate::import::transcript;
use header::Header;
use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders, PartType};
use std::io::Cursor;

/// Prefixes of the subject of a forwarded message.
static FORWARD_MARKS: List = List::all("mail-forward-marks");

/// Maximum number of messages that are read from a mailbox.
const MAX_MESSAGES: usize = 5_000;

/// Returns true if the bytes are a message or a mailbox.
pub(super) fn is(bytes: &[u8]) -> bool {
    Header::of(bytes).is_some_and(|header| header.is_mail() && !header.is_page())
}

/// Returns true if the bytes are a web page saved as a message.
pub(super) fn is_mhtml(bytes: &[u8]) -> bool {
    Header::of(bytes).is_some_and(|header| header.is_page())
}

/// Reads a message or a mailbox.
pub(super) fn read(bytes: &[u8], _: Options<'_>) -> Result<Extracted, Refusal> {
    let mut reader = Reader::default();
    if bytes.starts_with(b"From ") {
        let mut messages = MessageIterator::new(Cursor::new(bytes)).flatten();
        let all: Vec<_> = messages.by_ref().take(MAX_MESSAGES).collect();
        if messages.next().is_some() {
            reader.notes.push(format!("Only the first {MAX_MESSAGES} messages of the mailbox were read."));
        }
        for message in &all {
            reader.message(message.contents(), all.len() > 1);
        }
    } else {
        reader.message(bytes, false);
    }
    if reader.text.is_empty() {
        return Err(Refusal::new(
            "there is no message in this email",
            "open it in a mail program and save its text",
        ));
    }
    let mut notes = reader.notes;
    if !reader.attachments.is_empty() {
        notes.push(format!("Attachments were not read: {}.", reader.attachments.join(", ")));
    }
    Ok(Extracted { text: reader.text, layout: reader.layout, notes })
}

/// Reads the page of a message.
pub(super) fn read_mhtml(bytes: &[u8], _: Options<'_>) -> Result<Extracted, Refusal> {
    let no_page = || Refusal::new("there is no web page in this file", "open the page, and save it as HTML");
    let message = MessageParser::default().parse(bytes).ok_or_else(no_page)?;
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(page) => Some(page.clone().into_owned()),
        _ => None,
    });
    let text = page.ok_or_else(no_page)?;
    let mut layout = html::read(&text);
    let address = ["Snapshot-Content-Location", "Content-Location"].into_iter().find_map(|name| {
        let own = message.header_raw(name).map(str::trim).filter(|address| address.starts_with("http"));
        own.map(str::to_owned)
    });
    layout.meta.url = layout.meta.url.take().or(address);
    layout.meta.title = layout.meta.title.take().or_else(|| message.subject().map(on_one_line));
    Ok(Extracted { text, layout, notes: Vec::new() })
}

/// Collects the messages.
#[derive(Default)]
struct Reader {
    text: String,
    layout: Layout,
    /// The names of the attachments.
    attachments: Vec<String>,
    notes: Vec<String>,
}

impl Reader {
    /// Adds a message. In a mailbox, its subject is a heading.
    fn message(&mut self, bytes: &[u8], is_one_of_many: bool) {
        let Some(message) = MessageParser::default().parse(bytes) else { return };
        let is_first = self.layout.blocks.is_empty();
        let subject = message.subject().map(on_one_line).unwrap_or_default();
        let sender = sender(&message).unwrap_or_default();
        let date = message.header_raw("Date").map(on_one_line).unwrap_or_default();
        let bare = email::without_marks(&subject).to_owned();
        if is_first {
            let meta = &mut self.layout.meta;
            meta.title = Some(bare.clone()).filter(|title| !title.is_empty());
            meta.published =
                message.date().map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
            meta.published = meta.published.take().or_else(|| date::find(&date));
            if !is_one_of_many {
                meta.authors.extend(name(&message).filter(|name| !name.contains('@')));
            }
        }
        if is_one_of_many {
            self.line(BlockKind::Heading(2), if subject.is_empty() { &sender } else { &subject });
        } else {
            self.line(BlockKind::Title, &bare);
        }
        self.line(BlockKind::Boilerplate, &format!("From: {sender}"));
        self.line(BlockKind::Boilerplate, &format!("Date: {date}"));
        self.parts(&message, is_forwarded(&subject));
        let attachments: Vec<String> = message.attachments().filter_map(attachment).collect();
        if !attachments.is_empty() {
            self.line(BlockKind::Boilerplate, &format!("Attachments: {}", attachments.join(", ")));
        }
        self.attachments.extend(attachments);
    }

    /// Adds the text of a message, or its page if it has no text.
    fn parts(&mut self, message: &Message<'_>, is_forwarded: bool) {
        let texts: Vec<&str> = message
            .text_body
            .iter()
            .filter_map(|id| match &message.part(*id)?.body {
                PartType::Text(text) => Some(&**text),
                _ => None,
            })
            .filter(|text| !text.trim().is_empty())
            .collect();
        if texts.is_empty() {
            for id in &message.html_body {
                if let Some(PartType::Html(page)) = message.part(*id).map(|part| &part.body) {
                    self.page(page);
                }
            }
            return;
        }
        let mut blocks = Vec::new();
        for text in texts {
            let text = body::unwrapped(text, is_flowed(message));
            let from = self.text.len();
            self.text.push_str(&text);
            self.text.push_str("\n\n");
            body::blocks(&self.text, from..from + text.len(), is_forwarded, &mut blocks);
        }
        let spoken = transcript::turns(&self.text, &mut blocks, false);
        let mut layout = Layout { blocks, meta: std::mem::take(&mut self.layout.meta) };
        plain::finish(&mut layout, spoken);
        self.layout.meta = layout.meta;
        self.layout.blocks.append(&mut layout.blocks);
    }

    fn page(&mut self, page: &str) {
        let page = page.replace("\r\n", "\n");
        let from = self.text.len();
        let read = html::read(&page);
        self.text.push_str(&page);
        self.text.push_str("\n\n");
        let meta = &mut self.layout.meta;
        meta.language = meta.language.take().or(read.meta.language);
        self.layout.blocks.extend(read.blocks.into_iter().map(|block| match block.kind {
            // The subject is the title.
            BlockKind::Title if ends_sentence(block.words.as_str()) => {
                Block::paragraph(block.words).moved_by(from)
            }
            BlockKind::Title => Block { kind: BlockKind::Heading(2), ..block }.moved_by(from),
            _ => block.moved_by(from),
        }));
    }

    /// Adds a line that is one block.
    fn line(&mut self, kind: BlockKind, line: &str) {
        let from = self.text.len();
        self.text.push_str(line);
        let mut words = Words::default();
        words.gather(&self.text, from..self.text.len());
        self.text.push_str("\n\n");
        let words = words.trimmed();
        if !words.is_empty() {
            self.layout.blocks.push(Block { kind, words });
        }
    }
}

/// The sender: "Ada Ling <ada@example.org>".
fn sender(message: &Message<'_>) -> Option<String> {
    let from = message.from()?.first()?;
    let address = from.address().unwrap_or_default();
    Some(match from.name() {
        Some(name) => format!("{} <{address}>", on_one_line(name)),
        None => address.to_owned(),
    })
}

/// The name of the sender, or the address.
fn name(message: &Message<'_>) -> Option<String> {
    let from = message.from()?.first()?;
    from.name().or(from.address()).map(on_one_line)
}

/// The name of an attachment.
fn attachment(part: &mail_parser::MessagePart<'_>) -> Option<String> {
    if part.content_id().is_some() && part.attachment_name().is_none() {
        return None;
    }
    let kind = || {
        let kind = part.content_type()?;
        Some(format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()))
    };
    part.attachment_name().map(on_one_line).or_else(kind)
}

/// Returns true if a subject says that the message was forwarded.
fn is_forwarded(subject: &str) -> bool {
    FORWARD_MARKS.prefix_of(&subject.trim_start().to_lowercase()).is_some()
}

/// Returns true if line breaks after a space only wrap the text.
fn is_flowed(message: &Message<'_>) -> bool {
    let kind = match message.header("Content-Type") {
        Some(HeaderValue::ContentType(kind)) => Some(kind),
        _ => {
            message.part(message.text_body.first().copied().unwrap_or(0)).and_then(MimeHeaders::content_type)
        }
    };
    kind.and_then(|kind| kind.attribute("format")).is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}
