package io.github.mysqlclone.testkit.it.injection;

import java.util.List;
import java.util.Random;

/** Makes texts that somebody might mistake for SQL, for a driver's escape, or for the end of something. */
final class RandomTexts {

    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "\"",
            "`",
            "\\",
            "\\'",
            "\\\\",
            "\\0",
            "\\n",
            "%",
            "_",
            "?",
            ";",
            "--",
            "-- ",
            "#",
            "/*",
            "*/",
            "/*! ",
            "{fn x}",
            "{d '",
            "{",
            "}",
            "@",
            ":",
            "[",
            "]",
            "(",
            ")",
            " ",
            "  ",
            "\t",
            "\n",
            "\r",
            "\u001a",
            "\u0001",
            "\u007f",
            "\u0080",
            "\u00a0",
            "\u200b",
            "\u2028",
            "\ufeff",
            "\ufffd",
            "\uffff",
            "ß",
            "ü",
            "é",
            "克",
            "隆",
            "ק",
            "ا",
            "ʼ",
            "’",
            "＇",
            "¥",
            "₩",
            "a",
            "b",
            "Z",
            "0",
            "9",
            "identified",
            "require ssl",
            "<secret>",
            "$1",
            "${x}",
            "%s",
            "\\u0027",
            "0x27",
            "x'",
            "n'",
            "_utf8mb4'",
            "localhost",
            "data directory");

    /** What must never reach a server: the end of a C string, half characters, characters outside the BMP. */
    private static final List<String> POISON = List.of("\u0000", "\ud83d\ude00", "\ud83d", "\ude00", "\udbff\udfff");

    private final Random random;

    RandomTexts(long seed) {
        this.random = new Random(seed);
    }

    /** Returns a text of up to this many pieces; one in ten holds poison. */
    String next(int mostPieces) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(mostPieces + 1);
        for (int piece = 0; piece < pieces; piece++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        if (random.nextInt(10) == 0) {
            text.insert(random.nextInt(text.length() + 1), POISON.get(random.nextInt(POISON.size())));
        }
        return text.toString();
    }
}
