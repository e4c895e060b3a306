package io.github.mysqlclone.testkit.template;

import javax.sql.DataSource;

/** A caller's code under the version the caller gave it. */
record CodePopulation(String version, Work work) implements Population {

    @Override
    public String origin() {
        return "code of " + CodeOrigin.of(work);
    }

    @Override
    public void populate(DataSource dataSource) throws Exception {
        work.populate(dataSource);
    }

    @Override
    public String toString() {
        return "code of version " + version;
    }
}
