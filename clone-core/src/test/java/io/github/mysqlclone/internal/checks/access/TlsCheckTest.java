package io.github.mysqlclone.internal.checks.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.DonorAccount;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** TLS towards the donor. */
class TlsCheckTest {

    private static final DonorAccount X509 = new DonorAccount(Set.of("%"), Set.of("X509"), false, false, false);

    private static SampleFacts withoutTls() {
        return SampleFacts.replacing(spec -> spec.replaceData().requireNoSsl());
    }

    @Test
    void whatDemandsTlsIsRefusedWithoutIt() {
        Finding transport = withoutTls()
                .donor(server -> server.variable("require_secure_transport", "ON"))
                .finding(CheckId.TLS);
        assertThat(transport.errorNumber()).hasValue(3159);
        Finding account = withoutTls()
                .donorAccount(Fact.of(new DonorAccount(Set.of("%"), Set.of("ANY"), false, false, false)))
                .finding(CheckId.TLS);
        assertThat(account.errorNumber()).hasValue(1045);
        assertThat(account.message()).contains("'clone'", "REQUIRE NO SSL");
        withoutTls().passes(CheckId.TLS);
    }

    @Test
    void aDonorWithoutTlsCannotBeRequired() {
        Finding finding = SampleFacts.replacing(spec -> spec.replaceData().requireSsl())
                .donor(server -> server.withoutTls())
                .finding(CheckId.TLS);
        assertThat(finding.errorNumber()).hasValue(2026);
        SampleFacts.replacing().donor(server -> server.withoutTls()).passes(CheckId.TLS);
    }

    @Test
    void anAccountThatWantsACertificateNeedsOne() {
        Finding finding = SampleFacts.replacing().donorAccount(Fact.of(X509)).finding(CheckId.TLS);
        assertThat(finding.errorNumber()).hasValue(1045);
        assertThat(finding.message()).contains("clone_ssl_cert");
    }

    @Test
    void whatTheAccountDemandsMayBeUnknown() {
        assertThat(withoutTls().donorAccount(Fact.unknown("not looked up")).unknown(CheckId.TLS))
                .contains("not looked up");
    }

    @Test
    void filesMustBeThereAndComplete() {
        Finding missing = SampleFacts.replacing()
                .recipient(server -> server.variable("clone_ssl_ca", "/etc/ca.pem"))
                .host(Fact.of(new HostFiles(
                        Fact.of(Set.of()),
                        Fact.of(List.of("/etc/ca.pem")),
                        Fact.unknown("not read"),
                        Fact.unknown("not read"),
                        Fact.of(List.of()),
                        Fact.unknown("not read"),
                        Fact.unknown("not read"),
                        Fact.unknown("no target"))))
                .finding(CheckId.TLS);
        assertThat(missing.errorNumber()).hasValue(2026);
        assertThat(missing.message()).contains("/etc/ca.pem");
        Finding half = SampleFacts.replacing()
                .recipient(server -> server.variable("clone_ssl_key", "/etc/key.pem"))
                .finding(CheckId.TLS);
        assertThat(half.errorNumber()).hasValue(2026);
    }

    @Test
    void whetherACertificateVerifiesTheDonorIsUnknown() {
        assertThat(SampleFacts.replacing()
                        .recipient(server -> server.variable("clone_ssl_ca", "/etc/ca.pem"))
                        .unknown(CheckId.TLS))
                .contains("clone_ssl_ca", "2026");
    }
}
