//! Cutting a scan into the papers that were found in it once it was read.

use super::{counted, file, paper, quoted, reading};
use crate::register::acting::{Acting, Said};
use crate::register::command::paper::{CutReading, FilePaper, TakeReading};
use crate::register::{RegisterError, Touched, along};
use crate::scrutiny::finding::Extraction;
use crate::scrutiny::paper::Paper;
use crate::scrutiny::passage::{Page, PageWords, Span};

/// Takes the whole off the register and files its papers, each as its pictures with what was read of them.
pub(super) fn cut(act: &mut Acting, cutting: CutReading) -> Result<Said, RegisterError> {
    let whole: Paper = act.get(cutting.paper)?;
    let along = along::taken_along(act.db, whole.id)?;
    if whole.part.is_some() || along.items + along.responses + along.notes + along.follow_ups > 0 {
        return Err(RegisterError::Impossible(
            "Something stands on this paper already, so it stays one paper".to_owned(),
        ));
    }
    paper::take_off(act, &whole)?;
    let mut said = Said {
        touched: Touched {
            papers: true,
            findings: true,
            ..Touched::default()
        },
        ..Said::default()
    };
    for part in cutting.papers {
        let pages = part.part.as_ref().map(|part| part.first_page..=part.last_page);
        let ocr = cutting
            .ocr
            .iter()
            .filter(|page| pages.as_ref().is_some_and(|pages| pages.contains(&page.number)));
        let ocr = ocr.cloned().collect();
        let id = part.id;
        file::part_of(act, &whole, as_pictures(&part), &part.text)?;
        reading::take(
            act,
            TakeReading {
                paper: id,
                ocr,
                text: part.text,
                blocks: part.blocks,
                pages: part.pages,
                extraction: part.extraction,
            },
        )?;
        said.paper = said.paper.or(Some(id));
        said.filed.push(id);
    }
    let count = counted(said.filed.len(), "paper", "papers");
    said.label = format!("Read {} by OCR: {count}", quoted(&whole.name()));
    Ok(said)
}

/// A paper as it would have been filed before anybody had read it.
fn as_pictures(part: &FilePaper) -> FilePaper {
    let pages = part.pages.iter().map(|page| Page {
        number: page.number,
        span: Span::new(0, 0),
        words: match page.words {
            PageWords::Printed => PageWords::Printed,
            PageWords::Picture | PageWords::Ocr { .. } => PageWords::Picture,
        },
    });
    let mut facts = part.extraction.facts.clone();
    // Contacts say where they stand, which only the text that was read can say.
    facts.contacts.clear();
    FilePaper {
        id: part.id,
        part: part.part.clone(),
        text: String::new(),
        blocks: Vec::new(),
        pages: pages.collect(),
        extraction: Extraction {
            facts,
            findings: Vec::new(),
            fact_passages: Vec::new(),
            blanket_response: None,
            ..part.extraction.clone()
        },
    }
}
