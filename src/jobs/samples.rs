//! The sample papers that come with the program: invented, so that a new user can try everything
//! before filing a paper of their own.

/// A sample paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The name of its file.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

macro_rules! sample {
    ($name:literal) => {
        Sample {
            name: $name,
            bytes: include_bytes!(concat!("../../assets/samples/", $name)),
        }
    };
}

/// Every sample paper, by date: what was asked stands before what was answered.
pub const SAMPLES: &[Sample] = &[
    sample!("2025-10-14-damp-briefing-note.txt"),
    sample!("2025-11-18-scrutiny-minutes.html"),
    sample!("2026-03-10-repairs-report.md"),
    sample!("2026-03-10-scrutiny-minutes.txt"),
    sample!("2026-04-21-damp-task-group-report.md"),
    sample!("2026-06-16-cabinet-response.txt"),
    sample!("2026-07-07-action-log.md"),
    sample!("2026-07-07-cabinet-response-item.html"),
    sample!("2026-07-07-supplement.txt"),
    sample!("2026-07-07-ventilation-contract-exempt.txt"),
    sample!("2026-09-15-cabinet-response-revised.txt"),
    sample!("2026-10-20-damp-progress-report.md"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_of_the_folder_is_in_the_table_in_the_order_of_its_dates() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "README.md")
            .collect();
        files.sort();
        let table: Vec<&str> = SAMPLES.iter().map(|sample| sample.name).collect();
        assert_eq!(table, files);
    }
}
