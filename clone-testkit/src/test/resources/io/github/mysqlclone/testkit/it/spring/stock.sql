CREATE DATABASE shop;
CREATE TABLE shop.stock (article VARCHAR(50) PRIMARY KEY);
INSERT INTO shop.stock VALUES ('tea');
