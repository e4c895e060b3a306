package io.github.mysqlclone.internal.facts;

/**
 * What was read from the server that runs the statement.
 *
 * @param server what is read from either side
 * @param userData what its users made
 */
public record RecipientFacts(ServerFacts server, Fact<UserData> userData) {

    /** What it holds as it was read with the rest. */
    public static RecipientFacts of(ServerFacts server) {
        return new RecipientFacts(server, server.details().content().userData());
    }
}
