package io.github.mysqlclone.testkit.junit;

import java.lang.reflect.Proxy;
import javax.sql.DataSource;

/** A data source that leads nowhere and says whose it is. */
public final class OthersDataSource {

    private OthersDataSource() {}

    /** Makes one that is not the kit's. */
    public static DataSource make() {
        return named("others");
    }

    @SuppressWarnings("ReferenceEquality") // it is equal to itself only, and asking it would ask this
    static DataSource named(String owner) {
        return (DataSource) Proxy.newProxyInstance(
                OthersDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> owner;
                });
    }
}
