package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import java.time.Duration;

/** Asks for servers in each way, and prints what each is told, with the milliseconds that it took. */
final class ServersWithoutDriver {

    private ServersWithoutDriver() {}

    public static void main(String[] arguments) {
        MySqlTemplate template = MySqlTemplate.populatedBy(Population.code("without a driver", dataSource -> {}));
        ask("server", () -> ServerSpec.standard().start());
        ask("created", () -> ServerSpec.standard().create().start());
        ask("pair", () -> ClonePairSpec.standard().start());
        ask("template", template::newServer);
        ask("again", template::newServer);
        ask("picked", () -> TestBackend.pick().startServer());
    }

    private static void ask(String what, Runnable wish) {
        long begun = System.nanoTime();
        try {
            wish.run();
            System.out.println(what + ": started");
        } catch (TestkitException e) {
            System.out.println(what + " after "
                    + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms: " + e.getMessage());
        }
    }
}
