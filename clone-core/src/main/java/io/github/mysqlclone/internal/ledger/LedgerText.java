package io.github.mysqlclone.internal.ledger;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.internal.preparation.change.VariableChange;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.Side;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of a ledger: fields parted by tabs, each encoded so that it holds no control character.
 *
 * <p>Line 1 names the format and its version, line 2 the clone. Then one line for each note, one when it was undone,
 * one when the clone is complete, and one when the copy is about to apply what follows. {@link LedgerSeal} adds a field.
 */
final class LedgerText {

    static final String FORMAT = "mysql-clone-ledger\t2";

    private LedgerText() {}

    /** The mark tells two clones of the same servers apart, whose notes may be the same to the letter. */
    static String head(LedgerHead head, UUID mark) {
        return line("clone", head.kind().name(), head.recipientUuid(), head.donorUuid(), mark.toString());
    }

    static LedgerHead head(String line) {
        List<String> fields = fields(line);
        return new LedgerHead(CloneKind.valueOf(fields.get(1)), fields.get(2), fields.get(3));
    }

    static String undone(int number) {
        return line("undone", Integer.toString(number));
    }

    static String completed(BinlogCoordinates coordinates) {
        return line(
                "completed",
                coordinates.file().orElse(""),
                Long.toString(coordinates.position()),
                coordinates.gtidExecuted().toString(),
                coordinates.donorUuid().orElse(""));
    }

    /** Says that the coordinates do not hold any longer. */
    static String applying() {
        return line("applying");
    }

    static BinlogCoordinates coordinates(List<String> fields) {
        return new BinlogCoordinates(
                Optional.of(fields.get(1)).filter(file -> !file.isEmpty()),
                Long.parseLong(fields.get(2)),
                GtidSet.parse(fields.get(3)),
                Optional.of(fields.get(4)).filter(uuid -> !uuid.isEmpty()));
    }

    static String note(Note note) {
        String number = Integer.toString(note.number());
        Change change = note.change();
        if (change instanceof PluginChange plugin) {
            return line("plugin", number, plugin.side().name(), plugin.library());
        }
        if (change instanceof VariableChange variable) {
            return line(
                    "variable",
                    number,
                    variable.side().name(),
                    variable.part().name(),
                    variable.name(),
                    variable.before(),
                    variable.after());
        }
        if (change instanceof PersistedChange persisted) {
            return line(
                    "persisted", number, persisted.name(), persisted.before(), persisted.after(), persisted.runtime());
        }
        return change instanceof AccountCopy copy
                ? account("copy", number, copy.account(), copy.directory())
                : account("account", number, (AccountChange) change, "");
    }

    private static String account(String type, String number, AccountChange account, String directory) {
        return line(
                type,
                number,
                account.user(),
                account.host(),
                Boolean.toString(account.requireSsl()),
                account.attribute(),
                directory);
    }

    /** Read a note. */
    static Note note(String line) {
        List<String> fields = fields(line);
        return new Note(Integer.parseInt(fields.get(1)), change(fields));
    }

    private static Change change(List<String> fields) {
        return switch (fields.get(0)) {
            case "plugin" -> new PluginChange(Side.valueOf(fields.get(2)), fields.get(3));
            case "variable" ->
                new VariableChange(
                        Side.valueOf(fields.get(2)),
                        PreparationPart.valueOf(fields.get(3)),
                        fields.get(4),
                        fields.get(5),
                        fields.get(6));
            case "persisted" -> new PersistedChange(fields.get(2), fields.get(3), fields.get(4), fields.get(5));
            case "account" -> account(fields);
            case "copy" -> new AccountCopy(account(fields), fields.get(6));
            default -> throw new IllegalArgumentException("a note of an unknown type, '" + fields.get(0) + "'");
        };
    }

    private static AccountChange account(List<String> fields) {
        return new AccountChange(fields.get(2), fields.get(3), Boolean.parseBoolean(fields.get(4)), fields.get(5));
    }

    static List<String> fields(String line) {
        return Arrays.stream(line.split("\t", -1))
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .toList();
    }

    private static String line(String... fields) {
        return Stream.of(fields)
                .map(field -> URLEncoder.encode(field, StandardCharsets.UTF_8))
                .collect(Collectors.joining("\t"));
    }
}
