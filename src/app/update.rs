//! What an input does: keys to actions, actions to changes, and what must happen outside.

use super::moving::pane_of;
use super::prompt::edit;
use super::{App, Effect, Input, Letter, Overlay, PageKind};
use crate::action::{Action, Context};
use crate::binding::Found;
use crate::key::{Code, Key};
use crate::layout::PaneName;
use crate::row::Role;
use crate::text::first_words;
use tui_input::InputRequest;

/// Counts are kept below this; nobody means more.
const MOST: usize = 1_000_000;
impl App {
    /// Takes in what happened; returns what must be done outside, if anything must.
    pub fn update(&mut self, input: Input) -> Option<Effect> {
        let effect = match input {
            Input::Key(_) | Input::Do(..) | Input::Item(_) | Input::Mouse(..) => self.by_hand(&input),
            Input::Line(words) => {
                self.whole_line(&words);
                None
            }
            Input::Told => {
                self.notice = None;
                None
            }
            Input::Paste(text) => {
                self.paste(&text);
                None
            }
            Input::Resize(width, height) => {
                self.resize(width, height);
                None
            }
            Input::Themes(themes, complaint) => {
                self.found_themes(themes, complaint);
                None
            }
            Input::Templates(templates, complaint) => {
                self.found_templates(templates, complaint);
                None
            }
            Input::Ground(ground) => {
                self.ground = Some(ground);
                None
            }
            Input::Copied(result) => self.copied(result),
            Input::Wrote(wrote) => match self.overlay.take() {
                Some(Overlay::Export(mut dialog)) => {
                    if self.dialog_wrote(&mut dialog, wrote) {
                        self.exported(&dialog)
                    } else {
                        self.overlay = Some(Overlay::Export(dialog));
                        None
                    }
                }
                other => {
                    self.overlay = other;
                    self.imported_saved(wrote);
                    None
                }
            },
            Input::Reloaded(reload) => {
                self.reloaded(reload);
                None
            }
            Input::Edited(result) => {
                self.edited(result);
                None
            }
            Input::Browsed(result) => {
                self.browsed(result);
                None
            }
            Input::Slice => {
                self.search_on();
                None
            }
            Input::CellSize(cell) => {
                self.relayout(|app| app.gallery.set_cell(cell));
                None
            }
            Input::Picture(news) => {
                self.picture_news(news);
                None
            }
            input => self.outside(input),
        };
        self.settle();
        self.settle_list();
        effect.or_else(|| self.look_for_pictures())
    }

    /// Does what a person did, and keeps where that was if it led away from there.
    fn by_hand(&mut self, input: &Input) -> Option<Effect> {
        let before = self.here();
        self.history.strolled = false;
        let effect = match *input {
            Input::Key(key) => self.key(key),
            Input::Do(action, count) => self.asked_for(action, count),
            Input::Item(index) => self.item(index),
            Input::Mouse(x, y, mouse) => self.pointed(x, y, mouse),
            _ => None,
        };
        self.record_jump(before);
        effect
    }

    /// What keys are pressed in.
    pub fn context(&self) -> Context {
        match &self.overlay {
            None if self.listing && self.list.typing => Context::Picker,
            None if self.listing => Context::List,
            None if self.selecting.is_some() => Context::Select,
            None | Some(Overlay::Jump(_) | Overlay::Mark(_)) => Context::Reader,
            Some(Overlay::Picker(_)) => Context::Picker,
            Some(Overlay::Page(page)) if page.is_typing() => Context::Search,
            Some(Overlay::Page(_)) => Context::Page,
            Some(Overlay::Export(_)) => Context::Export,
            Some(Overlay::Search(_)) => Context::Search,
        }
    }

