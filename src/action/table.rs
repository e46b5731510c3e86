//! The table of actions: one block for each context, one line for each action.
//!
//! A line holds the group under which help shows the action, the action, its name in the settings, its default
//! keys, its help line, and for the footer a word or two.

use super::{Action, Context, Group, Row};

macro_rules! table {
    ($( $context:ident $subset:ident {
        $( $group:ident $action:ident $name:literal [$($key:literal)*] $words:literal $(=> $hint:literal)?; )*
    } )*) => {
        /// All actions, context by context, in the order in which help shows them.
        pub static ACTIONS: &[Row] = &[
            $($( Row {
                action: Action::$action, context: Context::$context, group: Group::$group,
                name: $name, keys: &[$($key),*], words: $words, hint: concat!($($hint)?),
            }, )*)*
        ];
        $(
            #[doc = concat!("The actions of [`Context::", stringify!($context), "`].")]
            ///
            /// Code that handles the context matches on this, so that a forgotten action does not compile.
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $subset { $( #[doc = concat!("`", $name, "`: ", $words, ".")] $action, )* }

            impl $subset {
                /// The same action in this context; `None` if the context does not have it.
                pub fn of(action: Action) -> Option<Self> {
                    match action {
                        $( Action::$action => Some(Self::$action), )*
                        _ => None,
                    }
                }
            }
        )*
    };
}

table! {
    Reader ReaderAction {
        Jump NextSpeaker "next-speaker" ["]s"] "go to the next speaker; with a count, to speaker n" => "next speaker";
        Jump PreviousSpeaker "previous-speaker" ["[s"] "go to the previous speaker";
        Jump JumpToSpeaker "jump-to-speaker" ["f"] "jump to a speaker by the letter shown" => "jump";
        Jump PickSpeaker "pick-speaker" ["s"] "pick a speaker by typing part of the name" => "speakers";
        Jump NextQuote "next-quote" ["]q"] "go to the next quote" => "next quote";
        Jump PreviousQuote "previous-quote" ["[q"] "go to the previous quote";
        Jump NextSection "next-section" ["]a"] "go to the next section of the agenda" => "next section";
        Jump PreviousSection "previous-section" ["[a"] "go to the previous section of the agenda";
        Jump PickSection "pick-section" ["a"] "pick a section by typing part of the title";
        Jump NextPicture "next-picture" ["]p"] "go to the next picture";
        Jump PreviousPicture "previous-picture" ["[p"] "go to the previous picture";
        Jump NextBriefing "next-briefing" ["]b"] "go to the next briefing";
        Jump PreviousBriefing "previous-briefing" ["[b"] "go to the previous briefing";
        Jump ListBriefings "list-briefings" ["B"] "show the list of briefings";
        Jump SearchAll "search-all" ["S"] "search all briefings of the library";
        Jump People "people" ["P"] "show the people of the library";
        Jump Search "search" ["/"] "search everything as you type" => "search";
        Jump NextMatch "next-match" ["n"] "go to the next match, one in each quote, wrapping at the end";
        Jump PreviousMatch "previous-match" ["N"] "go to the previous match, one in each quote, wrapping at the start" => "matches";
        Jump Filter "filter" ["c"] "filter quotes by kind, section or tag" => "filter";
        Jump JumpBack "jump-back" ["ctrl+o"] "go back to where the last jump began";
        Jump JumpForward "jump-forward" ["ctrl+y" "ctrl+i"] "go forward again; many terminals send Tab for Ctrl+i";
        Jump SetMark "set-mark" ["m"] "give this place a letter";
        Jump GoToMark "go-to-mark" ["`"] "go to the place of a letter";
        Quote Open "open" ["enter"] "open the selected quote or picture at full size" => "open";
        Quote Copy "copy" ["y"] "copy the quote with its attribution; 02y copies two statements as one quote" => "copy";
        Quote CopyAs "copy-as" ["Y"] "copy the quote in another format";
        Quote Export "export" ["e"] "export quotes: pick format and destination, see a preview" => "export";
        Quote MarkQuote "mark-quote" ["x"] "mark the quote for export, or unmark it" => "mark";
        Quote ClearMarked "clear-marked" ["X"] "unmark all quotes; press again to restore the marks";
        Words Select "select" ["v"] "select words in the text to copy, export, quote or note" => "words";
        Correct Confirm "confirm" ["."] "confirm the quote, and go to the next unchecked one" => "confirm";
        Correct Correct "correct" ["C"] "correct the quote: see what can be done here" => "correct";
        Correct Annotate "annotate" ["A"] "write a note on the quote, or on the paragraph";
        Correct TagQuote "tag" ["T"] "tag the quote, or the paragraph";
        Correct WhoseWords "whose-words" [] "change who said the quote";
        Correct ChangeKind "change-kind" [] "change the kind of the quote: direct, indirect, mixed";
        Correct ChangeBounds "change-bounds" [] "change where the quote begins and ends";
        Correct SplitQuote "split-quote" [] "split the quote in two";
        Correct JoinNext "join-next" [] "join the quote with the next one of the same speaker";
        Correct RejectQuote "reject-quote" [] "remove it: these words are not a quote";
        Correct RenameSpeaker "rename-speaker" [] "change the name, role or organization of the speaker";
        Correct MergeSpeakers "merge-speakers" [] "merge the speaker into another one";
        Correct PartSpeaker "part-speaker" [] "give some of the speaker's quotes to another speaker";
        Correct ConfirmSpeaker "confirm-speaker" [] "confirm all quotes of the speaker";
        Correct ConfirmAll "confirm-all" [] "confirm the whole briefing";
        Correct ImportAgain "import-again" [] "import the changed article again; what you checked or noted stays";
        Move Down "down" ["j" "down"] "move down, or to the next item";
        Move Up "up" ["k" "up"] "move up, or to the previous item";
        Move HalfDown "half-down" ["d" "ctrl+d"] "move down half a page";
        Move HalfUp "half-up" ["u" "ctrl+u"] "move up half a page";
        Move PageDown "page-down" ["space" "pagedown" "ctrl+f"] "move down a page";
        Move PageUp "page-up" ["b" "pageup" "ctrl+b"] "move up a page";
        Move Top "top" ["g" "home"] "go to the start";
        Move Bottom "bottom" ["G" "end"] "go to the end";
        Panes NextPane "next-pane" ["tab"] "focus the next pane";
        Panes PreviousPane "previous-pane" ["shift+tab"] "focus the previous pane";
        Panes PaneLeft "pane-left" ["h" "left"] "focus the pane to the left";
        Panes PaneRight "pane-right" ["l" "right"] "focus the pane to the right";
        Panes FocusAgenda "focus-agenda" ["1"] "focus the agenda";
        Panes FocusSpeakers "focus-speakers" ["2"] "focus the speakers";
        Panes FocusText "focus-text" ["3"] "focus the text";
        Panes FocusQuotes "focus-quotes" ["4"] "focus the quotes";
        Panes Zoom "zoom" ["z"] "zoom the focused pane, or show all panes again";
        Panes Wider "wider" ["+" "="] "make lines of text longer";
        Panes Narrower "narrower" ["-"] "make lines of text shorter";
        Panes Languages "languages" ["L"] "switch between translation, original and both";
        Program Back "back" ["esc"] "go back: leave the zoom, the search, a filter, the briefing" => "back";
        Program About "about" ["i"] "show details of the event and its source";
        Program SaveImported "save-imported" ["w"] "save an imported briefing as TOML" => "save";
        Program Faults "faults" ["!"] "show the faults in the file";
        Program PickTheme "pick-theme" ["t"] "pick a theme; each is previewed as you move";
        Program Reload "reload" ["r"] "read the file again";
        Program Edit "edit" ["E"] "edit the file at this place";
        Program Browse "browse" ["o"] "open the source in the browser";
        Program ToggleMouse "toggle-mouse" ["M"] "give the mouse to the terminal to select text, or take it back";
        Program Commands "commands" [":" "ctrl+p"] "pick a command by typing part of its name";
        Program Undo "undo" ["U"] "undo the last change of a file";
        Program Redo "redo" ["ctrl+r"] "make a change again that was undone";
        Program Help "help" ["?"] "show all keys" => "help";
        Program Suspend "suspend" ["ctrl+z"] "suspend to the shell; `fg` resumes";
        Program Quit "quit" ["q"] "quit" => "quit";
        Program QuitNow "quit-now" ["ctrl+c"] "quit at once";
    }

    Select SelectAction {
        Words NextWord "next-word" ["w"] "move to the next word" => "word";
        Words PreviousWord "previous-word" ["b"] "move to the previous word";
        Words NextSentence "next-sentence" [")"] "move to the next sentence" => "sentence";
        Words PreviousSentence "previous-sentence" ["("] "move to the previous sentence";
        Words NextParagraph "next-paragraph" ["}"] "move to the next paragraph" => "paragraph";
        Words PreviousParagraph "previous-paragraph" ["{"] "move to the previous paragraph";
        Words CharacterLeft "character-left" ["h" "left"] "move a character to the left";
        Words CharacterRight "character-right" ["l" "right"] "move a character to the right";
        Words Down "down" ["j" "down"] "move down a row";
        Words Up "up" ["k" "up"] "move up a row";
        Words RowStart "row-start" ["0" "home"] "move to the start of the row";
        Words RowEnd "row-end" ["$" "end"] "move to the end of the row";
        Words SwapEnds "swap-ends" ["v" "o"] "switch to the other end" => "other end";
        Quote Copy "copy" ["y"] "copy the words with their attribution" => "copy";
        Quote CopyAs "copy-as" ["Y"] "copy the words in another format";
        Quote Export "export" ["e"] "export the words" => "export";
        Correct Take "take" ["enter" "n"] "add the words as a quote, or finish the change that was started" => "take";
        Correct Annotate "annotate" ["A"] "write a note on the words";
        Correct TagQuote "tag" ["T"] "tag the words";
        Program Back "back" ["esc"] "cancel the selection" => "back";
        Program Help "help" ["?"] "show all keys" => "help";
        Program Suspend "suspend" ["ctrl+z"] "suspend to the shell";
        Program QuitNow "quit-now" ["ctrl+c"] "quit at once";
    }

    Correct CorrectAction {
        Correct Confirm "confirm" ["."] "confirm the quote" => "confirm";
        Correct WhoseWords "whose-words" ["s"] "change who said it";
        Correct ChangeKind "change-kind" ["t"] "change the kind";
        Correct ChangeBounds "change-bounds" ["b"] "change where it begins and ends";
        Correct SplitQuote "split-quote" ["/"] "split it in two";
        Correct JoinNext "join-next" ["m"] "join it with the next quote";
        Correct RejectQuote "reject-quote" ["n"] "remove it: these words are not a quote";
        Correct RenameSpeaker "rename-speaker" ["r"] "change the name or post of the speaker";
        Correct MergeSpeakers "merge-speakers" ["="] "merge the speaker into another one";
        Correct PartSpeaker "part-speaker" ["p"] "give some of the speaker's quotes to another speaker";
        Correct Annotate "annotate" ["A"] "write a note on it";
        Correct TagQuote "tag" ["T"] "tag it";
        Correct ConfirmSpeaker "confirm-speaker" ["a"] "confirm all quotes of the speaker";
        Correct ConfirmAll "confirm-all" ["d"] "confirm the whole briefing";
        Correct ImportAgain "import-again" ["u"] "import the changed article again; what you checked or noted stays";
        Move Down "down" ["j" "down"] "move down";
        Move Up "up" ["k" "up"] "move up";
        Jump Choose "choose" ["enter"] "make the selected correction" => "choose";
        Program Back "back" ["esc" "q" "C"] "go back" => "back";
        Program Suspend "suspend" ["ctrl+z"] "suspend to the shell";
        Program QuitNow "quit-now" ["ctrl+c"] "quit at once";
    }

    Page PageAction {
        Move Down "down" ["j" "down"] "move down" => "down";
        Move Up "up" ["k" "up"] "move up" => "up";
        Move HalfDown "half-down" ["d" "ctrl+d"] "move down half a page";
        Move HalfUp "half-up" ["u" "ctrl+u"] "move up half a page";
        Move PageDown "page-down" ["space" "pagedown" "ctrl+f"] "move down a page";
        Move PageUp "page-up" ["b" "pageup" "ctrl+b"] "move up a page";
        Move Top "top" ["g" "home"] "go to the start";
        Move Bottom "bottom" ["G" "end"] "go to the end";
        Jump NextQuote "next-quote" ["]q" "l" "right"] "go to the next quote" => "next quote";
        Jump PreviousQuote "previous-quote" ["[q" "h" "left"] "go to the previous quote";
        Jump Search "search" ["/"] "search the page" => "search";
        Jump NextMatch "next-match" ["n"] "go to the next match";
        Jump PreviousMatch "previous-match" ["N"] "go to the previous match";
        Panes Languages "languages" ["L"] "switch between translation, original and both";
        Jump NextPicture "next-picture" ["]p"] "go to the next picture" => "next";
        Jump PreviousPicture "previous-picture" ["[p"] "go to the previous picture" => "previous";
        Quote Copy "copy" ["y"] "copy the quote" => "copy";
        Quote CopyAs "copy-as" ["Y"] "copy the quote in another format";
        Quote Export "export" ["e"] "export the quote" => "export";
        Quote MarkQuote "mark-quote" ["x"] "mark the quote for export, or unmark it" => "mark";
        Program Back "back" ["esc" "q" "enter"] "clear the search, or close the page" => "close";
        Program Suspend "suspend" ["ctrl+z"] "suspend to the shell";
        Program QuitNow "quit-now" ["ctrl+c"] "quit at once";
    }

    Picker PickerAction {
        Move Down "down" ["down" "ctrl+n" "ctrl+j" "tab"] "move down" => "next";
        Move Up "up" ["up" "ctrl+p" "ctrl+k" "shift+tab"] "move up";
        Move PageDown "page-down" ["pagedown"] "move down a page";
        Move PageUp "page-up" ["pageup"] "move up a page";
        Jump Choose "choose" ["enter"] "choose the selected item" => "go";
        Program Back "back" ["esc"] "go back" => "back";
        Program Suspend "suspend" ["ctrl+z"] "suspend to the shell";
        Program QuitNow "quit-now" ["ctrl+c"] "quit at once";
    }

    Export ExportAction {
        Move NextField "next-field" ["tab" "down"] "go to the next field" => "next field";
        Move PreviousField "previous-field" ["shift+tab" "up"] "go to the previous field";
        Move NextChoice "next-choice" ["right"] "change to the next choice" => "change";
        Move PreviousChoice "previous-choice" ["left"] "change to the previous choice";
        Move PageDown "page-down" ["pagedown"] "scroll the preview down";
        Move PageUp "page-up" ["pageup"] "scroll the preview up";
        Quote Run "run" ["enter"] "export" => "export";
        Program Back "back" ["esc"] "go back" => "back";
        Program Suspend "suspend" ["ctrl+z"] "suspend to the shell";
        Program QuitNow "quit-now" ["ctrl+c"] "quit at once";
    }

    Search SearchAction {
        Jump Keep "keep" ["enter"] "stop typing and keep the matches highlighted";
        Jump NextMatch "next-match" ["tab" "ctrl+n"] "go to the next match";
        Jump PreviousMatch "previous-match" ["shift+tab" "ctrl+p"] "go to the previous match";
        Jump OlderSearch "older-search" ["up"] "bring back an older search";
        Jump NewerSearch "newer-search" ["down"] "bring back a newer search";
        Program Back "back" ["esc"] "go back to where the search began";
        Program Suspend "suspend" ["ctrl+z"] "suspend to the shell";
        Program QuitNow "quit-now" ["ctrl+c"] "quit at once";
    }

    List ListAction {
        Move Down "down" ["j" "down"] "move down" => "down";
        Move Up "up" ["k" "up"] "move up" => "up";
        Move HalfDown "half-down" ["d" "ctrl+d"] "move down half a page";
        Move HalfUp "half-up" ["u" "ctrl+u"] "move up half a page";
        Move PageDown "page-down" ["space" "pagedown" "ctrl+f"] "move down a page";
        Move PageUp "page-up" ["b" "pageup" "ctrl+b"] "move up a page";
        Move Top "top" ["g" "home"] "go to the first briefing";
        Move Bottom "bottom" ["G" "end"] "go to the last briefing";
        Jump Open "open" ["enter" "l" "right"] "open the briefing" => "open";
        Jump SearchAll "search-all" ["/" "S"] "search everything said and written, as you type" => "search all";
        Jump People "people" ["P"] "show the people of the library" => "people";
        Jump Filter "filter" ["c"] "filter by part of a title, place or name, since:2022, is:unread, is:unchecked" => "filter";
        Jump Sort "sort" ["s"] "sort by day, title or folder" => "sort";
        Jump NextBriefing "next-briefing" ["]b"] "go to the next briefing in the list";
        Jump PreviousBriefing "previous-briefing" ["[b"] "go to the previous briefing in the list";
        Quote ClearMarked "clear-marked" ["X"] "unmark all quotes; press again to restore the marks";
        Program Back "back" ["esc"] "clear the filter, or return to the open briefing";
        Program Reload "reload" ["r"] "compare the list with the files";
        Program Undo "undo" ["U"] "undo the last change of a file";
        Program Redo "redo" ["ctrl+r"] "make a change again that was undone";
        Program Help "help" ["?"] "show all keys" => "help";
        Program Suspend "suspend" ["ctrl+z"] "suspend to the shell; `fg` resumes";
        Program Quit "quit" ["q"] "quit" => "quit";
        Program QuitNow "quit-now" ["ctrl+c"] "quit at once";
    }

    Results ResultsAction {
        Move Down "down" ["j" "down"] "move down";
        Move Up "up" ["k" "up"] "move up";
        Move HalfDown "half-down" ["d" "ctrl+d"] "move down half a page";
        Move HalfUp "half-up" ["u" "ctrl+u"] "move up half a page";
        Move PageDown "page-down" ["space" "pagedown" "ctrl+f"] "move down a page";
        Move PageUp "page-up" ["b" "pageup" "ctrl+b"] "move up a page";
        Move Top "top" ["g" "home"] "go to the first result";
        Move Bottom "bottom" ["G" "end"] "go to the last result so far";
        Jump Open "open" ["enter" "l" "right"] "open the briefing at this place" => "open";
        Jump SearchAll "search-all" ["/" "S"] "change the query" => "query";
        Jump Group "group" ["v"] "group by month, person or event" => "group";
        Jump People "people" ["P"] "show the people of the library";
        Jump KeepQuery "keep-query" ["ctrl+s"] "keep the query under a name, at the top of the list";
        Quote MarkQuote "mark-quote" ["x"] "mark the statement for export, or unmark it" => "mark";
        Quote ClearMarked "clear-marked" ["X"] "unmark all quotes; press again to restore the marks";
        Quote Copy "copy" ["y"] "copy the statement with its attribution" => "copy";
        Quote CopyAs "copy-as" ["Y"] "copy the statement in another format";
        Quote Export "export" ["e"] "export the statement, or all marked ones" => "export";
        Jump SamePerson "same-person" ["="] "say that the speaker is the same person as another one" => "same person";
        Jump OtherPerson "other-person" ["!"] "say that a name of the speaker is somebody else's";
        Program Undo "undo" ["U"] "undo the last change of a file";
        Program Redo "redo" ["ctrl+r"] "make a change again that was undone";
        Program Back "back" ["esc"] "go back" => "back";
        Program Help "help" ["?"] "show all keys" => "help";
        Program Suspend "suspend" ["ctrl+z"] "suspend to the shell; `fg` resumes";
        Program Quit "quit" ["q"] "quit" => "quit";
        Program QuitNow "quit-now" ["ctrl+c"] "quit at once";
    }

    People PeopleAction {
        Move Down "down" ["j" "down"] "move down";
        Move Up "up" ["k" "up"] "move up";
        Move HalfDown "half-down" ["d" "ctrl+d"] "move down half a page";
        Move HalfUp "half-up" ["u" "ctrl+u"] "move up half a page";
        Move PageDown "page-down" ["space" "pagedown" "ctrl+f"] "move down a page";
        Move PageUp "page-up" ["b" "pageup" "ctrl+b"] "move up a page";
        Move Top "top" ["g" "home"] "go to the first person";
        Move Bottom "bottom" ["G" "end"] "go to the last person";
        Jump Open "open" ["enter" "l" "right"] "show everything that the person said" => "open";
        Jump Filter "filter" ["/" "c"] "find a person by part of the name" => "find";
        Jump SearchAll "search-all" ["S"] "search all briefings of the library";
        Jump SamePerson "same-person" ["="] "say that this is the same person as another one" => "same person";
        Jump OtherPerson "other-person" ["!"] "say that a name of this person is somebody else's" => "other person";
        Program Undo "undo" ["U"] "undo the last change of a file";
        Program Redo "redo" ["ctrl+r"] "make a change again that was undone";
        Program Back "back" ["esc"] "go back" => "back";
        Program Help "help" ["?"] "show all keys" => "help";
        Program Suspend "suspend" ["ctrl+z"] "suspend to the shell; `fg` resumes";
        Program Quit "quit" ["q"] "quit" => "quit";
        Program QuitNow "quit-now" ["ctrl+c"] "quit at once";
    }
}
