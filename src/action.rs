//! All that a reader can ask for, declared once with its keys and words.
//!
//! Dispatch, the help page, the footer and the tables in the documents are made from [`ACTIONS`].

use crate::key::Key;
use std::sync::LazyLock;

/// Where keys are pressed: what lies on top decides what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// In the panes.
    Reader,
    /// On a page that lies over them: a quote full size, help, faults.
    Page,
    /// In a list to pick from by typing.
    Picker,
    /// In the export dialog.
    Export,
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
    /// The program itself.
    Program,
}

impl Group {
    /// All of them, as the help page orders them.
    pub const ALL: [Self; 5] = [Self::Jump, Self::Quote, Self::Move, Self::Panes, Self::Program];

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving in a pane",
            Self::Panes => "Panes",
            Self::Jump => "Speakers, quotes, sections",
            Self::Quote => "Taking a quote out",
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
    /// A list of briefings to type in.
    PickBriefing
    /// The quote full size.
    Open
    /// The quote to the clipboard.
    Copy
    /// The export dialog.
    Export
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
    /// One step back; never out of the program.
    Back
    /// A page about the event.
    About
    /// A page of faults.
    Faults
    /// A page of keys.
    Help
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
    Reader Jump PickBriefing "pick-briefing" ["B"] "pick a briefing by a few letters";
    Reader Quote Open "open" ["enter"] "open the quote full size";
    Reader Quote Copy "copy" ["y"] "copy the quote with its attribution";
    Reader Quote Export "export" ["e"] "export the quote: format, destination, preview";
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
    Reader Program Back "back" ["esc"] "back: clear the speaker, leave the zoom";
    Reader Program About "about" ["i"] "about the event and its source";
    Reader Program SaveImported "save-imported" ["w"] "save an imported briefing as TOML";
    Reader Program Faults "faults" ["!"] "what is wrong with the file";
    Reader Program Help "help" ["?"] "all keys";
    Reader Program Suspend "suspend" ["ctrl+z"] "to the shell; `fg` comes back";
    Reader Program Quit "quit" ["q"] "quit";
    Reader Program QuitNow "quit-now" ["ctrl+c"] "quit at once";

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
    Page Quote Copy "copy" ["y"] "copy the quote";
    Page Quote Export "export" ["e"] "export the quote";
    Page Program Back "back" ["esc" "q" "enter"] "close the page";
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
}

/// What keys pressed one after the other mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// An action.
    Action(Action),
    /// The beginning of longer keys; the next key decides.
    Prefix,
    /// Nothing.
    Nothing,
}

static BINDINGS: LazyLock<Vec<(Context, Vec<Key>, Action)>> = LazyLock::new(|| {
    let keys = ACTIONS.iter().flat_map(|row| row.keys.iter().map(move |keys| (row, keys)));
    keys.map(|(row, keys)| (row.context, Key::parse_all(keys), row.action)).collect()
});

/// Finds what `keys` mean in a context.
pub fn find(context: Context, keys: &[Key]) -> Found {
    let mut found = Found::Nothing;
    for (_, bound, action) in BINDINGS.iter().filter(|(bound, _, _)| *bound == context) {
        if bound == keys {
            return Found::Action(*action);
        }
        if bound.starts_with(keys) {
            found = Found::Prefix;
        }
    }
    found
}

/// What can follow keys already pressed: the rest of the keys, and what they do.
pub fn following(context: Context, keys: &[Key]) -> Vec<(String, &'static str)> {
    let mut out = Vec::new();
    for row in ACTIONS.iter().filter(|row| row.context == context) {
        for bound in row.keys.iter().map(|keys| Key::parse_all(keys)) {
            if bound.len() > keys.len() && bound.starts_with(keys) {
                out.push((bound[keys.len()..].iter().map(Key::to_string).collect(), row.words));
            }
        }
    }
    out
}

impl Row {
    /// The keys as a person reads them: `]s`, `d Ctrl+d`.
    pub fn shown_keys(&self) -> String {
        let one = |keys: &&str| Key::parse_all(keys).iter().map(Key::to_string).collect::<String>();
        self.keys.iter().map(one).collect::<Vec<_>>().join(" ")
    }
}

/// The first key of an action in a context, as a person reads it; empty when it has none there.
pub fn key_of(context: Context, action: Action) -> String {
    let row = ACTIONS.iter().find(|row| row.context == context && row.action == action);
    row.and_then(|row| row.keys.first())
        .map_or(String::new(), |keys| Key::parse_all(keys).iter().map(Key::to_string).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_keys_in_a_context() {
        for (index, (context, keys, action)) in BINDINGS.iter().enumerate() {
            for (other_context, other_keys, other) in &BINDINGS[index + 1..] {
                let clash = context == other_context
                    && (keys.starts_with(other_keys) || other_keys.starts_with(keys));
                assert!(!clash, "{action:?} and {other:?} in {context:?}");
            }
        }
    }

    #[test]
    fn a_prefix_waits_and_says_what_can_follow() {
        let keys = Key::parse_all("]");
        assert_eq!(find(Context::Reader, &keys), Found::Prefix);
        assert!(
            following(Context::Reader, &keys)
                .iter()
                .any(|(key, words)| key == "s" && words.starts_with("next speaker"))
        );
        assert_eq!(find(Context::Reader, &Key::parse_all("]s")), Found::Action(Action::NextSpeaker));
        assert_eq!(find(Context::Reader, &Key::parse_all("Q")), Found::Nothing);
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
