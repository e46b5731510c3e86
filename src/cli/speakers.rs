//! `plenary speakers PATH…`: the speakers, with role and number of quotes.

use super::exit::Exit;
use super::load::Paths;
use super::output::{print, print_part};
use super::plan::Plan;
use super::selection::Selection;
use crate::io::Failure;
use crate::model::Speaker;
use serde_json::{Value, json};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// Print a JSON list
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let mut objects = Vec::new();
    let Paths { paths, uses_index } = &args.paths;
    let unread = Plan::of(paths, &Selection::default(), uses_index)?.map_briefings(
        |volume| volume,
        |volume| {
            let speakers = volume.briefing.iter().flat_map(|briefing| &briefing.speakers);
            if args.json {
                objects.extend(speakers.map(|speaker| object(&volume.name, speaker)));
                return Ok(());
            }
            print_part(&speakers.map(line).collect::<String>())
        },
    )?;
    if args.json {
        print(&format!("{:#}\n", Value::from(objects)))?;
    }
    Ok(unread.report())
}

fn line(speaker: &Speaker) -> String {
    let post = speaker.post();
    let separator = if post.is_empty() { "" } else { ", " };
    let unnamed = if speaker.unnamed { " (unnamed)" } else { "" };
    format!("{:>4}  {}{unnamed}{separator}{post}\n", speaker.quotes.len(), speaker.full_name())
}

fn object(file: &str, speaker: &Speaker) -> Value {
    let mut object = json!({ "file": file, "id": &*speaker.id, "name": &*speaker.name });
    let known = [
        ("native", &speaker.native),
        ("honorific", &speaker.honorific),
        ("role", &speaker.role),
        ("organization", &speaker.organization),
    ];
    for (key, value) in known {
        if let Some(value) = value {
            object[key] = Value::from(&**value);
        }
    }
    object["group"] = Value::from(speaker.group);
    if speaker.unnamed {
        object["unnamed"] = Value::from(true);
    }
    object["quotes"] = Value::from(speaker.quotes.len());
    object
}
