package io.github.mysqlclone.testkit.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SHOW VARIABLES cuts values at 1024 characters. */
@Tag(Lane.FULL)
class LongValuesIT {

    private static final String LIST = "SELECT @@GLOBAL.clone_valid_donor_list";

    private final ClonePair pair = ClonePair.create();

    @AfterEach
    void close() {
        pair.close();
    }

    private static String sources(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("%08d-1111-2222-3333-444444444444:1-9", i))
                .collect(Collectors.joining(","));
    }

    private CheckResult check(RemoteCloneSpec spec, CheckId id) {
        return Told.report(spec, Servers.recipient(pair)).result(id).orElseThrow();
    }

    @Test
    void gtidSetsOfManySourcesAreHeldAgainstEachOther() throws SQLException {
        Servers.fill(pair.recipient(), "old", 10);
        pair.donor().execute("SET GLOBAL gtid_purged = '+" + sources(60) + "'");
        pair.recipient().execute("SET GLOBAL gtid_purged = '+" + sources(61) + "'");

        CheckResult result = check(Servers.fromDonorOf(pair).replaceData(), CheckId.GTID_RELATION);

        assertThat(result.findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("00000060-1111-2222-3333-444444444444:1-9")
                .doesNotContain("00000059-");
    }

    @Test
    void aListOfManyDonorsIsExtendedAndPutBackAsItWas() throws SQLException {
        String many = IntStream.range(0, 60)
                .mapToObj(i -> "donor-with-a-long-name-" + i + ".example.org:3306")
                .collect(Collectors.joining(","));
        pair.recipient().execute("SET GLOBAL clone_valid_donor_list = '" + many + "'");
        RemoteCloneSpec spec = Servers.fromDonorOf(pair)
                .dataDirectory(pair.recipient().workDirectory() + "/copy")
                .prepare(Preparation.nothing().extendDonorList());

        assertThat(Servers.run(spec, Servers.recipient(pair)).leftovers()).isEmpty();

        assertThat(Sql.value(pair.recipient(), LIST)).isEqualTo(many);
    }

    @Test
    void aDonorAtTheEndOfALongListIsListed() throws SQLException {
        String many = IntStream.range(0, 60)
                .mapToObj(i -> "donor-with-a-long-name-" + i + ".example.org:3306,")
                .collect(Collectors.joining());
        pair.recipient()
                .execute("SET GLOBAL clone_valid_donor_list = '" + many + pair.donorHostForRecipient() + ":"
                        + pair.donorPortForRecipient() + "'");

        assertThat(check(Servers.fromDonorOf(pair), CheckId.DONOR_LISTED).outcome())
                .isEqualTo(Outcome.PASSED);
    }
}
