//! Which part of an office file is which, by its relationships; what lies outside the file is not
//! looked at.

use super::DocumentError;
use super::container::Container;
use super::xml::{Visit, walk};

/// A part that another refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Relationship {
    id: String,
    /// The last word of its type: `styles`, `header`.
    kind: String,
    path: String,
}

/// The parts that a part refers to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Relationships(Vec<Relationship>);

impl Relationships {
    /// Those of the part at `path`; those of the file itself where it is empty.
    ///
    /// # Errors
    /// As [`Container::part`] and [`walk`].
    pub(super) fn of(container: &mut Container<'_>, path: &str) -> Result<Self, DocumentError> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let separator = if folder.is_empty() { "" } else { "/" };
        let xml = container.xml(&format!("{folder}{separator}_rels/{name}.rels"))?;
        let mut found = Vec::new();
        walk(xml.as_deref().unwrap_or_default(), |visit| {
            if let Visit::Open(tag) = visit
                && tag.name == "rel:Relationship"
                && tag.value("TargetMode").as_deref() != Some("External")
            {
                let kind = tag.value("Type").unwrap_or_default();
                found.push(Relationship {
                    id: tag.value("Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or("").to_owned(),
                    path: resolved(folder, &tag.value("Target").unwrap_or_default()),
                });
            }
            true
        })?;
        Ok(Self(found))
    }

    /// The first part of a kind.
    pub(super) fn first(&self, kind: &str) -> Option<&str> {
        let found = self.0.iter().find(|relationship| relationship.kind == kind)?;
        Some(&found.path)
    }

    /// All parts of a kind, in the order in which they stand.
    pub(super) fn all<'r>(&'r self, kind: &'r str) -> impl Iterator<Item = &'r str> {
        self.0
            .iter()
            .filter(move |relationship| relationship.kind == kind)
            .map(|relationship| relationship.path.as_str())
    }

    /// The part with an id.
    pub(super) fn by_id(&self, id: &str) -> Option<&str> {
        let found = self.0.iter().find(|relationship| relationship.id == id)?;
        Some(&found.path)
    }
}

/// The path of a target that is named from inside a folder.
fn resolved(folder: &str, target: &str) -> String {
    let (mut parts, target): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(whole) => (Vec::new(), whole),
        None => (
            folder.split('/').filter(|part| !part.is_empty()).collect(),
            target,
        ),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_named_from_their_folder_or_from_the_top() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolved("word", "/word/document2.xml"), "word/document2.xml");
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
        assert_eq!(resolved("", "../../etc/passwd"), "etc/passwd");
    }
}
