package io.github.mysqlclone.testkit.it.vocabulary;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that a server was told, as it took it down in a file of its own, so that a restart loses nothing. */
record GeneralLog(Path file) {

    private static final String NAME = "general.log";

    private static final Pattern COMMAND =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+\\s+(\\d+) (\\w+(?: \\w+)*)\\t(.*)");

    /** Returns a server that keeps one. Passwords stand in it as they were sent, as the server would write other words for them. */
    static ServerSpec on(ServerSpec server) {
        return server.option("general_log", "ON")
                .option("log_output", "FILE")
                .option("log_raw", "ON")
                .option("general_log_file", NAME);
    }

    static GeneralLog of(TestServer server) {
        return new GeneralLog(Path.of(server.dataDirectory(), NAME));
    }

    /** Returns the statements of the sessions of one user, in their order. */
    List<String> statementsOf(String user) throws IOException {
        List<String> statements = new ArrayList<>();
        Map<String, Boolean> isUsers = new HashMap<>();
        StringBuilder statement = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (line.contains(", Version: ") && line.endsWith("started with:")) {
                // The server's own head, at each start.
                end(statement, statements);
                continue;
            }
            Matcher command = COMMAND.matcher(line);
            if (!command.matches()) {
                if (!statement.isEmpty()) {
                    statement.append('\n').append(line);
                }
                continue;
            }
            end(statement, statements);
            String session = command.group(1);
            if (command.group(2).equals("Connect")) {
                isUsers.put(session, command.group(3).startsWith(user + "@"));
            } else if (command.group(2).equals("Query") && isUsers.getOrDefault(session, false)) {
                statement.append(command.group(3));
            }
        }
        end(statement, statements);
        return statements;
    }

    private static void end(StringBuilder statement, List<String> statements) {
        if (!statement.isEmpty()) {
            statements.add(statement.toString());
            statement.setLength(0);
        }
    }
}
