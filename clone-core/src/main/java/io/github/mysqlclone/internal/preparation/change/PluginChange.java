package io.github.mysqlclone.internal.preparation.change;

import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Optional;

/**
 * The clone plugin, installed where it was missing. Neither statement is in the binary log (seen on 9.7.4).
 *
 * @param library the file it comes from
 */
public record PluginChange(Side side, String library) implements Change {

    /** Takes it away again. */
    public static final String UNINSTALL = "UNINSTALL PLUGIN clone";

    @Override
    public PreparationPart part() {
        return PreparationPart.PLUGIN;
    }

    @Override
    public String what() {
        return "the plugin clone, installed";
    }

    @Override
    public List<String> statements() {
        return List.of("INSTALL PLUGIN clone SONAME " + USUAL.literal(library));
    }

    @Override
    public Optional<String> undo() {
        return Optional.of(UNINSTALL);
    }
}
