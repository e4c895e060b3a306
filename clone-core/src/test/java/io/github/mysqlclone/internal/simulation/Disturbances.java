package io.github.mysqlclone.internal.simulation;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What gets into the way of a clone, or of whoever asks how it stands. */
final class Disturbances {

    private static final List<Integer> LOGIN_ERRORS = List.of(1040, 1045, 3032, 1053, 1226);
    private static final int REFUSED = 1142;

    /** One thing that may happen. */
    private record Disturbance(String name, Runnable happens) {}

    private final Random random;
    private final SimulatedClock clock;
    private final Consumer<String> teller;
    private final List<Disturbance> all;
    private final int percent;
    private boolean refusesLogins;
    private boolean isAnotherServer;
    private boolean refusesTables;
    private boolean hidesSessions;

    Disturbances(Random random, SimulatedClock clock, CloneCourse course, Consumer<String> teller) {
        this.random = random;
        this.clock = clock;
        this.teller = teller;
        this.percent = List.of(0, 3, 10, 30).get(random.nextInt(4));
        this.all = List.of(
                new Disturbance("the connections break", course.process()::breakConnections),
                new Disturbance("the statement is lost", course.ours()::loseStatement),
                new Disturbance("the server dies", course::die),
                new Disturbance("the server dies soon after", course::die),
                new Disturbance("somebody kills what runs", course::killWhateverRuns),
                new Disturbance("the clock steps", clock::step),
                new Disturbance("logins are refused, or no longer", () -> refusesLogins = !refusesLogins),
                new Disturbance("another server answers, or no longer", () -> isAnotherServer = !isAnotherServer),
                new Disturbance("the tables are refused, or no longer", () -> refusesTables = !refusesTables),
                new Disturbance("the sessions are hidden, or no longer", () -> hidesSessions = !hidesSessions));
    }

    void perhaps() {
        if (random.nextInt(100) < percent) {
            Disturbance next = all.get(random.nextInt(all.size()));
            teller.accept(next.name());
            next.happens().run();
        }
    }

    void admit() throws SQLException {
        if (refusesLogins) {
            clock.passInVain();
            throw Errors.said(LOGIN_ERRORS.get(random.nextInt(LOGIN_ERRORS.size())));
        }
    }

    boolean isAnotherServer() {
        return isAnotherServer;
    }

    void readCloneTables() throws SQLException {
        if (refusesTables) {
            throw Errors.said(REFUSED);
        }
    }

    void showSessions() throws SQLException {
        if (hidesSessions) {
            throw Errors.said(REFUSED);
        }
    }

    /** Two readers of the clone tables get into each other's way. */
    boolean isReadByAnother() {
        return percent > 0 && random.nextInt(20) == 0;
    }
}
