//! Recognizes messages by the fields of their header.

/// Number of bytes from the start of a file that are read.
const HEAD_BYTES: usize = 32 << 10;

/// Fields that only programs write.
const MACHINE_FIELDS: &[&str] = &[
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "message-id",
    "received",
    "return-path",
    "delivered-to",
    "dkim-signature",
    "authentication-results",
    "x-mailer",
    "x-mozilla-status",
    "newsgroups",
];

/// The fields of a header, in small letters.
pub(super) struct Header {
    fields: Vec<(String, String)>,
}

impl Header {
    /// Reads the header at the start of a file, or returns `None` if there is none.
    ///
    /// The line `From ` of a mailbox may come first.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let first = bytes.first()?;
        if !first.is_ascii_alphabetic() {
            return None;
        }
        let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
        let mut fields: Vec<(String, String)> = Vec::new();
        for (index, line) in head.split(|byte| *byte == b'\n').enumerate() {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if line.is_empty() {
                break;
            }
            if index == 0 && line.starts_with(b"From ") {
                continue;
            }
            if matches!(line.first(), Some(b' ' | b'\t')) {
                let (_, value) = fields.last_mut()?;
                value.push_str(&String::from_utf8_lossy(line).to_lowercase());
                continue;
            }
            let colon = line.iter().position(|byte| *byte == b':')?;
            let (name, value) = line.split_at_checked(colon)?;
            // The names of fields have no spaces.
            if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
                return None;
            }
            let value = value.get(1..).unwrap_or_default();
            fields.push((
                String::from_utf8_lossy(name).to_lowercase(),
                String::from_utf8_lossy(value).trim().to_lowercase(),
            ));
        }
        (fields.len() > 1).then_some(Self { fields })
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Returns true for the header of a message.
    pub(super) fn is_mail(&self) -> bool {
        let has = |name: &&str| self.get(name).is_some();
        ["from", "subject", "to", "date"].iter().any(has) && MACHINE_FIELDS.iter().any(has)
    }

    /// Returns true for the header of a web page that is saved as a message.
    pub(super) fn is_page(&self) -> bool {
        let kind = self.get("content-type").unwrap_or_default();
        let is_sent =
            ["to", "received", "message-id", "return-path"].iter().any(|name| self.get(name).is_some());
        self.get("snapshot-content-location").is_some()
            || kind.starts_with("multipart/related") && kind.contains("text/html") && !is_sent
    }
}
