package io.github.mysqlclone.testkit.spring;

import java.lang.reflect.Modifier;
import java.util.Optional;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Gives the data sources of a context another server when a class or a test begins; found by Spring. */
final class RefreshListener extends AbstractTestExecutionListener {

    /** Behind what fills the test's fields, before transactions begin and scripts of {@code @Sql} run. */
    private static final int ORDER = 3500;

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void beforeTestClass(TestContext test) throws Exception {
        if (refresh(test).filter(when -> when != Refresh.NEVER).isPresent() && !isWithinAnother(test.getTestClass())) {
            renew(test);
        }
    }

    @Override
    public void beforeTestMethod(TestContext test) throws Exception {
        if (refresh(test).filter(when -> when == Refresh.PER_TEST).isPresent()) {
            renew(test);
        }
        refresh(test).ifPresent(when -> servers(test).use());
    }

    @Override
    public void afterTestMethod(TestContext test) {
        if (test.getTestException() != null && refresh(test).isPresent()) {
            servers(test)
                    .failed(test.getTestClass().getSimpleName() + "."
                            + test.getTestMethod().getName());
        }
    }

    private static Optional<Refresh> refresh(TestContext test) {
        return ServerRequest.annotation(test.getTestClass()).map(AutoConfigureMySql::refresh);
    }

    private static boolean isWithinAnother(Class<?> testClass) {
        return testClass.isMemberClass()
                && !Modifier.isStatic(testClass.getModifiers())
                && testClass.getDeclaredAnnotation(AutoConfigureMySql.class) == null;
    }

    private static ContextServers servers(TestContext test) {
        return test.getApplicationContext().getBean(ContextServers.NAME, ContextServers.class);
    }

    private static void renew(TestContext test) throws Exception {
        if (servers(test).renew()) {
            InitialisersOfContext.runAgain(test.getApplicationContext());
            servers(test).filled();
        }
    }
}
