package io.github.mysqlclone.internal.facts;

/**
 * What was read from the donor.
 *
 * @param server what is read from either side
 * @param donorAccountGrants what the account may do with which the recipient logs in here
 */
public record DonorFacts(ServerFacts server, Fact<Grants> donorAccountGrants) {}
