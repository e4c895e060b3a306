package io.github.mysqlclone.internal.fleet.plan;

import io.github.mysqlclone.fleet.CloneTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tree that comes about if nothing fails and all copies take equally long. */
public final class PlannedTree {

    private PlannedTree() {}

    /** What would be done. */
    public record Plan(CloneTree tree, int rounds) {}

    /** Plays it through. */
    public static Plan of(CloneQueue begun, String root) {
        List<CloneTree.Branch> branches = new ArrayList<>();
        CloneQueue queue = begun;
        int rounds = 0;
        while (!queue.isDone()) {
            long now = rounds;
            queue = startAll(queue, branches, now);
            if (queue.running().isEmpty()) {
                break;
            }
            rounds++;
            for (Pairing pairing : queue.running()) {
                queue = queue.completed(pairing.recipient(), true, rounds);
            }
        }
        return new Plan(new CloneTree(root, branches), rounds);
    }

    private static CloneQueue startAll(CloneQueue queue, List<CloneTree.Branch> branches, long now) {
        CloneQueue begun = queue;
        for (Optional<Pairing> next = begun.next(now); next.isPresent(); next = begun.next(now)) {
            Pairing pairing = next.get();
            branches.add(new CloneTree.Branch(pairing.recipient(), pairing.donor(), pairing.generation()));
            begun = begun.started(pairing, now);
        }
        return begun;
    }
}
