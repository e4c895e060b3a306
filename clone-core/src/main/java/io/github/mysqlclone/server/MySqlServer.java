package io.github.mysqlclone.server;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Say how this JVM reaches a MySQL server: address and account, or a {@link DataSource}.
 *
 * <p>A value: it holds no connection, each step returns a new one, and printing it shows no password. Thread-safe as
 * far as the {@code DataSource} is.
 *
 * <h2>With a {@code DataSource}</h2>
 *
 * <ul>
 *   <li>Two connections are needed at once: one holds the CLONE statement, the other watches. A pool of one never
 *       gets to the statement: a connection that does not come within the limits of {@code connect} and {@code query}
 *       together counts as a server that cannot be reached. It is asked for on a thread of the library's own.
 *   <li>Session variables and the network timeout are put back before a connection is closed, that is, handed back.
 *   <li>No credential can be taken from it. After a replace clone only the donor's accounts exist; a pool that logs in
 *       with another account is dead from then on, and what the server is to be reached with must be given as
 *       {@code serverAfterRestart}.
 *   <li>What it throws unchecked is taken for a connection that failed.
 *   <li>A pool or a wrapper that logs its statements (P6Spy, datasource-proxy, a driver told to) logs the CLONE statement
 *       with the donor's password, and the library cannot keep it from that.
 *   <li>Every connection must lead to the same server: {@code server_uuid} is read on each, and one that differs is
 *       refused.
 * </ul>
 */
@CheckReturnValue
public final class MySqlServer {

    /** MySQL's usual port. */
    public static final int DEFAULT_PORT = 3306;

    private static final Set<String> CREDENTIALS = Set.of("user", "password", "password1", "password2", "password3");

    private final @Nullable Address address;
    private final @Nullable DataSource dataSource;
    private final @Nullable Account account;
    private final Map<String, String> driverProperties;

    private MySqlServer(
            @Nullable Address address,
            @Nullable DataSource dataSource,
            @Nullable Account account,
            Map<String, String> driverProperties) {
        this.address = address;
        this.dataSource = dataSource;
        this.account = account;
        this.driverProperties = Map.copyOf(driverProperties);
    }

    /**
     * Reach a server by address; give the account with {@link #login(String, String)}.
     *
     * @param host a name or an address, IPv6 literals allowed with or without brackets
     * @param port the classic protocol's port, 1 to 65535
     * @return the server, without an account
     * @throws IllegalArgumentException if the host is empty or holds characters no host has
     * @throws IllegalArgumentException if the port is out of range
     */
    public static MySqlServer at(String host, int port) {
        return new MySqlServer(new Address(host, port), null, null, Map.of());
    }

    /**
     * Reach a server by a JDBC URL of the form {@code jdbc:mysql://[user[:password]@]host[:port][/schema][?properties]}.
     *
     * <p>The URL is taken apart: user and password become the account, the rest the driver's properties; the schema is
     * not used. The port is {@value #DEFAULT_PORT} where the URL has none.
     *
     * @param jdbcUrl the URL; user and password are percent-encoded where they hold {@code : / ? # & @ % +}
     * @return the server, with an account where the URL has a user
     * @throws IllegalArgumentException if it is not such a URL
     * @throws IllegalArgumentException if it names several hosts, or a scheme that fails over or balances load: a clone
     *     must reach one server and no other
     */
    public static MySqlServer url(String jdbcUrl) {
        ParsedJdbcUrl url = ParsedJdbcUrl.parse(jdbcUrl);
        return new MySqlServer(url.address(), null, url.account(), url.properties());
    }

    /**
     * Reach a server through connections that somebody else configures; see the class comment for the contract.
     *
     * @param dataSource gives at least two connections at once, all to one server
     * @return the server
     */
    public static MySqlServer dataSource(DataSource dataSource) {
        return new MySqlServer(null, Objects.requireNonNull(dataSource, "dataSource"), null, Map.of());
    }

    /**
     * Log in as this user.
     *
     * @param user the user part, 1 to 32 characters
     * @param password the password in clear; may be empty
     * @return a new value
     * @throws IllegalArgumentException as {@link Account#Account(String, Secret)} does
     * @throws IllegalStateException if this is a {@code DataSource}
     */
    public MySqlServer login(String user, String password) {
        return login(Account.of(user, password));
    }

    /**
     * Log in with this account.
     *
     * @param newAccount the account
     * @return a new value
     * @throws IllegalStateException if this is a {@code DataSource}, which brings its own account
     */
    public MySqlServer login(Account newAccount) {
        requireAddress("as");
        return new MySqlServer(address, null, Objects.requireNonNull(newAccount, "account"), driverProperties);
    }

    /**
     * Insist on TLS to this degree; the default is the driver's, {@link TlsMode#PREFERRED}.
     *
     * @param mode how far to insist
     * @return a new value
     * @throws IllegalStateException if this is a {@code DataSource}
     */
    public MySqlServer tls(TlsMode mode) {
        return property("sslMode", mode.name());
    }

    /**
     * Set a property of the JDBC driver, such as {@code trustCertificateKeyStoreUrl}.
     *
     * <p>Properties for time limits and for logging statements are overruled by the library.
     *
     * @param name the property's name
     * @param value its value
     * @return a new value
     * @throws IllegalArgumentException if the name is empty, {@code user} or {@code password}
     * @throws IllegalStateException if this is a {@code DataSource}
     */
    public MySqlServer property(String name, String value) {
        requireAddress("property");
        if (name.isBlank() || CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("property: must be a driver property; user and password are given with"
                    + " login(user, password) (was '" + name + "')");
        }
        Map<String, String> changed = new TreeMap<>(driverProperties);
        changed.put(name, Objects.requireNonNull(value, "value"));
        return new MySqlServer(address, null, account, changed);
    }

    /** {@return host and port; empty for a {@code DataSource}} */
    public Optional<Address> address() {
        return Optional.ofNullable(address);
    }

    /** {@return the {@code DataSource} this was made of; empty for an address} */
    public Optional<DataSource> dataSource() {
        return Optional.ofNullable(dataSource);
    }

    /** {@return the account; empty for a {@code DataSource} and where none was given} */
    public Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    /** {@return the driver properties that were set, unmodifiable} */
    public Map<String, String> driverProperties() {
        return driverProperties;
    }

    private void requireAddress(String step) {
        if (address == null) {
            throw new IllegalStateException(step + ": a DataSource brings its own account and properties;"
                    + " use MySqlServer.at(host, port) to give them here");
        }
    }

    // Whether two data sources lead to one server is not for their equals to say.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public boolean equals(Object other) {
        return other instanceof MySqlServer server
                && Objects.equals(address, server.address)
                && dataSource == server.dataSource
                && Objects.equals(account, server.account)
                && driverProperties.equals(server.driverProperties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, System.identityHashCode(dataSource), account, driverProperties);
    }

    /** {@return address and user, such as {@code db1:3306 as 'admin'}; no password, no property} */
    @Override
    public String toString() {
        String where = address == null ? "the server behind the given DataSource" : address.toString();
        return account == null ? where : where + " as '" + account.user() + "'";
    }
}
