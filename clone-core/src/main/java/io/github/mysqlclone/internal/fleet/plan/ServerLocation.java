package io.github.mysqlclone.internal.fleet.plan;

import java.util.Optional;

/**
 * A server and where it stands.
 *
 * @param name by which it is told from the others
 * @param hostLabel the machine, which has one clone coming or going at a time
 */
public record ServerLocation(String name, String hostLabel, Optional<String> rack) {

    boolean isBeside(ServerLocation other) {
        return rack.isPresent() && rack.equals(other.rack);
    }
}
