package io.github.mysqlclone.testkit.process;

import java.nio.file.Path;

/** A data directory that is there already: used where it is, or copied for the server alone. */
record ExistingData(Path directory, boolean copied) {}
