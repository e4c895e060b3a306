package io.github.mysqlclone.testkit.internal.setup;

import io.github.mysqlclone.testkit.ServerOption;
import io.github.mysqlclone.testkit.internal.pair.PairCloning;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import java.util.function.UnaryOperator;

/**
 * The servers that a test asks for.
 *
 * @param data what is in the server, or the donor
 * @param changes what is to be said of the servers besides, whatever the data
 * @param schema what URLs and data sources connect to; empty for none
 * @param user the account for that; empty for the one that may do everything
 */
public record ServerSet(
        MySqlTemplate data, UnaryOperator<MySqlTemplate> changes, Topology topology, String schema, String user) {

    /** What the servers hold of which nobody has said anything. */
    private static final MySqlTemplate NOTHING = MySqlTemplate.empty();

    /** One empty server. */
    public static final ServerSet STANDARD = new ServerSet(NOTHING, UnaryOperator.identity(), Topology.SINGLE, "", "");

    public ServerSet data(MySqlTemplate newData) {
        return new ServerSet(newData, changes, topology, schema, user);
    }

    /** Adds a change to those before. */
    public ServerSet change(UnaryOperator<MySqlTemplate> change) {
        return new ServerSet(data, template -> change.apply(changes.apply(template)), topology, schema, user);
    }

    public ServerSet options(String... options) {
        ServerSet changed = this;
        for (String text : options) {
            ServerOption option = ServerOption.parse(text);
            changed = changed.change(template -> template.with(option));
        }
        return changed;
    }

    public ServerSet topology(Topology newTopology) {
        return new ServerSet(data, changes, newTopology, schema, user);
    }

    public ServerSet schema(String newSchema) {
        return new ServerSet(data, changes, topology, newSchema, user);
    }

    public ServerSet user(String newUser) {
        return new ServerSet(data, changes, topology, schema, newUser);
    }

    /** Returns what the servers run on copies of; where nothing fills them, the schema at least, or nobody could connect to it. */
    public MySqlTemplate template() {
        return changes.apply(
                data == NOTHING && !schema.isBlank() ? MySqlTemplate.populatedBy(new EmptySchema(schema)) : data);
    }

    /** Tells these servers from others, for what is kept ready. */
    public String id() {
        return String.join("\n", template().serversId(), topology.toString(), schema, user);
    }

    /** Starts them and waits until all is ready. */
    public StartedServers start() {
        MySqlTemplate template = template();
        StartedServers servers = switch (topology.kind()) {
            case SINGLE -> StartedServers.of(template.newServer(), schema);
            case PAIR -> StartedServers.of(template.newPair(), schema);
            case CLONED_PAIR -> StartedServers.of(PairCloning.cloneData(template.newPair()), schema);
            case REPLICA -> StartedServers.of(template.newReplicatedPair(), schema);
            case REPLICAS -> StartedServers.of(template.newReplicas(topology.recipients()), schema);
        };
        return user.isEmpty() ? servers : servers.withAccount(user);
    }
}
