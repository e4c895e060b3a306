package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.Settings;
import io.github.mysqlclone.server.ServerVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where settings come from, the keyring, and TLS. */
final class SettingsParts {

    private SettingsParts() {}

    static List<QueryPart> of(AccountVisibility powers) {
        return List.of(
                QueryPart.of(
                                "persisted",
                                "persisted variables",
                                "FROM performance_schema.persisted_variables",
                                "VARIABLE_NAME",
                                "VARIABLE_VALUE")
                        .unless(powers.lacksPerformanceSchema("persisted_variables")),
                // The server sets some itself, without a user.
                QueryPart.of(
                                "at runtime",
                                "the origin of variables",
                                "FROM performance_schema.variables_info"
                                        + " WHERE VARIABLE_SOURCE = 'DYNAMIC' AND SET_USER <> ''",
                                "VARIABLE_NAME")
                        .unless(powers.lacksPerformanceSchema("variables_info")),
                QueryPart.of(
                                "configured",
                                "the origin of variables",
                                "FROM performance_schema.variables_info WHERE VARIABLE_SOURCE IN ('GLOBAL', 'SERVER',"
                                        + " 'EXPLICIT', 'EXTRA', 'USER', 'LOGIN', 'COMMAND_LINE')",
                                "VARIABLE_NAME",
                                "VARIABLE_PATH")
                        .unless(powers.lacksPerformanceSchema("variables_info")),
                QueryPart.of(
                                "keyring",
                                "the state of the keyring",
                                "FROM performance_schema.keyring_component_status"
                                        + " WHERE STATUS_KEY = 'Component_status'",
                                "STATUS_VALUE")
                        .unless(powers.isOlderThan(8, 0, 24))
                        .unless(powers.lacksPerformanceSchema("keyring_component_status")),
                QueryPart.of(
                                "tls",
                                "the state of TLS",
                                "FROM performance_schema.tls_channel_status"
                                        + " WHERE CHANNEL = 'mysql_main' AND PROPERTY = 'Enabled'",
                                "VALUE")
                        .unless(powers.isOlderThan(8, 0, 21))
                        .unless(powers.lacksPerformanceSchema("tls_channel_status")));
    }

    static Settings read(UnitedQuery.Answers answers, Map<String, String> variables, Fact<Plugins> plugins) {
        return new Settings(
                answers.rows("persisted")
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(
                                        row -> row.text(0).toLowerCase(Locale.ROOT),
                                        row -> row.text(1),
                                        (one, other) -> one))),
                answers.rows("at runtime")
                        .map(rows -> rows.stream()
                                .map(row -> row.text(0).toLowerCase(Locale.ROOT))
                                .collect(Collectors.toSet())),
                answers.rows("configured")
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(
                                        row -> row.text(0).toLowerCase(Locale.ROOT),
                                        row -> row.text(1),
                                        (one, other) -> one))),
                keyring(answers, variables, plugins),
                answers.rows("tls")
                        .map(rows -> rows.stream().anyMatch(row -> row.text(0).equals("Yes")))
                        .or(() -> haveSsl(variables, answers)));
    }

    /** What told before the table came with 8.0.21, and is gone with 8.4.0 (manual, have_ssl). */
    private static Fact<Boolean> haveSsl(Map<String, String> variables, UnitedQuery.Answers answers) {
        String value = variables.get("have_ssl");
        return value == null ? answers.rows("tls").map(rows -> false) : Fact.of(value.equals("YES"));
    }

    /** A component, or before components a plugin. */
    private static Fact<Boolean> keyring(
            UnitedQuery.Answers answers, Map<String, String> variables, Fact<Plugins> plugins) {
        boolean plugin = plugins.known().stream()
                .flatMap(all -> all.all().stream())
                .filter(Plugin::isActive)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.startsWith("keyring_") && !name.equals("keyring_udf"));
        if (plugin) {
            return Fact.of(true);
        }
        return hasNoComponents(variables)
                ? plugins.map(all -> false)
                : answers.rows("keyring")
                        .map(rows -> rows.stream().anyMatch(row -> row.text(0).equals("Active")));
    }

    /** Keyring components came with 8.0.24, and their table with them. */
    private static boolean hasNoComponents(Map<String, String> variables) {
        return Optional.ofNullable(variables.get("version"))
                .map(ServerVersion::parse)
                .filter(version -> !version.isAtLeast(8, 0, 24))
                .isPresent();
    }
}
