package io.github.mysqlclone;

import io.github.mysqlclone.preflight.PreflightReport;
import java.util.Optional;

/**
 * Say yes or no at the last moment before a clone changes anything; see {@link CloneSession#beforeClone(CloneGate)}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CloneGate {

    /**
     * Look at what preflight found and say why the clone must not begin.
     *
     * <p>Called once, on the thread that runs the clone; what it throws counts as an objection, too. It is interrupted when
     * somebody cancels meanwhile.
     *
     * @param report the report of the preflight that has just let the clone pass
     * @return the reason why not; empty to let it begin
     */
    Optional<String> objection(PreflightReport report);
}
