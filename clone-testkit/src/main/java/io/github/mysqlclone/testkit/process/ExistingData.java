package io.github.mysqlclone.testkit.process;

import java.nio.file.Path;

/**
 * A data directory that is there already: used where it is, or copied for the server alone.
 *
 * @param ofSomebody whether the data, or what it was made on, is a copy of somebody's, who may have it replicate from elsewhere
 */
record ExistingData(Path directory, Use use, boolean ofSomebody) {

    /** What happens with it. */
    enum Use {
        IN_PLACE,
        COPY,
        /** Copied as well, and known to have no data outside: the kit has made it. */
        COPY_OF_TEMPLATE
    }

    boolean copied() {
        return use != Use.IN_PLACE;
    }
}
