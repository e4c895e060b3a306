package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.pair.ReadyGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Describes servers that run as processes on this machine and are ready to clone from each other.
 *
 * <p>An immutable value: each step returns a new one.
 *
 * <pre>{@code
 * try (ServerGroup group = ServerGroupSpec.of(4).server(3, server -> server.unsupervised()).start()) {
 *     group.donor().execute("CREATE DATABASE shop");
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ServerGroupSpec {

    private final List<ServerSpec> servers;

    private ServerGroupSpec(List<ServerSpec> servers) {
        this.servers = List.copyOf(servers);
    }

    /**
     * Starts with servers as {@link ServerSpec#standard()} describes them.
     *
     * @param servers how many, the donor included, 2 to 100
     * @return a spec
     * @throws IllegalArgumentException if the number is out of range
     */
    public static ServerGroupSpec of(int servers) {
        return of(servers, ServerSpec.standard(), ServerSpec.standard());
    }

    static ServerGroupSpec of(int servers, ServerSpec donor, ServerSpec recipient) {
        ReadyGroup.requireSize(servers);
        List<ServerSpec> specs = new ArrayList<>(Collections.nCopies(servers, recipient));
        specs.set(0, donor);
        return new ServerGroupSpec(specs);
    }

    /**
     * Changes all servers in the same way.
     *
     * @param change gets each as described so far and returns what it is to be
     * @return a new spec
     */
    public ServerGroupSpec each(UnaryOperator<ServerSpec> change) {
        return new ServerGroupSpec(
                servers.stream().map(server -> changed(server, change)).toList());
    }

    /**
     * Changes one server.
     *
     * @param index which one: 0 for the donor, 1 for the first recipient
     * @param change gets it as described so far and returns what it is to be
     * @return a new spec
     * @throws IndexOutOfBoundsException if there is no such server
     */
    public ServerGroupSpec server(int index, UnaryOperator<ServerSpec> change) {
        List<ServerSpec> changed = new ArrayList<>(servers);
        changed.set(index, changed(servers.get(index), change));
        return new ServerGroupSpec(changed);
    }

    private static ServerSpec changed(ServerSpec server, UnaryOperator<ServerSpec> change) {
        return Objects.requireNonNull(change.apply(server), "the changed server");
    }

    /**
     * Starts all servers at the same time, makes the accounts, and waits until all is ready to clone.
     *
     * <p>Each learns of the others by an option, {@code clone_valid_donor_list}, so that it still knows them after a restart; one
     * that the spec gives wins.
     *
     * @return the group, which the caller closes
     * @throws TestkitException if MySQL is not to be had, or a server does not start
     */
    public ServerGroup start() {
        return ProcessMembers.start(servers, members -> new ReadyGroup(members, ProcessMembers::linkTo, () -> {}));
    }
}
