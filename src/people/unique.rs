//! Joins a family name with a title or a post, where the whole library has one person of that name.

use super::alone::Alone;
use super::appearance::Appearance;
use super::bearers::Bearers;
use super::draft::Draft;
use super::person::Reason;
use super::post::{MAX_DAYS_OUTSIDE, Office};
use crate::model::Date;
use std::collections::BTreeMap;

/// Joins what is left after the other rules, and returns what stays apart.
///
/// Nobody else of the family name may be known, not even by another post or by a title of the other gender, and the
/// documents must be at most a year apart.
pub(super) fn join(
    rest: Vec<Alone>,
    appearances: &[Appearance],
    bearers: &Bearers<'_>,
    drafts: &mut Vec<Draft>,
) -> Vec<Alone> {
    let mut families: BTreeMap<Vec<String>, Vec<Alone>> = BTreeMap::new();
    for alone in rest {
        families.entry(alone.name.family.clone()).or_default().push(alone);
    }
    let mut left = Vec::new();
    for (family, members) in families {
        let bearer = match bearers.of_family(&family) {
            [] => None,
            [one] => Some(*one),
            _ => {
                left.extend(members);
                continue;
            }
        };
        let women = members.iter().filter_map(|alone| alone.name.woman);
        let women: Vec<bool> = women.chain(bearer.and_then(|bearer| bearers.woman(bearer))).collect();
        let own: Vec<&Office> = bearer.into_iter().flat_map(|bearer| bearers.offices(bearer)).collect();
        let offices: Vec<Office> = members.iter().filter_map(|alone| office(alone, appearances)).collect();
        let agrees = |office: &Office| match &*own {
            [] => offices.iter().all(|other| other.agrees(office)),
            own => own.iter().any(|own| own.agrees(office)),
        };
        let is_one_gender = women.iter().all(|woman| Some(woman) == women.first());
        if !is_one_gender || !offices.iter().all(agrees) {
            left.extend(members);
            continue;
        }
        let is_bearers = |alone: &Alone| match title(alone) {
            Some(title) => bearer.is_some_and(|bearer| bearers.has_title(bearer, title)),
            None => office(alone, appearances).is_some() && !own.is_empty(),
        };
        let (theirs, others): (Vec<Alone>, Vec<Alone>) = members.into_iter().partition(is_bearers);
        let mut rest = join_near(theirs, appearances, bearer, drafts);
        rest.extend(others);
        // The others may be somebody else, but they are one person if they have the same title.
        let mut titles: BTreeMap<String, Vec<Alone>> = BTreeMap::new();
        for alone in rest {
            match title(&alone).map(str::to_owned) {
                Some(title) => titles.entry(title).or_default().push(alone),
                None => left.push(alone),
            }
        }
        for members in titles.into_values() {
            left.extend(join_near(members, appearances, None, drafts));
        }
    }
    left
}

/// Returns a title that is no office: "mr", "dr".
fn title(alone: &Alone) -> Option<&str> {
    alone.name.titles.iter().map(String::as_str).find(|title| Office::new(title, None).is_none())
}

fn office(alone: &Alone, appearances: &[Appearance]) -> Option<Office> {
    Office::of(appearances.get(alone.appearance)?, &alone.name.titles)
}

/// Joins names that are near in time to the person, or else to each other, and returns the others.
fn join_near(
    members: Vec<Alone>,
    appearances: &[Appearance],
    bearer: Option<usize>,
    drafts: &mut Vec<Draft>,
) -> Vec<Alone> {
    let day = |at: usize| appearances.get(at)?.day.map(Date::days_since_1970);
    let own = bearer.and_then(|bearer| drafts.get(bearer)).into_iter().flat_map(|draft| &draft.members);
    let mut days: Vec<(i64, Option<Alone>)> = own.filter_map(|(at, _)| Some((day(*at)?, None))).collect();
    let mut left = Vec::new();
    for alone in members {
        match day(alone.appearance) {
            Some(day) => days.push((day, Some(alone))),
            None => left.push(alone),
        }
    }
    days.sort_by_key(|(day, _)| *day);
    for run in days.chunk_by(|(one, _), (other, _)| other - one <= MAX_DAYS_OUTSIDE) {
        let has_bearer = run.iter().any(|(_, alone)| alone.is_none());
        let names: Vec<&Alone> = run.iter().filter_map(|(_, alone)| alone.as_ref()).collect();
        let reason = |alone: &Alone| Reason::OnlyInLibrary(alone.name.shown.clone());
        let joined: Vec<(usize, Reason)> =
            names.iter().map(|alone| (alone.appearance, reason(alone))).collect();
        match bearer.filter(|_| has_bearer).and_then(|bearer| drafts.get_mut(bearer)) {
            Some(draft) => draft.members.extend(joined),
            None if bearer.is_none() && names.len() > 1 => {
                let name = names.iter().filter_map(|alone| appearances.get(alone.appearance));
                let name = name.map(|appearance| appearance.name.clone()).min().unwrap_or_default();
                drafts.push(Draft { entry: None, name, members: joined });
            }
            None => left.extend(names.into_iter().cloned()),
        }
    }
    left
}
