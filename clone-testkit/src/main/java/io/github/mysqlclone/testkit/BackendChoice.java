package io.github.mysqlclone.testkit;

import io.github.mysqlclone.testkit.TestBackend.Availability;
import io.github.mysqlclone.testkit.TestBackend.Available;
import io.github.mysqlclone.testkit.TestBackend.Missing;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Picks the way in which servers are run: what was asked for, or else the first that can be had. */
record BackendChoice(SettingValues settings, List<TestBackend> backends) {

    static final String SETTING = "clone.testkit.backend";

    private static final Logger LOGGER = LoggerFactory.getLogger(BackendChoice.class);

    /** A test run asks hundreds of times and is to be told once. */
    private static final AtomicReference<String> LAST_TOLD = new AtomicReference<>("");

    TestBackend pick() {
        if (backends.isEmpty()) {
            throw new TestkitException("No test backend is on the class path: META-INF/services/"
                    + TestBackend.class.getName() + " is missing. Was the kit's jar repackaged without it?");
        }
        Optional<String> wanted = settings.value(SETTING);
        return wanted.isPresent() ? named(wanted.get()) : firstAvailable();
    }

    private TestBackend named(String name) {
        TestBackend backend = backends.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TestkitException(SETTING + " is '" + name + "': it must be "
                        + String.join(
                                " or ", backends.stream().map(TestBackend::name).toList())));
        Availability availability = backend.availability();
        if (availability instanceof Missing missing) {
            throw new TestkitException(SETTING + " asks for " + name
                    + ", and no MySQL is to be had that way. Looked for:\n"
                    + missing.reason() + "\nAny of these helps:\n" + missing.remedy() + "\n  - another " + SETTING
                    + ", or none");
        }
        return told(backend, SETTING + " asks for it; " + ((Available) availability).why());
    }

    private TestBackend firstAvailable() {
        List<String> reasons = new ArrayList<>();
        Set<String> remedies = new LinkedHashSet<>();
        for (TestBackend backend : backends) {
            Availability availability = backend.availability();
            if (availability instanceof Available available) {
                return told(backend, available.why());
            }
            Missing missing = (Missing) availability;
            LOGGER.debug("Not in a {}: {}", backend.name(), missing.reason());
            reasons.add("As a " + backend.name() + ":\n" + missing.reason());
            missing.remedy().lines().forEach(remedies::add);
        }
        throw new TestkitException("No MySQL server is to be had on this machine. Looked for:\n"
                + String.join("\n", reasons) + "\nAny of these helps:\n" + String.join("\n", remedies));
    }

    private static TestBackend told(TestBackend backend, String why) {
        String line = "MySQL servers run as " + backend.name() + ": " + why;
        if (!LAST_TOLD.getAndSet(line).equals(line)) {
            LOGGER.info(line);
        }
        return backend;
    }
}
