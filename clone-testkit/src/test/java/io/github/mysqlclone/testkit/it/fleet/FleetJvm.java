package io.github.mysqlclone.testkit.it.fleet;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process that makes servers the replicas of one, each clone of which rests after it has dropped what was there, or copies slowly. */
public final class FleetJvm {

    private FleetJvm() {}

    /** Starts one; without a rest each clone is slow. What it prints goes to a file of its own. */
    static ChildJvm start(FleetServers servers, Path ledgers, Duration rest, Path output) throws IOException {
        Account administrator = servers.root().server().account().orElseThrow();
        List<String> arguments = new ArrayList<>(List.of(
                ledgers.toString(),
                Long.toString(rest.toSeconds()),
                administrator.user(),
                administrator.password().reveal(),
                servers.root().host(),
                Integer.toString(servers.root().port())));
        for (TestServer member : servers.members()) {
            arguments.add(Integer.toString(member.port()));
        }
        return ChildJvm.start(FleetJvm.class, output, arguments.toArray(String[]::new));
    }

    /** Clones. */
    public static void main(String... arguments) {
        String host = arguments[4];
        Account administrator = Account.of(arguments[2], arguments[3]);
        int port = Integer.parseInt(arguments[5]);
        List<FleetMember> members = new ArrayList<>();
        for (int i = 6; i < arguments.length; i++) {
            int ofMember = Integer.parseInt(arguments[i]);
            members.add(FleetMember.at(host, ofMember)
                    .reachedBy(MySqlServer.at(host, ofMember).login(administrator)));
        }
        Fleet.of(
                        CloneSpec.remote(host, port)
                                .donorServer(MySqlServer.at(host, port).login(administrator))
                                .requireSsl()
                                .prepare(preparation(Duration.ofSeconds(Long.parseLong(arguments[1])))),
                        members,
                        setup -> setup.account(FleetServers.REPLICATOR).requireSsl())
                .ensureCloned(FleetOptions.defaults().ledgers(Path.of(arguments[0])));
    }

    private static Preparation preparation(Duration rest) {
        Preparation usual =
                Preparation.nothing().installPlugin().extendDonorList().temporaryDonorAccount();
        return rest.isZero() ? FleetServers.slow(usual) : usual.set(CloneSetting.delayAfterDataDrop(rest));
    }
}
