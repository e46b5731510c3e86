//! All that a reader can ask for, declared once with its keys and words.
//!
//! Dispatch, the help page, the footer, the names in the settings and the tables in the documents are made from
//! [`ACTIONS`].

/// Where keys are pressed: what lies on top decides what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// In the panes.
    Reader,
    /// In the text, while words are being chosen.
    Select,
    /// On a page that lies over them: a quote full size, help, faults.
    Page,
    /// In a list to pick from by typing.
    Picker,
    /// In the export dialog.
    Export,
    /// In the list of briefings.
    List,
    /// Where words to search for are typed.
    Search,
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
        }
    }

    /// All that have actions, in the order of [`ACTIONS`].
    pub fn all() -> impl Iterator<Item = Self> {
        let first = |index: usize| ACTIONS[..index].iter().all(|row| row.context != ACTIONS[index].context);
        (0..ACTIONS.len()).filter(move |index| first(*index)).map(|index| ACTIONS[index].context)
    }

    /// Whether letters are typed into a line there, so that a letter alone cannot be the key of an action.
    pub fn is_typed_in(self) -> bool {
        matches!(self, Self::Picker | Self::Export | Self::Search)
    }
}

/// Under which heading the help page shows an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving in a pane.
    Move,
    /// Choosing a pane and how it looks.
    Panes,
    /// From one thing to the next.
    Jump,
    /// Taking a quote out.
    Quote,
    /// Choosing words in the text.
    Words,
    /// The program itself.
    Program,
}

impl Group {
    /// All of them, as the help page orders them.
    pub const ALL: [Self; 6] = [Self::Jump, Self::Quote, Self::Words, Self::Move, Self::Panes, Self::Program];

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving in a pane",
            Self::Panes => "Panes",
            Self::Jump => "Speakers, quotes, sections",
            Self::Quote => "Taking a quote out",
            Self::Words => "Choosing words in the text",
            Self::Program => "The program",
        }
    }
}

/// Declares the actions of one context; the action's name is its variant's, in words joined by `-`.
macro_rules! rows {
    ($( $context:ident $group:ident $action:ident $name:literal [$($key:literal)*] $words:literal; )*) => {
        /// Every action with its keys and words, context by context, in the order in which help shows them.
        pub static ACTIONS: &[Row] = &[
            $( Row {
                action: Action::$action, context: Context::$context, group: Group::$group,
                name: $name, keys: &[$($key),*], words: $words,
            }, )*
        ];
    };
}

