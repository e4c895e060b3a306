package io.github.mysqlclone.testkit.internal.code;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Values of Java's own types whose text says all of them, and says the same in every JVM. */
final class PlainValue {

    private static final List<Class<?>> SAID_BY_THEIR_TEXT = List.of(
            String.class,
            StringBuilder.class,
            StringBuffer.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            AtomicBoolean.class,
            AtomicInteger.class,
            AtomicLong.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            UUID.class,
            URI.class,
            URL.class,
            File.class,
            Locale.class,
            Charset.class,
            Currency.class,
            TimeZone.class);

    private PlainValue() {}

    /** Returns a text without the type; empty for what has none, and for what somebody has derived from such a type. */
    static Optional<String> of(Object value) {
        if (!ClassContent.isOfThePlatform(value.getClass())) {
            return Optional.empty();
        }
        if (value instanceof java.sql.Date || value instanceof java.sql.Time) {
            return Optional.of(value.toString()); // which have no instant
        }
        if (value instanceof Date date) {
            return Optional.of(date.toInstant().toString()); // the text is that of a time zone, without fractions
        }
        if (value instanceof Pattern pattern) {
            return Optional.of(pattern.flags() + " " + pattern);
        }
        if (value instanceof Path path) {
            return Optional.of(path.toString())
                    .filter(text -> path.getFileSystem().equals(FileSystems.getDefault()));
        }
        return Optional.of(value).filter(PlainValue::isSaidByItsText).map(Object::toString);
    }

    private static boolean isSaidByItsText(Object value) {
        String type = value.getClass().getPackageName();
        return type.equals("java.time")
                || type.equals("java.time.chrono")
                || SAID_BY_THEIR_TEXT.stream().anyMatch(known -> known.isInstance(value));
    }
}
