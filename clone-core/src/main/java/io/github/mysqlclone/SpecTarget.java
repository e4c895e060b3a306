package io.github.mysqlclone;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a remote clone goes: over the recipient's data, with or without consent, or into a directory. */
sealed interface SpecTarget {

    /** Over the recipient's data; {@code onlyOf} narrows the consent to one server's uuid. */
    record Replace(boolean consent, @Nullable String onlyOf) implements SpecTarget {

        /** Without consent: only a recipient that is provably empty. */
        static final Replace IF_EMPTY = new Replace(false, null);

        private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

        @Override
        public SpecTarget replaceData() {
            if (onlyOf != null) {
                throw SpecRules.excluded("replaceData", "replaceDataOf");
            }
            return new Replace(true, null);
        }

        @Override
        public SpecTarget replaceDataOf(String serverUuid) {
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
        public SpecTarget intoDirectory(String path) {
            if (consent) {
                throw SpecRules.excluded("dataDirectory", onlyOf == null ? "replaceData" : "replaceDataOf");
            }
            return new Directory(SpecRules.dataDirectory(path));
        }
    }

    /** Into a new directory on the recipient's host. */
    record Directory(String path) implements SpecTarget {

        @Override
        public SpecTarget replaceData() {
            throw SpecRules.excluded("replaceData", "dataDirectory");
        }

        @Override
        public SpecTarget replaceDataOf(String serverUuid) {
            throw SpecRules.excluded("replaceDataOf", "dataDirectory");
        }

        @Override
        public SpecTarget intoDirectory(String newPath) {
            return new Directory(SpecRules.dataDirectory(newPath));
        }
    }

    SpecTarget replaceData();

    SpecTarget replaceDataOf(String serverUuid);

    SpecTarget intoDirectory(String path);

    default Optional<String> directory() {
        return this instanceof Directory directory ? Optional.of(directory.path()) : Optional.empty();
    }

    default Optional<Replace> replace() {
        return this instanceof Replace replace ? Optional.of(replace) : Optional.empty();
    }
}
