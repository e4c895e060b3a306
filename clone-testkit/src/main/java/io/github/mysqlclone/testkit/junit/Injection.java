package io.github.mysqlclone.testkit.junit;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.List;
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

    static boolean isOfTheKit(Parameter parameter) {
        Class<?> type = parameter.getType();
        return type == ClonePair.class
                || type == ServerGroup.class
                || type == TestServer.class
                || type == DataSource.class
                || isListOf(TestServer.class, parameter)
                || isListOf(DataSource.class, parameter)
                || (type == String.class && parameter.isAnnotationPresent(JdbcUrl.class));
    }

    private static boolean isListOf(Class<?> element, Parameter parameter) {
        return parameter.getType() == List.class
                && parameter.getParameterizedType() instanceof ParameterizedType list
                && (list.getActualTypeArguments()[0] == element || isAnyOf(element, list.getActualTypeArguments()[0]));
    }

    /** So does Kotlin compile a parameter that is a {@code List<TestServer>}. */
    private static boolean isAnyOf(Class<?> element, Type argument) {
        return argument instanceof WildcardType any && any.getUpperBounds()[0] == element;
    }

    Object from(RunningServers servers) {
        Class<?> type = type();
        if (type == ClonePair.class) {
            return servers.pair().orElseThrow(this::noPair);
        }
        if (type == ServerGroup.class) {
            return servers.started().group().orElseThrow(this::noGroup);
        }
        return type == List.class ? list(servers) : ofOne(servers);
    }

    private List<?> list(RunningServers servers) {
        List<TestServer> chosen = parameter.isAnnotated(Recipient.class)
                ? recipients(servers)
                : servers.started().all().toList();
        return isListOf(TestServer.class, parameter.getParameter())
                ? chosen
                : chosen.stream().map(servers.started()::dataSource).toList();
    }

    private Object ofOne(RunningServers servers) {
        TestServer server = parameter
                .findAnnotation(Recipient.class)
                .map(which -> recipient(servers, which.value()))
                .orElseGet(servers::donor);
        Class<?> type = type();
        if (type == TestServer.class) {
            return server;
        }
        return type == DataSource.class
                ? servers.started().dataSource(server)
                : servers.started().jdbcUrl(server);
    }

    private TestServer recipient(RunningServers servers, int number) {
        List<TestServer> recipients = recipients(servers);
        if (number < 1 || number > recipients.size()) {
            throw new ParameterResolutionException("Parameter [" + parameter.getParameter() + "] asks for recipient "
                    + number + ", and this test has " + recipients.size() + ": give a number from 1 to "
                    + recipients.size());
        }
        return recipients.get(number - 1);
    }

    private List<TestServer> recipients(RunningServers servers) {
        return servers.started().group().orElseThrow(this::noGroup).recipients();
    }

    private ParameterResolutionException noPair() {
        return needs("a pair of servers, and this test has none. Add @ClonedPair or @WithReplica to the class");
    }

    private ParameterResolutionException noGroup() {
        return needs("several servers, and this test has one server. Add @ClonedPair, @WithReplica or @WithReplicas to"
                + " the class");
    }

    private ParameterResolutionException needs(String what) {
        return new ParameterResolutionException(
                "Parameter [" + parameter.getParameter() + "] needs " + what + ", or that step to the extension.");
    }

    private Class<?> type() {
        return parameter.getParameter().getType();
    }
}
