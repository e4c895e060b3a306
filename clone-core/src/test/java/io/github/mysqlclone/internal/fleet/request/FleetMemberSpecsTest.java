package io.github.mysqlclone.internal.fleet.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.server.MySqlServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetMemberSpecsTest {

    private static final FleetMember MEMBER =
            FleetMember.at("db2", 3306).reachedBy(MySqlServer.at("db2", 3306).login("admin", "password-of-admin"));

    private static String bandwidth(FleetOptions options) {
        FleetRequest wish = FleetRequest.of(
                CloneSpec.remote("db1", 3306)
                        .donorAccount("donor", "password-of-donor")
                        .donorServer(MySqlServer.at("db1", 3306).login("admin", "password-of-admin")),
                List.of(MEMBER),
                setup -> setup.account("replicator", "password-of-replicator"));
        return String.valueOf(new MemberSpecs(wish, options, LedgerFolder.toRead(options))
                .cloning(MEMBER, wish.root(), Optional.empty())
                .preparation()
                .settings()
                .get("clone_max_data_bandwidth"));
    }

    @Test
    void eachCloneHasItsShareOfTheBandwidth() {
        assertThat(bandwidth(FleetOptions.defaults().totalBandwidth(400))).isEqualTo("100");
    }

    @Test
    void aShareIsNoMoreThanTheServerUnderstands() {
        assertThat(bandwidth(FleetOptions.defaults().totalBandwidth(20_000))).isEqualTo("4095");
    }
}
