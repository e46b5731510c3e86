//! Measures direct speech in Chinese, French, German and Spanish.
//!
//! The articles are invented and annotated.
//!
//! An article begins with `=== name`. `⟦Name|words⟧` is a quotation of that person, or of nobody if the name is empty.
//! `⟦+|words⟧` continues the quotation before it. `@kind` before a paragraph says what its block is, or, up to a `¦`, what
//! the beginning of the paragraph is.

use crate::back;
use plenary::import::blocks::BlockKind;
use plenary::import::{Imported, Options, read};
use std::ops::Range;

const ARTICLES: &[(&str, &str)] = &[
    ("zh", include_str!("languages/zh.txt")),
    ("fr", include_str!("languages/fr.txt")),
    ("de", include_str!("languages/de.txt")),
    ("es", include_str!("languages/es.txt")),
];

struct Quote {
    speaker: String,
    spans: Vec<Range<usize>>,
}

/// An article without its annotation, and the annotation.
struct Article {
    name: String,
    text: String,
    quotes: Vec<Quote>,
    kinds: Vec<(String, String)>,
}

fn articles(source: &str) -> Vec<Article> {
    source.split("=== ").skip(1).map(article).collect()
}

fn article(source: &str) -> Article {
    let (name, body) = source.split_once('\n').unwrap();
    let mut article =
        Article { name: name.to_owned(), text: String::new(), quotes: Vec::new(), kinds: Vec::new() };
    for line in body.lines() {
        let (kind, line) = match line.strip_prefix('@').and_then(|rest| rest.split_once(' ')) {
            Some((kind, rest)) => (Some(kind), rest),
            None => (None, line),
        };
        let from = article.text.len();
        let mut cut = None;
        let mut rest = line;
        while let Some(at) = rest.find(['⟦', '¦']) {
            let (before, mark) = rest.split_at(at);
            article.text.push_str(before);
            if let Some(after) = mark.strip_prefix('¦') {
                cut = Some(article.text.len());
                rest = after;
                continue;
            }
            let mark = mark.trim_start_matches('⟦');
            let (inner, after) = mark.split_once('⟧').unwrap_or((mark, ""));
            let (speaker, words) = inner.split_once('|').unwrap();
            let start = article.text.len();
            article.text.push_str(words);
            let span = start..article.text.len();
            if speaker == "+" {
                article.quotes.last_mut().unwrap().spans.push(span);
            } else {
                article.quotes.push(Quote { speaker: speaker.to_owned(), spans: vec![span] });
            }
            rest = after;
        }
        article.text.push_str(rest);
        if let Some(kind) = kind {
            let words = article.text.get(from..cut.unwrap_or(article.text.len())).unwrap().trim().to_owned();
            article.kinds.push((kind.to_owned(), words));
        }
        article.text.push('\n');
    }
    article
}

fn found(imported: &Imported) -> Vec<Quote> {
    let quotes = imported.found.attributions.iter().filter(|quote| !quote.continued);
    let quote = |quote: &plenary::import::attribution::found::Attribution| {
        let person = quote.person.map(|person| &imported.found.people[person]);
        let place = |span: &plenary::import::blocks::Span| {
            imported.layout.blocks[span.block].words.place(span.range.clone())
        };
        Quote {
            speaker: person.map(|person| person.name.clone()).unwrap_or_default(),
            spans: quote.content.iter().map(place).collect(),
        }
    };
    quotes.map(quote).collect()
}

fn length(quote: &Quote) -> usize {
    quote.spans.iter().map(ExactSizeIterator::len).sum()
}

fn common(one: &Quote, two: &Quote) -> usize {
    let of = |a: &Range<usize>, b: &Range<usize>| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    one.spans.iter().flat_map(|a| two.spans.iter().map(move |b| of(a, b))).sum()
}

/// Returns true if nine tenths of the bytes of two quotations agree.
fn is_same(one: &Quote, two: &Quote) -> bool {
    common(one, two) * 20 >= (length(one) + length(two)) * 9
}

#[derive(Default)]
struct Score {
    wanted: usize,
    found: usize,
    right: usize,
    whose: usize,
}

