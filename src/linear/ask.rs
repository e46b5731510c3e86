//! Asks what an action needs to know, and handles the answers.

use super::{Linear, Outside};
use crate::action::Action;
use crate::app::{
    AnswerLine, CorrectMenu, ExportDialog, Field, Input, MarkPrompt, MenuItem, Overlay, Target,
};
use crate::key::{Code, Key};

/// Maximum number of items that are read out with a question.
const MAX_ITEMS: usize = 20;
/// Maximum number of lines of an export that are read out before it runs.
const PREVIEW_LINES: usize = 40;

impl Linear {
    /// Reads out the question.
    pub(super) fn ask(&mut self) {
        let lines = match self.app.overlay() {
            Some(Overlay::Picker(picker)) => {
                let (found, _) = picker.count();
                let mut lines = vec![format!("{}:", picker.title)];
                lines.extend((0..found.min(MAX_ITEMS)).filter_map(|index| {
                    // The columns of the screen become one line of words.
                    let words = picker.row(index)?.text();
                    Some(format!("{}. {}", index + 1, words.split_whitespace().collect::<Vec<_>>().join(" ")))
                }));
                if found > MAX_ITEMS {
                    lines.push(format!("and {} more", found - MAX_ITEMS));
                }
                lines.push("Type a number or part of a name; an empty line goes back.".to_owned());
                lines
            }
            Some(Overlay::Jump(jump)) => {
                let view = self.app.view();
                let all = view.briefing.speaker_ids().filter(|id| view.letters(*id).starts_with(&jump.typed));
                let mut lines: Vec<String> = all
                    .take(MAX_ITEMS)
                    .map(|id| format!("{}: {}", view.letters(id), view.briefing[id].name))
                    .collect();
                lines.push("Type the letters of a speaker; an empty line goes back.".to_owned());
                lines
            }
            Some(Overlay::Mark(MarkPrompt::Set)) => vec!["Type a letter for this place:".to_owned()],
            Some(Overlay::Mark(MarkPrompt::GoTo)) => {
                let mut lines: Vec<String> = self.app.mark_rows().iter().map(crate::row::Row::text).collect();
                lines.push("Type the letter of a place:".to_owned());
                lines
            }
            Some(Overlay::Search(_)) => vec!["Type words to search for:".to_owned()],
            Some(Overlay::Export(dialog)) => self.ask_export(dialog),
            Some(Overlay::Page(_)) => Vec::new(),
            Some(Overlay::Answer(answer)) => question_of(answer),
            Some(Overlay::Correct(menu)) => corrections(menu),
            None if self.app.results().is_some() => {
                vec!["Type what to search for in all briefings; an empty line goes back.".to_owned()]
            }
            None if self.app.people_list().is_some() => {
                vec!["Type part of a name; an empty line lists all people.".to_owned()]
            }
            None => {
                vec!["Type part of a title, a place or a name; an empty line lists all briefings.".to_owned()]
            }
        };
        self.out.extend(lines);
    }

    fn ask_export(&self, dialog: &ExportDialog) -> Vec<String> {
        if let Some(problem) = &dialog.problem {
            return vec![
                format!("Not exported: {problem}"),
                "An empty line tries again; back cancels the export.".to_owned(),
            ];
        }
        if dialog.exists {
            let append = if dialog.exporter().joint().is_some() { " append," } else { "" };
            let path = dialog.path.value();
            return vec![format!(
                "{path} already exists and was not changed. Type overwrite,{append} name to choose another name, or back."
            )];
        }
        if self.confirming {
            return preview(dialog);
        }
        let what = match dialog.field {
            Field::Quotes => "What to export:",
            Field::Format => "Format:",
            Field::Destination => "Destination:",
            Field::Names => "How to name the speaker:",
            Field::Question => "What to write of an answer:",
            Field::Path => {
                return vec![format!(
                    "Type a name for the file; an empty line means {}",
                    dialog.path.value()
                )];
            }
        };
        let choices = dialog.choices();
        let mut lines = vec![what.to_owned()];
        lines.extend(
            choices
                .iter()
                .enumerate()
                .map(|(index, (name, words))| format!("{}. {name}: {words}", index + 1)),
        );
        if let Some((name, _)) = choices.get(dialog.choice()) {
            lines.push(format!(
                "Type a number or a name; an empty line means {name}; back cancels the export."
            ));
        }
        lines
    }

    /// Answers questions with the words of a line, then asks the next question.
    pub(super) fn answer_all(&mut self, words: &str, outside: &mut Outside<'_>) {
        let mut rest = words;
        while matches!(self.app.overlay(), Some(Overlay::Export(_))) && !self.confirming {
            let field = self.export_field();
            let (first, others) = match field {
                Some(Field::Path) => (rest, ""),
                _ => rest.split_once(' ').unwrap_or((rest, "")),
            };
            if !self.answer_export_choice(first, outside) {
                return self.ask();
            }
            rest = others.trim();
            if rest.is_empty() {
                return self.ask();
            }
        }
        if matches!(self.app.overlay(), Some(Overlay::Export(_))) {
            self.ask();
        } else {
            self.answer(rest, outside);
        }
    }

