package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.TestedMySql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong or special, the clone that is tried then, and what ought to come of it. Immutable.
 *
 * <p>A replace and a directory clone run on the pair's recipient, a local one on its donor.
 */
record Scenario(
        String name,
        CloneKind kind,
        List<Fault> faults,
        SpecStep step,
        @Nullable Account as,
        List<Need> needs,
        CheckId about,
        Expectation expectation) {

    /** Changes what is asked of the library, and with it the statement. */
    @FunctionalInterface
    interface SpecStep {
        RemoteCloneSpec apply(ClonePair pair, RemoteCloneSpec spec);
    }

    Scenario {
        faults = List.copyOf(faults);
        needs = List.copyOf(needs);
    }

    /** A clone that replaces the recipient's data, with consent. */
    static Draft replace(String name) {
        return draft(CloneKind.REPLACE, name, (pair, spec) -> spec.replaceData());
    }

    static Draft replaceWithoutConsent(String name) {
        return draft(CloneKind.REPLACE, name, (pair, spec) -> spec);
    }

    static Draft directory(String name) {
        return draft(CloneKind.DIRECTORY, name, (pair, spec) -> spec.dataDirectory(copyOn(pair.recipient())));
    }

    static Draft local(String name) {
        return draft(CloneKind.LOCAL, name, (pair, spec) -> spec.dataDirectory(copyOn(pair.donor())));
    }

    private static Draft draft(CloneKind kind, String name, SpecStep step) {
        return new Draft(name, kind, List.of(), step, null, List.of());
    }

    /** Where a copy goes unless the scenario is about that. */
    static String copyOn(TestServer server) {
        return server.workDirectory() + "/copy";
    }

    TestServer server(ClonePair pair) {
        return kind == CloneKind.LOCAL ? pair.donor() : pair.recipient();
    }

    Account account(ClonePair pair) {
        return as == null ? pair.recipientAccount() : as;
    }

    CloneSpec spec(ClonePair pair) {
        RemoteCloneSpec remote = step.apply(pair, Servers.fromDonorOf(pair));
        return kind == CloneKind.LOCAL ? CloneSpec.local(remote.dataDirectory().orElseThrow()) : remote;
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ": " + name;
    }

    /** A scenario whose end is still open. */
    record Draft(
            String name,
            CloneKind kind,
            List<Fault> faults,
            SpecStep step,
            @Nullable Account as,
            List<Need> needs) {

        /** Leaves the scenario out where this is not met. */
        Draft needs(Need need) {
            List<Need> more = new ArrayList<>(needs);
            more.add(need);
            return new Draft(name, kind, faults, step, as, more);
        }

        /** Arranges a fault after those given before. */
        Draft when(Fault fault) {
            List<Fault> more = new ArrayList<>(faults);
            more.add(fault);
            return new Draft(name, kind, more, step, as, needs);
        }

        Draft asking(SpecStep more) {
            return new Draft(name, kind, faults, (pair, spec) -> more.apply(pair, step.apply(pair, spec)), as, needs);
        }

        /** Clones into this directory instead of a new one in the server's work directory. */
        Draft into(Function<ClonePair, String> directory) {
            return asking((pair, spec) -> spec.dataDirectory(directory.apply(pair)));
        }

        /** Runs preflight and the clone as somebody else than the pair's recipient account. */
        Draft login(Account account) {
            return new Draft(name, kind, faults, step, account, needs);
        }

        /** From a version on one thing is expected, and before it another. */
        Scenario since(String first, Function<Draft, Scenario> then, Function<Draft, Scenario> before) {
            return TestedMySql.since(first, then, before).apply(this);
        }

        Scenario failsWith(CheckId about, int number) {
            return of(about, new Expectation.FailsWith(number, Optional.empty()));
        }

        /** The server says the first of two errors; the other is named behind it. */
        Scenario failsWith(CheckId about, int number, CheckId later) {
            return of(about, new Expectation.FailsWith(number, Optional.of(later)));
        }

        Scenario mayFailWith(CheckId about, int number) {
            return of(about, new Expectation.MayFailWith(number));
        }

        Scenario failsUnforeseen(CheckId about, int number) {
            return of(about, new Expectation.FailsUnforeseen(number));
        }

        Scenario completes(CheckId about) {
            return of(about, new Expectation.Completes());
        }

        Scenario completesNoted(CheckId about) {
            return of(about, new Expectation.CompletesNoted());
        }

        Scenario completesUnforeseen(CheckId about) {
            return of(about, new Expectation.CompletesUnforeseen());
        }

        /** The library refuses; the server goes ahead and succeeds. */
        Scenario stricterThanServer(CheckId about) {
            return stricterThanServer(about, ServerWord.Completed.class);
        }

        /** The library refuses; the server goes ahead, and this is what comes of it. */
        Scenario stricterThanServer(CheckId about, Class<? extends ServerWord> serverDoes) {
            return of(about, new Expectation.StricterThanServer(serverDoes));
        }

        private Scenario of(CheckId about, Expectation expectation) {
            return new Scenario(name, kind, faults, step, as, needs, about, expectation);
        }
    }
}
