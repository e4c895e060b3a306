-- What dumps are broken by: routines with bodies, texts with quotes, bytes that are no UTF-8, all kinds of indexes and columns.
CREATE USER of_the_source IDENTIFIED BY 'x';
CREATE DATABASE everything;
USE everything;
CREATE TABLE parent (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(100) NOT NULL, UNIQUE (name));
CREATE TABLE child (
  id BINARY(16) PRIMARY KEY,
  parent_id INT NOT NULL,
  data JSON,
  total DECIMAL(10,2) NOT NULL DEFAULT 0,
  doubled DECIMAL(11,2) AS (total * 2) STORED,
  shown VARCHAR(20) AS (CONCAT('=', total)) VIRTUAL,
  body TEXT,
  place POINT NOT NULL SRID 0,
  raw BLOB,
  flags SET('a','b;','c''d'),
  made TIMESTAMP(6) NULL,
  FULLTEXT (body),
  SPATIAL INDEX (place),
  CONSTRAINT of_parent FOREIGN KEY (parent_id) REFERENCES parent (id)
) COMMENT = 'a comment; with /* signs */ -- and # more';
CREATE TABLE months (day DATE NOT NULL, n INT, PRIMARY KEY (day))
  PARTITION BY RANGE (YEAR(day)) (PARTITION p0 VALUES LESS THAN (2020), PARTITION p1 VALUES LESS THAN MAXVALUE);
INSERT INTO parent (name) VALUES ('it''s'), ('a "quote"; and a \\ backslash'), ('line\nbreak'), ('ünïcödé 😀'), ('{ts ''x''} ?');
INSERT INTO child (id, parent_id, data, total, body, place, raw, flags, made) VALUES
  (X'00FF80C30A0D1A27225C3B00FF80C30A', 1, '{"a": "😀;\\"x"}', 1.50, 'some words to find', POINT(1, 2), X'0001027F80FF5C27223B', 'a,b;', '2024-02-29 12:00:00.123456'),
  (X'5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C', 2, NULL, -2.25, '-- no comment; /* none */', POINT(-1, 0), NULL, 'c''d', NULL);
INSERT INTO months VALUES ('2019-12-31', 1), ('2024-01-01', 2);
CREATE VIEW totals AS SELECT p.name, SUM(c.total) AS total FROM parent p JOIN child c ON c.parent_id = p.id GROUP BY p.name;
DELIMITER ;;
CREATE TRIGGER child_before BEFORE INSERT ON child FOR EACH ROW
BEGIN
  IF NEW.total IS NULL THEN SET NEW.total = 0; END IF;
END;;
CREATE PROCEDURE add_up(IN which INT, OUT total DECIMAL(10,2))
BEGIN
  -- a comment; inside
  SELECT SUM(c.total) INTO total FROM child c WHERE c.parent_id = which;
END;;
CREATE TRIGGER months_before BEFORE INSERT ON months FOR EACH ROW
BEGIN
  -- it's no text
  SET @schedule = '*/5 * * * *'; /* nested; */ SET @other = "it's";
END;;
CREATE FUNCTION twice(n INT) RETURNS INT DETERMINISTIC RETURN n * 2;;
CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY STARTS '2037-01-01 00:00:00' DISABLE DO BEGIN DELETE FROM months WHERE n < 0; END;;
DELIMITER ;
SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES';
CREATE TRIGGER "other mode" BEFORE DELETE ON months FOR EACH ROW SET @slash = '\';
SET SESSION sql_mode = DEFAULT;
CREATE DATABASE latin CHARACTER SET latin1;
CREATE TABLE latin.words (id INT PRIMARY KEY, word VARCHAR(50) COLLATE latin1_german1_ci);
INSERT INTO latin.words VALUES (1, 'Grüße'), (2, _latin1 X'E9E8FF'), (3, '\'');
CREATE DATABASE `zoo 2024`;
CREATE TABLE `zoo 2024`.animals (id INT PRIMARY KEY);
INSERT INTO `zoo 2024`.animals VALUES (1);
