package io.github.mysqlclone.server;

/**
 * Thrown where an address leads to another server than it did before: a failover, a virtual address, a pool.
 *
 * @since 0.1.0
 */
public final class DifferentServerException extends ServerConnectionException {

    private static final long serialVersionUID = 1L;

    /** The one seen before. */
    private final String expectedUuid;
    /** The one that answered. */
    private final String foundUuid;

    /**
     * Create with the {@code server_uuid} that preflight saw and the one that answered now.
     *
     * @param server how the server was reached
     * @param expectedUuid the one seen before
     * @param foundUuid the one that answered
     */
    public DifferentServerException(MySqlServer server, String expectedUuid, String foundUuid) {
        super(
                server,
                "Refused to go on at " + server + ": server_uuid is " + foundUuid + ", but this clone is about "
                        + expectedUuid + ". Give an address that always leads to that one server, not a virtual"
                        + " address, a failover URL, a pool over several or a DataSource that chooses by thread.",
                null,
                null);
        this.expectedUuid = expectedUuid;
        this.foundUuid = foundUuid;
    }

    /** {@return the {@code server_uuid} that was seen before} */
    public String expectedUuid() {
        return expectedUuid;
    }

    /** {@return the {@code server_uuid} that answered instead} */
    public String foundUuid() {
        return foundUuid;
    }
}
