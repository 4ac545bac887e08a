//! OpenDocument texts made in the test: the numbers of their lists, and what else stands only in
//! their marks.

use scrutiny_desk::document;

use super::word_file::{container, outline};

const SPACES: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
    xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' \
    xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'";

const STYLES: &str = "<style:style style:name='Hidden' style:family='text'><style:text-properties text:display='none'/></style:style>\
    <text:outline-style><text:outline-level-style text:level='1' style:num-format='1' style:num-suffix='.'/>\
    <text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2'/></text:outline-style>\
    <text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
    <text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' style:num-suffix=')'/>\
    <text:list-level-style-bullet text:level='3' text:bullet-char='\u{f0b7}'/></text:list-style>\
    <text:list-style style:name='R'><text:list-level-style-number text:level='1' style:num-format='I' \
    style:num-list-format='Recommendation %1%:'/></text:list-style>";

fn read(body: &str) -> String {
    let content = format!(
        "<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>\
         <office:text>{body}</office:text></office:body></office:document-content>"
    );
    let bytes = container(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ]);
    outline(&document::read(&bytes, "a.odt").unwrap())
}

#[test]
fn lists_count_nest_and_go_on() {
    let outline = read(
        "<text:h text:outline-level='1'>Background</text:h><text:h text:outline-level='2'>Money</text:h>\
         <text:list xml:id='one' text:style-name='L'><text:list-item><text:p>One.</text:p><text:p>More of it.</text:p>\
         <text:list><text:list-item><text:p>Part.</text:p></text:list-item><text:list-item><text:p>Another part.</text:p>\
         <text:list><text:list-item><text:p>a bullet</text:p></text:list-item></text:list></text:list-item></text:list>\
         </text:list-item></text:list><text:p>Words between.</text:p>\
         <text:list text:continue-list='one' text:style-name='L'><text:list-item><text:p>Two.</text:p></text:list-item></text:list>\
         <text:list text:style-name='L'><text:list-header><text:p>No number.</text:p></text:list-header>\
         <text:list-item text:start-value='7'><text:p>Seven.</text:p></text:list-item></text:list>\
         <text:list text:style-name='R'><text:list-item><text:p>That it be noted.</text:p></text:list-item></text:list>\
         <text:h text:outline-level='1'>Next</text:h>",
    );
    insta::assert_snapshot!(outline, @r#"
    h1 1. Background
    h2 1.1 Money
    0:1. One.
    p More of it.
    0:(a) Part.
    0:(b) Another part.
    1:• a bullet
    p Words between.
    0:2. Two.
    p No number.
    0:7. Seven.
    p Recommendation I: That it be noted.
    h1 2. Next
    "#);
}

#[test]
fn white_space_notes_changes_and_cells_are_as_they_are_shown() {
    let outline = read(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>struck out</text:p></text:deletion>\
         </text:changed-region></text:tracked-changes>\
         <text:p>One <text:change text:change-id='x'/>\n   word<text:s text:c='2'/>and<text:tab/>a \
         <text:span text:style-name='Hidden'>secret </text:span><text:a>link</text:a><text:note><text:note-citation>1</text:note-citation>\
         <text:note-body><text:p>A note.</text:p></text:note-body></text:note>.<office:annotation><text:p>who?</text:p></office:annotation></text:p>\
         <text:p><draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>Beside it.<text:line-break/>Below.</text:p>\
         <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Action</text:p></table:table-cell>\
         <table:table-cell table:number-columns-spanned='2'><text:p>Owner</text:p></table:table-cell><table:covered-table-cell/>\
         </table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>Write</text:p></table:table-cell>\
         <table:table-cell/><table:table-cell><text:p>Chair</text:p></table:table-cell></table:table-row></table:table>\
         <text:table-of-content><text:index-body><text:p>1. Background 3</text:p></text:index-body></text:table-of-content>",
    );
    insta::assert_snapshot!(outline, @r#"
    p One word and a link.
    p Beside it.
    p Below.
    p In the box.
    0.0.0* Action
    0.0.1* Owner
    0.1.0 Write
    0.1.2 Chair
    furniture 1. Background 3
    furniture 1 A note.
    "#);
}
