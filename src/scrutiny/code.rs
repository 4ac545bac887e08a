//! One way to write an enumeration that is stored by a short code and read by people as a label.

/// Defines a closed list of values, each with the code the store and the command line use and the
/// words the screen shows.
///
/// `from_code` refuses unknown codes instead of choosing a default: a status nobody knows is a
/// damaged register, not "other".
macro_rules! coded {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$vmeta:meta])* $variant:ident = $code:literal, $label:literal; )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( $(#[$vmeta])* $variant, )+
        }

        impl $name {
            /// Every value, in the order in which lists and menus show them.
            pub const ALL: &'static [$name] = &[ $( $name::$variant, )+ ];

            /// The short code that the store and the command line use; never changes once shipped.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $( $name::$variant => $code, )+ }
            }

            /// The words shown on screen.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $( $name::$variant => $label, )+ }
            }

            /// The value that `code` stands for.
            ///
            /// # Errors
            /// [`UnknownCode`](crate::scrutiny::UnknownCode) when no value has this code.
            pub fn from_code(code: &str) -> Result<Self, $crate::scrutiny::UnknownCode> {
                match code {
                    $( $code => Ok($name::$variant), )+
                    _ => Err($crate::scrutiny::UnknownCode { list: stringify!($name), code: code.to_owned() }),
                }
            }
        }
    };
}

pub(crate) use coded;

/// A code that stands for no value of the named list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code:?} is not a {list} this version knows")]
pub struct UnknownCode {
    /// The list that was asked, as it is called in the code.
    pub list: &'static str,
    /// What was found in place of a code.
    pub code: String,
}
