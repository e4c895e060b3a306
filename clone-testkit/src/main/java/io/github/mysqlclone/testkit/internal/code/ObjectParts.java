package io.github.mysqlclone.testkit.internal.code;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an object is made of: its classes and interfaces but for those of Java itself, and its fields. */
record ObjectParts(Object object) {

    /** Returns them from the object's own class up. */
    Set<Class<?>> types() {
        Set<Class<?>> types = new LinkedHashSet<>();
        add(object.getClass(), types);
        return types;
    }

    private static void add(@Nullable Class<?> type, Set<Class<?>> types) {
        if (type == null || ClassContent.isOfThePlatform(type) || !types.add(type)) {
            return;
        }
        add(type.getSuperclass(), types);
        for (Class<?> implemented : type.getInterfaces()) {
            add(implemented, types);
        }
    }

    /** Tells whether there are fields that Java, or a module, does not let others read. */
    boolean areOutOfSight() {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (ofObjects(type).anyMatch(field -> !mayBeRead(field))) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeRead(Field field) {
        if (ClassContent.isOfThePlatform(field.getDeclaringClass())) {
            return false; // whatever this JVM was told to open
        }
        try {
            field.setAccessible(true);
            return true;
        } catch (InaccessibleObjectException e) {
            return false;
        }
    }

    /** Returns those of all its classes, in the order of their names: the system promises none. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            ofObjects(type).sorted(Comparator.comparing(Field::getName)).forEach(fields::add);
        }
        return fields;
    }

    private static Stream<Field> ofObjects(Class<?> type) {
        return Stream.of(type.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers()));
    }

    @Nullable
    Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was made accessible", e);
        }
    }
}
