//! Generates the same invented briefings on every run, and defines plain structs to compare.

#![expect(dead_code, reason = "each benchmark uses a part of it")]

mod words;

use serde::Deserialize;
use std::fmt::Write;
use words::WORDS;

/// How the text of a briefing is divided into sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Sections of about 6 kB, as in a report of an event.
    Many,
    /// One section, as in a transcript.
    One,
}

/// The sizes in bytes.
pub(crate) const SIZES: [usize; 3] = [20_000, 1_000_000, 10_000_000];

/// A briefing of about `bytes` bytes.
pub(crate) fn briefing(bytes: usize, shape: Shape) -> String {
    let mut maker = Maker { seed: 7, out: String::with_capacity(bytes + 8192), speakers: 0 };
    maker.head(if bytes < 50_000 { 12 } else { 40 });
    match shape {
        Shape::Many => {
            for number in 0.. {
                if maker.out.len() >= bytes {
                    break;
                }
                maker.section(number, 5);
            }
        }
        // About half of the bytes of a section are its text.
        Shape::One => {
            let left = bytes.saturating_sub(maker.out.len());
            maker.section(0, (left / 1150).max(1));
        }
    }
    maker.out
}

const CHINESE: [&str; 12] =
    ["我们", "的", "大门", "是", "敞开", "服务", "贸易", "港口", "合作", "发展", "城市", "开放"];

/// A quote of a section.
struct Said {
    words: String,
    kind: &'static str,
}

struct Maker {
    seed: u64,
    out: String,
    speakers: usize,
}

impl Maker {
    /// The next number below `below`, from a linear congruential generator (Knuth, MMIX).
    fn pick(&mut self, below: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).unwrap_or(0) % below
    }

    fn words(&mut self, count: usize) -> String {
        let mut words = String::new();
        for index in 0..count {
            let word = WORDS[self.pick(WORDS.len())];
            match index {
                0 => words.extend(
                    word.chars()
                        .next()
                        .map(|c| c.to_ascii_uppercase())
                        .into_iter()
                        .chain(word.chars().skip(1)),
                ),
                _ => {
                    words.push(' ');
                    words.push_str(word);
                }
            }
        }
        words
    }

    fn chinese(&mut self, count: usize) -> String {
        (0..count).map(|_| CHINESE[self.pick(CHINESE.len())]).collect()
    }

    fn head(&mut self, speakers: usize) {
        self.speakers = speakers;
        self.out.push_str(
            "format = 1\n\n[event]\ntitle = \"Invented Forum 2025\"\ndate = 2025-07-01\nend = 2025-07-02\n\
             place = \"Port Lantern\"\norganizers = [\"City Council\"]\nlanguage = \"en-GB\"\ntags = [\"invented\"]\n",
        );
        let summary = self.words(60);
        let _ = write!(
            self.out,
            "summary = \"\"\"\n{summary}.\n\"\"\"\n\n[event.source]\ntitle = \"An invented account\"\n\
             publisher = \"Press Office\"\nurl = \"https://example.org/forum\"\npublished = 2025-07-03\n"
        );
        for index in 0..speakers {
            let (given, family, post) = (self.words(1), self.words(1), self.words(3));
            let _ = write!(
                self.out,
                "\n[[speakers]]\nid = \"speaker-{index}\"\nname = \"{given} {family} {index}\"\nfamily = \"{family}\"\n\
                 native = \"雅达\"\nrole = \"{post}\"\norganization = \"{family} Institute\"\naliases = [\"{family}\"]\n"
            );
        }
    }

    fn section(&mut self, number: usize, paragraphs: usize) {
        let title = self.words(4);
        let (first, second) = (self.pick(self.speakers), self.pick(self.speakers));
        let _ = write!(
            self.out,
            "\n[[sections]]\nid = \"section-{number}\"\ntitle = \"{title}\"\nstart = {:02}:{:02}:00\nroom = \"Hall {}\"\n\
             speakers = [\"speaker-{first}\", \"speaker-{second}\"]\ntext = \"\"\"\n",
            8 + number % 10,
            number * 7 % 60,
            number % 9,
        );
        let mut said = Vec::new();
        for _ in 0..paragraphs {
            self.paragraph(&mut said);
        }
        self.out.push_str("\"\"\"\n");
        for quote in &said {
            self.quote(quote);
        }
        for index in 0..paragraphs.div_ceil(5) {
            let words = self.words(12);
            let after = index * 5 + 2;
            let _ = write!(
                self.out,
                "\n[[sections.captions]]\ntext = \"{words}.\"\ncredit = \"Press Office\"\nafter = {}\n",
                after.min(paragraphs),
            );
            let label = self.words(5);
            let value = self.pick(5000);
            let _ = write!(self.out, "\n[[sections.figures]]\nvalue = \"{value}\"\nlabel = \"{label}\"\n");
        }
    }

    /// A paragraph with one or two quotes.
    ///
    /// Most quotes are verbatim. Some have other marks or omissions, and some are not in the text.
    fn paragraph(&mut self, said: &mut Vec<Said>) {
        let lead = self.words(14);
        let verbatim = format!("{}, and it’s {}", self.words(9), self.words(10));
        let reported = self.words(16);
        let kind = self.pick(16);
        if kind == 15 {
            let line = self.chinese(40);
            let (before, after) = (self.chinese(30), self.chinese(60));
            let _ = write!(self.out, "{before}。“{line}。”{after}。\n\n");
            said.push(Said { words: format!("{line}。"), kind: "direct" });
            return;
        }
        let (middle, tail) = (self.words(20), self.words(25));
        let _ = write!(
            self.out,
            "{lead}: “{verbatim}.” {middle}.\nThe speaker said that {reported}. {tail}.\n\n"
        );
        let words = match kind {
            0 | 1 => verbatim.replace('’', "'"),
            2 => {
                let (head, rest) = verbatim.split_once(", ").unwrap_or((&verbatim, ""));
                format!("{head} [...] {rest}")
            }
            3 => self.words(12),
            _ => verbatim,
        };
        said.push(Said { words, kind: "direct" });
        if kind.is_multiple_of(3) {
            said.push(Said { words: format!("The speaker said that {reported}"), kind: "indirect" });
        } else if kind.is_multiple_of(7) {
            let end = reported.rsplit_once(' ').map_or("", |(_, end)| end);
            let words = reported.replacen(end, &format!("\\\"{end}\\\""), 1);
            said.push(Said { words, kind: "mixed" });
        }
    }

    fn quote(&mut self, said: &Said) {
        let speaker = self.pick(self.speakers);
        let Said { words, kind } = said;
        let _ = write!(
            self.out,
            "\n[[sections.quotes]]\nspeaker = \"speaker-{speaker}\"\nkind = \"{kind}\"\ntext = \"{words}\"\ncue = \"said\"\n"
        );
        match self.pick(8) {
            0 => self.out.push_str("tags = [\"trade\", \"night\"]\n"),
            1 => {
                let note = self.words(8);
                let _ = writeln!(self.out, "note = \"{note}.\"");
            }
            2 => {
                let original = self.chinese(12);
                let _ = writeln!(self.out, "original = {{ language = \"zh\", text = \"{original}。\" }}");
            }
            _ => {}
        }
    }
}

