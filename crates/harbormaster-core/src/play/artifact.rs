//! What lies, flies or is carried about in a session.

use super::{Session, stats};
use crate::error::Result;
use crate::field::{Id, Real, choice};
use crate::record::index::Stage;
use crate::record::{Rules, record};

choice! {
    /// Where an artifact is.
    pub enum ArtifactStatus {
        Ground = "ground",
        InAir = "inAir",
        Flying = "flying",
        Deposited = "deposited",
        Carried = "carried",
    }
}

record! {
    /// One thing in a session.
    pub struct Artifact is "artifact" in "play_artifacts";
    key chosen {
        /// The artifact.
        artifact_id: Id
    }
    fixed {}
    required {
        /// The session it is in.
        session_id: Id,
        /// Where it is, east.
        x: Real,
        /// Where it is, up.
        y: Real,
    }
    optional {
        /// What has become of it.
        status: ArtifactStatus = ArtifactStatus::Ground,
    }
    kept(_now) {}
    filters {
        /// Only in this session.
        session_id: Id = |artifact| [artifact.session_id.clone()],
        /// Only those that stand so.
        status: ArtifactStatus = |artifact| [artifact.status],
    }
    indexes {}
    references {
        cascade session_id: Session by session_id,
    }
}

impl Rules for Artifact {
    fn bring_along(&self, _before: Option<&Self>, tx: &mut impl Stage) -> Result<()> {
        stats::change(tx, |_| {})
    }
}
