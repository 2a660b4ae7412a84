//! Whom a bill is made out to, where somebody asks for it: a company's name, address and tax number.

use serde::{Deserialize, Serialize};

use crate::kernel::text::{Name, Note};

/// Printed on receipts and credit notes under the issuer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct BillTo {
    #[cfg_attr(feature = "ssr", schema(value_type = String))]
    pub name: Name,
    #[serde(default)]
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>))]
    pub address: Option<Note>,
    #[serde(default)]
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>))]
    pub tax_id: Option<Name>,
}