/// The format as plain structs with owned strings: the minimum work of `toml::from_str`.
#[derive(Debug, Deserialize)]
pub(crate) struct Plain {
    format: u64,
    event: PlainEvent,
    #[serde(default)]
    speakers: Vec<PlainSpeaker>,
    #[serde(default)]
    sections: Vec<PlainSection>,
}

#[derive(Debug, Deserialize)]
struct PlainEvent {
    title: String,
    subtitle: Option<String>,
    date: Option<toml::value::Datetime>,
    end: Option<toml::value::Datetime>,
    place: Option<String>,
    #[serde(default)]
    organizers: Vec<String>,
    language: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    summary: Option<String>,
    source: Option<PlainSource>,
}

#[derive(Debug, Deserialize)]
struct PlainSource {
    title: Option<String>,
    #[serde(default)]
    authors: Vec<String>,
    publisher: Option<String>,
    url: Option<String>,
    published: Option<toml::value::Datetime>,
    accessed: Option<toml::value::Datetime>,
}

#[derive(Debug, Deserialize)]
struct PlainSpeaker {
    id: String,
    name: String,
    family: Option<String>,
    given: Option<String>,
    native: Option<String>,
    honorific: Option<String>,
    role: Option<String>,
    organization: Option<String>,
    #[serde(default)]
    group: bool,
    #[serde(default)]
    aliases: Vec<String>,
    bio: Option<String>,
    url: Option<String>,
}

#[derive(Debug, Deserialize)]
struct PlainSection {
    id: String,
    title: String,
    start: Option<toml::value::Datetime>,
    end: Option<toml::value::Datetime>,
    room: Option<String>,
    #[serde(default)]
    speakers: Vec<String>,
    text: Option<String>,
    #[serde(default)]
    quotes: Vec<PlainQuote>,
    #[serde(default)]
    captions: Vec<PlainCaption>,
    #[serde(default)]
    figures: Vec<PlainFigure>,
}

#[derive(Debug, Deserialize)]
struct PlainQuote {
    id: Option<String>,
    speaker: Option<String>,
    kind: Option<String>,
    text: String,
    cue: Option<String>,
    at: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    note: Option<String>,
    original: Option<PlainOriginal>,
}

#[derive(Debug, Deserialize)]
struct PlainOriginal {
    language: Option<String>,
    text: String,
    translator: Option<String>,
}

#[derive(Debug, Deserialize)]
struct PlainCaption {
    text: String,
    credit: Option<String>,
    image: Option<String>,
    alt: Option<String>,
    after: Option<u64>,
}

#[derive(Debug, Deserialize)]
struct PlainFigure {
    value: String,
    label: Option<String>,
    speaker: Option<String>,
}
