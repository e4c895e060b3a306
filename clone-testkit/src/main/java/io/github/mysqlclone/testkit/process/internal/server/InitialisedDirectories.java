package io.github.mysqlclone.testkit.process.internal.server;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.FreeSpace;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.internal.cache.LeastRecentlyUsed;
import io.github.mysqlclone.testkit.internal.cache.RememberedFailures;
import io.github.mysqlclone.testkit.internal.cache.SizeLimit;
import io.github.mysqlclone.testkit.internal.host.Command;
import io.github.mysqlclone.testkit.internal.host.Sha256;
import io.github.mysqlclone.testkit.internal.server.DefaultOptions;
import io.github.mysqlclone.testkit.internal.server.ErrorLog;
import io.github.mysqlclone.testkit.internal.server.RootAccount;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Data directories as {@code mysqld --initialize} leaves them, kept in the cache: making one takes seconds, copying one
 * a fraction of a second.
 */
public record InitialisedDirectories(KitCache cache) {

    private static final String KIND = "data-";
    private static final String DATA = "data";
    private static final Pattern NAME = Pattern.compile("data-[0-9.]+-[0-9a-f]{16}");
    private static final Duration INITIALISES_WITHIN = Duration.ofMinutes(3);

    /** One that is confined to the system's directories fails after seconds, and is asked for each server. */
    private static final RememberedFailures FAILED = new RememberedFailures();

    /** Returns the entry of a data directory that is to be copied, never used in place. */
    private Path entry(MySqlInstallation installation, ServerOptions options) {
        ServerOptions all = DefaultOptions.ALWAYS.with(installation.options()).with(options);
        String name = KIND + installation.version() + "-"
                + Sha256.of(fingerprint(installation) + '\n' + all.optionFile() + RootAccount.statements(), 8);
        String place = cache.folder().resolve(name).toString();
        LeastRecentlyUsed.touch(
                cache.folder().resolve(name)); // first: from then on it stays for as long as a copy takes
        return cache.find(name).orElseGet(() -> made(name, place, installation, all));
    }

    /** Returns a data directory that is to be copied, never used in place. */
    public Path get(MySqlInstallation installation, ServerOptions options) {
        return entry(installation, options).resolve(DATA);
    }

    private Path made(String name, String place, MySqlInstallation installation, ServerOptions options) {
        long limit = SizeLimit.INITIALISED_DATA.ofThisProcess();
        Path entry =
                cache.get(name, folder -> FAILED.unlessKnown(place, () -> initialise(installation, options, folder)));
        LeastRecentlyUsed.touch(entry);
        new LeastRecentlyUsed(cache, KIND, NAME).shrinkTo(limit);
        return entry;
    }

    /** Puts a fresh copy at a path where nothing is yet. */
    public void copyTo(Path target, MySqlInstallation installation, ServerOptions options) throws IOException {
        KitCache.copy(entry(installation, options), DATA, target);
    }

    private static Path initialise(MySqlInstallation installation, ServerOptions options, Path folder)
            throws IOException {
        Path accounts = Files.writeString(folder.resolve("accounts.sql"), RootAccount.statements());
        Path log = folder.resolve("error.log");
        Path data = folder.resolve(DATA);
        Path optionFile = SystemUser.of(folder)
                .addTo(options)
                .with("datadir", data.toString())
                .with("log_error", log.toString())
                .with("init_file", accounts.toString())
                .writeTo(folder.resolve("my.cnf"));
        List<String> command = new ArrayList<>(installation.mysqldCommand());
        command.addAll(List.of("--defaults-file=" + optionFile, "--initialize-insecure"));
        Command.Result result = Command.run(INITIALISES_WITHIN, command);
        if (result.exitCode() != 0) {
            throw new TestkitException(installation.mysqld() + " could not initialise a data directory in " + folder
                    + " (exit code " + result.exitCode() + ")." + FreeSpace.advice(folder)
                    + " Its error log ends with:\n"
                    + ErrorLog.tail(Files.exists(log) ? Files.readString(log) : result.errors()));
        }
        CleanShutdown.tidy(data);
        for (Path leftover : List.of(accounts, log, optionFile)) {
            Files.deleteIfExists(leftover);
        }
        return data;
    }

    /** Tells a MySQL from any other: what was initialised by it is used by it only. */
    public static String fingerprint(MySqlInstallation installation) {
        Path mysqld = installation.mysqld();
        try {
            return installation.version()
                    + ' '
                    + Files.size(mysqld)
                    + ' '
                    + Files.getLastModifiedTime(mysqld).toMillis();
        } catch (IOException e) {
            throw new TestkitException("Cannot look at " + mysqld + ": " + e, e);
        }
    }
}
