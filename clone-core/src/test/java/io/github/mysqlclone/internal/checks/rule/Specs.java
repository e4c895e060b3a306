package io.github.mysqlclone.internal.checks.rule;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.LocalCloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;

/** One spec of each kind, all with the donor of {@link FactsFixture}. */
public final class Specs {

    public static final RemoteCloneSpec REPLACE = CloneSpec.remote("DB1", 3306).donorAccount("clone", "G3heim");
    public static final RemoteCloneSpec DIRECTORY = REPLACE.dataDirectory("/backups/db1");
    public static final LocalCloneSpec LOCAL = CloneSpec.local("/backups/db2");

    private Specs() {}
}
