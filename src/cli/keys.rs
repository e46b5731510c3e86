//! `plenary keys`: every key of the reader and what it does.

use super::exit::Exit;
use super::output::print;
use super::settings;
use crate::action::{ACTIONS, Context, Group};
use crate::io::Failure;

pub(super) fn run(args: &settings::Place) -> Result<Exit, Failure> {
    let settings = args.read()?;
    let bindings = &settings.config.bindings;
    let group = |group: Group| {
        let rows = ACTIONS.iter().filter(|row| row.context == Context::Reader && row.group == group);
        let lines =
            rows.map(|row| format!("  {:<18}{:<18}{}\n", bindings.shown_keys(row), row.name, row.words));
        format!("{}\n{}", group.title(), lines.collect::<String>())
    };
    print(&Group::ALL.map(group).join("\n"))?;
    Ok(settings.report())
}