    fn key(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
        self.revealed = None;
        if let Some(Overlay::Jump(_)) = self.overlay
            && !(key.ctrl && matches!(key.latin().unwrap_or(key).code, Code::Char('c' | 'z')))
        {
            self.jump_key(key);
            return None;
        }
        if let Some(Overlay::Mark(_)) = self.overlay
            && !(key.ctrl && matches!(key.code, Code::Char('c' | 'z')))
        {
            return self.mark_key(key);
        }
        let context = self.context();
        let key = self.on_latin_keyboard(context, key);
        if context == Context::Reader && self.count_key(key) {
            return None;
        }
        if key == Key::plain(Code::Esc) && (self.pending.count.is_some() || !self.pending.keys.is_empty()) {
            self.pending = super::Pending::default();
            return None;
        }
        let mut keys = std::mem::take(&mut self.pending.keys);
        keys.push(key);
        match self.bindings().find(context, &keys) {
            Found::Action(action) => {
                let count = self.take_count(action);
                self.act(action, count)
            }
            Found::Prefix => {
                self.pending.keys = keys;
                None
            }
            Found::Nothing => {
                self.pending = super::Pending::default();
                self.loose_key(key, keys.len() > 1)
            }
        }
    }

    /// Takes in a digit. One that is bound to a pane (`1` to `4`) gives it the keys; one that means nothing
    /// starts a count, which then goes on with any digit.
    fn count_key(&mut self, key: Key) -> bool {
        let Some(digit) = key.digit().filter(|_| self.pending.keys.is_empty()) else { return false };
        match (self.pending.count, self.bindings().find(Context::Reader, &[key])) {
            (Some(count), _) => self.pending.count = Some((count * 10 + digit).min(MOST)),
            (None, Found::Action(action)) => {
                let Some(pane) = pane_of(action) else { return false };
                self.pending.pane = Some((digit, self.focus));
                self.focus_on(pane);
            }
            (None, Found::Prefix) => return false,
            (None, Found::Nothing) => self.pending.count = Some(digit),
        }
        true
    }

    /// The count for an action. A digit that gave the keys to a pane is the count of the one action for which
    /// it names a thing and not a distance: `3]s` is the third speaker, and the keys stay where they were.
    fn take_count(&mut self, action: Action) -> Option<usize> {
        let super::Pending { count, pane, .. } = std::mem::take(&mut self.pending);
        match pane {
            Some((digit, before)) if count.is_none() && action == Action::NextSpeaker => {
                self.focus_on(before);
                Some(digit)
            }
            _ => count.filter(|count| *count > 0),
        }
    }

    /// A key that means nothing by itself: typed where something can be typed.
    fn loose_key(&mut self, key: Key, behind_prefix: bool) -> Option<Effect> {
        match self.overlay.take() {
            Some(Overlay::Picker(mut picker)) => {
                if let Some(request) = edit(key) {
                    picker.edit(request);
                }
                self.overlay = Some(Overlay::Picker(picker));
                None
            }
            Some(Overlay::Export(mut dialog)) => {
                let effect = Self::dialog_key(&mut dialog, key);
                self.overlay = Some(Overlay::Export(dialog));
                effect
            }
            Some(Overlay::Page(mut page)) if page.is_typing() => {
                self.page_key(&mut page, key);
                self.overlay = Some(Overlay::Page(page));
                None
            }
            Some(Overlay::Search(mut typing)) => {
                if edit(key).is_some_and(|request| typing.prompt.edit(request)) {
                    self.search_typed(&typing);
                }
                self.overlay = Some(Overlay::Search(typing));
                None
            }
            overlay => {
                self.overlay = overlay;
                if self.overlay.is_none() && self.listing && self.list.typing {
                    if let Some(request) = edit(key) {
                        self.edit_filter(request);
                    }
                } else if !behind_prefix && !matches!(key.code, Code::Esc) {
                    self.say(Role::Faint, format!("{key} does nothing here{}", self.hint_of_help()));
                }
                None
            }
        }
    }

    /// How all keys are found; nothing where help has no key.
    fn hint_of_help(&self) -> String {
        match self.bindings().key_of(Context::Reader, Action::Help) {
            key if key.is_empty() => key,
            key => format!("; {key} shows all keys"),
        }
    }

