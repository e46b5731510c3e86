//! The tables of an index, and the settings of the connection.

use super::Problem;
use crate::io;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::Path;
use std::time::Duration;
use xxhash_rust::xxh3::xxh3_64;

/// Marks a file of `SQLite` as an index of plenary: `plen`.
const APPLICATION: i64 = 0x706c_656e;

/// The version of the tables and of the code that reads files; an index of another version is rebuilt.
const VERSION: &str = concat!("7 ", env!("PLENARY_READING"));

/// How long to wait for another process that writes.
pub(super) const PATIENCE: Duration = Duration::from_millis(1500);

/// The memory for pages of the index, in KiB.
const CACHE_KIB: i64 = 2 << 10;

/// `written` is in nanoseconds since 1970, or null if the file may have changed while it was read. `day` is that of the
/// event, `shown_day` the one that the list shows; they and `first_day` and `last_day` are in ISO 8601. `checked` is null if
/// no attribution is left to check. `key` is the first of the row numbers of the document in `texts` and `voices`. Neither
/// knows the order of words; see [`crate::query::Lookup`].
const TABLES: &str = "
create table about (name text primary key, value) without rowid;
create table documents (
    id integer primary key,
    path blob not null unique,
    written integer,
    bytes integer not null,
    number integer not null,
    print integer not null,
    is_briefing integer not null,
    refusal text,
    has_excerpts integer not null,
    title text not null,
    day text,
    first_day text,
    last_day text,
    shown_day text not null,
    place text,
    checked integer,
    speakers integer not null,
    quotes integer not null,
    hay text not null,
    errors integer not null,
    warnings integer not null,
    key integer not null,
    rows integer not null
);
create index keys on documents (key, rows);
create table bodies (document integer primary key, body blob not null);
create table speakers (
    document integer not null,
    number integer not null,
    slug text not null,
    name text not null,
    folded text not null,
    family text, given text, native text, honorific text, role text, organization text, aliases text,
    is_group integer not null,
    is_unnamed integer not null,
    quotes integer not null,
    primary key (document, number)
) without rowid;
create table people (number integer primary key, key integer not null unique, body blob not null);
create virtual table texts using fts5 (
    words, content='', contentless_delete=1, detail=none, prefix='1 2', tokenize='ascii'
);
create virtual table voices using fts5 (
    names, content='', contentless_delete=1, detail=none, prefix='1 2', tokenize='ascii'
);
";

/// Opens an index, and makes it if there is none or if it is unusable.
///
/// The second value says why an index was rebuilt.
pub(super) fn open(file: &Path, root: &Path) -> Result<(Connection, Option<&'static str>), Problem> {
    let why = match existing(file) {
        Ok(connection) => return Ok((connection, None)),
        Err(Refused::None) => None,
        Err(Refused::Unusable(why)) => {
            remove(file)?;
            Some(why)
        }
        Err(Refused::Problem(problem)) => return Err(problem),
    };
    io::private_file(file).map_err(|error| Problem::of_io(&error))?;
    let connection = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    set_up(&connection)?;
    make(&connection, root)?;
    Ok((connection, why))
}

/// Opens the index of a folder that is kept in memory, and makes it if there is none.
///
/// It ends with its last connection.
pub(super) fn open_in_memory(root: &Path) -> Result<Connection, Problem> {
    let connection = connect_to_memory(root)?;
    if is_empty(&connection) {
        make(&connection, root)?;
    }
    Ok(connection)
}

/// Opens the index of a folder that is kept in memory; `None` if there is none.
pub(super) fn existing_in_memory(root: &Path) -> Option<Connection> {
    connect_to_memory(root).ok().filter(|connection| !is_empty(connection))
}

fn connect_to_memory(root: &Path) -> Result<Connection, Problem> {
    let hash = xxh3_64(root.as_os_str().as_encoded_bytes());
    let name = format!("file:/plenary-{hash:016x}?vfs=memdb");
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_URI;
    let connection = connect(Path::new(&name), flags)?;
    set_up(&connection)?;
    Ok(connection)
}

/// Makes the tables of an index, unless another process has just made them.
fn make(connection: &Connection, root: &Path) -> Result<(), Problem> {
    let make = connection.unchecked_transaction()?;
    let is_made = make.query_row("select 1 from sqlite_schema limit 1", (), |_| Ok(())).optional()?.is_some();
    if !is_made {
        make.execute_batch(TABLES)?;
        make.pragma_update(None, "application_id", APPLICATION)?;
        make.execute(
            "insert into about values ('version', ?1), ('root', ?2)",
            (VERSION, root.as_os_str().as_encoded_bytes()),
        )?;
    }
    Ok(make.commit()?)
}

/// Why an existing index is not used.
enum Refused {
    /// There is none, or one without tables, which another process may be making.
    None,
    /// It has to be rebuilt; why, for a message.
    Unusable(&'static str),
    Problem(Problem),
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

fn existing(file: &Path) -> Result<Connection, Refused> {
    match file.metadata() {
        Ok(metadata) if metadata.is_file() => {}
        Ok(_) => return Err(Problem::new("there is a folder in its place").into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Refused::None),
        Err(error) => return Err(Problem::of_io(&error).into()),
    }
    let connection = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .or_else(|_| connect(file, OpenFlags::SQLITE_OPEN_READ_ONLY))?;
    let version = || -> rusqlite::Result<(i64, String)> {
        set_up(&connection)?;
        let application = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let about = "select value from about where name = 'version'";
        Ok((application, connection.query_row(about, (), |row| row.get(0))?))
    };
    match version() {
        Err(_) if is_empty(&connection) => Err(Refused::None),
        Ok((APPLICATION, version)) if version == VERSION => Ok(connection),
        Ok((APPLICATION, _)) => Err(Refused::Unusable("it was made by another version of plenary")),
        Ok(_) => Err(Refused::Unusable("it was not made by plenary")),
        Err(error) => {
            let problem = Problem::from(error);
            if problem.is_of_disk() { Err(problem.into()) } else { Err(Refused::Unusable("it was damaged")) }
        }
    }
}

/// Returns true if a database has neither tables nor the mark of a program.
fn is_empty(connection: &Connection) -> bool {
    let first = connection.query_row("select 1 from sqlite_schema limit 1", (), |_| Ok(())).optional();
    let application = connection.pragma_query_value(None, "application_id", |row| row.get::<_, i64>(0));
    (first, application) == (Ok(None), Ok(0))
}

fn connect(file: &Path, access: OpenFlags) -> Result<Connection, Problem> {
    let connection = Connection::open_with_flags(file, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// Settings of a connection; they are not stored in the file.
fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    // A crash of the program loses nothing; a power cut can lose the last changes, which are made again.
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "temp_store", "memory")?;
    // A file that is mapped into memory and cut by another program would end this one.
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)
}

/// Removes an index with its journal.
pub(super) fn remove(file: &Path) -> Result<(), Problem> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut path = file.as_os_str().to_owned();
        path.push(ending);
        io::remove_file(Path::new(&path)).map_err(|error| Problem::of_io(&error))?;
    }
    Ok(())
}
