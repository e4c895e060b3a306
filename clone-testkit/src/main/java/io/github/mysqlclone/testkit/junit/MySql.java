package io.github.mysqlclone.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a parameter is the kit's to fill, and from which extension where a class has several:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MySqlExtension BILLING = MySqlExtension.standard().named("billing").template(INVOICES);
 *
 * @Test
 * void sendsAnInvoice(@MySql("billing") DataSource billing, DataSource orders) { ... }
 * }</pre>
 *
 * <p>Without it a parameter belongs to the extension without a name, and to nobody of the kit where it has an annotation that is
 * not the kit's, where it comes from the arguments of a parameterized test, and where Spring or Micronaut fill it.
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface MySql {

    /**
     * Names the extension, as {@link MySqlExtension#named(String)} does.
     *
     * @return a name; empty, the default, for the extension without one, such as that of {@link MySqlTest}
     */
    String value() default "";
}
