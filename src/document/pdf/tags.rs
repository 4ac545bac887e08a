//! The tag tree of a file: which marked words are a heading, a point, a cell. Only its shape is read
//! here; the words themselves are looked up by [`super::tagged`].

use std::collections::HashMap;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier};

/// Tags deeper than this are not followed; neither are rings of tags.
const DEEPEST: usize = 64;
/// The most tags that are read.
const MOST_TAGS: usize = 1_000_000;

/// Words that are marked with a number on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Marked {
    pub(super) sheet: usize,
    pub(super) id: i32,
}

/// What a stretch of tagged words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Paragraph,
    Heading(u8),
    Point(u8),
}

/// Tagged words that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TaggedRun {
    pub(super) role: Role,
    pub(super) label: Vec<Marked>,
    pub(super) words: Vec<Marked>,
}

/// A cell as tagged.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TaggedCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) is_heading: bool,
    pub(super) runs: Vec<TaggedRun>,
}

/// What the tree holds, in its order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tagged {
    Run(TaggedRun),
    Table(Vec<TaggedCell>),
}

/// The tagged contents of a file; none where it has no tags.
pub(super) fn tree_of(pdf: &Pdf, most_pages: usize) -> Option<Vec<Tagged>> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let tree = root.get::<Dict<'_>>(b"StructTreeRoot" as &[u8])?;
    let mut sheets = HashMap::new();
    for (at, page) in pdf.pages().iter().enumerate().take(most_pages) {
        if let Some(id) = page.raw().obj_id() {
            sheets.insert(id, at);
        }
    }
    let mut roles = HashMap::new();
    if let Some(map) = tree.get::<Dict<'_>>(b"RoleMap" as &[u8]) {
        for key in map.keys().take(10_000) {
            let name = key.as_str().to_owned();
            if let Some(role) = map.get::<Name<'_>>(key) {
                roles.insert(name, role.as_str().to_owned());
            }
        }
    }
    let mut walk = Walk {
        sheets,
        roles,
        left: MOST_TAGS,
        found: Vec::new(),
        open: None,
        pending: None,
        lists: 0,
        headings: 0,
    };
    walk.kids(&tree, None, 0);
    walk.flush();
    (!walk.found.is_empty()).then_some(walk.found)
}

struct Walk {
    sheets: HashMap<ObjectIdentifier, usize>,
    roles: HashMap<String, String>,
    left: usize,
    found: Vec<Tagged>,
    open: Option<TaggedRun>,
    /// The label of a point whose words are to come.
    pending: Option<TaggedRun>,
    lists: u8,
    /// How deep the tree is inside sections whose headings have no level.
    headings: u8,
}

impl Walk {
    fn role_of(&self, tag: &Dict<'_>) -> Option<String> {
        let mut role = tag.get::<Name<'_>>(b"S" as &[u8])?.as_str().to_owned();
        for _ in 0..8 {
            match self.roles.get(&role) {
                Some(next) if *next != role => role.clone_from(next),
                _ => break,
            }
        }
        Some(role)
    }

    fn sheet_of(&self, tag: &Dict<'_>) -> Option<usize> {
        let page = tag.get_ref(b"Pg" as &[u8])?;
        self.sheets.get(&page.into()).copied()
    }

