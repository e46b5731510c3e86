//! Decodes bytes to text, and refuses files without text.
//!
//! An encoding other than Unicode is the one that a page declares, or is guessed.

use crate::import::blocks::is_invisible;
use crate::import::imported::Refusal;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// Number of bytes from the start of a file that show if it is text.
const HEAD_BYTES: usize = 4096;
/// Number of bytes from which an encoding is guessed.
const MAX_GUESSED: usize = 1 << 20;

/// The text of an input.
#[derive(Clone, Debug)]
pub(crate) struct Decoded {
    /// The text.
    ///
    /// If the input is UTF-8, it has the same bytes, including the byte order mark, except for line breaks.
    pub text: String,
    /// The encoding of the input, or `None` for UTF-8.
    pub encoding: Option<&'static str>,
    /// True if the encoding was guessed from the letters.
    pub guessed: bool,
    /// Number of characters that could not be decoded.
    ///
    /// They are U+FFFD in the text.
    pub unreadable: usize,
}

/// For files that are not text: first bytes, description, and help.
static BINARY: &[(&[u8], &str, &str)] = &[
    (
        b"%PDF-",
        "is a PDF",
        "convert it with `pdftotext -layout FILE.pdf FILE.txt` (from the package poppler-utils; poppler on macOS) and open the text",
    ),
    (
        b"PK\x03\x04",
        "is a zip archive or an office document",
        "open it in its program and save it as plain text or HTML",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "is an old office document or a message of Outlook",
        "open it in its program, and save it as .docx, plain text or HTML",
    ),
    (b"{\\rtf", "is rich text (RTF)", "open it in a word processor and save it as plain text or HTML"),
    (b"\x1f\x8b", "is compressed with gzip", "unpack it with `gunzip` first"),
    (b"BZh", "is compressed with bzip2", "unpack it with `bunzip2` first"),
    (b"\xfd7zXZ", "is compressed with xz", "unpack it with `unxz` first"),
    (b"(\xb5/\xfd", "is compressed with zstd", "unpack it with `unzstd` first"),
    (b"7z\xbc\xaf", "is an archive (7z)", "unpack it and open the files in it"),
    (b"Rar!", "is an archive (RAR)", "unpack it and open the files in it"),
    (b"PK\x05\x06", "is an empty zip archive", "open another file"),
    (b"SQLite format 3", "is a database", "plenary opens text: an article, a page or a transcript"),
    (b"\x89PNG", "is a picture", "plenary opens text: an article, a page or a transcript"),
    (b"\xff\xd8\xff", "is a picture", "plenary opens text: an article, a page or a transcript"),
    (b"GIF8", "is a picture", "plenary opens text: an article, a page or a transcript"),
    (b"ID3", "is a sound recording", "open its transcript or its subtitles"),
    (b"RIFF", "is a recording", "open its transcript or its subtitles"),
    (b"fLaC", "is a sound recording", "open its transcript or its subtitles"),
    (b"OggS", "is a recording", "open its transcript or its subtitles"),
    (b"\x1a\x45\xdf\xa3", "is a video", "open its transcript or its subtitles"),
];

/// Decodes an input.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, Refusal> {
    if let Some((_, what, help)) = BINARY.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(Refusal::new(format!("this {what}, not text"), *help));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Err(Refusal::new("this is a video, not text", "open its transcript or its subtitles"));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return checked(with(encoding, bytes.get(mark..).unwrap_or_default(), false));
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return checked(with(encoding, bytes, true));
    }
    if is_binary(bytes) {
        return Err(Refusal::new(
            "this file is not text",
            "plenary opens articles, pages, transcripts and subtitles, and briefings in TOML",
        ));
    }
    if let Some(declared) = declared(bytes) {
        return checked(declared);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => checked(Decoded { text: text.to_owned(), encoding: None, guessed: false, unreadable: 0 }),
        Err(_) => checked(malformed(bytes)),
    }
}

