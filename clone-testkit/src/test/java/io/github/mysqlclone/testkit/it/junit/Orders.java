package io.github.mysqlclone.testkit.it.junit;

import io.github.mysqlclone.testkit.junit.TemplateDefinition;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;

/** Two orders. */
public class Orders implements TemplateDefinition {

    static final String COUNT = "SELECT COUNT(*) FROM shop.orders";
    static final String INSERT = "INSERT INTO shop.orders (customer) VALUES ('Edsger')";

    @Override
    public MySqlTemplate template() {
        return MySqlTemplate.populatedBy(Population.resource(Orders.class, "orders.sql"));
    }
}
