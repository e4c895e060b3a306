package io.github.mysqlclone.internal.fleet.cloning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.server.DifferentServerException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An address may lead elsewhere by the time a member's turn comes. */
class ServersOfCloneTest {

    private static final String OTHER = "11111111-2222-3333-4444-555555555555";

    private final ScriptedServer server = new ScriptedServer(sql -> null);

    private ServersOfClone servers(String recipientUuid, String donorUuid) {
        return new ServersOfClone(ScriptedServer.opener(), server.server(), recipientUuid, server.server(), donorUuid);
    }

    private static CloneCancelledException cancelled(RecipientData data, @Nullable Throwable cause) {
        CloneFailure failure =
                new CloneFailure(Optional.empty(), Optional.empty(), Optional.empty(), data, List.of(), "Look.");
        return new CloneCancelledException("It was cancelled.", failure, cause);
    }

    @Test
    void thoseThatWereLookedAtAreLetThrough() {
        assertThat(servers(ScriptedServer.UUID, ScriptedServer.UUID).objection())
                .isEmpty();
        assertThat(server.opened()).isPositive().isEqualTo(server.closed());
    }

    @Test
    void anotherServerInThePlaceOfEitherIsRefused() {
        assertThatExceptionOfType(DifferentServerException.class)
                .isThrownBy(() -> servers(OTHER, ScriptedServer.UUID).require());
        assertThatExceptionOfType(DifferentServerException.class)
                .isThrownBy(() -> servers(ScriptedServer.UUID, OTHER).objection());
    }

    @Test
    void thatIsToldAndNotThatSomebodyHasCancelled() {
        DifferentServerException other = new DifferentServerException(server.server(), OTHER, ScriptedServer.UUID);

        assertThat(ServersOfClone.refusal(cancelled(RecipientData.UNTOUCHED, other)))
                .containsSame(other);
        assertThat(ServersOfClone.refusal(cancelled(RecipientData.UNTOUCHED, null)))
                .isEmpty();
        assertThat(ServersOfClone.refusal(cancelled(RecipientData.DROPPED, other)))
                .isEmpty();
    }
}
