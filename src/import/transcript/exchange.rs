//! Finds interviews with letters before questions and answers: `P:`, `R:`.

use crate::import::blocks::{Block, holds_statements};
use crate::import::label::{Label, Strength};
use crate::import::lexicon::list::List;
use std::collections::HashSet;

static PAIRS: List = List::all("interview-letters");

/// Spaces between a letter and its colon, or after it.
const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// Labels the questions and answers of an interview that has letters before them.
///
/// Both letters of a language must occur, and a question must come first.
pub(super) fn label(blocks: &[Block], labels: &mut [Option<Label>]) {
    // Most texts have no paragraph with a letter before it.
    let begins = |block: &Block| {
        let mut letters = block.words.as_str().chars();
        let is_letter = letters.next().is_some_and(char::is_alphabetic);
        let rest = letters.as_str().trim_start_matches(SPACES);
        let is_marked = |c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | '.' | '–' | '—');
        is_letter && rest.starts_with(is_marked)
    };
    if !blocks.iter().any(begins) {
        return;
    }
    for (asks, answers) in pairs() {
        let of = |block: &Block| {
            let words = block.words.as_str();
            let own = |letter: char| {
                holds_statements(block)
                    .then(|| after_letter(words, letter).or_else(|| glued(words, letter)))
                    .flatten()
            };
            own(asks).map(|said| (true, said)).or_else(|| own(answers).map(|said| (false, said)))
        };
        let found: Vec<Option<(bool, usize)>> = blocks.iter().map(of).collect();
        let (asked, answered): (Vec<bool>, Vec<bool>) =
            found.iter().flatten().map(|(asks, _)| *asks).partition(|asks| *asks);
        let questions = blocks.iter().zip(&found).filter(|(block, found)| {
            found.is_some_and(|(asks, _)| asks) && block.words.as_str().contains(['?', '？', '؟'])
        });
        let begins_with_question = found.iter().flatten().next().is_some_and(|(asks, _)| *asks);
        let is_interview =
            begins_with_question && !answered.is_empty() && questions.count() * 3 >= asked.len();
        if is_interview {
            for (label, found) in labels.iter_mut().zip(found) {
                if let Some((is_question, said)) = found {
                    let letter = if is_question { asks } else { answers };
                    *label = Some(Label::new(letter.len_utf8(), said, Strength::Titled));
                }
            }
            return;
        }
    }
}

/// The letters that label questions and answers in a transcript: "P" and "R".
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Letters(Option<(char, char)>);

impl Letters {
    /// The first pair whose letters are both labels.
    pub(crate) fn of<'t>(labels: impl Iterator<Item = &'t str>) -> Self {
        let letters: HashSet<&str> = labels.filter(|label| label.chars().count() == 1).collect();
        let has = |letter: char| letters.contains(letter.encode_utf8(&mut [0; 4]) as &str);
        Self(pairs().find(|(asks, answers)| has(*asks) && has(*answers)))
    }

    /// The English letter that means the same: "Q" for a question, "A" for an answer.
    pub(crate) fn in_english(self, label: &str) -> Option<&'static str> {
        let (asks, answers) = self.0?;
        let mut letters = label.chars();
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        if letter == asks { Some("Q") } else { (letter == answers).then_some("A") }
    }
}

/// The letters of questions and answers in every language.
fn pairs() -> impl Iterator<Item = (char, char)> {
    PAIRS.entries().iter().filter_map(|pair| {
        let (asks, answers) = pair.split_once(' ')?;
        Some((asks.chars().next()?, answers.chars().next()?))
    })
}

/// Where the words after a `Q` begin that a page puts right before them: `QWhen will it open?`
fn glued(words: &str, letter: char) -> Option<usize> {
    let rest = words.strip_prefix(letter).filter(|_| letter == 'Q')?;
    let mut letters = rest.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let small = letters.next().is_some_and(|c| c.is_lowercase() || matches!(c, '’' | '\''));
    (capital && small).then_some(letter.len_utf8())
}

/// Where the words after a letter begin: "R : Le quai", "P2. ¿Cuándo?", "F: Wann?".
fn after_letter(words: &str, letter: char) -> Option<usize> {
    let rest = words.strip_prefix(letter)?.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = words.len() - letter.len_utf8() - rest.len();
    let rest = rest.trim_start_matches(SPACES);
    let said = rest.strip_prefix([':', '：', '.', '–', '—'])?;
    // "P.- ¿Cuándo?"
    let said = said.strip_prefix(['-', '–', '—']).unwrap_or(said);
    let opens = said.starts_with(SPACES);
    let said = said.trim_start_matches(|c| SPACES.contains(&c) || matches!(c, '–' | '—' | '-'));
    (digits < 3 && opens && !said.is_empty() && !said.starts_with(char::is_lowercase))
        .then_some(words.len() - said.len())
}

#[cfg(test)]
mod tests {
    use crate::import::blocks::BlockKind;
    use crate::import::read::plain;

    fn turns(text: &str) -> Vec<(String, String)> {
        let turn = |block: crate::import::blocks::Block| match block.kind {
            BlockKind::Turn { label, .. } => Some((label, block.words.as_str().to_owned())),
            _ => None,
        };
        plain::read(text).blocks.into_iter().filter_map(turn).collect()
    }

    #[test]
    fn letters_of_questions_and_answers_are_labels() {
        for text in [
            "Entrevista\n\nP: ¿Cuándo abre?\n\nR: En junio.\n\nP: ¿Quién paga?\n\nR: La ciudad.\n",
            "Rueda\n\nP.- ¿Cuándo abre?\n\nR.- En junio.\n\nP.- ¿Quién paga?\n\nR.- La ciudad.\n",
            "Entretien\n\nQ : Quand ?\n\nR : En juin.\n\nQ : Qui paie ?\n\nR : La ville.\n",
            "Talk\n\nQWhen is it?\n\nA: In June, at the old quay.\n\nQYou will stay there.\n\nA: I will.\n",
            "Gespräch\n\nF: Wann?\n\nA: Im Juni.\n\nF: Wer bezahlt?\n\nA: Die Stadt.\n",
        ] {
            assert_eq!(turns(text).len(), 4, "{text}");
            assert!(turns(text).iter().all(|(label, _)| label.len() == 1), "{text}");
        }
        assert!(
            turns("Plan\n\nP: der erste Punkt.\n\nR: der zweite Punkt.\n\nP. Ling sagte das.\n").is_empty()
        );
    }
}
