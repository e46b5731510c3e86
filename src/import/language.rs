//! The language of an input, by its small words and its script, and where those do not tell it by its letters.

use crate::import::blocks::{Block, BlockKind, Layout};
use std::collections::HashMap;
use std::sync::LazyLock;
use whatlang::{Lang, detect};

/// So many bytes of running text tell the language.
const ENOUGH: usize = 2000;
/// So many bytes of a block, of so many blocks.
const HEAD: usize = 600;
const BLOCKS: usize = 200;

/// Small words that most sentences hold, by language.
const SMALL: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "of", "and", "to", "that", "is", "for", "with", "was", "by", "it", "from", "are", "at",
            "this", "have", "be", "said", "will", "not", "has", "he", "she", "they", "we", "which", "its",
            "his", "her", "their", "been", "were", "but", "you", "our", "who", "would", "about",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "das", "und", "ist", "nicht", "mit", "von", "dem", "den", "des", "ein", "eine",
            "auf", "für", "im", "zu", "sich", "auch", "als", "wird", "werden", "sind", "wir", "ich", "hat",
            "dass", "bei", "aus", "nach", "sie", "einer", "einen", "zum", "zur", "oder", "wurde", "haben",
            "über", "sagte",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "des", "et", "est", "une", "dans", "que", "qui", "pour", "pas", "sur", "au",
            "du", "nous", "vous", "avec", "ce", "cette", "sont", "été", "aux", "un", "il", "elle", "mais",
            "ont", "son", "sa", "ses", "par", "plus", "était", "leur", "on", "ne",
        ],
    ),
    (
        "es",
        &[
            "el", "la", "los", "las", "y", "es", "que", "una", "por", "con", "para", "del", "se", "no",
            "más", "como", "su", "al", "lo", "está", "un", "en", "ha", "son", "sus", "este", "esta", "pero",
            "sobre", "entre", "fue", "han",
        ],
    ),
    (
        "it",
        &[
            "il", "che", "di", "è", "per", "una", "della", "non", "sono", "con", "del", "nel", "gli", "la",
            "le", "un", "dei", "delle", "alla", "ha", "si", "anche", "più", "nella", "dal", "al", "lo", "ma",
            "questo",
        ],
    ),
    (
        "pt",
        &[
            "o", "os", "as", "que", "não", "uma", "para", "com", "do", "da", "em", "na", "é", "um", "dos",
            "das", "ao", "se", "por", "mais", "são", "foi", "pela", "pelo", "também", "nos", "nas", "sua",
            "seu",
        ],
    ),
    (
        "nl",
        &[
            "de", "het", "een", "van", "en", "is", "dat", "niet", "op", "te", "zijn", "voor", "met", "die",
            "aan", "er", "ook", "maar", "naar", "wordt", "bij", "om", "werd", "heeft", "door", "deze",
        ],
    ),
];

/// The language of the running text, a BCP 47 tag; `None` where it is not sure. What the input says of itself holds
/// unless its words plainly say otherwise, as on pages whose frame is in one language and whose text is in another.
pub(crate) fn find(layout: &Layout) -> Option<String> {
    let declared = layout.meta.language.clone();
    let (words, share) = most(layout);
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

/// The language of most of the text by its small words, and how much of the text that is.
fn most(layout: &Layout) -> (Option<&'static str>, f64) {
    let mut found: Vec<(&'static str, usize)> = Vec::new();
    let mut all = 0;
    let running = layout.blocks.iter().filter(|block| is_running(block)).take(BLOCKS);
    for words in running.map(|block| block.words.as_str()) {
        all += words.len();
        if let Some(language) = by_words(words) {
            match found.iter_mut().find(|(known, _)| *known == language) {
                Some((_, bytes)) => *bytes += words.len(),
                None => found.push((language, words.len())),
            }
        }
    }
    if found.is_empty() {
        // A text of a few words: all of it, its title with it.
        let kept = layout.blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate).take(12);
        let text: Vec<&str> = kept.map(|block| block.words.as_str()).collect();
        return (by_words(&text.join(" ")), 0.0);
    }
    let best = found.iter().max_by_key(|(_, bytes)| *bytes).copied();
    #[expect(clippy::cast_precision_loss, reason = "bytes of a text against each other")]
    let share = |bytes: usize| bytes as f64 / all.max(1) as f64;
    best.map_or((None, 0.0), |(language, bytes)| {
        (Some(language), if bytes > 200 { share(bytes) } else { 0.0 })
    })
}

/// The languages of each small word, by their places in the table.
static LANGUAGES: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut languages: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, (_, small)) in SMALL.iter().enumerate() {
        for word in *small {
            languages.entry(word).or_default().push(index);
        }
    }
    languages
});

