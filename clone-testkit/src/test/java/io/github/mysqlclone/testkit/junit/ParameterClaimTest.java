package io.github.mysqlclone.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.mysqlclone.testkit.junit.base.Nonnull;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Runs test classes that have a second resolver: JUnit fails where both want a parameter, and where none does. */
class ParameterClaimTest {

    /** Claims as the kit's extension does, and gives what needs no server. */
    static class Claiming implements ParameterResolver {

        private final String name;

        Claiming() {
            this("");
        }

        Claiming(String name) {
            this.name = name;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return new Injection(parameter).isSupported(context, name);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return OthersDataSource.named("kit" + name);
        }
    }

    /** What Spring fills parameters with. */
    static class OthersBean {

        @Bean
        DataSource others() {
            return OthersDataSource.make();
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Plain.class,
                AnnotatedForSpring.class,
                AutowiredConstructor.class,
                AllConstructors.class,
                AnnotatedConstructors.class,
                OfMicronaut.class,
                Parameterized.class,
                Several.class
            })
    void leavesToOthersWhatIsTheirs(Class<?> testClass) {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.failed(0))
                .finished()
                .assertThatEvents()
                .isNotEmpty();
    }

    @Test
    void leavesConstructorsToSpringThatASettingGivesIt() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(SetByParameter.class))
                .configurationParameter("spring.test.constructor.autowire.mode", "all")
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(1));
    }

    @ExtendWith(Claiming.class)
    static class Plain {

        @BeforeEach
        void has(@Nonnull DataSource dataSource) {
            assertThat(dataSource).hasToString("kit");
        }

        @Test
        void has(DataSource dataSource, @Recipient DataSource recipient) {
            assertThat(List.of(dataSource, recipient))
                    .allMatch(each -> each.toString().equals("kit"));
        }
    }

    @ContextConfiguration(classes = OthersBean.class)
    @ExtendWith({Claiming.class, SpringExtension.class})
    static class AnnotatedForSpring {

        @Test
        void has(@Autowired DataSource bean, DataSource dataSource) {
            assertThat(bean).hasToString("others");
            assertThat(dataSource).hasToString("kit");
        }
    }

    @ContextConfiguration(classes = OthersBean.class)
    @ExtendWith({Claiming.class, SpringExtension.class})
    static class AutowiredConstructor {

        private final DataSource bean;

        @Autowired
        AutowiredConstructor(DataSource bean) {
            this.bean = bean;
        }

        @Test
        void has(DataSource dataSource) {
            assertThat(bean).hasToString("others");
            assertThat(dataSource).hasToString("kit");
        }
    }

    @TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
    @ContextConfiguration(classes = OthersBean.class)
    @ExtendWith({Claiming.class, SpringExtension.class})
    static class AllConstructors {

        private final DataSource bean;

        AllConstructors(DataSource bean) {
            this.bean = bean;
        }

        @Test
        void has(DataSource dataSource) {
            assertThat(bean).hasToString("others");
            assertThat(dataSource).hasToString("kit");
        }
    }

    @TestConstructor(autowireMode = TestConstructor.AutowireMode.ANNOTATED)
    @ContextConfiguration(classes = OthersBean.class)
    @ExtendWith({Claiming.class, SpringExtension.class})
    static class AnnotatedConstructors {

        private final DataSource own;

        AnnotatedConstructors(DataSource own) {
            this.own = own;
        }

        @Test
        void has() {
            assertThat(own).hasToString("kit");
        }
    }

    @ContextConfiguration(classes = OthersBean.class)
    @ExtendWith({Claiming.class, SpringExtension.class})
    static class SetByParameter {

        private final DataSource bean;

        SetByParameter(DataSource bean) {
            this.bean = bean;
        }

        @Test
        void has() {
            assertThat(bean).hasToString("others");
        }
    }

    @MicronautTest
    @ExtendWith(Claiming.class)
    static class OfMicronaut {

        @Test
        void has(DataSource bean, @MySql DataSource dataSource) {
            assertThat(bean).hasToString("others");
            assertThat(dataSource).hasToString("kit");
        }
    }

    @ExtendWith(Claiming.class)
    static class Parameterized {

        static Stream<DataSource> dataSources() {
            return Stream.of(OthersDataSource.make());
        }

        static Stream<Arguments> pairs() {
            return Stream.of(Arguments.of(OthersDataSource.make(), OthersDataSource.make()));
        }

        @ParameterizedTest
        @MethodSource("dataSources")
        void takesItsArgument(DataSource argument) {
            assertThat(argument).hasToString("others");
        }

        @ParameterizedTest
        @MethodSource("pairs")
        void takesItsArguments(DataSource one, DataSource other, @MySql DataSource dataSource) {
            assertThat(List.of(one, other)).allMatch(each -> each.toString().equals("others"));
            assertThat(dataSource).hasToString("kit");
        }

        @ParameterizedTest
        @ValueSource(ints = 1)
        void takesOursBehindItsArguments(int number, DataSource dataSource) {
            assertThat(number).isEqualTo(1);
            assertThat(dataSource).hasToString("kit");
        }
    }

    static class Several {

        @RegisterExtension
        static final ParameterResolver ORDERS = new Claiming();

        @RegisterExtension
        static final ParameterResolver BILLING = new Claiming("billing");

        @Test
        void hasBoth(@MySql("billing") DataSource billing, DataSource orders, @MySql DataSource unnamed) {
            assertThat(billing).hasToString("kitbilling");
            assertThat(List.of(orders, unnamed))
                    .allMatch(each -> each.toString().equals("kit"));
        }
    }
}
