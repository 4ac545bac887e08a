//! Automatic numbers as Word prints them, and what else stands only in a Word file's marks.

use scrutiny_desk::document;

use super::word_file::{outline_of, paragraph, run, word};

/// A level of a list: its format, its text and whatever else it says.
fn level(at: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/>\
         <w:pPr><w:ind w:left='720'/></w:pPr></w:lvl>"
    )
}

fn numbering() -> String {
    let many = [
        level(0, "decimal", "%1.", "<w:pStyle w:val='Heading1'/>"),
        level(1, "decimal", "%1.%2", ""),
        level(2, "lowerLetter", "(%3)", ""),
        level(3, "lowerRoman", "(%4)", ""),
    ]
    .concat();
    let definitions = [
        many,
        level(0, "decimal", "Recommendation %1:", ""),
        [
            level(0, "upperRoman", "Part %1", ""),
            level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        ]
        .concat(),
        level(0, "upperLetter", "Appendix %1", "<w:start w:val='3'/>"),
        format!(
            "<w:styleLink w:val='CouncilList'/>{}",
            level(0, "decimalZero", "Q%1)", "")
        ),
        "<w:numStyleLink w:val='CouncilList'/>".to_owned(),
        level(0, "bullet", "\u{f0b7}", ""),
        [
            level(0, "decimal", "%1)", ""),
            level(1, "lowerLetter", "%2)", "<w:lvlRestart w:val='0'/>"),
        ]
        .concat(),
        level(0, "cardinalText", "Action %1", ""),
    ];
    let mut xml: String = definitions
        .iter()
        .enumerate()
        .map(|(at, levels)| format!("<w:abstractNum w:abstractNumId='{at}'>{levels}</w:abstractNum>"))
        .collect();
    for at in 0..definitions.len() {
        let number = at + 1;
        xml.push_str(&format!(
            "<w:num w:numId='{number}'><w:abstractNumId w:val='{at}'/></w:num>"
        ));
    }
    xml.push_str(
        "<w:num w:numId='20'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/>\
         </w:lvlOverride></w:num><w:num w:numId='21'><w:abstractNumId w:val='1'/></w:num>",
    );
    xml
}

const STYLES: &str = "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Heading1'><w:name w:val='heading 1'/><w:basedOn w:val='Normal'/><w:pPr>\
    <w:numPr><w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='CouncilHeading'><w:name w:val='Council Heading'/><w:basedOn w:val='Heading1'/></w:style>\
    <w:style w:type='paragraph' w:styleId='NumPara'><w:name w:val='Numbered'/><w:pPr><w:numPr><w:ilvl w:val='1'/>\
    <w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>\
    <w:style w:type='numbering' w:styleId='CouncilList'><w:name w:val='Council List'/><w:pPr><w:numPr><w:numId w:val='5'/>\
    </w:numPr></w:pPr></w:style>";

fn listed(list: u32, level: u32, words: &str) -> String {
    paragraph(
        &format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>"),
        words,
    )
}

fn styled(style: &str, words: &str) -> String {
    paragraph(&format!("<w:pStyle w:val='{style}'/>"), words)
}

fn read(body: &[String]) -> String {
    let numbering = numbering();
    outline_of(&body.concat(), &[("styles", STYLES), ("numbering", &numbering)])
}

#[test]
fn numbers_are_counted_through_styles_levels_and_lists_of_one_definition() {
    let outline = read(&[
        styled("Heading1", "Background"),
        listed(1, 1, "The survey was late."),
        listed(1, 2, "Its cost rose."),
        listed(1, 2, "Its results came in:"),
        listed(1, 3, "in May; and"),
        listed(1, 3, "in June."),
        listed(1, 2, "It is over."),
        styled("NumPara", "The next is planned."),
        listed(1, 2, "It begins in May."),
        styled("CouncilHeading", "Money"),
        styled("NumPara", "There is some."),
        paragraph(
            "<w:pStyle w:val='Heading1'/><w:numPr><w:numId w:val='0'/></w:numPr>",
            "Foreword",
        ),
        styled("NumPara", "There is more."),
        listed(2, 0, "That Cabinet does the first thing."),
        listed(2, 0, "That Cabinet does the second thing."),
        listed(21, 0, "That another list goes on."),
        listed(20, 0, "That a list begins at five."),
        listed(20, 0, "That it goes on."),
        listed(3, 0, "Housing"),
        listed(3, 1, "Homes are counted."),
        listed(4, 0, "Maps"),
        listed(6, 0, "Who pays?"),
        listed(6, 0, "Who plans?"),
        listed(7, 0, "a bullet"),
        listed(9, 0, "Ask the officers."),
    ]);
    insta::assert_snapshot!(outline, @r#"
    h1 1. Background
    0:1.1 The survey was late.
    1:(a) Its cost rose.
    1:(b) Its results came in:
    2:(i) in May; and
    2:(ii) in June.
    1:(c) It is over.
    0:1.2 The next is planned.
    1:(a) It begins in May.
    h1 2. Money
    0:2.1 There is some.
    h1 Foreword
    0:2.2 There is more.
    p Recommendation 1: That Cabinet does the first thing.
    p Recommendation 2: That Cabinet does the second thing.
    p Recommendation 3: That another list goes on.
    p Recommendation 5: That a list begins at five.
    p Recommendation 6: That it goes on.
    p Part I Housing
    0:1.1 Homes are counted.
    p Appendix C Maps
    0:Q01) Who pays?
    0:Q02) Who plans?
    1:• a bullet
    p Action One Ask the officers.
    "#);
}

