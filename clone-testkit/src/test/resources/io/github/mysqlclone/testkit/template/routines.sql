-- what a client takes apart, not the server
CREATE DATABASE shop;
USE shop;
DELIMITER //
CREATE FUNCTION twice(number INT) RETURNS INT DETERMINISTIC
BEGIN
  SET number = number + number;
  RETURN number;
END //
DELIMITER ;
CREATE TABLE notes (note VARCHAR(100));
INSERT INTO notes VALUES ('{d ''1''}; it\'s');
