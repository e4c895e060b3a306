package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.verify.DataDifference;
import io.github.mysqlclone.verify.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares which objects there are, and how they are defined. Pure. */
final class DefinitionComparison {

    private DefinitionComparison() {}

    static List<DataDifference> of(Holdings donor, Holdings recipient) {
        List<DataDifference> differences = new ArrayList<>();
        for (String schema : union(donor.schemas(), recipient.schemas())) {
            missing(donor.schemas().contains(schema), recipient.schemas().contains(schema))
                    .ifPresent(side -> differences.add(new DataDifference.SchemaMissing(schema, side)));
        }
        for (ObjectKind kind : ObjectKind.values()) {
            compare(kind, donor, recipient, differences);
        }
        return differences;
    }

    private static void compare(ObjectKind kind, Holdings donor, Holdings recipient, List<DataDifference> differences) {
        SortedMap<TableName, DataObject> here = donor.of(kind);
        SortedMap<TableName, DataObject> there = recipient.of(kind);
        TreeSet<TableName> names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        // What a missing schema held is missing with it, and said with it.
        names.removeIf(name ->
                !donor.schemas().contains(name.schema()) || !recipient.schemas().contains(name.schema()));
        for (TableName name : names) {
            DataObject one = here.get(name);
            DataObject other = there.get(name);
            if (one == null || other == null) {
                differences.add(
                        new DataDifference.ObjectMissing(kind.word(), name, one == null ? Side.DONOR : Side.RECIPIENT));
            } else if (!one.definition().equals(other.definition())) {
                differences.add(
                        new DataDifference.DefinitionDiffers(kind.word(), name, one.definition(), other.definition()));
            }
        }
    }

    private static SortedSet<String> union(SortedSet<String> one, SortedSet<String> other) {
        TreeSet<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Optional<Side> missing(boolean onDonor, boolean onRecipient) {
        if (onDonor == onRecipient) {
            return Optional.empty();
        }
        return Optional.of(onDonor ? Side.RECIPIENT : Side.DONOR);
    }
}
