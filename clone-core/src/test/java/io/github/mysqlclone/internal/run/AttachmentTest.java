package io.github.mysqlclone.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import org.junit.jupiter.api.Test;

/** A pool wants each connection back, however looking for a clone goes. */
class AttachmentTest {

    private static AttachOptions options() {
        return AttachOptions.defaults();
    }

    @Test
    void givesItsConnectionBackWhereTheServerKnowsOfNoClone() {
        ScriptedServer recipient = new ScriptedServer(sql -> null);

        assertThat(find(recipient.server())).isFalse();

        assertThat(recipient.opened()).isPositive().isEqualTo(recipient.closed());
    }

    @Test
    void givesItsConnectionBackWhereLookingFails() {
        ScriptedServer recipient = new ScriptedServer(sql -> {
            if (sql.contains("clone_status")) {
                throw new NoSuchMethodError("as the test wants");
            }
            return null;
        });

        assertThatThrownBy(() -> find(recipient.server())).isInstanceOf(MySqlCloneException.class);

        assertThat(recipient.opened()).isPositive().isEqualTo(recipient.closed());
    }

    private static boolean find(MySqlServer recipient) {
        return new Attachment(recipient, options()).find().isPresent();
    }
}
