package io.github.mysqlclone.examples.topology;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.junit.MySqlExtension;
import io.github.mysqlclone.testkit.junit.RequireMySqlVersion;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A source that answers a commit no sooner than both replicas have it. All are described alike, so each can be either. */
@Tag("full-lane")
@RequireMySqlVersion(atLeast = "8.0.26") // the first with these names
class SemisynchronousReplicationIT {

    @RegisterExtension
    static final MySqlExtension MYSQL = MySqlExtension.standard()
            .server(server -> server.plugin("semisync_source.so")
                    .plugin("semisync_replica.so")
                    .option("loose_rpl_semi_sync_source_enabled", "ON")
                    .option("loose_rpl_semi_sync_source_wait_for_replica_count", "2")
                    .option("loose_rpl_semi_sync_replica_enabled", "ON"))
            .withReplicas(2);

    @Test
    void hasBothReplicasAcknowledgeWhatIsCommitted(ServerGroup group, TestServer source) throws SQLException {
        assertThat(group).replicatesFrom(source);
        assertThat(status(source, "clients")).isEqualTo("2");

        source.execute("CREATE DATABASE shop");

        assertThat(status(source, "yes_tx")).isEqualTo("1");
        assertThat(status(source, "no_tx")).isEqualTo("0");
    }

    private static String status(TestServer source, String name) throws SQLException {
        return source.value("SELECT VARIABLE_VALUE FROM performance_schema.global_status"
                        + " WHERE VARIABLE_NAME = 'Rpl_semi_sync_source_" + name + "'")
                .orElseThrow();
    }
}
