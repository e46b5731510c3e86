//! The headings of the help page.

/// The heading under which the help page shows an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving in a pane.
    Move,
    /// Panes and how they look.
    Panes,
    /// Going from one speaker, quote or section to another.
    Jump,
    /// Copying and exporting quotes.
    Quote,
    /// Selecting text.
    Words,
    /// Correcting a briefing.
    Correct,
    /// The program itself.
    Program,
}

impl Group {
    /// All groups, in the order of the help page.
    pub const ALL: [Self; 7] =
        [Self::Jump, Self::Quote, Self::Words, Self::Correct, Self::Move, Self::Panes, Self::Program];

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving in a pane",
            Self::Panes => "Panes",
            Self::Jump => "Speakers, quotes, sections",
            Self::Quote => "Copying and exporting quotes",
            Self::Words => "Selecting text",
            Self::Correct => "Correcting, confirming, noting",
            Self::Program => "Program",
        }
    }
}
