//! Detects the language of an input by its common words, script or letters.

use crate::import::blocks::{Block, BlockKind, Layout};
use crate::import::lexicon::list::WordMap;
use crate::import::lexicon::{LANGUAGES, Language};
use crate::import::text::head;
use std::sync::LazyLock;
use whatlang::{Lang, detect};

/// Number of bytes of running text that are enough to detect a language.
const ENOUGH_BYTES: usize = 2000;
/// Number of bytes that are read from each block.
const HEAD_BYTES: usize = 600;
/// The smallest first byte in UTF-8 of a character of kana, Han or hangul.
const FIRST_BYTE_OF_SCRIPTS: u8 = 0xe3;
/// Number of blocks that are read.
const MAX_BLOCKS: usize = 200;

/// The language of the running text as a BCP 47 tag, or `None` if it is unclear.
///
/// The declared language counts, unless the words are clearly in another one. This happens on pages whose menus are in
/// one language and whose text is in another.
///
/// `own` has the language of each block.
pub(crate) fn find(layout: &Layout, own: &[Option<&'static str>]) -> Option<String> {
    let declared = layout.meta.language.clone();
    let (words, share) = most(layout, own);
    match (declared, words) {
        (Some(declared), Some(words)) if share > 0.6 && !is_of(&declared, words) => Some(words.to_owned()),
        (Some(declared), _) => Some(declared),
        (None, Some(words)) => Some(words.to_owned()),
        (None, None) => by_letters(layout),
    }
}

fn is_of(tag: &str, primary: &str) -> bool {
    let own = tag.split(['-', '_']).next().unwrap_or_default();
    own.eq_ignore_ascii_case(primary)
        || primary == "zh" && matches!(own.to_ascii_lowercase().as_str(), "yue" | "cmn")
}

fn is_running(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::Turn { .. } | BlockKind::Quotation | BlockKind::Item
    )
}

/// The language of each block, if its words are clear.
pub(crate) fn of_blocks(layout: &Layout) -> Vec<Option<&'static str>> {
    layout.blocks.iter().map(|block| by_words(block.words.as_str())).collect()
}

/// The language of most of the text by its common words, and its share.
fn most(layout: &Layout, own: &[Option<&'static str>]) -> (Option<&'static str>, f64) {
    let mut found: Vec<(&'static str, usize)> = Vec::new();
    let mut all = 0;
    let running = layout.blocks.iter().zip(own).filter(|(block, _)| is_running(block)).take(MAX_BLOCKS);
    for (length, own) in running.map(|(block, own)| (block.words.as_str().len(), own)) {
        all += length;
        if let Some(language) = *own {
            match found.iter_mut().find(|(known, _)| *known == language) {
                Some((_, bytes)) => *bytes += length,
                None => found.push((language, length)),
            }
        }
    }
    if found.is_empty() {
        // A short text is read as a whole, with its title.
        let kept = layout.blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate).take(12);
        let text: Vec<&str> = kept.map(|block| block.words.as_str()).collect();
        return (by_words(&text.join(" ")), 0.0);
    }
    let best = found.iter().max_by_key(|(_, bytes)| *bytes).copied();
    #[expect(clippy::cast_precision_loss, reason = "the share of a text, in bytes")]
    let share = |bytes: usize| bytes as f64 / all.max(1) as f64;
    best.map_or((None, 0.0), |(language, bytes)| {
        (Some(language), if bytes > 200 { share(bytes) } else { 0.0 })
    })
}

/// The languages of each common word, one bit for each index of [`LANGUAGES`].
static COMMON_WORDS: LazyLock<WordMap<ShortWord, u32>> = LazyLock::new(|| {
    let mut languages: WordMap<ShortWord, u32> = WordMap::default();
    for (index, language) in LANGUAGES.iter().enumerate() {
        for word in language.list("common-words").filter_map(|word| short_word(word.as_bytes())) {
            *languages.entry(word).or_default() |= 1 << index;
        }
    }
    languages
});

/// A word of at most eight bytes as a number, which is faster to look up.
type ShortWord = u64;

/// A word in lower case, or `None` if it is long. Only letters in ASCII are changed to lower case.
fn short_word(word: &[u8]) -> Option<ShortWord> {
    let add = |number: ShortWord, byte: &u8| number << 8 | ShortWord::from(byte.to_ascii_lowercase());
    (word.len() <= 8).then(|| word.iter().fold(0, add))
}

/// The language of a paragraph, if its script or its common words are clear.
fn by_words(words: &str) -> Option<&'static str> {
    let head = head(words, HEAD_BYTES);
    if let Some(language) = by_script(head) {
        return Some(language);
    }
    let (counts, all) = common_words(head);
    let mut ranked: Vec<(usize, &str)> =
        counts.into_iter().zip(LANGUAGES.iter().map(|language| language.tag)).collect();
    ranked.sort_unstable_by_key(|(count, _)| std::cmp::Reverse(*count));
    let &[(most, best), (second, _), ..] = &*ranked else { return None };
    (most >= 4 && most * 8 >= all && most * 2 >= second * 3).then_some(best)
}

