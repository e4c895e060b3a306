package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Replication between servers of the kit. */
final class Replicas {

    private Replicas() {}

    static Fault donorFollowsRecipient() {
        return pair -> {
            Servers.follow(pair.donor(), pair.recipient(), pair.recipient().rootAccount());
            return () -> pair.donor().execute(OwnWords.of("STOP REPLICA"), OwnWords.of("RESET REPLICA ALL"));
        };
    }

    static Fault recipientHasServerIdOfDonor() {
        return pair -> {
            String before = Sql.value(pair.recipient(), "SELECT @@GLOBAL.server_id");
            pair.recipient().execute("SET GLOBAL server_id = " + Sql.value(pair.donor(), "SELECT @@GLOBAL.server_id"));
            return () -> pair.recipient().execute("SET GLOBAL server_id = " + before);
        };
    }

    /** As where a data directory was copied whole. */
    static Fault recipientHasUuidOfDonor() {
        return pair -> {
            Path own = Path.of(pair.recipient().dataDirectory(), "auto.cnf");
            String before = Files.readString(own);
            rewrite(pair.recipient(), own, Files.readString(Path.of(pair.donor().dataDirectory(), "auto.cnf")));
            return () -> rewrite(pair.recipient(), own, before);
        };
    }

    private static void rewrite(TestServer server, Path file, String text) throws IOException {
        server.stop();
        Files.writeString(file, text);
        server.start();
    }

    static Fault anotherFollowsRecipient() {
        return pair -> {
            TestServer replica = ServerSpec.standard().start();
            try {
                Servers.follow(replica, pair.recipient(), pair.recipient().rootAccount());
                return replica::close;
            } catch (SQLException | RuntimeException | AssertionError e) {
                replica.close();
                throw e;
            }
        };
    }
}
