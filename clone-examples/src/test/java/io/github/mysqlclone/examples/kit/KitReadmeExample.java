package io.github.mysqlclone.examples.kit;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.container.ContainerCopies;
import io.github.mysqlclone.testkit.container.ContainerServerSpec;
import io.github.mysqlclone.testkit.fault.RestartFault;
import io.github.mysqlclone.testkit.junit.MySqlExtension;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import io.github.mysqlclone.testkit.template.Version;
import io.github.mysqlclone.testkit.template.WarmPool;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of the test kit's README that is no test; a test compares the two. */
final class KitReadmeExample {

    private static final MySqlTemplate SHOP =
            MySqlTemplate.populatedBy(Population.resource(FirstTestIT.class, "shop.sql"));

    // @start region="extension"
    @RegisterExtension
    static final MySqlExtension MYSQL =
            MySqlExtension.standard().template(SHOP).schema("shop").perClass();
    // @end

    private KitReadmeExample() {}

    static void startAServer() throws SQLException {
        // @start region="server"
        try (TestServer server = TestBackend.pick().startServer()) {
            server.execute("CREATE DATABASE shop");
            System.out.println(server.jdbcUrl("shop")); // with user and password in it
        }
        // @end
    }

    static void describeTemplates() {
        // @start region="populations"
        MySqlTemplate folder = MySqlTemplate.populatedBy(Path.of("src/test/sql")); // *.sql and *.sql.gz, by name
        MySqlTemplate dump = MySqlTemplate.populatedBy(Path.of("dump.sql.gz")); // as mysqldump writes it
        MySqlTemplate flyway = MySqlTemplate.populatedBy(Population.flyway("shop", "db/migration"));
        MySqlTemplate liquibase = MySqlTemplate.populatedBy(Population.liquibase("shop", "db/changelog/main.xml"));
        MySqlTemplate code = MySqlTemplate.populatedBy(
                Population.code(Version.ofResources("db/model"), dataSource -> createTables(dataSource)));
        // @end
        System.out.println(folder + " " + dump + " " + flyway + " " + liquibase + " " + code);
    }

    static void useTemplates() {
        // @start region="copies"
        try (TestServer server = SHOP.newServer(); // one server on a copy
                ClonePair pair = SHOP.newPair(); // a donor on a copy, and an empty recipient, ready to clone
                ClonePair replicated = SHOP.newReplicatedPair(); // a source and a replica that has caught up
                WarmPool<TestServer> pool = SHOP.warm(3)) { // three servers kept ready
            TestServer warm = pool.take(); // in some milliseconds
            System.out.println(server + " " + pair + " " + replicated + " " + warm);
        }
        // @end
    }

    static void setOptions() {
        // @start region="options"
        MySqlTemplate strict = SHOP.server(server -> server.option("sql_mode", "ANSI")
                .plugin("semisync_source.so")
                .initialiseOption("lower_case_table_names", "1")); // what must be known when the data is made
        MySqlTemplate inContainers = SHOP.on(new ContainerCopies(
                ContainerServerSpec.standard().image("mysql:8.4").option("sql_mode", "ANSI")));
        // @end
        System.out.println(strict + " " + inContainers);
    }

    static void takeTwoVersions() {
        // @start region="versions"
        try (ClonePair upgrade = ClonePairSpec.standard()
                .donor(server -> server.mysqlVersion("8.0"))
                .recipient(server -> server.mysqlVersion("8.4"))
                .start()) {
            System.out.println(upgrade.donor().jdbcUrl());
        }
        // @end
    }

    static void startAGroup() {
        // @start region="group"
        try (ServerGroup group = ServerGroup.create(4); // each can clone from any other
                ServerGroup fleet = SHOP.newGroup(8); // the same, with data on the donor
                ServerGroup replicated = SHOP.newReplicas(3)) { // a source and three replicas that have caught up
            assertThat(replicated).replicatesFrom(replicated.donor()).hasSameDataAs(replicated.donor());
            System.out.println(group + " " + fleet);
        }
        // @end
    }

    static void shareAServer() {
        // @start region="anywhere"
        TestServer server = SHOP.newServer(); // ends with close(), or with this JVM
        DataSource dataSource = server.dataSource("shop");
        // @end
        System.out.println(dataSource);
    }

    static void causeFaults(ClonePair pair) {
        // @start region="faults"
        pair.donor().kill(); // as a crash; also stop, restart, pause, resume
        pair.network().betweenServers().cut(); // also restore, sever
        pair.network().toRecipient().delay(Duration.ofMillis(200));
        pair.recipient().onNextRestart(RestartFault.slowBy(Duration.ofSeconds(20)));
        // @end
    }

    private static void createTables(DataSource dataSource) {
        throw new UnsupportedOperationException("create tables on " + dataSource);
    }
}
