//! What an input does: keys to actions, actions to changes, and what must happen outside.

use super::{App, Effect, Field, Input, Overlay, PageKind};
use crate::action::{Action, Context, Found, find};
use crate::key::{Code, Key};
use crate::layout::PaneName;
use crate::pane::flow::Place;
use crate::row::Role;
use crate::text::first_words;
use tui_input::InputRequest;

/// Counts are kept below this; nobody means more.
const MOST: usize = 1_000_000;
/// The longest and the shortest line of text that can be asked for.
const MEASURES: (u16, u16) = (30, 200);

impl App {
    /// Takes in what happened; returns what must be done outside, if anything must.
    pub fn update(&mut self, input: Input) -> Option<Effect> {
        let effect = match input {
            Input::Key(key) => self.key(key),
            Input::Paste(text) => {
                self.paste(&text);
                None
            }
            Input::Resize(width, height) => {
                self.resize(width, height);
                None
            }
            Input::Copied(result) => {
                self.copied(result);
                None
            }
            Input::Wrote(wrote) => {
                match self.overlay.take() {
                    Some(Overlay::Export(mut dialog)) => {
                        if !self.dialog_wrote(&mut dialog, wrote) {
                            self.overlay = Some(Overlay::Export(dialog));
                        }
                    }
                    other => {
                        self.overlay = other;
                        self.imported_saved(wrote);
                    }
                }
                None
            }
        };
        self.settle();
        effect
    }

    fn context(&self) -> Context {
        match &self.overlay {
            None | Some(Overlay::Jump(_)) => Context::Reader,
            Some(Overlay::Picker(_)) => Context::Picker,
            Some(Overlay::Page(_)) => Context::Page,
            Some(Overlay::Export(_)) => Context::Export,
        }
    }

    fn resize(&mut self, width: u16, height: u16) {
        let in_sight = self.chosen_in_sight();
        self.size = (width, height);
        let (height, cells) = self.text_size();
        let last = self.view().last_top(height, cells);
        // What was chosen and in sight stays in sight; else the first row stays the first.
        self.scroll.text = self.view().row_start(self.scroll.text.min(last), cells);
        if let (Some(quote), true) = (self.selection.quote, in_sight) {
            let picture = self.picture;
            self.choose_quote(quote);
            self.picture = picture;
        }
    }

    fn chosen_in_sight(&self) -> bool {
        let (height, cells) = self.text_size();
        let behind = self.view().down(self.scroll.text, height, cells);
        let place = self.selection.quote.and_then(|quote| self.flow.place_of(self.briefing(), quote));
        place.is_some_and(|place: Place| self.scroll.text <= place && place < behind)
    }

