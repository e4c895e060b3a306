CREATE DATABASE shop;
CREATE TABLE shop.orders (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  customer VARCHAR(50) NOT NULL,
  total DECIMAL(10, 2) NOT NULL,
  INDEX (customer),
  CONSTRAINT total_is_positive CHECK (total > 0)
);
INSERT INTO shop.orders (customer, total) VALUES ('Ada', 120.00), ('Grace', 19.95), ('Ada', 4.50);
