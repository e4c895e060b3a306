package io.github.mysqlclone.fleet;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Show who was or would be cloned from whom.
 *
 * @param root the {@code host:port} of the source
 * @param branches one for each copy, in the order in which they begin
 * @since 0.1.0
 */
public record CloneTree(String root, List<Branch> branches) {

    /** Copy the list. */
    public CloneTree {
        Objects.requireNonNull(root, "root");
        branches = List.copyOf(branches);
    }

    /**
     * One copy.
     *
     * @param member the {@code host:port} of the copy
     * @param parent the {@code host:port} of its donor
     * @param generation 1 for a child of the source, 2 for a child of such a one
     */
    public record Branch(String member, String parent, int generation) {

        /** Require the parts. */
        public Branch {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(parent, "parent");
        }
    }

    /** {@return the tree, a line for each server, those that are cloned from it below it and to the right} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(root);
        append(text, root, "\n  ");
        // Their donor was cloned by an earlier call, or is none of the fleet.
        Set<String> shown = new HashSet<>(Set.of(root));
        branches.forEach(branch -> shown.add(branch.member()));
        for (Branch branch : branches) {
            if (shown.add(branch.parent())) {
                text.append('\n').append(branch.parent());
                append(text, branch.parent(), "\n  ");
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text, String parent, String indent) {
        for (Branch branch : branches) {
            if (branch.parent().equals(parent)) {
                text.append(indent).append(branch.member());
                append(text, branch.member(), indent + "  ");
            }
        }
    }
}
