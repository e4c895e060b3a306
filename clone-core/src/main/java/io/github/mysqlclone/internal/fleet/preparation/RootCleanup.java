package io.github.mysqlclone.internal.fleet.preparation;

import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.preparation.CloneCleanup;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts back on the source what was changed for the whole fleet, by this call and by earlier ones, once all copies have left the
 * tree.
 */
public record RootCleanup(
        FleetRunContext setting, ClonesThatMayRun clones, Optional<RootPreparation> made, List<Path> earlier) {

    private static final Logger log = LoggerFactory.getLogger(RootCleanup.class);

    /** Do it, unless a clone may still run with it. */
    public void run() {
        String root = setting.wish().root().name();
        if (clones.isAnyOfThisCall()) {
            made.ifPresent(preparation -> setting.outcomes().left(root, preparation.leave()));
            return;
        }
        made.ifPresent(preparation -> setting.outcomes().left(root, preparation.undo()));
        List<Path> unproven = clones.ofEarlierCalls();
        if (!earlier.isEmpty() && !unproven.isEmpty()) {
            log.warn(
                    "What an earlier call has changed on {} stays, as a clone may still use it: nobody has seen that none"
                            + " runs on the members of {}",
                    root,
                    unproven);
            return;
        }
        MySqlServer source = setting.wish().root().server();
        for (Path file : earlier) {
            try {
                setting.outcomes().left(root, CloneCleanup.recover(file, source, source));
            } catch (IOException | MySqlCloneException | IllegalStateException e) {
                log.warn("What an earlier call has changed on {} stays: {}", root, e.getMessage());
            }
        }
    }
}
