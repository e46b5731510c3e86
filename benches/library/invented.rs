//! Invents documents: articles with datelines and quotes, and transcripts.

use crate::random::{capitalized, mixed, name, one_of};
use crate::words::WORDS;
use plenary::model::{Date, When};
use std::fmt::Write;

/// More words, which queries look for.
const MORE_WORDS: [&str; 15] = [
    "supply", "chain", "vaccine", "water", "schools", "energy", "budget", "safety", "ferry", "bridge",
    "storm", "repair", "families", "north", "winter",
];
const POSTS: [&str; 6] = [
    "Mayor",
    "Press Secretary",
    "Harbour Chair",
    "Minister of Ports",
    "Chief Engineer",
    "Director of Health",
];
/// How many people speak in a library.
const PEOPLE: u64 = 3000;

/// Returns the name and the text of an invented document.
pub(crate) fn document(number: usize) -> (String, String) {
    let seed = number as u64;
    let (year, month, day) = (1990 + mixed(seed, 1) % 36, 1 + mixed(seed, 2) % 12, 1 + mixed(seed, 3) % 28);
    let mut maker = Maker { seed, count: 0 };
    let is_transcript = number.is_multiple_of(4);
    let (kind, text) = if is_transcript {
        ("talks", maker.transcript())
    } else {
        let number = |part: u64| u8::try_from(part).unwrap_or(1);
        let date = Date { year: u16::try_from(year).unwrap_or(2000), month: number(month), day: number(day) };
        let when = When { date: Some(date), time: None, offset: None };
        ("notes", maker.article(&when.to_string()))
    };
    (format!("{kind}/{year}-{month:02}/{year}-{month:02}-{day:02}-{number}.txt"), text)
}

struct Maker {
    seed: u64,
    count: u64,
}

impl Maker {
    fn next(&mut self) -> u64 {
        self.count += 1;
        mixed(self.seed, self.count + 10)
    }

    /// A person: given name, family name and post, always the same for one number.
    fn person(&mut self) -> (String, String, &'static str) {
        // Few people speak often.
        let (one, other) = (self.next() % PEOPLE, self.next() % PEOPLE);
        let number = one.min(other);
        let post = one_of(&POSTS, number).copied().unwrap_or_default();
        (capitalized(&name(mixed(number, 5))), capitalized(&name(mixed(number, 6))), post)
    }

    fn words(&mut self, count: u64) -> String {
        let all = [&WORDS[..], &MORE_WORDS].concat();
        let words: Vec<&str> = (0..count).filter_map(|_| one_of(&all, self.next())).copied().collect();
        words.join(" ")
    }

    fn sentence(&mut self, count: u64) -> String {
        capitalized(&self.words(count))
    }

    fn article(&mut self, day: &str) -> String {
        let mut text = format!("{}\n\nPORT ELM, {day} -- {}.\n\n", self.sentence(7), self.sentence(24));
        for _ in 0..6 + self.next() % 20 {
            let (given, family, post) = self.person();
            let (quote, more, rest) = (self.sentence(16), self.sentence(30), self.sentence(22));
            let _ = write!(
                text,
                "“{quote},” said {given} {family}, {post} of the Port. {more}.\n\n{family} said that {}. {rest}.\n\n",
                self.words(14)
            );
        }
        text
    }

    fn transcript(&mut self) -> String {
        let people = [self.person(), self.person(), self.person()];
        let mut text = format!("{}\n\n", self.sentence(6));
        for turn in 0..30 + self.next() % 60 {
            let (_, family, _) = &people[usize::try_from(turn % 3).unwrap_or(0)];
            let (one, other) = (self.sentence(18), self.sentence(25));
            let _ = write!(text, "MS. {}: {one}. {other}.\n\n", family.to_uppercase());
        }
        text
    }
}
