//! Titles for sections that have none: the first good question of an exchange, or what a text begins with.

use crate::import::blocks::{Block, BlockKind};
use crate::text::fold;

/// A title is no longer than this, in characters.
const LONGEST: usize = 68;

/// A title made of a section's own words.
pub(crate) fn of(blocks: &[Block]) -> String {
    if let Some(question) = question(blocks) {
        return question;
    }
    let spoken = |block: &&Block| matches!(block.kind, BlockKind::Turn { .. } | BlockKind::Paragraph);
    let texts: Vec<&str> = blocks.iter().filter(spoken).map(|block| block.words.as_str()).collect();
    let texts = if texts.is_empty() {
        blocks.iter().filter(|block| is_text(&block.kind)).map(|block| block.words.as_str()).collect()
    } else {
        texts
    };
    let Some(first) = texts.first() else { return String::new() };
    if is_wide(first) {
        return wide(first);
    }
    let sentences = texts.iter().take(12).flat_map(|text| sentences(text));
    let said = sentences
        .map(bare)
        .find(|sentence| content(sentence) > 1 && sentence.split(' ').count() > 3 && !is_greeting(sentence));
    let title = said.or_else(|| texts.iter().map(|text| bare(text)).find(|text| !text.is_empty()));
    title.map(shortened).unwrap_or_default()
}

/// The question of an exchange that says best what it is about, the first ones before later ones.
fn question(blocks: &[Block]) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    let questions = blocks
        .iter()
        .filter(|block| asks(block))
        .take(14)
        .flat_map(|block| sentences(block.words.as_str()))
        .filter(|sentence| sentence.ends_with(['?', '？']));
    for (order, sentence) in questions.enumerate() {
        let bare = bare(sentence);
        let Some(worth) = worth(bare, order) else { continue };
        if best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, bare));
        }
    }
    best.map(|(_, title)| shortened(title))
}

/// How well a question says by itself what it is about; the later it comes, the less.
fn worth(question: &str, order: usize) -> Option<usize> {
    let broken = question.contains(['—', '…', '(', '[']) || question.contains("--");
    let about = content(question);
    let small = question.starts_with(char::is_lowercase);
    if question.split(' ').count() < 4 || about == 0 || is_manners(question) || small && broken {
        return None;
    }
    // "What does he make of that?" needs what was said before.
    let leans = question
        .split(|c: char| !c.is_alphanumeric() && c != '’')
        .filter(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "that"
                    | "this"
                    | "it"
                    | "there"
                    | "them"
                    | "they"
                    | "him"
                    | "her"
                    | "he"
                    | "she"
                    | "those"
                    | "these"
                    | "one"
            )
        })
        .count();
    let named = question
        .split(' ')
        .skip(1)
        .any(|word| word.chars().count() > 2 && word.starts_with(char::is_uppercase));
    let long = question.chars().count() > LONGEST;
    let good = 20 + 4 * about.min(4) + 4 * usize::from(named);
    let bad = 3 * leans.min(4) + 6 * usize::from(broken) + 4 * usize::from(small) + 5 * usize::from(long);
    Some((good.saturating_sub(bad) + 20).saturating_sub(2 * order.min(18)))
}

/// Questions that are only manners: whether one is heard, may ask, or follow up.
fn is_manners(question: &str) -> bool {
    let lower = question.to_lowercase();
    [
        "hear me",
        "follow up",
        "follow-up",
        "can i ask",
        "may i ask",
        "can i just",
        "how are you",
        "ask you",
        "one more",
        "another question",
        "quick question",
        "can you talk about that",
        "say that again",
        "repeat",
    ]
    .iter()
    .any(|manners| lower.contains(manners))
}

/// Sentences that open a speech and say nothing of its matter.
fn is_greeting(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let thanks = ["thank you", "thanks ", "for your ", "for that ", "welcome ", "please "];
    thanks.iter().any(|thanks| lower.starts_with(thanks))
        || [
            "glad to",
            "happy to be",
            "pleased to",
            "pleasure to",
            "honor to",
            "honored to",
            "great to be",
            "good to see",
            "good to be",
            "want to thank",
            "like to thank",
        ]
        .iter()
        .any(|manners| lower.contains(manners))
}

