//! A small piece of the classifier: one oblast with a district, a city of oblast rank and everything that may lie
//! in them. The codes are those of the published list.

/// As `territory import` reads it.
pub const CSV: &str = "\
code,name_ru,name_kk,name_en
100000000,область Абай,Абай облысы,Abai Oblast
101000000,Семей Г.А.,Семей қ.ә.,Semey
101010000,г.Семей,Семей қаласы,Semey city
101033000,Абралинский с.о.,Абыралы ауылдық округі,Abyraly rural district
101033100,с.Абралы,Абыралы ауылы,Abyraly village
103600000,Аягозский район,Аягөз ауданы,Ayagoz District
103620000,Аягоз г.а.,Аягөз қ.ә.,Ayagoz town
103620100,г.Аягоз,Аягөз қаласы,Ayagoz
103630000,Актогайская п.а.,Ақтоғай кенті,Aktogay township
103630100,п.Актогай,Ақтоғай кенті,Aktogay
103641000,Акшатауский с.о.,Ақшатау ауылдық округі,Akshatau rural district
103641100,с.Акшатау,Ақшатау ауылы,Akshatau village
103641200,с.Акши,Ақши ауылы,Akshi village
103643000,Емельтауский с.о.,Емелтау ауылдық округі,Emeltau rural district
103643100,с.Шынкожа,Шыңқожа ауылы,Shynkozha village
";

/// A village of a rural okrug that has an akim.
pub const VILLAGE: &str = "103641100";
/// The akimat of that okrug.
pub const RURAL_AKIMAT: &str = "103641000.akimat";
/// The akimat of another okrug of the same district.
pub const OTHER_RURAL_AKIMAT: &str = "103643000.akimat";
/// The akimat of the district: its duty desk.
pub const DISTRICT_AKIMAT: &str = "103600000.akimat";
/// The roads department of the district.
pub const DISTRICT_ROADS: &str = "103600000.roads";
/// The akimat of the oblast.
pub const OBLAST_AKIMAT: &str = "100000000.akimat";
/// The akimat of the city.
pub const CITY_AKIMAT: &str = "101000000.akimat";
/// The city without its okrugs.
pub const CITY: &str = "101010000";
/// The roads committee of the Republic.
pub const REPUBLIC_ROADS: &str = "KZ.roads";