    fn kids(&mut self, tag: &Dict<'_>, sheet: Option<usize>, depth: usize) {
        match tag.get::<Object<'_>>(b"K" as &[u8]) {
            Some(Object::Array(kids)) => {
                for kid in kids.iter::<Object<'_>>() {
                    self.kid(&kid, sheet, depth);
                }
            }
            Some(kid) => self.kid(&kid, sheet, depth),
            None => {}
        }
    }

    fn kid(&mut self, kid: &Object<'_>, sheet: Option<usize>, depth: usize) {
        match kid {
            Object::Number(id) => {
                if let (Some(sheet), Ok(id)) = (sheet, i32::try_from(id.as_i64())) {
                    self.take(Marked { sheet, id });
                }
            }
            Object::Dict(tag) => {
                let sheet = self.sheet_of(tag).or(sheet);
                if let Some(id) = tag.get::<i32>(b"MCID" as &[u8]) {
                    if let Some(sheet) = sheet {
                        self.take(Marked { sheet, id });
                    }
                } else {
                    self.tag(tag, sheet, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn take(&mut self, words: Marked) {
        self.open
            .get_or_insert_with(|| TaggedRun {
                role: Role::Paragraph,
                label: Vec::new(),
                words: Vec::new(),
            })
            .words
            .push(words);
    }

    fn flush(&mut self) {
        if let Some(run) = self.open.take().filter(|run| !run.words.is_empty()) {
            let run = match (self.pending.take(), run.role) {
                (Some(point), Role::Paragraph) => TaggedRun {
                    words: run.words,
                    ..point
                },
                (Some(point), _) => {
                    // A heading in a point keeps its number as words.
                    TaggedRun {
                        words: point.label.into_iter().chain(run.words).collect(),
                        ..run
                    }
                }
                (None, _) => run,
            };
            self.found.push(Tagged::Run(run));
        }
    }

    fn begin(&mut self, role: Role) {
        self.flush();
        self.open = Some(TaggedRun {
            role,
            label: Vec::new(),
            words: Vec::new(),
        });
    }

    fn tag(&mut self, tag: &Dict<'_>, sheet: Option<usize>, depth: usize) {
        if depth > DEEPEST || self.left == 0 {
            return;
        }
        self.left -= 1;
        let Some(role) = self.role_of(tag) else { return };
        match role.as_str() {
            "Span" | "Link" | "Reference" | "Em" | "Strong" | "Quote" | "Code" | "Annot" | "BibEntry"
            | "Form" | "Ruby" | "RB" | "RT" | "Warichu" | "Sub" | "FENote" => self.kids(tag, sheet, depth),
            "P" | "Caption" | "TOCI" | "Note" => {
                self.begin(Role::Paragraph);
                self.kids(tag, sheet, depth);
                self.flush();
            }
            "Title" => self.heading(tag, 1, sheet, depth),
            "H" => self.heading(tag, self.headings.clamp(1, 6), sheet, depth),
            "H1" | "H2" | "H3" | "H4" | "H5" | "H6" => {
                let level = role
                    .as_bytes()
                    .get(1)
                    .map_or(1, |digit| digit.saturating_sub(b'0'));
                self.heading(tag, level, sheet, depth);
            }
            "Sect" => {
                self.flush();
                self.headings = self.headings.saturating_add(1);
                self.kids(tag, sheet, depth);
                self.headings = self.headings.saturating_sub(1);
                self.flush();
            }
            "L" => {
                self.flush();
                self.lists = self.lists.saturating_add(1);
                self.kids(tag, sheet, depth);
                self.flush();
                self.lists = self.lists.saturating_sub(1);
            }
            "LI" => {
                self.flush();
                self.pending = None;
                self.kids(tag, sheet, depth);
                self.flush();
                self.drop_pending();
            }
            "Lbl" if self.lists > 0 => self.label(tag, sheet, depth),
            "Lbl" => self.kids(tag, sheet, depth),
            "LBody" => {
                self.kids(tag, sheet, depth);
                self.flush();
            }
            "Table" => self.table(tag, sheet, depth),
            "Artifact" => {}
            _ => {
                self.flush();
                self.kids(tag, sheet, depth);
                self.flush();
            }
        }
    }

    fn heading(&mut self, tag: &Dict<'_>, level: u8, sheet: Option<usize>, depth: usize) {
        self.begin(Role::Heading(level));
        self.kids(tag, sheet, depth);
        self.flush();
    }

    fn label(&mut self, tag: &Dict<'_>, sheet: Option<usize>, depth: usize) {
        self.flush();
        self.drop_pending();
        self.kids(tag, sheet, depth);
        let words = self.open.take().map(|run| run.words).unwrap_or_default();
        if !words.is_empty() {
            self.pending = Some(TaggedRun {
                role: Role::Point(self.lists.saturating_sub(1).min(8)),
                label: words,
                words: Vec::new(),
            });
        }
    }

    /// A label whose words never came is words itself.
    fn drop_pending(&mut self) {
        if let Some(point) = self.pending.take() {
            self.found.push(Tagged::Run(TaggedRun {
                role: Role::Paragraph,
                label: Vec::new(),
                words: point.label,
            }));
        }
    }

    fn table(&mut self, tag: &Dict<'_>, sheet: Option<usize>, depth: usize) {
        self.flush();
        self.drop_pending();
        let mut rows = Vec::new();
        self.rows(tag, sheet, depth, &mut rows);
        // What a cell holds is gathered apart from what stands around the table.
        let around = std::mem::take(&mut self.found);
        let lists = std::mem::take(&mut self.lists);
        let mut cells = Vec::new();
        let mut taken: Vec<u32> = Vec::new();
        for (row, (tr, tr_sheet)) in (0_u32..).zip(rows) {
            for rows_left in &mut taken {
                *rows_left = rows_left.saturating_sub(1);
            }
            let mut column = 0_u32;
            for cell in dicts(&tr) {
                let Some(role) = self.role_of(&cell).filter(|role| role == "TD" || role == "TH") else {
                    continue;
                };
                while taken.get(column as usize).is_some_and(|rows_left| *rows_left > 0) {
                    column += 1;
                }
                let cell_sheet = self.sheet_of(&cell).or(tr_sheet);
                self.kids(&cell, cell_sheet, depth + 2);
                self.flush();
                self.drop_pending();
                let runs = flattened(std::mem::take(&mut self.found));
                if !runs.is_empty() {
                    cells.push(TaggedCell {
                        row,
                        column,
                        is_heading: role == "TH",
                        runs,
                    });
                }
                let (across, down) = (attribute(&cell, b"ColSpan"), attribute(&cell, b"RowSpan"));
                let end = column.saturating_add(across).min(1_000);
                if taken.len() < end as usize {
                    taken.resize(end as usize, 0);
                }
                if let Some(taken) = taken.get_mut(column as usize..end as usize) {
                    taken.fill(down);
                }
                column = end;
            }
        }
        self.lists = lists;
        self.found = around;
        let columns = cells.iter().map(|cell| cell.column).max().unwrap_or(0);
        if columns == 0 {
            // One column only frames its text.
            let runs = cells.into_iter().flat_map(|cell| cell.runs).map(Tagged::Run);
            self.found.extend(runs);
        } else {
            self.found.push(Tagged::Table(cells));
        }
    }

    fn rows<'d>(
        &mut self,
        tag: &Dict<'d>,
        sheet: Option<usize>,
        depth: usize,
        found: &mut Vec<(Dict<'d>, Option<usize>)>,
    ) {
        for kid in dicts(tag) {
            if depth > DEEPEST || self.left == 0 {
                return;
            }
            self.left -= 1;
            let sheet = self.sheet_of(&kid).or(sheet);
            match self.role_of(&kid).as_deref() {
                Some("TR") => found.push((kid, sheet)),
                Some("THead" | "TBody" | "TFoot") => self.rows(&kid, sheet, depth + 1, found),
                Some("Caption") => self.tag(&kid, sheet, depth + 1),
                _ => {}
            }
        }
    }
}

/// The tags right below a tag.
fn dicts<'d>(tag: &Dict<'d>) -> Vec<Dict<'d>> {
    match tag.get::<Object<'d>>(b"K" as &[u8]) {
        Some(Object::Array(kids)) => kids
            .iter::<Object<'d>>()
            .filter_map(Object::into_dict)
            .take(100_000)
            .collect(),
        Some(Object::Dict(kid)) => vec![kid],
        _ => Vec::new(),
    }
}

/// Tables inside of cells are read with the cell.
fn flattened(found: Vec<Tagged>) -> Vec<TaggedRun> {
    let mut runs = Vec::new();
    for tagged in found {
        match tagged {
            Tagged::Run(run) => runs.push(run),
            Tagged::Table(cells) => runs.extend(cells.into_iter().flat_map(|cell| cell.runs)),
        }
    }
    runs
}

/// How many columns or rows a cell takes up, within reason.
fn attribute(cell: &Dict<'_>, name: &[u8]) -> u32 {
    let found = match cell.get::<Object<'_>>(b"A" as &[u8]) {
        Some(Object::Dict(attributes)) => attributes.get::<u32>(name),
        Some(Object::Array(all)) => attribute_of(&all, name),
        _ => None,
    };
    found.unwrap_or(1).clamp(1, 100)
}

fn attribute_of(all: &Array<'_>, name: &[u8]) -> Option<u32> {
    all.iter::<Object<'_>>()
        .filter_map(Object::into_dict)
        .find_map(|attributes| attributes.get::<u32>(name))
}
