package io.github.mysqlclone.testkit.process.source;

import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import java.nio.file.Path;

/** A source that a library would register as a service; it says where its MySQL is by a system property. */
public final class BroughtAlongSource implements MySqlSource {

    static final String PLACE = "brought.along";

    @Override
    public Search find() {
        return new Found(MySqlInstallation.at(Path.of(System.getProperty(PLACE, ""))), "what the tests bring along");
    }
}
