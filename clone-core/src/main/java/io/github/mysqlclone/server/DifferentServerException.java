package io.github.mysqlclone.server;

/** Thrown where an address leads to another server than it did before: a failover, a virtual address, a pool. */
public final class DifferentServerException extends ServerConnectionException {

    private static final long serialVersionUID = 1L;

    private final String expectedUuid;
    private final String foundUuid;

    /** Create with the {@code server_uuid} that preflight saw and the one that answered now. */
    public DifferentServerException(MySqlServer server, String expectedUuid, String foundUuid) {
        super(
                server,
                "Refused to go on at " + server + ": server_uuid is " + foundUuid + ", but this clone is about "
                        + expectedUuid + ". Give an address that always leads to that one server, not a virtual"
                        + " address, a failover URL or a pool over several.",
                null,
                null);
        this.expectedUuid = expectedUuid;
        this.foundUuid = foundUuid;
    }

    /** Returns the {@code server_uuid} that was seen before. */
    public String expectedUuid() {
        return expectedUuid;
    }

    /** Returns the {@code server_uuid} that answered instead. */
    public String foundUuid() {
        return foundUuid;
    }
}
