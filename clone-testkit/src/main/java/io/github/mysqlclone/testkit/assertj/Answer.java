package io.github.mysqlclone.testkit.assertj;

import io.github.mysqlclone.server.MySqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;

/** What a server says, by whichever way it is reached. */
final class Answer {

    private Answer() {}

    /** Returns the first row, NULL as the text of it. */
    static List<String> of(MySqlServer server, String question, String... parameters) throws SQLException {
        try (Connection connection = connect(server);
                PreparedStatement statement = connection.prepareStatement(question)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("No row from " + server + " for: " + question);
                }
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                return row;
            }
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
}
