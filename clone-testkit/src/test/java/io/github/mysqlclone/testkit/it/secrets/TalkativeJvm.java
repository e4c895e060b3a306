package io.github.mysqlclone.testkit.it.secrets;

import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Servers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jfr.Recording;

/** A process that clones in every way a clone can end, and prints, logs and records all it can. */
final class TalkativeJvm {

    /** What it prints at the end, so that an early end is not taken for silence. */
    static final String ALL_SAID = "all was said";

    private static final Duration SOON = Duration.ofSeconds(60);

    private TalkativeJvm() {}

    public static void main(String... arguments) throws Exception {
        talkAboutEverything();
        String host = arguments[0];
        int donorPort = Integer.parseInt(arguments[1]);
        MySqlServer recipient = MySqlServer.at(host, Integer.parseInt(arguments[2]))
                .login(arguments[3], arguments[4])
                .property("allowPublicKeyRetrieval", "true");
        MySqlServer donor = MySqlServer.at(host, donorPort).login(arguments[3], arguments[4]);
        RemoteCloneSpec spec = CloneSpec.remote(host, donorPort)
                .donorAccount(arguments[5], arguments[6])
                .requireNoSsl()
                .replaceData();
        Path folder = Path.of(arguments[7]);
        try (Recording recording = new Recording()) {
            recording.start();
            fail(spec.donorAccount(arguments[5], arguments[6] + arguments[6]), recipient);
            cancel(spec, recipient);
            succeed(
                    CloneSpec.remote(host, donorPort)
                            .donorServer(donor)
                            .requireNoSsl()
                            .replaceData()
                            .prepare(Preparation.nothing()
                                    .temporaryDonorAccount()
                                    .extendDonorList()
                                    .quarantine()
                                    .ledger(folder.resolve("ledger"))),
                    recipient,
                    folder);
            recording.dump(folder.resolve("clone.jfr"));
        }
        say(ALL_SAID);
    }

    private static void talkAboutEverything() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "trace");
        System.setProperty("org.slf4j.simpleLogger.log.io.github.mysqlclone", "trace");
        Logger root = Logger.getLogger("");
        root.setLevel(Level.ALL);
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
    }

    private static void fail(RemoteCloneSpec spec, MySqlServer recipient) {
        try (CloneSession session = spec.openSession(recipient)) {
            say(spec, session, recipient, session.plan());
            say(session.preflight());
            session.run();
        } catch (RuntimeException e) {
            say(e, stackOf(e));
        }
    }

    private static void cancel(RemoteCloneSpec spec, MySqlServer recipient) throws InterruptedException {
        try (CloneSession session = spec.openSession(recipient)) {
            session.onProgress(TalkativeJvm::say);
            CloneOperation operation = session.start();
            Await.until(
                    "the file copy",
                    SOON,
                    () -> Servers.isCopyingFiles(operation.progress())
                            || operation.progress().state().isFinal());
            Thread.getAllStackTraces().keySet().forEach(thread -> say(thread.getName()));
            say(operation, operation.identity());
            operation.cancelAndAwait(SOON);
            operation.await(SOON);
        } catch (RuntimeException e) {
            say(e, stackOf(e));
        }
    }

    private static void succeed(RemoteCloneSpec spec, MySqlServer recipient, Path folder) {
        try (CloneSession session = spec.openSession(recipient)) {
            say(session.plan());
            session.onProgress(progress -> keepALookAtTheLedger(folder));
            CloneResult result = session.run();
            say(result, result.leftovers(), result.quarantine());
        }
    }

    private static void keepALookAtTheLedger(Path folder) {
        try {
            say(Files.readString(folder.resolve("ledger")));
        } catch (IOException e) {
            // Not begun yet, or gone already.
        }
    }

    private static String stackOf(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void say(Object... things) {
        for (Object thing : things) {
            System.out.println(thing);
        }
    }
}
