package io.github.mysqlclone.testkit.it.preparation;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.time.Duration;

/** Two servers with nothing but an administrator's account, the same on both: no plugin, no donor list, no donor account. */
record BlankServers(TestServer donor, TestServer recipient) implements AutoCloseable {

    static BlankServers start() {
        ServerSpec blank = ServerSpec.standard().without("plugin-load-add");
        TestServer donor = blank.start();
        try {
            return new BlankServers(donor, blank.start());
        } catch (RuntimeException e) {
            donor.close();
            throw e;
        }
    }

    /** Everything that a blank pair needs, and nothing that it can do without. */
    static Preparation everythingNeeded() {
        return Preparation.nothing().installPlugin().extendDonorList().temporaryDonorAccount();
    }

    /** Lays a link to the donor that lets 5 MiB through each second. */
    NetworkLink narrowLink() {
        NetworkLink link = NetworkLink.to(donor.host(), donor.port());
        link.limit(5 << 20);
        return link;
    }

    /** Begins a spec without an account, prepared like this. */
    RemoteCloneSpec spec(Preparation preparation) {
        return spec(donor.host(), donor.port(), preparation);
    }

    /** Begins one that copies over this link. */
    RemoteCloneSpec spec(NetworkLink link, Preparation preparation) {
        return spec(link.host(), link.port(), preparation);
    }

    private RemoteCloneSpec spec(String host, int port, Preparation preparation) {
        return CloneSpec.remote(host, port)
                .donorServer(donor.server())
                .prepare(preparation)
                .timeouts(
                        CloneTimeouts.defaults().restart(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)));
    }

    /** Begins a spec that may replace the recipient whatever it holds. */
    RemoteCloneSpec replacing(Preparation preparation) throws SQLException {
        return spec(preparation).replaceDataOf(String.valueOf(Sql.value(recipient, "SELECT @@server_uuid")));
    }

    @Override
    public void close() {
        try (donor) {
            recipient.close();
        }
    }
}
