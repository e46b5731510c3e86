//! The language of an input, where the input does not say it.

use super::layout::{BlockKind, Layout};
use whatlang::{Lang, detect};

/// So many bytes of running text tell the language.
const ENOUGH: usize = 2000;

/// The language of the running text, a BCP 47 tag; `None` where it is not sure.
pub(super) fn find(layout: &Layout) -> Option<String> {
    let mut text = String::new();
    for block in &layout.blocks {
        let words = block.words.as_str();
        let said = matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::Turn { .. } | BlockKind::Quotation | BlockKind::Item
        );
        if said && text.len() < ENOUGH {
            text.push_str(super::label::head(words, ENOUGH));
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
    #[test]
    fn the_language_is_told_by_its_words() {
        let tag = |text: &str| super::find(&super::super::plain::read(text));
        let german = "Die Bürgermeisterin sagte, die Stadt werde ihre Türen für alle öffnen, die hier arbeiten und leben wollen, und zwar noch in diesem Jahr.\nDas Forum dauerte zwei Tage, und viele Gäste kamen aus dem Ausland angereist, um zu hören, was die Stadt vorhat.\n";
        assert_eq!(tag(german).as_deref(), Some("de"));
        assert_eq!(tag("重庆市将继续扩大服务业开放，市长在论坛上表示，欢迎各国企业来投资兴业，共享发展机遇。\n这次论坛持续了两天，许多外国来宾出席了会议并发表了讲话。").as_deref(), Some("zh"));
        assert_eq!(tag("Hm."), None);
    }
}
