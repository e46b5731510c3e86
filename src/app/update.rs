//! Handles inputs: changes the state, and returns what must be done outside.

use super::overlay::outcome::Event;
use super::overlay::{SearchLine, SpeakerJump};
use super::reading::movement::Step;
use super::{App, Effect, Input, MarkPrompt, Overlay, PageKind};
use crate::action::ReaderAction as A;
use crate::action::{Action, PickerAction, SelectAction};
use crate::layout::PaneName;
use crate::row::Role;

impl App {
    /// Handles an input; returns what must be done outside.
    pub fn update(&mut self, input: Input) -> Option<Effect> {
        let effect = match input {
            Input::Key(key) => {
                // A list that the mouse wheel has scrolled shows its selected item again.
                self.reading.panes.unsettle();
                self.by_hand(|app| app.key(key))
            }
            Input::Do(action, count) => self.by_hand(|app| app.asked_for(action, count)),
            Input::Item(index) => self.by_hand(|app| app.item(index)),
            Input::Mouse(x, y, mouse) => self.by_hand(|app| app.mouse_at(x, y, mouse)),
            Input::Line(words) => self.whole_line(&words),
            Input::Paste(text) => self.paste(&text),
            Input::Told => self.quietly(|app| app.notice = None),
            Input::Resize(width, height) => self.quietly(|app| app.resize(width, height)),
            Input::CellSize(cell) => {
                self.quietly(|app| app.relayout(|app| app.reading.pictures.gallery.set_cell(cell)))
            }
            Input::Background(background) => self.quietly(|app| app.background = Some(background)),
            Input::Themes(themes, complaint) => self.quietly(|app| app.found_themes(themes, complaint)),
            Input::Templates(templates, complaint) => {
                self.quietly(|app| app.found_templates(templates, complaint))
            }
            Input::Copied(result) => self.copied(result),
            Input::Wrote(wrote) => self.wrote(wrote),
            Input::Edited(result) => self.quietly(|app| app.edited(result)),
            Input::Browsed(result) => self.quietly(|app| app.browsed(result)),
            Input::Picture(update) => self.quietly(|app| app.update_picture(update)),
            Input::Slice => self.quietly(App::search_on),
            Input::Begin => self.begin(),
            Input::Leaving => self.leaving(),
            Input::News(news) => self.learn(news),
            Input::More => self.more_results(),
            Input::Opened(opened) => self.opened(*opened),
            Input::Recalled { entry, recalled } => self.quietly(|app| app.recalled(entry, recalled)),
            Input::Remembered(all) => self.quietly(|app| app.remembered(all)),
            Input::Reloaded(reload) => self.quietly(|app| app.reloaded(reload)),
            Input::Corrected(corrected) => self.quietly(|app| app.corrected(corrected)),
            Input::Applied(applied) => self.applied(applied),
        };
        self.search_filtered();
        self.settle();
        self.settle_list();
        self.settle_library();
        let effect = effect.or_else(|| self.look_for_pictures());
        if !self.setup.has_library {
            return effect;
        }
        effect.or_else(|| self.look_for_more()).or_else(|| self.look_for_preview())
    }

    /// Handles an input that needs nothing to be done outside.
    fn quietly(&mut self, change: impl FnOnce(&mut Self)) -> Option<Effect> {
        change(self);
        None
    }

    /// Handles user input, and records a jump if it led out of view.
    fn by_hand(&mut self, act: impl FnOnce(&mut Self) -> Option<Effect>) -> Option<Effect> {
        let before = self.here();
        self.reading.history.scrolled = false;
        let effect = act(self);
        self.record_jump(before);
        effect
    }

    /// Runs an action in the overlay, in the list of briefings or in the panes.
    pub(super) fn act(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        if self.overlay.is_some() {
            return self.send_to_overlay(Event::Action(action, count));
        }
        self.do_action(action, count)
    }

    /// Runs an action when there is no overlay.
    pub(super) fn do_action(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        if self.library.is_shown {
            return self.library_action(action, count);
        }
        if self.shelf.listing {
            let typed = PickerAction::of(action).filter(|_| self.shelf.list.typing);
            return match typed {
                Some(action) => self.filter_action(action),
                None => self.list_action(action, count),
            };
        }
        match SelectAction::of(action) {
            _ if self.reading.text_selection.is_none() => {}
            Some(action) => return self.select_action(action),
            None => return None,
        }
        if let Some(why) = self.unavailable(action) {
            self.say(Role::Faint, why);
            return None;
        }
        self.reader_action(A::of(action)?, count)
    }

