package io.github.mysqlclone.testkit.junit;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import java.lang.reflect.Parameter;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What a parameter gets. */
record Injection(ParameterContext parameter) {

    boolean isSupported(ExtensionContext context, String extension) {
        return isOfTheKit(parameter.getParameter())
                && new ParameterClaim(parameter, context, extension).isOurs(Injection::isOfTheKit);
    }

    private static boolean isOfTheKit(Parameter parameter) {
        Class<?> type = parameter.getType();
        return type == ClonePair.class
                || type == TestServer.class
                || type == DataSource.class
                || (type == String.class && parameter.isAnnotationPresent(JdbcUrl.class));
    }

    Object from(RunningServers servers) {
        Class<?> type = type();
        if (type == ClonePair.class) {
            return servers.pair().orElseThrow(this::noPair);
        }
        TestServer server = parameter.isAnnotated(Recipient.class)
                ? servers.pair().orElseThrow(this::noPair).recipient()
                : servers.donor();
        if (type == TestServer.class) {
            return server;
        }
        return type == DataSource.class
                ? servers.started().dataSource(server)
                : servers.started().jdbcUrl(server);
    }

    private ParameterResolutionException noPair() {
        return new ParameterResolutionException("Parameter [" + parameter.getParameter()
                + "] needs a pair of servers, and this test has one server. Add @ClonedPair or @WithReplica to the class,"
                + " or that step to the extension.");
    }

    private Class<?> type() {
        return parameter.getParameter().getType();
    }
}
