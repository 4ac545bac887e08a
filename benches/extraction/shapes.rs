//! Made-up papers of any size, each of one shape. Most are nothing that a council would print: they are
//! what makes a careless reader go over everything once more for each line.

/// A shape of paper.
pub(crate) struct Shape {
    /// Its name in the table.
    pub(crate) name: &'static str,
    /// A name for the file, from which its format is guessed.
    pub(crate) file_name: &'static str,
    /// What stands once, at its head.
    head: &'static str,
    /// What is repeated: given which time it is, and the size of the whole.
    unit: fn(usize, usize) -> String,
    /// What stands once, at its end.
    foot: &'static str,
}

impl Shape {
    /// A paper of this shape and, to within one repetition, this size.
    pub(crate) fn paper(&self, bytes: usize) -> Vec<u8> {
        let mut paper = self.head.to_owned();
        let mut times = 0;
        while paper.len() < bytes {
            times += 1;
            paper.push_str(&(self.unit)(times, bytes));
        }
        paper.push_str(self.foot);
        paper.into_bytes()
    }

    const fn text(name: &'static str, unit: fn(usize, usize) -> String) -> Self {
        Self {
            name,
            file_name: "paper.txt",
            head: MINUTES,
            unit,
            foot: "",
        }
    }

    const fn page(name: &'static str, head: &'static str, unit: fn(usize, usize) -> String) -> Self {
        Self {
            name,
            file_name: "paper.html",
            head,
            unit,
            foot: "</body></html>",
        }
    }
}

/// The head of a paper with a date, so that phrases have something to be read against.
const MINUTES: &str = "BRACKENFORD BOROUGH COUNCIL\n\nMinutes of a meeting of the Parks Scrutiny Panel held on \
                       3 May 2022\n\nPresent: Councillor Osei (Chair)\n\n";

/// The head of a web page.
const PAGE: &str = "<!doctype html><html><head><title>Agenda item</title></head><body><h1>Parks</h1>\
                    <h2>Minutes:</h2>";

/// A sentence that asks for nothing.
const PROSE: &str = "The Panel heard from officers of both councils, from two bus companies and from residents \
                     of Fenwick Road, who said that the shelters were cold and that lighting was poor. ";

