package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.server.ServerError;
import java.util.Optional;
import java.util.Set;

/**
 * What was read from the donor.
 *
 * @param server what is read from either side
 * @param donorAccountGrants what the account may do with which the recipient logs in here
 * @param donorAccount what else is known of that account
 * @param donorAccountRefusal how the donor refused that account a login from this JVM; empty if it let it in
 * @param uuidsAtItsAddress the servers that answered when several connections were opened to the address that the
 *     statement names
 */
public record DonorFacts(
        ServerFacts server,
        Fact<Grants> donorAccountGrants,
        Fact<DonorAccount> donorAccount,
        Fact<Optional<ServerError>> donorAccountRefusal,
        Fact<Set<String>> uuidsAtItsAddress) {

    /** With nothing known of logins and of its address. */
    public DonorFacts(ServerFacts server, Fact<Grants> donorAccountGrants, Fact<DonorAccount> donorAccount) {
        this(
                server,
                donorAccountGrants,
                donorAccount,
                Fact.unknown("no login was tried"),
                Fact.unknown("the donor's address was not tried"));
    }

    /** The same donor with how it received the donor account. */
    public DonorFacts withLogin(Fact<Optional<ServerError>> refusal) {
        return new DonorFacts(server, donorAccountGrants, donorAccount, refusal, uuidsAtItsAddress);
    }

    /** The same donor with who answers at its address. */
    public DonorFacts withUuidsAtItsAddress(Fact<Set<String>> uuids) {
        return new DonorFacts(server, donorAccountGrants, donorAccount, donorAccountRefusal, uuids);
    }
}
