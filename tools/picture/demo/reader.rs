//! A reader without a terminal. It copies nothing, but draws real pictures.

use super::cell::Screen;
use super::look::themes;
use plenary::app::{App, Effect, Input, Setup};
use plenary::check::NoFiles;
use plenary::key::Key;
use plenary::library::Volume;
use plenary::picture::{
    self, CellSize, Depth, PictureMode, PictureRequest, PictureResult, PictureUpdate, Protocol,
};
use plenary::ui::draw_buffer;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The briefing that is read, in `briefings/`.
const BRIEFING: &str = "harbour-forum.toml";

pub(super) struct Reader {
    app: App,
    size: (u16, u16),
}

impl Reader {
    /// Opens the briefing on a screen of this size.
    pub(super) fn open(size: (u16, u16)) -> Result<Self, String> {
        let images = PictureMode::On(Protocol::HalfBlocks, Depth::True);
        let volume = Volume::read(BRIEFING, Some(PathBuf::from(BRIEFING)), file(BRIEFING)?, &NoFiles);
        let app = App::new(vec![volume], Setup { images, ..Setup::default() });
        let mut reader = Self { app, size };
        reader.update(Input::Resize(size.0, size.1))?;
        reader.update(Input::Begin)?;
        Ok(reader)
    }

    pub(super) fn press(&mut self, key: Key) -> Result<(), String> {
        self.update(Input::Key(key))
    }

    /// The screen in both themes, with a block as the cursor while text is typed.
    pub(super) fn screen(&self) -> Result<Screen, String> {
        Screen::new(&themes()?.map(|theme| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
            if let Some(at) = draw_buffer(&self.app, &theme, buffer.area, &mut buffer) {
                let cell = &mut buffer[at];
                std::mem::swap(&mut cell.fg, &mut cell.bg);
            }
            buffer
        }))
    }

    /// Updates the app, and answers its effects.
    fn update(&mut self, input: Input) -> Result<(), String> {
        let mut inputs = VecDeque::from([input]);
        while let Some(input) = inputs.pop_front() {
            match self.app.update(input) {
                Some(Effect::Copy(_)) => inputs.push_back(Input::Copied(Ok("the clipboard".to_owned()))),
                Some(Effect::LoadImages { requests, cell, .. }) => {
                    for request in requests {
                        inputs.extend(loaded(&request, cell)?);
                    }
                }
                _ => {}
            }
            while self.app.is_busy() {
                self.app.update(Input::Slice);
            }
        }
        Ok(())
    }
}

/// The size of a picture, and the picture in the requested size.
fn loaded(request: &PictureRequest, cell: CellSize) -> Result<[Input; 2], String> {
    let pixels = picture::decode(&file(&request.image)?)?;
    let rendering = picture::render(&pixels, request.bounds, cell, Protocol::HalfBlocks, 1)?;
    let results = [PictureResult::Measured(pixels.size), PictureResult::Ready(Arc::new(rendering))];
    Ok(results.map(|result| {
        let (briefing, image) = (PathBuf::from(BRIEFING), request.image.clone());
        Input::Picture(PictureUpdate { briefing, image, result })
    }))
}

/// The bytes of a file in `briefings/`.
fn file(name: &str) -> Result<Vec<u8>, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings").join(name);
    std::fs::read(&path).map_err(|why| format!("cannot read {}: {why}", path.display()))
}
