package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import java.io.IOException;
import java.nio.file.Path;

/** A process that runs a replace clone, and ends with 0 where that completed. */
public final class CloningJvm {

    private CloningJvm() {}

    /** Starts one that clones through the pair's link; what it prints goes to a file of its own. */
    public static ChildJvm start(ClonePair pair, Path output) throws IOException {
        return ChildJvm.start(
                CloningJvm.class,
                output,
                pair.network().betweenServers().host(),
                Integer.toString(pair.network().betweenServers().port()),
                Integer.toString(pair.recipient().port()),
                pair.recipientAccount().user(),
                pair.recipientAccount().password().reveal(),
                pair.donorAccount().user(),
                pair.donorAccount().password().reveal());
    }

    /** Clones. */
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
