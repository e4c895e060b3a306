package io.github.mysqlclone.testkit.internal.server;

import io.github.mysqlclone.testkit.ServerOption;
import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An option file of somebody's server, read as {@code mysqld} reads it: its groups {@code [mysqld]} and {@code [server]}. What says
 * where a server and its files are and how it is run is left out, as the kit says that: two servers would share files and ports. That
 * there is a binary log stays, under the kit's name where it was elsewhere.
 */
public record OptionFile(Path file) {

    private static final Set<String> GROUPS = Set.of("mysqld", "server");

    private static final Set<String> LEFT_OUT = Set.of(
            "admin_address",
            "admin_port",
            "basedir",
            "bind_address",
            "datadir",
            "log_error",
            "mysqlx_bind_address",
            "mysqlx_port",
            "mysqlx_socket",
            "pid_file",
            "port",
            "server_id",
            "socket",
            "tmpdir",
            "user");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Stands for bytes that are none; in a comment, nobody minds. */
    private static final String NO_UTF_8 = "\uFFFD";

    private static final Logger LOGGER = LoggerFactory.getLogger(OptionFile.class);

    /** Returns what it tells the server, in its order. */
    public List<ServerOption> options() {
        List<ServerOption> options = new ArrayList<>();
        List<ServerOption> leftOut = new ArrayList<>();
        Optional<String> group = Optional.empty();
        int number = 0;
        for (String raw : lines()) {
            number++;
            String line = raw.strip();
            if (line.startsWith("!")) {
                throw new TestkitException(place(number) + ": other files are not looked into (" + line
                        + "). Give each of them, in this order.");
            }
            if (line.startsWith("[")) {
                group = Optional.of(group(line, number));
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";") && isOurs(group, number)) {
                ServerOption option = option(line, number);
                if (isLeftOut(option)) {
                    leftOut.add(option);
                    inItsPlace(option).ifPresent(options::add);
                } else {
                    options.add(option);
                }
            }
        }
        if (!leftOut.isEmpty()) {
            LOGGER.info("{}: not taken over, as the kit says where its servers are: {}", file, leftOut);
        }
        return List.copyOf(options);
    }

    /** What stands behind the bracket is nothing to the server either. */
    private String group(String line, int number) {
        int end = line.indexOf(']');
        if (end < 0) {
            throw new TestkitException(place(number) + ": a group ends with ], as in [mysqld] (was '" + line + "')");
        }
        return line.substring(1, end).strip().toLowerCase(Locale.ROOT);
    }

    /** Refuses what mysqld refuses: nobody would notice that an option without a group has no effect. */
    private boolean isOurs(Optional<String> group, int number) {
        return GROUPS.contains(group.orElseThrow(() -> new TestkitException(
                place(number) + ": an option stands before the first group. Put [mysqld] above it.")));
    }

    private static boolean isLeftOut(ServerOption option) {
        return LEFT_OUT.contains(ServerOptions.key(option.name()))
                || OptionsWithPaths.isOne(option.name(), option.value());
    }

    private static Optional<ServerOption> inItsPlace(ServerOption option) {
        return ServerOptions.key(option.name()).equals(OptionsWithPaths.LOG)
                ? Optional.of(new ServerOption(OptionsWithPaths.LOG, Optional.of("binlog")))
                : Optional.empty();
    }

    private List<String> lines() {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new TestkitException("Cannot read the option file " + file + ": " + e, e);
        }
    }

    private ServerOption option(String line, int number) {
        if (line.contains(NO_UTF_8)) {
            throw new TestkitException(place(number) + ": the line is not in UTF-8. Save the file in it.");
        }
        try {
            ServerOption option = ServerOption.parse(withoutComment(line));
            return new ServerOption(option.name(), option.value().map(OptionFile::unquoted));
        } catch (IllegalArgumentException e) {
            throw new TestkitException(place(number) + ": " + e.getMessage(), e);
        }
    }

    private String place(int number) {
        return file + ", line " + number;
    }

    /** A number sign begins a comment anywhere but within quotes. */
    private static String withoutComment(String line) {
        Optional<Character> quote = Optional.empty();
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            if (quote.isPresent()) {
                quote = quote.filter(open -> open != letter);
            } else if (letter == '"' || letter == '\'') {
                quote = Optional.of(letter);
            } else if (letter == '#') {
                return line.substring(0, at).strip();
            }
        }
        return line;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return escapes(quoted ? value.substring(1, value.length() - 1) : value);
    }

    /** The escapes of option files; any other backslash stands for itself. */
    private static String escapes(String value) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char letter = value.charAt(at);
            int escape = letter == '\\' && at + 1 < value.length() ? "btnrs\\\"'".indexOf(value.charAt(at + 1)) : -1;
            if (escape < 0) {
                text.append(letter);
            } else {
                text.append("\b\t\n\r \\\"'".charAt(escape));
                at++;
            }
        }
        return text.toString();
    }
}
