package io.github.mysqlclone.examples.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.junit.MySqlExtension;
import io.github.mysqlclone.testkit.junit.RequireMySqlVersion;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A source that answers a commit no sooner than its replica has it. Both servers are described alike, so each can be either. */
@Tag("full-lane")
@RequireMySqlVersion(atLeast = "8.0.26") // the first with these names
class SemisynchronousReplicationIT {

    @RegisterExtension
    static final MySqlExtension MYSQL = MySqlExtension.standard()
            .server(server -> server.plugin("semisync_source.so")
                    .plugin("semisync_replica.so")
                    .option("loose_rpl_semi_sync_source_enabled", "ON")
                    .option("loose_rpl_semi_sync_replica_enabled", "ON"))
            .withReplica();

    @Test
    void hasTheReplicaAcknowledgeWhatIsCommitted(ClonePair pair) throws SQLException {
        assertThat(status(pair, "clients")).isEqualTo("1");

        pair.donor().execute("CREATE DATABASE shop");

        assertThat(status(pair, "yes_tx")).isEqualTo("1");
        assertThat(status(pair, "no_tx")).isEqualTo("0");
    }

    private static String status(ClonePair pair, String name) throws SQLException {
        return pair.donor()
                .value("SELECT VARIABLE_VALUE FROM performance_schema.global_status"
                        + " WHERE VARIABLE_NAME = 'Rpl_semi_sync_source_" + name + "'")
                .orElseThrow();
    }
}
