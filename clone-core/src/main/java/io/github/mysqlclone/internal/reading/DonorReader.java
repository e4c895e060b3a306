package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.facts.DonorAccount;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads the donor on one connection. Meanwhile, on one more at a time, it tries a login and sees whether the address leads there
 * again.
 */
public final class DonorReader {

    /** Two servers that take turns would show the same one to every second connection. */
    private static final int LEAST_ANSWERS = 3;

    private final FactReader reader;
    private final RemoteCloneSpec spec;
    private final MySqlServer donor;
    private final Account donorAccount;

    /** Create for the donor of a spec. */
    public DonorReader(FactReader reader, RemoteCloneSpec spec) {
        this.reader = reader;
        this.spec = spec;
        this.donor = spec.donorServer().orElseThrow();
        this.donorAccount = spec.donorAccount().orElseThrow();
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
        try (DaemonTask<Meanwhile> meanwhile =
                new DaemonTask<>("mysql-clone-preflight-login", () -> meanwhile(afterRestart), () -> {})) {
            // Not before the first connection stands: an account may be allowed one only.
            Fact<DonorFacts> facts = reader.donor(donor, donorAccount, meanwhile::start);
            if (facts instanceof Fact.Unknown<DonorFacts> unknown) {
                return new Reading(facts, Fact.unknown(unknown.reason()));
            }
            // When the first connection has gone, for the same reason.
            Reading reading = further(((Fact.Known<DonorFacts>) facts).value(), meanwhile);
            return new Reading(reading.facts(), withPlugin(reading, afterRestart));
        }
    }

    /** What was told while the first connection was read, on one more at a time: an account may be allowed two only. */
    private record Meanwhile(Fact<FactReader.Answer> login, List<String> uuids) {}

    private Meanwhile meanwhile(Fact<Account> afterRestart) {
        Fact<FactReader.Answer> login = afterRestart.flatMap(account -> reader.loginAtDonor(donor, account));
        List<String> uuids = new ArrayList<>();
        login.known()
                .map(FactReader.Answer::uuid)
                .filter(uuid -> !uuid.isEmpty())
                .ifPresent(uuids::add);
        if (isAsTheRecipientReachesIt()) {
            // Besides the first one, and the one of the donor account where that is tried.
            int wanted = LEAST_ANSWERS - (isReadAsDonorAccount() ? 1 : 2);
            while (uuids.size() < wanted && !Thread.currentThread().isInterrupted()) {
                Optional<String> again = reader.whoAnswers(donor).known();
                if (again.isEmpty()) {
                    break;
                }
                uuids.add(again.get());
            }
        }
        return new Meanwhile(login, uuids);
    }

    /** Most donors have none but those that every server has; then a login more is saved. */
    private Fact<LoginAtDonor> withPlugin(Reading reading, Fact<Account> afterRestart) {
        return reading.facts().flatMap(DonorReader::hasUsualPluginsOnly).known().orElse(false)
                ? reading.login()
                : afterRestart.flatMap(account -> reading.login()
                        .map(login -> login instanceof LoginAtDonor.Admitted admitted
                                ? admitted.by(reader.authenticationPlugin(donor, account))
                                : login));
    }

    private static Fact<Boolean> hasUsualPluginsOnly(DonorFacts donor) {
        ServerFacts server = donor.server();
        return server.version()
                .flatMap(version -> server.plugins().map(plugins -> !plugins.mayAdmitByOptionalOne(version)));
    }

    private Reading further(DonorFacts facts, DaemonTask<Meanwhile> task) throws InterruptedException {
        Fact<FactReader.DonorLogin> asDonorAccount = asDonorAccount(facts);
        Meanwhile meanwhile = task.get();
        List<String> answers = Stream.concat(
                        Stream.of(
                                        Optional.of(facts.server().identity().uuid()),
                                        asDonorAccount.known().map(FactReader.DonorLogin::uuid))
                                .flatMap(Optional::stream),
                        meanwhile.uuids().stream())
                .filter(uuid -> !uuid.isEmpty())
                .toList();
        return new Reading(
                Fact.of(facts.withLogin(asDonorAccount.map(FactReader.DonorLogin::refusal))
                        .withUuidsAtItsAddress(uuidsAtItsAddress(answers))),
                meanwhile.login().map(FactReader.Answer::login));
    }

    /** Ask until there are answers enough, if this JVM reaches the donor as the recipient does. */
    private Fact<Set<String>> uuidsAtItsAddress(List<String> answers) {
        if (!isAsTheRecipientReachesIt()) {
            return Fact.unknown("the donor is read at another address than the one the statement names");
        }
        Set<String> uuids = new TreeSet<>(answers);
        for (int count = answers.size(); count < LEAST_ANSWERS; count++) {
            Fact<String> again = reader.whoAnswers(donor);
            if (again instanceof Fact.Unknown<String> unknown) {
                return uuids.size() > 1 ? Fact.of(uuids) : Fact.unknown(unknown.reason());
            }
            uuids.add(((Fact.Known<String>) again).value());
        }
        return Fact.of(uuids);
    }

    private boolean isAsTheRecipientReachesIt() {
        return donor.address()
                .filter(new Address(spec.donorHost(), spec.donorPort())::equals)
                .isPresent();
    }

    private boolean isReadAsDonorAccount() {
        return donor.account().filter(donorAccount::equals).isPresent();
    }

    /**
     * Try the donor account's password where nothing else has shown whether it is right: one login, and none for an
     * account that is known to be kept out or that counts failures (FAILED_LOGIN_ATTEMPTS), lest it be locked.
     */
    private Fact<FactReader.DonorLogin> asDonorAccount(DonorFacts facts) {
        if (isReadAsDonorAccount()) {
            return Fact.of(new FactReader.DonorLogin("", Optional.<ServerError>empty()));
        }
        String untried = "the password of '" + donorAccount.user() + "' was not tried: ";
        if (spec.preparation().has(PreparationPart.ACCOUNT)) {
            return Fact.unknown(untried + "it is not made yet");
        }
        if (donor.address().isEmpty()) {
            return Fact.unknown(untried + "the donor is reached through a DataSource, which takes no other account");
        }
        Optional<DonorAccount> account = facts.donorAccount().known();
        if (account.filter(DonorAccount::isKeptOut).isPresent()) {
            return Fact.unknown(untried + "the account is kept out anyway");
        }
        return account.filter(DonorAccount::countsFailures).isPresent()
                ? Fact.unknown(untried + "failed logins lock it (FAILED_LOGIN_ATTEMPTS)")
                : reader.tryDonorAccount(donor, donorAccount);
    }
}
