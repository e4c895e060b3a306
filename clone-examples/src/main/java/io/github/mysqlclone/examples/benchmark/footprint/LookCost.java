package io.github.mysqlclone.examples.benchmark.footprint;

import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import io.github.mysqlclone.examples.benchmark.Folders;
import io.github.mysqlclone.examples.benchmark.clone.FilledPair;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Whether a clone that is looked at very often holds more memory in the end: heap and threads after few and many looks. */
public final class LookCost implements BenchmarkGroup {

    private static final int FEW = 1_000;
    private static final int LOOKS = 3_000;
    private static final int LARGE_LOOKS = 100_000;
    private static final int MEBIBYTES = 50;
    private static final long BYTES_PER_SECOND = 20_000;

    @Override
    public String name() {
        return "looks";
    }

    @Override
    public String question() {
        return "do heap and threads of a watched clone grow with its looks?";
    }

    @Override
    public void measure(BenchmarkSettings settings, BenchmarkReport report) throws Exception {
        Path parent = Files.createTempDirectory("mysqlclone-benchmark");
        try (FilledPair filled = FilledPair.of(MEBIBYTES)) {
            NetworkLink link = filled.pair().network().betweenServers();
            link.limit(BYTES_PER_SECOND);
            filled.pair()
                    .recipient()
                    .execute("SET GLOBAL clone_valid_donor_list = '" + link.host() + ":" + link.port() + "'");
            CloneSpec spec = CloneSpec.remote(link.host(), link.port())
                    .donorAccount(filled.pair().donorAccount())
                    .donorServer(filled.pair().donor().server())
                    .dataDirectory(parent.resolve("target").toString())
                    .timeouts(CloneTimeouts.defaults().pollInterval(Duration.ofMillis(1)));
            try (CloneSession session =
                    spec.openSession(filled.pair().recipient().server())) {
                watch(session.start(), filled.pair(), settings.amount(LOOKS, LARGE_LOOKS), report);
            }
        } finally {
            Folders.remove(parent);
        }
    }

    private static void watch(CloneOperation operation, ClonePair pair, int looks, BenchmarkReport report)
            throws SQLException, InterruptedException {
        LooksTaken taken = new LooksTaken(pair.recipient());
        taken.await(FEW);
        report.say(MemoryAndThreads.now() + " after " + FEW + " looks");
        taken.await(looks);
        report.say(MemoryAndThreads.now() + " after " + looks + " looks");
        // The servers end with the pair. After a cancel the recipient first reads all that the slow link still holds.
        operation.detach();
    }
}