    fn paste(&mut self, text: &str) {
        match self.overlay.take() {
            Some(Overlay::Search(mut typing)) => {
                if typing.prompt.paste(text) {
                    self.search_typed(&typing);
                }
                self.overlay = Some(Overlay::Search(typing));
            }
            Some(Overlay::Page(mut page)) => {
                if page.prompt().is_some_and(|prompt| prompt.paste(text)) {
                    self.page_typed(&mut page);
                }
                self.overlay = Some(Overlay::Page(page));
            }
            overlay => self.overlay = overlay,
        }
        match &mut self.overlay {
            Some(Overlay::Picker(picker)) => {
                for c in text.chars().filter(|c| !c.is_control()).take(200) {
                    picker.edit(InputRequest::InsertChar(c));
                }
            }
            Some(Overlay::Export(dialog)) => Self::dialog_paste(dialog, text),
            None if self.listing && self.list.typing => {
                for c in text.chars().filter(|c| !c.is_control()).take(200) {
                    self.edit_filter(InputRequest::InsertChar(c));
                }
            }
            // In the panes a paste would be a shower of commands.
            _ => {}
        }
    }

    fn copied(&mut self, result: Result<String, String>) -> Option<Effect> {
        match result {
            Ok(road) if matches!(&self.overlay, Some(Overlay::Export(dialog)) if dialog.joint) => {
                self.say(Role::Good, format!("copied to {road}"));
                if let Some(Overlay::Export(dialog)) = self.overlay.take() {
                    return self.exported(&dialog);
                }
            }
            Ok(road) => {
                let head = self.taken_out().unwrap_or_else(|| {
                    let quote = self.selection.quote.map(|quote| &self.briefing()[quote]);
                    quote.map_or(String::new(), |quote| first_words(&quote.text, 5))
                });
                self.say(Role::Good, format!("copied to {road}: {head} …"));
                if matches!(self.overlay, Some(Overlay::Export(_))) {
                    self.overlay = None;
                }
            }
            Err(why) => match &mut self.overlay {
                Some(Overlay::Export(dialog)) => dialog.problem = Some(why),
                _ => self.say(Role::Error, why),
            },
        }
        None
    }

    /// Does what is asked for, wherever that is.
    pub(super) fn act(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        match action {
            Action::QuitNow => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            _ => {}
        }
        match self.overlay.take() {
            Some(Overlay::Picker(picker)) => self.picker_action(picker, action),
            Some(Overlay::Page(page)) if page.is_typing() => {
                self.page_typing_action(page, action);
                None
            }
            Some(Overlay::Page(page)) => self.page_action(page, action, count),
            Some(Overlay::Search(typing)) => {
                self.typing_action(typing, action);
                None
            }
            Some(Overlay::Export(dialog)) => self.export_action(dialog, action),
            _ if self.listing => self.list_action(action, count),
            None if self.selecting.is_some() && action != Action::Help => self.select_action(action),
            _ => self.reader_action(action, count),
        }
    }

