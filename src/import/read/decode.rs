//! Bytes to text for the importer: Unicode as it is marked, an older encoding where it can be told, and a clear word
//! where there is no text at all.

use crate::import::imported::Refusal;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// So many bytes from the start of a file say whether it is text.
const HEAD: usize = 4096;

/// The text of an input.
#[derive(Clone, Debug)]
pub(crate) struct Decoded {
    /// The text. Of UTF-8 it has the very bytes, a byte order mark with them.
    pub text: String,
    /// What the bytes were in, where that was not UTF-8.
    pub encoding: Option<&'static str>,
    /// Nothing says the encoding: it was guessed from the letters.
    pub guessed: bool,
    /// How many characters could not be read, and are shown as U+FFFD.
    pub unreadable: usize,
}

/// What files begin with that are no text, and what to do with them.
static BINARY: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "is a PDF", "convert it with `pdftotext -layout FILE.pdf FILE.txt` and open the text"),
    (
        b"PK\x03\x04",
        "is a zip archive or an office document",
        "open it in its program and save it as plain text or HTML",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "is an old office document",
        "open it in its program and save it as plain text or HTML",
    ),
    (b"{\\rtf", "is rich text (RTF)", "open it in a word processor and save it as plain text or HTML"),
    (b"\x1f\x8b", "is compressed with gzip", "unpack it with `gunzip` first"),
    (b"\x89PNG", "is a picture", "plenary opens text: an article, a page or a transcript"),
    (b"\xff\xd8\xff", "is a picture", "plenary opens text: an article, a page or a transcript"),
    (b"GIF8", "is a picture", "plenary opens text: an article, a page or a transcript"),
    (b"ID3", "is a sound recording", "open its transcript or its subtitles"),
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
        return checked(with(encoding, &bytes[mark..], false));
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
    match std::str::from_utf8(bytes) {
        Ok(text) => checked(Decoded { text: text.to_owned(), encoding: None, guessed: false, unreadable: 0 }),
        Err(_) => checked(broken(bytes)),
    }
}

fn checked(decoded: Decoded) -> Result<Decoded, Refusal> {
    if decoded.text.chars().all(|c| c.is_whitespace() || crate::import::blocks::is_invisible(c)) {
        return Err(Refusal::new("there is no text in this file", "give an article, a page or a transcript"));
    }
    Ok(decoded)
}

fn with(encoding: &'static Encoding, bytes: &[u8], guessed: bool) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let unreadable = text.matches(char::REPLACEMENT_CHARACTER).count();
    let encoding = (encoding != UTF_8).then(|| encoding.name());
    Decoded { text: text.into_owned(), encoding, guessed, unreadable }
}

/// Bytes that are not UTF-8 as a whole: UTF-8 with a few faults, or an older encoding, which the letters tell.
fn broken(bytes: &[u8]) -> Decoded {
    let lossy = with(UTF_8, bytes, false);
    let beyond = lossy.text.chars().filter(|c| !c.is_ascii()).count();
    // What reads as UTF-8 nearly everywhere is UTF-8: other encodings make such sequences by chance only.
    if lossy.unreadable * 5 < beyond {
        return lossy;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(1 << 20)], true);
    with(detector.guess(None, Utf8Detection::Deny), bytes, true)
}

/// UTF-16 without a mark: every other byte of plain letters is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
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

fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
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
    fn unicode_is_read_as_it_is_marked() {
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
    fn an_older_encoding_is_told_by_its_letters_and_said_to_be_guessed() {
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
    fn utf8_with_a_fault_stays_utf8() {
        let mut bytes = "“Größe”, – sagte sie – „über“ alles".as_bytes().to_vec();
        bytes.push(0xff);
        let read = decode(&bytes).unwrap();
        assert_eq!((read.encoding, read.unreadable), (None, 1));
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_way_out() {
        let refused = |bytes: &[u8]| decode(bytes).unwrap_err();
        assert!(refused(b"%PDF-1.7 ...").help.contains("pdftotext -layout"));
        assert!(refused(b"PK\x03\x04\x14\x00").message.contains("office document"));
        assert!(refused(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0").message.contains("not text"));
        assert!(refused(b" \n\t\xef\xbb\xbf").message.contains("no text"));
        assert!(refused(b"").message.contains("no text"));
    }
}