/// How many words say something of the matter.
fn content(sentence: &str) -> usize {
    const PLAIN: &[&str] = &[
        "about",
        "there",
        "could",
        "would",
        "should",
        "think",
        "which",
        "where",
        "going",
        "being",
        "those",
        "these",
        "their",
        "other",
        "still",
        "really",
        "today",
        "right",
        "because",
        "little",
        "right",
        "again",
        "thank",
        "thanks",
        "everyone",
        "everybody",
        "question",
        "questions",
        "after",
        "before",
        "first",
        "second",
        "great",
        "ladies",
        "gentlemen",
        "morning",
        "afternoon",
        "evening",
        "welcome",
        "please",
        "applause",
        "laughter",
        "sorry",
        "yourself",
        "something",
        "anything",
        "things",
        "sure",
        "doing",
        "happy",
        "start",
        "wanted",
        "whats",
        "thats",
        "theres",
        "youre",
        "theyre",
        "theyll",
        "youve",
        "weve",
        "theyve",
        "doesnt",
        "didnt",
        "wasnt",
        "arent",
        "couldnt",
        "wouldnt",
        "maybe",
    ];
    let word = |word: &&str| {
        let bare: String =
            word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        bare.chars().count() > 4 && !PLAIN.contains(&bare.as_str())
    };
    sentence.split(' ').filter(word).count()
}

/// The sentences of a text.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let end = sentence_end(rest);
        let sentence = &rest[..end];
        rest = &rest[end..];
        Some(sentence.trim_end())
    })
}

fn sentence_end(text: &str) -> usize {
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!' | '。' | '？' | '！'))
    {
        let mut end = at + mark.len_utf8();
        end += text[end..].len() - text[end..].trim_start_matches(['”', '"', '’', ')', ']', '»']).len();
        let next = text[end..].chars().find(|c| !c.is_whitespace() && !matches!(c, '“' | '"' | '(' | '['));
        let before = text[..at].rsplit([' ', '(', '“']).next().unwrap_or_default();
        // "U.S. Envoy", "Mr. Lee", "J. Lee": nothing ends there.
        let short = mark == '.'
            && (before.contains('.')
                || before.chars().count() == 1
                || matches!(
                    before,
                    "Mr" | "Mrs"
                        | "Ms"
                        | "Dr"
                        | "Sen"
                        | "Rep"
                        | "Gov"
                        | "Gen"
                        | "St"
                        | "No"
                        | "Jr"
                        | "Sr"
                        | "vs"
                ));
        let spaced = text[end..].starts_with(char::is_whitespace)
            || fold::writes_no_spaces(mark)
            || matches!(mark, '。' | '？' | '！');
        if next.is_none() {
            return text.len();
        }
        if !short && spaced && next.is_some_and(|c| !c.is_lowercase()) {
            return end;
        }
    }
    text.len()
}

/// A sentence without what only leads to it: "And then, Karine, just quickly, …".
fn bare(sentence: &str) -> &str {
    const LEADS: &[&str] = &[
        "and",
        "but",
        "so",
        "well",
        "okay",
        "ok",
        "um",
        "uh",
        "yeah",
        "yes",
        "no",
        "hi",
        "hey",
        "hello",
        "thanks",
        "thank you",
        "sorry",
        "i mean",
        "i guess",
        "you know",
        "just",
        "then",
        "also",
        "now",
        "right",
        "first",
        "first off",
        "second",
        "secondly",
        "lastly",
        "finally",
        "quickly",
        "really quick",
        "real quick",
        "all right",
        "look",
        "great",
        "oh",
        "like",
        "again",
        "on that",
        "on this",
        "just quickly",
        "one more",
        "thank you so much",
        "thank you very much",
        "good morning",
        "good afternoon",
        "good evening",
    ];
    let mut rest = trimmed(sentence);
    'leads: for _ in 0..8 {
        // "(Laughter.) " and "Karine, "
        if rest.starts_with(['(', '[']) {
            match rest.find([')', ']']) {
                Some(end) if end + 1 < rest.len() => {
                    rest = trimmed(&rest[end + 1..]);
                    continue;
                }
                _ => break,
            }
        }
        let comma = rest.find(", ").filter(|at| *at < 40);
        if let Some(comma) = comma {
            let head = &rest[..comma];
            let lower = head.to_lowercase();
            let words = head.split(' ').count();
            let called = words <= 2 && head.split(' ').all(|word| word.starts_with(char::is_uppercase));
            let mister = words <= 3
                && ["mr.", "madam", "secretary", "dr.", "general", "admiral"]
                    .iter()
                    .any(|title| lower.starts_with(title));
            let lead = LEADS.contains(&lower.as_str()) || lower.starts_with("thank");
            if (lead || mister || called) && rest.len() - comma > 24 {
                rest = trimmed(&rest[comma + 2..]);
                continue;
            }
        }
        for lead in
            ["and then", "and", "but", "so", "or", "well", "okay", "just", "then", "also", "yeah", "—"]
        {
            let head = rest.get(..lead.len()).is_some_and(|head| head.eq_ignore_ascii_case(lead));
            if head && rest[lead.len()..].starts_with(' ') && rest.len() > lead.len() + 18 {
                rest = trimmed(&rest[lead.len()..]);
                continue 'leads;
            }
        }
        break;
    }
    rest
}

fn trimmed(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        !c.is_alphanumeric()
            && !matches!(c, '“' | '"' | '‘' | '«' | '„' | '$' | '£' | '€' | '(' | '[' | '¿' | '#')
    })
}

