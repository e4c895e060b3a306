package io.github.mysqlclone.internal.checks.sample;

import io.github.mysqlclone.internal.facts.Activity.MetadataLock;
import io.github.mysqlclone.internal.facts.Activity.RunningClone;
import io.github.mysqlclone.internal.facts.Activity.Session;
import io.github.mysqlclone.internal.facts.Content;
import io.github.mysqlclone.internal.facts.Content.OtherTable;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.Replication.Channel;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.ServerCapabilities;
import io.github.mysqlclone.internal.facts.ServerDetails;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.facts.VisibleNames;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ServerIdentity;
import io.github.mysqlclone.server.ServerVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A server in good health, of which a test changes what it is about. */
public final class SampleServer {

    private final String name;
    private String uuid;
    private Set<String> privileges = Set.of("ALL PRIVILEGES");
    private String version = "9.7.4";
    private final Map<String, String> variables = new HashMap<>();
    private final List<Plugin> plugins = new ArrayList<>();
    private final Set<String> collations = new HashSet<>(Set.of("utf8mb4_0900_ai_ci"));
    private final Set<String> installed = new HashSet<>();
    private final Set<String> components = new HashSet<>();
    private final Map<String, String> functions = new HashMap<>();
    private final Set<String> timeZones = new HashSet<>();
    private final List<SchemaContent> schemas = new ArrayList<>();
    private final List<String> loose = new ArrayList<>();
    private final List<String> readOnlySchemas = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final List<OtherTable> otherTables = new ArrayList<>();
    private final List<String> backticks = new ArrayList<>();
    private final SampleStorage storage = new SampleStorage();
    private final SampleActivity activity = new SampleActivity();
    private final SampleSettings settings = new SampleSettings();
    private final SampleReplication replication = new SampleReplication();
    private Fact<Boolean> everySchema = Fact.of(true);
    private boolean detailsAreRead = true;

    SampleServer(String name, String uuid, int serverId) {
        this.name = name;
        this.uuid = uuid;
        plugins.add(new Plugin("clone", "ACTIVE", "mysql_clone.so"));
        plugins.add(new Plugin("InnoDB", "ACTIVE", ""));
        plugins.add(new Plugin("caching_sha2_password", "ACTIVE", ""));
        variables.putAll(SampleVariables.of(uuid, serverId));
        activity.status.putAll(Map.of(
                "innodb_redo_log_enabled", "ON",
                "threads_connected", "3",
                "uptime", "3600",
                "innodb_os_log_written", "1000000"));
    }

