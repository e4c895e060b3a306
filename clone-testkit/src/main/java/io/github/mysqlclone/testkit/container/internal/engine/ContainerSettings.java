package io.github.mysqlclone.testkit.container.internal.engine;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the person who runs the tests has set about containers. */
public record ContainerSettings(Optional<String> image, Optional<String> version, Wanted wanted) {

    /** Registry and path, its port, tag, digest. Testcontainers' own parser fails for an empty tag in an odd way. */
    private static final Pattern NAME = Pattern.compile(
            "[a-zA-Z0-9][a-zA-Z0-9._/-]*(:\\d+/[a-zA-Z0-9._/-]+)?(:\\w[\\w.-]{0,127})?(@sha256:[0-9a-f]{64})?");

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
        return new ContainerSettings(image(values), KitSettings.mysqlVersion(values), wanted(values));
    }

    public static boolean isImageName(String name) {
        return NAME.matcher(name).matches();
    }

    private static Optional<String> image(SettingValues values) {
        return values.value(IMAGE).map(name -> {
            if (!isImageName(name)) {
                throw new TestkitException(IMAGE + " is '" + name + "': it must name an image, as in mysql:8.4");
            }
            return name;
        });
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
