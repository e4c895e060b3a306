package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.internal.pair.DonorList;
import io.github.mysqlclone.testkit.internal.pair.Member;
import io.github.mysqlclone.testkit.internal.pair.ReadyGroup;
import io.github.mysqlclone.testkit.internal.pair.WholeOrNothing;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import java.util.List;
import java.util.function.Function;

/** Makes the servers of a group, of which each is told where all others are. */
final class ProcessMembers {

    private ProcessMembers() {}

    /** Starts a group of them, on failure of which none is left. */
    static <G extends ReadyGroup> G start(List<ServerSpec> specs, Function<List<Member>, G> group) {
        G ready = WholeOrNothing.of(parts -> group.apply(create(specs, parts)));
        ready.startAll();
        return ready;
    }

    private static List<Member> create(List<ServerSpec> specs, WholeOrNothing parts) {
        List<ProcessTestServer> servers =
                specs.stream().map(spec -> parts.add(spec.prepare())).toList();
        List<Member> members = servers.stream().map(Member::at).toList();
        List<String> addresses = members.stream().map(Member::addressForOthers).toList();
        for (int index = 0; index < servers.size(); index++) {
            if (!specs.get(index).plan().runningOptions().contains(DonorList.OPTION)) {
                servers.get(index)
                        .addOption(ServerOptions.none().with(DonorList.OPTION, DonorList.ofOthers(addresses, index)));
            }
        }
        return members;
    }

    static NetworkLink linkTo(TestServer server) {
        return NetworkLink.to(server.host(), server.port());
    }
}
