//! What the picture of a page shows besides its words: how thick strokes are, and ruled lines.

use crate::scrutiny::ocr::OcrRule;

/// Lines shorter than this rule no table, in pixels at 300 to the inch: a third of an inch.
const SHORTEST: u32 = 90;
/// Shorter runs of dark pixels are parts of letters.
const SHORTEST_RUN: u32 = 40;
/// Where between the shades of ink and of paper that of a line may lie: lines are often printed in grey.
const LINE_SHADE: f32 = 0.6;
/// So many pale pixels do not end a run: a speck on the sheet.
const MOST_PALE: u32 = 2;
/// How far from its dark pixels a line is wiped away: its edges are pale.
const FRINGE: u32 = 2;
/// The most that lines lean on a sheet that lay crooked, as a share of their length.
const LEAN: f32 = 0.03;
/// Lines thicker than this are bars, in pixels.
const THICKEST: f32 = 14.0;
/// The most runs that are looked at in one picture: a photograph has more.
const MOST_RUNS: usize = 200_000;
/// The most ruled lines that are kept.
const MOST_RULES: usize = 2_000;

/// A picture in shades of grey.
#[derive(Clone, PartialEq, Eq)]
pub struct Grey {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl std::fmt::Debug for Grey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Grey")
            .field("width", &self.width)
            .field("height", &self.height)
            .finish_non_exhaustive()
    }
}

impl Grey {
    /// The shades of a picture whose pixels are red, green, blue and opacity, row by row; pixels that are
    /// missing are white.
    #[must_use]
    pub fn of_colours(width: u32, height: u32, colours: &[u8]) -> Self {
        let shade = |pixel: &[u8]| match pixel {
            [red, green, blue, ..] => {
                let sum = u32::from(*red) * 77 + u32::from(*green) * 151 + u32::from(*blue) * 28;
                u8::try_from(sum >> 8).unwrap_or(u8::MAX)
            }
            _ => u8::MAX,
        };
        let mut pixels: Vec<u8> = colours.chunks_exact(4).map(shade).collect();
        pixels.resize(width as usize * height as usize, u8::MAX);
        Self {
            width,
            height,
            pixels,
        }
    }

    /// Its width in pixels.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// Its height in pixels.
    #[must_use]
    pub const fn height(&self) -> u32 {
        self.height
    }

    /// The picture as a file in the plainest format there is.
    #[must_use]
    pub fn to_pgm(&self) -> Vec<u8> {
        let mut file = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        file.extend(&self.pixels);
        file
    }

    /// The picture turned clockwise by quarter turns.
    #[must_use]
    pub fn turned(&self, quarters: u8) -> Self {
        let (wide, high) = (self.width as usize, self.height as usize);
        let at = |x: usize, y: usize| self.pixels.get(y * wide + x).copied().unwrap_or(u8::MAX);
        let mut pixels = Vec::with_capacity(self.pixels.len());
        let (width, height) = match quarters % 4 {
            0 => return self.clone(),
            2 => {
                pixels.extend(self.pixels.iter().rev());
                (self.width, self.height)
            }
            1 => {
                for x in 0..wide {
                    pixels.extend((0..high).rev().map(|y| at(x, y)));
                }
                (self.height, self.width)
            }
            _ => {
                for x in (0..wide).rev() {
                    pixels.extend((0..high).map(|y| at(x, y)));
                }
                (self.height, self.width)
            }
        };
        Self {
            width,
            height,
            pixels,
        }
    }

