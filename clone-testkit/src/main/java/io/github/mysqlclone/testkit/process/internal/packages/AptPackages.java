package io.github.mysqlclone.testkit.process.internal.packages;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches packages, MySQL's above all, with all they depend on, through the machine's own apt mirror, and unpacks them. Needs
 * neither root nor anything of the system but apt's configuration, which is only read.
 */
public final class AptPackages {

    private static final Duration UNPACKS_WITHIN = Duration.ofMinutes(2);
    private static final List<String> PROGRAMS = List.of("apt-get", "apt-cache", "dpkg", "dpkg-deb");
    private static final Logger LOGGER = LoggerFactory.getLogger(AptPackages.class);

    private AptPackages() {}

    /** Tells what keeps a machine from ever fetching a package, by the folders of its PATH; empty if nothing does. */
    public static Optional<String> objection(List<Path> searchPath) {
        return PROGRAMS.stream()
                .filter(program -> searchPath.stream().noneMatch(folder -> Files.isExecutable(folder.resolve(program))))
                .findFirst()
                .map(program -> "there is no " + program
                        + " on the PATH: MySQL is fetched on Debian, Ubuntu and the like only");
    }

    /** Tells which MySQL the mirror has, in the machine's own suites or else in Debian's unstable one: the newest that will do. */
    public static OfferedPackage offer(Predicate<String> isWanted) {
        try {
            Path folder = Files.createTempDirectory("clone-testkit-apt");
            try (AptWorkspace workspace = AptWorkspace.create(folder)) {
                return choose(workspace, isWanted);
            }
        } catch (IOException e) {
            throw new TestkitException("cannot ask it: " + e, e);
        }
    }

    public static void unpackInto(Path folder, OfferedPackage offered) throws IOException {
        LOGGER.info("Downloading MySQL's packages {} through this machine's apt mirror", offered.packageVersion());
        try (AptWorkspace workspace = AptWorkspace.create(folder.resolve("apt"))) {
            OfferedPackage still = choose(workspace, offered.version()::equals);
            unpack(workspace.download(List.of(still.server(), still.client())), folder);
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

    private static OfferedPackage choose(AptWorkspace workspace, Predicate<String> isWanted) throws IOException {
        workspace.update();
        List<OfferedPackage> own = workspace.offered();
        Optional<OfferedPackage> ofOwnSuites = MySqlPackages.choose(own, isWanted);
        if (ofOwnSuites.isPresent()) {
            return ofOwnSuites.get();
        }
        String mirror = workspace
                .debianMirror()
                .orElseThrow(() -> new TestkitException("the suites that apt is configured for carry no "
                        + MySqlPackages.SERVER + " that will do (they have " + versions(own)
                        + "), and none of them is Debian's, whose unstable suite has one" + workspace.problems()));
        LOGGER.info("The machine's own suites carry no MySQL that will do: asking Debian unstable at {}", mirror);
        workspace.useUnstableOf(mirror);
        workspace.update();
        List<OfferedPackage> unstable = workspace.offered();
        return MySqlPackages.choose(unstable, isWanted)
                .orElseThrow(() -> new TestkitException("Debian unstable at " + mirror + " carries no "
                        + MySqlPackages.SERVER + " that will do for this machine (it has " + versions(unstable)
                        + "), or cannot be reached" + workspace.problems()));
    }

    private static String versions(List<OfferedPackage> offered) {
        return offered.isEmpty()
                ? "none"
                : offered.stream().map(OfferedPackage::version).collect(Collectors.joining(", "));
    }
}
