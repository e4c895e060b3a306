package io.github.mysqlclone.testkit.process.internal.server;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Command;
import io.github.mysqlclone.testkit.internal.server.DataOutside;
import io.github.mysqlclone.testkit.internal.server.ErrorLog;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A look at the copy of somebody's data directory by a server that may only read: one that may write has purged and
 * recovered in the original's files by the time it can be asked. It asks itself, as the accounts are not the kit's, and ends.
 *
 * @param installation the MySQL that is to run on the copy
 * @param optionFile the option file that it is to run with
 * @param folder a folder for what the look writes, nobody else's
 */
public record TablespacesOutside(MySqlInstallation installation, Path optionFile, Path folder) {

    private static final Duration LOOKS_WITHIN = Duration.ofMinutes(3);

    /** A server whose InnoDB may only read does not start on data that was not shut down cleanly (seen on 9.7.4). */
    private static final List<String> READ_ONLY = List.of(
            "--innodb-read-only=ON",
            "--skip-log-bin",
            "--skip-networking",
            "--loose-persisted-globals-load=OFF",
            "--loose-performance-schema=OFF",
            "--event-scheduler=DISABLED",
            "--loose-skip-replica-start=ON",
            "--loose-skip-slave-start");

    /**
     * Refuses a copy with tablespaces elsewhere.
     *
     * @param original what was copied, for messages
     */
    public void refuse(Path original) throws IOException {
        Path answer = folder.resolve("outside");
        Path question =
                Files.writeString(folder.resolve("look.sql"), DataOutside.statementInto(answer) + ";\nSHUTDOWN;\n");
        Path log = folder.resolve("look.log");
        List<String> command = new ArrayList<>(installation.mysqldCommand());
        command.add("--defaults-file=" + optionFile);
        command.addAll(READ_ONLY);
        command.add("--secure-file-priv=" + folder);
        command.add("--init-file=" + question);
        command.add("--log-error=" + log);
        Command.Result result = Command.run(LOOKS_WITHIN, command);
        if (result.exitCode() != 0 || !Files.exists(answer)) {
            throw new TestkitException("The copy of the data directory " + original + " cannot be read by MySQL "
                    + installation.version() + " (exit code " + result.exitCode()
                    + "). It must have been shut down cleanly by the same MySQL. The error log ends with:\n"
                    + ErrorLog.tail(Files.exists(log) ? Files.readString(log) : result.errors()));
        }
        DataOutside.refuse("the data directory " + original, Files.readAllLines(answer));
        for (Path written : List.of(answer, question, log)) {
            Files.delete(written);
        }
    }
}
