-- A small online shop. Every row is computed from its number, so all runs make the same rows.

-- The test kit's servers are small; this much memory halves the time the rows take.
SET GLOBAL innodb_buffer_pool_size = 134217728;

CREATE DATABASE shop CHARACTER SET utf8mb4;

USE shop;

CREATE TABLE customers (
  id            INT PRIMARY KEY,
  name          VARCHAR(80) NOT NULL,
  email         VARCHAR(120) NOT NULL,
  city          VARCHAR(40) NOT NULL,
  registered_on DATE NOT NULL
);

CREATE TABLE products (
  id       INT PRIMARY KEY,
  name     VARCHAR(80) NOT NULL,
  category VARCHAR(20) NOT NULL,
  price    DECIMAL(8, 2) NOT NULL
);

CREATE TABLE orders (
  id          INT PRIMARY KEY,
  customer_id INT NOT NULL,
  ordered_at  DATETIME NOT NULL,
  status      ENUM ('paid', 'packed', 'shipped', 'delivered', 'returned') NOT NULL,
  ship_to     VARCHAR(120) NOT NULL
);

CREATE TABLE order_items (
  order_id   INT NOT NULL,
  line       TINYINT NOT NULL,
  product_id INT NOT NULL,
  quantity   TINYINT NOT NULL,
  price      DECIMAL(8, 2) NOT NULL,
  PRIMARY KEY (order_id, line)
);

CREATE TABLE reviews (
  product_id  INT NOT NULL,
  customer_id INT NOT NULL,
  stars       TINYINT NOT NULL,
  comment     TEXT NOT NULL,
  PRIMARY KEY (product_id, customer_id)
);

SET SESSION cte_max_recursion_depth = 200000;

INSERT INTO customers
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000),
person (n, given, family) AS (
  SELECT n,
         ELT(1 + n % 16,
             'Anna', 'Ben', 'Chloé', 'David', 'Emre', 'Fatima', 'Grace', 'Hugo',
             'Ines', 'Jonas', 'Keiko', 'Luca', 'Maria', 'Noah', 'Olga', 'Priya'),
         ELT(1 + n DIV 16 % 17,
             'Andersson', 'Bauer', 'Costa', 'Dubois', 'Evans', 'Fischer', 'García', 'Haddad', 'Ivanova',
             'Jensen', 'Kowalski', 'López', 'Müller', 'Nakamura', 'O''Brien', 'Patel', 'Rossi')
  FROM numbers
)
SELECT n,
       CONCAT(given, ' ', family),
       CONCAT('customer', n, '@example.com'),
       ELT(1 + n * 7 % 12,
           'Berlin', 'Lisbon', 'Paris', 'Oslo', 'Rome', 'Kraków',
           'Osaka', 'Mumbai', 'Leeds', 'Porto', 'Vienna', 'Ghent'),
       DATE '2019-01-01' + INTERVAL n * 37 % 2500 DAY
FROM person;

INSERT INTO products
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000)
SELECT n,
       CONCAT(
         ELT(1 + n % 10,
             'Oak', 'Steel', 'Linen', 'Glass', 'Cotton', 'Walnut', 'Ceramic', 'Copper', 'Wool', 'Bamboo'),
         ' ',
         ELT(1 + n DIV 10 % 10,
             'Chair', 'Lamp', 'Bowl', 'Blanket', 'Clock', 'Table', 'Lantern', 'Mug', 'Cushion', 'Mirror'),
         ' No. ', 1 + n DIV 100),
       ELT(1 + n DIV 10 % 5, 'furniture', 'lighting', 'kitchen', 'textiles', 'decoration'),
       5 + n * 7919 % 29500 / 100
FROM numbers;

INSERT INTO orders
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 120000)
SELECT n,
       customers.id,
       TIMESTAMP '2024-01-01 08:00:00' + INTERVAL n * 7 MINUTE,
       1 + n * 31 % 5,
       CONCAT(customers.name, ', ', 1 + n % 180, ' ',
              ELT(1 + n % 6,
                  'Station Road', 'Garden Street', 'Mill Lane', 'Harbour Square', 'Church Hill', 'Long Avenue'),
              ', ', customers.city)
FROM numbers
JOIN customers ON customers.id = 1 + n * 7919 % 20000;

INSERT INTO order_items
SELECT orders.id, line, products.id, 1 + orders.id * line % 3, products.price
FROM orders
JOIN (VALUES ROW (1), ROW (2), ROW (3), ROW (4)) AS positions (line) ON line <= 1 + orders.id % 4
JOIN products ON products.id = 1 + orders.id * line * 13 % 1000;

INSERT INTO reviews
SELECT products.id,
       customers.id,
       1 + (products.id + customers.id) % 5,
       CONCAT(
         'I bought the ', products.name, ' for our home in ', customers.city, '. ',
         ELT(1 + (products.id + customers.id) % 5,
             'It broke within a month, and I will not buy it again. ',
             'It is not what the pictures promise, so think twice. ',
             'It does what it should, no more and no less. ',
             'It is well made and came a day early. ',
             'It is the best I ever had, and everybody asks me where it is from. '),
         REPEAT('The parcel was packed with care and nothing was missing. ', 3 + customers.id % 8),
         'Regards, ', customers.name)
FROM products
JOIN customers ON customers.id % 200 = products.id % 200;
