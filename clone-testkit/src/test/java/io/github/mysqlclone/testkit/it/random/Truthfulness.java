package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.server.Side;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what was reported against what was found. */
final class Truthfulness {

    private final Trial trial;
    private final Reported reported;
    private final Optional<Reported> heardBeside;
    private final Found before;
    private final Found after;
    private final List<String> lies = new ArrayList<>();

    private Truthfulness(Trial trial, Reported reported, Optional<Reported> heardBeside, Found after) {
        this.trial = trial;
        this.reported = reported;
        this.heardBeside = heardBeside;
        this.before = trial.before();
        this.after = after;
    }

    /** Returns what was said that is not so. */
    static List<String> lies(Trial trial, Reported reported, Optional<Reported> heardBeside, Found after) {
        Truthfulness truthfulness = new Truthfulness(trial, reported, heardBeside, after);
        if (!truthfulness.isOthersDoing()) {
            truthfulness.end();
        }
        if (!reported.isTakenUp()) {
            truthfulness.changes();
        }
        return truthfulness.lies;
    }

    private void end() {
        switch (reported.end()) {
            case COMPLETED -> completed(reported.result().orElseThrow());
            case FAILED, CANCELLED -> failed(reported.failure().orElseThrow());
            case NOT_BEGUN -> notBegun();
            case UNRESOLVED -> unresolved();
            case UNEXPECTED -> lies.add("an exception that says nothing of the clone");
        }
    }

    private void expect(boolean isTrue, String lie) {
        if (!isTrue) {
            lies.add(lie);
        }
    }

    private void completed(CloneResult result) {
        if (!isForgotten(result)) {
            expect(after.isCompleted(), "it says Completed, the server says " + after.lastClone());
            expect(
                    after.lastClone().map(CloneStatus::identity).equals(Optional.of(result.identity())),
                    "it completed as " + result.identity() + ", the server notes " + after.lastClone());
        }
        if (isTakenUpFromSomebodyElse(result)) {
            expect(Files.exists(trial.copyByHand().resolve("mysql.ibd")), "there is no copy of the recipient");
            return;
        }
        expect(
                result.kind() == (trial.drawn().isDirectory() ? CloneKind.DIRECTORY : CloneKind.REPLACE),
                "it completed a clone of kind " + result.kind());
        if (result.kind() == CloneKind.DIRECTORY) {
            expect(
                    Files.exists(trial.drawn().copy().resolve(Found.DONORS_SCHEMA + "/item.ibd")),
                    "there is no copy of the data");
            expect(
                    Files.notExists(trial.drawn().copy().resolve("#clone/#status_in_progress")),
                    "the server says of the copy that it is not whole");
            expect(after.data() == RecipientData.UNTOUCHED, "a directory clone changed the recipient's data");
            return;
        }
        expect(after.data() == RecipientData.REPLACED, "it completed, and the recipient's data is " + after.data());
        coordinates(result.coordinates().orElseThrow());
        expect(
                result.quarantine().isPresent() == (trial.drawn().isQuarantined() && !reported.isTakenUp()),
                "its quarantine is " + result.quarantine());
        result.quarantine()
                .filter(quarantine -> quarantine.notInForce().isEmpty())
                .ifPresent(quarantine -> expect(
                        "ON".equals(after.persisted().get("super_read_only"))
                                && "OFF".equals(after.persisted().get("event_scheduler"))
                                && after.persisted().keySet().stream()
                                        .anyMatch(name -> name.matches("skip_(replica|slave)_start"))
                                && after.readOnlyAndEvents().equals("1 OFF"),
                        "it is quarantined, and persisted is " + after.persisted() + ", in force "
                                + after.readOnlyAndEvents()));
    }

    private void coordinates(BinlogCoordinates told) {
        List<String> row = after.row();
        expect(
                told.file().orElse("").equals(row.get(1))
                        && told.position() == Long.parseLong(row.get(2))
                        && told.gtidExecuted().equals(GtidSet.parse(row.get(3))),
                "its coordinates are " + told + ", the server notes " + row);
        expect(
                after.executed().contains(told.gtidExecuted()),
                "it goes up to " + told.gtidExecuted() + ", and the server has " + after.executed());
    }

    /** Of a clone that leaves its own data alone a server knows until its next restart (seen on 9.7.4). */
    private boolean isForgotten(CloneResult result) {
        return result.kind() != CloneKind.REPLACE
                && after.lastClone().isEmpty()
                && trial.recipient().startCount() > 1;
    }

    /** Whose process is killed before it has sent its statement leaves the clone of somebody else to be taken up. */
    private boolean isTakenUpFromSomebodyElse(CloneResult result) {
        return reported.isTakenUp() && result.kind() == CloneKind.LOCAL;
    }

