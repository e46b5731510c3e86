//! Pictures without a terminal: which are requested, where they are drawn, and fallbacks.

use crate::shot::Reader;
use plenary::app::{Effect, Input, Setup};
use plenary::check::NoFiles;
use plenary::library::{EMBEDDED, Volume};
use plenary::picture::{
    Depth, Drawing, Extent, PictureMode, PictureRequest, PictureResult, PictureUpdate, Protocol, Rendering,
    Size,
};
use plenary::text::Safe;
use plenary::ui::{self, Placement, theme::Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::path::PathBuf;
use std::sync::Arc;

const HALL: &str = "images/harbour-hall.png";
const SIZE: Size = Size { width: 640, height: 400 };

fn setup(mode: PictureMode) -> Setup {
    Setup { images: mode, ..Setup::default() }
}

fn reader(protocol: Protocol, width: u16, height: u16) -> Reader {
    let (name, text) = EMBEDDED.iter().find(|(file, _)| file.starts_with("harbour")).unwrap();
    let path = Some(PathBuf::from(name));
    let volume = Volume::read(name, path, text.as_bytes().to_vec(), &NoFiles);
    Reader::of(vec![volume], width, height, setup(PictureMode::On(protocol, Depth::True)))
}

fn update(result: PictureResult) -> Input {
    let briefing = PathBuf::from("harbour-forum.toml");
    Input::Picture(PictureUpdate { briefing, image: Safe::clean_line(HALL), result })
}

fn rendering(extent: Extent, protocol: Protocol) -> PictureResult {
    let cell = |at: u16| {
        let (row, column) = (at / extent.columns, at % extent.columns);
        let part = |number: u16, of: u16| u8::try_from(number * 255 / of).unwrap();
        [[part(column, extent.columns), 0, 0], [part(row, extent.rows), 0, 0]]
    };
    let drawing = match protocol {
        Protocol::HalfBlocks => Drawing::HalfBlocks((0..extent.columns * extent.rows).map(cell).collect()),
        Protocol::Kitty => Drawing::Kitty { id: 3, upload: (*b"k").into(), row: 20, in_text: false },
        _ => Drawing::Inline((*b"s").into()),
    };
    PictureResult::Ready(Arc::new(Rendering { extent, drawing }))
}

/// The pictures in the last request.
fn requests(reader: &Reader) -> Vec<PictureRequest> {
    let last = reader.effects.iter().rev().find_map(|effect| match effect {
        Effect::LoadImages { requests, .. } => Some(requests.clone()),
        _ => None,
    });
    last.unwrap_or_default()
}

/// A reader with the picture of the hall ready in every requested size.
fn with_hall(mut reader: Reader, protocol: Protocol) -> Reader {
    reader = reader.told(update(PictureResult::Measured(SIZE)));
    let gallery = reader.app.gallery();
    let view = reader.app.view();
    let caption = view.briefing.sections[0].captions[0].clone();
    let in_text = view.picture_bounds(view_cells(&reader));
    let (cells, height) = reader.app.page_size_of(plenary::app::PageKind::Picture(0));
    let bounds = [in_text, view.page_bounds(&caption, cells.into(), height.into())];
    let image = caption.image.unwrap();
    let extents: Vec<Extent> = bounds.iter().map(|each| gallery.extent(&image, *each).unwrap()).collect();
    for extent in extents {
        reader = reader.told(update(rendering(extent, protocol)));
    }
    reader
}

fn view_cells(reader: &Reader) -> usize {
    let area = reader.app.layout().text_area(reader.app.measure()).unwrap();
    usize::from(area.width - plenary::layout::MARGIN)
}

fn placements(reader: &Reader, width: u16, height: u16) -> Vec<Placement> {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let theme = Theme::named("terminal").unwrap();
    let mut placed = Vec::new();
    terminal.draw(|frame| placed = ui::draw(&reader.app, &theme, false, frame).placements).unwrap();
    placed
}

#[test]
fn a_picture_in_view_is_requested_once() {
    let reader = reader(Protocol::HalfBlocks, 120, 40);
    // Opening has already requested it. A key that changes nothing requests nothing.
    let reader = reader.press("tab").press("shift+tab");
    assert!(reader.effects.is_empty(), "{:?}", reader.effects);
    let reader = reader.press("]p ]p ]p");
    assert_eq!(&*requests(&reader)[0].image, "images/harbour-walk.png");
}

#[test]
fn a_picture_is_drawn_above_its_caption_in_half_blocks() {
    with_hall(reader(Protocol::HalfBlocks, 80, 24), Protocol::HalfBlocks).press("]p").is("picture-text");
}

#[test]
fn a_picture_has_a_page_with_its_caption_credit_and_description() {
    with_hall(reader(Protocol::HalfBlocks, 80, 24), Protocol::HalfBlocks)
        .press("]p enter")
        .is("picture-page");
}

#[test]
fn a_picture_that_is_half_in_view_is_cut() {
    let reader = with_hall(reader(Protocol::HalfBlocks, 80, 24), Protocol::HalfBlocks).press("]p");
    let rows = |reader: &Reader| reader.screen().lines().filter(|line| line.contains('▀')).count();
    let whole = rows(&reader);
    let mut reader = reader;
    while reader.screen().lines().nth(2).is_some_and(|line| !line.contains('▀')) {
        reader = reader.press("j");
    }
    let reader = reader.press("j j");
    let cut = rows(&reader);
    assert!(0 < cut && cut < whole, "{cut} of {whole}");
}

#[test]
fn the_text_stays_in_place_when_a_picture_gets_its_size() {
    let before = reader(Protocol::HalfBlocks, 80, 24).press("4 j j j j");
    assert!(before.app.gallery().known(&Safe::clean_line(HALL)).is_none());
    let top = before.app.scroll().text;
    let quote = before.app.view().briefing.quotes[before.app.selection().quote.unwrap().index()].text.clone();
    let word = quote.split_whitespace().next().unwrap();
    assert!(before.shows(word));
    let after = before.told(update(PictureResult::Measured(SIZE)));
    assert_eq!(after.app.scroll().text, top);

    // The first quote is below the picture. It stays in its row although the picture takes rows above it.
    let before = reader(Protocol::HalfBlocks, 80, 24).press("]q [q");
    let row = |reader: &Reader| reader.screen().lines().position(|line| line.contains("A harbour is"));
    let was = row(&before);
    assert!(was.is_some(), "{}", before.screen());
    let after = before.told(update(PictureResult::Measured(SIZE)));
    assert!(row(&after).is_some(), "{}", after.screen());
}

#[test]
fn a_picture_that_failed_is_replaced_by_the_reason() {
    let failed = || update(PictureResult::Failed(Safe::clean_line("is damaged")));
    let reader = reader(Protocol::HalfBlocks, 120, 40).told(failed()).press("]p");
    assert!(reader.shows("▒ images/harbour-hall.png: is damaged"), "{}", reader.screen());
    let page = reader.press("enter");
    assert!(page.shows("images/harbour-hall.png: is damaged") && page.shows("Shows: Rows of empty seats"));
}

#[test]
fn without_pictures_the_caption_says_where_they_are() {
    let volume = |path| {
        let (name, text) = EMBEDDED.iter().find(|(file, _)| file.starts_with("harbour")).unwrap();
        vec![Volume::read(name, path, text.as_bytes().to_vec(), &NoFiles)]
    };
    let path = Some(PathBuf::from("harbour-forum.toml"));
    let off = Reader::of(volume(path), 120, 40, setup(PictureMode::Off("not shown inside tmux"))).press("]p");
    assert!(off.shows("images/harbour-hall.png (not shown inside tmux)"));
    let on = setup(PictureMode::On(Protocol::HalfBlocks, Depth::True));
    let embedded = Reader::of(volume(None), 120, 40, on).press("]p j k");
    assert!(embedded.shows("▒ images/harbour-hall.png"));
    assert!(embedded.effects.is_empty());
}

#[test]
fn enter_opens_the_picture_or_the_quote_that_was_selected_last() {
    let reader = reader(Protocol::HalfBlocks, 120, 40).press("]p enter");
    assert!(reader.shows("Picture ") && reader.shows("Shows: Rows of empty seats"));
    let reader = reader.press("]p");
    assert!(reader.shows("Shows: Three gantry cranes"), "{}", reader.screen());
    let reader = reader.press("[p");
    assert!(reader.shows("Shows: Rows of empty seats"));
    let reader = reader.press("esc");
    assert!(!reader.shows("Shows:"));
    let reader = reader.press("]q enter");
    assert!(reader.shows("cue: ") && !reader.shows("Shows:"));
}

#[test]
fn updates_of_pictures_of_another_briefing_are_ignored() {
    let reader = reader(Protocol::HalfBlocks, 120, 40);
    let update = PictureUpdate {
        briefing: PathBuf::from("other.toml"),
        image: Safe::clean_line(HALL),
        result: PictureResult::Measured(SIZE),
    };
    let reader = reader.told(Input::Picture(update));
    assert!(reader.app.gallery().known(&Safe::clean_line(HALL)).is_none());
}

#[test]
fn a_picture_over_the_cells_is_removed_under_an_overlay() {
    for protocol in [Protocol::Kitty, Protocol::Sixel] {
        let reader = with_hall(reader(protocol, 120, 40), protocol).press("]p");
        assert_eq!(placements(&reader, 120, 40).len(), 1, "{protocol:?}");
        let covered = reader.press("?");
        assert!(placements(&covered, 120, 40).is_empty());
        let back = covered.press("esc");
        assert_eq!(placements(&back, 120, 40).len(), 1);
        let page = back.press("enter");
        let placed = placements(&page, 120, 40);
        assert_eq!(placed.len(), 1);
        assert!(placed[0].rows > 18, "{:?}", placed[0]);
    }
}

#[test]
fn a_cut_picture_is_shown_in_part_by_kitty_and_as_an_outline_by_sixel() {
    for protocol in [Protocol::Kitty, Protocol::Sixel] {
        let mut reader = with_hall(reader(protocol, 120, 40), protocol).press("]p");
        let whole = placements(&reader, 120, 40)[0].rows;
        while placements(&reader, 120, 40).first().is_some_and(|placed| placed.rows == whole) {
            reader = reader.press("j");
        }
        let placed = placements(&reader, 120, 40);
        if protocol == Protocol::Kitty {
            assert_eq!((placed[0].from, placed[0].rows), (1, whole - 1));
        } else {
            assert!(placed.is_empty() && reader.shows("│                   "), "{}", reader.screen());
        }
    }
}
