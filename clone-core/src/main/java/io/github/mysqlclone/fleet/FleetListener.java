package io.github.mysqlclone.fleet;

/**
 * Hear how a fleet goes on. What it throws is logged and changes nothing.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface FleetListener {

    /**
     * Hear of one change. Called on the thread of the fleet, which waits meanwhile: be quick.
     *
     * @param event which member is where
     */
    void onEvent(FleetEvent event);
}
