//! Chinese: verbs of saying at the end of a clause, and who stands before them.

use crate::import::attribution::languages::grammar::list;
use crate::import::attribution::languages::{
    AFTER, AROUND, BEFORE, Cue, Mention, Source, Tongue, chinese_names as names, trim,
};
use std::ops::Range;
use std::sync::LazyLock;

pub(crate) struct Chinese;

/// How far a cue may reach from its quotation, in bytes.
const REACH: usize = 360;
const ENDS: &[char] = &['。', '！', '？', '；', '!', '?', ';', '”', '」', '』', '\n'];
const COMMAS: &[char] = &['，', ',', '、', '：', ':', ' ', '　'];

/// Verbs that end the clause before or behind a quotation, the longer ones first.
static VERBS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    list(
        "\
    表示 指出 强调 強調 介绍 介紹 认为 認為 透露 回应 回應 写道 寫道 问道 問道 说道 說道 答道 坦言 直言 感慨 感叹 感嘆 补充 補充 解释 解釋 呼吁 呼籲 提问 反问 \
    评价 評價 回忆 回憶 回答 答复 建议 建議 提醒 警告 宣布 宣佈 承认 承認 否认 否認 写到 谈到 致辞 重申 质疑 質疑 批评 批評 坚称 堅稱 声称 聲稱 宣称 宣稱 \
    通报称 通报 表態 表态 笑称 戏称 期待 总结 总结道 追问 喊道 留言 告诉记者 谈道 讲道 说到 評論 评论 点评 称赞 稱讚 赞叹 分析 披露 阐述 阐明 说明 說明 叮嘱 \
    嘱咐 发文称 调侃 感言 点赞 勉励 寄语 说 說 称 稱 问 問 讲 講",
    )
});
/// What ends in such a verb and says nothing.
static NOT: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    list(
        "\
    小说 小說 据说 據說 传说 傳說 学说 學說 简称 簡稱 俗称 俗稱 又称 又稱 职称 職稱 名称 名稱 人称 号称 號稱 自称 统称 合称 堪称 堪稱 被称 被稱 并称 学问 訪問 \
    访问 顾问 顧問 疑问 提出问 所说 的说 来说 來說 这么说 可以说 应该说 也就是说 换句话说 全称 史称 誉称 美称 听说 演说 解说 游说",
    )
});
/// Who is told.
const TOLD: &[&str] = &["告诉", "告訴", "对", "對", "向"];
/// Particles behind a verb.
const PARTICLES: &[&str] = &["道", "说", "說", "称", "稱", "到", "过", "了", "着"];

/// A verb at the end of a clause: its place, and where what stands before it ends.
fn last_verb(text: &str, clause: Range<usize>) -> Option<(Range<usize>, usize)> {
    let words = &text[clause.clone()];
    if let Some((at, verb)) = TOLD[..2].iter().filter_map(|verb| Some((words.rfind(verb)?, *verb))).max() {
        let object = &words[at + verb.len()..];
        let letters = object.chars().count();
        if (1..=8).contains(&letters) {
            let place = clause.start + at..clause.start + at + verb.len();
            return Some((place.clone(), place.start));
        }
    }
    let particle = |end: usize| {
        PARTICLES.iter().find(|mark| words[..end].ends_with(**mark)).map(|mark| end - mark.len())
    };
    let mut ends: Vec<usize> = particle(words.len()).into_iter().collect();
    ends.push(words.len());
    for end in ends {
        let head = &words[..end];
        if NOT.iter().any(|not| head.ends_with(not) || words.ends_with(not)) {
            return None;
        }
        if let Some(verb) = VERBS.iter().find(|verb| head.ends_with(**verb)) {
            let at = clause.start + end - verb.len();
            return Some((at..clause.end, at));
        }
    }
    None
}

fn near_end(text: &str, range: &Range<usize>) -> Range<usize> {
    text.ceil_char_boundary(range.end.saturating_sub(REACH).max(range.start))..range.end
}

