package io.github.mysqlclone.internal.facts;

/**
 * What was read from the server that runs the statement.
 *
 * @param server what is read from either side
 * @param userData what its users made
 * @param host what is seen of its file system from here
 * @param space the room on its file systems
 */
public record RecipientFacts(ServerFacts server, Fact<UserData> userData, Fact<HostFiles> host, Fact<DiskSpace> space) {

    /** With nothing known of its host. */
    public RecipientFacts(ServerFacts server, Fact<UserData> userData) {
        this(server, userData, Fact.unknown("its host was not looked at"), Fact.unknown("its host was not looked at"));
    }

    /** What it holds as it was read with the rest. */
    public static RecipientFacts of(ServerFacts server) {
        return new RecipientFacts(server, server.details().content().userData());
    }

    /** The same recipient with what it holds now. */
    public RecipientFacts withUserData(Fact<UserData> now) {
        return new RecipientFacts(server, now, host, space);
    }
}
