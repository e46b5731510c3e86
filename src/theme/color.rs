//! Colours of themes, and the nearest colours of a terminal.

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// The terminal's default text or background colour.
    Default,
    /// One of the terminal's 16 colours.
    Ansi(u8),
    /// One of the 240 fixed colours of terminals with 256 colours, from 16.
    Indexed(u8),
    /// Any sRGB colour: red, green and blue.
    Rgb(u8, u8, u8),
}

/// The number of colours of a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// All sRGB colours.
    #[default]
    True,
    /// The 256 colours of xterm.
    Indexed,
    /// 16 colours, of which only the names are known.
    Sixteen,
}

/// The names of the terminal's colours, in the order of ECMA-48; the second eight have the prefix `bright-`.
const NAMES: [&str; 8] = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/// The six steps of each side of xterm's colour cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The hues of red, yellow, green, cyan, blue and magenta in Oklab, in degrees, with their indexes among the 16 colours.
const HUES: [(f32, u8); 6] = [(29.0, 1), (110.0, 3), (142.0, 2), (195.0, 6), (264.0, 4), (328.0, 5)];

impl Color {
    /// Parses a colour: `#1c1f27`, `#fff`, `cyan`, `bright-cyan`, `default`.
    pub fn parse(word: &str) -> Option<Self> {
        if word == "default" {
            return Some(Self::Default);
        }
        if let Some(digits) = word.strip_prefix('#') {
            return hex(digits);
        }
        let (name, bright) = match word.strip_prefix("bright-") {
            Some(name) => (name, 8),
            None => (word, 0),
        };
        let index = NAMES.iter().position(|known| *known == name)?;
        Some(Self::Ansi(u8::try_from(index).ok()? + bright))
    }

    /// Returns every name of a colour.
    pub fn names() -> Vec<String> {
        let bright = NAMES.iter().map(|name| format!("bright-{name}"));
        let plain = NAMES.iter().map(|name| (*name).to_owned());
        plain.chain(bright).chain(["default".to_owned()]).collect()
    }

    /// Returns red, green and blue, if they are known.
    pub fn rgb(self) -> Option<[u8; 3]> {
        match self {
            Self::Rgb(r, g, b) => Some([r, g, b]),
            Self::Indexed(index) => Some(indexed(index)),
            Self::Default | Self::Ansi(_) => None,
        }
    }

    /// Returns the nearest colour of a terminal with a colour depth.
    #[must_use]
    pub fn at(self, depth: Depth) -> Self {
        match (self.rgb(), depth) {
            (None, _) | (_, Depth::True) => self,
            (Some(rgb), Depth::Indexed) => Self::Indexed(nearest(rgb)),
            (Some(rgb), Depth::Sixteen) => Self::Ansi(sixteenth(rgb)),
        }
    }
}

impl Color {
    /// Returns this text colour if it is legible on a background, or black or white otherwise.
    ///
    /// Applies only to the 16 colours. Users may change them, but black, red and blue are usually dark, and one hue on another
    /// is not reliable.
    #[must_use]
    pub fn legible_on(self, paper: Self) -> Self {
        let (Self::Ansi(ink), Self::Ansi(paper)) = (self, paper) else { return self };
        let is_dark = |index: u8| matches!(index, 0 | 1 | 4 | 5 | 8);
        let is_grey = matches!(paper, 0 | 7 | 15);
        if is_grey && is_dark(ink) != is_dark(paper) {
            return self;
        }
        Self::Ansi(if matches!(paper, 0 | 1 | 4 | 8) { 15 } else { 0 })
    }
}

fn hex(digits: &str) -> Option<Color> {
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    let (r, g, b) = match digits.len() {
        3 => ((number >> 8 & 0xf) * 17, (number >> 4 & 0xf) * 17, (number & 0xf) * 17),
        6 => (number >> 16, number >> 8 & 0xff, number & 0xff),
        _ => return None,
    };
    Some(Color::Rgb(u8::try_from(r).ok()?, u8::try_from(g).ok()?, u8::try_from(b).ok()?))
}

