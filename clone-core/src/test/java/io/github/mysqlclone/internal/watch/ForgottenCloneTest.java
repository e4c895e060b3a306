package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.OnlyOnRecipient;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.OutcomeOfAttachedClone;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.Movement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A server that died, and whose next process knows nothing of the clone: what it holds decides, if that can be told. */
class ForgottenCloneTest {

    private static final CloneProgress NOBODY_SAW_IT_COPY =
            new CloneProgress(CloneState.RUNNING, List.of(), Movement.NONE);

    private static final CloneIdentity IDENTITY =
            new CloneIdentity(SampleFacts.RECIPIENT_UUID, "db1:3306", Instant.EPOCH);

    private final List<String> holdsNow = new ArrayList<>();

    private final ScriptedServer recipient = new ScriptedServer(sql -> {
        if (sql.contains("information_schema.SCHEMATA")) {
            List<Map<String, Object>> rows = new ArrayList<>();
            holdsNow.forEach(schema -> rows.add(answer("schema", schema, "3")));
            rows.add(answer("last", "", ""));
            return rows;
        }
        return null;
    });

    private static Map<String, Object> answer(String kind, String first, String second) {
        return Rows.row(
                "kind", kind, "c1", first, "c2", second, "c3", "", "c4", "", "c5", "", "c6", "", "c7", "", "c8", "");
    }

    private CloneException end(SampleFacts sample) throws SQLException {
        CloneFacts facts = sample.facts();
        Optional<UserData> before = facts.recipient().userData().known();
        ServerConnection watching = recipient.open();
        WatchedClone task = new WatchedClone(
                CloneKind.REPLACE,
                "a clone",
                recipient.server(),
                CloneTimeouts.defaults(),
                RestartStrategy.supervised(),
                ScriptedServer.opener().mask(),
                new OutcomeOfAttachedClone(CloneKind.REPLACE, IDENTITY),
                new ReconnectingRecipient(
                        ScriptedServer.opener(),
                        ScriptedServer.UUID,
                        new LoginPlan(recipient.server(), recipient.server()),
                        watching,
                        Duration.ofSeconds(5)),
                Optional.empty(),
                new StateBeforeClone(
                        Optional.of(SampleFacts.DONOR_UUID),
                        GtidSet.empty(),
                        Fact.of(new Grants(Set.of("ALL PRIVILEGES"), List.of(), Set.of(), false)),
                        StateBeforeClone.USUAL_LIBRARY,
                        before,
                        OnlyOnRecipient.of(facts, before),
                        Fact.unknown("nobody looked"),
                        new ServerProcess(1000),
                        Optional.empty(),
                        false),
                DonorSessions.unknown(ScriptedServer.opener()));
        Cancellation cancellation = new Cancellation(
                new RecipientKillQuery(Duration.ofSeconds(30)),
                DonorSessions.unknown(ScriptedServer.opener()),
                Duration.ofMinutes(5));
        return new ResultOrFailure(task, cancellation, new RecipientDowntime())
                .died(Optional.of(IDENTITY), NOBODY_SAW_IT_COPY, watching);
    }

    /** As an old replica does that is seeded again: the whole copy and the untouched recipient look the same. */
    @Test
    void isUnresolvedWhereTheDonorHoldsTheSame() throws SQLException {
        holdsNow.add("shop");

        assertThat(end(SampleFacts.replacing().both(server -> server.schema("shop"))))
                .isInstanceOf(CloneOutcomeUnknownException.class);
    }

    @Test
    void isUnresolvedWhereTheNamesDifferInTheirCaseOnly() throws SQLException {
        holdsNow.add("shop");

        assertThat(end(SampleFacts.replacing()
                        .recipient(server -> server.schema("shop"))
                        .donor(server -> server.schema("Shop"))))
                .isInstanceOf(CloneOutcomeUnknownException.class);
    }

    @Test
    void isUnresolvedWhereItIsNotKnownWhatTheDonorHolds() throws SQLException {
        holdsNow.add("old");

        assertThat(end(SampleFacts.replacing()
                        .recipient(server -> server.schema("old"))
                        .donor(server -> server.hiddenSchemas("no privilege").schema("shop"))))
                .isInstanceOf(CloneOutcomeUnknownException.class);
        assertThat(end(SampleFacts.replacing()
                        .recipient(server -> server.schema("old"))
                        .donorUnread()))
                .isInstanceOf(CloneOutcomeUnknownException.class);
    }

    @Test
    void hasFailedWhereASchemaIsThereThatTheDonorLacks() throws SQLException {
        holdsNow.addAll(List.of("old", "shop"));

        CloneException end = end(SampleFacts.replacing()
                .both(server -> server.schema("shop"))
                .recipient(server -> server.schema("old")));

        assertThat(end)
                .isInstanceOfSatisfying(
                        CloneFailedException.class,
                        failed -> assertThat(failed.failure().recipientData()).isEqualTo(RecipientData.UNTOUCHED));
    }

    @Test
    void isUnresolvedWhereOnlyTheSchemaIsGoneThatTheDonorLacks() throws SQLException {
        holdsNow.add("shop");

        assertThat(end(SampleFacts.replacing()
                        .both(server -> server.schema("shop"))
                        .recipient(server -> server.schema("old"))))
                .isInstanceOf(CloneOutcomeUnknownException.class);
    }

    @Test
    void hasFailedWhereNothingIsLeft() throws SQLException {
        CloneException end = end(SampleFacts.replacing().both(server -> server.schema("shop")));

        assertThat(end)
                .isInstanceOfSatisfying(
                        CloneFailedException.class,
                        failed -> assertThat(failed.failure().recipientData()).isEqualTo(RecipientData.DROPPED));
    }

    @Test
    void isUnresolvedWhereNothingIsLeftAndTheDonorHoldsNothingEither() throws SQLException {
        assertThat(end(SampleFacts.replacing().recipient(server -> server.schema("shop"))))
                .isInstanceOf(CloneOutcomeUnknownException.class);
    }
}