fn checked(decoded: Decoded) -> Result<Decoded, Refusal> {
    let decoded = Decoded { text: with_line_feeds(decoded.text), ..decoded };
    if decoded.text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(Refusal::new(
            "there is no text in this file",
            "open an article, a page or a transcript instead",
        ));
    }
    Ok(decoded)
}

/// Returns a text whose lines end in line feeds where they ended in carriage returns alone.
///
/// Every position stays as it is.
fn with_line_feeds(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut changed = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('\r') {
        let (before, from) = rest.split_at(at);
        changed.push_str(before);
        rest = from.trim_start_matches('\r');
        // "\r\r\n" is one line break.
        let end = if rest.starts_with('\n') { "\r" } else { "\n" };
        changed.push_str(&end.repeat(from.len() - rest.len()));
    }
    changed.push_str(rest);
    changed
}

fn with(encoding: &'static Encoding, bytes: &[u8], guessed: bool) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let unreadable = text.matches(char::REPLACEMENT_CHARACTER).count();
    let encoding = (encoding != UTF_8).then(|| encoding.name());
    Decoded { text: text.into_owned(), encoding, guessed, unreadable }
}

/// Decodes a page in the encoding that it declares, if that is not UTF-8 and its bytes are valid in it.
fn declared(bytes: &[u8]) -> Option<Decoded> {
    let mut tags = head(bytes).split(|byte| *byte == b'<');
    let encoding = tags.find_map(declaration).filter(|encoding| *encoding != UTF_8)?;
    // Bytes that are valid UTF-8 are in another encoding only if that one has no bytes above ASCII.
    if std::str::from_utf8(bytes).is_ok() && !(encoding == ISO_2022_JP && bytes.contains(&0x1b)) {
        return None;
    }
    let decoded = with(encoding, bytes, false);
    let is_control = |c: char| ('\u{80}'..'\u{a0}').contains(&c) && c != '\u{85}';
    (decoded.unreadable == 0 && !decoded.text.contains(is_control)).then_some(decoded)
}

/// Returns the encoding that a tag declares.
fn declaration(tag: &[u8]) -> Option<&'static Encoding> {
    let begins = |name: &[u8]| tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let attribute = if begins(b"meta") {
        "charset"
    } else if begins(b"?xml") {
        "encoding"
    } else {
        return None;
    };
    let tag: String = tag.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let (_, value) = tag.split_once(attribute)?;
    let value = value.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let label = value.split(['"', '\'', '>', ';', '/', '?', ' ']).next()?;
    Encoding::for_label(label.as_bytes())
}

/// Decodes bytes that are not valid UTF-8.
///
/// They are UTF-8 with a few errors, or an older encoding that is guessed from the letters.
fn malformed(bytes: &[u8]) -> Decoded {
    let lossy = with(UTF_8, bytes, false);
    let others = lossy.text.chars().filter(|c| !c.is_ascii()).count();
    // Text in another encoding contains only a few valid sequences of UTF-8, by chance.
    if lossy.unreadable * 5 < others {
        return lossy;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..MAX_GUESSED).unwrap_or(bytes), true);
    with(detector.guess(None, Utf8Detection::Deny), bytes, true)
}

/// Returns the byte order of UTF-16 without a byte order mark.
///
/// In UTF-16, every other byte of ASCII letters is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = head(bytes).get(..bytes.len().min(HEAD_BYTES) & !1).unwrap_or_default();
    if head.len() < 4 {
        return None;
    }
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len() / 2 * 7 / 10;
    if odd > most && even == 0 {
        Some(UTF_16LE)
    } else if even > most && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..HEAD_BYTES).unwrap_or(bytes)
}

