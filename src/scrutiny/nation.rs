//! The nations of the United Kingdom, by which bank holidays, school terms and the law differ.

use super::code::coded;

coded! {
    /// In which nation a council lies.
    pub enum Nation {
        /// England.
        England = "england", "England";
        /// Wales: the bank holidays are England's, the law of scrutiny and the school terms its own.
        Wales = "wales", "Wales";
        /// Scotland.
        Scotland = "scotland", "Scotland";
        /// Northern Ireland.
        NorthernIreland = "northern_ireland", "Northern Ireland";
    }
}
