//! `plenary speakers PATH…`: who speaks, in what role, and how many quotes each has.

use super::{Exit, Paths, load};
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
    let volumes = load::load(&args.paths.paths)?;
    let briefings = volumes.iter().filter_map(|volume| Some((&*volume.name, volume.briefing.as_ref()?)));
    let speakers =
        briefings.flat_map(|(file, briefing)| briefing.speakers.iter().map(move |speaker| (file, speaker)));
    super::print(&if args.json {
        let list: Vec<Value> = speakers.map(|(file, speaker)| object(file, speaker)).collect();
        format!("{:#}\n", Value::from(list))
    } else {
        speakers.map(|(_, speaker)| line(speaker)).collect()
    })?;
    Ok(if load::report_unread(&volumes) { Exit::Faults } else { Exit::Well })
}

fn line(speaker: &Speaker) -> String {
    let post = speaker.post();
    let separator = if post.is_empty() { "" } else { ", " };
    format!("{:>4}  {}{separator}{post}\n", speaker.quotes.len(), speaker.full_name())
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
    object["quotes"] = Value::from(speaker.quotes.len());
    object
}
