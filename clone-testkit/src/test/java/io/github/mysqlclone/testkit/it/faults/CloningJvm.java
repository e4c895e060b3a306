package io.github.mysqlclone.testkit.it.faults;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.server.MySqlServer;

/** A process that runs a clone, to be killed in the middle of it. */
final class CloningJvm {

    private CloningJvm() {}

    public static void main(String... arguments) {
        MySqlServer recipient =
                MySqlServer.at(arguments[0], Integer.parseInt(arguments[2])).login(arguments[3], arguments[4]);
        try (CloneSession session = CloneSpec.remote(arguments[0], Integer.parseInt(arguments[1]))
                .donorAccount(arguments[5], arguments[6])
                .requireNoSsl()
                .replaceData()
                .openSession(recipient)) {
            session.run();
        }
    }
}
