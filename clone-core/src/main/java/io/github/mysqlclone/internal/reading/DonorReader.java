package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads the donor on one connection, tries a login on another meanwhile, and then whether the address leads there again. */
public final class DonorReader {

    private final FactReader reader;
    private final RemoteCloneSpec spec;
    private final MySqlServer donor;

    /** Create for the donor of a spec. */
    public DonorReader(FactReader reader, RemoteCloneSpec spec) {
        this.reader = reader;
        this.spec = spec;
        this.donor = spec.donorServer().orElseThrow();
    }

    /** All that was read. */
    public record Reading(Fact<DonorFacts> facts, Fact<LoginAtDonor> login) {}

    /**
     * Read it.
     *
     * @param afterRestart the account to log in with, or why there is none
     * @throws InterruptedException if this thread is interrupted
     */
    public Reading read(Fact<Account> afterRestart) throws InterruptedException {
        FutureTask<Fact<FactReader.Answer>> login =
                new FutureTask<>(() -> afterRestart.flatMap(account -> reader.loginAtDonor(donor, account)));
        Thread thread = new Thread(login, "mysql-clone-preflight-login");
        thread.setDaemon(true);
        try {
            // Not before the first connection stands: an account may be allowed one only.
            Fact<DonorFacts> facts = reader.donor(donor, spec.donorAccount().orElseThrow(), thread::start);
            if (facts instanceof Fact.Unknown<DonorFacts> unknown) {
                return new Reading(facts, Fact.unknown(unknown.reason()));
            }
            // When the first connection has gone, for the same reason.
            Fact<String> again = whoAnswersAgain();
            Fact<FactReader.Answer> answer = login.get();
            return new Reading(
                    facts.map(known -> withAddress(known, again, answer)),
                    facts.flatMap(known -> answer.map(FactReader.Answer::login)));
        } catch (ExecutionException e) {
            throw new IllegalStateException("trying a login at the donor failed", e.getCause());
        } finally {
            thread.interrupt();
        }
    }

    private Fact<String> whoAnswersAgain() {
        return donor.address()
                        .filter(new Address(spec.donorHost(), spec.donorPort())::equals)
                        .isPresent()
                ? reader.whoAnswers(donor)
                : Fact.unknown("the donor is read at another address than the one the statement names");
    }

    private static DonorFacts withAddress(DonorFacts facts, Fact<String> again, Fact<FactReader.Answer> login) {
        Fact<Set<String>> uuids = again.map(uuid -> {
            Set<String> all = new TreeSet<>(Set.of(uuid));
            all.add(facts.server().identity().uuid());
            login.known()
                    .map(FactReader.Answer::uuid)
                    .filter(other -> !other.isEmpty())
                    .ifPresent(all::add);
            return all;
        });
        return new DonorFacts(facts.server(), facts.donorAccountGrants(), facts.donorAccount(), uuids);
    }
}
