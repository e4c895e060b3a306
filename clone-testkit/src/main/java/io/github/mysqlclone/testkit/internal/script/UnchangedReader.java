package io.github.mysqlclone.testkit.internal.script;

import java.io.FilterReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.security.DigestInputStream;
import java.util.HexFormat;

/** Sees at the end of a script that what was read is what was named: it may change while it runs. */
final class UnchangedReader extends FilterReader {

    private final DigestInputStream bytes;
    private final String hash;
    private boolean atEnd;

    /**
     * Reads on.
     *
     * @param bytes what the script is read from, before it is unpacked
     * @param hash of the content at the time when it was named
     */
    UnchangedReader(Reader script, DigestInputStream bytes, String hash) {
        super(script);
        this.bytes = bytes;
        this.hash = hash;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        compareAtEnd(next);
        return next;
    }

    @Override
    public int read(char[] buffer, int begin, int length) throws IOException {
        int number = super.read(buffer, begin, length);
        compareAtEnd(number);
        return number;
    }

    private void compareAtEnd(int read) throws IOException {
        if (read >= 0 || atEnd) {
            return;
        }
        atEnd = true;
        bytes.transferTo(OutputStream.nullOutputStream()); // what lies behind packed content
        if (!HexFormat.of().formatHex(bytes.getMessageDigest().digest()).equals(hash)) {
            throw ScriptSource.changed();
        }
    }
}
