package io.github.mysqlclone;

import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.server.CheckReturnValue;
import io.github.mysqlclone.server.MySqlServer;

/**
 * Say what to clone and how; an immutable value on which each step returns a new one.
 *
 * <p>{@link #remote(String, int)} and {@link #local(String)} begin one, {@link #openSession(MySqlServer)} puts it to
 * use. Bad input fails at the step that is wrong. Thread-safe.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public sealed interface CloneSpec permits RemoteCloneSpec, LocalCloneSpec {

    /**
     * Clone from another server, the donor.
     *
     * <p>Host and port are the <em>recipient's</em> view of the donor: the recipient's server resolves the name and
     * opens the connections. Both must stand so in its {@code clone_valid_donor_list}.
     *
     * @param host a host name or IPv4 address of at most 255 characters: ASCII letters, digits, {@code . - _}. The
     *     server cannot take an IPv6 literal here (its donor list ends a host at the first colon); use a name
     * @param port the donor's classic protocol port, 1 to 65535
     * @return a spec that still needs the donor account
     * @throws IllegalArgumentException if the host is empty, too long, an IPv6 literal, or holds {@code @} or another
     *     character that is not allowed
     * @throws IllegalArgumentException if the port is out of range
     */
    static RemoteCloneSpec remote(String host, int port) {
        return RemoteCloneSpec.from(host, port);
    }

    /**
     * Clone a server into a new directory on its own host.
     *
     * <p>A server can be started on it as it is, unless something in it is encrypted: then the server on it needs the keys of
     * this server's keyring, which are not copied (manual, Cloning Encrypted Data; seen on 9.7.4).
     *
     * @param dataDirectory an absolute path in the server's file system, at most 510 bytes in UTF-8, that does not
     *     exist yet
     * @return a spec that is ready for {@link #openSession(MySqlServer)}
     * @throws IllegalArgumentException if the path is not absolute, too long, or holds a NUL character
     */
    static LocalCloneSpec local(String dataDirectory) {
        return LocalCloneSpec.into(dataDirectory);
    }

    /** {@return which of the three kinds this is} */
    CloneKind kind();

    /** {@return the time limits; {@link CloneTimeouts#defaults()} unless set} */
    CloneTimeouts timeouts();

    /** {@return how preflight is judged; {@link PreflightPolicy#standard()} unless set} */
    PreflightPolicy preflightPolicy();

    /** {@return what may be changed on the servers; {@link Preparation#nothing()} unless set} */
    Preparation preparation();

    /**
     * Open a session on the server that runs the statement: the recipient, or for a local clone the server itself.
     *
     * <p>Connects to nothing yet.
     *
     * @param recipient how this JVM reaches that server
     * @return a session for one clone, to be closed by the caller
     * @throws IllegalStateException if a step that is needed is missing, or does not fit this server;
     *     if a ledger of an earlier clone stands in the way
     */
    CloneSession openSession(MySqlServer recipient);
}
