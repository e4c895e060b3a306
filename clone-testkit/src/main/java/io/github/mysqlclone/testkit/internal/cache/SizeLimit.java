package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much all entries of one kind together may take.
 *
 * @param setting the name of the setting that says it
 * @param usual what holds where that is not set
 */
public record SizeLimit(String setting, String usual) {

    public static final SizeLimit TEMPLATES = new SizeLimit("clone.testkit.template.limit", "4G");
    public static final SizeLimit INITIALISED_DATA = new SizeLimit("clone.testkit.data.limit", "4G");
    public static final SizeLimit PACKAGES = new SizeLimit("clone.testkit.packages.limit", "4G");

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([KMG]?)");

    /** Returns the number of bytes. */
    public long ofThisProcess() {
        return parse(SettingValues.ofThisProcess().value(setting).orElse(usual));
    }

    long parse(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TestkitException(
                    setting + " is '" + text + "': it must be a number of bytes, or one with K, M or G, such as 500M");
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
