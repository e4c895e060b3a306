package io.github.mysqlclone.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Report what was done with a fleet.
 *
 * @param outcomes one for each member, in the order in which they were given
 * @param tree who was cloned from whom
 * @param begin when it began
 * @param duration how long it took
 * @param leftovers what was changed and could not be put back
 * @param ledgers the folder with notes of what is to be put back still, for the next call; empty if there is nothing
 * @since 0.1.0
 */
public record FleetReport(
        List<MemberOutcome> outcomes,
        CloneTree tree,
        Instant begin,
        Duration duration,
        List<FleetLeftover> leftovers,
        Optional<Path> ledgers) {

    /** Copy the lists. */
    public FleetReport {
        outcomes = List.copyOf(outcomes);
        Objects.requireNonNull(tree, "tree");
        Objects.requireNonNull(begin, "begin");
        Objects.requireNonNull(duration, "duration");
        leftovers = List.copyOf(leftovers);
        Objects.requireNonNull(ledgers, "ledgers");
    }

    /** {@return whether every member replicates and is in no quarantine any more} */
    public boolean isComplete() {
        return outcomes.stream()
                .allMatch(outcome -> outcome instanceof MemberOutcome.Replicating
                        || (outcome instanceof MemberOutcome.Cloned cloned
                                && cloned.status().isPresent()));
    }

    /**
     * Find what became of one member.
     *
     * @param member one of those that were given
     * @return its outcome
     * @throws IllegalArgumentException if it is none of them
     */
    public MemberOutcome of(FleetMember member) {
        return outcomes.stream()
                .filter(outcome -> outcome.member().address().equals(member.address()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "member: must be one of those that the fleet was made of (was " + member + ")"));
    }

    /** {@return a line for each member, the tree, the time, and what is left behind} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        outcomes.forEach(outcome -> text.append(outcome).append('\n'));
        if (!tree.branches().isEmpty()) {
            text.append("Cloned:\n").append(tree).append('\n');
        }
        text.append("It took ").append(duration.toSeconds()).append(" s.");
        leftovers.forEach(leftover -> text.append('\n').append(leftover));
        ledgers.ifPresent(folder ->
                text.append("\nWhat is to be put back still is noted in ").append(folder));
        return text.toString();
    }
}
