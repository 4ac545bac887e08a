//! How a value crosses the pipe: the trait, and the two shapes nearly every type has.

use crate::scrutiny::UnknownCode;

/// Why what came over the pipe is not what it should be.
#[derive(Debug, thiserror::Error)]
pub(in crate::jobs) enum WireError {
    /// It is not JSON of the right shape.
    #[error("the answer is not of the expected shape")]
    Shape(#[from] serde_json::Error),
    /// A code stands for nothing.
    #[error(transparent)]
    Code(#[from] UnknownCode),
    /// A span ends before it begins.
    #[error("a span runs from {start} to {end}")]
    Span {
        /// Its first byte.
        start: usize,
        /// One past its last byte.
        end: usize,
    },
    /// A file was announced where none may come.
    #[error("a file came out of turn")]
    OutOfTurn,
    /// The other end is another version of the program.
    #[error("the reading process speaks version {theirs} of the format and not {ours}")]
    Version {
        /// Version of the other end.
        theirs: u32,
        /// Version of this end.
        ours: u32,
    },
}

/// A value that can cross the pipe in a form of its own.
pub(in crate::jobs) trait Wire: Sized {
    /// What is written as JSON.
    type Form;

    /// The value in its form.
    fn into_form(self) -> Self::Form;

    /// The value that a form stands for.
    ///
    /// # Errors
    /// When the form holds a code or a span that cannot be.
    fn from_form(form: Self::Form) -> Result<Self, WireError>;
}

impl<T: Wire> Wire for Option<T> {
    type Form = Option<T::Form>;

    fn into_form(self) -> Self::Form {
        self.map(T::into_form)
    }

    fn from_form(form: Self::Form) -> Result<Self, WireError> {
        form.map(T::from_form).transpose()
    }
}

impl<T: Wire> Wire for Vec<T> {
    type Form = Vec<T::Form>;

    fn into_form(self) -> Self::Form {
        self.into_iter().map(T::into_form).collect()
    }

    fn from_form(form: Self::Form) -> Result<Self, WireError> {
        form.into_iter().map(T::from_form).collect()
    }
}

/// Types that JSON holds as they are.
macro_rules! plain {
    ($($type:ty),+) => { $(
        impl Wire for $type {
            type Form = Self;
            fn into_form(self) -> Self { self }
            fn from_form(form: Self) -> Result<Self, WireError> { Ok(form) }
        }
    )+ };
}

plain!(bool, u8, u32, i32, String, crate::scrutiny::Day);

/// Enumerations that cross as their codes.
macro_rules! coded_forms {
    ($($type:ty),+ $(,)?) => { $(
        impl Wire for $type {
            type Form = String;
            fn into_form(self) -> String { self.code().to_owned() }
            fn from_form(form: String) -> Result<Self, WireError> { Ok(Self::from_code(&form)?) }
        }
    )+ };
}

/// A structure whose form has the same fields. Both directions name every field, so that neither can
/// forget one.
macro_rules! struct_forms {
    ($( $type:ident as $form:ident { $($field:ident: $field_type:ty),+ $(,)? } )+) => { $(
        #[derive(Debug, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(in crate::jobs) struct $form {
            $($field: <$field_type as Wire>::Form),+
        }

        impl Wire for $type {
            type Form = $form;

            fn into_form(self) -> $form {
                let $type { $($field),+ } = self;
                $form { $($field: $field.into_form()),+ }
            }

            fn from_form(form: $form) -> Result<Self, WireError> {
                let $form { $($field),+ } = form;
                Ok($type { $($field: Wire::from_form($field)?),+ })
            }
        }
    )+ };
}

pub(super) use {coded_forms, struct_forms};
