CREATE TABLE stock (article VARCHAR(50) PRIMARY KEY, amount INT NOT NULL CHECK (amount >= 0));
