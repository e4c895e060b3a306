package io.github.mysqlclone.testkit.fault;

/**
 * Names what the kit can do to a server or to the way to it.
 *
 * <p>Not every backend can do all of it on every machine: {@code TestBackend.supports} tells, and what cannot be done is
 * refused with an {@code UnsupportedFaultException}. Stopping, killing, pausing and restarting are no faults in this
 * sense: every server of the kit does those.
 *
 * @since 0.1.0
 */
public enum FaultKind {
    /** A network between donor and recipient: {@link PairNetwork#betweenServers()}. */
    LINK_BETWEEN_SERVERS,

    /** A network between this JVM and a server: {@link PairNetwork#toDonor()} and {@link PairNetwork#toRecipient()}. */
    LINK_TO_SERVER,

    /** A restart that is slow or fails: {@link RestartFault}. */
    RESTART,

    /** A work directory that is soon full. */
    SMALL_DISK
}
