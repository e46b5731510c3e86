//! When each layer is shown, as animations of the style sheet.

use super::story::{Frame, STILL};
use std::fmt::Write;

/// The frames that show a layer, a bit for each.
pub(super) type Frames = u64;

/// The times of the frames, and the animations of the layers.
pub(super) struct Timeline {
    /// When each frame begins, and the end of the last, in tenths of a second.
    times: Vec<u32>,
    /// The frame that is shown where nothing moves.
    still: Frames,
    /// Each set of frames that has an animation.
    animated: Vec<Frames>,
}

impl Timeline {
    /// Makes the timeline of a story.
    pub(super) fn new(frames: &[Frame]) -> Result<Self, String> {
        if frames.len() > Frames::BITS as usize {
            return Err(format!("{} frames are too many", frames.len()));
        }
        let mut times = vec![0];
        times.extend(frames.iter().scan(0, |time, frame| {
            *time += frame.tenths;
            Some(*time)
        }));
        let still = frames.iter().rposition(|frame| frame.step == STILL).unwrap_or(0);
        Ok(Self { times, still: 1 << still, animated: Vec::new() })
    }

    /// Makes a group that only these frames show.
    pub(super) fn group(&mut self, frames: Frames, svg: &str) -> String {
        if frames.count_ones() as usize == self.times.len() - 1 {
            return svg.to_owned();
        }
        let index = self.animated.iter().position(|known| *known == frames).unwrap_or_else(|| {
            self.animated.push(frames);
            self.animated.len() - 1
        });
        let still = if frames & self.still == 0 { "" } else { " s" };
        format!("<g class=\"m{still} m{index}\">\n{svg}</g>\n")
    }

    /// The rules that show and hide the groups.
    ///
    /// Without animations, only the groups of the still frame are shown.
    pub(super) fn css(&self) -> String {
        let total = self.times.last().copied().unwrap_or_default();
        let mut css = format!(
            ".m{{visibility:hidden;animation:{}.{}s step-end infinite}}\n.s{{visibility:visible}}\n",
            total / 10,
            total % 10
        );
        for (index, frames) in self.animated.iter().enumerate() {
            let _ = write!(css, ".m{index}{{animation-name:m{index}}}@keyframes m{index}{{");
            let mut before = None;
            for (frame, time) in self.times.iter().take(self.times.len() - 1).enumerate() {
                let shown = if frames >> frame & 1 == 1 { "visible" } else { "hidden" };
                if before != Some(shown) {
                    let percent = f64::from(*time) * 100.0 / f64::from(total);
                    let _ = write!(css, "{}%{{visibility:{shown}}}", (percent * 1000.0).round() / 1000.0);
                }
                before = Some(shown);
            }
            css.push_str("}\n");
        }
        css.push_str("@media(prefers-reduced-motion:reduce){.m{animation:none}}\n");
        css
    }
}
