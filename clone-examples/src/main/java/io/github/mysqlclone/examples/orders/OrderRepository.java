package io.github.mysqlclone.examples.orders;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The orders of a shop. Reads go to the replica, which may lag behind; a reader that has to see a certain write gives
 * its version, and reads from the source if the replica does not have it yet.
 */
public record OrderRepository(Databases databases) {

    private static final String INSERT = "INSERT INTO orders (customer, total) VALUES (?, ?)";
    private static final String SELECT = "SELECT id, customer, total FROM orders WHERE ";

    /**
     * Places an order.
     *
     * @throws SourceUnavailableException if the source cannot be reached; the order was not placed
     * @throws SQLException if the source refuses the order, or breaks off before it has answered
     */
    public Placed place(String customer, BigDecimal total) throws SQLException {
        return databases.write(source -> {
            Order order = new Order(insert(source, customer, total), customer, total);
            return new Placed(order, DataVersion.of(source));
        });
    }

    /** Finds an order in data that may be old. */
    public Optional<Order> find(long id) throws SQLException {
        return find(id, DataVersion.ANY);
    }

    /**
     * Finds an order in data that is not older than a write.
     *
     * @throws SourceUnavailableException if only the source has it and cannot be reached
     */
    public Optional<Order> find(long id, DataVersion atLeast) throws SQLException {
        return select("id = ?", id, atLeast).stream().findFirst();
    }

    /** Lists the orders of a customer in data that may be old, the oldest first. */
    public List<Order> ofCustomer(String customer) throws SQLException {
        return select("customer = ? ORDER BY id", customer, DataVersion.ANY);
    }

    private static long insert(Connection source, String customer, BigDecimal total) throws SQLException {
        try (PreparedStatement statement = source.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
            statement.setString(1, customer);
            statement.setBigDecimal(2, total);
            statement.executeUpdate();
            try (ResultSet key = statement.getGeneratedKeys()) {
                key.next();
                return key.getLong(1);
            }
        }
    }

    private List<Order> select(String condition, Object value, DataVersion atLeast) throws SQLException {
        return databases.read(atLeast, server -> {
            try (PreparedStatement statement = server.prepareStatement(SELECT + condition)) {
                statement.setObject(1, value);
                return orders(statement);
            }
        });
    }

    private static List<Order> orders(PreparedStatement statement) throws SQLException {
        List<Order> orders = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                orders.add(new Order(row.getLong(1), row.getString(2), row.getBigDecimal(3)));
            }
        }
        return orders;
    }
}
