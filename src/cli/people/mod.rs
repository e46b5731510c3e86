//! `plenary people [PATH…]`: the people of many briefings, one row each, and why their names were joined.

mod list;

use super::exit::Exit;
use super::load::LibraryPaths;
use super::near::near_names;
use super::output::{complain, counted, print, tell};
use super::people_file::OpenFile;
use super::plan::Plan;
use super::selection::Selection;
use crate::diagnostic::report::WIDTH;
use crate::io::Failure;
use crate::people::{self, Change, Everyone, Found, Joined, Person, find};
use crate::text::Safe;
use list::{Format, List};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    library: LibraryPaths,
    /// Choose how to print the people
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Print a JSON list, like `--format json`
    #[arg(long)]
    json: bool,
    /// Print only people with these words in one of their names
    #[arg(long = "match", value_name = "NAME")]
    wanted: Option<String>,
    /// Print every name of each person, why it was joined, and how sure that is
    #[arg(long)]
    why: bool,
    /// Write in people.toml that two people are one; each is an id or a name
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    merge: Vec<String>,
    /// Write in people.toml that two names are two people; each is an id or a name
    #[arg(long, num_args = 2, value_names = ["A", "B"], conflicts_with = "merge")]
    part: Vec<String>,
    /// Print the new people.toml instead of writing it
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let opened = OpenFile::of(&args.library.paths)?;
    let plan = Plan::of(&args.library.paths, &Selection::default(), &args.library.uses_index)?;
    let source = opened.as_ref().and_then(|opened| opened.source.as_deref());
    let (Everyone { joined, places }, files, unread) =
        plan.people(source, opened.as_ref().map(|opened| &opened.file))?;
    let mut exit = unread.report();
    if let Some(opened) = opened.as_ref().filter(|opened| opened.count().errors > 0) {
        tell(&opened.report().text(false, WIDTH));
        exit = exit.max(Exit::Faults);
    }
    if let [one, other] = args.merge.as_slice() {
        return Ok(exit.max(change(args, opened.as_ref(), |source| merge(source, &joined, one, other))?));
    }
    if let [one, other] = args.part.as_slice() {
        return Ok(exit.max(change(args, opened.as_ref(), |source| part(source, &joined, one, other))?));
    }
    let format = if args.json { Format::Json } else { args.format };
    let wanted = |person: &&Person| args.wanted.as_deref().is_none_or(|words| person.matches(words));
    let found: Vec<&Person> = joined.people.iter().filter(wanted).collect();
    let list = List { places: &places, files: &files, why: args.why };
    list.print(&found, format)?;
    if format == Format::Text {
        tell(&summary(&joined, found.len(), files.len()));
    }
    let wanted = args.wanted.as_deref().filter(|_| found.is_empty());
    if let Some(near) = wanted.and_then(|words| near_people(&joined, words)) {
        tell(&format!("{near}\n"));
    }
    Ok(if found.is_empty() { exit.max(Exit::Faults) } else { exit })
}

fn summary(joined: &Joined, found: usize, files: usize) -> String {
    let people = match found {
        1 => "1 person".to_owned(),
        _ => format!("{found} people"),
    };
    let others = [
        (joined.groups, "groups"),
        (joined.unnamed, "without a name"),
        (joined.others, "that are not people's names"),
    ];
    let others: Vec<String> = others
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let others = if others.is_empty() {
        String::new()
    } else {
        format!("; speakers not listed: {}", others.join(", "))
    };
    format!("{people} in {}, most statements first{others}\n", counted(files, "briefing"))
}

/// Changes the people file, and says what was changed and how to undo it.
fn change(
    args: &Args,
    opened: Option<&OpenFile>,
    change: impl FnOnce(&str) -> Result<Change, String>,
) -> Result<Exit, Failure> {
    let Some(opened) = opened else {
        let failure = Failure::new("there is no library folder for people.toml");
        return Err(failure.help("name a folder: `plenary people FOLDER --merge A B`"));
    };
    let change = match change(opened.source.as_deref().unwrap_or_default()) {
        Ok(change) => change,
        Err(message) => {
            complain(&Failure::new(message));
            return Ok(Exit::Faults);
        }
    };
    let name = opened.name();
    if args.dry_run {
        print(&change.text)?;
    } else {
        opened.write(&change.text)?;
    }
    let done = if args.dry_run { "would change" } else { "changed" };
    tell(&format!("{done} {name}:\n"));
    change.done.iter().for_each(|line| tell(&format!("  {}\n", Safe::clean_line(line))));
    if !args.dry_run {
        tell(&format!("to undo it, {}\n", Safe::clean_line(&change.undo)));
    }
    Ok(Exit::Success)
}

fn merge(source: &str, joined: &Joined, one: &str, other: &str) -> Result<Change, String> {
    people::merge(source, meant(joined, one)?, meant(joined, other)?)
}

fn part(source: &str, joined: &Joined, one: &str, other: &str) -> Result<Change, String> {
    let (first, second) = (meant(joined, one)?, meant(joined, other)?);
    if first.id != second.id {
        return people::part(source, (&first.id, &first.name), (&second.id, &second.name));
    }
    // Two names of one person: the one that is more like the person's name keeps the id.
    let ids = people::ids_of_names(first, one, other).ok_or_else(|| {
        format!("\"{one}\" and \"{other}\" mean one person; write two of the names that `--why` prints")
    })?;
    people::part(source, (&ids.0, one), (&ids.1, other))
}

/// Suggests names that are similar to words that match nobody.
fn near_people(joined: &Joined, words: &str) -> Option<String> {
    let names = joined.people.iter().flat_map(|person| &person.names);
    near_names(words, names.map(|name| name.name.as_str()))
}

/// The person whom an id or a name means; an error lists the people if there are several.
fn meant<'j>(joined: &'j Joined, text: &str) -> Result<&'j Person, String> {
    let person = |at: usize| joined.people.get(at);
    let nobody = || {
        let near = near_people(joined, text).map(|near| format!("; {near}"));
        format!("there is no person \"{text}\"{}", near.unwrap_or_default())
    };
    match find(&joined.people, text) {
        Found::One(at) => person(at).ok_or_else(nobody),
        Found::Nobody => Err(nobody()),
        Found::Several(all) => {
            let ids: Vec<String> = all
                .iter()
                .filter_map(|at| person(*at))
                .take(list::MAX_NAMED)
                .map(|person| format!("{} ({})", person.id, list::line(person)))
                .collect();
            let more = all.len().saturating_sub(list::MAX_NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            Err(format!("\"{text}\" may be {}{more}; use an id", ids.join(" or ")))
        }
    }
}
