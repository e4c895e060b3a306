package io.github.mysqlclone.examples;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.ServerExit;
import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.DiskSpaceProbe;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.ProgressListener;
import io.github.mysqlclone.progress.StallReport;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.verify.ComparisonReport;
import io.github.mysqlclone.verify.DataComparison;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The code of the README files for operators; a test compares them. */
final class ReadmeExample {

    private ReadmeExample() {}

    static void replaceClone(String donorPassword, String recipientPassword) {
        // @start region="replace"
        RemoteCloneSpec spec = CloneSpec.remote("10.10.10.10", 3306) // the donor, as the recipient reaches it
                .donorAccount("donor_user", donorPassword)
                .requireSsl()
                .replaceData() // consent: the recipient's schemas will be dropped
                .accountAfterRestart(Account.of("donor_user", donorPassword)); // an account of the donor
        MySqlServer recipient = MySqlServer.at("10.10.10.20", 3306).login("recipient_user", recipientPassword);

        try (CloneSession session = spec.openSession(recipient)) {
            System.out.println(session.preflight()); // every problem of both sides, at once; changes nothing
            CloneResult result = session.run(); // preflight again, statement, restart, recovery
            result.coordinates().ifPresent(System.out::println); // binlog file, position, GTID set
        }
        // @end
    }

    static void judge(RemoteCloneSpec spec) {
        // @start region="policy"
        PreflightPolicy policy = PreflightPolicy.strict() // a check that lacks facts refuses, too
                .innodbOnly() // tables of other engines refuse: they would arrive empty
                .downgrade(CheckId.NOT_COPIED, Severity.NOTICE)
                .diskSpaceProbe(path -> spaceOnTheRecipientsHost(path)); // the recipient's disk is on another host
        // @end
        System.out.println(spec.preflightPolicy(policy));
    }

    static void listen(CloneSession session) {
        // @start region="listen"
        session.onProgress(new ProgressListener() {
            @Override
            public void onProgress(CloneProgress progress) {
                System.out.println(
                        progress.percent() + "%, " + progress.movement().copyTimeLeft());
            }

            @Override
            public void onPointOfNoReturn(CloneProgress progress) {
                System.out.println("The recipient's data is being dropped");
            }

            @Override
            public void onStall(StallReport report) {
                System.out.println(report); // what moved last, and whether the donor answers
            }
        });
        // @end
    }

    static void restart(RemoteCloneSpec spec) {
        // @start region="restart"
        RemoteCloneSpec restarted = spec.restartStrategy(
                RestartStrategy.callback(server -> startOnItsHost(server)) // must leave a server that runs alone
                        .explainedBy(server -> ServerExit.of(exitCode(), endOfErrorLog()))); // if it does not come back
        // @end
        System.out.println(restarted);
    }

    static void handleFailures(CloneSession session) {
        // @start region="failures"
        try {
            session.run();
        } catch (PreflightFailedException e) {
            System.err.println(e.report()); // nothing was changed
        } catch (CloneFailedException e) {
            System.err.println(e.failure().recipientData()); // UNTOUCHED, DROPPED, ...; error and advice are there too
        } catch (CloneOutcomeUnknownException e) {
            System.err.println(e.getMessage()); // nobody could ask: it may have completed; CloneStatus.read tells later
        }
        // @end
    }

    static void workInTheBackground(CloneSession session, MySqlServer recipient) throws InterruptedException {
        // @start region="background"
        CloneOperation operation = session.start();
        System.out.println(operation.progress().currentStage());
        if (operation.await(Duration.ofHours(2)).isEmpty()) {
            operation.cancel(); // on the servers; or detach(), and it goes on without us
        }

        // In another process: follow the clone that this server runs, or fetch the result of its last one.
        CloneOperation.attach(recipient, AttachOptions.defaults())
                .ifPresent(found -> found.completion().thenAccept(System.out::println));
        // @end
    }

    static void cloneIntoDirectories(String donorPassword, MySqlServer server) {
        // @start region="directories"
        CloneSpec local = CloneSpec.local("/backups/db1");
        CloneSpec directory = CloneSpec.remote("db1.example.com", 3306)
                .donorAccount("donor_user", donorPassword)
                .dataDirectory("/backups/db1-from-remote");
        // @end
        openAndRun(local, server);
        openAndRun(directory, server);
    }

    static void look(MySqlServer server, MySqlServer serverStartedOnTheDirectory) {
        // @start region="look"
        BinlogCoordinates.recordedOn(serverStartedOnTheDirectory).ifPresent(System.out::println);
        CloneStatus.read(server).ifPresent(status -> System.out.println(status.state()));
        // @end
    }

