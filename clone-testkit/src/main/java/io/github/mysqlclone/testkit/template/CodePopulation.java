package io.github.mysqlclone.testkit.template;

import javax.sql.DataSource;

/** A caller's code under the version the caller gave it. */
record CodePopulation(String version, Work work) implements Population {

    /** A lambda's class has a name of its own in each JVM: what counts is the class around it. */
    @Override
    public String origin() {
        return "code of " + work.getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
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
