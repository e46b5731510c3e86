//! Dates and times of TOML (RFC 3339), and their form for people.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    /// 0 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 60; 0 if none is given.
    pub second: u8,
}

/// The known parts of a point in time: a date, a time of day, or both, with an optional offset from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct When {
    /// The date.
    pub date: Option<Date>,
    /// The time of day.
    pub time: Option<Time>,
    /// The offset from UTC, in minutes east.
    pub offset: Option<i16>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// Returns the day in ISO 8601: `2025-07-01`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// Returns the day that is written in ISO 8601: `2025-07-01`.
    pub fn from_iso(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let date = Self { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        (date.iso() == text && (1..=12).contains(&date.month) && (1..=31).contains(&date.day)).then_some(date)
    }

    /// Returns the day in words: `1 July 2025`.
    pub fn words(self) -> String {
        format!("{} {} {}", self.day, self.month_name(), self.year)
    }

    /// Returns the month in words: `July 2025`.
    pub fn month_words(self) -> String {
        format!("{} {}", self.month_name(), self.year)
    }

    fn month_name(self) -> &'static str {
        MONTHS.get(usize::from(self.month).wrapping_sub(1)).copied().unwrap_or("?")
    }

    /// Returns the number of days since 1 January 1970 (days from civil date, Hinnant 2013).
    pub fn days_since_1970(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// Returns the date of a number of days since 1 January 1970 (civil date from days, Hinnant 2013).
    pub fn from_days_since_1970(days: i64) -> Self {
        let days = days + 719_468;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = (shifted + 2) % 12 + 1;
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let small = |number: i64| u8::try_from(number).unwrap_or(1);
        Self {
            year: u16::try_from(year.clamp(0, 9999)).unwrap_or(0),
            month: small(month),
            day: small(day_of_year - (153 * shifted + 2) / 5 + 1),
        }
    }
}

impl When {
    /// Returns the day for people: `1 July 2025`.
    pub fn day(&self) -> Option<String> {
        self.date.map(Date::words)
    }

    /// Returns the time of day for people: `09:45`.
    pub fn clock(&self) -> Option<String> {
        self.time.map(|time| format!("{:02}:{:02}", time.hour, time.minute))
    }

    /// Returns the known parts for people: `1 July 2025, 09:45 +08:00`.
    pub fn words(&self) -> String {
        let clock = self.clock().map(|clock| match self.zone() {
            Some(zone) => format!("{clock} {zone}"),
            None => clock,
        });
        [self.day(), clock].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Returns the offset from UTC: `UTC`, `+08:00`.
    pub fn zone(&self) -> Option<String> {
        self.offset.map(|minutes| {
            if minutes == 0 {
                return "UTC".to_owned();
            }
            let sign = if minutes < 0 { '-' } else { '+' };
            let (hours, minutes) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
            format!("{sign}{hours:02}:{minutes:02}")
        })
    }

    /// Compares two dates, two times of day, or two points in time; `None` if the known parts are not comparable.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self.date, other.date) {
            (Some(a), Some(b)) => Some(match (self.time, other.time) {
                (Some(_), Some(_)) => self.seconds(a).cmp(&other.seconds(b)),
                _ => a.cmp(&b),
            }),
            (None, None) => Some(self.time?.cmp(&other.time?)),
            _ => None,
        }
    }

    /// Returns the seconds since 1970 of the time on `date`, in UTC if the offset is known.
    fn seconds(&self, date: Date) -> i64 {
        let time = self.time.map_or(0, |time| {
            i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + i64::from(time.second)
        });
        date.days_since_1970() * 86_400 + time - i64::from(self.offset.unwrap_or(0)) * 60
    }
}

/// Writes the known parts in RFC 3339: `2025-07-01`, `09:45:00`, `2025-07-01T09:45:00+08:00`.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(date) = self.date {
            f.write_str(&date.iso())?;
        }
        if let Some(time) = self.time {
            let separator = if self.date.is_some() { "T" } else { "" };
            write!(f, "{separator}{:02}:{:02}:{:02}", time.hour, time.minute, time.second)?;
        }
        match self.zone() {
            Some(zone) if self.offset == Some(0) && !zone.is_empty() => f.write_str("Z"),
            Some(zone) => f.write_str(&zone),
            None => Ok(()),
        }
    }
}

/// Returns a span of days: `1 July 2025`, `1–2 July 2025`, `30 June – 2 July 2025`.
pub(super) fn days(from: &When, to: Option<&When>) -> Option<String> {
    let start = from.date?;
    let Some(end) = to.and_then(|to| to.date).filter(|end| *end > start) else { return from.day() };
    let last = to.and_then(When::day)?;
    Some(if (start.year, start.month) == (end.year, end.month) {
        format!("{}–{last}", start.day)
    } else if start.year == end.year {
        format!("{} {} – {last}", start.day, start.month_name())
    } else {
        format!("{} – {last}", from.day()?)
    })
}

impl super::Event {
    /// Returns the day or days of the event: `1–2 July 2025`.
    pub fn days(&self) -> Option<String> {
        days(self.date.as_ref()?, self.end.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(year: u16, month: u8, day: u8, hour: u8, offset: Option<i16>) -> When {
        When {
            date: Some(Date { year, month, day }),
            time: Some(Time { hour, minute: 0, second: 0 }),
            offset,
        }
    }

    #[test]
    fn days_are_counted_in_both_directions() {
        for (year, month, day, count) in [
            (1970, 1, 1, 0),
            (2000, 2, 29, 11_016),
            (2025, 7, 1, 20_270),
            (1900, 3, 1, -25_508),
            (1969, 12, 31, -1),
        ] {
            let date = Date { year, month, day };
            assert_eq!(date.days_since_1970(), count);
            assert_eq!(Date::from_days_since_1970(count), date);
        }
    }

    #[test]
    fn points_in_time_are_compared_across_time_zones() {
        let shanghai = at(2025, 7, 1, 9, Some(480));
        let london = at(2025, 7, 1, 2, Some(60));
        assert_eq!(shanghai.compare(&london), Some(Ordering::Equal));
        assert_eq!(at(2025, 3, 1, 0, None).compare(&at(2025, 2, 28, 23, None)), Some(Ordering::Greater));
        assert_eq!(shanghai.to_string(), "2025-07-01T09:00:00+08:00");
        assert_eq!(shanghai.words(), "1 July 2025, 09:00 +08:00");
    }

    #[test]
    fn a_span_of_days_does_not_repeat_equal_parts() {
        let day = |month, day| When { time: None, ..at(2025, month, day, 0, None) };
        assert_eq!(days(&day(7, 1), None).as_deref(), Some("1 July 2025"));
        assert_eq!(days(&day(7, 1), Some(&day(7, 2))).as_deref(), Some("1–2 July 2025"));
        assert_eq!(days(&day(6, 30), Some(&day(7, 2))).as_deref(), Some("30 June – 2 July 2025"));
    }
}
