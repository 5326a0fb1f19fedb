//! What is learnt from pages and example questions when they are indexed, and stored beside them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::descriptions::Descriptions;
use super::leaning::LeaningModel;
use super::model::FacetModel;
use super::roles::RoleModel;
use super::sides::SidesModel;

/// The default knows nothing: every facet is as likely, and no description is known.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Learnt {
    pub(super) facets: Arc<FacetModel>,
    pub(super) leaning: Arc<LeaningModel>,
    pub(super) roles: Arc<RoleModel>,
    pub(super) sides: Arc<SidesModel>,
    pub(super) descriptions: Arc<Descriptions>,
}
