package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.container.internal.engine.MySqlImage;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.internal.cache.LeastRecentlyUsed;
import io.github.mysqlclone.testkit.internal.cache.RememberedFailures;
import io.github.mysqlclone.testkit.internal.cache.SizeLimit;
import io.github.mysqlclone.testkit.internal.host.Sha256;
import io.github.mysqlclone.testkit.internal.server.CleanStop;
import io.github.mysqlclone.testkit.internal.server.DefaultOptions;
import io.github.mysqlclone.testkit.internal.server.RootAccount;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import io.github.mysqlclone.testkit.internal.server.UnambiguousText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an image initialises at its first start, kept in the cache: making it takes many seconds, putting it in place one. */
record InitialisedArchives(KitCache cache) {

    private static final String KIND = "image-data-";
    private static final Pattern NAME = Pattern.compile("image-data-[0-9a-f]{16}");
    private static final String ARCHIVE = "data.tar";

    /** An image that does not get ready takes minutes to show it, and is asked for each server. */
    private static final RememberedFailures FAILED = new RememberedFailures();

    /** Beside those of InnoDB, what leaves its trace in a fresh data directory. */
    private static final Set<String> WRITTEN_DOWN = Set.of(
            "authentication_policy",
            "default_authentication_plugin",
            "default_table_encryption",
            "early_plugin_load",
            "initialize_insecure",
            "lower_case_table_names");

    /** Returns the data to start on; empty where the options ask for another kind, which the image makes by itself. */
    Optional<DataArchive> find(MySqlImage image, ContainerPlan plan) {
        return isUsual(plan.options())
                ? Optional.of(new DataArchive(entry(name(image, plan), plan).resolve(ARCHIVE)))
                : Optional.empty();
    }

    private Path entry(String name, ContainerPlan plan) {
        LeastRecentlyUsed.touch(
                cache.folder().resolve(name)); // first: from then on it stays for as long as a copy takes
        return cache.find(name).orElseGet(() -> {
            long limit = SizeLimit.INITIALISED_DATA.ofThisProcess();
            String place = cache.folder().resolve(name).toString();
            Path entry =
                    cache.get(name, folder -> FAILED.unlessKnown(place, () -> filled(plan, folder.resolve(ARCHIVE))));
            LeastRecentlyUsed.touch(entry);
            new LeastRecentlyUsed(cache, KIND, NAME).shrinkTo(limit);
            return entry;
        });
    }

    private static boolean isUsual(ServerOptions options) {
        return options.names()
                .filter(name -> name.startsWith("innodb_") || WRITTEN_DOWN.contains(name))
                .allMatch(name -> options.value(name).equals(DefaultOptions.IN_CONTAINER.value(name)));
    }

    private static String name(MySqlImage image, ContainerPlan plan) {
        String all = UnambiguousText.of(List.of(
                image.id(),
                DefaultOptions.IN_CONTAINER.toString(),
                UnambiguousText.of(plan.environment()),
                RootAccount.statements()));
        return KIND + Sha256.of(all, 8);
    }

    /** Without a binary log: nothing of the set-up is to be in that of the copies. */
    private static Path filled(ContainerPlan plan, Path archive) throws IOException {
        ContainerPlan initialising = plan.withOptions(
                        DefaultOptions.IN_CONTAINER.without("log_bin").withFlag("skip_log_bin"))
                .withSupervision(true);
        try (ContainerTestServer server = ContainerPreparation.of(initialising).prepareEmpty()) {
            server.start();
            CleanStop.of(server);
            server.saveData(archive);
        }
        return archive;
    }
}
