package io.github.mysqlclone.internal.facts;

/**
 * One row of {@code information_schema.PLUGINS}, which every account may read.
 *
 * @param name the plugin's name
 * @param status such as {@code ACTIVE} or {@code DISABLED}
 * @param library the file it came from; empty for a built-in plugin
 */
public record Plugin(String name, String status, String library) {

    /** Returns whether the plugin works. */
    public boolean isActive() {
        return status.equals("ACTIVE");
    }
}
