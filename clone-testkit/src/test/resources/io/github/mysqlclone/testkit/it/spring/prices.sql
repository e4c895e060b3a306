--liquibase formatted sql

--changeset kit:1
CREATE TABLE prices (article VARCHAR(50) PRIMARY KEY, cents INT NOT NULL);
--changeset kit:2
INSERT INTO prices VALUES ('tea', 450), ('coffee', 600);
