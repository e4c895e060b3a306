package io.github.mysqlclone.internal.checks.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code innodb_data_file_path}, such as {@code ibdata1:12M;ibdata2:50M:autoextend:max:1G}.
 *
 * @param files its files in order; only the last may grow
 */
record DataFilePath(List<DataFile> files) {

    private static final Pattern FILE =
            Pattern.compile("(.+?):(\\d+)([KMG]?)(?:(?:new)?raw)?(:autoextend(?::max:(\\d+)([KMG]?))?)?");

    /** One file; {@code maximum} is 0 for none. */
    record DataFile(String name, long bytes, boolean grows, long maximum) {}

    /** Read it; empty for a form that is not known. */
    static Optional<DataFilePath> parse(String value) {
        List<DataFile> files = new ArrayList<>();
        for (String part : value.split(";", -1)) {
            if (part.isBlank()) {
                continue;
            }
            Matcher matcher = FILE.matcher(part.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            try {
                files.add(new DataFile(
                        matcher.group(1),
                        bytes(matcher.group(2), matcher.group(3)),
                        matcher.group(4) != null,
                        matcher.group(5) == null ? 0 : bytes(matcher.group(5), matcher.group(6))));
            } catch (NumberFormatException | ArithmeticException e) {
                // No file is as large as that.
                return Optional.empty();
            }
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(new DataFilePath(List.copyOf(files)));
    }

    private static long bytes(String number, String unit) {
        int shift = switch (unit.toUpperCase(Locale.ROOT)) {
            case "K" -> 10;
            case "M" -> 20;
            case "G" -> 30;
            default -> 0;
        };
        return Math.multiplyExact(Long.parseLong(number), 1L << shift);
    }

    DataFile last() {
        return files.get(files.size() - 1);
    }

    /** Returns what all files but the last hold. */
    long bytesBeforeLast() {
        return files.subList(0, files.size() - 1).stream()
                .mapToLong(DataFile::bytes)
                .sum();
    }
}
