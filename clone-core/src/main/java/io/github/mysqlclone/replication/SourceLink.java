package io.github.mysqlclone.replication;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.TlsMode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the source is and as whom the replica goes there. */
record SourceLink(
        @Nullable Address address,
        @Nullable Account account,
        SourceSecurity security,
        @Nullable MySqlServer server) {

    /** The server's limit (error 3056), in bytes: 32 letters of two bytes each are refused on 9.7.4. */
    private static final int LONGEST_PASSWORD_BYTES = 32;

    static final SourceLink UNSET = new SourceLink(null, null, SourceSecurity.PLAIN, null);

    SourceLink address(String host, int port) {
        return new SourceLink(new Address(host, port), account, security, server);
    }

    SourceLink account(Account newAccount) {
        Objects.requireNonNull(newAccount, "account");
        int bytes = newAccount.password().reveal().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_PASSWORD_BYTES) {
            throw new IllegalArgumentException("account: the password of a replication account must not be longer than "
                    + LONGEST_PASSWORD_BYTES + " bytes, the server refuses it (error 3056) (was " + bytes + " bytes)");
        }
        return new SourceLink(address, newAccount, security, server);
    }

    SourceLink security(SourceSecurity newSecurity) {
        return new SourceLink(address, account, newSecurity, server);
    }

    SourceLink server(MySqlServer newServer) {
        return new SourceLink(address, account, security, Objects.requireNonNull(newServer, "server"));
    }

    static <T> T required(String step, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(step + ": must be given with ReplicaSetup." + step + "(...)");
        }
        return value;
    }

    /** How this JVM reaches the source: as it was told, or as the replica does. */
    Optional<MySqlServer> reachedFromHere() {
        if (server != null || address == null || account == null) {
            return Optional.ofNullable(server);
        }
        MySqlServer asTheReplica =
                MySqlServer.at(address.host(), address.port()).login(account);
        return Optional.of(
                security.tls()
                        ? asTheReplica.tls(TlsMode.REQUIRED)
                        : asTheReplica.property(
                                "allowPublicKeyRetrieval", Boolean.toString(security.publicKeyRetrieval())));
    }
}
