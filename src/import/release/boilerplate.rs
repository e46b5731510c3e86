//! What belongs to the page and not to the text: contacts, numbers, menus, what is put under an article.

use crate::import::blocks::{Block, BlockKind, is_text};

/// Lines that belong to the page.
pub(crate) fn lines(blocks: &mut [Block]) {
    under_page_headings(blocks);
    let mut ended = false;
    let mut leads = false;
    for block in blocks.iter_mut().filter(|block| is_text(block) || block.kind == BlockKind::Item) {
        let words = block.words.as_str();
        let bare =
            words.trim_matches(|c: char| c == '-' || c == '–' || c == '—' || c == '*' || c.is_whitespace());
        let closes = (bare.chars().all(|c| c == '#' || c == ' ') && bare.contains('#'))
            || (bare.len() < words.len()
                && matches!(bare.to_ascii_lowercase().as_str(), "end" | "ends" | "30" | "ende"));
        if closes {
            ended = true;
        }
        // An address that a sentence leads to belongs to the text.
        let led = leads && !words.contains('@');
        leads = words.ends_with(':') || words.ends_with(" visit") || words.ends_with(" at");
        // The credit of a picture that stands elsewhere.
        let credit = words.len() < 60 && words.starts_with("NASA/") && !words.ends_with('.');
        if ended || credit || (is_boilerplate(words) && !led) || !words.contains(char::is_alphanumeric) {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// Headings of what pages add to an article, and the short lines under them.
fn under_page_headings(blocks: &mut [Block]) {
    let mut under = false;
    for block in blocks.iter_mut() {
        let words = block.words.as_str();
        let heading = matches!(block.kind, BlockKind::Heading(_));
        let contacts = is_text(block) && is_contact_heading(words);
        if heading || contacts {
            under = is_page_heading(words) || contacts;
        } else if under {
            let short = words.len() < 90 && !crate::import::text::ends_sentence(words);
            under = short
                && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Boilerplate);
        }
        if under && block.kind != BlockKind::Title {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

fn is_page_heading(words: &str) -> bool {
    let lower = words.trim_end_matches([':', ' ']).to_lowercase();
    [
        "share this",
        "share",
        "share this page",
        "related topics",
        "related",
        "related content",
        "related articles",
        "related stories",
        "related news",
        "related links",
        "tags",
        "topics",
        "more on this story",
        "more like this",
        "read more",
        "recommended",
        "you may also like",
        "follow us",
        "comments",
        "leave a comment",
        "most read",
        "most popular",
        "top stories",
        "latest news",
        "recent posts",
        "newsletter",
        "sign up",
        "is this page useful",
        "partager",
        "teilen",
        "compartir",
        "mehr zum thema",
        "sur le même sujet",
    ]
    .contains(&lower.as_str())
}

/// Headings of what houses say of themselves and of the law under every release.
pub(crate) fn is_closing_heading(words: &str) -> bool {
    let lower = words.trim_end_matches([':', ' ', '.']).to_lowercase();
    let opens =
        ["about ", "forward-looking", "forward looking", "cautionary ", "safe harbor", "safe harbour"];
    let opens_other = ["non-gaap", "use of non-gaap", "disclaimer"];
    opens.iter().chain(&opens_other).any(|opening| lower.starts_with(opening)) && lower.len() < 110
        || matches!(
            lower.as_str(),
            "legal notice" | "contact us" | "media" | "investors" | "trademarks" | "notes"
        )
        || is_contact_heading(words)
}

/// "Press contacts": names and numbers follow.
fn is_contact_heading(words: &str) -> bool {
    let lower = words.trim_end_matches([':', ' ']).to_lowercase();
    [
        "press contacts",
        "press contact",
        "investor contact",
        "investor contacts",
        "investor relations",
        "investor relations contact",
        "public relations",
        "press office",
        "company contact",
        "media relations",
        "for further information",
        "media contacts",
        "media contact",
        "news media contacts",
        "news media contact",
        "contacts",
        "contact",
        "contacts presse",
        "contact presse",
        "pressekontakt",
        "contacto de prensa",
        "for media inquiries",
    ]
    .contains(&lower.as_str())
}

fn is_boilerplate(words: &str) -> bool {
    let lower = crate::import::text::head(words, 60).to_lowercase();
    let opens = [
        "for immediate release",
        "media contact",
        "press contact",
        "contact:",
        "contacts:",
        "media inquiries",
        "press release no",
        "share this",
        "follow us",
        "click here",
        "read more",
        "skip to",
        "all rights reserved",
        "copyright ©",
        "© ",
        "release no",
        "embargoed until",
        "tel:",
        "tel.:",
        "phone:",
        "fax:",
        "email:",
        "e-mail:",
        "subscribe",
        "editor’s note:",
        "editor's note:",
        "notes to editors",
        "(end)",
        "last updated",
        "download pdf",
        "for information media",
        "from the congressional record",
        "editor:",
        "editors:",
        "责任编辑",
        "pressekontakt",
        "kontakt:",
        "rückfragen",
        "contact presse",
        "contacts presse",
        "contacto de prensa",
        "contacto:",
        "(责任编辑",
        "download the pdf",
        "print this",
        "back to top",
        "sign up for",
        "this site uses cookies",
        "we use cookies",
        "advertisement",
        "related links",
        "### ",
    ];
    if opens.iter().any(|opening| lower.starts_with(opening)) {
        return true;
    }
    let one = !words.contains(' ');
    if matches!(
        lower.as_str(),
        "published" | "share" | "details" | "tags" | "comments" | "save" | "print" | "email"
    ) {
        return true;
    }
    let address = one && (words.contains('@') || words.starts_with("http") || words.starts_with("www."));
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let phone = digits > 6
        && words.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '(' | ')' | ' ' | '.' | '/'));
    let pair = words.len() < 60 && words.contains('@') && words.contains('.') && words.split(' ').count() < 5;
    // A line of names with their addresses.
    let mails = words.split(' ').filter(|word| is_mail(word)).count();
    let contacts = mails > 0 && words.len() < 80 + 80 * mails && !crate::import::text::ends_sentence(words);
    address || phone || pair || contacts
}

fn is_mail(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| name.contains(char::is_alphanumeric) && host.contains('.'))
}
