package io.github.mysqlclone.testkit.process.internal.packages;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches packages, MySQL's above all, with all they depend on, through the machine's own apt mirror, and unpacks them. Needs
 * neither root nor anything of the system but apt's configuration, which is only read.
 */
public final class AptPackages {

    private static final Duration UNPACKS_WITHIN = Duration.ofMinutes(2);
    private static final Logger LOGGER = LoggerFactory.getLogger(AptPackages.class);

    private AptPackages() {}

    public static void unpackInto(Path folder) throws IOException {
        LOGGER.info("Downloading MySQL's packages through this machine's apt mirror");
        try (AptWorkspace workspace = AptWorkspace.create(folder.resolve("apt"))) {
            unpack(workspace.download(choosePackages(workspace)), folder);
        }
        PackagePruning.prune(folder);
    }

    /**
     * Fetches other packages, with all they depend on, from the machine's own suites.
     *
     * @param prefix what the packages' names begin with; the first name in their order is taken
     */
    public static void unpackInto(Path folder, String prefix) throws IOException {
        try (AptWorkspace workspace = AptWorkspace.create(folder.resolve("apt"))) {
            workspace.update();
            String name = workspace.packagesStartingWith(prefix).stream()
                    .findFirst()
                    .orElseThrow(() -> new TestkitException(
                            "the suites that apt is configured for carry no package that begins with " + prefix));
            unpack(workspace.download(List.of(name)), folder);
        }
    }

    private static void unpack(List<Path> archives, Path folder) {
        for (Path archive : archives) {
            Command.run(UNPACKS_WITHIN, "dpkg-deb", "-x", archive.toString(), folder.toString())
                    .outputOrThrow();
        }
    }

    /** Takes the machine's own suites where they carry MySQL, or else Debian's unstable one from the same mirror. */
    private static List<String> choosePackages(AptWorkspace workspace) throws IOException {
        workspace.update();
        Optional<List<String>> ownSuites = MySqlPackages.choose(workspace.packagesStartingWith(MySqlPackages.SERVER));
        if (ownSuites.isPresent()) {
            return ownSuites.get();
        }
        String mirror = workspace
                .debianMirror()
                .orElseThrow(() -> new TestkitException("the suites that apt is configured for carry no "
                        + MySqlPackages.SERVER + ", and none of them is Debian's, whose unstable suite has it"
                        + workspace.problems()));
        LOGGER.info("The machine's own suites carry no MySQL: taking Debian unstable from {}", mirror);
        workspace.useUnstableOf(mirror);
        workspace.update();
        return MySqlPackages.choose(workspace.packagesStartingWith(MySqlPackages.SERVER))
                .orElseThrow(() -> new TestkitException("Debian unstable at " + mirror + " carries no "
                        + MySqlPackages.SERVER + " for this machine, or cannot be reached" + workspace.problems()));
    }
}
