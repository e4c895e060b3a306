package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.verify.DataDifference;
import io.github.mysqlclone.verify.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares which objects there are, and how they are defined. Pure. */
final class DefinitionComparison {

    private DefinitionComparison() {}

    /**
     * Compare them.
     *
     * @param wanted the schemas that were named: one that neither side has is missing on both
     */
    static List<DataDifference> of(ServerContents donor, ServerContents recipient, Set<String> wanted) {
        List<DataDifference> differences = new ArrayList<>();
        for (String schema : new TreeSet<>(wanted)) {
            if (!donor.schemas().containsKey(schema) && !recipient.schemas().containsKey(schema)) {
                differences.add(new DataDifference.SchemaMissing(schema, Side.DONOR));
                differences.add(new DataDifference.SchemaMissing(schema, Side.RECIPIENT));
            }
        }
        TreeSet<String> schemas = new TreeSet<>(donor.schemas().keySet());
        schemas.addAll(recipient.schemas().keySet());
        for (String schema : schemas) {
            compare(schema, donor.schemas().get(schema), recipient.schemas().get(schema))
                    .ifPresent(differences::add);
        }
        for (ObjectKind kind : ObjectKind.values()) {
            compare(kind, donor, recipient, differences);
        }
        return differences;
    }

    private static void compare(
            ObjectKind kind, ServerContents donor, ServerContents recipient, List<DataDifference> differences) {
        SortedMap<TableName, SchemaObject> here = donor.of(kind);
        SortedMap<TableName, SchemaObject> there = recipient.of(kind);
        TreeSet<TableName> names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        // What a missing schema held is missing with it, and said with it.
        names.removeIf(name -> !donor.schemas().containsKey(name.schema())
                || !recipient.schemas().containsKey(name.schema()));
        for (TableName name : names) {
            SchemaObject one = here.get(name);
            SchemaObject other = there.get(name);
            if (one == null || other == null) {
                differences.add(
                        new DataDifference.ObjectMissing(kind.word(), name, one == null ? Side.DONOR : Side.RECIPIENT));
            } else if (!one.definition().equals(other.definition())) {
                differences.add(
                        new DataDifference.DefinitionDiffers(kind.word(), name, one.definition(), other.definition()));
            }
        }
    }

    private static Optional<DataDifference> compare(
            String schema, @Nullable String onDonor, @Nullable String onRecipient) {
        if (onDonor == null || onRecipient == null) {
            return Optional.of(new DataDifference.SchemaMissing(schema, onDonor == null ? Side.DONOR : Side.RECIPIENT));
        }
        return onDonor.equals(onRecipient)
                ? Optional.empty()
                : Optional.of(new DataDifference.SchemaDiffers(schema, onDonor, onRecipient));
    }
}
