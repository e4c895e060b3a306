package io.github.mysqlclone.testkit.process.internal.packages;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Command;
import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * apt with lists, archives and package status of its own. Mirrors, proxies and keys are those of the machine.
 *
 * <p>No lock is taken and nothing of the system is written, so any user can do this while the system's apt is at work.
 */
final class AptWorkspace implements AutoCloseable {

    private static final Duration DOWNLOADS_WITHIN = Duration.ofMinutes(10);
    private static final Path DEBIAN_KEYS = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
    private static final Logger LOGGER = LoggerFactory.getLogger(AptWorkspace.class);

    /** The server needs none of these, but its packages depend on them for the sake of scripts that are not kept. */
    private static final List<String> TAKEN_AS_INSTALLED = List.of("perl", "perl-base", "debconf");

    private final Path folder;
    private String problems = "";

    private AptWorkspace(Path folder) {
        this.folder = folder;
    }

    static AptWorkspace create(Path folder) throws IOException {
        for (String name : List.of("lists/partial", "archives/partial", "none")) {
            Files.createDirectories(folder.resolve(name));
        }
        AptWorkspace workspace = new AptWorkspace(folder);
        Files.writeString(workspace.configuration(), configurationText(folder));
        Files.writeString(folder.resolve("status"), statusText());
        return workspace;
    }

    private static String configurationText(Path folder) {
        // A configuration file given by option is read last, so that it wins and can clear the system's hooks.
        return """
                Dir::State::Lists "%1$s/lists";
                Dir::State::Status "%1$s/status";
                Dir::Cache "%1$s";
                Dir::Cache::Archives "%1$s/archives";
                Dir::Etc::Preferences "/dev/null";
                Dir::Etc::PreferencesParts "%1$s/none";
                Dir::Log "%1$s";
                Acquire::Languages "none";
                Acquire::Retries "3";
                APT::Install-Recommends "false";
                APT::Keep-Downloaded-Packages "true";
                #clear APT::Default-Release;
                APT::Sandbox::User "root";
                Debug::NoLocking "true";
                APT::Update::Error-Mode "any";
                #clear APT::Update::Pre-Invoke;
                #clear APT::Update::Post-Invoke;
                #clear APT::Update::Post-Invoke-Success;
                #clear DPkg::Pre-Install-Pkgs;
                #clear DPkg::Pre-Invoke;
                #clear DPkg::Post-Invoke;
                """.formatted(folder);
    }

    private static String statusText() {
        String architecture = Command.run(DOWNLOADS_WITHIN, "dpkg", "--print-architecture")
                .outputOrThrow()
                .strip();
        StringBuilder status = new StringBuilder();
        for (String name : TAKEN_AS_INSTALLED) {
            status.append("""
                    Package: %s
                    Status: install ok installed
                    Version: 9999
                    Architecture: %s
                    Multi-Arch: allowed
                    Maintainer: none <none@localhost>
                    Description: stands in for the real one

                    """.formatted(name, architecture));
        }
        return status.toString();
    }

    /** Turns from the machine's own suites to Debian's unstable one. */
    void useUnstableOf(String mirror) throws IOException {
        Path sources = folder.resolve("sources.list");
        String keys = Files.isReadable(DEBIAN_KEYS) ? "[signed-by=" + DEBIAN_KEYS + "] " : "";
        Files.writeString(sources, "deb " + keys + mirror + " sid main\n");
        Files.writeString(configuration(), configurationText(folder) + """
                Dir::Etc::SourceList "%1$s";
                Dir::Etc::SourceParts "%2$s/none";
                """.formatted(sources, folder));
    }

    /** Reads the package lists. One of several mirrors may be out of reach: what counts is what is found later. */
    void update() {
        Command.Result result =
                Command.run(DOWNLOADS_WITHIN, "apt-get", "-c", configuration().toString(), "-q", "update");
        problems = result.errors().strip();
        if (result.exitCode() != 0) {
            LOGGER.warn("apt-get update had problems: {}", problems);
        }
    }

    /** Returns what apt said when it last read the package lists, to end a message with; empty if nothing. */
    String problems() {
        return problems.isEmpty() ? "" : ". apt-get update said: " + problems;
    }

    /** Names the mirror of Debian itself among those the machine uses. */
    Optional<String> debianMirror() {
        String format = "$(CREATED_BY)|$(ORIGIN)|$(LABEL)|$(REPO_URI)";
        return apt("apt-get", "indextargets", "--format", format)
                .lines()
                .map(line -> line.split("\\|", -1))
                .filter(fields -> fields.length == 4
                        && fields[0].equals("Packages")
                        && fields[1].equals("Debian")
                        && fields[2].equals("Debian"))
                .map(fields -> fields[3])
                .findFirst();
    }

    /** Returns each MySQL of the package lists, by the version that would be installed. */
    List<OfferedPackage> offered() {
        List<OfferedPackage> offered = new ArrayList<>();
        for (String suffix : MySqlPackages.suffixes(packagesStartingWith(MySqlPackages.SERVER))) {
            apt("apt-cache", "show", "--no-all-versions", MySqlPackages.SERVER + suffix)
                    .lines()
                    .filter(line -> line.startsWith("Version: "))
                    .findFirst()
                    .map(line -> line.substring("Version: ".length()).strip())
                    .ifPresent(version -> offered.add(new OfferedPackage(suffix, version)));
        }
        return List.copyOf(offered);
    }

    List<String> packagesStartingWith(String prefix) {
        return apt("apt-cache", "pkgnames", prefix).lines().sorted().toList();
    }

    /** Downloads packages with all they depend on and returns the archives. */
    List<Path> download(List<String> packages) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("install", "-q", "-y", "--download-only"));
        arguments.addAll(packages);
        apt("apt-get", arguments.toArray(String[]::new));
        try (Stream<Path> files = Files.list(folder.resolve("archives"))) {
            List<Path> archives = files.filter(file -> file.toString().endsWith(".deb"))
                    .sorted()
                    .toList();
            if (archives.isEmpty()) {
                throw new TestkitException("apt-get downloaded nothing for " + packages);
            }
            return archives;
        }
    }

    private String apt(String program, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(program, "-c", configuration().toString()));
        command.addAll(List.of(arguments));
        return Command.run(DOWNLOADS_WITHIN, command).outputOrThrow();
    }

    private Path configuration() {
        return folder.resolve("apt.conf");
    }

    @Override
    public void close() throws IOException {
        WholeDirectories.delete(folder);
    }
}
