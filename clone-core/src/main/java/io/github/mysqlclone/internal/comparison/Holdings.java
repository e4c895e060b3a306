package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.verify.TableName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one server holds: its schemas with their definitions, and their objects.
 *
 * @param unseen what may be hidden from the account, each with the privilege that shows it
 */
record Holdings(
        SortedMap<String, String> schemas,
        Map<ObjectKind, SortedMap<TableName, DataObject>> objects,
        List<String> unseen) {

    static Holdings of(Map<String, String> schemas, Iterable<DataObject> objects, List<String> unseen) {
        Map<ObjectKind, SortedMap<TableName, DataObject>> byKind = new EnumMap<>(ObjectKind.class);
        for (ObjectKind kind : ObjectKind.values()) {
            byKind.put(kind, new TreeMap<>());
        }
        for (DataObject object : objects) {
            byKind.computeIfAbsent(object.kind(), kind -> new TreeMap<>()).put(object.name(), object);
        }
        return new Holdings(new TreeMap<>(schemas), byKind, List.copyOf(unseen));
    }

    SortedMap<TableName, DataObject> of(ObjectKind kind) {
        return objects.getOrDefault(kind, new TreeMap<>());
    }
}
