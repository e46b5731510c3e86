//! Parses dates in text, and returns them in ISO 8601.
//!
//! For example "June 3, 2025", "3 June 2025" and "2025年6月3日".

use crate::import::lexicon::list::{List, WordMap};
use crate::text::Cut;
use std::sync::LazyLock;

/// The number of each month, by its names in every language.
static MONTHS: LazyLock<WordMap<&'static str, u8>> = LazyLock::new(|| {
    let months = List::all("months");
    months.pairs().filter_map(|(name, number)| Some((name, number.parse().ok()?))).collect()
});
static WEEKDAYS: List = List::all("weekdays");
/// Words between the parts of a date: "3 *de* junio".
static LINKS: List = List::all("date-links");
static BESIDE: List = List::all("words-beside-dates");

fn month(word: &str) -> Option<u8> {
    let lower = word.trim_end_matches(['.', ',']).to_lowercase();
    MONTHS.get(&*lower).copied()
}

/// Returns true if a word is the name of a month.
pub(crate) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

fn day(word: &str) -> Option<u8> {
    let bare = word.trim_end_matches([',', '.']);
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
    bare.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year(word: &str) -> Option<u16> {
    let bare: &str = word.trim_end_matches([',', '.', ')', ']', ';', ':']);
    (bare.len() == 4).then(|| bare.parse().ok()).flatten().filter(|year| (1500..=2200).contains(year))
}

/// Returns true if words begin with a month and a day, or a day and a month.
pub(crate) fn starts(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let second = if LINKS.has(second) { parts.next().unwrap_or_default() } else { second };
    (month(first).is_some() && day(second).is_some()) || (day(first).is_some() && month(second).is_some())
}

/// The date in words that are only a date, a weekday and a time.
pub(crate) fn whole(words: &str) -> Option<String> {
    if words.len() > 60 {
        return None;
    }
    let date = find(words)?;
    let mut parts = words.split([' ', ',', '\u{a0}']).filter(|part| !part.is_empty());
    parts.all(belongs_to_date).then_some(date)
}

/// Returns true if a word can be part of a date or come next to one.
fn belongs_to_date(part: &str) -> bool {
    let numeric = |c: char| {
        c.is_ascii_digit() || matches!(c, '-' | ':' | '/' | '.' | '年' | '月' | '日' | 'T' | 'Z' | '+')
    };
    let lower = part.trim_end_matches('.').to_lowercase();
    part.chars().all(numeric)
        || month(part).is_some()
        || day(part).is_some()
        || [&WEEKDAYS, &BESIDE, &LINKS].iter().any(|list| list.has(&lower))
}

/// The first whole date in words, in ISO 8601.
pub(crate) fn find(words: &str) -> Option<String> {
    let words = words.trim().trim_matches(['(', ')', '[', ']']);
    if let Some(iso) = iso(words) {
        return Some(iso);
    }
    if let Some(date) = chinese(words) {
        return Some(date);
    }
    let parts: Vec<&str> =
        words.split([' ', '\u{a0}']).filter(|part| !part.is_empty() && !LINKS.has(part)).collect();
    parts.windows(3).find_map(|three| {
        let &[first, second, third] = three else { return None };
        let year = year(third)?;
        let (month, day) = match (month(first), day(second)) {
            (Some(month), Some(day)) => (month, day),
            _ => (month(second)?, day(first)?),
        };
        valid(u32::from(year), month, day)
    })
}

fn chinese(words: &str) -> Option<String> {
    let (before, after) = words.split_once('年')?;
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = before.cut(before.len() - digits..).parse().ok()?;
    let (month, after) = after.split_once('月')?;
    let (day, _) = after.split_once('日')?;
    valid(year, month.trim().parse().ok()?, day.trim().parse().ok()?)
}

fn valid(year: u32, month: u8, day: u8) -> Option<String> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (year > 999 && (1..=12).contains(&month) && (1..=days).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The date, or date and time, in ISO 8601 at the start of words.
///
/// Parts that TOML does not allow are left out.
pub(crate) fn iso(words: &str) -> Option<String> {
    let date = words.get(..10)?;
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let date = valid((year.len() == 4).then(|| year.parse().ok())??, month.parse().ok()?, day.parse().ok()?)?;
    let rest = words.cut(10..).trim_end();
    let Some(time) = rest.strip_prefix(['T', 't', ' ']) else { return rest.is_empty().then_some(date) };
    let Some(clock) = time.get(..8).filter(|clock| is_clock_time(clock)) else { return Some(date) };
    let zone = time.cut(8..).trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let offset = zone.get(..6).filter(|zone| is_offset(zone));
    let zone = if zone.starts_with('Z') { "Z" } else { offset.unwrap_or_default() };
    Some(format!("{date}T{clock}{zone}"))
}

/// Returns true for an offset from UTC: "+08:00".
fn is_offset(zone: &str) -> bool {
    let sign_and_hour = |part: &str| part.strip_prefix(['+', '-']).and_then(|hour| hour.parse::<u8>().ok());
    zone.split_once(':').is_some_and(|(hour, minute)| {
        hour.len() == 3
            && sign_and_hour(hour).is_some_and(|hour| hour < 24)
            && minute.parse::<u8>().is_ok_and(|minute| minute < 60)
    })
}

fn is_clock_time(clock: &str) -> bool {
    let mut parts = clock.split(':').map(|part| part.parse::<u8>().ok().filter(|_| part.len() == 2));
    let below = |part: Option<Option<u8>>, most| part.flatten().is_some_and(|number| number < most);
    below(parts.next(), 24) && below(parts.next(), 60) && below(parts.next(), 60) && parts.next().is_none()
}

/// Returns true for a time of day without a date: "4:03 P.M. EST".
pub(crate) fn is_clock(words: &str) -> bool {
    let upper = words.to_ascii_uppercase();
    let digits =
        upper.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.')).count();
    let rest = upper.cut(digits..).trim_start();
    words.len() < 40 && digits > 0 && ["A.M", "P.M", "AM", "PM"].iter().any(|half| rest.starts_with(half))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_a_clock() {
        assert!(is_clock("4:03 P.M. EST") && is_clock("11:07 a.m.") && !is_clock("4 people came"));
    }

    #[test]
    fn dates_in_words_become_iso() {
        for (words, date) in [
            ("June 3, 2025", "2025-06-03"),
            ("on Tuesday, 3 June 2025, in", "2025-06-03"),
            ("Sept. 5, 2024", "2024-09-05"),
            ("3. Mai 2024", "2024-05-03"),
            ("le 14 juillet 2023 à", "2023-07-14"),
            ("3 de junio de 2025", "2025-06-03"),
            ("2025年6月3日", "2025-06-03"),
            ("2021-01-21 19:35:00-05:00", "2021-01-21T19:35:00-05:00"),
            ("2025-06-03T08:00:00.000Z", "2025-06-03T08:00:00Z"),
            ("2025-06-03", "2025-06-03"),
            ("2025-06-03T8:00", "2025-06-03"),
        ] {
            assert_eq!(find(words).as_deref(), Some(date), "{words}");
        }
        for words in ["June 31, 2025", "Maybe 3 2025", "2025-13-01", "the 20 provinces", "2025-02-30", "März"]
        {
            assert_eq!(find(words), None, "{words}");
        }
    }

    #[test]
    fn a_line_with_only_a_date_is_recognized() {
        assert!(whole("Tuesday, June 3, 2025").is_some() && whole("June 3, 2025, 10:00 a.m.").is_some());
        assert!(whole("On June 3, 2025 the forum met").is_none());
        assert!(starts("June 3") && starts("3 June") && !starts("Junior 3"));
    }
}
