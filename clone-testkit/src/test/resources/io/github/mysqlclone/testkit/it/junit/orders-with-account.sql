CREATE DATABASE shop;
CREATE TABLE shop.orders (id INT AUTO_INCREMENT PRIMARY KEY, customer VARCHAR(50) NOT NULL);
INSERT INTO shop.orders (customer) VALUES ('Ada'), ('Grace');
CREATE USER 'reader'@'%' IDENTIFIED BY 'of production' ACCOUNT LOCK;
GRANT SELECT ON shop.orders TO 'reader'@'%';
CREATE USER 'elsewhere'@'10.%' IDENTIFIED BY 'of production';