    fn export_field(&self) -> Option<Field> {
        match self.app.overlay() {
            Some(Overlay::Export(dialog)) => Some(dialog.field),
            _ => None,
        }
    }

    /// Handles the answer to a question.
    pub(super) fn answer(&mut self, typed: &str, outside: &mut Outside<'_>) {
        let said = self.out.len();
        match self.app.overlay() {
            Some(Overlay::Picker(picker)) => {
                let found = picker.count().0;
                self.answer_picker(typed, found, outside);
            }
            Some(Overlay::Jump(_) | Overlay::Mark(_)) => {
                if typed.is_empty() {
                    self.feed(Input::Key(Key::plain(Code::Esc)), outside);
                }
                for letter in typed.chars().filter(|letter| !letter.is_whitespace()) {
                    if matches!(self.app.overlay(), Some(Overlay::Jump(_) | Overlay::Mark(_))) {
                        self.feed(Input::Key(Key::char(letter)), outside);
                    }
                }
                if self.app.overlay().is_some() {
                    self.ask();
                }
            }
            Some(Overlay::Search(_)) => {
                let keep = if typed.is_empty() { Action::Back } else { Action::Keep };
                self.feed(Input::Line(typed.to_owned()), outside);
                self.feed(Input::Do(keep, None), outside);
            }
            Some(Overlay::Export(_)) => self.answer_export(typed, outside),
            Some(Overlay::Page(_)) => self.feed(Input::Do(Action::Back, None), outside),
            None if typed.is_empty() && self.app.results().is_some() => {
                self.feed(Input::Line(String::new()), outside);
                self.feed(Input::Do(Action::Back, None), outside);
            }
            None if self.app.library_screen().is_some() => {
                self.feed(Input::Line(typed.to_owned()), outside);
                self.tell_library();
            }
            Some(Overlay::Answer(_)) if typed == "back" => self.feed(Input::Do(Action::Back, None), outside),
            Some(Overlay::Correct(menu)) => {
                let last = menu.items().len();
                match typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1)) {
                    _ if typed.is_empty() || typed == "back" => {
                        self.feed(Input::Do(Action::Back, None), outside);
                    }
                    Some(index) if index < last => self.feed(Input::Item(index), outside),
                    _ => self.say(format!("type a number from 1 to {last}")),
                }
                if self.app.overlay().is_some() {
                    self.ask();
                }
            }
            Some(Overlay::Answer(_)) | None => self.feed(Input::Line(typed.to_owned()), outside),
        }
        if self.app.overlay().is_none() {
            self.confirming = false;
            if let Some((action, before)) = self.asked.take() {
                self.tell(action, &before, self.out.len() > said);
            }
        }
    }

    fn answer_picker(&mut self, typed: &str, found: usize, outside: &mut Outside<'_>) {
        if typed.is_empty() || typed == "back" {
            return self.feed(Input::Do(Action::Back, None), outside);
        }
        if let Ok(number) = typed.parse::<usize>() {
            match number.checked_sub(1).filter(|index| *index < found) {
                Some(index) => self.pick(index, outside),
                None => self.say(format!("there is no {number}; the last is {found}")),
            }
            return;
        }
        self.feed(Input::Line(typed.to_owned()), outside);
        let found = match self.app.overlay() {
            Some(Overlay::Picker(picker)) => picker.count().0,
            _ => return,
        };
        match found {
            0 => {
                self.say(format!("nothing matches \"{typed}\""));
                self.feed(Input::Line(String::new()), outside);
                self.ask();
            }
            1 => self.pick(0, outside),
            _ => match self.named_item(typed, found) {
                Some(index) => self.pick(index, outside),
                None => self.ask(),
            },
        }
    }

    /// The found item that was named.
    ///
    /// That is the item whose first word was typed (the letters of a speaker, the name of a format), or else
    /// the only one that contains all the typed words: `kind direct` does not match `kind indirect`.
    fn named_item(&self, typed: &str, found: usize) -> Option<usize> {
        let Some(Overlay::Picker(picker)) = self.app.overlay() else { return None };
        let lower = typed.to_lowercase();
        let words = |index: usize| picker.row(index).map_or(String::new(), |row| row.text().to_lowercase());
        let first = (0..found).find(|index| words(*index).split_whitespace().next() == Some(&*lower));
        first.or_else(|| {
            let mut whole = (0..found).filter(|index| {
                let own = words(*index);
                lower.split_whitespace().all(|word| own.split_whitespace().any(|own| own == word))
            });
            whole.next().filter(|_| whole.next().is_none())
        })
    }

    /// Selects an item of a picker. A picked command replaces the current one.
    fn pick(&mut self, index: usize, outside: &mut Outside<'_>) {
        let action = match self.app.overlay() {
            Some(Overlay::Picker(picker)) => picker.target_at(index).and_then(|target| match target {
                Target::Action(action) => Some(action),
                _ => None,
            }),
            _ => None,
        };
        match action {
            Some(action) => {
                self.feed(Input::Do(Action::Back, None), outside);
                self.asked = None;
                self.act(action, None, "", outside);
            }
            None => self.feed(Input::Item(index), outside),
        }
    }

    fn answer_export(&mut self, typed: &str, outside: &mut Outside<'_>) {
        let Some(Overlay::Export(dialog)) = self.app.overlay() else { return };
        let lower = typed.to_lowercase();
        let is = |word: &str| !lower.is_empty() && word.starts_with(&*lower);
        let (exists, appends) = (dialog.exists, dialog.exporter().joint().is_some());
        let field = dialog.field;
        // Any word may be the name of a file.
        let leaves = lower == "back" || (is("back") || is("no")) && (field != Field::Path || self.confirming);
        if exists {
            match () {
                () if is("overwrite") => self.feed(Input::Key(Key::char(ExportDialog::OVERWRITE)), outside),
                () if appends && is("append") => {
                    self.feed(Input::Key(Key::char(ExportDialog::APPEND)), outside);
                }
                () if is("name") => {
                    self.feed(Input::Key(Key::char(ExportDialog::RENAME)), outside);
                    self.confirming = false;
                }
                () if is("back") => {
                    self.feed(Input::Do(Action::Back, None), outside);
                    self.feed(Input::Do(Action::Back, None), outside);
                }
                () => {}
            }
        } else if leaves {
            self.feed(Input::Do(Action::Back, None), outside);
            self.say("nothing was exported");
        } else if self.confirming && (lower.is_empty() || is("yes")) {
            self.feed(Input::Do(Action::Run, None), outside);
        } else if !self.confirming {
            self.answer_export_choice(typed, outside);
        }
        if self.app.overlay().is_some() {
            self.ask();
        }
    }

    /// Handles a choice of the dialog, and goes to the next field.
    ///
    /// Returns false if there is no such choice.
    fn answer_export_choice(&mut self, typed: &str, outside: &mut Outside<'_>) -> bool {
        let Some(Overlay::Export(dialog)) = self.app.overlay() else { return false };
        let (field, choices) = (dialog.field, dialog.choices());
        if field == Field::Path {
            if !typed.is_empty() {
                self.feed(Input::Line(typed.to_owned()), outside);
            }
            self.confirming = true;
            return true;
        }
        if !typed.is_empty() {
            let Some(index) = choice(&choices, typed) else {
                self.say(format!("\"{typed}\" is not one of these"));
                return false;
            };
            self.feed(Input::Item(index), outside);
        }
        let last = match self.app.overlay() {
            Some(Overlay::Export(dialog)) => dialog.fields().last() == Some(&field),
            _ => true,
        };
        if last {
            self.confirming = true;
        } else {
            self.feed(Input::Do(Action::NextField, None), outside);
        }
        true
    }
}

