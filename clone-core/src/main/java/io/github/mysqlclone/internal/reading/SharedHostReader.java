package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.facts.SharedHost;
import io.github.mysqlclone.internal.facts.SharedHost.DonorsFiles;
import io.github.mysqlclone.server.Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks whether donor and recipient share a host, where the donor has files that the recipient would make at the same path. */
public final class SharedHostReader {

    private SharedHostReader() {}

    /**
     * Look, and resolve both names if it comes to that.
     *
     * @param address where this JVM finds the recipient; empty behind a DataSource
     */
    public static SharedHost look(
            CloneSpec spec, Optional<Address> address, RecipientFacts recipient, Fact<DonorFacts> donor) {
        Fact<List<String>> outside =
                donor.flatMap(facts -> facts.server().details().storage().outsideFiles());
        boolean isAsked = outside.known().filter(paths -> !paths.isEmpty()).isPresent();
        return new SharedHost(
                recipient.host().flatMap(files -> outside).map(SharedHostReader::lookFor),
                isAsked
                        && spec instanceof RemoteCloneSpec remote
                        && listensOn(recipient.server(), address.map(Address::port))
                        && listensOn(donor.known().orElseThrow().server(), Optional.of(remote.donorPort()))
                        && isOneAddress(
                                remote.donorHost(), address.map(Address::host).orElse("")));
    }

    /**
     * That this JVM sees nothing proves something only where it sees the folder: another user's may be closed to it, and of
     * another container's files it may have the data directory only.
     */
    static DonorsFiles lookFor(List<String> paths) {
        List<String> there = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        for (String path : paths) {
            try {
                Path file = Path.of(path);
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    there.add(path);
                } else if (!isOpen(file.getParent()) || !Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                    hidden.add(path);
                }
            } catch (InvalidPathException e) {
                hidden.add(path);
            }
        }
        return new DonorsFiles(there, hidden);
    }

    private static boolean isOpen(@Nullable Path folder) {
        return folder != null && Files.isDirectory(folder) && Files.isReadable(folder) && Files.isExecutable(folder);
    }

    /** Somebody passes it on, such as the host of a container, where that is another port than its own. */
    private static boolean listensOn(ServerFacts server, Optional<Integer> port) {
        return port.map(String::valueOf).equals(server.variable("port").known());
    }

    /** A name of several addresses, not all of which are the recipient's, may lead elsewhere. */
    static boolean isOneAddress(String donor, String recipient) {
        if (donor.isEmpty() || recipient.isEmpty()) {
            return false;
        }
        try {
            Set<InetAddress> own = new HashSet<>(Arrays.asList(InetAddress.getAllByName(recipient)));
            for (InetAddress address : InetAddress.getAllByName(donor)) {
                boolean isOwn = own.contains(address)
                        || (own.stream().allMatch(InetAddress::isLoopbackAddress)
                                && NetworkInterface.getByInetAddress(address) != null);
                if (address.isLoopbackAddress() || address.isAnyLocalAddress() || !isOwn) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
