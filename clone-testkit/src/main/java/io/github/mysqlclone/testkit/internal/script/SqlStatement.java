package io.github.mysqlclone.testkit.internal.script;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One statement of a script, without its delimiter.
 *
 * @param bytes what the file has, one character for each byte: a dump may hold other bytes than UTF-8
 * @param line from 1, where it begins
 */
public record SqlStatement(String bytes, int line) {

    /** Returns it as text in UTF-8; empty if it is none. */
    public Optional<String> text() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