/// All shapes, in the order of the table.
pub(crate) const SHAPES: &[Shape] = &[
    Shape::text("paragraphs", |_, _| format!("{PROSE}{PROSE}{PROSE}\n\n")),
    Shape::text("short paragraphs", |n, _| {
        format!("The Panel met officer {n}.\n\n")
    }),
    Shape::text("one endless line", |_, _| PROSE.to_owned()),
    Shape::text("one endless word", |_, _| "a".repeat(1000)),
    Shape::text("one line in many sentences", |n, _| {
        format!("RESOLVED that point {n} be noted. It was agreed to send it. ")
    }),
    Shape::text("ten thousand long points", |n, bytes| {
        let words = PROSE.repeat((bytes / 10_000 / PROSE.len()).max(1));
        format!("{n}. That {words}\n")
    }),
    Shape::text("200,000 points", |n, bytes| {
        let words = "noted ".repeat((bytes / 200_000 / 6).saturating_sub(3).max(1));
        format!("{n}. That it be {words}\n")
    }),
    Shape::text("points of a resolution", |n, _| {
        let resolved = if n == 1 { "RESOLVED that:\n" } else { "" };
        format!("{resolved}({n}) Cabinet be asked to report back by March 2023;\n")
    }),
    Shape::text("markers without words", |n, _| format!("{n}.\n\n")),
    Shape::text("markers in markers", |n, _| {
        format!("{}(a) (i) (1) 1.1.1 (aa) • - (b) x\n", " ".repeat(n % 40))
    }),
    Shape::text("brackets never closed", |_, _| "(".repeat(1000)),
    Shape::text("lines of brackets", |_, _| "((((((((((\n".to_owned()),
    Shape::text("points ever deeper", |n, _| {
        format!("{}({n}) deeper\n", "  ".repeat(n % 500))
    }),
    Shape::text("roman and letter points", |n, _| {
        let marker = ["i", "v", "x", "c", "h", "j", "ii"].get(n % 7).unwrap_or(&"i");
        format!("({marker})\n")
    }),
    Shape::text("one number again and again", |_, _| {
        "Recommendation 1\n\nThat the benches be painted.\n\nResponse: Accepted.\n\n".to_owned()
    }),
    Shape::text("recommendations answered", |n, _| {
        format!("Recommendation {n} – That bench {n} be painted by May 2023.\n\nAgreed. It will be done.\n\n")
    }),
    Shape::text("answers apart from items", |n, bytes| {
        let half = bytes / 2 / 60;
        if n <= half {
            format!("Recommendation {n}: That the bench numbered {n} be painted soon.\n\n")
        } else {
            format!(
                "Response to recommendation {}: Accepted in part for now.\n\n",
                n - half
            )
        }
    }),
    Shape::text("resolutions", |n, _| {
        format!("RESOLVED – That report {n} be noted and brought back in the autumn.\n\n")
    }),
    Shape::text("actions", |n, _| {
        format!("ACTION: The Clerk to write to ward {n} by 4 June 2022.\n\n")
    }),
    Shape::text("requests", |n, _| {
        format!("Councillor Osei asked that a list of benches in ward {n} be sent to members.\n\n")
    }),
    Shape::text("agenda items", |n, _| {
        format!("{n}. PARKS\n\nMembers asked for a list.\n\nRESOLVED – That it be noted.\n\n")
    }),
    Shape::text("headings", |n, _| format!("RECOMMENDATIONS OF PART {n}\n\n")),
    Shape::text("headings of recommendations", |_, _| {
        "Recommendations\n\nThat it be noted.\n\n".to_owned()
    }),
    Shape::text("dates in one line", |n, _| {
        format!(
            "by {} March 20{:02}, in the autumn of 2023, ",
            n % 28 + 1,
            n % 90 + 10
        )
    }),
    Shape::text("dates in lines", |n, _| {
        format!(
            "The plan will be brought to the Panel by {} March 2024.\n\n",
            n % 28 + 1
        )
    }),
    Shape::text("numbers", |n, _| format!("{n}/{n}/{n} {n}.{n} ")),
    Shape::text("contacts", |n, _| {
        format!("Contact: Jo Hale{n} Tel: 01632 960 127 email: jo.hale@brackenford.gov.uk\n")
    }),
    Shape::text("at signs", |_, _| "a@b.@".to_owned()),
    Shape::text("the same line", |_, _| "Parks Scrutiny Panel\n".to_owned()),
    Shape::text("pages", |n, _| {
        format!("Parks Scrutiny Panel\n\n{PROSE}\n\nPage {n} of 9\n\u{c}")
    }),
    Shape::text("pages without words", |_, _| "\u{c}x".to_owned()),
    Shape::text("blank lines", |_, _| "\n \n\u{a0}\nx".to_owned()),
    Shape::text("spaces", |_, _| format!("{}x", " ".repeat(300))),
    Shape::text("rows of bars", |n, _| {
        let head = if n == 1 {
            "Ref | Action | Owner | Due\n"
        } else {
            ""
        };
        format!("{head}{n} | Write to the company | Clerk | May 2023\n")
    }),
    Shape::text("rows of tabs", |n, _| {
        let head = if n == 1 {
            "Ref\tRecommendation\tResponse\tDue\n"
        } else {
            ""
        };
        format!("{head}{n}\tThat it be painted\tAccepted\tMay 2023\n")
    }),
    Shape::text("rows of spaces", |n, _| {
        let head = if n == 1 {
            "Ref       Action                  Owner    Due\n"
        } else {
            ""
        };
        format!("{head}{n:<10}Write to the company    Clerk    May 2023\n")
    }),
    Shape::text("cells in lines of their own", |n, _| {
        let head = if n == 1 {
            "Ref\n\nAction\n\nOwner\n\nDue\n\n"
        } else {
            ""
        };
        format!("{head}{n}\n\nWrite to the company\n\nClerk\n\nMay 2023\n\n")
    }),
    Shape::text("one row of many cells", |n, _| format!("cell {n} | ")),
    Shape {
        name: "Markdown table",
        file_name: "paper.md",
        head: "# Parks\n\n| Ref | Action | Owner | Due |\n|---|---|---|---|\n",
        unit: |n, _| format!("| {n} | Write to the company | Clerk | May 2023 |\n"),
        foot: "",
    },
    Shape {
        name: "Markdown headings",
        file_name: "paper.md",
        head: "# Parks\n\n",
        unit: |n, _| {
            format!(
                "{} Part {n}\n\n**That** it be *noted*.\n\n",
                "#".repeat(n % 6 + 1)
            )
        },
        foot: "",
    },
    Shape::page("page of paragraphs", PAGE, |_, _| {
        format!("<p>{PROSE}{PROSE}</p>\n")
    }),
    Shape::page("page of short paragraphs", PAGE, |n, _| {
        format!("<p>RESOLVED {n}</p>")
    }),
    Shape::page("page of a wide list", "<html><body><ol>", |n, _| {
        format!("<li>That bench {n} be painted.</li>")
    }),
    Shape::page("page of deep lists", PAGE, |_, _| {
        format!("{}{}", "<ul><li>a".repeat(80), "</li></ul>".repeat(80))
    }),
    Shape::page("page of deep boxes", PAGE, |_, _| {
        format!("{}x{}", "<div>".repeat(200), "</div>".repeat(200))
    }),
    Shape::page("page never closed", PAGE, |_, _| "<p>x<td>y".to_owned()),
    Shape::page("page nested too deeply", PAGE, |_, _| "<p><b>x".to_owned()),
    Shape::page(
        "page of a table",
        "<html><body><table><tr><th>Ref<th>Action<th>Owner<th>Due",
        |n, _| format!("<tr><td>{n}<td>Write to the company<td>Clerk<td>May 2023"),
    ),
    Shape::page("page of tables in tables", PAGE, |_, _| {
        format!(
            "{}x{}",
            "<table><tr><td>".repeat(60),
            "</td></tr></table>".repeat(60)
        )
    }),
    Shape::page("page of one row", "<html><body><table><tr>", |n, _| {
        format!("<td>cell {n}")
    }),
    Shape::page("page of broken tables", PAGE, |_, _| {
        "<table>x<td>y<p>z</td></table></p>".to_owned()
    }),
    Shape::page("page of line breaks", "<html><body><p>", |_, _| {
        "Noted.<br>\n".to_owned()
    }),
    Shape::page("page of signs", PAGE, |_, _| "&nbsp;&amp;&lt;p&gt; ".to_owned()),
    Shape::page("page of remarks", PAGE, |_, _| "<!-- x --> y ".to_owned()),
];
