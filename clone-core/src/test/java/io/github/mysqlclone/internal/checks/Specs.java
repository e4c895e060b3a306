package io.github.mysqlclone.internal.checks;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.LocalCloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;

/** One spec of each kind, all with the donor of {@link FactsFixture}. */
final class Specs {

    static final RemoteCloneSpec REPLACE = CloneSpec.remote("DB1", 3306).donorAccount("clone", "G3heim");
    static final RemoteCloneSpec DIRECTORY = REPLACE.dataDirectory("/backups/db1");
    static final LocalCloneSpec LOCAL = CloneSpec.local("/backups/db2");

    private Specs() {}
}
