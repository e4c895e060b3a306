package io.github.mysqlclone.internal.facts;

/**
 * What is known of a server beyond its variables, plugins and grants, by topic.
 *
 * @param inventory what it has to offer
 * @param content what it holds
 * @param storage the files it holds it in
 * @param activity what it is doing
 * @param settings where its settings come from, and what protects it
 * @param replication what it replicates from
 */
public record ServerDetails(
        ServerCapabilities inventory,
        Content content,
        Storage storage,
        Activity activity,
        Settings settings,
        Replication replication) {

    /** Nothing was read, for this reason. */
    public static ServerDetails unread(String reason) {
        return new ServerDetails(
                new ServerCapabilities(
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason)),
                new Content(
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason)),
                new Storage(Fact.unknown(reason), Fact.unknown(reason), Fact.unknown(reason), Fact.unknown(reason)),
                new Activity(
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason)),
                new Settings(
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason),
                        Fact.unknown(reason)),
                new Replication(Fact.unknown(reason), Fact.unknown(reason), Fact.unknown(reason)));
    }
}