/// A question that is answered in a line.
fn question_of(answer: &AnswerLine) -> Vec<String> {
    let mut lines = vec![answer.asked.words().trim().to_owned()];
    let typed = answer.prompt.typed();
    if !typed.is_empty() {
        lines.push(format!("It is now: {typed}"));
    }
    lines.push("Type the whole answer; back leaves it as it is.".to_owned());
    lines
}

/// The menu of corrections.
fn corrections(menu: &CorrectMenu) -> Vec<String> {
    let mut lines = vec![menu.title.clone()];
    let words = |item: &MenuItem| item.row.text().split_whitespace().skip(1).collect::<Vec<_>>().join(" ");
    let items = menu.items().iter().enumerate();
    lines.extend(items.map(|(index, item)| format!("{}. {}", index + 1, words(item))));
    lines.push("Type a number; an empty line goes back.".to_owned());
    lines
}

/// The choice named by a number, a name or the start of a name.
fn choice(choices: &[(String, String)], typed: &str) -> Option<usize> {
    if let Ok(number) = typed.parse::<usize>() {
        return number.checked_sub(1).filter(|index| *index < choices.len());
    }
    let lower = typed.to_lowercase();
    let whole = choices.iter().position(|(name, _)| *name == lower);
    whole.or_else(|| {
        let mut begins = choices
            .iter()
            .enumerate()
            .filter(|(_, (name, _))| name.split([' ', '-']).any(|word| word.starts_with(&lower)))
            .map(|(index, _)| index);
        begins.next().filter(|_| begins.next().is_none())
    })
}

/// The first lines of what an export will write.
fn preview(dialog: &ExportDialog) -> Vec<String> {
    let all = dialog.preview.lines().count();
    let mut lines = vec![format!("{} to {}:", dialog.exporter().name(), dialog.destination.name())];
    lines.extend(dialog.preview.lines().take(PREVIEW_LINES).map(|line| format!("| {line}")));
    if all > PREVIEW_LINES {
        lines.push(format!("and {} more lines", all - PREVIEW_LINES));
    }
    lines.push("An empty line exports it; back cancels the export.".to_owned());
    lines
}
