package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the person who runs the tests has set about servers while they run.
 *
 * @param keepFailed whether the files of a server stay whose test has failed
 * @param startLimit how long a server may take to start
 * @param parallel how many tests or classes may have servers at once; no limit if empty
 * @param port the port for a server to which no other was given; a free one if empty
 */
public record RunSettings(boolean keepFailed, Duration startLimit, OptionalInt parallel, OptionalInt port) {

    public static final String KEEP = "clone.testkit.keep";
    public static final String START_LIMIT = "clone.testkit.start.limit";
    public static final String PARALLEL = "clone.testkit.parallel";
    public static final String PORT = "clone.testkit.port";

    private static final int USUAL_START_LIMIT = 60;

    public static RunSettings ofThisProcess() {
        return of(SettingValues.ofThisProcess());
    }

    static RunSettings of(SettingValues values) {
        return new RunSettings(
                keepFailed(values.value(KEEP).orElse("never")),
                Duration.ofSeconds(number(values, START_LIMIT, 3600).orElse(USUAL_START_LIMIT)),
                number(values, PARALLEL, 1000),
                number(values, PORT, 65_535));
    }

    /** Says what to do where a server has not started in time; nothing where somebody wanted less than the limit. */
    public String adviceAfter(Duration waited) {
        return waited.compareTo(startLimit) < 0
                ? ""
                : " (on a slow machine, more seconds in " + START_LIMIT + " give it more time)";
    }

    private static boolean keepFailed(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "failed" -> true;
            case "never" -> false;
            default -> throw new TestkitException(KEEP + " is '" + value + "': it must be failed or never");
        };
    }

    private static OptionalInt number(SettingValues values, String name, int most) {
        Optional<String> text = values.value(name).map(String::strip);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.get().matches("[0-9]{1,5}")
                || Integer.parseInt(text.get()) < 1
                || Integer.parseInt(text.get()) > most) {
            throw new TestkitException(name + " is '" + text.get() + "': it must be a number between 1 and " + most);
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }
}
