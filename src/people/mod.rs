//! People over a whole library: which names of which documents are one person, and why.

mod agree;
mod alone;
mod appearance;
mod bearers;
mod cluster;
mod draft;
mod everyone;
mod file;
mod find;
mod join;
mod kind;
mod name;
mod node;
mod order;
mod owners;
mod person;
mod post;
mod rows;
#[cfg(test)]
mod tests;
mod unique;

pub use appearance::Appearance;
pub use everyone::{Everyone, Place};
pub use file::{
    Change, Entry, FAULTS, NAME as FILE_NAME, PeopleFile, Post, SHARED_NAME, UNKNOWN_PERSON, merge, part,
    read,
};
pub use find::{Found, find, ids_of_names};
pub use join::{Joined, join};
pub use person::{Certainty, JoinedName, Person, Reason};
pub use post::HeldPost;
