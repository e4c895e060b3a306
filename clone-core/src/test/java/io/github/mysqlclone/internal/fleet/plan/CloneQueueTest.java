package io.github.mysqlclone.internal.fleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloneQueueTest {

    private static final QueueRules USUAL = new QueueRules(1000, false, 1000, Set.of());
    private static final QueueRules ROOT_ALONE = new QueueRules(1000, true, 1000, Set.of());
    private static final long MINUTE = 60_000;

    private static ServerLocation place(String name) {
        return new ServerLocation(name, name, Optional.empty());
    }

    private static ServerLocation inRack(String name, String rack) {
        return new ServerLocation(name, name, Optional.of(rack));
    }

    private static List<ServerLocation> places(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> place("m" + number))
                .toList();
    }

    private static CloneQueue queue(QueueRules rules, ServerLocation... members) {
        return CloneQueue.begin(rules, place("root"), List.of(members), 0);
    }

    private static CloneQueue begin(CloneQueue queue, String donor, String recipient, int generation) {
        return queue.started(new Pairing(donor, recipient, generation), 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 15, 16, 100})
    void copiesTakeAsManyRoundsAsTheLogarithm(int members) {
        CloneQueue queue = CloneQueue.begin(USUAL, place("root"), places(members), 0);

        PlannedTree.Plan plan = PlannedTree.of(queue, "root");

        assertThat(plan.tree().branches()).hasSize(members);
        assertThat(plan.rounds()).isEqualTo((int) Math.ceil(Math.log(members + 1.0) / Math.log(2)));
    }

    @Test
    void oneGenerationClonesAllFromTheRoot() {
        CloneQueue queue = CloneQueue.begin(new QueueRules(4, false, 1, Set.of()), place("root"), places(3), 0);

        PlannedTree.Plan plan = PlannedTree.of(queue, "root");

        assertThat(plan.rounds()).isEqualTo(3);
        assertThat(plan.tree().branches()).allMatch(branch -> branch.parent().equals("root"));
    }

    @Test
    void noMoreRunThanMay() {
        CloneQueue queue = queue(new QueueRules(1, false, 1000, Set.of()), place("a"), place("b"), place("c"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 1);
        queue = queue.started(queue.next(1).orElseThrow(), 1);

        assertThat(queue.next(1)).isEmpty();
    }

    @Test
    void aPairThatCannotWorkIsNoAttemptAndIsNotMadeAgain() {
        CloneQueue queue = queue(USUAL, place("a"), place("b"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 1).left("root");
        queue = begin(queue, "a", "b", 2).unfit("b", 2);

        assertThat(queue.waiting()).containsExactly("b");
        assertThat(queue.next(2)).isEmpty();
        assertThat(queue.isStarved()).isTrue();
    }

    @Test
    void aPairThatCannotWorkLeavesTheOtherDonors() {
        CloneQueue queue = queue(ROOT_ALONE, place("a"), place("b"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 1);
        queue = begin(queue, "a", "b", 2).unfit("b", 2);

        assertThat(queue.next(2)).contains(new Pairing("root", "b", 1));
    }

    @Test
    void oneThatIsGivenUpHasFailedAndItsDonorIsFree() {
        CloneQueue queue = queue(USUAL, place("a"), place("b"));
        queue = begin(queue, "root", "a", 1).givenUp("a", 1);

        assertThat(queue.ended()).containsEntry("a", QueueOutcome.FAILED);
        assertThat(queue.next(1)).contains(new Pairing("root", "b", 1));
        assertThat(queue.givenUp("b", 1).isDone()).isTrue();
    }

    @Test
    void oneThatNeedsTimeIsTriedAgainLater() {
        CloneQueue queue = queue(USUAL, place("a"));
        queue = begin(queue, "root", "a", 1)
                .failed("a", new FailureConsequence(true, false, false), 1)
                .later("a", 100);

        assertThat(queue.next(99)).isEmpty();
        assertThat(queue.isStarved()).isFalse();
        assertThat(queue.next(100)).contains(new Pairing("root", "a", 1));
    }

    @Test
    void aCopyOfACopyIsAsOldAsThat() {
        CloneQueue queue = queue(ROOT_ALONE, place("a"), place("b"), place("c"), place("d"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 0);
        queue = begin(queue, "root", "b", 1).completed("b", true, 10 * MINUTE);
        queue = begin(queue, "a", "c", 2).completed("c", true, 20 * MINUTE);

        assertThat(queue.next(20 * MINUTE).orElseThrow().donor()).isEqualTo("b");
    }

    @Test
    void theRootRestsWhileAnotherOneIsFree() {
        CloneQueue queue = queue(ROOT_ALONE, inRack("a", "1"), place("b"), place("c"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 10);

        Pairing first = queue.next(10 + 5 * MINUTE).orElseThrow();
        assertThat(first.donor()).isEqualTo("a");
        assertThat(queue.started(first, 20).next(20).orElseThrow().donor()).isEqualTo("root");
    }

    @Test
    void sameRackGoesFirst() {
        CloneQueue queue = CloneQueue.begin(
                USUAL, inRack("root", "1"), List.of(inRack("a", "2"), inRack("b", "1"), inRack("c", "2")), 0);
        Pairing first = queue.next(0).orElseThrow();
        assertThat(first).isEqualTo(new Pairing("root", "b", 1));

        queue = begin(queue, "root", "a", 1).completed("a", true, 1);
        queue = queue.started(queue.next(1).orElseThrow(), 1);
        assertThat(queue.running()).containsExactly(new Pairing("root", "b", 1));
        assertThat(queue.next(1)).contains(new Pairing("a", "c", 2));
    }

    @Test
    void thenTheOneThatLagsLeast() {
        CloneQueue queue = queue(ROOT_ALONE, place("a"), place("b"), place("c"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 0);
        queue = begin(queue, "root", "b", 1).completed("b", true, 10 * MINUTE);

        assertThat(queue.next(11 * MINUTE).orElseThrow().donor()).isEqualTo("b");
    }

    @Test
    void thenTheOneThatFailedLeast() {
        CloneQueue queue = queue(ROOT_ALONE, place("a"), place("b"), place("c"), place("d"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 0);
        queue = begin(queue, "root", "b", 1).completed("b", true, 1);
        queue = begin(queue, "a", "c", 2).failed("c", new FailureConsequence(true, false, true), 2);

        assertThat(queue.next(3).orElseThrow().donor()).isEqualTo("b");
    }

    @Test
    void thenTheOneThatIsFreeForLongest() {
        CloneQueue queue = queue(ROOT_ALONE, place("a"), place("b"), place("c"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 5);
        queue = begin(queue, "root", "b", 1).completed("b", true, 9);

        assertThat(queue.next(11).orElseThrow().donor()).isEqualTo("a");
    }

    @Test
    void aMachineHasOneCloneAtATime() {
        ServerLocation one = new ServerLocation("a", "machine", Optional.empty());
        ServerLocation other = new ServerLocation("b", "machine", Optional.empty());
        CloneQueue queue = CloneQueue.begin(USUAL, place("root"), List.of(place("x"), one, other), 0);
        queue = begin(queue, "root", "x", 1).completed("x", true, 1);
        queue = begin(queue, "root", "a", 1);

        assertThat(queue.next(2)).isEmpty();
        assertThat(queue.completed("a", true, 3).next(3)).isPresent();
    }

    @Test
    void whoFailedIsTriedOnceMoreWithAnotherDonor() {
        CloneQueue queue = queue(USUAL, place("a"), place("b"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 1);
        queue = begin(queue, "a", "b", 2).failed("b", new FailureConsequence(true, false, true), 2);

        Pairing again = queue.next(2).orElseThrow();
        assertThat(again.donor()).isEqualTo("root");
        queue = queue.started(again, 2).failed("b", new FailureConsequence(true, false, true), 3);
        assertThat(queue.ended()).containsEntry("b", QueueOutcome.FAILED);
        assertThat(queue.isDone()).isTrue();
    }

    @Test
    void whoFailedWaitsForTheCloneThatMakesAnotherDonor() {
        CloneQueue queue = queue(USUAL, place("a"), place("b"), place("c"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 1);
        queue = begin(queue, "a", "b", 2);
        queue = begin(queue, "root", "c", 1).failed("c", new FailureConsequence(true, false, true), 2);

        assertThat(queue.next(2)).isEmpty();
        assertThat(queue.completed("b", true, 3).next(3).orElseThrow().donor()).isIn("a", "b");
    }

    @Test
    void whereThereIsNoOtherDonorTheSameIsTakenAgain() {
        CloneQueue queue = begin(queue(USUAL, place("a")), "root", "a", 1)
                .failed("a", new FailureConsequence(true, false, false), 1);

        assertThat(queue.next(1)).contains(new Pairing("root", "a", 1));
    }

    @Test
    void whatCannotGetBetterIsFinal() {
        CloneQueue queue = begin(queue(USUAL, place("a")), "root", "a", 1).failed("a", FailureConsequence.forGood(), 1);

        assertThat(queue.ended()).containsEntry("a", QueueOutcome.FAILED);
    }

    @Test
    void whoWasEmptiedIsNeverADonor() {
        CloneQueue queue = queue(USUAL, place("a"), place("b"));
        queue = begin(queue, "root", "a", 1).failed("a", new FailureConsequence(true, true, false), 1);
        assertThat(queue.isEmptied("a")).isTrue();
        queue = begin(queue, "root", "a", 1).completed("a", true, 2);

        assertThat(queue.next(2)).contains(new Pairing("root", "b", 1));
        assertThat(begin(queue, "root", "b", 1).next(2)).isEmpty();
    }

    @Test
    void aDonorIsOutAfterTwoStrikesOfDifferentRecipients() {
        CloneQueue queue = queue(ROOT_ALONE, place("a"), place("b"), place("c"), place("d"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 1);
        queue = begin(queue, "a", "b", 2).failed("b", new FailureConsequence(true, false, true), 2);
        queue = begin(queue, "a", "c", 2).failed("c", new FailureConsequence(true, false, true), 3);

        assertThat(queue.next(3).orElseThrow().donor()).isEqualTo("root");
        assertThat(begin(queue, "root", "d", 1).next(3)).isEmpty();
    }

    @Test
    void nobodyIsLeftToServe() {
        CloneQueue queue = queue(USUAL, place("a"), place("b"), place("c"));
        queue = begin(queue, "root", "a", 1).failed("a", new FailureConsequence(true, false, true), 2);
        assertThat(queue.isStarved()).isFalse();
        queue = begin(queue, "root", "b", 1).failed("b", new FailureConsequence(true, false, true), 3);

        assertThat(queue.isStarved()).isTrue();
        assertThat(queue.stopped().ended()).containsOnlyKeys("a", "b", "c").containsValue(QueueOutcome.NOT_STARTED);
    }

    @Test
    void aDonorThatSomebodyElseUsesIsAskedLater() {
        CloneQueue queue = queue(USUAL, place("a"));
        queue = begin(queue, "root", "a", 1).returned("a", 100, 50);

        assertThat(queue.next(99)).isEmpty();
        assertThat(queue.isStarved()).isFalse();
        assertThat(queue.next(100)).isPresent();
    }

    @Test
    void anUnknownEndKeepsItsDonorClosed() {
        CloneQueue queue =
                begin(queue(USUAL, place("a"), place("b")), "root", "a", 1).unresolved("a", 360_000, 5);

        assertThat(queue.ended()).containsEntry("a", QueueOutcome.UNRESOLVED);
        assertThat(queue.next(359_999)).isEmpty();
        assertThat(queue.next(360_000)).isPresent();
    }

    @Test
    void aCopyLeavesWhenNobodyWaitsAndItServesNobody() {
        CloneQueue queue = queue(USUAL, place("a"), place("b"), place("c"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 1);
        assertThat(queue.mayLeave("a", 3)).isFalse();
        queue = begin(begin(queue, "a", "b", 2), "root", "c", 1);
        assertThat(queue.mayLeave("a", 3)).isFalse();
        queue = queue.completed("b", true, 2);

        assertThat(queue.mayLeave("a", 3)).isTrue();
        assertThat(queue.mayLeave("b", 3)).isTrue();
    }

    @Test
    void aCopyThatCannotServeLeavesAtOnce() {
        CloneQueue unfit = queue(USUAL, place("a"), place("b"));
        unfit = begin(unfit, "root", "a", 1).completed("a", false, 1);
        CloneQueue shallow = queue(new QueueRules(4, false, 1, Set.of()), place("a"), place("b"));
        shallow = begin(shallow, "root", "a", 1).completed("a", true, 1);

        assertThat(unfit.mayLeave("a", 3)).isTrue();
        assertThat(shallow.mayLeave("a", 3)).isTrue();
    }

    @Test
    void pairsThatCannotWorkAreNotMade() {
        QueueRules rules = new QueueRules(4, true, 1000, Set.of(new QueueRules.Excluded("a", "b")));
        CloneQueue queue = queue(rules, place("a"), place("b"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 1);

        assertThat(queue.next(1)).contains(new Pairing("root", "b", 1));
    }

    @Test
    void aCloneThatRunsAlreadyIsFollowed() {
        CloneQueue queue = queue(USUAL, place("a"), place("b")).following(place("a"), "root", 0);

        assertThat(queue.next(0)).isEmpty();
        assertThat(queue.completed("a", true, 1).next(1)).isPresent();
    }

    @Test
    void aFailureThatIsHeardAfterTheEndIsNotWaitedFor() {
        CloneQueue queue =
                begin(queue(USUAL, place("a"), place("b")), "root", "a", 1).stopped();

        CloneQueue failed = queue.failed("a", new FailureConsequence(true, false, true), 1);
        CloneQueue returned = queue.returned("a", 100, 1);

        assertThat(failed.isDone()).isTrue();
        assertThat(failed.ended()).containsEntry("a", QueueOutcome.FAILED).containsEntry("b", QueueOutcome.NOT_STARTED);
        assertThat(returned.isDone()).isTrue();
        assertThat(returned.ended()).containsEntry("a", QueueOutcome.NOT_STARTED);
    }

    @Test
    void aCopyOfAnEarlierCallDoesNotLeaveWhileAFollowedCloneMayComeFromIt() {
        CloneQueue queue = queue(USUAL, place("b")).following(place("b"), "a", 0);
        assertThat(queue.mayLeave("a", 0)).isFalse();

        queue = queue.unresolved("b", 360_000, 5);

        assertThat(queue.isDone()).isTrue();
        assertThat(queue.mayLeave("a", 359_999)).isFalse();
        assertThat(queue.mayLeave("a", 360_000)).isTrue();
    }

    @Test
    void aCopyWhoseRecipientIsLostDoesNotLeaveBeforeItsWindowIsOver() {
        CloneQueue queue = queue(USUAL, place("a"), place("b"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 1);
        queue = begin(queue, "a", "b", 2).unresolved("b", 360_000, 5);

        assertThat(queue.mayLeave("a", 359_999)).isFalse();
        assertThat(queue.mayLeave("a", 360_000)).isTrue();
    }

    @Test
    void aCopyServesNoMoreWhenItsChildrenMightFindPurgedWhatTheyLack() {
        CloneQueue queue = queue(new QueueRules(4, true, 1000, Set.of(), 10 * MINUTE), place("a"), place("b"));
        queue = begin(queue, "root", "a", 1).completed("a", true, 2 * MINUTE);

        // It took two minutes, so that the next one may take four.
        assertThat(queue.next(6 * MINUTE)).contains(new Pairing("a", "b", 2));
        assertThat(queue.mayLeave("a", 6 * MINUTE)).isFalse();
        assertThat(queue.next(6 * MINUTE + 1)).contains(new Pairing("root", "b", 1));
        assertThat(queue.mayLeave("a", 6 * MINUTE + 1)).isTrue();
        assertThat(queue.isTooOld("a", 6 * MINUTE + 1)).isTrue();
    }

    @Test
    void aGrandchildIsAsOldAsTheChildItDescendsFrom() {
        CloneQueue queue =
                queue(new QueueRules(4, true, 1000, Set.of(), 10 * MINUTE), place("a"), place("b"), place("c"));
        queue = begin(queue, "root", "a", 1).completed("a", true, MINUTE);
        queue = queue.started(new Pairing("a", "b", 2), 6 * MINUTE)
                .completed("b", true, 7 * MINUTE)
                .left("a");

        assertThat(queue.next(8 * MINUTE)).contains(new Pairing("b", "c", 3));
        assertThat(queue.next(8 * MINUTE + 1)).contains(new Pairing("root", "c", 1));
    }

    @Test
    void aCopyThatIsTooOldGoesOnServingTheCloneThatRuns() {
        CloneQueue queue =
                queue(new QueueRules(4, true, 1000, Set.of(), 10 * MINUTE), place("a"), place("b"), place("c"));
        queue = begin(queue, "root", "a", 1).completed("a", true, MINUTE);
        queue = queue.started(new Pairing("a", "b", 2), 2 * MINUTE);

        assertThat(queue.mayLeave("a", 60 * MINUTE)).isFalse();
    }
}
