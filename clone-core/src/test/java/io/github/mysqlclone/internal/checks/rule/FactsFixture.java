package io.github.mysqlclone.internal.checks.rule;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ServerIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Facts made by hand: two servers between which every clone would work, until a test changes one of them.
 *
 * <p>The donor is {@code db1:3306}, the recipient {@code db2:3306} and holds no data.
 */
public final class FactsFixture {

    public static final String DONOR_UUID = "aaaaaaaa-0000-0000-0000-000000000001";
    public static final String RECIPIENT_UUID = "bbbbbbbb-0000-0000-0000-000000000002";

    private static final String ALL = "GRANT SELECT, SHOW DATABASES ON *.* TO `a`@`%`";

    public final Server recipient = new Server("db2:3306", RECIPIENT_UUID);
    public final Server donor = new Server("db1:3306", DONOR_UUID);
    public Fact<UserData> userData = Fact.of(new UserData(List.of(), Fact.of(List.of()), Fact.of(true)));
    public Fact<Grants> donorAccountGrants = grants("GRANT BACKUP_ADMIN ON *.* TO `clone`@`%`");
    public Fact<LoginAtDonor> loginAfterRestart = Fact.of(new LoginAtDonor.Admitted("admin", true));
    private String donorIsMissing = "";

    /** What is read from either side. */
    public static final class Server {
        private final String name;
        private String uuid;
        private String version = "9.7.4";
        private String comment = "MySQL Community Server - GPL";
        private final Map<String, String> set = new TreeMap<>();
        public Fact<String> currentUser = Fact.of("admin@%");
        public Fact<Plugins> plugins = plugin("ACTIVE");
        public Fact<Grants> grants = FactsFixture.grants(ALL, "GRANT BACKUP_ADMIN,CLONE_ADMIN ON *.* TO `a`@`%`");
        private String variablesAreMissing = "";

        private Server(String name, String uuid) {
            this.name = name;
            this.uuid = uuid;
        }

        public void uuid(String value) {
            uuid = value;
        }

        public void version(String value) {
            version = value;
        }

        public void version(String value, String newComment) {
            version = value;
            comment = newComment;
        }

        public void variable(String variable, String value) {
            set.put(variable, value);
        }

        public void withoutVariables(String reason) {
            variablesAreMissing = reason;
        }

        public void withoutClonePlugin() {
            plugins = Fact.of(new Plugins(List.of(new Plugin("InnoDB", "ACTIVE", ""))));
        }

        private ServerFacts facts() {
            return new ServerFacts(
                    name,
                    new ServerIdentity(uuid, version, comment),
                    currentUser,
                    variablesAreMissing.isEmpty() ? Fact.of(Map.copyOf(set)) : Fact.unknown(variablesAreMissing),
                    plugins,
                    grants);
        }
    }

    public FactsFixture() {
        recipient.variable("clone_valid_donor_list", "db1:3306");
    }

    public static Fact<Grants> grants(String... rows) {
        return Fact.of(Grants.parse(List.of(rows)));
    }

    public static Fact<Plugins> plugin(String status) {
        return Fact.of(new Plugins(List.of(
                new Plugin("InnoDB", "ACTIVE", ""),
                new Plugin("caching_sha2_password", "ACTIVE", ""),
                new Plugin("clone", status, "mysql_clone.so"))));
    }

    public static SchemaContent schema(String name) {
        return new SchemaContent(name, 3, 5 * 1024 * 1024 / 2);
    }

    public void withoutDonor(String reason) {
        donorIsMissing = reason;
    }

    public CloneFacts facts() {
        return new CloneFacts(
                new RecipientFacts(recipient.facts(), userData),
                donorIsMissing.isEmpty()
                        ? Fact.of(new DonorFacts(
                                donor.facts(),
                                donorAccountGrants,
                                Fact.unknown("nothing more was read of the donor account"),
                                Fact.of(Optional.empty()),
                                Fact.unknown("the donor's address was not tried")))
                        : Fact.unknown(donorIsMissing),
                loginAfterRestart);
    }

    public Subject subject(CloneSpec spec) {
        return new Subject(spec, facts());
    }
}
