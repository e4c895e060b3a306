package io.github.mysqlclone.fleet;

import java.util.Objects;
import java.util.Optional;

/**
 * Tell where a member is.
 *
 * @param member which one
 * @param state how far it is
 * @param parent the {@code host:port} it is or was cloned from; empty if from nobody yet
 * @param percent how much of its clone is copied, 0 to 100
 * @since 0.1.0
 */
public record FleetEvent(FleetMember member, MemberState state, Optional<String> parent, int percent) {

    /** Require the parts. */
    public FleetEvent {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(parent, "parent");
    }

    @Override
    public String toString() {
        return member + " " + state + parent.map(from -> " from " + from).orElse("")
                + (state == MemberState.CLONING ? ", " + percent + " %" : "");
    }
}
