package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Objects;

/** The way in from the specs. */
public final class Sessions {

    private Sessions() {}

    /** Open a session; connects to nothing. */
    public static CloneSession open(CloneSpec spec, MySqlServer recipient) {
        return new DefaultCloneSession(new CloneContext(spec, Objects.requireNonNull(recipient, "recipient")));
    }
}
