CREATE DATABASE shop;
CREATE TABLE shop.orders (id INT AUTO_INCREMENT PRIMARY KEY, customer VARCHAR(50) NOT NULL);
INSERT INTO shop.orders (customer) VALUES ('Ada'), ('Grace');
