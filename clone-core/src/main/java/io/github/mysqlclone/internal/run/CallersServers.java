package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.Side;
import java.util.Optional;

/**
 * The servers that the calling thread is led to by a {@code DataSource}, which one that chooses by a {@code ThreadLocal} leads
 * elsewhere on the library's own threads: to be met there, or nothing is done.
 */
final class CallersServers {

    private final Seen recipient;
    private final Seen donor;

    private CallersServers(Seen recipient, Seen donor) {
        this.recipient = recipient;
        this.donor = donor;
    }

    /** What the calling thread met. */
    private sealed interface Seen {

        /** Nothing was asked: an address leads to the same server from everywhere. */
        record NotAsked() implements Seen {}

        /** A server. */
        record Met(MySqlServer server, String uuid) implements Seen {

            void require(String there) {
                if (!uuid.equalsIgnoreCase(there)) {
                    throw new DifferentServerException(server, there, uuid);
                }
            }
        }

        /** Nobody. */
        record OutOfReach(ServerConnectionException why) implements Seen {}

        static Seen of(ConnectionOpener opener, MySqlServer server) {
            try {
                return opener.serverOfThisThread(server)
                        .<Seen>map(uuid -> new Met(server, uuid))
                        .orElseGet(NotAsked::new);
            } catch (ServerConnectionException e) {
                return new OutOfReach(e);
            }
        }

        /** The calling thread waits without a limit, so that nobody is asked in it who does not answer on another. */
        static Seen ofOneWhoAnswers(ConnectionOpener opener, MySqlServer server) {
            if (server.dataSource().isEmpty()) {
                return new NotAsked();
            }
            try {
                opener.openBriefly(server).close();
            } catch (ServerConnectionException e) {
                return new OutOfReach(e);
            }
            return of(opener, server);
        }
    }

    /**
     * Ask in the calling thread, before anything is read.
     *
     * @throws ServerConnectionException if the recipient gives no usable connection; a donor need not
     */
    static CallersServers ask(CloneContext context) {
        ConnectionOpener opener = context.opener();
        return of(
                Seen.ofOneWhoAnswers(opener, context.recipient()),
                donor(context).map(server -> Seen.ofOneWhoAnswers(opener, server)));
    }

    /**
     * Ask those in the calling thread that were read, and make sure that they are the same.
     *
     * @throws ServerConnectionException as {@link #ask} and {@link #require} do
     */
    static void requireThoseOf(CloneContext context, CloneFacts facts) {
        ConnectionOpener opener = context.opener();
        of(
                        Seen.of(opener, context.recipient()),
                        donor(context)
                                .filter(server -> facts.donor().known().isPresent())
                                .map(server -> Seen.of(opener, server)))
                .require(facts);
    }

    private static CallersServers of(Seen recipient, Optional<Seen> donor) {
        if (recipient instanceof Seen.OutOfReach outOfReach) {
            throw outOfReach.why();
        }
        return new CallersServers(recipient, donor.orElseGet(Seen.NotAsked::new));
    }

    private static Optional<MySqlServer> donor(CloneContext context) {
        return context.remote().flatMap(RemoteCloneSpec::donorServer);
    }

    /**
     * Make sure that what was read on other threads is of these servers.
     *
     * @throws DifferentServerException if it is of others
     * @throws ServerConnectionException if the donor is to be changed, and the calling thread could not reach it
     */
    void require(CloneFacts facts) {
        if (recipient instanceof Seen.Met met) {
            met.require(facts.recipient().server().identity().uuid());
        }
        Optional<String> there =
                facts.donor().map(read -> read.server().identity().uuid()).known();
        if (donor instanceof Seen.Met met) {
            there.ifPresent(met::require);
        }
        if (donor instanceof Seen.OutOfReach outOfReach && there.isPresent() && changesDonor(facts)) {
            throw outOfReach.why();
        }
    }

    /**
     * Make sure that a later look met the same recipient: what may be dropped was said of that one, and an address may lead elsewhere by
     * now.
     *
     * @throws DifferentServerException if it met another
     */
    static void requireSameRecipient(MySqlServer recipient, CloneFacts first, CloneFacts again) {
        new Seen.Met(recipient, first.recipient().server().identity().uuid())
                .require(again.recipient().server().identity().uuid());
    }

    private static boolean changesDonor(CloneFacts facts) {
        return facts.changes().list().stream().map(Change::side).anyMatch(side -> side == Side.DONOR);
    }
}
