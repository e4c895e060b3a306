INSERT INTO stock VALUES ('tea', 12);