    public SampleServer variable(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    public SampleServer without(String variable) {
        variables.remove(variable);
        return this;
    }

    public SampleServer version(String text) {
        version = text;
        return this;
    }

    /** As a server of this version would be: without what it lacks, and with what it had instead. */
    public SampleServer asOf(String text) {
        ServerVersion then = ServerVersion.parse(text);
        variables.put("innodb_log_file_size", "50331648");
        variables.put("innodb_log_files_in_group", "2");
        variables.put("skip_slave_start", "OFF");
        variables.keySet().removeIf(name -> !VersionedNames.isIn("variable", name, then));
        activity.status.keySet().removeIf(name -> !VersionedNames.isIn("status", name, then));
        return version(text);
    }

    public SampleServer status(String variable, String value) {
        activity.status.put(variable, value);
        return this;
    }

    public SampleServer identity(String serverUuid) {
        uuid = serverUuid;
        return this;
    }

    /** All the account may do that reads this. */
    public SampleServer privileges(String... names) {
        privileges = Set.of(names);
        return this;
    }

    public SampleServer withoutPlugin(String plugin) {
        plugins.removeIf(installed -> installed.name().equals(plugin));
        return this;
    }

    public SampleServer plugin(String plugin, String library) {
        plugins.add(new Plugin(plugin, "ACTIVE", library));
        return this;
    }

    public SampleServer collation(String collation) {
        collations.add(collation);
        return this;
    }

    public SampleServer installed(String plugin) {
        installed.add(plugin);
        return this;
    }

    public SampleServer component(String component) {
        components.add(component);
        return this;
    }

    public SampleServer function(String function, String library) {
        functions.put(function, library);
        return this;
    }

    public SampleServer timeZone(String zone) {
        timeZones.add(zone);
        return this;
    }

    /** A variable that an option file sets; the command line does for an empty one. */
    public SampleServer configured(String variable, String file) {
        settings.configured.put(variable, file);
        return this;
    }

    public SampleServer schema(String schema) {
        schemas.add(new SchemaContent(schema, 3, 5L << 20));
        return this;
    }

    public SampleServer looseTablespace(String tablespace) {
        loose.add("tablespace " + tablespace);
        return this;
    }

    public SampleServer readOnlySchema(String schema) {
        readOnlySchemas.add(schema);
        return this;
    }

    public SampleServer event(String event) {
        events.add(event);
        return this;
    }

    public SampleServer otherTable(String table, String engine, long rows) {
        otherTables.add(new OtherTable(table, engine, rows));
        return this;
    }

    public SampleServer backtick(String object) {
        backticks.add(object);
        return this;
    }

    /** Some schemas may be hidden from the account. */
    public SampleServer hiddenSchemas(String reason) {
        everySchema = Fact.unknown(reason);
        return this;
    }

    public SampleServer tablespaces(long count, long userBytes) {
        storage.tablespaces(count, userBytes);
        return this;
    }

    public SampleServer encrypted(String tablespace) {
        storage.encrypted(tablespace);
        return this;
    }

    public SampleServer systemBytes(long bytes) {
        storage.systemBytes = bytes;
        return this;
    }

    public SampleServer undoFile(String path) {
        storage.undoFiles.add(path);
        return this;
    }

    /** The account may not see the tablespaces. */
    public SampleServer withoutTablespaces() {
        storage.withoutTablespaces();
        return this;
    }

    /** A schema without a file of its own. */
    public SampleServer schemaOfViews(String schema) {
        schemas.add(new SchemaContent(schema, 3, 0));
        return this;
    }

    /** The account lacks PROCESS. */
    public SampleServer withoutOutsideFiles() {
        storage.withoutProcess();
        return this;
    }

    public SampleServer outsideFile(String path) {
        storage.outsideFiles.add(path);
        return this;
    }

    public SampleServer session(long id, String user, String command) {
        activity.sessions.add(new Session(id + 100, id, user, "app", command, 1));
        return this;
    }

    /** A lock of the session with this id. */
    public SampleServer lock(String objectType, String object, String lockType, long session) {
        activity.locks.add(new MetadataLock(objectType, object, lockType, true, session + 100));
        return this;
    }

    public SampleServer transaction(long session) {
        activity.transactions.add(session);
        return this;
    }

    public SampleServer runningClone(String source, String destination) {
        activity.runningClone = Optional.of(new RunningClone(source, destination, 77));
        return this;
    }

    public SampleServer groupState(String state) {
        activity.groupState = Optional.of(state);
        return this;
    }

    public SampleServer persisted(String variable, String value) {
        settings.persisted.put(variable, value);
        return this;
    }

    public SampleServer atRuntime(String variable) {
        settings.atRuntime.add(variable);
        return this;
    }

    public SampleServer keyring() {
        settings.keyring = true;
        return this;
    }

    public SampleServer withoutTls() {
        settings.tls = false;
        return this;
    }

    public SampleServer channel(String sourceUuid, String receiver, String applier, long delay) {
        replication.channels.add(new Channel("", "db9:3306", sourceUuid, receiver, applier, delay));
        return this;
    }

    public SampleServer filters(long count) {
        replication.filters = count;
        return this;
    }

    public SampleServer secondsBehind(long seconds) {
        replication.secondsBehind = seconds;
        return this;
    }

    /** Nothing but its identity could be read. */
    public SampleServer unread() {
        detailsAreRead = false;
        return this;
    }

    /** Returns what would be read from it. */
    public ServerFacts facts() {
        ServerIdentity identity = new ServerIdentity(uuid, version, "MySQL Community Server - GPL");
        String reason = "nothing was read from " + name;
        return detailsAreRead
                ? new ServerFacts(
                        name,
                        identity,
                        Fact.of("admin@%"),
                        Fact.of(Map.copyOf(variables)),
                        Fact.of(new Plugins(plugins)),
                        Fact.of(new Grants(privileges, List.of(), Set.of(), false)),
                        details())
                : new ServerFacts(
                        name,
                        new ServerIdentity(uuid, "unreadable", ""),
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        ServerDetails.unread(reason));
    }

    private ServerDetails details() {
        return new ServerDetails(
                new ServerCapabilities(
                        Fact.of(collations),
                        Fact.of(installed),
                        Fact.of(components),
                        Fact.of(timeZones),
                        Fact.of(functions)),
                new Content(
                        Fact.of(new UserData(schemas, Fact.of(loose), everySchema)),
                        Fact.of(new VisibleNames(readOnlySchemas, everySchema)),
                        Fact.of(events),
                        Fact.of(otherTables),
                        Fact.of(new VisibleNames(backticks, everySchema))),
                storage.facts(),
                activity.facts(),
                settings.facts(),
                replication.facts());
    }
}
