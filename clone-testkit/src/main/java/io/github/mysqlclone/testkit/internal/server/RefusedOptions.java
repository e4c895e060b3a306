package io.github.mysqlclone.testkit.internal.server;

import java.util.Map;

/**
 * Options on whose values the kit relies: another one would have it look elsewhere, or two servers share files.
 *
 * @param remedies by the name of the option, what to do in its place
 */
public record RefusedOptions(Map<String, String> remedies) {

    /** Refuses the name of such an option, however it is spelt. */
    public void refuse(String name) {
        String remedy = remedies.get(ServerOptions.key(name));
        if (remedy != null) {
            throw new IllegalArgumentException("Option " + name + " is the kit's to set: " + remedy);
        }
    }
}