/// The language of a paragraph by its script and its small words, where these plainly tell it.
pub(crate) fn by_words(words: &str) -> Option<&'static str> {
    let head = crate::import::text::head(words, HEAD);
    if let Some(language) = by_script(head) {
        return Some(language);
    }
    let mut counts = [0_usize; SMALL.len()];
    let mut all = 0;
    for word in head.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        all += 1;
        if word.len() > 8 {
            continue;
        }
        let languages = LANGUAGES.get(&*word.to_lowercase()).map_or(&[][..], Vec::as_slice);
        for language in languages {
            counts[*language] += 1;
        }
    }
    let (best, most) =
        counts.iter().copied().enumerate().max_by_key(|(index, count)| (*count, SMALL.len() - index))?;
    let second =
        counts.iter().enumerate().filter(|(index, _)| *index != best).map(|(_, count)| *count).max()?;
    (most >= 4 && most * 8 >= all && most * 2 >= second * 3).then_some(SMALL[best].0)
}

/// Chinese, Japanese and Korean by their characters, where most letters are theirs.
fn by_script(words: &str) -> Option<&'static str> {
    let (mut letters, mut han, mut kana, mut hangul) = (0, 0, 0, 0);
    if words.is_ascii() {
        return None;
    }
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
        // Latin names are long beside Chinese words.
        (han * 3 > letters).then_some("zh")
    }
}

/// The language by its letters, for those whose small words are not known here.
fn by_letters(layout: &Layout) -> Option<String> {
    let mut text = String::new();
    for block in layout.blocks.iter().filter(|block| is_running(block)) {
        if text.len() < ENOUGH {
            text.push_str(crate::import::text::head(block.words.as_str(), ENOUGH));
            text.push(' ');
        }
    }
    let info = detect(&text)?;
    let long = text.len() > 400 || info.is_reliable();
    (long && info.confidence() > 0.2).then(|| tag(info.lang())).flatten().map(str::to_owned)
}

/// The tag of a language by BCP 47: the shortest code that ISO 639 has for it.
fn tag(language: Lang) -> Option<&'static str> {
    let three = language.code();
    TAGS.iter().find(|(code, _)| *code == three).map(|(_, tag)| *tag)
}

/// ISO 639-3 to BCP 47.
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
    fn tag(text: &str) -> Option<String> {
        super::find(&crate::import::read::plain::read(text))
    }

    #[test]
    fn the_language_is_told_by_its_words() {
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
    fn words_overrule_what_a_page_says_of_itself_and_neighbours_do_not() {
        let read = |language: &str, text: &str| {
            let mut layout = crate::import::read::plain::read(text);
            layout.meta.language = Some(language.to_owned());
            super::find(&layout)
        };
        let french = "Le conseil de la ville a voté les crédits pour le port, et les travaux doivent commencer dans les prochains mois, a annoncé la maire.\n".repeat(3);
        assert_eq!(read("en-US", &french).as_deref(), Some("fr"));
        assert_eq!(read("fr-CA", &french).as_deref(), Some("fr-CA"));
        assert_eq!(read("gsw", "Grüezi mitenand.\n").as_deref(), Some("gsw"));
    }
}
