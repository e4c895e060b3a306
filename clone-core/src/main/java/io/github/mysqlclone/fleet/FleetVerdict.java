package io.github.mysqlclone.fleet;

import java.util.List;
import java.util.Objects;

/**
 * Say of a whole fleet what has to be done.
 *
 * @param members one for each member, in the order in which they were given
 * @param tree who would be cloned from whom if all copies took equally long
 * @param remarks what keeps nothing from being done, in sentences: members that cannot be cloned from each other, and, where the
 *     policy leaves that check out, binary logs that the source may purge before the last copy follows it
 * @since 0.1.0
 */
public record FleetVerdict(List<MemberVerdict> members, CloneTree tree, List<String> remarks) {

    /** Copy the lists. */
    public FleetVerdict {
        members = List.copyOf(members);
        Objects.requireNonNull(tree, "tree");
        remarks = List.copyOf(remarks);
    }

    /** {@return those with which nothing may be done} */
    public List<MemberVerdict.Refused> refused() {
        return members.stream()
                .filter(MemberVerdict.Refused.class::isInstance)
                .map(MemberVerdict.Refused.class::cast)
                .toList();
    }

    /** {@return whether all replicate already} */
    public boolean isDone() {
        return members.stream().allMatch(MemberVerdict.Nothing.class::isInstance);
    }

    /** {@return a line for each member, then the tree and the remarks} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        members.forEach(member -> text.append(member).append('\n'));
        if (!tree.branches().isEmpty()) {
            text.append("To be cloned:\n").append(tree);
        }
        remarks.forEach(remark -> text.append('\n').append(remark));
        return text.toString().strip();
    }
}
