package io.github.mysqlclone.internal.facts;

import java.util.Set;

/**
 * What was read from the donor.
 *
 * @param server what is read from either side
 * @param donorAccountGrants what the account may do with which the recipient logs in here
 * @param donorAccountTls what that account demands of TLS: ANY, X509 or SPECIFIED; empty for nothing
 * @param uuidsAtItsAddress the servers that answered when several connections were opened to the address that the
 *     statement names
 */
public record DonorFacts(
        ServerFacts server,
        Fact<Grants> donorAccountGrants,
        Fact<Set<String>> donorAccountTls,
        Fact<Set<String>> uuidsAtItsAddress) {

    /** With nothing known of its address, and of what its account demands. */
    public DonorFacts(ServerFacts server, Fact<Grants> donorAccountGrants) {
        this(
                server,
                donorAccountGrants,
                Fact.unknown("what the donor account demands was not read"),
                Fact.unknown("the donor's address was not tried"));
    }
}