fn near_start(text: &str, range: &Range<usize>) -> Range<usize> {
    range.start..text.floor_char_boundary((range.start + REACH).min(range.end))
}

/// The last sentence of a stretch.
fn sentence(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = words.rfind(ENDS).map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8));
    trim(text, range.start + start..range.end)
}

/// The parts of a sentence between commas.
fn clauses(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = range.start;
    for (at, letter) in
        text[range.clone()].char_indices().filter(|(_, letter)| matches!(letter, '，' | ',' | '：' | ':'))
    {
        found.push(trim(text, from..range.start + at));
        from = range.start + at + letter.len_utf8();
    }
    found.push(trim(text, from..range.end));
    found.retain(|clause| !clause.is_empty());
    found
}

fn content<'a>(text: &'a str, mark: &Range<usize>) -> &'a str {
    text[mark.clone()].trim_matches(['“', '”', '"', '「', '」', '『', '』', ' '])
}

/// Whether words in marks are a sentence and not a name or a slogan.
fn says(text: &str, mark: &Range<usize>) -> bool {
    let words = content(text, mark);
    words.ends_with(['。', '！', '？', '…', '，', '.', '!', '?', ','])
        || (words.contains(['，', '。', '；', '？', '！']) && words.chars().count() > 7)
        || words.chars().count() > 14
}

/// Whether what stands behind marks goes on with their words as a part of its sentence.
fn is_part(text: &str, tail: &Range<usize>, mark: &Range<usize>) -> bool {
    let ended = content(text, mark).ends_with(['。', '！', '？', '…', '!', '?']);
    let next = text[tail.clone()].trim_start().chars().next();
    let next = if text[tail.clone()].is_empty() { text[tail.end..].chars().next() } else { next };
    !ended
        && next.is_some_and(|next| next.is_alphanumeric() || matches!(next, '、' | '“' | '「' | '和' | '与'))
}

impl Chinese {
    /// Who says it: before the verb in its clause, or in the clauses before.
    fn source(text: &str, sentence: &Range<usize>, clause: &Range<usize>, end: usize) -> Option<Source> {
        let own = names::read(text, clause.start..end);
        if own.is_some() {
            return own;
        }
        let before = clauses(text, sentence.start..clause.start.max(sentence.start));
        let found = before.iter().find_map(|clause| names::read(text, clause.clone()).filter(names::is_sure));
        found.or_else(|| {
            // "并指出": whoever the sentence is about.
            let words = text[clause.start..end].trim();
            let manner = words.is_empty() || words.chars().count() <= 6;
            manner.then_some(Source { range: end..end, who: Mention::Pronoun { woman: None, many: false } })
        })
    }
}

impl Tongue for Chinese {
    fn before(&self, text: &str, lead: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
        let near = near_end(text, &lead);
        let range = sentence(text, near);
        let words = &text[range.clone()];
        let colon = words.ends_with(['：', ':']);
        let comma = words.ends_with(['，', ',']);
        let ended = range.start..range.start + words.trim_end_matches(COMMAS).len();
        let clause = clauses(text, ended.clone()).pop()?;
        let tail = mark.end..text.len();
        let cue = |verb: Range<usize>, source| Some(Cue { verb, source, whole: range.clone(), rule: BEFORE });
        if let Some((verb, end)) = last_verb(text, clause.clone()) {
            let letters = content(text, mark).chars().count();
            let alone =
                comma && letters > 7 && text[tail.clone()].trim_start().starts_with(['。', '！', '？']);
            let fits = colon || mark.is_empty() || alone || says(text, mark) && (comma || letters > 7);
            if !fits || is_part(text, &near_start(text, &tail), mark) {
                return None;
            }
            let source = Self::source(text, &ended, &clause, end);
            return cue(verb, source);
        }
        // "凌雅达：“…”", "她指着墙上的水印：“…”"
        let source = names::read(text, clause.clone()).or_else(|| names::opens(text, clause.clone()))?;
        let named = names::is_sure(&source) || matches!(source.who, Mention::Pronoun { .. });
        let short = clause.len() <= 90 && !names::is_title(&text[clause.clone()]);
        let whole = mark.is_empty() || content(text, mark).ends_with(['。', '！', '？', '…']);
        let place = source.range.clone();
        if colon && named && short && whole { cue(place, Some(source)) } else { None }
    }

