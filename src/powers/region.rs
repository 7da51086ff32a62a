//! Regions of a decision table: a set of answers for every question, a set of kinds of place, an interval of days.
//!
//! It owns the algebra that proves a table complete and unambiguous: intersection, difference, the smallest set
//! of facts that shows a difference. It never samples, and knows no law.

/// A product of finite sets and an interval of days. The sets are bit masks: at most 64 members each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    /// One mask for each dimension (the questions in order, the kind of place last).
    pub sets: Vec<u64>,
    /// First and last day, inclusive.
    pub days: (i32, i32),
}

impl Region {
    /// Whether nothing lies in it.
    pub fn is_empty(&self) -> bool {
        self.days.0 > self.days.1 || self.sets.contains(&0)
    }

    /// What lies in both; `None` when nothing does.
    pub fn and(&self, other: &Self) -> Option<Self> {
        let both = Self {
            sets: self.sets.iter().zip(&other.sets).map(|(a, b)| a & b).collect(),
            days: (self.days.0.max(other.days.0), self.days.1.min(other.days.1)),
        };
        (!both.is_empty()).then_some(both)
    }

    /// What lies in this but not in the other, as disjoint regions.
    pub fn minus(&self, other: &Self) -> Vec<Self> {
        let Some(both) = self.and(other) else {
            return vec![self.clone()];
        };
        let mut rest = Vec::new();
        let mut core = self.clone();
        for dimension in 0..core.sets.len() {
            let outside = core.sets[dimension] & !both.sets[dimension];
            if outside != 0 {
                let mut piece = core.clone();
                piece.sets[dimension] = outside;
                rest.push(piece);
            }
            core.sets[dimension] = both.sets[dimension];
        }
        for days in [(core.days.0, both.days.0 - 1), (both.days.1 + 1, core.days.1)] {
            if days.0 <= days.1 {
                rest.push(Self { days, ..core.clone() });
            }
        }
        rest
    }

    /// One point of it: the lowest member of each set, the first day.
    fn point(&self) -> Self {
        Self {
            sets: self.sets.iter().map(|set| set & set.wrapping_neg()).collect(),
            days: (self.days.0, self.days.0),
        }
    }

    /// The number of dimensions, the days among them.
    fn width(&self) -> usize {
        self.sets.len() + 1
    }

    /// The region that agrees with `point` in the chosen dimensions and with `whole` in all others.
    fn fixed(whole: &Self, point: &Self, chosen: u32) -> Self {
        let mut region = whole.clone();
        for dimension in 0..whole.sets.len() {
            if chosen >> dimension & 1 == 1 {
                region.sets[dimension] = point.sets[dimension];
            }
        }
        if chosen >> whole.sets.len() & 1 == 1 {
            region.days = point.days;
        }
        region
    }
}

/// The parts of `whole` that none of the regions covers, each reduced to the fewest facts that show it and then
/// widened as far as it goes. The parts are reported once: later ones leave out what earlier ones show.
pub(super) fn gaps(whole: &Region, regions: &[Region]) -> Vec<Region> {
    let mut rest = vec![whole.clone()];
    for region in regions {
        rest = rest.iter().flat_map(|piece| piece.minus(region)).collect();
    }
    let mut shown = Vec::new();
    while let Some(first) = rest.first() {
        let gap = smallest(whole, &first.point(), regions);
        rest = rest.iter().flat_map(|piece| piece.minus(&gap)).collect();
        shown.push(gap);
    }
    shown
}

/// The region with the fewest fixed dimensions that contains the point and touches none of the others.
fn smallest(whole: &Region, point: &Region, regions: &[Region]) -> Region {
    let free = |candidate: &Region| regions.iter().all(|region| candidate.and(region).is_none());
    let width = point.width();
    for size in 0..=width {
        for chosen in (0..1u32 << width).filter(|chosen| chosen.count_ones() as usize == size) {
            let candidate = Region::fixed(whole, point, chosen);
            if free(&candidate) {
                return widened(whole, candidate, chosen, free);
            }
        }
    }
    point.clone()
}

/// Adds members to the fixed dimensions, and days on both sides, as long as the region stays free.
fn widened(whole: &Region, mut region: Region, chosen: u32, free: impl Fn(&Region) -> bool) -> Region {
    for dimension in (0..whole.sets.len()).filter(|dimension| chosen >> dimension & 1 == 1) {
        for bit in (0..64).map(|bit| 1u64 << bit) {
            if whole.sets[dimension] & bit & !region.sets[dimension] != 0 {
                let mut wider = region.clone();
                wider.sets[dimension] |= bit;
                if free(&wider) {
                    region = wider;
                }
            }
        }
    }
    if chosen >> whole.sets.len() & 1 == 1 {
        region.days = (
            reach(whole.days.0, region.days.0, |day| {
                free(&Region {
                    days: (day, region.days.1),
                    ..region.clone()
                })
            }),
            region.days.1,
        );
        let first = region.days.0;
        region.days.1 = reach(whole.days.1, region.days.1, |day| {
            free(&Region {
                days: (first, day),
                ..region.clone()
            })
        });
    }
    region
}

/// The day farthest towards `limit` for which the condition still holds; it holds at `start` and, once broken,
/// stays broken.
fn reach(limit: i32, start: i32, holds: impl Fn(i32) -> bool) -> i32 {
    if holds(limit) {
        return limit;
    }
    let (mut good, mut broken) = (start, limit);
    while (broken - good).abs() > 1 {
        let middle = good + (broken - good) / 2;
        if holds(middle) {
            good = middle;
        } else {
            broken = middle;
        }
    }
    good
}
