package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.internal.jdbc.TestConnections;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.Connection;
import java.util.Properties;

/** Starts a server where the environment says, and prints either that it answers or why there is none. */
final class ServerInAPlace {

    private ServerInAPlace() {}

    public static void main(String[] arguments) throws Exception {
        try (TestServer server = ServerSpec.standard().start();
                NetworkLink link = NetworkLink.to(server.host(), server.port())) {
            Properties login = new Properties();
            login.setProperty("user", server.rootAccount().user());
            login.setProperty("password", server.rootAccount().password().reveal());
            try (Connection connection =
                    TestConnections.open(TestConnections.url(link.host(), link.port(), false), login)) {
                System.out.println("answers at " + link.host() + ": " + connection.isValid(10));
            }
        } catch (TestkitException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }
}
