package io.github.mysqlclone.internal.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.verify.DataDifference;
import io.github.mysqlclone.verify.DataDifference.DefinitionDiffers;
import io.github.mysqlclone.verify.DataDifference.ObjectMissing;
import io.github.mysqlclone.verify.DataDifference.SchemaDiffers;
import io.github.mysqlclone.verify.DataDifference.SchemaMissing;
import io.github.mysqlclone.verify.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefinitionComparisonTest {

    private static final Map<String, String> SHOP = Map.of("shop", "utf8mb4");
    private static final SchemaObject ORDERS = object(ObjectKind.TABLE, "orders", "id INT");

    @Test
    void findsNothingBetweenEqualServers() {
        assertThat(differences(holdings(SHOP, List.of(ORDERS)), holdings(SHOP, List.of(ORDERS))))
                .isEmpty();
        assertThat(differences(holdings(Map.of(), List.of()), holdings(Map.of(), List.of())))
                .isEmpty();
    }

    @Test
    void namesAMissingSchemaOnceForAllItHolds() {
        ServerContents full = holdings(SHOP, List.of(ORDERS, object(ObjectKind.VIEW, "open_orders", "SELECT 1")));
        ServerContents empty = holdings(Map.of(), List.of());

        assertThat(differences(full, empty)).containsExactly(new SchemaMissing("shop", Side.RECIPIENT));
        assertThat(differences(empty, full)).containsExactly(new SchemaMissing("shop", Side.DONOR));
    }

    @Test
    void findsASchemaOfAnotherDefinition() {
        assertThat(differences(holdings(SHOP, List.of()), holdings(Map.of("shop", "latin1"), List.of())))
                .containsExactly(new SchemaDiffers("shop", "utf8mb4", "latin1"));
    }

    @Test
    void saysOnWhichSideAnObjectIsMissing() {
        ServerContents with = holdings(SHOP, List.of(ORDERS));
        ServerContents without = holdings(SHOP, List.of());

        assertThat(differences(with, without))
                .containsExactly(new ObjectMissing("table", ORDERS.name(), Side.RECIPIENT));
        assertThat(differences(without, with)).containsExactly(new ObjectMissing("table", ORDERS.name(), Side.DONOR));
    }

    @Test
    void showsBothDefinitionsOfAnObject() {
        SchemaObject changed = object(ObjectKind.TABLE, "orders", "id BIGINT");

        assertThat(differences(holdings(SHOP, List.of(ORDERS)), holdings(SHOP, List.of(changed))))
                .containsExactly(new DefinitionDiffers("table", ORDERS.name(), "id INT", "id BIGINT"));
    }

    @Test
    void tellsAFunctionFromAProcedureOfTheSameName() {
        SchemaObject function = object(ObjectKind.FUNCTION, "twice", "RETURN 2");
        SchemaObject procedure = object(ObjectKind.PROCEDURE, "twice", "SELECT 2");

        assertThat(differences(holdings(SHOP, List.of(function, procedure)), holdings(SHOP, List.of(procedure))))
                .containsExactly(new ObjectMissing("function", function.name(), Side.RECIPIENT));
    }

    private static SchemaObject object(ObjectKind kind, String name, String definition) {
        return new SchemaObject(kind, new TableName("shop", name), definition, "InnoDB", 0);
    }

    private static List<DataDifference> differences(ServerContents donor, ServerContents recipient, String... wanted) {
        return DefinitionComparison.of(donor, recipient, Set.of(wanted));
    }

    private static ServerContents holdings(Map<String, String> schemas, List<SchemaObject> objects) {
        return ServerContents.of(schemas, objects, List.of());
    }

    @Test
    void takesASchemaThatNeitherSideHasForMissingOnBoth() {
        ServerContents shop = holdings(SHOP, List.of(ORDERS));

        assertThat(differences(shop, shop, "shpo", "shop"))
                .containsExactly(new SchemaMissing("shpo", Side.DONOR), new SchemaMissing("shpo", Side.RECIPIENT));
    }
}
