//! Every action of the reader, with its name, its default keys and its help line.
//!
//! Key handling, the help page, the footer, the names in the settings and the tables in the documents are all
//! made from [`ACTIONS`]. Each context also has its own enum of actions, made from the same table, so that code
//! which handles a context has to handle every action in it.

mod group;
mod table;

pub use group::Group;
pub use table::{
    ACTIONS, CorrectAction, ExportAction, ListAction, PageAction, PeopleAction, PickerAction, ReaderAction,
    ResultsAction, SearchAction, SelectAction,
};

/// What the keys act on, which decides what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The panes.
    Reader,
    /// The text, while words are being selected.
    Select,
    /// The menu of corrections.
    Correct,
    /// A page over the panes: a quote at full size, help, faults.
    Page,
    /// A list that is narrowed by typing.
    Picker,
    /// The export dialog.
    Export,
    /// The list of briefings.
    List,
    /// The line in which a search is typed.
    Search,
    /// The results of a search over the library.
    Results,
    /// The list of people.
    People,
}

impl Context {
    /// Its name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Page => "page",
            Self::Picker => "list",
            Self::Export => "dialog",
            Self::List => "briefings",
            Self::Search => "searching",
            Self::Select => "choosing-words",
            Self::Correct => "correcting",
            Self::Results => "results",
            Self::People => "all-people",
        }
    }

    /// All contexts, in the order of [`ACTIONS`].
    pub fn all() -> impl Iterator<Item = Self> {
        let first = |index: usize| ACTIONS[..index].iter().all(|row| row.context != ACTIONS[index].context);
        (0..ACTIONS.len()).filter(move |index| first(*index)).map(|index| ACTIONS[index].context)
    }

    /// Returns true if letters are typed in this context.
    ///
    /// A letter alone then cannot be the key of an action.
    pub fn is_typed_in(self) -> bool {
        matches!(self, Self::Picker | Self::Export | Self::Search)
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident)*) => {
        /// An action that the user can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$doc])* $action,)* }
    };
}

actions! {
    /// Select the next speaker, or the nth.
    NextSpeaker
    /// Select the previous speaker.
    PreviousSpeaker
    /// Show a letter on each speaker and select the one whose letter is typed.
    JumpToSpeaker
    /// Pick a speaker from a list.
    PickSpeaker
    /// Select the next quote.
    NextQuote
    /// Select the previous quote.
    PreviousQuote
    /// Go to the next section.
    NextSection
    /// Go to the previous section.
    PreviousSection
    /// Pick a section from a list.
    PickSection
    /// Go to the next picture.
    NextPicture
    /// Go to the previous picture.
    PreviousPicture
    /// Open the next briefing.
    NextBriefing
    /// Open the previous briefing.
    PreviousBriefing
    /// Show the list of briefings.
    ListBriefings
    /// Search all briefings of the library.
    SearchAll
    /// Show the people of the library.
    People
    /// Sort the list another way.
    Sort
    /// Group the results another way.
    Group
    /// Confirm who said a quote.
    Confirm
    /// Show what can be corrected.
    Correct
    /// Write a note.
    Annotate
    /// Set tags.
    TagQuote
    /// Say whose words a quote is.
    WhoseWords
    /// Change the kind of a quote.
    ChangeKind
    /// Change where a quote begins and ends.
    ChangeBounds
    /// Split a quote in two.
    SplitQuote
    /// Join a quote with the next one.
    JoinNext
    /// Say that words are no quote.
    RejectQuote
    /// Change the name or post of a speaker.
    RenameSpeaker
    /// Say that two speakers are one person.
    MergeSpeakers
    /// Say that a speaker is two people.
    PartSpeaker
    /// Confirm all quotes of a speaker.
    ConfirmSpeaker
    /// Confirm the whole briefing.
    ConfirmAll
    /// Import the article again.
    ImportAgain
    /// Use the selected words.
    Take
    /// Say that two people are one.
    SamePerson
    /// Say that a name is somebody else's.
    OtherPerson
    /// Keep a query under a name.
    KeepQuery
    /// Undo the last change of a file.
    Undo
    /// Make a change again that was undone.
    Redo
    /// Go back to where the last jump began.
    JumpBack
    /// Go forward to where the last jump led.
    JumpForward
    /// Give this place a letter.
    SetMark
    /// Go to the place of a letter.
    GoToMark
    /// Type words to search for.
    Search
    /// Narrow a list: quotes by kind, section or tag; briefings by typing.
    Filter
    /// Pick a command from a list of all of them.
    Commands
    /// Go to the next match.
    NextMatch
    /// Go to the previous match.
    PreviousMatch
    /// Open the selected item.
    Open
    /// Copy the quote or the selected words.
    Copy
    /// Copy the quote or the selected words in a format to be picked.
    CopyAs
    /// Open the export dialog.
    Export
    /// Mark the quote for export, or unmark it.
    MarkQuote
    /// Unmark all quotes, or restore the marks that were cleared.
    ClearMarked
    /// Start to select words in the text.
    Select
    /// Move the other end of the selected words.
    SwapEnds
    /// Move the end of the selected words a character to the left.
    CharacterLeft
    /// Move the end of the selected words a character to the right.
    CharacterRight
    /// Move the end of the selected words to the next word.
    NextWord
    /// Move the end of the selected words to the previous word.
    PreviousWord
    /// Move the end of the selected words to the next sentence.
    NextSentence
    /// Move the end of the selected words to the previous sentence.
    PreviousSentence
    /// Move the end of the selected words to the next paragraph.
    NextParagraph
    /// Move the end of the selected words to the previous paragraph.
    PreviousParagraph
    /// Move the end of the selected words to the start of its row.
    RowStart
    /// Move the end of the selected words to the end of its row.
    RowEnd
    /// Save an imported briefing as a TOML file.
    SaveImported
    /// Move down a row or an item.
    Down
    /// Move up a row or an item.
    Up
    /// Move down half a page.
    HalfDown
    /// Move up half a page.
    HalfUp
    /// Move down a page.
    PageDown
    /// Move up a page.
    PageUp
    /// Go to the start.
    Top
    /// Go to the end.
    Bottom
    /// Focus the next pane.
    NextPane
    /// Focus the previous pane.
    PreviousPane
    /// Focus the pane to the left.
    PaneLeft
    /// Focus the pane to the right.
    PaneRight
    /// Focus the agenda.
    FocusAgenda
    /// Focus the speakers.
    FocusSpeakers
    /// Focus the text.
    FocusText
    /// Focus the quotes.
    FocusQuotes
    /// Show only the focused pane, or all panes again.
    Zoom
    /// Make lines of text longer.
    Wider
    /// Make lines of text shorter.
    Narrower
    /// Switch between translation, original and both.
    Languages
    /// Go back one step; never quits.
    Back
    /// Show the page about the event.
    About
    /// Show the page of faults.
    Faults
    /// Pick a theme from a list that previews each.
    PickTheme
    /// Show the page of keys.
    Help
    /// Read the file again.
    Reload
    /// Open the file in an editor.
    Edit
    /// Give the mouse to the terminal, or take it back.
    ToggleMouse
    /// Open the source in a browser.
    Browse
    /// Suspend the program and return to the shell.
    Suspend
    /// Quit.
    Quit
    /// Quit, whatever is open.
    QuitNow
    /// Choose the selected item of a picker.
    Choose
    /// Go to the next field of the dialog.
    NextField
    /// Go to the previous field of the dialog.
    PreviousField
    /// Change the field to its next choice.
    NextChoice
    /// Change the field to its previous choice.
    PreviousChoice
    /// Run the export.
    Run
    /// End typing and keep the matches highlighted.
    Keep
    /// Bring back the search before this one.
    OlderSearch
    /// Bring back the search after this one.
    NewerSearch
}

