package io.github.mysqlclone.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.junit.base.Scripted;
import io.github.mysqlclone.testkit.junit.base.ScriptedBase;
import org.junit.jupiter.api.Test;

class AnnotationBearerTest {

    static class Inheriting extends ScriptedBase {}

    @Scripted
    static class Composed {}

    @MySqlTest
    static class Annotated extends ScriptedBase {}

    @Test
    void isTheClassThatIsAnnotatedItself() {
        assertThat(AnnotatedSetUp.AnnotationBearer.of(Annotated.class, MySqlTest.class))
                .contains(Annotated.class);
    }

    @Test
    void isTheClassFromWhichItIsInherited() {
        assertThat(AnnotatedSetUp.AnnotationBearer.of(Inheriting.class, MySqlTest.class))
                .contains(ScriptedBase.class);
    }

    @Test
    void isTheAnnotationThatBearsIt() {
        assertThat(AnnotatedSetUp.AnnotationBearer.of(Composed.class, MySqlTest.class))
                .contains(Scripted.class);
    }

    @Test
    void isNobodyWhereThereIsNone() {
        assertThat(AnnotatedSetUp.AnnotationBearer.of(String.class, MySqlTest.class))
                .isEmpty();
    }
}
