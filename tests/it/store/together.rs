//! Writes of many callers by one function: each gets its own result when it is committed, and one that cannot be written costs
//! nobody else's.

use std::sync::{Arc, Barrier};

use listening_state::store::{Conn, StoreError, Together, appeals};

use crate::support::both_databases;
use crate::support::rows::{appeal, bodies, secrets};

/// Writes appeals under the next numbers; every fifth is refused, and with it whatever is written in the same call.
fn write(c: &mut Conn, items: &[i64]) -> Result<Vec<(i64, String)>, StoreError> {
    let count = i64::try_from(items.len()).expect("few");
    let numbers = appeals::next_numbers(c, 2026, count)?;
    let mut written = Vec::new();
    for (n, number) in items.iter().zip(numbers) {
        if n % 5 == 0 {
            return Err(StoreError::Other(format!("{n} is refused")));
        }
        if n % 7 == 0 {
            panic!("on purpose");
        }
        let row = appeals::Appeal {
            number: number.clone(),
            ..appeal(*n)
        };
        appeals::insert(c, &secrets(), &row)?;
        written.push((*n, number.0));
    }
    Ok(written)
}

#[test]
fn one_that_cannot_be_written_costs_nobody_elses_and_uses_no_number() {
    both_databases(|_, store| {
        bodies(&store);
        let together = Together::by(write);
        let gate = Arc::new(Barrier::new(40));
        let threads: Vec<_> = (1..=40)
            .map(|n: i64| {
                let (store, together, gate) = (store.clone(), together.clone(), gate.clone());
                std::thread::spawn(move || {
                    gate.wait();
                    (n, store.write_together(&together, n))
                })
            })
            .collect();
        let mut numbers = Vec::new();
        for thread in threads {
            let (n, result) = thread.join().expect("a thread");
            let kept = store
                .read(|c| appeals::find(c, &secrets(), appeal(n).id))
                .expect("a read");
            match result {
                Ok((own, number)) => {
                    assert_eq!(own, n, "each gets its own result");
                    assert_eq!(kept.expect("the appeal").number.0, number);
                    numbers.push(number);
                }
                Err(_) => assert!(n % 5 == 0 || n % 7 == 0, "{n}"),
            }
        }
        numbers.sort();
        let expected: Vec<String> = (1..=numbers.len()).map(|n| format!("ЖТ-2026-{n:06}")).collect();
        assert_eq!(numbers.len(), 40 - 8 - 4);
        assert_eq!(numbers, expected, "no number was used up by what was refused");
    });
}
