package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.pair.DonorList;
import io.github.mysqlclone.testkit.internal.pair.Member;
import io.github.mysqlclone.testkit.internal.pair.ReadyGroup;
import io.github.mysqlclone.testkit.internal.pair.WholeOrNothing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.testcontainers.mysql.MySQLContainer;

/** Makes the servers of a group, in a network of their own, of which each is told where all others are. */
final class ContainerMembers {

    static final String DONOR = "donor";
    static final String RECIPIENT = "recipient";

    private ContainerMembers() {}

    /** Starts a group whose servers know each other as donor, recipient1, recipient2 and so on. */
    static ServerGroup start(int servers, ContainerServerSpec donor, ContainerServerSpec recipient) {
        ReadyGroup.requireSize(servers);
        List<String> names = Stream.concat(
                        Stream.of(DONOR), IntStream.range(1, servers).mapToObj(number -> RECIPIENT + number))
                .toList();
        List<ContainerServerSpec> specs = names.stream()
                .map(name -> name.equals(DONOR) ? donor : recipient)
                .toList();
        return start(
                names,
                specs,
                (bridge, members) ->
                        new ReadyGroup(members, server -> bridge.linkTo(server.host(), server.port()), bridge::close));
    }

    /** Starts servers under these names, on failure of which none is left. */
    static <G extends ReadyGroup> G start(
            List<String> names, List<ContainerServerSpec> specs, BiFunction<PairBridge, List<Member>, G> group) {
        G ready = WholeOrNothing.of(parts -> {
            PairBridge bridge = parts.add(PairBridge.make());
            List<Member> members = new ArrayList<>();
            List<String> addresses = names.stream()
                    .map(name -> name + ":" + MySQLContainer.MYSQL_PORT)
                    .toList();
            for (int index = 0; index < names.size(); index++) {
                ContainerServerSpec told =
                        specs.get(index).optionUnlessGiven(DonorList.OPTION, DonorList.ofOthers(addresses, index));
                TestServer server =
                        parts.add(ContainerPreparation.of(told.plan()).prepareIn(bridge, names.get(index)));
                members.add(new Member(server, names.get(index), MySQLContainer.MYSQL_PORT));
            }
            return group.apply(bridge, members);
        });
        ready.startAll();
        return ready;
    }
}
