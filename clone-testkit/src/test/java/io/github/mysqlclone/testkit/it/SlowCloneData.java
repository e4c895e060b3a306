package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * A schema {@code big} of some 120 MiB, so that a slow clone is still copying files many seconds later; loaded once and
 * copied from then on.
 */
public final class SlowCloneData {

    private static final String ROWS = "FROM big.page a, big.page b, big.page c";

    static final List<String> STATEMENTS = List.of(
            "CREATE DATABASE big",
            "CREATE TABLE big.page (id INT AUTO_INCREMENT PRIMARY KEY, text VARCHAR(6000))",
            "INSERT INTO big.page (text) VALUES ROW('a'), ROW('b'), ROW('c'), ROW('d'), ROW('e'), ROW('f'), ROW('g'),"
                    + " ROW('h'), ROW('i'), ROW('j'), ROW('k'), ROW('l'), ROW('m'), ROW('n'), ROW('o'), ROW('p'),"
                    + " ROW('q'), ROW('r'), ROW('s'), ROW('t'), ROW('u'), ROW('v'), ROW('w'), ROW('x'), ROW('y')",
            "INSERT INTO big.page (text) SELECT REPEAT('x', 6000) " + ROWS + " LIMIT 15000");

    private static final MySqlTemplate TEMPLATE =
            MySqlTemplate.populatedBy(Population.code("data for a slow clone 1", SlowCloneData::load));

    private SlowCloneData() {}

    private static void load(DataSource dataSource) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : STATEMENTS) {
                statement.execute(sql);
            }
        }
    }

    /** Starts a pair whose donor holds it, and has a transaction of its own, as any server that is in use. */
    public static ClonePair newPair() {
        ClonePair pair = TEMPLATE.newPair();
        try {
            pair.donor().execute("INSERT INTO big.page (text) VALUES ('as of now')");
            return pair;
        } catch (SQLException e) {
            pair.close();
            throw new IllegalStateException("Cannot write to the donor", e);
        }
    }

    /** Lets a server hold it that runs as a process, with a data directory initialised as usual. */
    public static ServerSpec on(ServerSpec server) {
        return TEMPLATE.copyFor(server);
    }
}
