package io.github.mysqlclone.examples.stock;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How much there is of each article. */
@Repository
class Stock {

    private final JdbcTemplate database;

    Stock(JdbcTemplate database) {
        this.database = database;
    }

    int of(String article) {
        return Objects.requireNonNull(
                database.queryForObject("SELECT amount FROM stock WHERE article = ?", Integer.class, article));
    }

    /** Takes some away; more than there is breaks a rule of the table. */
    void take(String article, int amount) {
        database.update("UPDATE stock SET amount = amount - ? WHERE article = ?", amount, article);
    }
}
