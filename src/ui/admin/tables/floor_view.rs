//! Rooms and tables with their codes, as one value.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{
        error::AppError,
        ids::{AreaId, TableId},
    },
    tables::{
        model::{Area, Floor, Table, TableCode},
        rpc::{floor, table_codes},
    },
};

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FloorView {
    pub floor: Floor,
    pub codes: Vec<TableCode>,
}

/// Both answers or none.
pub async fn floor_view() -> Result<FloorView, AppError> {
    Ok(FloorView { floor: floor().await?, codes: table_codes().await? })
}

impl FloorView {
    pub fn tables_in(&self, area: AreaId) -> impl Iterator<Item = &Table> {
        self.floor.tables.iter().filter(move |table| table.area == area)
    }

    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.floor.tables.iter().find(|table| table.id == id)
    }

    pub fn code(&self, id: TableId) -> Option<&TableCode> {
        self.codes.iter().find(|code| code.table == id)
    }

    /// Rooms that hold tables.
    pub fn rooms(&self) -> Vec<Area> {
        self.floor.areas.iter().filter(|area| self.tables_in(area.id).next().is_some()).cloned().collect()
    }
}
