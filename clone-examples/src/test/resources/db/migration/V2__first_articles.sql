INSERT INTO stock (article, amount) VALUES ('tea', 12), ('coffee', 3);