impl Score {
    /// Precision, recall and share of right speakers, in per cent.
    ///
    /// The share is that of the found quotations with the right speaker.
    fn percent(&self) -> (usize, usize, usize) {
        let of = |part: usize, whole: usize| part * 100 / whole.max(1);
        (of(self.right, self.found), of(self.right, self.wanted), of(self.whose, self.right))
    }
}

fn score(articles: &[Article], language: &str, faults: &mut Vec<String>) -> Score {
    let mut score = Score::default();
    for article in articles {
        let imported = read(article.text.as_bytes(), Options::default()).unwrap();
        let told = imported.layout.meta.language.as_deref().unwrap_or_default();
        if told.split('-').next() != Some(language) {
            faults.push(format!("{language}/{}: the language is {told:?}", article.name));
        }
        let mut left = found(&imported);
        score.wanted += article.quotes.len();
        score.found += left.len();
        for wanted in &article.quotes {
            let words = |quote: &Quote| {
                let words: Vec<&str> =
                    quote.spans.iter().map(|span| article.text.get(span.clone()).unwrap()).collect();
                words.join(" // ")
            };
            match left.iter().position(|quote| is_same(quote, wanted)) {
                Some(at) => {
                    let quote = left.remove(at);
                    score.right += 1;
                    if quote.speaker.to_lowercase() == wanted.speaker.to_lowercase() {
                        score.whose += 1;
                    } else {
                        faults.push(format!(
                            "{language}/{}: {:?} instead of {:?}: {}",
                            article.name,
                            quote.speaker,
                            wanted.speaker,
                            words(wanted)
                        ));
                    }
                }
                None => faults.push(format!("{language}/{}: missed: {}", article.name, words(wanted))),
            }
        }
        for quote in left {
            let words: Vec<&str> =
                quote.spans.iter().map(|span| article.text.get(span.clone()).unwrap()).collect();
            faults.push(format!("{language}/{}: not a quotation: {}", article.name, words.join(" // ")));
        }
    }
    score
}