    /// The picture without its ruled lines, which a reader of print takes for letters.
    #[must_use]
    pub fn without_rules(&self) -> Self {
        let (level, upright) = self.ink().runs();
        let mut clean = self.clone();
        let wide = self.width as usize;
        let mut wipe = |columns: (u32, u32), rows: (u32, u32)| {
            let (from, to) = (
                columns.0.saturating_sub(FRINGE),
                (columns.1 + FRINGE).min(self.width),
            );
            for row in rows.0.saturating_sub(FRINGE)..(rows.1 + FRINGE).min(self.height) {
                let start = row as usize * wide;
                let part = clean.pixels.get_mut(start + from as usize..start + to as usize);
                part.unwrap_or_default().fill(u8::MAX);
            }
        };
        for run in lines_of(level, LEAN).iter().flat_map(|line| &line.runs) {
            wipe((run.from, run.to), (run.first, run.last + 1));
        }
        for run in lines_of(upright, LEAN).iter().flat_map(|line| &line.runs) {
            wipe((run.first, run.last + 1), (run.from, run.to));
        }
        clean
    }

    /// What is dark in it.
    pub(super) fn ink(&self) -> Ink<'_> {
        let dark = self.threshold();
        let (mut sum, mut count) = (0_u64, 0_u64);
        for pixel in self.pixels.iter().step_by(7).filter(|pixel| **pixel > dark) {
            sum += u64::from(*pixel);
            count += 1;
        }
        let paper = sum.checked_div(count).unwrap_or(255) as f32;
        let line = f32::from(dark) + (paper - f32::from(dark)) * LINE_SHADE;
        Ink {
            picture: self,
            dark,
            line: line.clamp(0.0, 254.0) as u8,
        }
    }

    /// The shade that parts ink from paper best: the two then differ least within themselves.
    fn threshold(&self) -> u8 {
        let mut counts = [0_u32; 256];
        for pixel in self.pixels.iter().step_by(7) {
            if let Some(count) = counts.get_mut(usize::from(*pixel)) {
                *count += 1;
            }
        }
        let all: f64 = counts.iter().map(|count| f64::from(*count)).sum();
        let sum: f64 = counts
            .iter()
            .zip(0_u32..)
            .map(|(count, shade)| f64::from(*count) * f64::from(shade))
            .sum();
        let (mut below, mut sum_below) = (0.0, 0.0);
        let (mut best, mut chosen) = (0.0, 128_u8);
        for (count, shade) in counts.iter().zip(0_u8..=255) {
            below += f64::from(*count);
            sum_below += f64::from(*count) * f64::from(shade);
            let above = all - below;
            if below == 0.0 || above == 0.0 {
                continue;
            }
            let apart = sum_below / below - (sum - sum_below) / above;
            let value = below * above * apart * apart;
            if value > best {
                (best, chosen) = (value, shade);
            }
        }
        chosen.clamp(60, 200)
    }
}

/// The dark part of a picture.
pub(super) struct Ink<'p> {
    picture: &'p Grey,
    /// The lightest shade of ink.
    dark: u8,
    /// The lightest shade of a ruled line.
    line: u8,
}

/// A line, and the runs that it is made of.
struct Line {
    whole: Run,
    runs: Vec<Run>,
}

/// A run of dark pixels, or several beside each other: a line in the making.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Across its direction.
    first: u32,
    last: u32,
    /// Along it.
    from: u32,
    to: u32,
}