macro_rules! enumerate {
    ($($(#[$doc:meta])* $action:ident)*) => {
        /// Something that a reader can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$doc])* $action,)* }
    };
}

enumerate! {
    /// The speaker behind the chosen one.
    NextSpeaker
    /// The speaker before the chosen one.
    PreviousSpeaker
    /// Letters on the speakers; typing one chooses.
    JumpToSpeaker
    /// A list of speakers to type in.
    PickSpeaker
    /// The quote behind the chosen one.
    NextQuote
    /// The quote before the chosen one.
    PreviousQuote
    /// The section behind the one being read.
    NextSection
    /// The section before the one being read.
    PreviousSection
    /// A list of sections to type in.
    PickSection
    /// The picture behind this place.
    NextPicture
    /// The picture before this place.
    PreviousPicture
    /// The briefing behind this one.
    NextBriefing
    /// The briefing before this one.
    PreviousBriefing
    /// The list of briefings.
    ListBriefings
    /// Back over a jump.
    JumpBack
    /// Forward over a jump.
    JumpForward
    /// A letter for this place.
    SetMark
    /// To the place of a letter.
    GoToMark
    /// Words to search for.
    Search
    /// What narrows a list: what quotes can be filtered by, or letters.
    Filter
    /// A list of all that can be asked for.
    Commands
    /// The occurrence behind this one.
    NextMatch
    /// The occurrence before this one.
    PreviousMatch
    /// The quote full size.
    Open
    /// The quote to the clipboard.
    Copy
    /// The quote to the clipboard, in a format that is picked.
    CopyAs
    /// The export dialog.
    Export
    /// The quote is marked for a joint export, or no longer.
    MarkQuote
    /// No quote is marked any longer; again: they are.
    ClearMarked
    /// Words chosen in the text.
    Select
    /// The other end of the chosen words moves.
    SwapEnds
    /// The moving end a character to the left.
    CharacterLeft
    /// The moving end a character to the right.
    CharacterRight
    /// The moving end a word on.
    NextWord
    /// The moving end a word back.
    PreviousWord
    /// The moving end a sentence on.
    NextSentence
    /// The moving end a sentence back.
    PreviousSentence
    /// The moving end a paragraph on.
    NextParagraph
    /// The moving end a paragraph back.
    PreviousParagraph
    /// The moving end to the start of its row.
    RowStart
    /// The moving end to the end of its row.
    RowEnd
    /// An imported briefing as a file of its own.
    SaveImported
    /// A row or item down.
    Down
    /// A row or item up.
    Up
    /// Half a page down.
    HalfDown
    /// Half a page up.
    HalfUp
    /// A page down.
    PageDown
    /// A page up.
    PageUp
    /// To the start.
    Top
    /// To the end.
    Bottom
    /// The focus to the next pane.
    NextPane
    /// The focus to the previous pane.
    PreviousPane
    /// The focus to the left.
    PaneLeft
    /// The focus to the right.
    PaneRight
    /// The focus to the agenda.
    FocusAgenda
    /// The focus to the speakers.
    FocusSpeakers
    /// The focus to the text.
    FocusText
    /// The focus to the quotes.
    FocusQuotes
    /// The focused pane alone, or all of them.
    Zoom
    /// Longer lines.
    Wider
    /// Shorter lines.
    Narrower
    /// Original, translation, or both.
    Languages
    /// One step back; never out of the program.
    Back
    /// A page about the event.
    About
    /// A page of faults.
    Faults
    /// A list of themes that shows each.
    PickTheme
    /// A page of keys.
    Help
    /// The file is read again.
    Reload
    /// The file in an editor.
    Edit
    /// The mouse to the terminal, or back.
    ToggleMouse
    /// The source in a browser.
    Browse
    /// The program stops and the shell comes.
    Suspend
    /// The program ends.
    Quit
    /// The program ends, whatever lies on top.
    QuitNow
    /// What the picker points at.
    Choose
    /// The next line of the dialog.
    NextField
    /// The previous line of the dialog.
    PreviousField
    /// The next choice on the line.
    NextChoice
    /// The previous choice on the line.
    PreviousChoice
    /// The export is done.
    Run
    /// What was searched for stays lit.
    Keep
    /// What was searched for before.
    OlderSearch
    /// What was searched for after that.
    NewerSearch
}

/// An action as it is declared.
#[derive(Debug)]
pub struct Row {
    /// What is asked for.
    pub action: Action,
    /// Where its keys mean it.
    pub context: Context,
    /// Under which heading help shows it.
    pub group: Group,
    /// Its name, which never changes.
    pub name: &'static str,
    /// Its keys; one of several characters is pressed one after the other.
    pub keys: &'static [&'static str],
    /// What it does, in a few words.
    pub words: &'static str,
}

rows! {
    Reader Jump NextSpeaker "next-speaker" ["]s"] "next speaker; with a count, the nth";
    Reader Jump PreviousSpeaker "previous-speaker" ["[s"] "previous speaker";
    Reader Jump JumpToSpeaker "jump-to-speaker" ["f"] "jump to a speaker by the letter shown";
    Reader Jump PickSpeaker "pick-speaker" ["s"] "pick a speaker by a few letters";
    Reader Jump NextQuote "next-quote" ["]q"] "next quote";
    Reader Jump PreviousQuote "previous-quote" ["[q"] "previous quote";
    Reader Jump NextSection "next-section" ["]a"] "next section of the agenda";
    Reader Jump PreviousSection "previous-section" ["[a"] "previous section of the agenda";
    Reader Jump PickSection "pick-section" ["a"] "pick a section by a few letters";
    Reader Jump NextPicture "next-picture" ["]p"] "next picture";
    Reader Jump PreviousPicture "previous-picture" ["[p"] "previous picture";
    Reader Jump NextBriefing "next-briefing" ["]b"] "next briefing";
    Reader Jump PreviousBriefing "previous-briefing" ["[b"] "previous briefing";
    Reader Jump ListBriefings "list-briefings" ["B"] "the list of briefings";
    Reader Jump Search "search" ["/"] "search everything as you type";
    Reader Jump NextMatch "next-match" ["n"] "next place found, around the end";
    Reader Jump PreviousMatch "previous-match" ["N"] "previous place found, around the start";
    Reader Jump Filter "filter" ["c"] "filter the quotes by kind, section or tag";
    Reader Jump JumpBack "jump-back" ["ctrl+o"] "back to where the last jump began";
    Reader Jump JumpForward "jump-forward" ["ctrl+y" "ctrl+i"] "forward again; many terminals send Tab for Ctrl+i";
    Reader Jump SetMark "set-mark" ["m"] "give this place a letter";
    Reader Jump GoToMark "go-to-mark" ["`"] "go to the place of a letter";
    Reader Quote Open "open" ["enter"] "open the quote, or the picture gone to, full size";
    Reader Quote Copy "copy" ["y"] "copy the quote with its attribution";
    Reader Quote CopyAs "copy-as" ["Y"] "copy the quote in a format of your choice";
    Reader Quote Export "export" ["e"] "export the quote: format, destination, preview";
    Reader Quote MarkQuote "mark-quote" ["x"] "mark the quote for a joint export, or no longer";
    Reader Quote ClearMarked "clear-marked" ["X"] "mark no quote any longer; again: as before";
    Reader Words Select "select" ["v"] "choose words in the text, to copy or export them";
    Reader Move Down "down" ["j" "down"] "down, or to the next item";
    Reader Move Up "up" ["k" "up"] "up, or to the previous item";
    Reader Move HalfDown "half-down" ["d" "ctrl+d"] "half a page down";
    Reader Move HalfUp "half-up" ["u" "ctrl+u"] "half a page up";
    Reader Move PageDown "page-down" ["space" "pagedown"] "a page down";
    Reader Move PageUp "page-up" ["b" "pageup"] "a page up";
    Reader Move Top "top" ["g" "home"] "to the start";
    Reader Move Bottom "bottom" ["G" "end"] "to the end";
    Reader Panes NextPane "next-pane" ["tab"] "next pane";
    Reader Panes PreviousPane "previous-pane" ["shift+tab"] "previous pane";
    Reader Panes PaneLeft "pane-left" ["h" "left"] "pane to the left";
    Reader Panes PaneRight "pane-right" ["l" "right"] "pane to the right";
    Reader Panes FocusAgenda "focus-agenda" ["1"] "the agenda";
    Reader Panes FocusSpeakers "focus-speakers" ["2"] "the speakers";
    Reader Panes FocusText "focus-text" ["3"] "the text";
    Reader Panes FocusQuotes "focus-quotes" ["4"] "the quotes";
    Reader Panes Zoom "zoom" ["z"] "zoom the pane, and back";
    Reader Panes Wider "wider" ["+" "="] "longer lines of text";
    Reader Panes Narrower "narrower" ["-"] "shorter lines of text";
    Reader Panes Languages "languages" ["L"] "translation and original of quotes, or one of them";
    Reader Program Back "back" ["esc"] "back: leave the zoom, the search, the filters; to the list";
    Reader Program About "about" ["i"] "about the event and its source";
    Reader Program SaveImported "save-imported" ["w"] "save an imported briefing as TOML";
    Reader Program Faults "faults" ["!"] "what is wrong with the file";
    Reader Program PickTheme "pick-theme" ["t"] "themes: each is shown as you move";
    Reader Program Reload "reload" ["r"] "read the file again";
    Reader Program Edit "edit" ["E"] "edit the file at this place";
    Reader Program Browse "browse" ["o"] "open the source in the browser";
    Reader Program ToggleMouse "toggle-mouse" ["M"] "give the mouse to the terminal, to mark text with, or take it back";
    Reader Program Commands "commands" [":" "ctrl+p"] "all that can be done, picked by a few letters";
    Reader Program Help "help" ["?"] "all keys";
    Reader Program Suspend "suspend" ["ctrl+z"] "to the shell; `fg` comes back";
    Reader Program Quit "quit" ["q"] "quit";
    Reader Program QuitNow "quit-now" ["ctrl+c"] "quit at once";

    Select Words NextWord "next-word" ["w"] "a word on";
    Select Words PreviousWord "previous-word" ["b"] "a word back";
    Select Words NextSentence "next-sentence" [")"] "a sentence on";
    Select Words PreviousSentence "previous-sentence" ["("] "a sentence back";
    Select Words NextParagraph "next-paragraph" ["}"] "a paragraph on";
    Select Words PreviousParagraph "previous-paragraph" ["{"] "a paragraph back";
    Select Words CharacterLeft "character-left" ["h" "left"] "a character to the left";
    Select Words CharacterRight "character-right" ["l" "right"] "a character to the right";
    Select Words Down "down" ["j" "down"] "a row down";
    Select Words Up "up" ["k" "up"] "a row up";
    Select Words RowStart "row-start" ["0" "home"] "to the start of the row";
    Select Words RowEnd "row-end" ["$" "end"] "to the end of the row";
    Select Words SwapEnds "swap-ends" ["v" "o"] "move the other end";
    Select Quote Copy "copy" ["y"] "copy the words with whose they are";
    Select Quote CopyAs "copy-as" ["Y"] "copy the words in a format of your choice";
    Select Quote Export "export" ["e"] "export the words";
    Select Program Back "back" ["esc"] "choose no words";
    Select Program Help "help" ["?"] "all keys";
    Select Program Suspend "suspend" ["ctrl+z"] "to the shell";
    Select Program QuitNow "quit-now" ["ctrl+c"] "quit at once";

    Page Move Down "down" ["j" "down"] "down";
    Page Move Up "up" ["k" "up"] "up";
    Page Move HalfDown "half-down" ["d" "ctrl+d"] "half a page down";
    Page Move HalfUp "half-up" ["u" "ctrl+u"] "half a page up";
    Page Move PageDown "page-down" ["space" "pagedown"] "a page down";
    Page Move PageUp "page-up" ["b" "pageup"] "a page up";
    Page Move Top "top" ["g" "home"] "to the start";
    Page Move Bottom "bottom" ["G" "end"] "to the end";
    Page Jump NextQuote "next-quote" ["]q" "l" "right"] "next quote";
    Page Jump PreviousQuote "previous-quote" ["[q" "h" "left"] "previous quote";
    Page Jump Search "search" ["/"] "search the page";
    Page Jump NextMatch "next-match" ["n"] "next place found";
    Page Jump PreviousMatch "previous-match" ["N"] "previous place found";
    Page Panes Languages "languages" ["L"] "translation and original, or one of them";
    Page Jump NextPicture "next-picture" ["]p"] "next picture";
    Page Jump PreviousPicture "previous-picture" ["[p"] "previous picture";
    Page Quote Copy "copy" ["y"] "copy the quote";
    Page Quote CopyAs "copy-as" ["Y"] "copy the quote in a format of your choice";
    Page Quote Export "export" ["e"] "export the quote";
    Page Quote MarkQuote "mark-quote" ["x"] "mark the quote, or no longer";
    Page Program Back "back" ["esc" "q" "enter"] "clear the search, close the page";
    Page Program Suspend "suspend" ["ctrl+z"] "to the shell";
    Page Program QuitNow "quit-now" ["ctrl+c"] "quit at once";

    Picker Move Down "down" ["down" "ctrl+n" "ctrl+j" "tab"] "down";
    Picker Move Up "up" ["up" "ctrl+p" "ctrl+k" "shift+tab"] "up";
    Picker Move PageDown "page-down" ["pagedown"] "a page down";
    Picker Move PageUp "page-up" ["pageup"] "a page up";
    Picker Jump Choose "choose" ["enter"] "go there";
    Picker Program Back "back" ["esc"] "back";
    Picker Program Suspend "suspend" ["ctrl+z"] "to the shell";
    Picker Program QuitNow "quit-now" ["ctrl+c"] "quit at once";

    Export Move NextField "next-field" ["tab" "down"] "next line";
    Export Move PreviousField "previous-field" ["shift+tab" "up"] "previous line";
    Export Move NextChoice "next-choice" ["right"] "next choice";
    Export Move PreviousChoice "previous-choice" ["left"] "previous choice";
    Export Move PageDown "page-down" ["pagedown"] "preview down";
    Export Move PageUp "page-up" ["pageup"] "preview up";
    Export Quote Run "run" ["enter"] "export";
    Export Program Back "back" ["esc"] "back";
    Export Program Suspend "suspend" ["ctrl+z"] "to the shell";
    Export Program QuitNow "quit-now" ["ctrl+c"] "quit at once";

    Search Jump Keep "keep" ["enter"] "stay here, with what was found lit";
    Search Jump NextMatch "next-match" ["tab" "ctrl+n"] "next place found";
    Search Jump PreviousMatch "previous-match" ["shift+tab" "ctrl+p"] "previous place found";
    Search Jump OlderSearch "older-search" ["up"] "what was searched for before";
    Search Jump NewerSearch "newer-search" ["down"] "what was searched for after that";
    Search Program Back "back" ["esc"] "back to where the search began";
    Search Program Suspend "suspend" ["ctrl+z"] "to the shell";
    Search Program QuitNow "quit-now" ["ctrl+c"] "quit at once";

    List Move Down "down" ["j" "down"] "down";
    List Move Up "up" ["k" "up"] "up";
    List Move HalfDown "half-down" ["d" "ctrl+d"] "half a page down";
    List Move HalfUp "half-up" ["u" "ctrl+u"] "half a page up";
    List Move PageDown "page-down" ["space" "pagedown"] "a page down";
    List Move PageUp "page-up" ["b" "pageup"] "a page up";
    List Move Top "top" ["g" "home"] "to the first";
    List Move Bottom "bottom" ["G" "end"] "to the last";
    List Jump Open "open" ["enter" "l" "right"] "open the briefing";
    List Jump Filter "filter" ["/"] "filter by a few letters of title, place, speakers";
    List Jump NextBriefing "next-briefing" ["]b"] "the next briefing of the list";
    List Jump PreviousBriefing "previous-briefing" ["[b"] "the previous briefing of the list";
    List Quote ClearMarked "clear-marked" ["X"] "mark no quote any longer; again: as before";
    List Program Back "back" ["esc"] "all briefings; back to the one that was read";
    List Program Help "help" ["?"] "all keys";
    List Program Suspend "suspend" ["ctrl+z"] "to the shell; `fg` comes back";
    List Program Quit "quit" ["q"] "quit";
    List Program QuitNow "quit-now" ["ctrl+c"] "quit at once";
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
