package io.github.mysqlclone;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a remote clone goes: over the recipient's data, with or without consent, or into a directory. */
sealed interface CloneTarget {

    /** Over the recipient's data; {@code onlyOf} narrows the consent to one server's uuid. */
    record Replace(boolean consent, @Nullable String onlyOf) implements CloneTarget {

        /** Without consent: only a recipient that is provably empty. */
        static final Replace IF_EMPTY = new Replace(false, null);

        private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

        @Override
        public CloneTarget replaceData() {
            if (onlyOf != null) {
                throw SpecRules.excluded("replaceData", "replaceDataOf");
            }
            return new Replace(true, null);
        }

        @Override
        public CloneTarget replaceDataOf(String serverUuid) {
            Objects.requireNonNull(serverUuid, "serverUuid");
            if (!UUID.matcher(serverUuid).matches()) {
                throw new IllegalArgumentException(
                        "serverUuid: must be the value of @@server_uuid (was '" + serverUuid + "')");
            }
            if (consent && onlyOf == null) {
                throw SpecRules.excluded("replaceDataOf", "replaceData");
            }
            return new Replace(true, serverUuid);
        }

        @Override
        public CloneTarget intoDirectory(String path) {
            if (consent) {
                throw SpecRules.excluded("dataDirectory", onlyOf == null ? "replaceData" : "replaceDataOf");
            }
            return new Directory(SpecRules.dataDirectory(path));
        }
    }

    /** Into a new directory on the recipient's host. */
    record Directory(String path) implements CloneTarget {

        @Override
        public CloneTarget replaceData() {
            throw SpecRules.excluded("replaceData", "dataDirectory");
        }

        @Override
        public CloneTarget replaceDataOf(String serverUuid) {
            throw SpecRules.excluded("replaceDataOf", "dataDirectory");
        }

        @Override
        public CloneTarget intoDirectory(String newPath) {
            return new Directory(SpecRules.dataDirectory(newPath));
        }
    }

    CloneTarget replaceData();

    CloneTarget replaceDataOf(String serverUuid);

    CloneTarget intoDirectory(String path);

    default Optional<String> directory() {
        return this instanceof Directory directory ? Optional.of(directory.path()) : Optional.empty();
    }

    default Optional<Replace> replace() {
        return this instanceof Replace replace ? Optional.of(replace) : Optional.empty();
    }
}
