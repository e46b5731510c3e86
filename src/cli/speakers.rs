//! `plenary speakers PATH…`: the speakers, with role and number of quotes.

use super::exit::Exit;
use super::load::{self, Paths};
use super::output::print;
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
    let loaded = load::load(&args.paths.paths)?;
    let speakers = loaded
        .briefings()
        .flat_map(|(file, briefing)| briefing.speakers.iter().map(move |speaker| (file, speaker)));
    print(&if args.json {
        let list: Vec<Value> = speakers.map(|(file, speaker)| object(file, speaker)).collect();
        format!("{:#}\n", Value::from(list))
    } else {
        speakers.map(|(_, speaker)| line(speaker)).collect()
    })?;
    Ok(loaded.report_unread())
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
