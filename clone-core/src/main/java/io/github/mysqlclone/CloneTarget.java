package io.github.mysqlclone;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a remote clone goes: over the recipient's data, with or without consent, or into a directory. */
sealed interface CloneTarget {

    CloneTarget REPLACE_IF_EMPTY = new Replace(false, null);

    /** Over the recipient's data; {@code onlyOf} narrows the consent to one server's uuid. */
    record Replace(boolean consent, @Nullable String onlyOf) implements CloneTarget {

        private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

        static Replace of(String serverUuid) {
            Objects.requireNonNull(serverUuid, "serverUuid");
            if (!UUID.matcher(serverUuid).matches()) {
                throw new IllegalArgumentException(
                        "serverUuid: must be the value of @@server_uuid (was '" + serverUuid + "')");
            }
            return new Replace(true, serverUuid);
        }
    }

    /** Into a new directory on the recipient's host. */
    record Directory(String path) implements CloneTarget {}

    default Optional<String> directory() {
        return this instanceof Directory directory ? Optional.of(directory.path()) : Optional.empty();
    }

    default Optional<Replace> replace() {
        return this instanceof Replace replace ? Optional.of(replace) : Optional.empty();
    }
}
