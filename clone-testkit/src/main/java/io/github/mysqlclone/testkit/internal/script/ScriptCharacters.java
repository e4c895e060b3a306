package io.github.mysqlclone.testkit.internal.script;

import java.io.IOException;
import java.io.Reader;

/** The characters of a script, looked at before they are taken, and the line they are on. */
final class ScriptCharacters {

    /** What {@link #peek} says behind the last one. */
    static final int END = -1;

    private static final int AT_ONCE = 1 << 16;

    private final Reader reader;
    private char[] buffer = new char[AT_ONCE];
    private int begin;
    private int end;
    private int line = 1;

    ScriptCharacters(Reader reader) {
        this.reader = reader;
    }

    /** Returns the one that is so many behind the next. */
    int peek(int ahead) throws IOException {
        while (begin + ahead >= end) {
            if (!readMore()) {
                return END;
            }
        }
        return buffer[begin + ahead];
    }

    boolean startsWith(String text) throws IOException {
        for (int index = 0; index < text.length(); index++) {
            if (peek(index) != text.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    boolean startsWithWord(String lowerCase) throws IOException {
        for (int index = 0; index < lowerCase.length(); index++) {
            if (Character.toLowerCase(peek(index)) != lowerCase.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    /** Takes the next one, which must be there. */
    char take() throws IOException {
        char next = (char) peek(0);
        begin++;
        if (next == '\n') {
            line++;
        }
        return next;
    }

    void take(int characters) throws IOException {
        for (int taken = 0; taken < characters; taken++) {
            take();
        }
    }

    /** Takes the rest of the line, and leaves its end. */
    String takeLine() throws IOException {
        StringBuilder rest = new StringBuilder();
        while (peek(0) != END && peek(0) != '\n') {
            rest.append(take());
        }
        return rest.toString();
    }

    /** Returns the line of the next one, from 1. */
    int line() {
        return line;
    }

    private boolean readMore() throws IOException {
        if (end - begin == buffer.length) {
            throw new IOException("More is looked ahead than a delimiter or a word has");
        }
        System.arraycopy(buffer, begin, buffer, 0, end - begin);
        end -= begin;
        begin = 0;
        int read = reader.read(buffer, end, buffer.length - end);
        if (read <= 0) {
            return false;
        }
        end += read;
        return true;
    }
}
