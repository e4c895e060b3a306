package io.github.mysqlclone.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.watch.CallerRequests;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.server.MySqlCloneException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A driver or pool that throws what JDBC knows nothing of, at each of its calls in turn, and quotes the statement. */
class BrokenAtAnyCallTest {

    private static final String SECRET = "T0p-secret";

    private static CloneFailedException refused() {
        return new CloneFailedException(
                "as the test wants.",
                new CloneFailure(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        RecipientData.UNTOUCHED,
                        List.of(),
                        "Nothing to do."),
                null);
    }

    enum Thrown {
        EXCEPTION {
            @Override
            void throwIt(String text) {
                throw new IllegalStateException(text);
            }
        },
        ERROR {
            @Override
            void throwIt(String text) {
                throw new AssertionError(text);
            }
        },
        LINKAGE {
            @Override
            void throwIt(String text) {
                throw new NoSuchMethodError(text);
            }
        };

        abstract void throwIt(String text);
    }

    /** Throws at one of the calls from now on, and goes on as if nothing had been. */
    private static final class Trap {

        private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        private final Thrown thrown;

        Trap(Thrown thrown) {
            this.thrown = thrown;
        }

        void setAt(int call) {
            left.set(call);
        }

        boolean isSprung() {
            return left.get() <= 0;
        }

        void step(String sql) {
            if (left.getAndDecrement() == 1) {
                thrown.throwIt("in " + sql + ": IDENTIFIED BY '" + SECRET + "'");
            }
        }
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static RemoteCloneSpec spec() {
        return CloneSpec.remote("db1", 3306).donorAccount("clone", SECRET).replaceData();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotPutBackIsListedAndTheFailureStaysWhatItWas(Thrown thrown) {
        int call = 0;
        boolean sprung = true;
        while (sprung) {
            call++;
            Trap trap = new Trap(thrown);
            ScriptedClone clone = new ScriptedClone(
                    SampleFacts.replacing(spec -> spec.donorAccount("clone", SECRET)
                            .replaceData()
                            .prepare(Preparation.nothing().quarantine().extendDonorList())),
                    trap::step);
            PreparationAndUndo preparation = new PreparationAndUndo(clone.context);
            preparation.prepare(clone.facts, new CallerRequests());
            trap.setAt(call);

            Throwable end = preparation.after(refused());

            sprung = trap.isSprung();
            assertThat(end).as("call %d", call).isInstanceOf(CloneFailedException.class);
            assertThat(printed(end)).as("call %d", call).doesNotContain(SECRET);
            List<Leftover> leftovers = ((CloneFailedException) end).failure().leftovers();
            assertThat(preparation.isOutstanding())
                    .as("call %d: %s", call, leftovers)
                    .isEqualTo(!leftovers.isEmpty());
            assertThat(leftovers)
                    .as("call %d", call)
                    .allSatisfy(leftover -> assertThat(leftover.toString()).doesNotContain(SECRET));
        }
        assertThat(call).as("calls").isGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeThatFailsIsAFailureOfThePreparation(Thrown thrown) {
        int call = 0;
        boolean sprung = true;
        while (sprung) {
            call++;
            Trap trap = new Trap(thrown);
            ScriptedClone clone = new ScriptedClone(
                    SampleFacts.replacing(spec -> spec.donorAccount("clone", SECRET)
                            .replaceData()
                            .prepare(Preparation.nothing().quarantine())),
                    trap::step);
            PreparationAndUndo preparation = new PreparationAndUndo(clone.context);
            trap.setAt(call);

            Throwable end = catchThrowable(() -> preparation.prepare(clone.facts, new CallerRequests()));

            sprung = trap.isSprung();
            if (end != null) {
                assertThat(end).as("call %d", call).isInstanceOf(CloneFailedException.class);
                assertThat(printed(end)).as("call %d", call).doesNotContain(SECRET);
            }
        }
        assertThat(clone(thrown).facts.changes().list())
                .extracting(Change::what)
                .isNotEmpty();
        assertThat(call).as("calls").isGreaterThan(3);
    }

    private static ScriptedClone clone(Thrown thrown) {
        return new ScriptedClone(
                SampleFacts.replacing(
                        spec -> spec.replaceData().prepare(Preparation.nothing().quarantine())),
                new Trap(thrown)::step);
    }

    @ParameterizedTest
    @EnumSource
    void preflightJudgesOrSaysThatTheRecipientIsOutOfReach(Thrown thrown) {
        int call = 0;
        boolean sprung = true;
        while (sprung) {
            call++;
            Trap trap = new Trap(thrown);
            trap.setAt(call);
            ScriptedServer recipient = new ScriptedServer(sql -> {
                trap.step(sql);
                return null;
            });

            try (CloneSession session = spec().openSession(recipient.server())) {
                Throwable end = catchThrowable(session::preflight);
                if (end != null) {
                    assertThat(end).as("call %d", call).isInstanceOf(MySqlCloneException.class);
                    assertThat(printed(end)).as("call %d", call).doesNotContain(SECRET);
                }
            }
            sprung = trap.isSprung();
        }
        assertThat(call).as("calls").isGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource
    void aDonorThatFailsIsUnknown(Thrown thrown) {
        int call = 0;
        boolean sprung = true;
        while (sprung) {
            call++;
            Trap trap = new Trap(thrown);
            trap.setAt(call);
            ScriptedServer donor = new ScriptedServer(sql -> {
                trap.step(sql);
                return null;
            });
            ScriptedServer recipient = new ScriptedServer(sql -> null);

            try (CloneSession session = spec().donorServer(donor.server()).openSession(recipient.server())) {
                PreflightReport report = session.preflight();

                assertThat(report.results()).hasSize(CheckId.values().length);
                assertThat(report.toString()).as("call %d", call).doesNotContain(SECRET);
            }
            sprung = trap.isSprung();
        }
        assertThat(call).as("calls").isGreaterThan(3);
    }
}
