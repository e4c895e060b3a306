package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.ServerCapabilities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads who one is on this server, and what the server has to offer. */
final class ServerCapabilitiesReader {

    private static final List<QueryPart> ALWAYS = List.of(
            QueryPart.of("me", "the current account", "", "CURRENT_USER()"),
            QueryPart.of(
                    "plugin",
                    "plugins",
                    "FROM information_schema.PLUGINS",
                    "PLUGIN_NAME",
                    "PLUGIN_STATUS",
                    "PLUGIN_LIBRARY"),
            QueryPart.of("collation", "collations", "FROM information_schema.COLLATIONS", "COLLATION_NAME"));

    /** In an array of JSON; no time zone has a quote in its name. */
    private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"");

    private ServerCapabilitiesReader() {}

    /** What came of it; what an account may do is there only if one was asked for. */
    record Findings(
            Fact<String> currentUser,
            Fact<Plugins> plugins,
            ServerCapabilities inventory,
            AccountRows.Demands account) {}

    /** Returns what is asked, of this account what the donor would let it do. */
    static List<QueryPart> parts(AccountVisibility powers, Optional<String> account) {
        List<QueryPart> parts = new ArrayList<>(ALWAYS);
        parts.add(QueryPart.of("installed", "what INSTALL PLUGIN installed", "FROM mysql.plugin", "name")
                .unless(powers.lacksSelect("mysql", "plugin")));
        parts.add(QueryPart.of("component", "what INSTALL COMPONENT installed", "FROM mysql.component", "component_urn")
                .unless(powers.lacksSelect("mysql", "component")));
        parts.add(QueryPart.of(
                        "time zones", "the names of time zones", "FROM mysql.time_zone_name", "JSON_ARRAYAGG(Name)")
                .unless(powers.lacksSelect("mysql", "time_zone_name")));
        // Those that a component brings have no library.
        parts.add(QueryPart.of(
                        "function",
                        "loadable functions",
                        "FROM performance_schema.user_defined_functions WHERE UDF_LIBRARY IS NOT NULL",
                        "UDF_NAME",
                        "UDF_LIBRARY")
                .unless(powers.lacksPerformanceSchema("user_defined_functions")));
        account.ifPresent(user -> parts.addAll(AccountRows.parts(user, powers)));
        return parts;
    }

    static Findings read(UnitedQuery.Answers answers, Optional<String> account) {
        return new Findings(
                answers.rows("me")
                        .flatMap(rows -> AggregateRow.of("the current account", rows))
                        .map(row -> row.text(0)),
                answers.rows("plugin")
                        .map(rows -> new Plugins(rows.stream()
                                .map(row -> new Plugin(row.text(0), row.text(1), row.text(2)))
                                .toList())),
                new ServerCapabilities(
                        answers.rows("collation")
                                .map(rows ->
                                        rows.stream().map(row -> row.text(0)).collect(Collectors.toSet())),
                        answers.rows("installed")
                                .map(rows ->
                                        rows.stream().map(row -> row.text(0)).collect(Collectors.toSet())),
                        answers.rows("component")
                                .map(rows -> rows.stream()
                                        .flatMap(
                                                row -> Arrays.stream(row.text(0).split(",")))
                                        .map(urn -> urn.strip().replaceFirst("^file://", ""))
                                        .collect(Collectors.toSet())),
                        answers.rows("time zones")
                                .flatMap(rows -> AggregateRow.of("the names of time zones", rows))
                                .map(row -> NAME.matcher(row.text(0))
                                        .results()
                                        .map(name -> name.group(1))
                                        .collect(Collectors.toSet())),
                        answers.rows("function")
                                .map(rows -> rows.stream()
                                        .collect(Collectors.toMap(
                                                row -> row.text(0), row -> row.text(1), (one, other) -> one)))),
                account.map(user -> AccountRows.read(user, answers)).orElse(AccountRows.Demands.NONE));
    }
}
