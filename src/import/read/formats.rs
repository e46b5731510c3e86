//! The list of all input formats.

use crate::import::imported::{Format, Reader};
use crate::import::read::{
    akoma_ntoso, ass, chat, docx, epub, html, json, mail, markdown, odt, pdf, plain, rtf, sbv, subtitles,
    tei, timed_lines, tsv, ttml,
};

/// Every format, in the order of detection. The last one reads any text.
pub static FORMATS: [Format; 22] = [
    Format {
        name: "docx",
        about: "a Word document",
        endings: &["docx", "docm", "dotx"],
        told: "a zip archive with a Word document in it",
        kept: "title, headings, paragraphs, lists, block quotations and rows of tables; footnotes and endnotes follow \
               the text. Deleted and hidden text, comments, page heads and pictures are left out",
        reader: Reader::Binary { is: docx::is, read: docx::read },
    },
    Format {
        name: "odt",
        about: "an OpenDocument text",
        endings: &["odt", "ott", "fodt"],
        told: "a zip archive or an XML file with an OpenDocument text in it",
        kept: "the same as of a Word document",
        reader: Reader::Binary { is: odt::is, read: odt::read },
    },
    Format {
        name: "epub",
        about: "a book in EPUB",
        endings: &["epub"],
        told: "a zip archive with an EPUB package in it",
        kept: "title, authors, publisher, date and language; of every chapter, in order, the headings, paragraphs, lists, \
               quotations and captions; footnotes follow the text. The table of contents and pictures are left out",
        reader: Reader::Binary { is: epub::is, read: epub::read },
    },
    Format {
        name: "pdf",
        about: "a PDF, if `pdftotext` is installed",
        endings: &["pdf"],
        told: "begins with `%PDF-`",
        kept: "the text of the pages, column by column; page numbers and running heads are told apart. \
               A PDF that contains only pictures of pages is refused",
        reader: Reader::Binary { is: pdf::is, read: pdf::read },
    },
    Format {
        name: "rtf",
        about: "rich text (RTF)",
        endings: &["rtf"],
        told: r"begins with `{\rtf`",
        kept: "title, headings, paragraphs, lists and rows of tables; footnotes follow the text. Hidden text, \
               page heads and pictures are left out",
        reader: Reader::Binary { is: rtf::is, read: rtf::read },
    },
    Format {
        name: "mail",
        about: "saved email, one message or a mailbox (mbox)",
        endings: &["eml", "mbox"],
        told: "begins with header fields of a message, among them one that only mail programs write; \
               or with the line `From ` of a mailbox",
        kept: "subject, sender, date, and the text of the message (its HTML if it has no text); the message that a reply \
               quotes is a block quotation. Attachments are named, not read. Every message of a mailbox is a section",
        reader: Reader::Binary { is: mail::is, read: mail::read },
    },
    Format {
        name: "mhtml",
        about: "a web page saved as one file (MHTML)",
        endings: &["mhtml", "mht"],
        told: "begins with header fields of a message of the type `multipart/related` with a page in it",
        kept: "the same as of a web page, and its address",
        reader: Reader::Binary { is: mail::is_mhtml, read: mail::read_mhtml },
    },
    Format {
        name: "webvtt",
        about: "subtitles in WebVTT, with voices",
        endings: &["vtt"],
        told: "begins with `WEBVTT`",
        kept: "speakers, words and times; title and language of the header",
        reader: Reader::Text { is: subtitles::is_webvtt, read: subtitles::read },
    },
    Format {
        name: "subrip",
        about: "subtitles in SubRip",
        endings: &["srt"],
        told: "begins with a number and a line of times",
        kept: "speakers, words and times",
        reader: Reader::Text { is: subtitles::is_subrip, read: subtitles::read },
    },
    Format {
        name: "sbv",
        about: "subtitles in SubViewer (SBV)",
        endings: &["sbv"],
        told: "begins with a line of two times and a comma",
        kept: "speakers, words and times",
        reader: Reader::Extracted { is: sbv::is, read: sbv::read },
    },
    Format {
        name: "ass",
        about: "subtitles in Advanced SubStation Alpha (ASS, SSA)",
        endings: &["ass", "ssa"],
        told: "begins with `[Script Info]`",
        kept: "title, speakers, words and times, in the order of time; styles, comments and drawings are left out",
        reader: Reader::Extracted { is: ass::is, read: ass::read },
    },
    Format {
        name: "ttml",
        about: "subtitles in TTML (IMSC, EBU-TT, DFXP)",
        endings: &["ttml", "dfxp"],
        told: "XML with the root element `tt`",
        kept: "title, language, agents as speakers, words and times",
        reader: Reader::Extracted { is: ttml::is, read: ttml::read },
    },
    Format {
        name: "timed-lines",
        about: "lines with their times in brackets, as Whisper prints them",
        endings: &[],
        told: "lines that begin with `[00:00.000 --> 00:03.440]`",
        kept: "speakers, words and times",
        reader: Reader::Extracted { is: timed_lines::is, read: timed_lines::read },
    },
    Format {
        name: "tei",
        about: "records of a parliament in TEI (ParlaMint), and other TEI",
        endings: &["xml", "tei"],
        told: "XML with the root element `TEI`",
        kept: "title, publisher, date and language; every utterance with its speaker; names, roles and parties that the file \
               lists; headings; notes about what happens as directions",
        reader: Reader::Extracted { is: tei::is, read: tei::read },
    },
    Format {
        name: "akoma-ntoso",
        about: "records of a parliament in Akoma Ntoso",
        endings: &["akn"],
        told: "XML with the root element `akomaNtoso`",
        kept: "title, date and language; every speech, question and answer with its speaker; names and roles that the file \
               lists; headings; scenes as directions",
        reader: Reader::Extracted { is: akoma_ntoso::is, read: akoma_ntoso::read },
    },
    Format {
        name: "json",
        about: "transcripts as JSON: Whisper, whisperX, AssemblyAI, Deepgram, Otter, YouTube (json3), podcasts",
        endings: &["json", "json3", "srv3"],
        told: "JSON with the segments of one of these programs",
        kept: "speakers, words and times; the title and the language that the file states. Other JSON is refused",
        reader: Reader::Extracted { is: json::is, read: json::read },
    },
    Format {
        name: "chat",
        about: "logs of chats: IRC, WhatsApp, Zoom, Signal",
        endings: &["log"],
        told: "most lines begin with a time and a name, as the programs write them",
        kept: "names, words and times, a line a statement; lines about what somebody does or who comes and goes are \
               directions",
        reader: Reader::Text { is: chat::is, read: chat::read },
    },
    Format {
        name: "tsv",
        about: "a table of timed words, separated by tabs, as Whisper writes it",
        endings: &["tsv", "tab"],
        told: "a first line with the names of columns, among them `text` and `start`",
        kept: "speakers, words and times",
        reader: Reader::Extracted { is: tsv::is, read: tsv::read },
    },
    Format {
        name: "html",
        about: "a saved web page; the article is extracted",
        endings: &["html", "htm", "xhtml"],
        told: "begins with the tags of a page",
        kept: "title, authors, publisher, date, language and address; headings, paragraphs, lists, quotations and captions \
               of the article. Menus, comments and other parts of the page are left out",
        reader: Reader::Text { is: html::is, read: html::read },
    },
    Format {
        name: "markdown",
        about: "Markdown, with or without front matter",
        endings: &["md", "markdown"],
        told: "front matter, or several marks of Markdown",
        kept: "everything; the keys of front matter fill in the source",
        reader: Reader::Text { is: markdown::is, read: markdown::read },
    },
    Format {
        name: "transcript",
        about: "plain text with the speakers' names before what they say",
        endings: &[],
        told: "two lines that begin with a clear label",
        kept: "everything",
        reader: Reader::Text { is: plain::is_transcript, read: plain::read_transcript },
    },
    Format {
        name: "text",
        about: "plain text: a press release, an article",
        endings: &["txt", "text"],
        told: "everything else",
        kept: "everything",
        reader: Reader::Text { is: |_| true, read: plain::read },
    },
];
