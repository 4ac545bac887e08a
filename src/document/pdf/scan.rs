//! Pages that are pictures: how they are told from others, and how they become pages of words once
//! another program has read them.

use super::Sheet;
use super::ink::{Mark, Rule};
use super::word::{Turn, Word};
use crate::scrutiny::ocr::{OcrPage, OcrRule};
use crate::scrutiny::passage::PageWords;

/// Pictures that cover more than this of a page without words make it a scan.
const SCANNED: f64 = 0.25;
/// Pictures that cover more than this of a page make it a scan that was stamped with a few words.
const COVERED: f64 = 0.6;
/// A stamp has no more letters than this.
const STAMP: usize = 120;
/// A stamp stands within this share of the page's height from its edges.
const EDGE: f64 = 0.09;

/// Whether a page is a picture: it has no words, or none but the name of a pack and the number of a page
/// stamped at its edges.
pub(super) fn is_picture(sheet: &Sheet) -> bool {
    if sheet.words.is_empty() {
        return sheet.pictured > SCANNED;
    }
    let at_edge = |word: &Word| {
        word.bottom <= sheet.height * EDGE || word.top >= sheet.height * (1.0 - EDGE) || word.is_aside
    };
    sheet.pictured > COVERED && sheet.letters <= STAMP && sheet.words.iter().all(at_edge)
}

/// Puts what another program has read in the place of the pages that are pictures. What was stamped on
/// them it has read as well.
pub(super) fn take_read(sheets: &mut [Sheet], read: &[OcrPage]) {
    for page in read {
        let at = usize::try_from(page.number)
            .ok()
            .and_then(|number| number.checked_sub(1));
        if let Some(sheet) = at
            .and_then(|at| sheets.get_mut(at))
            .filter(|sheet| is_picture(sheet))
        {
            *sheet = sheet_of(page, sheet);
        }
    }
}

/// A page of words that were read.
fn sheet_of(page: &OcrPage, before: &Sheet) -> Sheet {
    let shown = match before.turn {
        Turn::Down | Turn::Up => (before.height, before.width),
        Turn::Level | Turn::Over | Turn::Slanted => (before.width, before.height),
    };
    let (turn, (width, height)) = match page.turns % 4 {
        0 => (Turn::Level, shown),
        1 => (Turn::Up, (shown.1, shown.0)),
        2 => (Turn::Over, shown),
        _ => (Turn::Down, (shown.1, shown.0)),
    };
    let mut words: Vec<Word> = Vec::with_capacity(page.words.len());
    for read in &page.words {
        let (base, size) = (points(read.base), points(read.size));
        words.push(Word {
            text: read.text.clone(),
            left: points(read.left),
            right: points(read.right),
            base,
            top: base - size * 0.75,
            bottom: base + size * 0.22,
            size,
            is_bold: read.is_bold,
            mark: Mark::default(),
            is_apart: true,
            is_spaced: true,
            is_aside: false,
        });
    }
    Sheet {
        width,
        height,
        turn,
        slant: f64::from(page.slant) / 10_000.0,
        letters: words.iter().map(|word| word.text.chars().count()).sum(),
        words,
        level: page.level.iter().map(rule_of).collect(),
        upright: page.upright.iter().map(rule_of).collect(),
        pictured: before.pictured,
        unknown: 0,
        from: PageWords::Ocr {
            confidence: page.confidence,
        },
    }
}

fn rule_of(rule: &OcrRule) -> Rule {
    Rule {
        at: points(rule.at),
        from: points(rule.from),
        to: points(rule.to),
    }
}

fn points(tenths: i32) -> f64 {
    f64::from(tenths) / 10.0
}