fn is_binary(bytes: &[u8]) -> bool {
    let head = head(bytes);
    let strange = head
        .iter()
        .filter(|byte| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
        .count();
    strange * 20 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unicode_is_read_with_and_without_a_byte_order_mark() {
        let utf8 = decode("\u{feff}Größe".as_bytes()).unwrap();
        assert_eq!((utf8.text.as_str(), utf8.encoding), ("\u{feff}Größe", None));
        let wide = |mark: bool, big: bool| {
            let mark = mark.then_some(0xfeff_u16);
            let units = mark.into_iter().chain("Grüße, and so on".encode_utf16());
            units
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect::<Vec<_>>()
        };
        for (mark, big) in [(true, true), (true, false), (false, true), (false, false)] {
            let read = decode(&wide(mark, big)).unwrap();
            assert_eq!(read.text, "Grüße, and so on");
            assert_eq!(read.encoding, Some(if big { "UTF-16BE" } else { "UTF-16LE" }));
            assert_eq!(read.guessed, !mark);
        }
    }

    #[test]
    fn an_older_encoding_is_guessed_from_its_letters() {
        let read =
            decode(b"Le ministre a d\xe9clar\xe9 que l'\xe9t\xe9 sera pass\xe9 \x96 tr\xe8s vite.").unwrap();
        assert!(read.text.contains("déclaré que l'été sera passé – très vite"), "{}", read.text);
        assert_eq!((read.encoding, read.guessed), (Some("windows-1252"), true));
        let (chinese, ..) =
            encoding_rs::GBK.encode("他说，重庆将继续扩大服务业开放，欢迎各国企业来投资兴业。");
        let read = decode(&chinese).unwrap();
        assert!(read.text.starts_with("他说，重庆将继续"), "{}", read.text);
        assert!(read.guessed);
    }

    #[test]
    fn a_declared_encoding_is_used_if_the_bytes_are_valid() {
        let page = |head: &str, bytes: &[u8]| {
            let page = [head.as_bytes(), b"<p>", bytes, b"</p>"].concat();
            let read = decode(&page).unwrap();
            (read.text.rsplit_once("<p>").unwrap().1.trim_end_matches("</p>").to_owned(), read.guessed)
        };
        for head in [
            "<meta charset=\"iso-8859-2\">",
            "<META http-equiv=Content-Type content='text/html; charset = ISO-8859-2'>",
            "<?xml version='1.0' encoding='iso-8859-2'?><html>",
        ] {
            assert_eq!(page(head, b"\xb1 \xe6"), ("ą ć".to_owned(), false), "{head}");
        }
        let (japanese, ..) = ISO_2022_JP.encode("港が開く");
        assert_eq!(page("<meta charset=iso-2022-jp>", &japanese).0, "港が開く");
        // Text has no control characters, so the declared encoding is wrong.
        assert_eq!(page("<meta charset=latin1>", "ürün".as_bytes()), ("ürün".to_owned(), false));
        assert!(page("<meta charset=latin1>", b"\x81\x8d\x8f").1);
        assert!(page("<meta charset=shift_jis>", b"\xe9t\xe9, l\xe0").1);
    }

    #[test]
    fn utf8_with_a_malformed_byte_stays_utf8() {
        let mut bytes = "“Größe”, – sagte sie – „über“ alles".as_bytes().to_vec();
        bytes.push(0xff);
        let read = decode(&bytes).unwrap();
        assert_eq!((read.encoding, read.unreadable), (None, 1));
    }

    #[test]
    fn carriage_returns_alone_end_lines() {
        let text = |bytes: &[u8]| decode(bytes).unwrap().text;
        assert_eq!(text(b"One.\rTwo.\r\rThree."), "One.\nTwo.\n\nThree.");
        assert_eq!(text(b"One.\r\nTwo.\r\r\nThree.\n"), "One.\r\nTwo.\r\r\nThree.\n");
    }

    #[test]
    fn files_without_text_are_refused_with_help() {
        let refused = |bytes: &[u8]| decode(bytes).unwrap_err();
        assert!(refused(b"%PDF-1.7 ...").help.contains("pdftotext -layout"));
        assert!(refused(b"PK\x03\x04\x14\x00").message.contains("office document"));
        assert!(refused(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0").message.contains("not text"));
        assert!(refused(b" \n\t\xef\xbb\xbf").message.contains("no text"));
        assert!(refused(b"").message.contains("no text"));
    }
}
