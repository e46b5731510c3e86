//! Dates in words: "June 3, 2025", "3 June 2025", "2025年6月3日" and ISO 8601, as the format writes them.

/// The months by their English names, which are told by three letters; the ones of other languages after them.
const MONTHS: &[(&str, u8)] = &[
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("okt", 10),
    ("dez", 12),
    ("mai", 5),
    ("mär", 3),
    ("fév", 2),
    ("avr", 4),
    ("juin", 6),
    ("juil", 7),
    ("aoû", 8),
    ("déc", 12),
    ("ene", 1),
    ("abr", 4),
    ("ago", 8),
    ("dic", 12),
];

fn month(word: &str) -> Option<u8> {
    let lower = word.trim_end_matches(['.', ',']).to_lowercase();
    let long = lower.chars().count() >= 3 && lower.chars().all(char::is_alphabetic);
    let full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "januar",
        "februar",
        "märz",
        "mai",
        "juni",
        "juli",
        "oktober",
        "dezember",
        "janvier",
        "février",
        "mars",
        "avril",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
        "sept",
    ];
    if !long || !(lower.chars().count() == 3 || full.contains(&lower.as_str())) {
        return None;
    }
    let found = |length: usize| {
        let head: String = lower.chars().take(length).collect();
        MONTHS.iter().find(|(name, _)| *name == head).map(|(_, number)| *number)
    };
    found(4).or_else(|| found(3))
}

/// Whether a word is the name of a month.
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

/// Whether words begin with a month and a day, or a day and a month.
pub(crate) fn starts(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let second = if second == "de" { parts.next().unwrap_or_default() } else { second };
    (month(first).is_some() && day(second).is_some()) || (day(first).is_some() && month(second).is_some())
}

/// The date in words that say nothing else but a weekday and a time.
pub(crate) fn whole(words: &str) -> Option<String> {
    if words.len() > 60 {
        return None;
    }
    let date = find(words)?;
    let rest = words.split([' ', ',', '\u{a0}']).filter(|part| !part.is_empty()).filter(|part| {
        let lower = part.trim_end_matches('.').to_lowercase();
        let weekday =
            ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|name| lower.starts_with(name))
                && (lower.len() == 3 || lower.ends_with("day"));
        let numeric = part.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, '-' | ':' | '/' | '.' | '年' | '月' | '日' | 'T' | 'Z' | '+')
        });
        !(weekday
            || numeric
            || month(part).is_some()
            || day(part).is_some()
            || matches!(
                lower.as_str(),
                "a.m"
                    | "p.m"
                    | "am"
                    | "pm"
                    | "est"
                    | "edt"
                    | "et"
                    | "gmt"
                    | "utc"
                    | "de"
                    | "at"
                    | "on"
                    | "date:"
                    | "published:"
                    | "published"
            ))
    });
    (rest.count() == 0).then_some(date)
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
        words.split([' ', '\u{a0}']).filter(|part| !part.is_empty() && *part != "de").collect();
    parts.windows(3).find_map(|three| {
        let year = year(three[2])?;
        let (month, day) = match (month(three[0]), day(three[1])) {
            (Some(month), Some(day)) => (month, day),
            _ => (month(three[1])?, day(three[0])?),
        };
        valid(u32::from(year), month, day)
    })
}

fn chinese(words: &str) -> Option<String> {
    let (before, after) = words.split_once('年')?;
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = before[before.len() - digits..].parse().ok()?;
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

/// A date, or a date and a time, that begins as ISO 8601 has it; what TOML does not take is left out.
pub(crate) fn iso(words: &str) -> Option<String> {
    let date = words.get(..10)?;
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let date = valid((year.len() == 4).then(|| year.parse().ok())??, month.parse().ok()?, day.parse().ok()?)?;
    let rest = words[10..].trim_end();
    let Some(time) = rest.strip_prefix(['T', 't', ' ']) else { return rest.is_empty().then_some(date) };
    let Some(clock) = time.get(..8).filter(|clock| is_clock_time(clock)) else { return Some(date) };
    let zone = time[8..].trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let offset = zone.get(..6).filter(|zone| {
        zone.starts_with(['+', '-'])
            && zone.as_bytes()[3] == b':'
            && zone[1..3].parse::<u8>().is_ok_and(|hour| hour < 24)
            && zone[4..].parse::<u8>().is_ok_and(|minute| minute < 60)
    });
    let zone = if zone.starts_with('Z') { "Z" } else { offset.unwrap_or_default() };
    Some(format!("{date}T{clock}{zone}"))
}

fn is_clock_time(clock: &str) -> bool {
    let mut parts = clock.split(':').map(|part| part.parse::<u8>().ok().filter(|_| part.len() == 2));
    let below = |part: Option<Option<u8>>, most| part.flatten().is_some_and(|number| number < most);
    below(parts.next(), 24) && below(parts.next(), 60) && below(parts.next(), 60) && parts.next().is_none()
}

/// "4:03 P.M. EST": when it began.
pub(crate) fn is_clock(words: &str) -> bool {
    let upper = words.to_ascii_uppercase();
    let digits =
        upper.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.')).count();
    let rest = upper[digits..].trim_start();
    words.len() < 40 && digits > 0 && ["A.M", "P.M", "AM", "PM"].iter().any(|half| rest.starts_with(half))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_says_when_it_began() {
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
    fn a_line_that_is_only_a_date_is_told() {
        assert!(whole("Tuesday, June 3, 2025").is_some() && whole("June 3, 2025, 10:00 a.m.").is_some());
        assert!(whole("On June 3, 2025 the forum met").is_none());
        assert!(starts("June 3") && starts("3 June") && !starts("Junior 3"));
    }
}
