package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;
import java.sql.SQLException;

/** Copies the donor into a directory, without slowing it down, and starts a third server there. */
record LocalClone(Story story, ClonePair pair) {

    void run() throws SQLException {
        story.chapter("Local clone: the donor copied into a directory, at full speed");
        Path directory = Path.of(pair.donor().workDirectory(), "shop-copy");
        CloneResult result = cloneInto(directory);
        story.say(Amounts.mebibytes(result.copiedBytes()) + " in " + Amounts.seconds(result.duration()));

        story.chapter("A third server, started on that directory");
        try (TestServer copy = ServerSpec.standard().dataDirectory(directory).start()) {
            new Comparison(story).compare(pair.donor(), copy);
            BinlogCoordinates.recordedOn(copy.server(pair.recipientAccount()))
                    .ifPresent(new ResultSummary(story)::show);
        }
    }

    private CloneResult cloneInto(Path directory) {
        try (CloneSession session =
                CloneSpec.local(directory.toString()).openSession(pair.donor().server(pair.recipientAccount()))) {
            return session.run();
        }
    }
}