    fn key(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
        if let Some(Overlay::Jump(_)) = self.overlay
            && !(key.ctrl && matches!(key.code, Code::Char('c' | 'z')))
        {
            self.jump_key(key);
            return None;
        }
        let context = self.context();
        if context == Context::Reader && self.count_key(key) {
            return None;
        }
        if key == Key::plain(Code::Esc) && (self.pending.count.is_some() || !self.pending.keys.is_empty()) {
            self.pending = super::Pending::default();
            return None;
        }
        let mut keys = std::mem::take(&mut self.pending.keys);
        keys.push(key);
        match find(context, &keys) {
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

    /// Takes in a digit. `1` to `4` give the keys to a pane; `5` to `9` and `0` start a count, which then goes
    /// on with any digit.
    fn count_key(&mut self, key: Key) -> bool {
        let Some(digit) = key.digit().filter(|_| self.pending.keys.is_empty()) else { return false };
        let pane = digit.checked_sub(1).and_then(|index| PaneName::ALL.get(index));
        match (self.pending.count, pane) {
            (Some(count), _) => self.pending.count = Some((count * 10 + digit).min(MOST)),
            (None, Some(pane)) => {
                self.pending.pane = Some((digit, self.focus));
                self.focus_on(*pane);
            }
            (None, None) => self.pending.count = Some(digit),
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
            overlay => {
                self.overlay = overlay;
                if !behind_prefix && !matches!(key.code, Code::Esc) {
                    self.say(Role::Faint, format!("{key} does nothing here; ? shows all keys"));
                }
                None
            }
        }
    }

    fn paste(&mut self, text: &str) {
        match &mut self.overlay {
            Some(Overlay::Picker(picker)) => {
                for c in text.chars().filter(|c| !c.is_control()).take(200) {
                    picker.edit(InputRequest::InsertChar(c));
                }
            }
            Some(Overlay::Export(dialog)) => Self::dialog_paste(dialog, text),
            // In the panes a paste would be a shower of commands.
            _ => {}
        }
    }

    fn copied(&mut self, result: Result<String, String>) {
        match result {
            Ok(road) => {
                let quote = self.selection.quote.map(|quote| &self.briefing()[quote]);
                let head = quote.map_or(String::new(), |quote| first_words(&quote.text, 5));
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
    }

    fn jump_key(&mut self, key: Key) {
        let Some(Overlay::Jump(mut typed)) = self.overlay.take() else { return };
        match key.code {
            Code::Char(c) if !key.ctrl && !key.alt => typed.extend(c.to_lowercase()),
            Code::Backspace if !typed.is_empty() => {
                typed.pop();
            }
            _ => return,
        }
        let view = self.view();
        let mut begins = self.briefing().speaker_ids().filter(|id| view.letters(*id).starts_with(&typed));
        match begins.next() {
            None => self.say(Role::Doubt, format!("no speaker has the letters {typed}")),
            Some(id) if view.letters(id) == typed => self.choose_speaker(Some(id)),
            Some(_) => self.overlay = Some(Overlay::Jump(typed)),
        }
    }

    fn act(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        match action {
            Action::QuitNow => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            _ => {}
        }
        match self.overlay.take() {
            Some(Overlay::Picker(picker)) => {
                self.picker_action(picker, action);
                None
            }
            Some(Overlay::Page(page)) => self.page_action(page, action, count),
            Some(Overlay::Export(mut dialog)) => {
                if action == Action::Back {
                    if dialog.exists {
                        dialog.exists = false;
                        self.overlay = Some(Overlay::Export(dialog));
                    }
                    return None;
                }
                let typing = dialog.field == Field::Path
                    && matches!(action, Action::NextChoice | Action::PreviousChoice);
                let effect = if typing {
                    let request = if action == Action::NextChoice {
                        InputRequest::GoToNextChar
                    } else {
                        InputRequest::GoToPrevChar
                    };
                    dialog.path.handle(request);
                    None
                } else if dialog.exists && action == Action::Run {
                    None
                } else {
                    self.dialog_action(&mut dialog, action)
                };
                if let Some(Effect::Print(_)) = effect {
                    self.say(Role::Good, "it will be printed when the reader closes");
                } else {
                    self.overlay = Some(Overlay::Export(dialog));
                }
                effect
            }
            _ => self.reader_action(action, count),
        }
    }

    fn reader_action(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
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
            Action::NextBriefing => self.step_briefing(true, times),
            Action::PreviousBriefing => self.step_briefing(false, times),
            Action::JumpToSpeaker if self.briefing().speakers.is_empty() => {
                self.say(Role::Faint, "nobody is named");
            }
            Action::JumpToSpeaker => self.overlay = Some(Overlay::Jump(String::new())),
            Action::PickSpeaker => self.overlay = Some(Overlay::Picker(Box::new(self.speaker_picker()))),
            Action::PickSection => self.overlay = Some(Overlay::Picker(Box::new(self.section_picker()))),
            Action::PickBriefing => self.overlay = Some(Overlay::Picker(Box::new(self.briefing_picker()))),
            Action::Open => self.open_here(),
            Action::Copy => return self.copy(),
            Action::Export => self.open_export(),
            Action::SaveImported => return self.save_imported(),
            Action::NextPane => self.focus_next(true),
            Action::PreviousPane => self.focus_next(false),
            Action::PaneLeft => self.focus_beside(false),
            Action::PaneRight => self.focus_beside(true),
            Action::FocusAgenda => self.focus_on(PaneName::Agenda),
            Action::FocusSpeakers => self.focus_on(PaneName::Speakers),
            Action::FocusText => self.focus_on(PaneName::Text),
            Action::FocusQuotes => self.focus_on(PaneName::Quotes),
            Action::Zoom => self.relayout(|app| app.zoom = !app.zoom),
            Action::Wider => self.change_measure(times, true),
            Action::Narrower => self.change_measure(times, false),
            Action::About => self.overlay = Some(Overlay::Page(Box::new(self.page(PageKind::About)))),
            Action::Faults => self.overlay = Some(Overlay::Page(Box::new(self.page(PageKind::Faults)))),
            Action::Help => self.overlay = Some(Overlay::Page(Box::new(self.page(PageKind::Help)))),
            Action::Back => self.back(),
            Action::Quit => return Some(Effect::Quit),
            _ => self.go(action, count),
        }
        None
    }

    /// `Enter`: from the agenda into the text, from the speakers to their quotes, and a quote full size.
    fn open_here(&mut self) {
        match self.focus {
            PaneName::Agenda => self.focus_on(PaneName::Text),
            PaneName::Speakers => self.focus_on(PaneName::Quotes),
            _ if self.selection.quote.is_none() => self.say(Role::Faint, "there is no quote here"),
            _ => self.overlay = Some(Overlay::Page(Box::new(self.page(PageKind::Quote)))),
        }
    }

    fn open_export(&mut self) {
        match self.export_dialog() {
            Some(dialog) => self.overlay = Some(Overlay::Export(Box::new(dialog))),
            None => self.say(Role::Doubt, "no quote is chosen"),
        }
    }

    /// One step back; never out of the program.
    fn back(&mut self) {
        if self.zoom {
            self.relayout(|app| app.zoom = false);
        } else if self.selection.speaker.is_some() {
            self.choose_speaker(None);
        } else {
            self.say(Role::Faint, "q quits");
        }
    }

    /// Changes how wide or high the text is and keeps its place.
    pub(super) fn relayout(&mut self, change: impl FnOnce(&mut Self)) {
        change(self);
        let (width, height) = self.size;
        self.resize(width, height);
    }

    fn change_measure(&mut self, times: usize, wider: bool) {
        let step = u16::try_from(times.saturating_mul(4)).unwrap_or(u16::MAX);
        let measure = self.setup.measure;
        let measure = if wider { measure.saturating_add(step) } else { measure.saturating_sub(step) };
        let measure = measure.clamp(MEASURES.0, MEASURES.1);
        self.relayout(|app| app.setup.measure = measure);
        self.say(Role::Faint, format!("lines of at most {measure} cells"));
    }

    fn picker_action(&mut self, mut picker: Box<super::Picker>, action: Action) {
        match action {
            Action::Back => return,
            Action::Choose => {
                if let Some(target) = picker.target() {
                    self.go_to(target);
                } else {
                    self.overlay = Some(Overlay::Picker(picker));
                }
                return;
            }
            Action::Down => picker.step(true, 1),
            Action::Up => picker.step(false, 1),
            Action::PageDown => picker.step(true, 10),
            Action::PageUp => picker.step(false, 10),
            _ => {}
        }
        self.overlay = Some(Overlay::Picker(picker));
    }

    fn page_action(
        &mut self,
        mut page: Box<super::Page>,
        action: Action,
        count: Option<usize>,
    ) -> Option<Effect> {
        let times = count.unwrap_or(1);
        let (width, height) = self.page_size();
        let height = usize::from(height);
        let last = self.page_rows(&page, usize::from(width)).len().saturating_sub(height);
        let mut effect = None;
        match action {
            Action::Back => return None,
            Action::Down => page.scroll += times,
            Action::Up => page.scroll = page.scroll.saturating_sub(times),
            Action::HalfDown => page.scroll += height / 2,
            Action::HalfUp => page.scroll = page.scroll.saturating_sub(height / 2),
            Action::PageDown => page.scroll += height,
            Action::PageUp => page.scroll = page.scroll.saturating_sub(height),
            Action::Top => page.scroll = 0,
            Action::Bottom => page.scroll = last,
            Action::NextQuote | Action::PreviousQuote if page.kind == PageKind::Quote => {
                self.step_quote(action == Action::NextQuote, times);
                page.scroll = 0;
                self.overlay = Some(Overlay::Page(page));
                return None;
            }
            Action::Copy if page.kind == PageKind::Quote => effect = self.copy(),
            Action::Export if page.kind == PageKind::Quote => {
                self.open_export();
                return None;
            }
            _ => {}
        }
        page.scroll = page.scroll.min(last);
        self.overlay = Some(Overlay::Page(page));
        effect
    }
}

/// What a key does to a line that is being typed.
pub(super) fn edit(key: Key) -> Option<InputRequest> {
    Some(match (key.code, key.ctrl, key.alt) {
        (Code::Char(c), false, false) => InputRequest::InsertChar(c),
        (Code::Char('a'), true, false) | (Code::Home, false, _) => InputRequest::GoToStart,
        (Code::Char('e'), true, false) | (Code::End, false, _) => InputRequest::GoToEnd,
        (Code::Char('w'), true, false) | (Code::Backspace, _, true) | (Code::Backspace, true, _) => {
            InputRequest::DeletePrevWord
        }
        (Code::Char('u'), true, false) => InputRequest::DeleteLine,
        (Code::Char('h'), true, false) | (Code::Backspace, false, false) => InputRequest::DeletePrevChar,
        (Code::Delete, _, _) => InputRequest::DeleteNextChar,
        (Code::Left, true, _) => InputRequest::GoToPrevWord,
        (Code::Right, true, _) => InputRequest::GoToNextWord,
        (Code::Left, false, _) => InputRequest::GoToPrevChar,
        (Code::Right, false, _) => InputRequest::GoToNextChar,
        _ => return None,
    })
}
