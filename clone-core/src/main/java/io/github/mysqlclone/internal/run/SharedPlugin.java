package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.ServerError;

/**
 * Tells a clone that was refused since somebody else has taken the plugin away after preflight: whoever had installed it for a clone of his own.
 * Prepared anew, it goes through. Pure.
 */
public final class SharedPlugin {

    /** ER_PLUGIN_IS_NOT_LOADED, by the donor, which names the plugin: that of an account may be missing as well. */
    private static final int NOT_LOADED = 1524;

    private static final String PLUGIN = "'clone'";

    /** ER_UNKNOWN_SYSTEM_VARIABLE: the plugin's variables go with it. */
    private static final int UNKNOWN_VARIABLE = 1193;

    private static final String PLUGINS_VARIABLE = "'clone_";

    private SharedPlugin() {}

    /** Returns whether that is why this clone, which may install the plugin, was refused with nothing touched. */
    public static boolean hasRefused(CloneSpec spec, CloneFailure failure) {
        boolean isUntouched = failure.recipientData() == RecipientData.UNTOUCHED
                && failure.stage().isEmpty();
        return spec.preparation().has(PreparationPart.PLUGIN)
                && isUntouched
                && failure.error().filter(SharedPlugin::tellsOfIt).isPresent();
    }

    private static boolean tellsOfIt(ServerError error) {
        ServerError first = error.fromDonor().orElse(error);
        return switch (first.number()) {
            case NOT_LOADED -> first.message().contains(PLUGIN);
            case UNKNOWN_VARIABLE -> first.message().contains(PLUGINS_VARIABLE);
            default -> false;
        };
    }
}
