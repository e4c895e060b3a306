package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class CodePopulationTest {

    private interface Seeder extends Serializable {
        default void fill(DataSource dataSource) {}
    }

    private record Orders() implements Seeder {}

    private record Billing() implements Seeder {}

    private abstract static class Base implements Serializable {
        String origin() {
            return CodePopulation.originOf(this::seed);
        }

        void seed(DataSource dataSource) {}
    }

    private static final class OrdersOfBase extends Base {}

    private static final class BillingOfBase extends Base {}

    private record Fill(String table) implements Population.Work {
        @Override
        public void populate(DataSource dataSource) {}
    }

    private enum Size {
        SMALL,
        LARGE
    }

    @Test
    void tellsTwoObjectsWithOneInterfaceApart() {
        assertThat(filledBy(new Orders())).isNotEqualTo(filledBy(new Billing())).isEqualTo(filledBy(new Orders()));
    }

    private static String filledBy(Seeder seeder) {
        return CodePopulation.originOf(seeder::fill);
    }

    @Test
    void tellsTwoClassesWithOneBaseApart() {
        assertThat(new OrdersOfBase().origin())
                .isNotEqualTo(new BillingOfBase().origin())
                .isEqualTo(new OrdersOfBase().origin());
    }

    @Test
    void tellsTwoRecordsOfOneClassApart() {
        assertThat(CodePopulation.originOf(new Fill("orders")))
                .isNotEqualTo(CodePopulation.originOf(new Fill("billing")))
                .isEqualTo(CodePopulation.originOf(new Fill("orders")));
    }

    @Test
    void tellsTwoAnonymousObjectsWithOtherValuesApart() {
        assertThat(CodePopulation.originOf(anonymous("orders")))
                .isNotEqualTo(CodePopulation.originOf(anonymous("billing")))
                .isEqualTo(CodePopulation.originOf(anonymous("orders")));
    }

    private static Population.Work anonymous(String table) {
        return new Population.Work() {
            @Override
            public void populate(DataSource dataSource) {
                throw new IllegalStateException(table);
            }
        };
    }

    @Test
    void tellsValuesApart() {
        List<Object> values = List.of(
                "a",
                'a',
                1,
                1L,
                Path.of("a"),
                Path.of("b"),
                Duration.ofHours(1),
                Duration.ofHours(2),
                Size.SMALL,
                Size.LARGE,
                List.of("a", "b"),
                List.of("b", "a"),
                List.of("ab"),
                Set.of("a", "b"),
                Map.of("a", "b"),
                Map.of("b", "a"),
                new String[] {"a", "b"},
                new int[] {1, 2},
                new int[] {12},
                new Fill("a"),
                List.of(new Fill("b")),
                holding("a"),
                holding(holding("a")));

        assertThat(values.stream().map(CodePopulationTest::origin)).doesNotHaveDuplicates();
        assertThat(values.stream().map(CodePopulationTest::origin).toList())
                .isEqualTo(values.stream().map(CodePopulationTest::origin).toList());
    }

    private static String origin(Object value) {
        return CodePopulation.originOf(holding(value));
    }

    private static Population.Work holding(Object value) {
        return dataSource -> assertThat(value).isNotNull();
    }

    /** What is filled by the order of identity hash codes, or of random numbers, differs from one JVM to the next. */
    @Test
    void saysTheSameOfASetInWhateverOrderItIs() {
        Set<Object> one = new HashSet<>(4);
        Set<Object> other = new HashSet<>(4000);
        for (int number = 0; number < 1000; number++) {
            one.add(new Fill("t" + number));
            other.add(new Fill("t" + (999 - number)));
        }

        assertThat(origin(one)).isEqualTo(origin(other));
    }

    @SuppressWarnings("UnusedVariable") // read by what tells values apart
    private static final class Node implements Serializable {
        final String name;
        Node next = this;

        Node(String name) {
            this.name = name;
        }
    }

    @Test
    void looksIntoWhatHoldsItselfOnce() {
        Node ring = new Node("a");
        Node second = new Node("b");
        ring.next = second;
        second.next = ring;

        assertThat(origin(ring)).isNotEqualTo(origin(new Node("a"))).isNotEqualTo(origin(second));
    }

    /** As in a test of JUnit, whose code calls a method of its own. */
    private static final class InATest {
        final Logger log = LoggerFactory.getLogger(getClass());
        final AtomicInteger builds = new AtomicInteger();
        final String schema;
        final MySqlTemplate template = MySqlTemplate.populatedBy(Population.code("1", dataSource -> fill()));

        InATest(String schema) {
            this.schema = schema;
        }

        void fill() {
            log.info("{} {}", schema, builds);
        }
    }

    @Test
    void looksIntoATestWhoseCodeUsesItsOwnMethods() {
        assertThat(origin(new InATest("a").template))
                .isEqualTo(origin(new InATest("a").template))
                .isNotEqualTo(origin(new InATest("b").template));
    }

    @Test
    void staysAsItWasAtFirstWhateverIsCounted() {
        InATest test = new InATest("a");
        Population code = test.template.populations().get(0);
        String first = code.origin();

        test.builds.incrementAndGet();

        assertThat(code.origin()).isEqualTo(first);
    }

    @Test
    void refusesWhatCannotBeToldWithTheRemedy() {
        CountDownLatch latch = new CountDownLatch(1);
        Runnable lambda = latch::countDown;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Population.code("1", dataSource -> latch.await()))
                .withMessageContaining(
                        "a value that the lambda uses from around it is a java.util.concurrent.CountDownLatch")
                .withMessageContaining("texts, numbers, paths")
                .withMessageContaining("a class that implements Population");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Population.code(new Version("1"), dataSource -> lambda.run()))
                .withMessageContaining("a lambda that is not serializable");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Population.code("1", holding(new Holder(Thread.currentThread()))))
                .withMessageContaining("Holder.held is a java.lang.Thread");
    }

    private record Holder(Object held) {}

    @Test
    void refusesWhatIsHalfAProgram() {
        Holder deep = new Holder("end");
        for (int depth = 0; depth < 10_000; depth++) {
            deep = new Holder(deep);
        }
        Holder deepest = deep;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> origin(deepest))
                .withMessageContaining("more than can be looked through");
    }
}