    fn after(&self, text: &str, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
        let near = near_start(text, &tail);
        let words = &text[near.clone()];
        let start =
            near.start + words.len() - words.trim_start_matches(['，', ',', ' ', '　', '—', '-']).len();
        let stop = text[start..near.end].find(ENDS).map_or(near.end, |at| start + at);
        let end = text[stop..]
            .chars()
            .next()
            .filter(|c| ENDS[..7].contains(c))
            .map_or(stop, |c| stop + c.len_utf8());
        let parts = clauses(text, start..stop);
        let first = parts.first()?;
        // "…时，他说": the time may be a clause of its own.
        let timed = text[first.clone()].ends_with(['时', '后', '中', '時', '後']);
        let (clause, (verb, before)) = parts
            .iter()
            .take(if timed { 2 } else { 1 })
            .find_map(|clause| Some((clause.clone(), last_verb(text, clause.clone())?)))?;
        let led = text[clause.end..].starts_with([':', '：']);
        if !says(text, mark) || (led && !content(text, mark).ends_with(['，', ','])) && !says(text, mark) {
            return None;
        }
        let source = Self::source(text, &(start..stop), &clause, before)?;
        let comma = text[clause.end..].chars().next().filter(|c| COMMAS.contains(c));
        let whole = near.start..comma.map_or(end, |c| clause.end + c.len_utf8());
        Some(Cue { verb, source: Some(source), whole, rule: AFTER })
    }

    fn inside(&self, _: &str, _: Range<usize>) -> Vec<Cue> {
        Vec::new()
    }

    fn around(&self, text: &str, lead: Range<usize>, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
        // Words in marks in a clause are names and slogans far more often than somebody's own.
        let ended = content(text, mark).ends_with(['。', '！', '？', '…']);
        let mut cue =
            self.after(text, tail, mark).filter(|_| ended && text[lead].trim_end().ends_with(['，', ',']))?;
        cue.rule = AROUND;
        Some(cue)
    }

    fn goes_on(&self, text: &str, lead: Range<usize>, tail: Range<usize>, mark: &Range<usize>) -> bool {
        let led = text[lead].trim_end();
        let comma = led.ends_with(['，', ',', '：', ':']);
        (comma || led.ends_with(['。', '！', '？'])) && says(text, mark) && !is_part(text, &tail, mark)
    }

    fn subjects(&self, text: &str, range: Range<usize>) -> Vec<Source> {
        let near = near_end(text, &range);
        let end = near.start + text[near.clone()].trim_end_matches(|c: char| !c.is_alphabetic()).len();
        let start =
            text[near.start..end].rfind(['。', '！', '？', '\n']).map_or(near.start, |at| near.start + at);
        let start = start + text[start..end].len()
            - text[start..end].trim_start_matches(['。', '！', '？', '\n', '”']).len();
        let parts = clauses(text, start..end);
        parts.iter().find_map(|clause| names::opens(text, clause.clone())).into_iter().collect()
    }

    fn named(&self, text: &str, range: Range<usize>) -> Vec<Source> {
        let mut found = Vec::new();
        let mut at = range.start;
        for part in text[range].split(|c| ENDS.contains(&c) || matches!(c, '，' | ',' | '、' | '：')) {
            let place = at..at + part.len();
            at += part.len();
            at += text[at..].chars().next().map_or(0, char::len_utf8);
            found.extend(names::opens(text, place));
        }
        found
    }
}