#[test]
fn a_level_that_never_restarts_counts_on_and_empty_points_count() {
    let outline = read(&[
        listed(8, 0, "Bus shelters are lit."),
        listed(8, 1, "In the north first."),
        listed(8, 1, "In the south next."),
        listed(8, 0, ""),
        listed(8, 0, "Bus stops are swept."),
        listed(8, 1, "Every week."),
    ]);
    insta::assert_snapshot!(outline, @r#"
    0:1) Bus shelters are lit.
    1:a) In the north first.
    1:b) In the south next.
    0:3) Bus stops are swept.
    1:c) Every week.
    "#);
}

#[test]
fn whole_paragraphs_in_heading_styles_are_points() {
    let outline = read(&[
        styled("Heading1", "Recommendations"),
        styled(
            "Heading1",
            "That the Cabinet lights every shelter in the town by March 2028.",
        ),
        listed(1, 0, "That it reports back on cost."),
    ]);
    insta::assert_snapshot!(outline, @r#"
    h1 1. Recommendations
    0:2. That the Cabinet lights every shelter in the town by March 2028.
    0:3. That it reports back on cost.
    "#);
}

#[test]
fn paragraphs_stand_apart_where_space_parts_them() {
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>\
        <w:style w:type='paragraph' w:styleId='S'><w:name w:val='Spaced'/><w:pPr><w:spacing w:after='120'/></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='C'><w:name w:val='Close'/><w:basedOn w:val='S'/><w:pPr><w:contextualSpacing/></w:pPr></w:style>";
    let body = [
        paragraph("", "Date: 4 May 2027"),
        paragraph("", "Report of: the Chair"),
        "<w:p/>".to_owned(),
        paragraph("<w:pStyle w:val='S'/>", "One."),
        paragraph("<w:pStyle w:val='C'/>", "Two."),
        paragraph("<w:pStyle w:val='C'/>", "Three."),
        paragraph("<w:spacing w:beforeAutospacing='1'/>", "Four."),
    ];
    let bytes = word(&body.concat(), &[("styles", styles)]);
    assert_eq!(
        document::read(&bytes, "a.docx").unwrap().text,
        "Date: 4 May 2027\nReport of: the Chair\n\nOne.\n\nTwo.\nThree.\n\nFour."
    );
}

#[test]
fn tracked_changes_read_as_if_accepted() {
    let removed = |words: &str| format!("<w:del w:id='1'><w:r><w:delText>{words}</w:delText></w:r></w:del>");
    let body = [
        format!(
            "<w:p>{}{}<w:ins w:id='2'>{}</w:ins></w:p>",
            run("", "The target is "),
            removed("25"),
            run("", "40.")
        ),
        format!(
            "<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>",
            run("", "Two paragraphs "),
            run("", "became one.")
        ),
        format!(
            "<w:moveFrom w:id='4'>{}</w:moveFrom><w:p><w:moveTo w:id='5'>{}</w:moveTo></w:p>",
            paragraph("", "moved away"),
            run("", "moved here")
        ),
        format!(
            "<w:p><w:pPr><w:pPrChange w:id='6'><w:pPr><w:pStyle w:val='Heading1'/></w:pPr></w:pPrChange></w:pPr>{}</w:p>",
            run(
                "<w:rPrChange w:id='7'><w:rPr><w:vanish/></w:rPr></w:rPrChange>",
                "Once a heading."
            )
        ),
        format!(
            "<w:tbl><w:tr><w:tc>{0}</w:tc><w:tc>{0}</w:tc></w:tr><w:tr><w:trPr><w:del w:id='8'/></w:trPr><w:tc>{1}</w:tc>\
             <w:tc>{1}</w:tc></w:tr></w:tbl>",
            paragraph("", "kept"),
            paragraph("", "gone")
        ),
    ];
    insta::assert_snapshot!(read(&body), @r#"
    p The target is 40.
    p Two paragraphs became one.
    p moved here
    p Once a heading.
    0.0.0 kept
    0.0.1 kept
    "#);
}

#[test]
fn fields_signs_boxes_and_controls_show_what_word_shows() {
    let field = format!(
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        run("", "1.2")
    );
    let boxed = paragraph("", "In the box.");
    let body = [
        format!(
            "<w:p>{}{field}{}</w:p>",
            run("", "see paragraph "),
            run("", " above")
        ),
        format!(
            "<w:p>{}<w:r><w:tab/><w:sym w:font='Wingdings' w:char='F0FC'/><w:noBreakHyphen/><w:softHyphen/><w:br/></w:r>{}</w:p>",
            run("", "Done"),
            run("", "next\u{ad}line")
        ),
        format!("<w:p>{}{}</w:p>", run("", "seen"), run("<w:vanish/>", "unseen")),
        format!(
            "<w:p><w:hyperlink r:id='out'>{}</w:hyperlink><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}\
             </w:sdtContent></w:sdt><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>",
            run("", "a link "),
            run("", "Click here to enter text."),
            run("", "and a control")
        ),
        format!(
            "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{boxed}\
             </w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{boxed}\
             </w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            run("", "Beside the box."),
        ),
        styled("TOC1", "1. Recommendations\t4"),
        format!(
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>{}</w:p>",
            run("", "REF y")
        ),
        paragraph("", "A field that never ends swallows nothing more."),
    ];
    insta::assert_snapshot!(read(&body), @r#"
    p see paragraph 1.2 above
    p Done ✓-
    p nextline
    p seen
    p a link and a control
    p Beside the box.
    p In the box.
    furniture 1. Recommendations 4
    p A field that never ends swallows nothing more.
    "#);
}

#[test]
fn merged_cells_keep_their_columns_and_boxes_of_one_cell_are_no_tables() {
    let cell = |properties: &str, words: &str| {
        format!(
            "<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>",
            paragraph("", words)
        )
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let body = [
        format!(
            "<w:tbl>{}{}{}</w:tbl>",
            row(&[
                cell("", "Recommendation"),
                cell("<w:gridSpan w:val='2'/>", "Response"),
                cell("", "Due"),
            ]),
            row(&[
                cell("<w:vMerge w:val='restart'/>", "Light the shelters"),
                cell("", "Accepted"),
                cell("", "In part"),
                cell("", "May 2028"),
            ]),
            row(&[
                cell("<w:vMerge/>", ""),
                cell("<w:gridSpan w:val='2'/>", "Under way"),
                cell("", "June 2028"),
            ]),
        ),
        format!("<w:tbl>{}</w:tbl>", row(&[cell("", "That the report be noted.")])),
        format!(
            "<w:tbl>{}{}</w:tbl>",
            row(&[cell("", "41."), cell("", "Apologies were given.")]),
            row(&[cell("", "42."), cell("", "Minutes were agreed.")]),
        ),
    ];
    insta::assert_snapshot!(read(&body), @r#"
    0.0.0* Recommendation
    0.0.1* Response
    0.0.3* Due
    0.1.0 Light the shelters
    0.1.1 Accepted
    0.1.2 In part
    0.1.3 May 2028
    0.2.1 Under way
    0.2.3 June 2028
    p That the report be noted.
    0:41. Apologies were given.
    0:42. Minutes were agreed.
    "#);
}

#[test]
fn running_heads_and_notes_are_set_apart_and_a_letterhead_is_not() {
    let head = paragraph("", "Hollinford Borough Council");
    let note = |id: u32, more: &str, words: &str| {
        format!(
            "<w:footnote w:id='{id}' {more}>{}</w:footnote>",
            paragraph("", words)
        )
    };
    let notes = [
        note(0, "w:type='separator'", "_____"),
        note(2, "", "Ward figures are for 2026."),
    ]
    .concat();
    let body = |first: &str| {
        format!(
            "<w:p>{}<w:r><w:footnoteReference w:id='2'/></w:r></w:p><w:sectPr><w:headerReference w:type='first' \
             r:id='rId0'/>{first}</w:sectPr>",
            run("", "Costs rose in every ward.")
        )
    };
    let read = |first: &str| {
        outline_of(
            &body(first),
            &[
                ("header", &head),
                ("footnotes", &notes),
                ("footer", &paragraph("", "Page 1")),
            ],
        )
    };
    insta::assert_snapshot!(read(""), @r#"
    furniture Hollinford Borough Council
    p Costs rose in every ward.
    furniture 2 Ward figures are for 2026.
    furniture Page 1
    "#);
    insta::assert_snapshot!(read("<w:titlePg/>"), @r#"
    p Hollinford Borough Council
    p Costs rose in every ward.
    furniture 2 Ward figures are for 2026.
    furniture Page 1
    "#);
}
