package io.github.mysqlclone.testkit.junit;

import io.github.mysqlclone.testkit.template.MySqlTemplate;

/**
 * Defines a template for {@link MySqlTest#template()}.
 *
 * <pre>{@code
 * class Orders implements TemplateDefinition {
 *     public MySqlTemplate template() {
 *         return MySqlTemplate.populatedBy(Population.resource(Orders.class, "orders.sql"));
 *     }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TemplateDefinition {

    /**
     * Describes the template.
     *
     * @return the same one whenever it is called
     */
    MySqlTemplate template();

    /** Stands for no template: the server is empty. */
    final class None implements TemplateDefinition {

        private None() {}

        @Override
        public MySqlTemplate template() {
            throw new UnsupportedOperationException("There is no template");
        }
    }
}
