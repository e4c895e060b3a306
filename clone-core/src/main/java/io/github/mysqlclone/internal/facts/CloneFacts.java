package io.github.mysqlclone.internal.facts;

/**
 * All that checks may look at.
 *
 * @param recipient the server that runs the statement
 * @param donor the donor; missing if it cannot be reached from this JVM
 * @param loginAfterRestart how the donor receives the account for the time after the restart
 */
public record CloneFacts(RecipientFacts recipient, Fact<DonorFacts> donor, Fact<LoginAtDonor> loginAfterRestart) {}
