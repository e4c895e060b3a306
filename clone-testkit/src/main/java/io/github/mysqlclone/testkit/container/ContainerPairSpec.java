package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.pair.ReadyPair;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Describes a donor and a recipient that run in containers, in a network of their own.
 *
 * <p>An immutable value: each step returns a new one. The recipient knows the donor as {@code donor}, port 3306; this JVM
 * reaches both at ports that the engine publishes.
 *
 * <pre>{@code
 * try (ClonePair pair = ContainerPairSpec.standard()
 *         .both(server -> server.image("mysql:8.4"))
 *         .start()) {
 *     pair.donor().execute("CREATE DATABASE shop");
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ContainerPairSpec {

    private final ContainerServerSpec donor;
    private final ContainerServerSpec recipient;

    private ContainerPairSpec(ContainerServerSpec donor, ContainerServerSpec recipient) {
        this.donor = donor;
        this.recipient = recipient;
    }

    /**
     * Starts with both servers as {@link ContainerServerSpec#standard()} describes them.
     *
     * @return a spec
     */
    public static ContainerPairSpec standard() {
        return new ContainerPairSpec(ContainerServerSpec.standard(), ContainerServerSpec.standard());
    }

    /**
     * Changes the donor.
     *
     * @param change gets the donor as described so far and returns what it is to be
     * @return a new spec
     */
    public ContainerPairSpec donor(UnaryOperator<ContainerServerSpec> change) {
        return new ContainerPairSpec(Objects.requireNonNull(change.apply(donor), "the changed donor"), recipient);
    }

    /**
     * Changes the recipient.
     *
     * @param change gets the recipient as described so far and returns what it is to be
     * @return a new spec
     */
    public ContainerPairSpec recipient(UnaryOperator<ContainerServerSpec> change) {
        return new ContainerPairSpec(donor, Objects.requireNonNull(change.apply(recipient), "the changed recipient"));
    }

    /**
     * Changes both servers in the same way.
     *
     * @param change gets each as described so far and returns what it is to be
     * @return a new spec
     */
    public ContainerPairSpec both(UnaryOperator<ContainerServerSpec> change) {
        return donor(change).recipient(change);
    }

    /**
     * Starts both servers, makes the accounts, and waits until all is ready to clone.
     *
     * <p>Each learns of the other by an option, {@code clone_valid_donor_list}, so that it still knows it after a restart; one
     * that the spec gives wins.
     *
     * @return the pair, which the caller closes
     * @throws TestkitException if no engine answers, an image is not to be had or has a MySQL that will not do, or a
     *     server does not start
     */
    public ClonePair start() {
        return ContainerMembers.start(
                List.of(ContainerMembers.DONOR, ContainerMembers.RECIPIENT),
                List.of(donor, recipient),
                (bridge, members) -> new ReadyPair(
                        members.get(0),
                        members.get(1),
                        server -> bridge.linkTo(server.host(), server.port()),
                        bridge::close));
    }
}
