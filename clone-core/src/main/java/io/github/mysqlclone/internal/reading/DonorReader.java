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

/** Reads the donor on one connection, and tries its address and a login on others meanwhile. */
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

    private record Attempts(Fact<FactReader.Answer> login, Fact<String> again) {}

    /**
     * Read it.
     *
     * @param afterRestart the account to log in with, or why there is none
     * @throws InterruptedException if this thread is interrupted
     */
    public Reading read(Fact<Account> afterRestart) throws InterruptedException {
        FutureTask<Attempts> attempts = new FutureTask<>(() -> attempts(afterRestart));
        Thread thread = new Thread(attempts, "mysql-clone-preflight-address");
        thread.setDaemon(true);
        try {
            // Not before the first connection stands: an account may be allowed one only.
            Fact<DonorFacts> facts = reader.donor(donor, spec.donorAccount().orElseThrow(), thread::start);
            if (facts instanceof Fact.Unknown<DonorFacts> unknown) {
                return new Reading(facts, Fact.unknown(unknown.reason()));
            }
            Attempts done = attempts.get();
            return new Reading(
                    facts.map(known -> withAddress(known, done)),
                    facts.flatMap(known -> done.login().map(FactReader.Answer::login)));
        } catch (ExecutionException e) {
            throw new IllegalStateException("trying the donor's address failed", e.getCause());
        } finally {
            thread.interrupt();
        }
    }

    private Attempts attempts(Fact<Account> afterRestart) {
        Fact<FactReader.Answer> login = afterRestart.flatMap(account -> reader.loginAtDonor(donor, account));
        boolean isTheAddress = donor.address()
                .filter(new Address(spec.donorHost(), spec.donorPort())::equals)
                .isPresent();
        return new Attempts(
                login,
                isTheAddress
                        ? reader.whoAnswers(donor)
                        : Fact.unknown("the donor is read at another address than the one the statement names"));
    }

    private static DonorFacts withAddress(DonorFacts facts, Attempts attempts) {
        Fact<Set<String>> uuids = attempts.again().map(again -> {
            Set<String> all = new TreeSet<>(Set.of(again));
            all.add(facts.server().identity().uuid());
            attempts.login()
                    .known()
                    .map(FactReader.Answer::uuid)
                    .filter(uuid -> !uuid.isEmpty())
                    .ifPresent(all::add);
            return all;
        });
        return new DonorFacts(facts.server(), facts.donorAccountGrants(), facts.donorAccount(), uuids);
    }
}
