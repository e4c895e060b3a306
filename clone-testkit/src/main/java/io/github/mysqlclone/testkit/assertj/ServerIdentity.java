package io.github.mysqlclone.testkit.assertj;

import io.github.mysqlclone.server.MySqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;

/** Which server answers, by whichever way it is reached. */
record ServerIdentity(String uuid, String place) {

    private static final String QUESTION = "SELECT @@server_uuid, CONCAT(@@hostname, ':', @@port) LIMIT 1";

    /** Returns empty where it cannot be asked: the comparison says why. */
    static Optional<ServerIdentity> of(MySqlServer server) {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUESTION)) {
            return row.next() ? Optional.of(new ServerIdentity(row.getString(1), row.getString(2))) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private static Connection connect(MySqlServer server) throws SQLException {
        Optional<DataSource> dataSource = server.dataSource();
        if (dataSource.isPresent()) {
            return dataSource.get().getConnection();
        }
        Properties properties = new Properties();
        properties.putAll(server.driverProperties());
        server.account().ifPresent(account -> {
            properties.setProperty("user", account.user());
            properties.setProperty("password", account.password().reveal());
        });
        var address = server.address().orElseThrow();
        String url = "jdbc:mysql://" + address.host() + ":" + address.port() + "/?allowPublicKeyRetrieval=true";
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return uuid + " on " + place;
    }
}
