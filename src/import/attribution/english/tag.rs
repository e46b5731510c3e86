//! Tags for parts of speech and punctuation, and the forms of a verb.

/// The kind of a token, from word lists, endings and capitals.
///
/// The model that selects ends refers to tags by their order. Retrain it after any change.
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
    /// A finite verb other than an auxiliary.
    Verb,
    /// A word in "-ed".
    Past,
    /// A word in "-ing".
    Ing,
    Time,
    Comma,
    /// The end of a sentence, and any token out of range.
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
