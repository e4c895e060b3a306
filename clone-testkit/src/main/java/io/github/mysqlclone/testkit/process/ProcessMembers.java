package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.internal.pair.DonorList;
import io.github.mysqlclone.testkit.internal.pair.Member;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import java.util.ArrayList;
import java.util.List;

/** Makes the servers of a group, of which each is told where all others are. */
final class ProcessMembers {

    private ProcessMembers() {}

    /** Makes them; on failure what was made is closed. */
    static List<Member> create(List<ServerSpec> specs) {
        List<ProcessTestServer> servers = new ArrayList<>();
        try {
            specs.forEach(spec -> servers.add(spec.prepare()));
            List<Member> members = servers.stream().map(Member::at).toList();
            List<String> addresses =
                    members.stream().map(Member::addressForOthers).toList();
            for (int index = 0; index < servers.size(); index++) {
                if (!specs.get(index).plan().runningOptions().contains(DonorList.OPTION)) {
                    servers.get(index)
                            .addOption(
                                    ServerOptions.none().with(DonorList.OPTION, DonorList.ofOthers(addresses, index)));
                }
            }
            return members;
        } catch (RuntimeException | Error e) {
            servers.forEach(TestServer::close);
            throw e;
        }
    }

    static NetworkLink linkTo(TestServer server) {
        return NetworkLink.to(server.host(), server.port());
    }
}
