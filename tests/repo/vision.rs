//! Colour perception: contrast, the distance between colours, and colour blindness.

/// Red, green and blue of sRGB without its gamma, each from 0 to 1.
pub(super) type Light = [f64; 3];

/// Returns the linear light of a colour (IEC 61966-2-1).
pub(super) fn light(rgb: [u8; 3]) -> Light {
    rgb.map(|byte| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance([r, g, b]: Light) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Returns the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
pub(super) fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(light(one)), luminance(light(other)));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A kind of colour vision, as a matrix over red, green and blue.
pub(super) type Eyes = [[f64; 3]; 3];

pub(super) const FULL: Eyes = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
/// No cones for long waves (Machado, Oliveira and Fernandes, 2009, severity 1).
pub(super) const PROTANOPIA: Eyes = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
/// No cones for middle waves (the same source).
pub(super) const DEUTERANOPIA: Eyes = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];

/// Returns the colour as a person with this colour vision sees it.
pub(super) fn seen(color: Light, eyes: &Eyes) -> Light {
    eyes.map(|row| row.iter().zip(color).map(|(part, light)| part * light).sum::<f64>().clamp(0.0, 1.0))
}

/// CIE L*a*b* under D65.
#[expect(clippy::many_single_char_names, reason = "the names that the formulas have")]
fn lab([r, g, b]: Light) -> [f64; 3] {
    let x = (0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47;
    let y = 0.212_672_9 * r + 0.715_152_2 * g + 0.072_175 * b;
    let z = (0.019_333_9 * r + 0.119_192 * g + 0.950_304_1 * b) / 1.088_83;
    let [x, y, z] =
        [x, y, z].map(|t| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Returns the distance between two colours: CIEDE2000 (Sharma, Wu and Dalal, 2005).
pub(super) fn distance(one: Light, other: Light) -> f64 {
    ciede2000(lab(one), lab(other))
}

#[expect(clippy::many_single_char_names, reason = "the names that the formulas have")]
fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let weight = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - weight(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue =
        |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = if grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let h = match h1 + h2 {
        sum if grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => f64::midpoint(sum, 360.0),
        sum => (sum - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.20 * cos(4.0 * h - 63.0);
    let off = (l - 50.0).powi(2);
    let lightness = (l2 - l1) / (1.0 + 0.015 * off / (20.0 + off).sqrt());
    let chroma = (c2 - c1) / (1.0 + 0.045 * c);
    let hue = dh / (1.0 + 0.015 * c * t);
    let rotation = (60.0 * (-((h - 275.0) / 25.0).powi(2)).exp()).to_radians().sin() * -2.0 * weight(c);
    (lightness.powi(2) + chroma.powi(2) + hue.powi(2) + rotation * chroma * hue).sqrt()
}

#[test]
fn distances_match_the_published_test_data() {
    for (one, other, apart) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        assert!(
            (ciede2000(one, other) - apart).abs() < 0.0001,
            "{one:?} {other:?}: {}",
            ciede2000(one, other)
        );
    }
}

#[test]
fn contrast_matches_the_standard() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77; 3], [255; 3]) - 4.48).abs() < 0.005);
}

#[test]
fn red_and_green_look_alike_to_colour_blind_readers() {
    let (red, green) = (light([0xc0, 0x50, 0x30]), light([0x70, 0x80, 0x10]));
    let full = distance(red, green);
    for eyes in [PROTANOPIA, DEUTERANOPIA] {
        assert!(distance(seen(red, &eyes), seen(green, &eyes)) < full / 2.0);
    }
}