    /// Runs an action of the panes.
    #[expect(clippy::match_same_arms, reason = "a line for each group of actions")]
    fn reader_action(&mut self, action: A, count: Option<usize>) -> Option<Effect> {
        let times = count.unwrap_or(1);
        match action {
            A::NextSpeaker | A::PreviousSpeaker => self.step_speaker(action == A::NextSpeaker, count),
            A::NextQuote | A::PreviousQuote => self.step_quote(action == A::NextQuote, times),
            A::NextSection | A::PreviousSection => self.step_section(action == A::NextSection, times),
            A::NextPicture | A::PreviousPicture => self.step_picture(action == A::NextPicture, times),
            A::NextBriefing | A::PreviousBriefing => {
                return self.step_briefing(action == A::NextBriefing, times);
            }
            A::NextMatch | A::PreviousMatch => self.step_match(action == A::NextMatch, times),
            A::JumpBack | A::JumpForward => return self.travel(action == A::JumpForward, times),
            A::Down | A::Up => self.go(action == A::Down, Step::Rows(times)),
            A::HalfDown | A::HalfUp => self.go(action == A::HalfDown, Step::Half(times)),
            A::PageDown | A::PageUp => self.go(action == A::PageDown, Step::Page(times)),
            A::Top | A::Bottom => self.go(action == A::Bottom, Step::End),
            A::NextPane | A::PreviousPane => self.focus_next(action == A::NextPane),
            A::PaneLeft | A::PaneRight => self.focus_beside(action == A::PaneRight),
            A::FocusAgenda => self.focus_on(PaneName::Agenda),
            A::FocusSpeakers => self.focus_on(PaneName::Speakers),
            A::FocusText => self.focus_on(PaneName::Text),
            A::FocusQuotes => self.focus_on(PaneName::Quotes),
            A::Zoom => self.relayout(|app| app.reading.panes.zoom = !app.reading.panes.zoom),
            A::Wider | A::Narrower => self.change_measure(times, action == A::Wider),
            A::Languages => self.next_languages(),
            A::Open => return self.open_here(),
            A::Copy => return self.copy(times),
            A::CopyAs => return self.copy_as(),
            A::Export => return self.open_export(times),
            A::MarkQuote => return self.toggle_quote(),
            A::ClearMarked => return self.clear_marked(),
            A::Select => self.start_selecting(),
            A::SaveImported => return self.save_imported(),
            A::Reload => return self.ask_reload(),
            A::Edit => return self.ask_edit(),
            A::Browse => return self.browse(),
            A::ToggleMouse => return Some(self.toggle_mouse()),
            A::JumpToSpeaker | A::SetMark | A::GoToMark => self.ask_letter(action),
            A::Search => self.open_search(),
            A::PickSpeaker | A::PickSection | A::Filter | A::Commands => self.ask_to_pick(action),
            A::PickTheme => return self.pick_theme(),
            A::ListBriefings => self.show_list(),
            A::SearchAll => return self.search_all(),
            A::People => return self.show_people(),
            A::Confirm | A::ConfirmSpeaker | A::ConfirmAll => return self.correct_action(action),
            A::Correct | A::Annotate | A::TagQuote | A::WhoseWords => return self.correct_action(action),
            A::ChangeKind | A::ChangeBounds | A::SplitQuote => return self.correct_action(action),
            A::JoinNext | A::RejectQuote | A::RenameSpeaker => return self.correct_action(action),
            A::MergeSpeakers | A::PartSpeaker | A::ImportAgain => return self.correct_action(action),
            A::Undo => return self.undo(),
            A::Redo => return self.redo(),
            A::About => self.open_page(PageKind::About),
            A::Faults => self.open_page(PageKind::Faults),
            A::Help => self.open_page(PageKind::Help),
            A::Back => self.back(),
            A::Suspend => return Some(Effect::Suspend),
            A::Quit | A::QuitNow => return Some(Effect::Quit),
        }
        None
    }

    /// Asks for a letter: of a speaker, or of a place.
    fn ask_letter(&mut self, action: A) {
        self.overlay = Some(match action {
            A::SetMark => Overlay::Mark(MarkPrompt::Set),
            A::GoToMark => Overlay::Mark(MarkPrompt::GoTo),
            _ => Overlay::Jump(SpeakerJump::default()),
        });
    }

    /// Opens a list to pick from.
    fn ask_to_pick(&mut self, action: A) {
        self.open_picker(match action {
            A::PickSpeaker => self.speaker_picker(),
            A::PickSection => self.section_picker(),
            A::Filter => self.filter_picker(),
            _ => self.command_picker(),
        });
    }

    /// Opens the selected item, or picks quotes for another program.
    pub(super) fn open_here(&mut self) -> Option<Effect> {
        if self.is_pick() {
            return self.pick();
        }
        self.open_in_pane();
        None
    }

    /// Opens the text of a section, the quotes of a speaker, or a quote or picture.
    pub(super) fn open_in_pane(&mut self) {
        match self.reading.panes.focus {
            PaneName::Agenda => self.focus_on(PaneName::Text),
            PaneName::Speakers => self.focus_on(PaneName::Quotes),
            PaneName::Text | PaneName::Quotes => {
                let picture = self.picture_here().filter(|_| self.reading.panes.focus == PaneName::Text);
                if let Some(picture) = picture {
                    self.open_page(PageKind::Picture(picture));
                } else if self.act_on().is_some() {
                    self.open_page(PageKind::Quote);
                }
            }
        }
    }

    /// Opens the line in which a search is typed.
    fn open_search(&mut self) {
        self.begin_search();
        self.overlay = Some(Overlay::Search(SearchLine::default()));
    }

    /// Goes back one step; never quits.
    fn back(&mut self) {
        if self.reading.panes.zoom {
            self.relayout(|app| app.reading.panes.zoom = false);
        } else if self.return_from_library_find()
            || self.end_search()
            || self.unfilter()
            || self.return_to_library()
        {
        } else if self.shelf.library.entries().len() > 1 {
            self.show_list();
        } else {
            self.say_how_to_quit();
        }
    }

    /// Says which key quits, if there is one.
    pub(super) fn say_how_to_quit(&mut self) {
        let hint = self.bindings().hint(self.context(), Action::Quit, "quits");
        self.say(Role::Faint, hint.unwrap_or_default());
    }
}