    private boolean isOfThisClone() {
        return reported.identity().isPresent()
                ? reported.identity().equals(after.lastClone().map(CloneStatus::identity))
                : after.hasAnotherCloneThan(before);
    }

    /** What is there to be seen comes from a clone that somebody else has begun since. */
    private boolean isOthersDoing() {
        return isBegunByHand()
                || heardBeside
                        .flatMap(Reported::identity)
                        .filter(other -> !reported.identity().equals(Optional.of(other)))
                        .filter(other ->
                                after.lastClone().map(CloneStatus::identity).equals(Optional.of(other)))
                        .isPresent();
    }

    /** No local clone is drawn. */
    private boolean isBegunByHand() {
        return after.lastClone()
                .filter(clone -> clone.identity().source().equals("LOCAL INSTANCE"))
                .isPresent();
    }

    private void failed(CloneFailure failure) {
        expect(!(after.isCompleted() && isOfThisClone()), "it did not fail, the server says " + after.lastClone());
        expect(
                failure.recipientData() == RecipientData.UNKNOWN || failure.recipientData() == after.data(),
                "the recipient's data is " + after.data() + ", it said " + failure.recipientData());
        after.lastClone()
                .filter(clone -> failure.identity().equals(Optional.of(clone.identity())))
                .ifPresent(clone -> sameAsTheRow(failure, clone));
        expect(
                failure.leftovers().isEmpty() || !failure.advice().endsWith("is put back."),
                "all is put back, it says, but not " + failure.leftovers());
        expect(isPartialCopyListed(failure), "it left a directory without a word");
        expect(!failure.advice().isBlank(), "it gives no advice");
    }

    private boolean isPartialCopyListed(CloneFailure failure) {
        return !trial.drawn().isDirectory()
                || Files.notExists(trial.drawn().copy())
                || failure.leftovers().stream()
                        .anyMatch(leftover ->
                                leftover.what().contains(" " + trial.drawn().copy()));
    }

    private void sameAsTheRow(CloneFailure failure, CloneStatus row) {
        expect(
                failure.error().map(ServerError::number).equals(row.error().map(ServerError::number)),
                "its error is " + failure.error() + ", the server notes " + row.error());
        expect(
                row.stages().stream()
                        .filter(stage -> failure.stage().equals(Optional.of(stage.stage())))
                        .noneMatch(stage -> stage.state() == ReportedState.COMPLETED),
                "it ended in " + failure.stage() + ", the server says " + row.stages());
    }

    private void notBegun() {
        expect(!after.hasAnotherCloneThan(before), "a clone has begun: " + after.lastClone());
        expect(after.data() == RecipientData.UNTOUCHED, "nothing was begun, and the data is " + after.data());
    }

    private void unresolved() {
        expect(
                reported.identity().isEmpty()
                        // It forgets a clone if it dies while it notes how far that is.
                        || after.lastClone().isEmpty()
                        || reported.identity().equals(after.lastClone().map(CloneStatus::identity)),
                "the server knows nothing of this clone, but of " + after.lastClone());
    }

    private boolean isListed(Side side) {
        return reported.leftovers().stream().anyMatch(leftover -> leftover.side() == side)
                || trial.drawn().ledger().filter(Files::exists).isPresent();
    }

    private void changes() {
        boolean keepsQuarantine =
                reported.result().flatMap(CloneResult::quarantine).isPresent();
        if (!isListed(Side.DONOR)) {
            expect(
                    after.accounts().stream().noneMatch(account -> account.startsWith("donor")),
                    "left without a word: " + after.accounts());
        }
        if (!isListed(Side.RECIPIENT)) {
            expect(
                    after.accounts().stream().noneMatch(account -> account.startsWith("recipient")),
                    "left without a word: " + after.accounts());
            expect(
                    after.donorList().equals(before.donorList())
                            || !after.donorList()
                                    .contains(trial.betweenServers().port() + ""),
                    "the donor list is " + after.donorList() + ", it was " + before.donorList());
            expect(after.bandwidth().equals(before.bandwidth()), "the bandwidth is limited to " + after.bandwidth());
            expect(
                    keepsQuarantine || after.persisted().equals(before.persisted()),
                    "persisted is " + after.persisted() + ", it was " + before.persisted());
        }
        trial.drawn()
                .ledger()
                .ifPresent(file -> expect(
                        !Files.exists(file)
                                || keepsQuarantine
                                || !reported.leftovers().isEmpty()
                                || reported.end() == Reported.End.UNRESOLVED,
                        "nothing is left, it says, but its ledger is"));
    }
}
