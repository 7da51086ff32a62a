//! The signs of the groups of subjects, drawn in lines on a square of 24. A group that has none is shown by its name alone.

/// The outline of a group's sign.
pub(super) fn icon(group: &str) -> Option<&'static str> {
    Some(match group {
        "road" => "M8 21 10.500 3M16 21 13.500 3M12 5v2M12 11v2M12 17v3",
        "water" => "M12 3C8.500 8.500 6 11.500 6 15a6 6 0 0 0 12 0c0-3.500-2.500-6.500-6-12Z",
        "lighting" => "M9.500 17.500h5M10 21h4M12 3a6 6 0 0 0-3.500 10.900V15h7v-1.100A6 6 0 0 0 12 3Z",
        "waste" => "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M11 11v5M13.500 11v5",
        "animals" => {
            "M12 21v-9a4.500 4.500 0 0 0-9 0 2.800 2.800 0 0 0 5.600 0M12 12a4.500 4.500 0 0 1 9 0 2.800 2.800 0 0 1-5.600 0"
        }
        "green" => "M12 21v-7M12 14a5.200 5.200 0 1 1 0-10.400A5.200 5.200 0 1 1 12 14M12 11 9.500 8.500",
        "land" => "M4 20V10l8-6 8 6v10ZM10 20v-6h4v6",
        "social" => {
            "M12 20C5 15 3 11.500 3 8.800A4.300 4.300 0 0 1 12 7a4.300 4.300 0 0 1 9 1.800C21 11.500 19 15 12 20Z"
        }
        "service" => "M12 6c-2-1.500-5-2-8-2v14c3 0 6 .500 8 2 2-1.500 5-2 8-2V4c-3 0-6 .500-8 2ZM12 6v14",
        "order" => "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6Z",
        _ => return None,
    })
}
