package io.github.mysqlclone.internal.checks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.checks.rule.FactsFixture;
import io.github.mysqlclone.internal.checks.rule.Specs;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecipientDataCheckTest {

    private static final RemoteCloneSpec CONSENT = Specs.REPLACE.replaceData();
    private static final RemoteCloneSpec CONSENT_FOR_THIS =
            Specs.REPLACE.replaceDataOf(FactsFixture.RECIPIENT_UUID.toUpperCase(Locale.ROOT));
    private static final RemoteCloneSpec CONSENT_FOR_ANOTHER = Specs.REPLACE.replaceDataOf(FactsFixture.DONOR_UUID);

    private static final Fact<List<String>> NONE = Fact.of(List.of());
    private static final Fact<List<String>> HIDDEN = Fact.unknown("needs PROCESS");
    private static final Fact<Boolean> COMPLETE = Fact.of(true);
    private static final Fact<Boolean> INCOMPLETE = Fact.unknown("has no SHOW DATABASES privilege");

    private final FactsFixture facts = new FactsFixture();

    @Test
    void passesWhereItProvablyHoldsNothing() {
        assertThat(judge(Specs.REPLACE)).isEqualTo(Verdict.passed());
        assertThat(judge(CONSENT)).isEqualTo(Verdict.passed());
        assertThat(judge(CONSENT_FOR_THIS)).isEqualTo(Verdict.passed());
    }

    @Test
    void findsDataWithoutConsentAndSaysWhatWouldBeLost() {
        holds(NONE, COMPLETE, FactsFixture.schema("shop"), new SchemaContent("empty", 0, 0));

        assertThat(judge(Specs.REPLACE).findings()).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.ERROR);
            assertThat(found.side()).isEqualTo(Side.RECIPIENT);
            assertThat(found.message())
                    .startsWith("the clone drops what it holds: shop (3 tables, 2.5 MiB), empty (0 tables, 0.0 MiB).")
                    .contains("The library refuses this without consent; the server would not");
            assertThat(found.onlyAfterDataLoss()).isTrue();
            assertThat(found.errorNumber()).isEmpty();
            assertThat(found.remedy())
                    .hasValueSatisfying(remedy -> assertThat(remedy).contains("replaceData()", "replaceDataOf("));
        });
    }

    @Test
    void findsTablesOfUsersInSystemSchemasToo() {
        holds(Fact.of(List.of("mysql/my_backup")), COMPLETE);

        assertThat(judge(Specs.REPLACE).findings())
                .singleElement()
                .satisfies(found -> assertThat(found.message()).contains("mysql/my_backup"));
    }

    @Test
    void findsWhatItSeesThoughThereMayBeMore() {
        holds(HIDDEN, INCOMPLETE, FactsFixture.schema("shop"));

        assertThat(judge(Specs.REPLACE).findings())
                .singleElement()
                .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.ERROR));
    }

    @Test
    void onlyNotesWithConsentWhatWillBeLost() {
        holds(NONE, COMPLETE, FactsFixture.schema("shop"));

        for (RemoteCloneSpec spec : new RemoteCloneSpec[] {CONSENT, CONSENT_FOR_THIS}) {
            assertThat(judge(spec).findings()).singleElement().satisfies(found -> {
                assertThat(found.severity()).isEqualTo(Severity.NOTICE);
                assertThat(found.message()).isEqualTo("the clone drops what it holds: shop (3 tables, 2.5 MiB)");
            });
        }
    }

    @Test
    void findsConsentThatIsForAnotherServerWhateverThisOneHolds() {
        assertThat(judge(CONSENT_FOR_ANOTHER).findings()).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.ERROR);
            assertThat(found.message()).contains(FactsFixture.DONOR_UUID, "this one is " + FactsFixture.RECIPIENT_UUID);
            assertThat(found.remedy())
                    .hasValueSatisfying(remedy ->
                            assertThat(remedy).contains("replaceDataOf(\"" + FactsFixture.RECIPIENT_UUID + "\")"));
        });
        facts.userData = Fact.unknown("no answer");
        assertThat(judge(CONSENT_FOR_ANOTHER).findings()).hasSize(1);
    }

    @Test
    void isUnknownWithAndWithoutConsentWhereSchemasMayBeHidden() {
        holds(NONE, INCOMPLETE);

        assertThat(judge(Specs.REPLACE)).isEqualTo(Verdict.unknown("has no SHOW DATABASES privilege"));
        assertThat(judge(CONSENT)).isEqualTo(Verdict.unknown("has no SHOW DATABASES privilege"));
    }

    @Test
    void isUnknownWithAndWithoutConsentWhereTablesMayBeHidden() {
        holds(HIDDEN, COMPLETE);

        assertThat(judge(Specs.REPLACE)).isEqualTo(Verdict.unknown("needs PROCESS"));
        assertThat(judge(CONSENT)).isEqualTo(Verdict.unknown("needs PROCESS"));
    }

    @Test
    void namesAllReasonsForWhichItIsUnknown() {
        holds(HIDDEN, INCOMPLETE);

        assertThat(judge(Specs.REPLACE).missing()).containsExactly("has no SHOW DATABASES privilege", "needs PROCESS");
    }

    @Test
    void isUnknownWhereNothingCouldBeRead() {
        facts.userData = Fact.unknown("no answer");

        assertThat(judge(Specs.REPLACE)).isEqualTo(Verdict.unknown("no answer"));
    }

    @Test
    void namesTenAndCountsTheRest() {
        holds(
                NONE,
                COMPLETE,
                IntStream.rangeClosed(1, 12)
                        .mapToObj(i -> FactsFixture.schema("s" + i))
                        .toArray(SchemaContent[]::new));

        assertThat(judge(CONSENT).findings())
                .singleElement()
                .satisfies(found -> assertThat(found.message())
                        .endsWith("s10 (3 tables, 2.5 MiB) and 2 more")
                        .doesNotContain("s11"));
    }

    @Test
    void writesNumbersTheSameWayInEveryLocale() {
        holds(NONE, COMPLETE, FactsFixture.schema("shop"));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(judge(CONSENT).findings())
                    .singleElement()
                    .satisfies(found -> assertThat(found.message()).contains("2.5 MiB"));
        } finally {
            Locale.setDefault(before);
        }
    }

    private void holds(Fact<List<String>> inSystemSchemas, Fact<Boolean> isComplete, SchemaContent... schemas) {
        facts.userData = Fact.of(new UserData(List.of(schemas), inSystemSchemas, isComplete));
    }

    private Verdict judge(RemoteCloneSpec spec) {
        return RecipientDataCheck.recipientData(facts.subject(spec));
    }
}