impl Ink<'_> {
    /// How thick the strokes of the word in a box are, in pixels: the average length of the dark runs in
    /// its rows.
    pub(super) fn stroke_in(&self, left: f32, top: f32, width: f32, height: f32) -> f32 {
        let (left, top) = (left.max(0.0) as usize, top.max(0.0) as usize);
        let (width, height) = (width as usize, height as usize);
        let whole = self.picture.width as usize;
        let (mut ink, mut runs) = (0_usize, 0_usize);
        for row in top..(top + height).min(self.picture.height as usize) {
            let start = row * whole + left.min(whole);
            let end = row * whole + (left + width).min(whole);
            let mut was_dark = false;
            for pixel in self.picture.pixels.get(start..end).unwrap_or_default() {
                let is_dark = *pixel <= self.dark;
                ink += usize::from(is_dark);
                runs += usize::from(is_dark && !was_dark);
                was_dark = is_dark;
            }
        }
        if runs == 0 { 0.0 } else { ink as f32 / runs as f32 }
    }

    /// The ruled lines of the picture, level and upright, in tenths of a point; `across` and `down` are
    /// how many of these a pixel has.
    pub(super) fn rules(&self, slant: f32, across: f32, down: f32) -> (Vec<OcrRule>, Vec<OcrRule>) {
        let (level, upright) = self.runs();
        let level = lines_of(level, slant).into_iter().take(MOST_RULES).map(|line| {
            let (at, from, to) = line.whole.middle();
            OcrRule {
                at: ((at - slant * (from + to) / 2.0) * down).round() as i32,
                from: ((from + slant * at) * across).round() as i32,
                to: ((to + slant * at) * across).round() as i32,
            }
        });
        let upright = lines_of(upright, slant).into_iter().take(MOST_RULES).map(|line| {
            let (at, from, to) = line.whole.middle();
            OcrRule {
                at: ((at + slant * (from + to) / 2.0) * across).round() as i32,
                from: ((from - slant * at) * down).round() as i32,
                to: ((to - slant * at) * down).round() as i32,
            }
        });
        (level.collect(), upright.collect())
    }

    /// Long runs of dark pixels, level ones by rows and upright ones by columns; none where there are so
    /// many that the picture is a photograph.
    fn runs(&self) -> (Vec<Run>, Vec<Run>) {
        let wide = self.picture.width as usize;
        let (mut level, mut upright) = (Vec::new(), Vec::new());
        // What goes on in each column from the rows above.
        let mut columns = vec![Going::default(); wide];
        let rows = self.picture.pixels.chunks_exact(wide.max(1));
        for (row, y) in rows.zip(0_u32..) {
            let mut going = Going::default();
            for ((pixel, column), x) in row.iter().zip(&mut columns).zip(0_u32..) {
                let is_dark = *pixel <= self.line;
                if let Some((from, to)) = going.step(is_dark, x) {
                    level.push(Run {
                        first: y,
                        last: y,
                        from,
                        to,
                    });
                }
                if let Some((from, to)) = column.step(is_dark, y) {
                    upright.push(Run {
                        first: x,
                        last: x,
                        from,
                        to,
                    });
                }
            }
            if let Some((from, to)) = going.ended(self.picture.width) {
                level.push(Run {
                    first: y,
                    last: y,
                    from,
                    to,
                });
            }
            if level.len() + upright.len() > MOST_RUNS {
                return (Vec::new(), Vec::new());
            }
        }
        for (column, x) in columns.iter().zip(0_u32..) {
            if let Some((from, to)) = column.ended(self.picture.height) {
                upright.push(Run {
                    first: x,
                    last: x,
                    from,
                    to,
                });
            }
        }
        upright.sort_by_key(|run| (run.first, run.from));
        (level, upright)
    }
}

/// A run that may go on.
#[derive(Debug, Clone, Copy, Default)]
struct Going {
    length: u32,
    /// How many pale pixels there have been since the last dark one.
    pale: u32,
}

impl Going {
    /// Takes the next pixel; gives where a long run began and ended that ends here.
    fn step(&mut self, is_dark: bool, at: u32) -> Option<(u32, u32)> {
        if is_dark {
            self.length += self.pale + 1;
            self.pale = 0;
            return None;
        }
        if self.length == 0 {
            return None;
        }
        self.pale += 1;
        if self.pale <= MOST_PALE {
            return None;
        }
        let ended = self.ended(at + 1);
        *self = Self::default();
        ended
    }

    /// Where it began and ended, where it is long and the pixel at `end` was not looked at.
    fn ended(self, end: u32) -> Option<(u32, u32)> {
        let to = end.saturating_sub(self.pale);
        (self.length >= SHORTEST_RUN).then(|| (to.saturating_sub(self.length), to))
    }
}

impl Run {
    fn middle(self) -> (f32, f32, f32) {
        (
            (self.first + self.last) as f32 / 2.0,
            self.from as f32,
            self.to as f32,
        )
    }
}

