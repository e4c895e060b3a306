package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.pair.ReadyPair;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Describes a donor and a recipient that run as processes on this machine.
 *
 * <p>An immutable value: each step returns a new one.
 *
 * <pre>{@code
 * try (ClonePair pair = ClonePairSpec.standard()
 *         .recipient(server -> server.unsupervised())
 *         .start()) {
 *     pair.donor().execute("CREATE DATABASE shop");
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ClonePairSpec {

    private final ServerSpec donor;
    private final ServerSpec recipient;

    private ClonePairSpec(ServerSpec donor, ServerSpec recipient) {
        this.donor = donor;
        this.recipient = recipient;
    }

    /**
     * Starts with both servers as {@link ServerSpec#standard()} describes them.
     *
     * @return a spec
     */
    public static ClonePairSpec standard() {
        return new ClonePairSpec(ServerSpec.standard(), ServerSpec.standard());
    }

    /**
     * Changes the donor.
     *
     * @param change gets the donor as described so far and returns what it is to be
     * @return a new spec
     */
    public ClonePairSpec donor(UnaryOperator<ServerSpec> change) {
        return new ClonePairSpec(Objects.requireNonNull(change.apply(donor), "the changed donor"), recipient);
    }

    /**
     * Changes the recipient.
     *
     * @param change gets the recipient as described so far and returns what it is to be
     * @return a new spec
     */
    public ClonePairSpec recipient(UnaryOperator<ServerSpec> change) {
        return new ClonePairSpec(donor, Objects.requireNonNull(change.apply(recipient), "the changed recipient"));
    }

    /**
     * Changes both servers in the same way.
     *
     * @param change gets each as described so far and returns what it is to be
     * @return a new spec
     */
    public ClonePairSpec both(UnaryOperator<ServerSpec> change) {
        return donor(change).recipient(change);
    }

    /**
     * Starts both servers, makes the accounts, and waits until all is ready to clone.
     *
     * <p>Each learns of the other by an option, {@code clone_valid_donor_list}, so that it still knows it after a restart; one
     * that the spec gives wins.
     *
     * @return the pair, which the caller closes
     * @throws TestkitException if MySQL is not to be had, or a server does not start
     */
    public ClonePair start() {
        return ProcessMembers.start(
                List.of(donor, recipient),
                members -> new ReadyPair(members.get(0), members.get(1), ProcessMembers::linkTo, () -> {}));
    }
}