#[test]
fn direct_speech_is_found_with_its_speakers() {
    let mut below = Vec::new();
    for ((language, source), least) in ARTICLES.iter().zip(REACHED) {
        let mut faults = Vec::new();
        let articles = articles(source);
        assert!(articles.len() > 8);
        let reached = score(&articles, language, &mut faults);
        let (precision, recall, whose) = reached.percent();
        let told = format!("{language}: {} wanted, P {precision}, R {recall}, who {whose}", reached.wanted);
        println!("{told}\n{}", faults.join("\n"));
        if precision < least.0 || recall < least.1 || whose < least.2 {
            below.push(told);
        }
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
}

/// Minimum precision, recall and share of right speakers, as in [`ARTICLES`].
const REACHED: &[(usize, usize, usize)] = &[(100, 100, 100), (100, 100, 96), (100, 100, 96), (100, 100, 96)];

#[test]
fn blocks_have_the_right_kinds() {
    let mut wrong = Vec::new();
    for (language, source) in ARTICLES {
        for article in articles(source) {
            let imported = read(article.text.as_bytes(), Options::default()).unwrap();
            for (kind, words) in &article.kinds {
                let block = imported.layout.blocks.iter().find(|block| {
                    words.starts_with(block.words.as_str().trim()) && block.words.as_str().len() > 3
                });
                let is = block.map(|block| match block.kind {
                    BlockKind::Title => "title",
                    BlockKind::Heading(_) => "heading",
                    BlockKind::Dateline => "dateline",
                    BlockKind::Caption { .. } => "caption",
                    BlockKind::Boilerplate => "page",
                    _ => "text",
                });
                if is != Some(kind.as_str()) {
                    wrong.push(format!("{language}/{}: {is:?} instead of {kind}: {words}", article.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn in_other_languages_nothing_is_attributed() {
    for (language, title, text) in [
        (
            "it",
            "Il porto riapre di notte",
            "Il consiglio comunale ha approvato martedì l’illuminazione di tutte le banchine del porto. «Le nostre porte sono aperte», ha detto Ada Ling, presidente del consiglio.\n\nLing ha aggiunto che i lavori cominceranno l’anno prossimo e che non ci saranno ritardi.",
        ),
        (
            "pt",
            "O porto reabre à noite",
            "A câmara municipal aprovou na terça-feira a iluminação de todos os cais do porto. “As nossas portas estão abertas”, disse Ada Ling, presidente do conselho.\n\nLing acrescentou que as obras começam no próximo ano e que não haverá atrasos.",
        ),
        (
            "ru",
            "Порт открывается ночью",
            "Городской совет утвердил во вторник освещение всех причалов порта. «Наши двери открыты», — сказала председатель совета Ада Линг.\n\nОна добавила, что работы начнутся в следующем году и что задержек не будет.",
        ),
        (
            "ar",
            "الميناء يفتح ليلا",
            "وافق مجلس المدينة يوم الثلاثاء على إنارة جميع أرصفة الميناء. وقالت رئيسة المجلس آدا لينغ: «أبوابنا مفتوحة».\n\nوأضافت أن الأعمال ستبدأ في العام المقبل ولن يكون هناك تأخير.",
        ),
        (
            "ja",
            "港が夜も開く",
            "市議会は火曜日、港のすべての岸壁の照明を承認した。議長のエイダ・リン氏は「私たちの扉は開いています」と述べた。\n\n同氏は、工事は来年始まり、遅れはないと付け加えた。",
        ),
    ] {
        let input = format!("{title}\n\n{text}\n");
        let imported = read(input.as_bytes(), Options::default()).unwrap();
        assert_eq!(imported.layout.meta.language.as_deref(), Some(language));
        assert!(imported.found.attributions.is_empty(), "{language}: {:?}", imported.found.attributions);
        assert_eq!(imported.layout.blocks[0].kind, BlockKind::Title, "{language}");
        back(language, &imported);
    }
}

const BOTH: &str = "Harbour opens at night\n\nThe council voted on Tuesday for lamps on every quay of the city. “Our doors are open,” said Ada Ling, the chair.\n\nDer Rat hat am Dienstag die Beleuchtung aller Kais der Stadt beschlossen. „Unsere Türen stehen offen“, sagte Jan Brehm, der das Projekt leitet.\n\nShe added that the work will begin in the spring and that it is paid for.\n";

#[test]
fn each_paragraph_is_read_in_its_language() {
    let names = |options: Options<'_>| {
        let imported = read(BOTH.as_bytes(), options).unwrap();
        let people = &imported.found.people;
        let name = |quote: &plenary::import::attribution::found::Attribution| {
            quote.person.map(|person| people[person].name.clone()).unwrap_or_default()
        };
        (
            imported.layout.meta.language.clone(),
            imported.found.attributions.iter().map(name).collect::<Vec<_>>(),
        )
    };
    let (language, said) = names(Options::default());
    assert_eq!(language.as_deref(), Some("en"));
    assert_eq!(said, ["Ada Ling", "Jan Brehm", "Ada Ling"]);
    let (language, said) = names(Options { language: Some("de"), ..Options::default() });
    assert_eq!(language.as_deref(), Some("de"));
    assert!(said.contains(&"Jan Brehm".to_owned()) && said.len() < 3, "{said:?}");
    let (_, said) = names(Options { language: Some("pl"), ..Options::default() });
    assert!(said.is_empty(), "a given language holds for the whole text: {said:?}");
}

#[test]
fn truncated_articles_are_read() {
    for (own, source) in ARTICLES {
        for article in articles(source) {
            let text = &article.text;
            for part in 1..12 {
                let at = text.ceil_char_boundary(text.len() * part / 12);
                let (start, end) = text.split_at(at);
                let turned = format!("{end}\n{start}");
                for language in ["zh", "fr", "de", "es"] {
                    let imported =
                        read(turned.as_bytes(), Options { language: Some(language), ..Options::default() });
                    let imported = imported.unwrap_or_else(|_| panic!("{own}/{}", article.name));
                    for quote in &imported.found.attributions {
                        for span in &quote.content {
                            let words = imported.layout.blocks[span.block].words.as_str();
                            assert!(words.get(span.range.clone()).is_some(), "{own}/{}", article.name);
                        }
                    }
                }
            }
        }
    }
}
