//! Help: lists all commands, or explains some of them.

use super::{Linear, words};
use crate::action::{ACTIONS, Context, Group, Row};
use crate::app::App;
use crate::text::fold::loose;

impl Linear {
    /// Lists all commands by topic, or explains those that contain the given words.
    pub(super) fn help(&mut self, about: &str) {
        let context = if self.app.list().is_some() { Context::List } else { self.app.context() };
        let own = |row: &&Row| row.context == context && !App::needs_screen(row.action);
        let rows: Vec<&Row> = ACTIONS.iter().filter(own).collect();
        if about.is_empty() {
            return self.overview(&rows);
        }
        let all = about == "all";
        let asked = loose(about);
        let wanted = |name: &str, words: &str| all || loose(&format!("{name} {words}")).contains(&*asked);
        let said = self.out.len();
        for row in rows.iter().filter(|row| wanted(row.name, row.words)) {
            let keys = self.app.bindings().shown_keys(row);
            let keys = if keys.is_empty() { keys } else { format!("; keys: {keys}") };
            let why = self.app.unavailable(row.action).filter(|_| context == Context::Reader);
            let why = why.map_or(String::new(), |why| format!("; not available: {why}"));
            self.say(format!("{}: {}{keys}{why}", row.name, row.words));
        }
        for (name, words) in words::own().filter(|(name, words)| wanted(name, words)) {
            self.say(format!("{name}: {words}"));
        }
        if self.out.len() == said {
            self.say(format!("no command matches \"{about}\""));
        }
    }

    fn overview(&mut self, rows: &[&Row]) {
        self.say("Type the name of a command, or the beginnings of its words: ne sp for next-speaker. You can also type its keys.");
        self.say("A number selects an item of the list that was read out last. A number before a command is a count: 3 next-quote. An empty line continues reading.");
        for group in Group::ALL {
            let names: Vec<&str> = rows.iter().filter(|row| row.group == group).map(|row| row.name).collect();
            if !names.is_empty() {
                self.say(format!("{}: {}.", group.title(), names.join(", ")));
            }
        }
        let own: Vec<&str> = words::own().map(|(name, _)| name).collect();
        self.say(format!("Also: {}.", own.join(", ")));
        self.say(
            "Type help and a word to explain the commands that contain it: help quote. Type help all to explain all of them.",
        );
    }
}
