//! `ics`: a calendar of the sections that have times.

use super::BriefingExporter;
use super::facts::person;
use crate::export::reference;
use crate::export::wording::list;
use crate::export::{Refusal, Style};
use crate::guard::ReleasedBriefing;
use crate::model::{Briefing, Date, Section, SectionId, When};
use std::fmt;
use xxhash_rust::xxh3::xxh3_64;

/// iCalendar (RFC 5545) with one event per section.
///
/// Times are in UTC if their offset is known, and local to the place otherwise.
#[derive(Debug)]
pub struct Ics;

impl BriefingExporter for Ics {
    fn name(&self) -> &'static str {
        "ics"
    }

    fn ending(&self) -> &'static str {
        "ics"
    }

    fn purpose(&self) -> &'static str {
        "calendars: the sections that have times"
    }

    fn write(
        &self,
        released: &ReleasedBriefing<'_>,
        _: Style,
        out: &mut dyn fmt::Write,
    ) -> Result<(), Refusal> {
        let briefing = released.briefing();
        let all: Vec<_> = briefing.section_ids().filter_map(|id| event(briefing, id)).collect();
        if all.is_empty() {
            let message = "no section has a start time, and a calendar needs one";
            return Err(Refusal::new(message, "add `start` to the sections, or use another format"));
        }
        let head = [
            ("BEGIN", "VCALENDAR"),
            ("VERSION", "2.0"),
            ("PRODID", "-//plenary//plenary//EN"),
            ("CALSCALE", "GREGORIAN"),
        ];
        for (name, value) in head {
            line(name, value, out)?;
        }
        line("X-WR-CALNAME", &escape(&briefing.event.title), out)?;
        for (name, value) in all.iter().flatten() {
            line(name, value, out)?;
        }
        Ok(line("END", "VCALENDAR", out)?)
    }
}

type Line = (&'static str, String);
type Lines = Vec<Line>;

fn event(briefing: &Briefing, id: SectionId) -> Option<Lines> {
    let (section, event) = (&briefing[id], &briefing.event);
    let (start, end) = times(briefing, section)?;
    let said =
        format!("{}\n{}\n{}", event.title, section.id, event.source.url.as_deref().unwrap_or_default());
    let mut lines: Lines = vec![
        ("BEGIN", "VEVENT".to_owned()),
        ("UID", format!("{:016x}@plenary", xxh3_64(said.as_bytes()))),
        // The day of the source keeps the output the same in every run.
        ("DTSTAMP", stamp(briefing)),
        start,
    ];
    lines.extend(end);
    let title = if section.title.is_empty() { &event.title } else { &section.title };
    lines.push(("SUMMARY", escape(title)));
    let place = list([&section.room, &event.place].map(|part| part.as_ref().map(ToString::to_string)), ", ");
    let people = section.speakers.iter().map(|speaker| Some(person(&briefing[*speaker])));
    let about = list([Some(event.title.to_string()), Some(list(people, "\n"))], "\n\n");
    for (name, words) in [("LOCATION", place), ("DESCRIPTION", about)] {
        if !words.is_empty() {
            lines.push((name, escape(&words)));
        }
    }
    lines.extend(event.source.url.as_ref().map(|url| ("URL", reference::url(url))));
    lines.push(("END", "VEVENT".to_owned()));
    Some(lines)
}

/// Returns start and end of a section; `None` if its day or start time is unknown.
fn times(briefing: &Briefing, section: &Section) -> Option<(Line, Option<Line>)> {
    let start = section.start?;
    let event = &briefing.event;
    // A time without a date is on the day of the event, if the event has only one day.
    let one_day = event
        .date
        .and_then(|when| when.date)
        .filter(|first| event.end.and_then(|when| when.date).is_none_or(|last| last == *first));
    let day = start.date.or(one_day)?;
    let start = When { date: Some(day), ..start };
    start.time?;
    let end = section.end.filter(|end| end.time.is_some()).map(|end| When {
        date: end.date.or(Some(day)),
        time: end.time,
        offset: end.offset.or(start.offset),
    });
    let end =
        end.filter(|end| end.offset.is_some() == start.offset.is_some() && seconds(end) > seconds(&start));
    Some((("DTSTART", moment(&start)), end.map(|end| ("DTEND", moment(&end)))))
}

fn stamp(briefing: &Briefing) -> String {
    let source = &briefing.event.source;
    let mut known = [source.accessed, source.published, briefing.event.date].into_iter().flatten();
    let date = known.find_map(|when| when.date).unwrap_or(Date { year: 1970, month: 1, day: 1 });
    format!("{}T000000Z", plain(date))
}

fn plain(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year, date.month, date.day)
}

/// Returns a time in UTC if its offset is known, and in local time otherwise.
fn moment(when: &When) -> String {
    let seconds = seconds(when);
    let (day, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let zone = if when.offset.is_some() { "Z" } else { "" };
    format!(
        "{}T{:02}{:02}{:02}{zone}",
        plain(Date::from_days_since_1970(day)),
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// Returns the seconds since 1970, in UTC if the offset is known.
fn seconds(when: &When) -> i64 {
    let day = when.date.map_or(0, Date::days_since_1970);
    // A leap second counts as the second before it.
    let clock = when.time.map_or(0, |time| {
        i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + i64::from(time.second.min(59))
    });
    day * 86_400 + clock - i64::from(when.offset.unwrap_or(0)) * 60
}

/// Escapes words for a value (RFC 5545, 3.3.11).
fn escape(words: &str) -> String {
    words.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Writes a line, folded between characters (RFC 5545, 3.1).
///
/// No part has more than 75 octets.
fn line(name: &str, value: &str, out: &mut dyn fmt::Write) -> fmt::Result {
    let whole = format!("{name}:{value}");
    let mut left = 75;
    for c in whole.chars() {
        if c.len_utf8() > left {
            out.write_str("\r\n ")?;
            left = 74;
        }
        out.write_char(c)?;
        left -= c.len_utf8();
    }
    out.write_str("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Time;

    #[test]
    fn a_time_with_an_offset_is_written_in_utc() {
        let at = |hour, offset| When {
            date: Some(Date { year: 2025, month: 7, day: 1 }),
            time: Some(Time { hour, minute: 45, second: 0 }),
            offset,
        };
        assert_eq!(moment(&at(9, Some(480))), "20250701T014500Z");
        assert_eq!(moment(&at(2, Some(480))), "20250630T184500Z");
        assert_eq!(moment(&at(9, None)), "20250701T094500");
        assert_eq!(moment(&at(22, Some(-210))), "20250702T021500Z");
    }

    #[test]
    fn lines_are_folded_by_octets_between_characters() {
        let mut out = String::new();
        line("SUMMARY", &"门é".repeat(60), &mut out).unwrap();
        let parts: Vec<_> = out.trim_end().split("\r\n").collect();
        assert!(parts.len() > 3 && parts.iter().all(|part| part.len() <= 75));
        assert_eq!(out.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", "门é".repeat(60)));
    }
}
