package io.github.mysqlclone.internal.checks.catalogue;

import static io.github.mysqlclone.preflight.CheckId.ACCOUNT_AFTER_RESTART;
import static io.github.mysqlclone.preflight.CheckId.DONOR_ENDPOINT;
import static io.github.mysqlclone.preflight.CheckId.DONOR_LISTED;
import static io.github.mysqlclone.preflight.CheckId.DONOR_PRIVILEGES;
import static io.github.mysqlclone.preflight.CheckId.RECIPIENT_PRIVILEGES;
import static io.github.mysqlclone.preflight.CheckId.TLS;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.DonorAccount;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.server.ServerError;
import java.util.List;
import java.util.Set;

/** Findings about who may do what, and of the way to the donor, word for word. */
final class AccessSamples {

    private AccessSamples() {}

    static List<FaultySample> samples() {
        return List.of(
                FaultySample.of(
                        RECIPIENT_PRIVILEGES,
                        "nothing but USAGE",
                        SampleFacts.replacing().recipient(server -> server.privileges()),
                        """
                        ERROR 1227 recipient: admin@% has no active CLONE_ADMIN on *.*
                        -> On the recipient: GRANT CLONE_ADMIN ON *.* TO 'admin'@'%';
                        ERROR 1142 recipient: admin@% may not read performance_schema.clone_status
                        -> On the recipient: GRANT SELECT ON performance_schema.clone_status TO 'admin'@'%';
                        ERROR 1142 recipient: admin@% may not read performance_schema.clone_progress
                        -> On the recipient: GRANT SELECT ON performance_schema.clone_progress TO 'admin'@'%';"""),
                FaultySample.of(
                        RECIPIENT_PRIVILEGES,
                        "only SELECT, for a local clone",
                        SampleFacts.local().recipient(server -> server.privileges("SELECT")),
                        """
                        ERROR 1227 recipient: admin@% has no active BACKUP_ADMIN on *.*
                        -> On the recipient: GRANT BACKUP_ADMIN ON *.* TO 'admin'@'%';"""),
                FaultySample.of(
                        DONOR_PRIVILEGES,
                        "no such account",
                        SampleFacts.replacing()
                                .donorAccount(Fact.of(new DonorAccount(Set.of(), Set.of(), false, false, false))),
                        """
                        ERROR 1045 donor: 'clone' does not exist
                        -> On the donor: CREATE USER 'clone'@'…' IDENTIFIED BY '…'; GRANT BACKUP_ADMIN ON *.* TO 'clone'@'…';"""),
                FaultySample.of(
                        DONOR_PRIVILEGES,
                        "locked",
                        SampleFacts.replacing()
                                .donorAccount(Fact.of(new DonorAccount(Set.of("%"), Set.of(), true, false, false))),
                        """
                        ERROR 3118 donor: 'clone' is locked
                        -> On the donor: ALTER USER 'clone'@'…' ACCOUNT UNLOCK;"""),
                FaultySample.of(
                        DONOR_PRIVILEGES,
                        "expired",
                        SampleFacts.replacing()
                                .donorAccount(Fact.of(new DonorAccount(Set.of("%"), Set.of(), false, true, false))),
                        """
                        ERROR 1862 donor: the password of 'clone' has expired
                        -> On the donor: ALTER USER 'clone'@'…' IDENTIFIED BY '…';"""),
                FaultySample.of(
                        DONOR_PRIVILEGES,
                        "one connection",
                        SampleFacts.replacing()
                                .donorAccount(Fact.of(new DonorAccount(Set.of("%"), Set.of(), false, false, true))),
                        """
                        ERROR 1226 donor: 'clone' may open one connection only, a clone opens at least two
                        -> On the donor: ALTER USER 'clone'@'…' WITH MAX_USER_CONNECTIONS 0;"""),
                FaultySample.of(
                        DONOR_PRIVILEGES,
                        "another password",
                        SampleFacts.replacing().donorAccountRefused(1045, "Access denied for user 'clone'@'app'"),
                        """
                        ERROR 1045 donor: 'clone' is refused with the password given: Access denied for user 'clone'@'app'
                        -> On the donor: ALTER USER 'clone'@'…' IDENTIFIED BY '…'; or give the right password."""),
                FaultySample.of(
                        DONOR_PRIVILEGES,
                        "no BACKUP_ADMIN",
                        SampleFacts.replacing()
                                .donorAccountGrants(Fact.of(new Grants(Set.of(), List.of(), Set.of(), false))),
                        """
                        ERROR 1227 donor: 'clone' has no active BACKUP_ADMIN on *.*
                        -> On the donor: GRANT BACKUP_ADMIN ON *.* TO 'clone'@'…';"""),
                FaultySample.of(
                        DONOR_PRIVILEGES,
                        "offline",
                        SampleFacts.replacing().donor(server -> server.variable("offline_mode", "ON")),
                        """
                        WARNING 3032 donor: offline_mode is ON, and 'clone' gets in only with CONNECTION_ADMIN
                        -> On the donor: SET GLOBAL offline_mode = OFF;"""),
                FaultySample.of(
                        ACCOUNT_AFTER_RESTART,
                        "refused",
                        SampleFacts.replacing()
                                .login(new LoginAtDonor.Refused(
                                        "app", new ServerError(1045, "28000", "Access denied"))),
                        """
                        ERROR 1045 ★ donor: 'app' cannot log in here, so nobody could read the outcome after the restart: Access denied
                        -> Give an account of the donor with accountAfterRestart or serverAfterRestart: after the clone only the donor's accounts exist."""),
                FaultySample.of(
                        ACCOUNT_AFTER_RESTART,
                        "may not look",
                        SampleFacts.replacing().login(new LoginAtDonor.Admitted("app", false)),
                        """
                        ERROR 1142 ★ donor: 'app' may not read performance_schema.clone_status here, and so could not read the outcome after the restart
                        -> On the donor: GRANT SELECT ON performance_schema.* TO 'app'@'…'; Give an account of the donor with accountAfterRestart or serverAfterRestart: after the clone only the donor's accounts exist."""),
                FaultySample.of(
                        ACCOUNT_AFTER_RESTART,
                        "by a plugin that will not be there",
                        SampleFacts.replacing()
                                .login(new LoginAtDonor.Admitted("app", true).by(Fact.of("mysql_native_password"))),
                        """
                        ERROR 1524 ★ recipient: 'app' logs in by the plugin mysql_native_password on the donor, which the recipient will not have after the restart: nobody could read the outcome then
                        -> Load the plugin by the recipient's configuration, or give an account with another one, such as caching_sha2_password, with accountAfterRestart."""),
                FaultySample.of(
                        DONOR_LISTED,
                        "another one is",
                        SampleFacts.replacing()
                                .recipient(server -> server.variable("clone_valid_donor_list", "db7:3306")),
                        """
                        ERROR 3869 recipient: clone_valid_donor_list is 'db7:3306' and does not name db1:3306 to the letter
                        -> On the recipient: SET GLOBAL clone_valid_donor_list = 'db7:3306,db1:3306';"""),
                FaultySample.of(
                        DONOR_ENDPOINT,
                        "X Protocol",
                        SampleFacts.replacing()
                                .donor(server ->
                                        server.variable("mysqlx_port", "3306").variable("port", "3307")),
                        """
                        ERROR 2007 donor: port 3306 speaks the X Protocol
                        -> Give the classic protocol's port, 3307."""),
                FaultySample.of(
                        DONOR_ENDPOINT,
                        "a mapped port",
                        SampleFacts.replacing().donor(server -> server.variable("port", "3307")),
                        """
                        NOTICE donor: port 3306 is not its own, which is 3307: a port mapping, a proxy or MySQL Router stands before it
                        -> Give the server's own address where the recipient can reach it; MySQL does not support cloning through Router."""),
                FaultySample.of(
                        DONOR_ENDPOINT,
                        "two servers",
                        SampleFacts.replacing()
                                .uuidsAtDonorsAddress(SampleFacts.DONOR_UUID, SampleFacts.RECIPIENT_UUID),
                        """
                        ERROR ★ donor: several servers answer at db1:3306 (aaaaaaaa-0000-0000-0000-000000000001, bbbbbbbb-0000-0000-0000-000000000002), and a clone opens several connections. The library refuses this; the server fails when two of them meet different servers
                        -> Name one server instead of a load balancer or a name with several addresses."""),
                FaultySample.of(
                        DONOR_ENDPOINT,
                        "two servers, for a directory",
                        SampleFacts.intoDirectory()
                                .uuidsAtDonorsAddress(SampleFacts.DONOR_UUID, SampleFacts.RECIPIENT_UUID),
                        """
                        ERROR donor: several servers answer at db1:3306 (aaaaaaaa-0000-0000-0000-000000000001, bbbbbbbb-0000-0000-0000-000000000002), and a clone opens several connections. The library refuses this; the server fails when two of them meet different servers
                        -> Name one server instead of a load balancer or a name with several addresses."""),
                FaultySample.of(
                        TLS,
                        "secure transport",
                        SampleFacts.replacing(spec -> spec.replaceData().requireNoSsl())
                                .donor(server -> server.variable("require_secure_transport", "ON")),
                        """
                        ERROR 3159 donor: require_secure_transport is ON, but the statement says REQUIRE NO SSL
                        -> Use requireSsl(), or leave requireNoSsl() out."""),
                FaultySample.of(
                        TLS,
                        "an account with REQUIRE SSL",
                        SampleFacts.replacing(spec -> spec.replaceData().requireNoSsl())
                                .donorAccount(
                                        Fact.of(new DonorAccount(Set.of("%"), Set.of("ANY"), false, false, false))),
                        """
                        ERROR 1045 donor: 'clone' is an account with REQUIRE SSL or more, but the statement says REQUIRE NO SSL
                        -> Use requireSsl(), or leave requireNoSsl() out."""),
                FaultySample.of(
                        TLS,
                        "an account with REQUIRE X509",
                        SampleFacts.replacing()
                                .donorAccount(
                                        Fact.of(new DonorAccount(Set.of("%"), Set.of("X509"), false, false, false))),
                        """
                        ERROR 1045 recipient: 'clone' must show a certificate to the donor, and clone_ssl_cert is not set
                        -> On the recipient: set clone_ssl_ca, clone_ssl_cert and clone_ssl_key."""),
                FaultySample.of(
                        TLS,
                        "a donor without TLS",
                        SampleFacts.replacing(spec -> spec.replaceData().requireSsl())
                                .donor(server -> server.withoutTls()),
                        """
                        ERROR 2026 donor: it offers no TLS, but the statement says REQUIRE SSL
                        -> On the donor: set ssl_cert and ssl_key, then ALTER INSTANCE RELOAD TLS;"""),
                FaultySample.of(
                        TLS,
                        "half a certificate",
                        SampleFacts.replacing().recipient(server -> server.variable("clone_ssl_cert", "c.pem")),
                        """
                        ERROR 2026 recipient: of clone_ssl_cert and clone_ssl_key only one is set
                        -> Set both, or both to NULL."""));
    }
}
