package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how much all templates together may take. */
final class TemplateLimit {

    static final String SETTING = "clone.testkit.template.limit";

    private static final String DEFAULT = "4G";
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([KMG]?)");

    private TemplateLimit() {}

    static long ofThisProcess() {
        return parse(Optional.ofNullable(System.getProperty(SETTING))
                .or(() -> Optional.ofNullable(System.getenv(KitSettings.environmentName(SETTING))))
                .filter(text -> !text.isBlank())
                .orElse(DEFAULT));
    }

    static long parse(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TestkitException(
                    SETTING + " is '" + text + "': it must be a number of bytes, or one with K, M or G, such as 500M");
        }
        int shift = switch (matcher.group(2)) {
            case "K" -> 10;
            case "M" -> 20;
            case "G" -> 30;
            default -> 0;
        };
        return Long.parseLong(matcher.group(1)) << shift;
    }
}
