package io.github.mysqlclone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MySqlServerTest {

    private static final String SECRET = "Pa55";

    @Test
    void isReachedByHostAndPort() {
        MySqlServer server = MySqlServer.at("db1", 3307);

        assertThat(server.address()).contains(new Address("db1", 3307));
        assertThat(server.account()).isEmpty();
        assertThat(server.dataSource()).isEmpty();
        assertThat(server.driverProperties()).isEmpty();
        assertThat(server).hasToString("db1:3307");
    }

    @Test
    void givesANewValueWithEachStep() {
        MySqlServer plain = MySqlServer.at("db1", 3306);

        MySqlServer full = plain.login("admin", SECRET).tls(TlsMode.VERIFY_CA).property("useCompression", "true");

        assertThat(plain.account()).isEmpty();
        assertThat(plain.driverProperties()).isEmpty();
        assertThat(full.account()).contains(Account.of("admin", SECRET));
        assertThat(full.driverProperties())
                .containsOnly(Map.entry("sslMode", "VERIFY_CA"), Map.entry("useCompression", "true"));
    }

    @Test
    void printsAddressAndUserButNoPasswordAndNoProperty() {
        assertThat(MySqlServer.at("db1", 3306)
                        .login("admin", SECRET)
                        .property("trustCertificateKeyStorePassword", SECRET))
                .hasToString("db1:3306 as 'admin'");
    }

    @Test
    void handsOutItsPropertiesReadOnly() {
        Map<String, String> properties =
                MySqlServer.at("db1", 3306).property("a", "b").driverProperties();

        assertThat(properties).isUnmodifiable();
    }

    static Stream<Arguments> urls() {
        return Stream.of(
                argumentSet("host only", "jdbc:mysql://db1", "db1:3306", ""),
                argumentSet("host and slash", "jdbc:mysql://db1/", "db1:3306", ""),
                argumentSet(
                        "host, port and schema", "jdbc:mysql://db1.example.org:3307/shop", "db1.example.org:3307", ""),
                argumentSet("IPv4", "jdbc:mysql://10.0.0.1:3307/", "10.0.0.1:3307", ""),
                argumentSet("IPv6 literal", "jdbc:mysql://[2001:db8::1]:3307/", "[2001:db8::1]:3307", ""),
                argumentSet("IPv6 literal without port", "jdbc:mysql://[::1]/shop", "[::1]:3306", ""),
                argumentSet("user", "jdbc:mysql://admin@db1/", "db1:3306", "admin/"),
                argumentSet("user and password", "jdbc:mysql://admin:Pa55@db1/", "db1:3306", "admin/Pa55"),
                argumentSet("empty password", "jdbc:mysql://admin:@db1/", "db1:3306", "admin/"),
                argumentSet("a raw comma and colon", "jdbc:mysql://admin:P,a:55@db1/", "db1:3306", "admin/P,a:55"),
                argumentSet("encoded @", "jdbc:mysql://admin:P%40a@db1/", "db1:3306", "admin/P@a"),
                argumentSet("encoded , / ? #", "jdbc:mysql://a%2Cb:%2F%3F%23@db1/", "db1:3306", "a,b//?#"),
                argumentSet("encoded UTF-8", "jdbc:mysql://J%C3%BCrgen:%E6%BC%A2@db1/", "db1:3306", "Jürgen/漢"),
                argumentSet("encoded percent", "jdbc:mysql://admin:100%25@db1/", "db1:3306", "admin/100%"),
                argumentSet("login in properties", "jdbc:mysql://db1/?user=u&password=p%26q", "db1:3306", "u/p&q"),
                argumentSet("in any letter case", "jdbc:mysql://db1/?USER=u&Password=p", "db1:3306", "u/p"),
                argumentSet("properties win", "jdbc:mysql://a:b@db1/?user=u&password=p", "db1:3306", "u/p"),
                argumentSet("password alone in properties", "jdbc:mysql://a:b@db1/?password=p", "db1:3306", "a/p"));
    }

    @ParameterizedTest
    @MethodSource("urls")
    void takesUrlApart(String url, String address, String login) {
        MySqlServer server = MySqlServer.url(url);

        assertThat(server.address()).map(Address::toString).contains(address);
        assertThat(server.account()
                        .map(account ->
                                account.user() + "/" + account.password().reveal())
                        .orElse(""))
                .isEqualTo(login);
        assertThat(server.driverProperties()).isEmpty();
    }

    @Test
    void keepsThePropertiesOfAUrlButNotItsCredentials() {
        MySqlServer server = MySqlServer.url(
                "jdbc:mysql://db1/x?sslMode=REQUIRED&user=u&password=Pa55&sessionVariables=a%3D%27b%27&flag");

        assertThat(server.driverProperties())
                .containsOnly(Map.entry("sslMode", "REQUIRED"), Map.entry("sessionVariables", "a='b'"));
        assertThat(server).hasToString("db1:3306 as 'u'");
    }

    static Stream<Arguments> urlsOfSeveralServers() {
        return Stream.of(
                argumentSet("two hosts", "jdbc:mysql://db1,db2/"),
                argumentSet("two hosts with ports", "jdbc:mysql://db1:3306,db2:3306/shop"),
                argumentSet("two hosts behind a login", "jdbc:mysql://admin:Pa55@db1,db2/"),
                argumentSet("two hosts, each with a login", "jdbc:mysql://admin:Pa55@db1,admin:Pa55@db2/"),
                argumentSet("a list in brackets", "jdbc:mysql://admin:Pa55@[db1,db2]/"),
                argumentSet("address form", "jdbc:mysql://address=(host=db1)(password=Pa55)/"),
                argumentSet("key and value form", "jdbc:mysql://(host=db1,port=3306,password=Pa55)/"),
                argumentSet("failover by load balance", "jdbc:mysql:loadbalance://admin:Pa55@db1,db2/"),
                argumentSet("replication", "jdbc:mysql:replication://admin:Pa55@db1,db2/"),
                argumentSet("replication with one host", "jdbc:mysql:replication://admin:Pa55@db1/"),
                argumentSet("DNS SRV", "jdbc:mysql+srv://admin:Pa55@_mysql._tcp.example.org/"),
                argumentSet("DNS SRV, load balance", "jdbc:mysql+srv:loadbalance://_mysql._tcp.example.org/"));
    }

    @ParameterizedTest
    @MethodSource("urlsOfSeveralServers")
    void refusesUrlThatMayLeadToSeveralServers(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MySqlServer.url(url))
                .withMessageStartingWith("jdbcUrl: must ")
                .withMessageNotContaining(SECRET);
    }

    @Test
    void showsTheHostsOfAUrlThatItRefuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MySqlServer.url("jdbc:mysql://admin:Pa55@db1:3306,db2/shop?useSSL=true"))
                .withMessage("jdbcUrl: must name one host, as host:port; a list of hosts can lead to another server"
                        + " (was 'jdbc:mysql://…@db1:3306,db2/shop')");
    }

    /** Each holds the password in a place where a careless message would print it. */
    static Stream<Arguments> malformedUrls() {
        return Stream.of(
                argumentSet("empty", ""),
                argumentSet("no scheme", "db1:3306"),
                argumentSet("another database", "jdbc:postgresql://db1/?password=Pa55"),
                argumentSet("another database's own form", "jdbc:sqlserver://db1;user=sa;password=Pa55"),
                argumentSet("thin form", "jdbc:oracle:thin:scott/Pa55@//db1:1521/x"),
                argumentSet("no jdbc", "mysql://admin:Pa55@db1:3306/"),
                argumentSet("no slashes", "jdbc:mysql:admin:Pa55@db1"),
                argumentSet("a host is missing", "jdbc:mysql:///shop?password=Pa55"),
                argumentSet("the host was forgotten", "jdbc:mysql://admin:Pa55/shop"),
                argumentSet("a port that is no number", "jdbc:mysql://db1:Pa55/"),
                argumentSet("a raw @ in the password", "jdbc:mysql://admin:x@Pa55@db1/"),
                argumentSet("a raw @ at the end of the password", "jdbc:mysql://admin:Pa55@@db1/"),
                argumentSet("a raw ? in the password", "jdbc:mysql://admin:Pa55?x@db1/"),
                argumentSet("a raw ? before the end", "jdbc:mysql://admin:x?Pa55@db1/"),
                argumentSet("a raw # in the password", "jdbc:mysql://admin:Pa55#x@db1/"),
                argumentSet("a raw / in the password", "jdbc:mysql://admin:Pa55/x@db1/"),
                argumentSet("a raw % in the password", "jdbc:mysql://admin:Pa55%zz@db1/"),
                argumentSet("an escape cut short", "jdbc:mysql://admin:Pa55%4@db1/"),
                argumentSet("a raw % in a property", "jdbc:mysql://db1/?user=u&password=Pa55%"),
                argumentSet("an @ in a property", "jdbc:mysql://admin:x@db1:y/?password=x@Pa55"),
                argumentSet("a fragment", "jdbc:mysql://db1/#Pa55"),
                argumentSet("a further factor", "jdbc:mysql://admin:Pa55@db1/?password2=Pa55"),
                argumentSet("a further factor in capitals", "jdbc:mysql://admin:Pa55@db1/?PASSWORD3=Pa55"));
    }

    @ParameterizedTest
    @MethodSource("malformedUrls")
    void refusesMalformedUrlWithoutShowingThePassword(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MySqlServer.url(url))
                .withMessageStartingWith("jdbcUrl: must ")
                .withMessageContaining("(was '")
                .withMessageNotContaining(SECRET)
                .withNoCause();
    }

    @Test
    void doesNotShowThePieceThatCannotBeDecoded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MySqlServer.url("jdbc:mysql://admin:a%QJb@db1/"))
                .withMessageContaining("%25")
                .withMessageNotContaining("QJ")
                .withNoCause();
    }

    @Test
    void appliesTheRulesOfAccountsAndAddressesToAUrl() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MySqlServer.url("jdbc:mysql://" + "u".repeat(33) + ":Pa55@db1/"))
                .withMessageStartingWith("user: at most 32")
                .withMessageNotContaining(SECRET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MySqlServer.url("jdbc:mysql://admin:Pa55%00@db1/"))
                .withMessageStartingWith("password: ")
                .withMessageNotContaining(SECRET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MySqlServer.url("jdbc:mysql://admin:Pa55@db1:65536/"))
                .withMessage("port: must be within 1 to 65535 (was 65536)");
    }

    static Stream<Arguments> credentialNames() {
        return Stream.of("", " ", "user", "password", "Password", "password1", "PASSWORD2", "password3")
                .map(name -> argumentSet("'" + name + "'", name));
    }

    @ParameterizedTest
    @MethodSource("credentialNames")
    void refusesCredentialsAsProperties(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MySqlServer.at("db1", 3306).property(name, SECRET))
                .withMessageStartingWith("property: ")
                .withMessageContaining("(was '" + name + "')")
                .withMessageNotContaining(SECRET);
    }

    @Test
    void refusesStepsThatADataSourceMakesMeaningless() {
        MySqlServer server = MySqlServer.dataSource(dataSource("pool"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> server.login("admin", SECRET))
                .withMessageStartingWith("as: a DataSource")
                .withMessageNotContaining(SECRET);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> server.tls(TlsMode.REQUIRED))
                .withMessageContaining("a DataSource brings its own account and properties");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> server.property("a", "b"))
                .withMessageStartingWith("property: a DataSource");
    }

    @Test
    void neverPrintsADataSource() {
        MySqlServer server = MySqlServer.dataSource(dataSource("HikariPool(password=Pa55)"));

        assertThat(server.address()).isEmpty();
        assertThat(server).hasToString("the server behind the given DataSource");
    }

    @Test
    void isEqualByValueAndByTheVeryDataSource() {
        DataSource one = dataSource("pool");
        MySqlServer server = MySqlServer.at("db1", 3306).login("a", "b").property("x", "y");

        assertThat(server)
                .isEqualTo(MySqlServer.url("jdbc:mysql://a:b@db1/?x=y"))
                .hasSameHashCodeAs(MySqlServer.url("jdbc:mysql://a:b@db1/?x=y"))
                .isNotEqualTo(server.login("a", "c"))
                .isNotEqualTo(server.property("x", "z"));
        assertThat(MySqlServer.dataSource(one))
                .isEqualTo(MySqlServer.dataSource(one))
                .hasSameHashCodeAs(MySqlServer.dataSource(one))
                .isNotEqualTo(MySqlServer.dataSource(dataSource("pool")));
    }

    /** A data source that can be printed and nothing else: no test here may open a connection. */
    private static DataSource dataSource(String printed) {
        return mock(DataSource.class, withSettings().name(printed).defaultAnswer(call -> {
            throw new AssertionError("Nobody may call " + call);
        }));
    }

    @Test
    void takesAPropertyInAnyLetterCaseForTheSame() {
        assertThat(MySqlServer.at("db1", 3306)
                        .tls(TlsMode.REQUIRED)
                        .property("SSLMODE", "DISABLED")
                        .tls(TlsMode.VERIFY_IDENTITY)
                        .driverProperties())
                .isEqualTo(Map.of("sslMode", "VERIFY_IDENTITY"));
        assertThat(MySqlServer.url("jdbc:mysql://db1/?useCompression=false&USECOMPRESSION=true")
                        .driverProperties())
                .isEqualTo(Map.of("USECOMPRESSION", "true"));
    }

    @Test
    void isCalledByItsName() {
        DataSource pool = mock(DataSource.class);

        assertThat(MySqlServer.dataSource(pool).named("billing primary")).hasToString("billing primary");
        assertThat(MySqlServer.at("db1", 3306).login("admin", SECRET).named("billing primary"))
                .hasToString("billing primary (db1:3306) as 'admin'");
        for (String bad : new String[] {"", " ", "a\nb", "x".repeat(101)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MySqlServer.at("db1", 3306).named(bad))
                    .withMessageContaining("name: must be");
        }
    }

    @Test
    void keepsItsOwnLimits() {
        MySqlServer far = MySqlServer.at("db1", 3306).limits(Duration.ofSeconds(20), Duration.ofMinutes(5));

        assertThat(far.login("admin", SECRET).limits())
                .contains(new ConnectionLimits(Duration.ofSeconds(20), Duration.ofMinutes(5)));
        assertThat(MySqlServer.at("db1", 3306).limits()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> far.limits(Duration.ZERO, Duration.ofSeconds(1)))
                .withMessageContaining("connect: must be within");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> far.limits(Duration.ofSeconds(1), Duration.ofDays(25)))
                .withMessageContaining("query: must be within");
    }
}
