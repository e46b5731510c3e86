//! Splits the text of a message into what its sender wrote and what it quotes.

use crate::import::blocks::{Block, BlockKind, Words};
use crate::import::lexicon::list::List;
use crate::import::read::plain;
use crate::text::Cut;
use std::ops::Range;

/// Ends of the line above a quoted message: "On Monday Ada Ling wrote:".
static QUOTE_INTRODUCTIONS: List = List::all("mail-quote-introductions");
/// Lines above the fields of a quoted message: "-----Original Message-----".
static QUOTE_RULES: List = List::all("mail-quote-rules");
/// Fields that a quoted message begins with.
static FIELDS: List = List::all("mail-fields");

/// Minimum number of fields in a row that begin a quoted message.
const MIN_FIELDS: usize = 3;

/// Whose words a line has.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Voice {
    /// The sender's.
    Own,
    /// The quoted message.
    Quoted,
    /// Neither: a signature, a rule, the fields of a quoted message.
    Page,
}

/// Returns a text with simple line breaks.
///
/// If it is flowed, lines that end in a space are joined with the next.
pub(super) fn unwrapped(text: &str, flowed: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if !flowed {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches('\n');
        // "-- " begins the signature.
        if bare.ends_with(' ') && bare.trim_end() != "--" && bare.trim_end() != "> --" {
            out.push_str(bare);
            continue;
        }
        out.push_str(line);
    }
    out
}

/// Adds the blocks of a range of the text.
///
/// A message that is forwarded is the text, not a quotation.
pub(super) fn blocks(text: &str, range: Range<usize>, is_forwarded: bool, blocks: &mut Vec<Block>) {
    let lines = lines(text, range.clone());
    let voices = voices(&lines, is_forwarded);
    let Some(voices) = voices else {
        plain::blocks(text, range, blocks);
        return;
    };
    let mut runs: Vec<(Voice, Range<usize>, bool)> = Vec::new();
    for ((line, words), voice) in lines.iter().zip(voices) {
        let quoted = words.starts_with('>');
        match runs.last_mut() {
            Some((last, run, marked)) if *last == voice && *marked == quoted && voice != Voice::Page => {
                run.end = line.end;
            }
            _ => runs.push((voice, line.clone(), quoted)),
        }
    }
    for (voice, run, marked) in runs {
        match voice {
            Voice::Own => plain::blocks(text, run, blocks),
            Voice::Page => blocks.extend(whole(text, run, BlockKind::Boilerplate)),
            Voice::Quoted => quoted(text, run, marked, blocks),
        }
    }
}

/// The lines of a range, each with its words.
fn lines(text: &str, range: Range<usize>) -> Vec<(Range<usize>, &str)> {
    let mut at = range.start;
    let lines = text.cut(range).split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start..at, line.trim())
    });
    lines.collect()
}

/// The voice of each line, or `None` if nothing is quoted and nothing is signed.
fn voices(lines: &[(Range<usize>, &str)], is_forwarded: bool) -> Option<Vec<Voice>> {
    let is_marked = |words: &str| words.starts_with('>');
    let filled = lines.iter().filter(|(_, words)| !words.is_empty());
    let (own, marked): (Vec<_>, Vec<_>) = filled.partition(|(_, words)| !is_marked(words));
    // A release that somebody passes on is the text, even if every line is marked.
    let marked_is_text =
        is_forwarded || own.len() * 3 < marked.len() && !own.iter().any(|(_, words)| introduces(words));
    let mut voices = Vec::with_capacity(lines.len());
    let (mut below, mut signed) = (false, false);
    let mut at = 0;
    while let Some((_, words)) = lines.get(at) {
        let fields = fields_at(lines, at);
        let is_rule = is_quote_rule(words);
        if fields > 0 || is_rule {
            voices.extend(std::iter::repeat_n(Voice::Page, fields.max(1)));
            at += fields.max(1);
            below |= !is_forwarded;
            signed = false;
            continue;
        }
        signed |= matches!(*words, "--" | "—") || words.starts_with("____");
        voices.push(if is_marked(words) {
            signed = false;
            if marked_is_text { Voice::Own } else { Voice::Quoted }
        } else if signed && !below {
            Voice::Page
        } else if below {
            Voice::Quoted
        } else {
            Voice::Own
        });
        at += 1;
    }
    voices.iter().any(|voice| *voice != Voice::Own).then_some(voices)
}

/// The number of fields of a quoted message that begin at a line, or 0.
fn fields_at(lines: &[(Range<usize>, &str)], at: usize) -> usize {
    let is_field = |words: &str| {
        let (name, _) = words.split_once(':')?;
        let name = name.trim_matches(['*', ' ']).to_lowercase();
        FIELDS.has(&name).then_some(())
    };
    let rest = lines.get(at..).unwrap_or_default();
    let fields = rest.iter().take_while(|(_, words)| is_field(words).is_some()).count();
    if fields < MIN_FIELDS { 0 } else { fields }
}

/// Returns true if a line introduces a quoted message.
fn introduces(words: &str) -> bool {
    let words = words.trim_end_matches([':', '：', ' ']).to_lowercase();
    QUOTE_INTRODUCTIONS.suffix_of(&words).is_some()
}

fn is_quote_rule(words: &str) -> bool {
    let bare = words.trim_matches(['-', '_', ' ', '>']);
    bare.len() < words.len() && QUOTE_RULES.has(&bare.to_lowercase())
}

/// Adds the paragraphs of a quoted message.
fn quoted(text: &str, range: Range<usize>, marked: bool, blocks: &mut Vec<Block>) {
    let mut words = Words::default();
    let mut end = |words: &mut Words| {
        let words = std::mem::take(words).trimmed();
        if !words.is_empty() {
            blocks.push(Block { kind: BlockKind::Quotation, words });
        }
    };
    let mut at = range.start;
    for line in text.cut(range).split_inclusive('\n') {
        let bare = if marked { line.trim_start_matches(['>', ' ', '\t']) } else { line.trim_start() };
        let start = at + line.len() - bare.len();
        at += line.len();
        if bare.trim().is_empty() {
            end(&mut words);
            continue;
        }
        words.space(start..start);
        words.gather(text, start..start + bare.trim_end().len());
    }
    end(&mut words);
}

/// A range as one block.
fn whole(text: &str, range: Range<usize>, kind: BlockKind) -> Option<Block> {
    let mut words = Words::default();
    words.gather(text, range);
    let words = words.trimmed();
    (!words.is_empty()).then_some(Block { kind, words })
}