    /// What an action does in the panes; returns what must be done outside.
    fn reader_action(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        if let Some(why) = self.off(action) {
            self.say(Role::Faint, why);
            return None;
        }
        let times = count.unwrap_or(1);
        match action {
            Action::NextSpeaker => self.step_speaker(true, count),
            Action::PreviousSpeaker => self.step_speaker(false, count),
            Action::NextQuote => self.step_quote(true, times),
            Action::PreviousQuote => self.step_quote(false, times),
            Action::NextSection => self.step_section(true, times),
            Action::PreviousSection => self.step_section(false, times),
            Action::NextPicture => self.step_picture(true, times),
            Action::PreviousPicture => self.step_picture(false, times),
            Action::NextBriefing => return self.step_briefing(true, times),
            Action::PreviousBriefing => return self.step_briefing(false, times),
            Action::ListBriefings => self.show_list(),
            Action::JumpBack => return self.travel(false, times),
            Action::JumpForward => return self.travel(true, times),
            Action::SetMark => self.overlay = Some(Overlay::Mark(Letter::Set)),
            Action::GoToMark => self.overlay = Some(Overlay::Mark(Letter::Go)),
            Action::MarkQuote => return self.toggle_quote(),
            Action::ClearMarked => return self.clear_marked(),
            Action::JumpToSpeaker => self.overlay = Some(Overlay::Jump(String::new())),
            Action::PickSpeaker => self.overlay = Some(Overlay::Picker(Box::new(self.speaker_picker()))),
            Action::PickSection => self.overlay = Some(Overlay::Picker(Box::new(self.section_picker()))),
            Action::Search => self.open_search(),
            Action::Filter => self.overlay = Some(Overlay::Picker(Box::new(self.filter_picker()))),
            Action::Commands => self.overlay = Some(Overlay::Picker(Box::new(self.command_picker()))),
            Action::NextMatch => self.step_match(true, times),
            Action::PreviousMatch => self.step_match(false, times),
            Action::Open => match self.pick() {
                Some(picked) => return picked,
                None => self.open_here(),
            },
            Action::Copy => return self.copy(),
            Action::CopyAs => return self.copy_as(),
            Action::Export => return self.open_export(),
            Action::SaveImported => return self.save_imported(),
            Action::Select => self.start_selecting(),
            Action::NextPane => self.focus_next(true),
            Action::PreviousPane => self.focus_next(false),
            Action::PaneLeft => self.focus_beside(false),
            Action::PaneRight => self.focus_beside(true),
            Action::FocusAgenda | Action::FocusSpeakers | Action::FocusText | Action::FocusQuotes => {
                self.focus_on(pane_of(action).unwrap_or(self.focus));
            }
            Action::Zoom => self.relayout(|app| app.zoom = !app.zoom),
            Action::Wider => self.change_measure(times, true),
            Action::Narrower => self.change_measure(times, false),
            Action::Languages => self.next_languages(),
            Action::About => self.overlay = Some(Overlay::Page(Box::new(self.page(PageKind::About)))),
            Action::Faults => self.overlay = Some(Overlay::Page(Box::new(self.page(PageKind::Faults)))),
            Action::Help => self.overlay = Some(Overlay::Page(Box::new(self.page(PageKind::Help)))),
            Action::ToggleMouse => return Some(self.toggle_mouse()),
            Action::PickTheme => return self.pick_theme(),
            Action::Reload => return self.ask_reload(),
            Action::Edit => return self.ask_edit(),
            Action::Browse => return self.browse(),
            Action::Back => self.back(),
            Action::Quit => return Some(Effect::Quit),
            _ => self.go(action, count),
        }
        None
    }

    /// `Enter`: from the agenda into the text, from the speakers to their quotes, and a quote full size.
    pub(super) fn open_here(&mut self) {
        match self.focus {
            PaneName::Agenda => self.focus_on(PaneName::Text),
            PaneName::Speakers => self.focus_on(PaneName::Quotes),
            PaneName::Text if self.picture_here().is_some() => {
                let page = self.picture_here().map(|block| self.page(PageKind::Picture(block)));
                self.overlay = page.map(|page| Overlay::Page(Box::new(page)));
            }
            _ => self.overlay = Some(Overlay::Page(Box::new(self.page(PageKind::Quote)))),
        }
    }

    pub(super) fn open_export(&mut self) -> Option<Effect> {
        match self.export_dialog() {
            Some(dialog) => {
                self.overlay = Some(Overlay::Export(Box::new(dialog)));
                return self.find_templates();
            }
            None => self.say(Role::Doubt, "no quote is chosen"),
        }
        None
    }

    /// One step back; never out of the program.
    fn back(&mut self) {
        if self.zoom {
            self.relayout(|app| app.zoom = false);
        } else if self.end_search() || self.unfilter() {
        } else if self.shelf.entries().len() > 1 {
            self.show_list();
        } else {
            let key = self.bindings().key_of(Context::Reader, Action::Quit);
            self.say(Role::Faint, if key.is_empty() { key } else { format!("{key} quits") });
        }
    }
}
