package io.github.mysqlclone.testkit.spring;

import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database that a bean fills, by the field in which it has its data source: most have no method that tells. */
final class DatabaseOfBean {

    private DatabaseOfBean() {}

    /** Tells whether it is one to which the kit leads; others are as they were, and filled already. */
    static boolean isOfTheKit(Object bean) {
        return held(bean, "dataSource", DataSource.class)
                .filter(DatabaseOfBean::isOfTheKit)
                .isPresent();
    }

    /** Also where it is within a pool, or within what logs or delays. */
    static boolean isOfTheKit(DataSource source) {
        try {
            return source.isWrapperFor(SwitchedDataSource.class);
        } catch (SQLException | RuntimeException e) { // one that picks another by what nobody has said yet
            return false;
        }
    }

    /** Returns what a field of this name has in it; empty if there is none such, or nothing in it. */
    static <T> Optional<T> held(Object bean, String name, Class<T> type) {
        return Stream.<Class<?>>iterate(bean.getClass(), Objects::nonNull, Class::getSuperclass)
                .flatMap(owner -> Stream.of(owner.getDeclaredFields()))
                .filter(field -> field.getName().equals(name) && type.isAssignableFrom(field.getType()))
                .findFirst()
                .flatMap(field -> Optional.ofNullable(value(field, bean)))
                .map(type::cast);
    }

    private static @Nullable Object value(Field field, Object bean) {
        try {
            field.setAccessible(true);
            return field.get(bean);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot see which database " + bean + " fills: " + e.getMessage(), e);
        }
    }
}
