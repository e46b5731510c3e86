//! Numbers in words that people read.

/// Returns a number with its digits in groups of three: `1,000`.
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Returns a number of things: `1 event`, `1,204 events`.
pub fn counted(count: usize, name: &str) -> String {
    format!("{} {name}{}", thousands(count), if count == 1 { "" } else { "s" })
}

/// Returns a number of people: `1 person`, `412 people`.
pub fn people(count: usize) -> String {
    format!("{} {}", thousands(count), if count == 1 { "person" } else { "people" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated_by_commas() {
        let shown = [0, 12, 999, 1_000, 1_234_567].map(thousands);
        assert_eq!(shown, ["0", "12", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn things_and_people_are_counted() {
        assert_eq!([1, 2].map(|count| counted(count, "event")), ["1 event", "2 events"]);
        assert_eq!([1, 1_500].map(people), ["1 person", "1,500 people"]);
    }
}