/// Puts runs that touch each other together, and keeps those that are lines: long and thin. The runs come
/// in the order of their places.
fn lines_of(runs: Vec<Run>, lean: f32) -> Vec<Line> {
    let mut done: Vec<Line> = Vec::new();
    let mut open: Vec<Line> = Vec::new();
    let mut at = 0;
    for run in runs {
        if run.first != at {
            at = run.first;
            // What ended more than two rows above cannot be gone on with.
            done.extend(open.extract_if(.., |line| line.whole.last + 2 < at));
        }
        let touching = |line: &Line| line.whole.from <= run.to + 3 && run.from <= line.whole.to + 3;
        match open.iter_mut().find(|line| touching(line)) {
            Some(line) => {
                line.whole.last = line.whole.last.max(run.last);
                line.whole.from = line.whole.from.min(run.from);
                line.whole.to = line.whole.to.max(run.to);
                line.runs.push(run);
            }
            None => open.push(Line {
                whole: run,
                runs: vec![run],
            }),
        }
    }
    done.extend(open);
    done.retain(|Line { whole, .. }| {
        let long = whole.to - whole.from;
        let thick = (whole.last - whole.first + 1) as f32 - lean.abs() * long as f32;
        long >= SHORTEST && thick <= THICKEST
    });
    done.sort_by_key(|line| (line.whole.first, line.whole.from));
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A white sheet with dark boxes: left, top, width, height.
    fn sheet(boxes: &[(u32, u32, u32, u32)]) -> Grey {
        let (width, height) = (600, 400);
        let mut colours = vec![255; width * height * 4];
        for (left, top, wide, high) in boxes {
            for y in *top..top + high {
                for x in *left..left + wide {
                    let at = (y as usize * width + x as usize) * 4;
                    colours[at..at + 3].fill(20);
                }
            }
        }
        Grey::of_colours(600, 400, &colours)
    }

    #[test]
    fn long_thin_bars_are_rules_and_letters_and_blocks_are_not() {
        let picture = sheet(&[
            (50, 100, 500, 4),
            (50, 100, 4, 200),
            (300, 200, 30, 40),
            (400, 150, 120, 60),
        ]);
        let (level, upright) = picture.ink().rules(0.0, 2.4, 2.4);
        assert_eq!(level.len(), 1, "{level:?}");
        assert_eq!((level[0].from, level[0].to), (120, 1320));
        assert_eq!(upright.len(), 1, "{upright:?}");
        assert_eq!((upright[0].from, upright[0].to), (240, 720));
    }

    #[test]
    fn ruled_lines_are_wiped_away_and_letters_stay() {
        let picture = sheet(&[(50, 100, 500, 4), (50, 100, 4, 200), (300, 200, 30, 40)]);
        assert_eq!(picture.without_rules(), sheet(&[(300, 200, 30, 40)]));
    }

    #[test]
    fn a_turned_picture_has_its_upper_left_corner_where_it_belongs() {
        let picture = sheet(&[(0, 0, 100, 10)]);
        let once = picture.turned(1);
        assert_eq!((once.width(), once.height()), (400, 600));
        // What was the upper edge is the right one now.
        let (level, upright) = once.ink().rules(0.0, 1.0, 1.0);
        assert!(level.is_empty(), "{level:?}");
        assert_eq!((upright[0].from, upright[0].to), (0, 100));
        assert_eq!(upright[0].at, 395);
        assert_eq!(picture.turned(1).turned(3), picture);
        assert_eq!(picture.turned(2).turned(2), picture);
    }

    #[test]
    fn thick_strokes_are_measured() {
        let picture = sheet(&[
            (10, 10, 4, 30),
            (20, 10, 4, 30),
            (110, 10, 8, 30),
            (130, 10, 8, 30),
        ]);
        let ink = picture.ink();
        assert!((ink.stroke_in(5.0, 5.0, 40.0, 40.0) - 4.0).abs() < 0.01);
        assert!((ink.stroke_in(100.0, 5.0, 60.0, 40.0) - 8.0).abs() < 0.01);
    }
}
