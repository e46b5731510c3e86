//! Keeps the people of a library, so that they are joined only when a file has changed.

use super::{Index, Known, Problem, body};
use crate::people::Everyone;
use rusqlite::{OptionalExtension, params};
use std::time::Duration;
use xxhash_rust::xxh3::Xxh3;

/// The version of the code that joins people.
const VERSION: &str = env!("PLENARY_JOINING");

/// How many states of a library and its people file are kept: those of a folder, and of folders in it.
const MAX_KEPT: usize = 4;

/// Returns a hash of everything that the people of documents are joined from, in the order of the documents.
pub fn people_key<'k>(documents: impl Iterator<Item = &'k Known>, people_file: Option<&str>) -> u64 {
    let mut hash = Xxh3::new();
    hash.update(VERSION.as_bytes());
    hash.update(&[u8::from(people_file.is_some())]);
    hash.update(people_file.unwrap_or_default().as_bytes());
    for known in documents {
        // What is read depends on the bytes, and on the ending of the name.
        hash.update(known.inner.as_os_str().as_encoded_bytes());
        hash.update(&known.id.to_le_bytes());
        hash.update(&known.print.to_le_bytes());
    }
    hash.digest()
}

impl Index {
    /// Returns the people that were kept with a key. The places name documents by their numbers in the index.
    pub fn everyone(&self, key: u64) -> Option<Everyone> {
        let mut kept = self.connection.prepare_cached("select body from people where key = ?1").ok()?;
        let bytes: Vec<u8> = kept.query_row([key.cast_signed()], |row| row.get(0)).optional().ok()??;
        body::unpack(&bytes)
    }

    /// Keeps people with a key. Nothing is lost if that fails: they are joined once more.
    pub fn keep_everyone(&self, key: u64, everyone: &Everyone) -> Result<(), Problem> {
        let Some(bytes) = body::pack(everyone) else { return Ok(()) };
        // Another process that writes is not worth waiting for.
        self.connection.busy_timeout(Duration::ZERO)?;
        let kept = self.try_to_keep(key, &bytes);
        self.connection.busy_timeout(super::schema::PATIENCE)?;
        Ok(kept?)
    }

    fn try_to_keep(&self, key: u64, bytes: &[u8]) -> rusqlite::Result<()> {
        let write = self.connection.unchecked_transaction()?;
        write.execute("delete from people where key = ?1", [key.cast_signed()])?;
        write.execute("insert into people (key, body) values (?1, ?2)", params![key.cast_signed(), bytes])?;
        write.execute(
            "delete from people where number <= (select max(number) from people) - ?1",
            [MAX_KEPT],
        )?;
        write.commit()
    }
}
