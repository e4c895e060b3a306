package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.verify.TableName;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one server holds: its schemas with their definitions, and their objects. */
record ServerContents(SortedMap<String, String> schemas, Map<ObjectKind, SortedMap<TableName, SchemaObject>> objects) {

    static ServerContents of(Map<String, String> schemas, Iterable<SchemaObject> objects) {
        Map<ObjectKind, SortedMap<TableName, SchemaObject>> byKind = new EnumMap<>(ObjectKind.class);
        for (ObjectKind kind : ObjectKind.values()) {
            byKind.put(kind, new TreeMap<>());
        }
        for (SchemaObject object : objects) {
            byKind.computeIfAbsent(object.kind(), kind -> new TreeMap<>()).put(object.name(), object);
        }
        return new ServerContents(new TreeMap<>(schemas), byKind);
    }

    SortedMap<TableName, SchemaObject> of(ObjectKind kind) {
        return objects.getOrDefault(kind, new TreeMap<>());
    }
}
