//! Parts of speech and signs, and the forms of a verb.

/// What a token is, as far as word lists, endings and capitals tell.
///
/// The model of where reported words end knows tags by their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    Noun,
    Name,
    Number,
    Adverb,
    Determiner,
    Pronoun,
    Possessive,
    Preposition,
    To,
    That,
    /// A word that opens an indirect question.
    Wh,
    Relative,
    Conj,
    Subordinator,
    Auxiliary,
    Modal,
    Not,
    /// A finite verb that is no auxiliary.
    Verb,
    /// A word in "-ed".
    Past,
    /// A word in "-ing".
    Ing,
    Time,
    Comma,
    /// The end of a sentence, and what is out of range.
    Stop,
    Colon,
    Semicolon,
    Dash,
    Bracket,
    BracketEnd,
    /// An opening quotation mark.
    Open,
    /// A closing quotation mark.
    Close,
    Other,
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Base,
    Third,
    Past,
    Ing,
}
