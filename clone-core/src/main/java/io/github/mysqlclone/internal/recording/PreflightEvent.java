package io.github.mysqlclone.internal.recording;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One preflight: how long it took and how much it found. */
@Name("io.github.mysqlclone.Preflight")
@Label("Clone Preflight")
@Description("Reading and judging the facts of both servers before a clone")
@Category({"MySQL", "Clone"})
@StackTrace(false)
final class PreflightEvent extends Event {

    @Label("Clone")
    String clone = "";

    @Label("Recipient")
    String recipient = "";

    @Label("Errors")
    int errors;

    @Label("Warnings")
    int warnings;

    @Label("Unknown Checks")
    int unknown;
}
