package io.github.mysqlclone.internal.checks.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import org.junit.jupiter.api.Test;

/** The address in the statement. */
class DonorEndpointCheckTest {

    @Test
    void theXProtocolsPortIsRefused() {
        Finding finding = SampleFacts.replacing()
                .donor(server -> server.variable("port", "3307").variable("mysqlx_port", "3306"))
                .finding(CheckId.DONOR_ENDPOINT);
        assertThat(finding.errorNumber()).hasValue(2007);
        assertThat(finding.remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains("3307"));
    }

    @Test
    void otherPortsAreNoticed() {
        Finding mapped = SampleFacts.replacing()
                .donor(server -> server.variable("port", "3307"))
                .finding(CheckId.DONOR_ENDPOINT);
        assertThat(mapped.severity()).isEqualTo(Severity.NOTICE);
        assertThat(mapped.message()).contains("3306", "3307", "Router");
        Finding admin = SampleFacts.replacing()
                .donor(server -> server.variable("port", "3307").variable("admin_port", "3306"))
                .finding(CheckId.DONOR_ENDPOINT);
        assertThat(admin.message()).contains("SERVICE_CONNECTION_ADMIN");
    }

    @Test
    void severalServersBehindOneAddressAreRefused() {
        Finding finding = SampleFacts.replacing()
                .uuidsAtDonorsAddress(SampleFacts.DONOR_UUID, SampleFacts.RECIPIENT_UUID)
                .finding(CheckId.DONOR_ENDPOINT);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.errorNumber()).isEmpty();
        assertThat(finding.message()).contains("db1:3306", SampleFacts.DONOR_UUID, SampleFacts.RECIPIENT_UUID);
    }
}