/// At most as long as a title may be, cut between words, and begun with a capital.
fn shortened(sentence: &str) -> String {
    let question = sentence.ends_with('?');
    let bare = sentence.trim_end_matches(['.', ',', ';', ':', '—', '–', '-', ' ', '!', '。']);
    let mut title = String::new();
    let mut letters = bare.chars();
    if let Some(first) = letters.next() {
        title.extend(first.to_uppercase());
        title.push_str(letters.as_str());
    }
    if title.chars().count() > LONGEST {
        let end = title.char_indices().nth(LONGEST).map_or(title.len(), |(at, _)| at);
        let head = &title[..end];
        let clause = [", ", " — ", "; ", ": "]
            .iter()
            .filter_map(|mark| head.rfind(mark))
            .max()
            .filter(|at| *at > LONGEST / 2 && !question);
        let end = clause.or_else(|| head.rfind(' ').filter(|at| *at > 12)).unwrap_or(end);
        title.truncate(end);
        let kept = title.trim_end_matches([',', ';', ':', '—', '–', '-', '.', ' ']).len();
        title.truncate(kept);
        title.push('…');
    }
    // A mark that is opened and not closed is none.
    if let Some(rest) = title.strip_prefix(['“', '"', '«', '„'])
        && !rest.contains(['”', '"', '»', '“'])
    {
        title = rest.to_owned();
    }
    title
}

fn is_wide(text: &str) -> bool {
    text.chars().take(12).filter(|c| fold::writes_no_spaces(*c)).count() > 6
}

/// The beginning of a text that is written without spaces.
fn wide(text: &str) -> String {
    let end = text.char_indices().nth(20).map_or(text.len(), |(at, _)| at);
    let end = text[..end].find(['，', '。', '；', '：', '？', '！']).unwrap_or(end);
    if end < text.len() { format!("{}…", &text[..end]) } else { text.to_owned() }
}

/// Whether a block is the turn of somebody who asks.
pub(crate) fn asks(block: &Block) -> bool {
    let BlockKind::Turn { label, .. } = &block.kind else { return false };
    let label = label.to_uppercase();
    let label = label.trim_matches(['*', ' ']);
    let asks = [
        "Q",
        "QUESTION",
        "REPORTER",
        "QUESTIONER",
        "OTHER REPORTER",
        "A REPORTER",
        "JOURNALIST",
        "PREGUNTA",
        "PERIODISTA",
        "FRAGE",
        "ZUSATZFRAGE",
        "DOMANDA",
        "问",
    ];
    asks.contains(&label) || label.ends_with("记者") || label.ends_with("記者")
}

/// Whether a block's words stand in the text of a section.
pub(crate) fn is_text(kind: &BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph
            | BlockKind::Item
            | BlockKind::Quotation
            | BlockKind::Turn { .. }
            | BlockKind::Direction
            | BlockKind::Dateline
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::blocks::Words;

    fn title(turns: &[(&str, &str)]) -> String {
        let block = |(label, words): &(&str, &str)| {
            let mut text = Words::default();
            text.push(words, 0);
            let kind = BlockKind::Turn { label: (*label).to_owned(), place: 0..0, at: None };
            Block { kind, words: text }
        };
        of(&turns.iter().map(block).collect::<Vec<_>>())
    }

    #[test]
    fn a_question_is_named_without_its_manners() {
        for (asked, named) in [
            (
                "Hi, Ada. Can you hear me? And then, just quickly, will the harbour open by night?",
                "Will the harbour open by night?",
            ),
            (
                "Thank you, Ada. Does the U.S. Envoy support the night traffic plan?",
                "Does the U.S. Envoy support the night traffic plan?",
            ),
            (
                "(Laughter.) So, on that — what does the council say about the costs of the second quay?",
                "On that — what does the council say about the costs of the second…",
            ),
            ("Mr. Secretary, why were the harbour dues raised?", "Why were the harbour dues raised?"),
        ] {
            assert_eq!(title(&[("Q", asked)]), named);
        }
        let later = [
            ("Q", "Good afternoon."),
            ("MS. LING", "Hello."),
            ("Q", "Why is the council silent on dredging?"),
        ];
        assert_eq!(title(&later), "Why is the council silent on dredging?");
    }

    #[test]
    fn a_speech_is_named_by_its_first_words_of_weight() {
        let said = [(
            "THE CHAIR",
            "Thank you. Thank you all. (Applause.) Well, the harbour has never been as busy as it is this year, and we mean to keep it so.",
        )];
        assert_eq!(title(&said), "The harbour has never been as busy as it is this year…");
        assert_eq!(
            title(&[("主持人", "重庆市将继续扩大服务业开放，欢迎各国企业来投资兴业。")]),
            "重庆市将继续扩大服务业开放…"
        );
        assert_eq!(title(&[("Q", "Hm.")]), "Hm");
    }
}
