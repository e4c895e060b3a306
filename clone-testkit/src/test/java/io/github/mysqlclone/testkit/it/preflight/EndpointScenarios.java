package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.DONOR_ENDPOINT;
import static io.github.mysqlclone.preflight.CheckId.DONOR_FLAVOUR;
import static io.github.mysqlclone.preflight.CheckId.DONOR_LISTED;
import static io.github.mysqlclone.preflight.CheckId.SAME_SERVER;
import static io.github.mysqlclone.server.Side.RECIPIENT;
import static io.github.mysqlclone.testkit.it.preflight.States.donorAt;
import static io.github.mysqlclone.testkit.it.preflight.States.donorReadByRoot;
import static io.github.mysqlclone.testkit.it.preflight.States.listed;

import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the donor is, and whether it is on the list. */
final class EndpointScenarios {

    private static final Fault LISTS_ITSELF = pair -> listed("127.0.0.1:"
                    + pair.recipient().port() + ",localhost:" + pair.recipient().port())
            .arrange(pair);

    private EndpointScenarios() {}

    static List<ScenarioGroup> groups(Path scratch) throws IOException {
        return List.of(list(), itself(), itselfByName(), whoAnswers(scratch));
    }

    private static ScenarioGroup list() {
        return ScenarioGroup.of(
                "the list of donors",
                ClonePairSpec.standard(),
                Scenario.directory("no list")
                        .when(Faults.global(RECIPIENT, "clone_valid_donor_list", "NULL"))
                        .failsWith(DONOR_LISTED, 3869),
                Scenario.directory("another port").when(listed("127.0.0.1:1")).failsWith(DONOR_LISTED, 3869),
                Scenario.directory("another name of the same host")
                        .asking((pair, spec) ->
                                donorAt("localhost", pair.donor().port(), spec))
                        .failsWith(DONOR_LISTED, 3869),
                Scenario.directory("a tab before the host")
                        .when(listed("db1:3306,\t127.0.0.1:$"))
                        .failsWith(DONOR_LISTED, 3869),
                Scenario.directory("the last of several")
                        .when(listed("db1:3306,127.0.0.1:$"))
                        .completes(DONOR_LISTED),
                Scenario.directory("in capitals")
                        .when(listed("LOCALHOST:$"))
                        .asking((pair, spec) ->
                                donorAt("LocalHost", pair.donor().port(), spec))
                        .completes(DONOR_LISTED),
                Scenario.directory("a port with a leading zero")
                        .when(listed("127.0.0.1:0$"))
                        .completes(DONOR_LISTED),
                Scenario.directory("nothing listens there")
                        .when(listed("127.0.0.1:1"))
                        .asking((pair, spec) -> donorAt("127.0.0.1", 1, spec))
                        .failsUnforeseen(DONOR_FLAVOUR, 2003));
    }

    /** The pairs of the kit do not resolve names. */
    private static ScenarioGroup itself() {
        return ScenarioGroup.of(
                "a server that clones itself",
                ClonePairSpec.standard(),
                Scenario.replace("by address")
                        .when(LISTS_ITSELF)
                        .asking((pair, spec) ->
                                donorAt("127.0.0.1", pair.recipient().port(), spec))
                        .failsWith(SAME_SERVER, 3634),
                Scenario.replace("by name")
                        .when(LISTS_ITSELF)
                        .asking((pair, spec) ->
                                donorAt("localhost", pair.recipient().port(), spec))
                        .failsWith(SAME_SERVER, 3634),
                Scenario.directory("into a directory")
                        .when(LISTS_ITSELF)
                        .asking((pair, spec) ->
                                donorAt("127.0.0.1", pair.recipient().port(), spec))
                        .completes(SAME_SERVER));
    }

    private static ScenarioGroup itselfByName() {
        return ScenarioGroup.of(
                "a server that clones itself and resolves names",
                ClonePairSpec.standard().both(server -> server.option("skip_name_resolve", "OFF")),
                Scenario.replace("by address")
                        .when(LISTS_ITSELF)
                        .asking((pair, spec) ->
                                donorAt("127.0.0.1", pair.recipient().port(), spec))
                        .failsWith(SAME_SERVER, 3871));
    }

    private static ScenarioGroup whoAnswers(Path scratch) throws IOException {
        int port = Ports.free();
        LoadBalancer balancer = new LoadBalancer(Ports.free());
        return ScenarioGroup.of(
                        "who answers at the address",
                        ClonePairSpec.standard()
                                .donor(server -> server.option("mysqlx", "ON")
                                        .option("mysqlx_port", String.valueOf(port))
                                        .option("mysqlx_bind_address", "127.0.0.1")
                                        .option(
                                                "mysqlx_socket",
                                                scratch.resolve("x.sock").toString())),
                        Scenario.directory("the donor's X Protocol")
                                .when(listed("127.0.0.1:" + port))
                                .asking((pair, spec) -> donorAt("127.0.0.1", port, spec))
                                .asking(donorReadByRoot())
                                .failsWith(DONOR_ENDPOINT, 2007),
                        // The last of its pair: the donor that lost sight of the clone holds on to it for a while.
                        Scenario.replace("two servers by turns")
                                .when(States.RECIPIENT_HOLDS_DATA)
                                .when(listed("127.0.0.1:" + balancer.port()))
                                .when(balancer)
                                .asking((pair, spec) -> donorAt("127.0.0.1", balancer.port(), spec))
                                .stricterThanServer(DONOR_ENDPOINT, ServerWord.Failed.class))
                .needing(Need.option("mysqlx"));
    }
}
