//! Dates and times as TOML has them (RFC 3339), and how a person reads them.

use std::cmp::Ordering;
use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 0 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 60; 0 where none is given.
    pub second: u8,
}

/// A point in time as far as it is known: a day, a time of day, or both, perhaps with its distance from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    /// The day.
    pub date: Option<Date>,
    /// The time of day.
    pub time: Option<Time>,
    /// Minutes east of UTC.
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
    fn month_name(self) -> &'static str {
        MONTHS.get(usize::from(self.month).wrapping_sub(1)).copied().unwrap_or("?")
    }
}

impl When {
    /// The day as a person reads it: `1 July 2025`.
    pub fn day(&self) -> Option<String> {
        self.date.map(|date| format!("{} {} {}", date.day, date.month_name(), date.year))
    }

    /// The time of day as an agenda shows it: `09:45`.
    pub fn clock(&self) -> Option<String> {
        self.time.map(|time| format!("{:02}:{:02}", time.hour, time.minute))
    }

    /// Day and time as far as they are known: `1 July 2025, 09:45 +08:00`.
    pub fn words(&self) -> String {
        let clock = self.clock().map(|clock| match self.zone() {
            Some(zone) => format!("{clock} {zone}"),
            None => clock,
        });
        [self.day(), clock].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The distance from UTC: `UTC`, `+08:00`.
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

    /// Which is earlier, where both say enough to tell: two times of day, two days, or two points in time
    /// (in UTC where both know their distance from it).
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

    /// Seconds since the year 0, in UTC as far as that is known (days from civil date, Hinnant 2013).
    fn seconds(&self, date: Date) -> i64 {
        let (year, month, day) = (i64::from(date.year), i64::from(date.month), i64::from(date.day));
        let year = if month <= 2 { year - 1 } else { year };
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let days =
            year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year;
        let time = self.time.map_or(0, |time| {
            i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + i64::from(time.second)
        });
        days * 86_400 + time - i64::from(self.offset.unwrap_or(0)) * 60
    }
}

/// RFC 3339 as far as it is known: `2025-07-01`, `09:45:00`, `2025-07-01T09:45:00+08:00`.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(date) = self.date {
            write!(f, "{:04}-{:02}-{:02}", date.year, date.month, date.day)?;
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

/// A span of days: `1 July 2025`, `1–2 July 2025`, `30 June – 2 July 2025`.
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
    /// The day or days of the event: `1–2 July 2025`.
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
    fn points_in_time_compare_across_zones() {
        let shanghai = at(2025, 7, 1, 9, Some(480));
        let london = at(2025, 7, 1, 2, Some(60));
        assert_eq!(shanghai.compare(&london), Some(Ordering::Equal));
        assert_eq!(at(2025, 3, 1, 0, None).compare(&at(2025, 2, 28, 23, None)), Some(Ordering::Greater));
        assert_eq!(shanghai.to_string(), "2025-07-01T09:00:00+08:00");
        assert_eq!(shanghai.words(), "1 July 2025, 09:00 +08:00");
    }

    #[test]
    fn days_are_said_without_repeating_what_is_equal() {
        let day = |month, day| When { time: None, ..at(2025, month, day, 0, None) };
        assert_eq!(days(&day(7, 1), None).as_deref(), Some("1 July 2025"));
        assert_eq!(days(&day(7, 1), Some(&day(7, 2))).as_deref(), Some("1–2 July 2025"));
        assert_eq!(days(&day(6, 30), Some(&day(7, 2))).as_deref(), Some("30 June – 2 July 2025"));
    }
}
