//! Help: the words that can be typed, all of them briefly or some of them in full.

use super::{Linear, words};
use crate::action::{ACTIONS, Context, Group, Row};
use crate::app::App;
use crate::text::fold::loose;

impl Linear {
    /// All words by what they are for, or those that hold what is asked about, with what they do.
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
            let off = self.app.off(row.action).filter(|_| context == Context::Reader);
            let off = off.map_or(String::new(), |why| format!("; not now: {why}"));
            self.say(format!("{}: {}{keys}{off}", row.name, row.words));
        }
        for (name, words) in words::own().filter(|(name, words)| wanted(name, words)) {
            self.say(format!("{name}: {words}"));
        }
        if self.out.len() == said {
            self.say(format!("no word has to do with \"{about}\""));
        }
    }

    fn overview(&mut self, rows: &[&Row]) {
        self.say("A line is the name of what is to be done, or so much of it as tells it from others: ne sp for next-speaker. Its keys do as well.");
        self.say("A number chooses from the list that was read out last. A number beside a name counts: 3 next-quote. Nothing typed reads on.");
        for group in Group::ALL {
            let names: Vec<&str> = rows.iter().filter(|row| row.group == group).map(|row| row.name).collect();
            if !names.is_empty() {
                self.say(format!("{}: {}.", group.title(), names.join(", ")));
            }
        }
        let own: Vec<&str> = words::own().map(|(name, _)| name).collect();
        self.say(format!("Also: {}.", own.join(", ")));
        self.say(
            "help with a word explains what has to do with it: help quote. help all explains everything.",
        );
    }
}
