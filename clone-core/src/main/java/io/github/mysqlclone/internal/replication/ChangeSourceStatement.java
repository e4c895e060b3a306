package io.github.mysqlclone.internal.replication;

import static io.github.mysqlclone.internal.replication.ReplicationWords.literal;

import io.github.mysqlclone.replication.ReplicaPlan;
import java.util.ArrayList;
import java.util.List;

/** Writes the statement that configures a channel. Its text holds a password: it must be sent and never be logged. */
final class ChangeSourceStatement {

    private ChangeSourceStatement() {}

    /** For a session without a sql_mode. */
    static String of(ReplicaPlan plan, ReplicationWords words, boolean byGtid) {
        String prefix = words.source() + "_";
        List<String> parts = new ArrayList<>();
        parts.add(prefix + "HOST = " + literal(plan.source().host()));
        parts.add(prefix + "PORT = " + plan.source().port());
        parts.add(prefix + "USER = " + literal(plan.account().user()));
        parts.add(prefix + "PASSWORD = " + literal(plan.account().password().reveal()));
        parts.add(prefix + "AUTO_POSITION = " + (byGtid ? 1 : 0));
        if (!byGtid) {
            parts.add(prefix + "LOG_FILE = " + literal(plan.coordinates().file().orElseThrow()));
            parts.add(prefix + "LOG_POS = " + plan.coordinates().position());
        }
        parts.add(prefix + "DELAY = " + plan.delay().toSeconds());
        parts.add(prefix + "SSL = " + (plan.security().tls() ? 1 : 0));
        plan.security().caFile().ifPresent(file -> parts.add(prefix + "SSL_CA = " + literal(file)));
        parts.add(prefix + "SSL_VERIFY_SERVER_CERT = " + (plan.security().verifyIdentity() ? 1 : 0));
        parts.add("GET_" + prefix + "PUBLIC_KEY = " + (plan.security().publicKeyRetrieval() ? 1 : 0));
        return words.change() + String.join(", ", parts) + " FOR CHANNEL " + literal(plan.channel());
    }
}
