//! The only reader of the time. Everything else is given an instant.
use chrono::{DateTime, TimeDelta, Utc};

/// Where the time comes from: the system, shifted for a demonstration, or fixed (and moved by hand) for a test.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The system's time.
    System,
    /// The system's time shifted by a constant; it runs on.
    Shifted(TimeDelta),
    /// A time set by hand.
    Fixed(std::sync::Arc<std::sync::Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// A clock that stands still until it is moved.
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self::Fixed(std::sync::Arc::new(std::sync::Mutex::new(at)))
    }

    /// The present instant.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => system(),
            Self::Shifted(by) => system() + *by,
            Self::Fixed(at) => *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        }
    }

    /// Moves a fixed clock; the others run by themselves and are left alone.
    pub fn set(&self, to: DateTime<Utc>) {
        if let Self::Fixed(at) = self {
            *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = to;
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the time")]
fn system() -> DateTime<Utc> {
    Utc::now()
}
