package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.internal.grants.Grants;
import java.util.Set;

/**
 * What was read from the donor.
 *
 * @param server what is read from either side
 * @param donorAccountGrants what the account may do with which the recipient logs in here
 * @param donorAccount what else is known of that account
 * @param uuidsAtItsAddress the servers that answered when several connections were opened to the address that the
 *     statement names
 */
public record DonorFacts(
        ServerFacts server,
        Fact<Grants> donorAccountGrants,
        Fact<DonorAccount> donorAccount,
        Fact<Set<String>> uuidsAtItsAddress) {

    /** With nothing known of its address, and of what its account demands. */
    public DonorFacts(ServerFacts server, Fact<Grants> donorAccountGrants) {
        this(
                server,
                donorAccountGrants,
                Fact.unknown("nothing more was read of the donor account"),
                Fact.unknown("the donor's address was not tried"));
    }
}
