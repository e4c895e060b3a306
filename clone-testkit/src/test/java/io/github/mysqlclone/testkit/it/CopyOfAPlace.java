package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;

/** Runs a server on a copy of the data directory that it is given. */
final class CopyOfAPlace {

    private CopyOfAPlace() {}

    public static void main(String[] arguments) throws Exception {
        try (TestServer copy =
                ServerSpec.standard().copyOfDataDirectory(Path.of(arguments[0])).start()) {
            System.out.println("databases: " + Sql.value(copy, "SHOW DATABASES LIKE 'shop'"));
        }
    }
}
