package io.github.mysqlclone.server;

import java.time.Duration;
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
 *       together counts as a server that cannot be reached.
 *   <li>It is asked for on threads of the library's own. One that chooses a server by a {@code ThreadLocal} would lead
 *       elsewhere there: so {@code preflight}, {@code plan}, {@code run} and {@code start} take one connection to the recipient
 *       in the calling thread, too, ask it for {@code server_uuid} and no more, and refuse to go on if any other server is met on
 *       the library's threads. The same goes for {@code donorServer}, which need not be in the calling thread's reach as long as
 *       nothing is to be changed on it. That one connection is waited for as long as the {@code DataSource} and its driver wait.
 *   <li>While a connection is the library's, its session is neutral: autocommit on, not read-only, no limits on rows and
 *       time, a known SQL mode and time zone. Session variables, autocommit, the read-only state and the network timeout are put
 *       back before it is closed, that is, handed back; a transaction that was open in it is rolled back first.
 *   <li>A driver or a pool that logs statements logs the CLONE statement, which holds the donor account's password, and those
 *       that make an account. Switch that off, or take the temporary donor account, whose password is worth nothing
 *       after the clone.
 *   <li>No credential can be taken from it. After a replace clone only the donor's accounts exist; a pool that logs in
 *       with another account is dead from then on, and what the server is to be reached with must be given as
 *       {@code serverAfterRestart}.
 *   <li>What it throws unchecked, an {@code Error} too, is taken for a connection that failed.
 *   <li>A proxy that gives sessions other ids than the server does, or sends the statements of one session over several
 *       (ProxySQL with multiplexing, MySQL Router with connection sharing) takes away by what a running clone is known and
 *       cancelled, which is its session. The library warns when the server notes another session than
 *       {@code CONNECTION_ID()} said; such a clone cannot be cancelled by KILL QUERY, and if its statement gets lost its outcome is
 *       unknown. Reach the recipient without such a proxy, by host and port as well.
 *   <li>Every connection must lead to the same server: {@code server_uuid} is read on each, and one that differs is
 *       refused.
 * </ul>
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class MySqlServer {

    /** MySQL's usual port. */
    public static final int DEFAULT_PORT = 3306;

    private static final int LONGEST_NAME = 100;

    private static final Set<String> CREDENTIALS = Set.of("user", "password", "password1", "password2", "password3");

    private final @Nullable Address address;
    private final @Nullable DataSource dataSource;
    private final @Nullable Account account;
    private final Map<String, String> driverProperties;

    private final @Nullable String name;
    private final @Nullable ConnectionLimits limits;

    private MySqlServer(
            @Nullable Address address,
            @Nullable DataSource dataSource,
            @Nullable Account account,
            Map<String, String> driverProperties,
            @Nullable String name,
            @Nullable ConnectionLimits limits) {
        this.address = address;
        this.dataSource = dataSource;
        this.account = account;
        this.driverProperties = Map.copyOf(driverProperties);
        this.name = name;
        this.limits = limits;
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
        return new MySqlServer(new Address(host, port), null, null, Map.of(), null, null);
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
        return new MySqlServer(url.address(), null, url.account(), url.properties(), null, null);
    }

    /**
     * Reach a server through connections that somebody else configures; see the class comment for the contract.
     *
     * @param dataSource gives at least two connections at once, all to one server
     * @return the server
     */
    public static MySqlServer dataSource(DataSource dataSource) {
        return new MySqlServer(null, Objects.requireNonNull(dataSource, "dataSource"), null, Map.of(), null, null);
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
        return new MySqlServer(
                address, null, Objects.requireNonNull(newAccount, "account"), driverProperties, name, limits);
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
     * <p>Properties for time limits, for limits on rows and for logging statements are overruled by the library. As the driver
     * does, it takes a name in any letter case for the same.
     *
     * @param property the property's name
     * @param value its value
     * @return a new value
     * @throws IllegalArgumentException if the name is empty, {@code user} or {@code password}
     * @throws IllegalStateException if this is a {@code DataSource}
     */
    public MySqlServer property(String property, String value) {
        requireAddress("property");
        if (property.isBlank() || CREDENTIALS.contains(property.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("property: must be a driver property; user and password are given with"
                    + " login(user, password) (was '" + property + "')");
        }
        Map<String, String> changed = new TreeMap<>(driverProperties);
        changed.keySet().removeIf(property::equalsIgnoreCase);
        changed.put(property, Objects.requireNonNull(value, "value"));
        return new MySqlServer(address, null, account, changed, name, limits);
    }

    /**
     * Name the server in messages and in the log.
     *
     * @param newName 1 to 100 characters, none of them a control character
     * @return a new value
     * @throws IllegalArgumentException if it is blank, longer, or holds a control character
     */
    public MySqlServer named(String newName) {
        Objects.requireNonNull(newName, "name");
        if (newName.isBlank()
                || newName.length() > LONGEST_NAME
                || newName.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("name: must be 1 to " + LONGEST_NAME
                    + " characters, none of them a control character (was '" + newName + "')");
        }
        return new MySqlServer(address, dataSource, account, driverProperties, newName, limits);
    }

    /**
     * Limit how long connecting to this server and one answer of it may take, wherever it is used. Without it the limits
     * are those of the spec's {@code CloneTimeouts}, and where there is no spec 10 and 30 seconds.
     *
     * <p>A comparison has its own limit for an answer, which wins. The CLONE statement has none.
     *
     * @param connect for opening one connection, 1 millisecond to 24 days
     * @param query for one answer, 1 millisecond to 24 days
     * @return a new value
     * @throws IllegalArgumentException if one is out of range
     */
    public MySqlServer limits(Duration connect, Duration query) {
        return new MySqlServer(
                address, dataSource, account, driverProperties, name, new ConnectionLimits(connect, query));
    }

    /** {@return the limits that were given; empty where those of the spec hold} */
    public Optional<ConnectionLimits> limits() {
        return Optional.ofNullable(limits);
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
                && driverProperties.equals(server.driverProperties)
                && Objects.equals(name, server.name)
                && Objects.equals(limits, server.limits);
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, System.identityHashCode(dataSource), account, driverProperties, name, limits);
    }

    /** {@return name, address and user, such as {@code primary (db1:3306) as 'admin'}; no password, no property} */
    @Override
    public String toString() {
        String where = address == null ? "the server behind the given DataSource" : address.toString();
        if (name != null) {
            where = address == null ? name : name + " (" + address + ")";
        }
        return account == null ? where : where + " as '" + account.user() + "'";
    }
}