/// The number of common words of each language, and of all words.
fn common_words(text: &str) -> (Vec<usize>, usize) {
    let mut counts = vec![0_usize; LANGUAGES.len()];
    let mut all = 0;
    for_each_word(text, |word| {
        all += 1;
        let mut languages = word.and_then(|word| COMMON_WORDS.get(&word)).copied().unwrap_or_default();
        while languages != 0 {
            if let Some(count) = counts.get_mut(languages.trailing_zeros() as usize) {
                *count += 1;
            }
            languages &= languages - 1;
        }
    });
    (counts, all)
}

/// Calls `visit` with each run of letters, or with `None` for a long one.
fn for_each_word(text: &str, mut visit: impl FnMut(Option<ShortWord>)) {
    // Bytes are faster to split than characters.
    let runs = text.as_bytes().split(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
    for run in runs.filter(|run| !run.is_empty()) {
        if run.is_ascii() {
            visit(short_word(run));
            continue;
        }
        let run = std::str::from_utf8(run).unwrap_or_default();
        for word in run.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            visit(short_word(word.to_lowercase().as_bytes()));
        }
    }
}

/// Returns Chinese, Japanese or Korean if many letters are in their scripts.
fn by_script(words: &str) -> Option<&'static str> {
    // Characters of these scripts begin with one of the last bytes. Checking all bytes is faster than finding the first.
    let may_begin = |byte: u8| byte >= FIRST_BYTE_OF_SCRIPTS;
    if !words.bytes().fold(false, |found, byte| found | may_begin(byte)) {
        return None;
    }
    let (mut letters, mut han, mut kana, mut hangul) = (0, 0, 0, 0);
    for letter in words.chars().filter(|letter| letter.is_alphabetic()) {
        letters += 1;
        match letter {
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => han += 1,
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{ac00}'..='\u{d7af}' => hangul += 1,
            _ => {}
        }
    }
    if letters < 8 {
        None
    } else if kana * 8 > letters {
        Some("ja")
    } else if hangul * 3 > letters {
        Some("ko")
    } else {
        // A few Latin names have more letters than many Chinese words.
        (han * 3 > letters).then_some("zh")
    }
}