/// Returns red, green and blue of xterm's colours from 16: a cube of 6 by 6 by 6, then 24 greys.
fn indexed(index: u8) -> [u8; 3] {
    match index {
        232.. => [8 + (index - 232) * 10; 3],
        16.. => {
            let at = index - 16;
            [STEPS[usize::from(at / 36)], STEPS[usize::from(at / 6 % 6)], STEPS[usize::from(at % 6)]]
        }
        // The first 16 colours are defined by the user.
        _ => [0; 3],
    }
}

/// Returns the nearest of xterm's colours by distance in Oklab, except the first 16, which are unknown.
fn nearest(rgb: [u8; 3]) -> u8 {
    let wanted = oklab(rgb);
    let distance = |index: &u8| {
        let [l, a, b] = oklab(indexed(*index));
        (l - wanted[0]).powi(2) + (a - wanted[1]).powi(2) + (b - wanted[2]).powi(2)
    };
    (16..=255).min_by(|one, other| distance(one).total_cmp(&distance(other))).unwrap_or(16)
}

/// Returns the colour of the 16 with the same hue, or the grey of the same lightness.
fn sixteenth(rgb: [u8; 3]) -> u8 {
    let [l, a, b] = oklab(rgb);
    if a.hypot(b) < 0.05 {
        return match l {
            ..0.45 => 0,
            ..0.65 => 8,
            ..0.93 => 7,
            _ => 15,
        };
    }
    let hue = b.atan2(a).to_degrees();
    let apart = |other: f32| {
        let apart = (hue - other).rem_euclid(360.0);
        apart.min(360.0 - apart)
    };
    let nearest = HUES.iter().min_by(|one, other| apart(one.0).total_cmp(&apart(other.0)));
    nearest.map_or(7, |(_, index)| index + if l > 0.6 { 8 } else { 0 })
}

/// Converts sRGB to Oklab (Ottosson, 2020), in which distances are close to perceived differences.
#[expect(clippy::many_single_char_names, reason = "the names of the formulas")]
fn oklab(rgb: [u8; 3]) -> [f32; 3] {
    let [r, g, b] = rgb.map(|byte| {
        let part = f32::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    let mixed = |of_r: f32, of_g: f32, of_b: f32| (of_r * r + of_g * g + of_b * b).cbrt();
    let l = mixed(0.412_221_46, 0.536_332_55, 0.051_445_995);
    let m = mixed(0.211_903_5, 0.680_699_5, 0.107_396_96);
    let s = mixed(0.088_302_46, 0.281_718_85, 0.629_978_7);
    [
        0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
        1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
        0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_parsed_by_name_and_by_number() {
        assert_eq!(Color::parse("#1c1f27"), Some(Color::Rgb(0x1c, 0x1f, 0x27)));
        assert_eq!(Color::parse("#fa0"), Some(Color::Rgb(0xff, 0xaa, 0)));
        assert_eq!(Color::parse("bright-cyan"), Some(Color::Ansi(14)));
        assert_eq!(Color::parse("default"), Some(Color::Default));
        for wrong in ["#12345", "#12345g", "#+12345", "cyanide", "bright-", ""] {
            assert_eq!(Color::parse(wrong), None, "{wrong}");
        }
        assert!(Color::names().iter().all(|name| Color::parse(name).is_some()));
    }

    #[test]
    fn each_of_the_256_colours_is_its_own_nearest() {
        for index in 16..=255 {
            let [r, g, b] = indexed(index);
            let Color::Indexed(found) = Color::Rgb(r, g, b).at(Depth::Indexed) else { panic!("{index}") };
            assert_eq!(indexed(found), [r, g, b], "{index}");
        }
    }

    #[test]
    fn the_nearest_of_16_colours_has_the_same_hue() {
        for (rgb, index) in [
            (Color::Rgb(0xe0, 0x50, 0x50), 9),
            (Color::Rgb(0x10, 0x60, 0x20), 2),
            (Color::Rgb(0x6a, 0xa8, 0xff), 12),
            (Color::Rgb(0xf0, 0xd0, 0x50), 11),
            (Color::Rgb(0x1c, 0x1f, 0x27), 0),
            (Color::Rgb(0xfd, 0xfc, 0xfa), 15),
        ] {
            assert_eq!(rgb.at(Depth::Sixteen), Color::Ansi(index), "{rgb:?}");
        }
        assert_eq!(Color::Ansi(3).at(Depth::Sixteen), Color::Ansi(3));
    }
}
