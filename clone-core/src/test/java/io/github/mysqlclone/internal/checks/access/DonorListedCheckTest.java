package io.github.mysqlclone.internal.checks.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.internal.checks.rule.FactsFixture;
import io.github.mysqlclone.internal.checks.rule.Specs;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DonorListedCheckTest {

    private final FactsFixture facts = new FactsFixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db1:3306",
                "DB1:3306",
                "db0:1,db1:3306",
                "db1:3306,db2:3306",
                "x,db1:3306",
                ",db1:3306",
                "db1:03306"
            })
    void passesWhereTheDonorIsListed(String list) {
        facts.recipient.variable("clone_valid_donor_list", list);

        assertThat(DonorListedCheck.donorListed(facts.subject(Specs.REPLACE))).isEqualTo(Verdict.passed());
    }

    static Stream<Arguments> otherLists() {
        return Stream.of(
                argumentSet("another port", "db1:3307", "'db1:3307,db1:3306'"),
                argumentSet("another name", "db1.example.org:3306", "'db1.example.org:3306,db1:3306'"),
                argumentSet("an address", "127.0.0.1:3306", "'127.0.0.1:3306,db1:3306'"),
                argumentSet("a wildcard", "%:3306", "'%:3306,db1:3306'"),
                argumentSet("no port", "db1", "'db1:3306'"),
                argumentSet("an empty port", "db1:", "'db1:3306'"),
                argumentSet("a port with more behind it", "db1:3306x", "'db1:3306'"),
                argumentSet("a blank before the name", "db0:1, db1:3306", "'db0:1,db1:3306'"),
                argumentSet("a longer name", "xdb1:3306", "'xdb1:3306,db1:3306'"),
                argumentSet("empty", "", "'db1:3306'"));
    }

    @ParameterizedTest
    @MethodSource("otherLists")
    void findsListsThatDoNotNameItToTheLetter(String list, String extended) {
        facts.recipient.variable("clone_valid_donor_list", list);

        assertThat(DonorListedCheck.donorListed(facts.subject(Specs.DIRECTORY)).findings())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.severity()).isEqualTo(Severity.ERROR);
                    assertThat(found.side()).isEqualTo(Side.RECIPIENT);
                    assertThat(found.errorNumber()).hasValue(3869);
                    assertThat(found.message())
                            .isEqualTo("clone_valid_donor_list is " + (list.isEmpty() ? "empty" : "'" + list + "'")
                                    + " and does not name db1:3306 to the letter");
                    assertThat(found.remedy())
                            .contains("On the recipient: SET GLOBAL clone_valid_donor_list = " + extended + ";");
                });
    }

    @Test
    void isUnknownWithoutThePluginWhichBringsTheVariable() {
        facts.recipient.withoutClonePlugin();

        assertThat(DonorListedCheck.donorListed(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.unknown(
                        "the recipient's clone plugin is not installed, so its variables are not there"));
    }

    @Test
    void isUnknownWithoutPluginsAndWithoutVariables() {
        facts.recipient.withoutVariables("no answer");
        assertThat(DonorListedCheck.donorListed(facts.subject(Specs.REPLACE))).isEqualTo(Verdict.unknown("no answer"));

        facts.recipient.plugins = Fact.unknown("no plugins");
        assertThat(DonorListedCheck.donorListed(facts.subject(Specs.REPLACE))).isEqualTo(Verdict.unknown("no plugins"));
    }
}