/// Detects a language by its letters, if it has no list of common words.
fn by_letters(layout: &Layout) -> Option<String> {
    let mut text = String::new();
    for block in layout.blocks.iter().filter(|block| is_running(block)) {
        if text.len() < ENOUGH_BYTES {
            text.push_str(head(block.words.as_str(), ENOUGH_BYTES));
            text.push(' ');
        }
    }
    let info = detect(&text)?;
    let long = text.len() > 400 || info.is_reliable();
    let tag = tag(info.lang()).filter(|_| long && info.confidence() > 0.2)?;
    // A sentence with a foreign name may have the letters of another language, but not its words.
    let (counts, _) = common_words(&text);
    let has_words = |language: &Language| language.list("common-words").next().is_some();
    let own = LANGUAGES.iter().position(|language| language.tag == tag && has_words(language));
    let own = own.map(|own| counts.get(own).copied().unwrap_or_default());
    let is_likely = own.is_none_or(|own| counts.iter().all(|count| *count <= own));
    is_likely.then(|| tag.to_owned())
}

/// The BCP 47 tag of a language: its shortest code in ISO 639.
fn tag(language: Lang) -> Option<&'static str> {
    let three = language.code();
    TAGS.iter().find(|(code, _)| *code == three).map(|(_, tag)| *tag)
}

/// Codes of ISO 639-3 and their BCP 47 tags.
const TAGS: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn find(layout: &Layout) -> Option<String> {
        super::find(layout, &of_blocks(layout))
    }

    fn tag(text: &str) -> Option<String> {
        find(&crate::import::read::plain::read(text))
    }

    #[test]
    fn the_language_is_recognized_by_its_words() {
        let german = "Die Bürgermeisterin sagte, die Stadt werde ihre Türen für alle öffnen, die hier arbeiten und leben wollen, und zwar noch in diesem Jahr.\nDas Forum dauerte zwei Tage, und viele Gäste kamen aus dem Ausland angereist, um zu hören, was die Stadt vorhat.\n";
        assert_eq!(tag(german).as_deref(), Some("de"));
        assert_eq!(tag("重庆市将继续扩大服务业开放，市长在论坛上表示，欢迎各国企业来投资兴业，共享发展机遇。\n这次论坛持续了两天，许多外国来宾出席了会议并发表了讲话。").as_deref(), Some("zh"));
        assert_eq!(tag("Hm."), None);
    }

    #[test]
    fn foreign_names_and_few_words_do_not_mislead() {
        let names = "Tang Weidong, Zhan Yong, Hans-Peter Friedrich and José María de la Cruz met with Rémy Lefèvre, Jürgen Müller and Giulia Bianchi at the Große Halle in Schöneberg, and they agreed to meet again in the Palacio de la Moneda.\n";
        assert_eq!(tag(names).as_deref(), Some("en"));
        assert_eq!(
            tag("Hafen wird gebaut\nDie Stadt Nordhafen hat das Geld für den Ausbau bewilligt.\n").as_deref(),
            Some("de")
        );
        assert_eq!(
            tag("Le port ouvre\nLe conseil de la ville a voté les crédits pour le port.\n").as_deref(),
            Some("fr")
        );
        assert_eq!(
            tag("El puerto abre\nEl pleno de la ciudad aprobó los fondos para el puerto.\n").as_deref(),
            Some("es")
        );
        assert_eq!(tag("港口开放\n江宁市议会批准了港口改造资金。\n").as_deref(), Some("zh"));
        assert_eq!(tag("港が開く\n市議会は港の改修に必要な資金を承認した。\n").as_deref(), Some("ja"));
    }

    #[test]
    fn words_overrule_the_declared_language_except_for_one_without_a_list() {
        let read = |language: &str, text: &str| {
            let mut layout = crate::import::read::plain::read(text);
            layout.meta.language = Some(language.to_owned());
            find(&layout)
        };
        let french = "Le conseil de la ville a voté les crédits pour le port, et les travaux doivent commencer dans les prochains mois, a annoncé la maire.\n".repeat(3);
        assert_eq!(read("en-US", &french).as_deref(), Some("fr"));
        assert_eq!(read("fr-CA", &french).as_deref(), Some("fr-CA"));
        assert_eq!(read("gsw", "Grüezi mitenand.\n").as_deref(), Some("gsw"));
    }
}
