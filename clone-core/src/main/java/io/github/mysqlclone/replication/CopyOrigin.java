package io.github.mysqlclone.replication;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.preparation.Quarantine;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of the clone that the copy comes from. */
record CopyOrigin(
        BinlogCoordinates coordinates,
        @Nullable Quarantine quarantine,
        @Nullable String recipientUuid) {

    static CopyOrigin of(CloneResult result) {
        BinlogCoordinates coordinates = switch (result.kind()) {
            case REPLACE ->
                result.coordinates()
                        .orElse(new BinlogCoordinates(Optional.empty(), 0, GtidSet.empty(), Optional.empty()));
            case DIRECTORY, LOCAL ->
                throw new IllegalArgumentException("result: must be of a replace clone; start a server on the directory"
                        + " and use BinlogCoordinates.recordedOn(server) (was a " + result.kind() + " clone)");
        };
        return new CopyOrigin(
                coordinates, result.quarantine().orElse(null), result.identity().recipientUuid());
    }

    CopyOrigin donorUuid(String serverUuid) {
        String uuid = UUID.fromString(serverUuid).toString();
        requireNoOther("donorUuid", "the coordinates are those of server ", coordinates.donorUuid(), uuid);
        return new CopyOrigin(
                new BinlogCoordinates(
                        coordinates.file(), coordinates.position(), coordinates.gtidExecuted(), Optional.of(uuid)),
                quarantine,
                recipientUuid);
    }

    CopyOrigin recipientUuid(String serverUuid) {
        String uuid = UUID.fromString(serverUuid).toString();
        requireNoOther("recipientUuid", "the clone was made on server ", Optional.ofNullable(recipientUuid), uuid);
        return new CopyOrigin(coordinates, quarantine, uuid);
    }

    private static void requireNoOther(String step, String fact, Optional<String> known, String uuid) {
        if (known.filter(other -> !other.equalsIgnoreCase(uuid)).isPresent()) {
            throw new IllegalStateException(step + ": " + fact + known.get() + " (was " + uuid + ")");
        }
    }
}
