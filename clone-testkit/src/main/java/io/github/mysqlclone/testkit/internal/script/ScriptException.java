package io.github.mysqlclone.testkit.internal.script;

import java.io.IOException;

/** Thrown where a script cannot be read as one; the message begins with the line. */
public class ScriptException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says where and what to do. */
    ScriptException(int line, String message) {
        super("line " + line + ": " + message);
    }
}
