package io.github.mysqlclone.gtid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one {@code uuid[:tag]:interval…} part; a tag holds for the intervals behind it, up to the next tag. */
final class GtidSetParser {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TAG = Pattern.compile("[a-z_][a-z0-9_]{0,31}");
    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,19})(?:\\s*-\\s*(\\d{1,19}))?");

    private GtidSetParser() {}

    static void parsePart(String part, Map<GtidSource, List<GtidInterval>> into) {
        String[] fields = part.toLowerCase(Locale.ROOT).split(":", -1);
        if (fields.length < 2 || !UUID.matcher(fields[0]).matches()) {
            throw refused(part);
        }
        String tag = "";
        boolean tagIsOpen = false;
        for (int i = 1; i < fields.length; i++) {
            Matcher interval = INTERVAL.matcher(fields[i]);
            if (interval.matches()) {
                into.computeIfAbsent(new GtidSource(fields[0], tag), source -> new ArrayList<>())
                        .add(interval(interval, part));
                tagIsOpen = false;
            } else if (TAG.matcher(fields[i]).matches() && !tagIsOpen) {
                tag = fields[i];
                tagIsOpen = true;
            } else {
                throw refused(part);
            }
        }
        if (tagIsOpen) {
            throw refused(part);
        }
    }

    private static GtidInterval interval(Matcher interval, String part) {
        try {
            long first = Long.parseLong(interval.group(1));
            return new GtidInterval(first, interval.group(2) == null ? first : Long.parseLong(interval.group(2)));
        } catch (NumberFormatException e) {
            throw refused(part);
        }
    }

    private static IllegalArgumentException refused(String part) {
        return new IllegalArgumentException(
                "GTID set: a part must be uuid[:tag]:interval, as in 3e11fa47-…:1-5 (was '" + part + "')");
    }
}
