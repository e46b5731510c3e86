//! Maps keys of non-Latin keyboards to the Latin characters in the same positions.
//!
//! Commands are letters. Users who write Russian or Arabic should not have to switch the keyboard for each of them, so a
//! key without a binding is treated as the key in the same position of a US keyboard.

/// The rows of a US keyboard, without and with shift.
const LATIN: [&str; 2] = ["qwertyuiop[]asdfghjkl;'zxcvbnm,.", "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>"];

/// The same positions on other keyboards; `_` where these have a Latin or a shared character.
///
/// From the Unicode CLDR 44 keyboard data (`ru`, `uk`, `el`, `he`, `ar`).
const OTHERS: [[&str; 2]; 5] = [
    // ЙЦУКЕН: Russian.
    ["йцукенгшщзхъфывапролджэячсмитьбю", "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"],
    // ЙЦУКЕН: the Ukrainian and Belarusian letters.
    ["________ў__їфівапролджєячсмитьбю", "________Ў__ЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ"],
    // Greek.
    ["_ςερτυθιοπ__ασδφγηξκλ__ζχψωβνμ__", "__ΕΡΤΥΘΙΟΠ__ΑΣΔΦΓΗΞΚΛ__ΖΧΨΩΒΝΜ__"],
    // Hebrew; with shift it has Latin letters.
    ["__קראטוןםפ__שדגכעיחלךף_זסבהנמצתץ", "________________________________"],
    // Arabic; the key in the position of `b` types two letters.
    ["ضصثقفغعهخحجدشسيبلاتنمكطئءؤر_ىةوز", "________________________________"],
];

/// Returns the Latin character in the position of `c`, if `c` is of another script.
pub(super) fn latin(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    match c {
        // An input method that types wide characters.
        '\u{ff01}'..='\u{ff5e}' => return char::from_u32(u32::from(c) - 0xfee0),
        '【' | '「' => return Some('['),
        '】' | '」' => return Some(']'),
        '٠'..='٩' => return char::from_u32(u32::from(c) - 0x660 + 0x30),
        '۰'..='۹' => return char::from_u32(u32::from(c) - 0x6f0 + 0x30),
        'ё' | 'Ё' => return Some(if c == 'ё' { '`' } else { '~' }),
        // Persian letters that differ from Arabic ones.
        'ی' => return Some('d'),
        'ک' => return Some(';'),
        'گ' => return Some('\''),
        _ => {}
    }
    let places = OTHERS.iter().flat_map(|layers| layers.iter().zip(LATIN));
    places.into_iter().find_map(|(other, latin)| {
        let place = other.chars().position(|own| own == c)?;
        latin.chars().nth(place)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_keyboard_has_as_many_keys_as_the_latin_one() {
        for layers in OTHERS {
            for (other, latin) in layers.iter().zip(LATIN) {
                assert_eq!(other.chars().count(), latin.chars().count(), "{other}");
                assert!(other.chars().all(|c| c == '_' || !c.is_ascii()), "{other}");
            }
        }
    }

    #[test]
    fn letters_of_other_scripts_mean_the_latin_letters_in_their_positions() {
        let of = |word: &str| word.chars().map(|c| latin(c).unwrap_or('?')).collect::<String>();
        assert_eq!(of("йцукен"), "qwerty");
        assert_eq!(of("хъХЪжэЖЭ"), "[]{};':\"");
        assert_eq!(of("іїєў"), "s]'o");
        assert_eq!(of("ξκγΓςωψ"), "jkgGwvc");
        assert_eq!(of("שדחלןק"), "asjkie");
        assert_eq!(of("شستنهث"), "asjkie");
        assert_eq!(of("ｊＧ？٣"), "jG?3");
        assert_eq!(of("qé门"), "???");
    }
}
