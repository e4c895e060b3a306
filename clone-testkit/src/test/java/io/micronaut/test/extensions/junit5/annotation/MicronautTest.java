package io.micronaut.test.extensions.junit5.annotation;

import io.github.mysqlclone.testkit.junit.OthersDataSource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Fills, as the annotation of this name does, all parameters of which it has a bean: here a data source. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(MicronautTest.Beans.class)
public @interface MicronautTest {

    /** What fills them. */
    final class Beans implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DataSource.class
                    && parameter.getParameter().getAnnotations().length == 0;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return OthersDataSource.make();
        }
    }
}