/// An action as the table declares it for one context.
#[derive(Debug)]
pub struct Row {
    /// The action.
    pub action: Action,
    /// The context in which its keys mean it.
    pub context: Context,
    /// The heading under which help shows it.
    pub group: Group,
    /// Its name in the settings, which never changes.
    pub name: &'static str,
    /// Its default keys; several characters in one entry are pressed one after another.
    pub keys: &'static [&'static str],
    /// What it does, in a few words: a verb and its object.
    pub words: &'static str,
    /// What it does, in a word or two for the footer; empty for actions that the footer does not show.
    pub hint: &'static str,
}

impl PickerAction {
    /// Returns what it means in a list of rows while its line is typed: choosing opens the selected row.
    pub fn in_a_list(self) -> Action {
        match self {
            Self::Down => Action::Down,
            Self::Up => Action::Up,
            Self::PageDown => Action::PageDown,
            Self::PageUp => Action::PageUp,
            Self::Choose => Action::Open,
            Self::Back => Action::Back,
            Self::Suspend => Action::Suspend,
            Self::QuitNow => Action::QuitNow,
        }
    }
}

/// Returns the word or two that the footer shows for an action in a context; empty if it has none.
pub fn hint(context: Context, action: Action) -> &'static str {
    let is_own = |row: &&Row| row.context == context && row.action == action;
    ACTIONS.iter().find(is_own).map_or("", |row| row.hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contexts_have_names_of_their_own() {
        let names: Vec<_> = Context::all().map(Context::name).collect();
        assert_eq!(names.first(), Some(&"reader"));
        for (index, name) in names.iter().enumerate() {
            assert!(!names[index + 1..].contains(name), "{name}");
            assert!(ACTIONS.iter().all(|row| row.name != *name), "{name} is an action too");
        }
    }

    #[test]
    fn the_actions_of_a_context_are_those_of_its_rows() {
        for row in ACTIONS {
            let known = match row.context {
                Context::Reader => ReaderAction::of(row.action).is_some(),
                Context::Select => SelectAction::of(row.action).is_some(),
                Context::Correct => CorrectAction::of(row.action).is_some(),
                Context::Page => PageAction::of(row.action).is_some(),
                Context::Picker => PickerAction::of(row.action).is_some(),
                Context::Export => ExportAction::of(row.action).is_some(),
                Context::Search => SearchAction::of(row.action).is_some(),
                Context::List => ListAction::of(row.action).is_some(),
                Context::Results => ResultsAction::of(row.action).is_some(),
                Context::People => PeopleAction::of(row.action).is_some(),
            };
            assert!(known, "{} in {}", row.name, row.context.name());
        }
        assert_eq!(PickerAction::of(Action::Zoom), None);
    }

    #[test]
    fn an_action_has_one_name() {
        for row in ACTIONS {
            assert!(
                ACTIONS.iter().all(|other| (row.action == other.action) == (row.name == other.name)),
                "{}",
                row.name
            );
        }
    }
}