    static void prepareServers(String donorPassword, MySqlServer recipient) {
        // @start region="prepare"
        RemoteCloneSpec spec = CloneSpec.remote("10.10.10.10", 3306)
                .donorServer(MySqlServer.at("10.10.10.10", 3306).login("admin", donorPassword)) // prepares the donor
                .requireSsl()
                .replaceData()
                .accountAfterRestart(Account.of("admin", donorPassword))
                .prepare(Preparation.nothing()
                        .installPlugin() // on both, where it is missing
                        .extendDonorList() // what stands there stays there
                        .temporaryDonorAccount() // random, BACKUP_ADMIN only, for this recipient only
                        .set(CloneSetting.dataBandwidth(200)) // MiB/s
                        .quarantine() // the copy comes back read-only: no event, no inherited channel
                        .ledger(Path.of("/var/lib/provisioning/db2.ledger")));

        try (CloneSession session = spec.openSession(recipient)) {
            System.out.println(session.plan()); // every statement with its undo, secrets masked; changes nothing
            CloneResult result = session.run();
            result.leftovers().forEach(System.out::println); // what could not be put back, with the statement that does
            result.quarantine().ifPresent(quarantine -> quarantine.lift(recipient.login("admin", donorPassword)));
        }
        // @end
    }

    static void replicate(
            CloneResult result,
            MySqlServer donor,
            MySqlServer recipient,
            String adminPassword,
            String replicatorPassword)
            throws InterruptedException {
        // @start region="replicate"
        Replica replica = ReplicaSetup.from(result) // or, for a server cloned earlier, from(BinlogCoordinates)
                .source("10.10.10.10", 3306)
                .sourceServer(MySqlServer.at("10.10.10.10", 3306).login("admin", adminPassword)) // how we read it
                .account("replicator", replicatorPassword)
                .requireSsl()
                .startOn(recipient); // proves first that it can work, and applies nothing before it has met this source

        replica.awaitCaughtUp(Duration.ofHours(1)); // then the quarantine of the copy is lifted
        System.out.println(replica.status());

        ComparisonReport report = DataComparison.of(donor, recipient)
                .atOnePosition(Duration.ofMinutes(10)) // both go on meanwhile
                .compare();
        // @end
        System.out.println(report);
    }

    static void ensure(RemoteCloneSpec spec, MySqlServer recipient, String replicatorPassword)
            throws InterruptedException {
        // @start region="ensure"
        Provisioning provisioning = Provisioning.of(
                spec,
                recipient,
                setup -> setup.account("replicator", replicatorPassword).requireSsl());
        System.out.println(provisioning.verdict()); // what is to be done, and why; changes nothing
        provisioning.ensureCloned(Duration.ofHours(1)); // nothing, replicate, or clone and replicate
        // @end
    }

    static FleetReport fleet(
            RemoteCloneSpec spec, MySqlServer db2, MySqlServer db3, MySqlServer db4, String replicatorPassword) {
        // @start region="fleet"
        Fleet fleet = Fleet.of(
                spec, // how to clone, from the source
                List.of(
                        FleetMember.at("db2", 3306).reachedBy(db2).rack("a"),
                        FleetMember.at("db3", 3306).reachedBy(db3).rack("b"),
                        FleetMember.at("db4", 3306).reachedBy(db4).rack("b")),
                setup -> setup.account("replicator", replicatorPassword).requireSsl());
        System.out.println(fleet.verdict()); // what is to be done with each, and the tree; changes nothing
        FleetReport report = fleet.ensureCloned(FleetOptions.defaults()
                .maxParallel(4)
                .totalBandwidth(400) // MiB/s, of all clones together
                .leaveRootAlone()
                .ledgers(Path.of("/var/lib/provisioning/shop")));
        // @end
        return report;
    }

    private static void openAndRun(CloneSpec spec, MySqlServer server) {
        try (CloneSession session = spec.openSession(server)) {
            session.run();
        }
    }

    private static DiskSpaceProbe.FileSystemSpace spaceOnTheRecipientsHost(String path) {
        throw new UnsupportedOperationException("ask the recipient's host about " + path);
    }

    private static void startOnItsHost(MySqlServer server) {
        throw new UnsupportedOperationException("start " + server);
    }

    private static OptionalInt exitCode() {
        return OptionalInt.empty();
    }

    private static String endOfErrorLog() {
        return "";
    }
}
