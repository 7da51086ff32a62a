DROP TABLE unused_numbers;
