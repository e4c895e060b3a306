package io.github.mysqlclone.testkit.container.internal.engine;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.util.Locale;
import java.util.Optional;

/** What the person who runs the tests has set about containers. */
public record ContainerSettings(Optional<String> image, Optional<String> version, Wanted wanted) {

    public static final String IMAGE = "clone.testkit.image";
    public static final String CONTAINERS = "clone.testkit.containers";

    /** What a missing engine means. */
    public enum Wanted {
        /** An error. */
        REQUIRED,
        /** Tests that need one are left out. */
        AUTO,
        /** So does an engine that is there: none is looked for. */
        OFF
    }

    public static ContainerSettings ofThisProcess() {
        return of(SettingValues.ofThisProcess());
    }

    static ContainerSettings of(SettingValues values) {
        return new ContainerSettings(values.value(IMAGE), KitSettings.mysqlVersion(values), wanted(values));
    }

    private static Wanted wanted(SettingValues values) {
        String value = values.value(CONTAINERS).orElse("auto");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "required" -> Wanted.REQUIRED;
            case "auto" -> Wanted.AUTO;
            case "off" -> Wanted.OFF;
            default -> throw new TestkitException(CONTAINERS + " is '" + value + "': it must be required, auto or off");
        };
    }
}
