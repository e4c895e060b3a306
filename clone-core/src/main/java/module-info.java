/** Clones MySQL servers with the CLONE plugin. */
module io.github.mysqlclone {
    requires transitive java.sql;
    requires org.slf4j;
    requires static transitive org.jspecify;
    requires static jdk.jfr;

    uses java.sql.Driver;

    exports io.github.mysqlclone;
    exports io.github.mysqlclone.fleet;
    exports io.github.mysqlclone.gtid;
    exports io.github.mysqlclone.preflight;
    exports io.github.mysqlclone.preparation;
    exports io.github.mysqlclone.progress;
    exports io.github.mysqlclone.provisioning;
    exports io.github.mysqlclone.replication;
    exports io.github.mysqlclone.server;
    exports io.github.mysqlclone.verify;
}
