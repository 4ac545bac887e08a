//! A block's words as they are shown, white space folded, with the way back to where each stands in
//! the paper.
//!
//! Papers printed to plain text break their lines by hand; shown so in a narrower window every
//! other line would be half empty. Lines that were only wrapped are joined; a break that was meant
//! (an address, a title block) is kept.

/// The shortest longest line by which a block counts as wrapped by hand, in characters.
const WRAPPED_AT: usize = 60;
/// By how many letters a wrapped line may stay short of the longest.
const RAGGED: usize = 8;

/// Where a run of shown bytes begins, and where its first byte stands in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    shown: usize,
    source: usize,
}

/// Folded words and the way back to their source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The words as shown.
    pub text: String,
    runs: Vec<Run>,
}

impl Folded {
    /// Folds `source`, which stands at byte `at` of its paper.
    #[must_use]
    pub fn new(source: &str, at: usize) -> Self {
        let joins = Joins::of(source);
        let mut folded = Self {
            text: String::with_capacity(source.len()),
            runs: Vec::new(),
        };
        let mut gap: Option<(usize, bool)> = None;
        for (offset, letter) in source.char_indices() {
            if letter.is_whitespace() {
                let (_, broken) = gap.get_or_insert((offset, false));
                *broken |= letter == '\n' && !joins.joined(offset);
                continue;
            }
            if let Some((began, broken)) = gap.take() {
                if !folded.text.is_empty() {
                    folded.runs.push(Run {
                        shown: folded.text.len(),
                        source: at + began,
                    });
                    folded.text.push(if broken { '\n' } else { ' ' });
                }
                folded.begin_run(at + offset);
            } else if folded.runs.is_empty() {
                folded.begin_run(at + offset);
            }
            folded.text.push(letter);
        }
        if folded.runs.is_empty() {
            folded.begin_run(at);
        }
        folded
    }

    fn begin_run(&mut self, source: usize) {
        self.runs.push(Run {
            shown: self.text.len(),
            source,
        });
    }

    /// Where a shown byte stands in the paper.
    #[must_use]
    pub fn to_source(&self, shown: usize) -> usize {
        let shown = shown.min(self.text.len());
        let after = self.runs.partition_point(|run| run.shown <= shown);
        match after.checked_sub(1).and_then(|i| self.runs.get(i)) {
            Some(run) => run.source + (shown - run.shown),
            None => self.runs.first().map_or(0, |run| run.source),
        }
    }

    /// Where a byte of the paper is shown; the nearest end for one that stands outside.
    #[must_use]
    pub fn to_shown(&self, source: usize) -> usize {
        let after = self.runs.partition_point(|run| run.source <= source);
        let Some(index) = after.checked_sub(1) else {
            return 0;
        };
        let Some(run) = self.runs.get(index) else {
            return 0;
        };
        let end = self.runs.get(after).map_or(self.text.len(), |next| next.shown);
        let shown = (run.shown + (source - run.source)).min(end);
        // A folded gap may end inside a letter of another width: step back to its beginning.
        (0..=shown)
            .rev()
            .find(|at| self.text.is_char_boundary(*at))
            .unwrap_or(0)
    }
}

/// Which line breaks of a block only wrap its words.
struct Joins {
    breaks: Vec<usize>,
}

impl Joins {
    fn of(source: &str) -> Self {
        let lines: Vec<(usize, &str)> = lines_with_ends(source);
        let longest = lines
            .iter()
            .map(|(_, line)| line.trim_end().chars().count())
            .max();
        let longest = longest.unwrap_or(0);
        if longest < WRAPPED_AT {
            return Self { breaks: Vec::new() };
        }
        let mut breaks = Vec::new();
        let mut above: Option<(usize, &str)> = None;
        for (nth, line) in lines.iter().enumerate() {
            // Blank lines stand within a block where a text has one below every line.
            let Some(first_word) = line.1.split_whitespace().next() else {
                continue;
            };
            if let Some((above, words)) = above {
                let needed = words.trim_end().chars().count() + 1 + first_word.chars().count();
                // Where the next word would easily have fitted, somebody broke the line on purpose.
                if needed + RAGGED > longest {
                    breaks.extend(
                        lines
                            .get(above..nth)
                            .unwrap_or_default()
                            .iter()
                            .map(|(end, _)| *end),
                    );
                }
            }
            above = Some((nth, line.1));
        }
        Self { breaks }
    }

    fn joined(&self, offset: usize) -> bool {
        self.breaks.binary_search(&offset).is_ok()
    }
}

/// The lines of a block, each with the offset of its line break.
fn lines_with_ends(source: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    source
        .split('\n')
        .map(|line| {
            let end = at + line.len();
            at = end + 1;
            (end, line)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn lines_that_were_only_wrapped_are_joined() {
        let source = "The Committee thanks the officers for a thorough review of bus\nshelters and asks that the findings be brought back before\nthe winter.";
        let folded = Folded::new(source, 0);
        assert_eq!(
            folded.text,
            "The Committee thanks the officers for a thorough review of bus shelters and asks that the findings be brought back before the winter."
        );
    }

    #[test]
    fn lines_with_blank_lines_between_them_are_joined_alike() {
        let source = "The Committee thanks the officers for a thorough review of bus\n\nshelters and asks that the findings be brought back before\n\nthe winter.";
        let folded = Folded::new(source, 0);
        assert!(!folded.text.contains('\n'), "{}", folded.text);
        assert!(folded.text.contains("bus shelters") && folded.text.contains("before the winter"));
    }

    #[test]
    fn a_break_that_was_meant_is_kept() {
        let source = "Report to:  Housing Panel\nDate:  4 May 2021";
        assert_eq!(
            Folded::new(source, 0).text,
            "Report to: Housing Panel\nDate: 4 May 2021"
        );
    }

    #[test]
    fn every_shown_word_leads_back_to_where_it_stands() {
        let source = "  That the\n\n   Cabinet – £5m –  agrees  ";
        let at = 100;
        let folded = Folded::new(source, at);
        assert_eq!(folded.text, "That the\nCabinet – £5m – agrees");
        for word in ["That", "the", "Cabinet", "£5m", "agrees"] {
            let shown = folded.text.find(word).unwrap();
            let stands = at + source.find(word).unwrap();
            assert_eq!(folded.to_source(shown), stands, "{word}");
            assert_eq!(folded.to_shown(stands), shown, "{word}");
            assert_eq!(
                folded.to_source(shown + word.len()),
                stands + word.len(),
                "the end of {word}"
            );
        }
    }

    #[test]
    fn a_place_outside_is_shown_at_the_nearest_end() {
        let folded = Folded::new("  words  ", 50);
        assert_eq!(folded.to_shown(0), 0);
        assert_eq!(folded.to_shown(900), "words".len());
        assert_eq!(folded.to_shown(51), 0, "before the first word");
    }

    #[test]
    fn white_space_alone_shows_nothing() {
        let folded = Folded::new(" \n ", 7);
        assert_eq!(folded.text, "");
        assert_eq!(folded.to_source(0), 7);
    }
}
