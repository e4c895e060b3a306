package io.github.mysqlclone.internal.facts;

/**
 * What was read from the server that runs the statement.
 *
 * @param server what is read from either side
 * @param userData what its users made
 */
public record RecipientFacts(ServerFacts server, Fact<UserData> userData) {}
