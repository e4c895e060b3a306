--liquibase formatted sql

--changeset tests:1
CREATE TABLE orders (id INT PRIMARY KEY);

--changeset tests:2
INSERT INTO orders VALUES (1), (2);
