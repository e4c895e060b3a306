package io.github.mysqlclone.internal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FactTest {

    @Test
    void carriesItsValueThrough() {
        Fact<Integer> length = Fact.of("three").map(String::length);

        assertThat(length.known()).contains(5);
        assertThat(length.flatMap(number -> Fact.of(number + 1)).known()).contains(6);
    }

    @Test
    void carriesTheReasonThroughAndNeverAsksForTheValue() {
        Fact<String> missing = Fact.unknown("no SELECT");

        Fact<Integer> derived = missing.<Integer>map(value -> {
                    throw new AssertionError("There is no value");
                })
                .flatMap(value -> Fact.of(value));

        assertThat(derived).isEqualTo(Fact.<Integer>unknown("no SELECT"));
        assertThat(derived.known()).isEmpty();
    }

    @Test
    void becomesMissingWhereTheDerivedFactIs() {
        assertThat(Fact.of("three").flatMap(value -> Fact.unknown("no " + value)))
                .isEqualTo(Fact.unknown("no three"));
    }
}
