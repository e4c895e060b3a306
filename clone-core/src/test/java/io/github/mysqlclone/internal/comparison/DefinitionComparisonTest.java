package io.github.mysqlclone.internal.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.verify.DataDifference.DefinitionDiffers;
import io.github.mysqlclone.verify.DataDifference.ObjectMissing;
import io.github.mysqlclone.verify.DataDifference.SchemaDiffers;
import io.github.mysqlclone.verify.DataDifference.SchemaMissing;
import io.github.mysqlclone.verify.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionComparisonTest {

    private static final Map<String, String> SHOP = Map.of("shop", "utf8mb4");
    private static final SchemaObject ORDERS = object(ObjectKind.TABLE, "orders", "id INT");

    @Test
    void findsNothingBetweenEqualServers() {
        assertThat(DefinitionComparison.of(
                        ServerContents.of(SHOP, List.of(ORDERS)), ServerContents.of(SHOP, List.of(ORDERS))))
                .isEmpty();
        assertThat(DefinitionComparison.of(
                        ServerContents.of(Map.of(), List.of()), ServerContents.of(Map.of(), List.of())))
                .isEmpty();
    }

    @Test
    void namesAMissingSchemaOnceForAllItHolds() {
        ServerContents full =
                ServerContents.of(SHOP, List.of(ORDERS, object(ObjectKind.VIEW, "open_orders", "SELECT 1")));
        ServerContents empty = ServerContents.of(Map.of(), List.of());

        assertThat(DefinitionComparison.of(full, empty)).containsExactly(new SchemaMissing("shop", Side.RECIPIENT));
        assertThat(DefinitionComparison.of(empty, full)).containsExactly(new SchemaMissing("shop", Side.DONOR));
    }

    @Test
    void findsASchemaOfAnotherDefinition() {
        assertThat(DefinitionComparison.of(
                        ServerContents.of(SHOP, List.of()), ServerContents.of(Map.of("shop", "latin1"), List.of())))
                .containsExactly(new SchemaDiffers("shop", "utf8mb4", "latin1"));
    }

    @Test
    void saysOnWhichSideAnObjectIsMissing() {
        ServerContents with = ServerContents.of(SHOP, List.of(ORDERS));
        ServerContents without = ServerContents.of(SHOP, List.of());

        assertThat(DefinitionComparison.of(with, without))
                .containsExactly(new ObjectMissing("table", ORDERS.name(), Side.RECIPIENT));
        assertThat(DefinitionComparison.of(without, with))
                .containsExactly(new ObjectMissing("table", ORDERS.name(), Side.DONOR));
    }

    @Test
    void showsBothDefinitionsOfAnObject() {
        SchemaObject changed = object(ObjectKind.TABLE, "orders", "id BIGINT");

        assertThat(DefinitionComparison.of(
                        ServerContents.of(SHOP, List.of(ORDERS)), ServerContents.of(SHOP, List.of(changed))))
                .containsExactly(new DefinitionDiffers("table", ORDERS.name(), "id INT", "id BIGINT"));
    }

    @Test
    void tellsAFunctionFromAProcedureOfTheSameName() {
        SchemaObject function = object(ObjectKind.FUNCTION, "twice", "RETURN 2");
        SchemaObject procedure = object(ObjectKind.PROCEDURE, "twice", "SELECT 2");

        assertThat(DefinitionComparison.of(
                        ServerContents.of(SHOP, List.of(function, procedure)),
                        ServerContents.of(SHOP, List.of(procedure))))
                .containsExactly(new ObjectMissing("function", function.name(), Side.RECIPIENT));
    }

    private static SchemaObject object(ObjectKind kind, String name, String definition) {
        return new SchemaObject(kind, new TableName("shop", name), definition, "InnoDB", 0);
    }
}
