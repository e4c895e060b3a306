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
record ServerContents(
        SortedMap<String, String> schemas,
        Map<ObjectKind, SortedMap<TableName, SchemaObject>> objects,
        List<String> unseen) {

    static ServerContents of(Map<String, String> schemas, Iterable<SchemaObject> objects, List<String> unseen) {
        Map<ObjectKind, SortedMap<TableName, SchemaObject>> byKind = new EnumMap<>(ObjectKind.class);
        for (ObjectKind kind : ObjectKind.values()) {
            byKind.put(kind, new TreeMap<>());
        }
        for (SchemaObject object : objects) {
            byKind.computeIfAbsent(object.kind(), kind -> new TreeMap<>()).put(object.name(), object);
        }
        return new ServerContents(new TreeMap<>(schemas), byKind, List.copyOf(unseen));
    }

    SortedMap<TableName, SchemaObject> of(ObjectKind kind) {
        return objects.getOrDefault(kind, new TreeMap<>());
    }
}
