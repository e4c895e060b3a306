package io.github.mysqlclone.internal.recording;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One clone from its beginning, or from when it was taken up, to its end. */
@Name("io.github.mysqlclone.Clone")
@Label("Clone")
@Description("A clone from preflight to its true end")
@Category({"MySQL", "Clone"})
@StackTrace(false)
final class CloneEvent extends Event {

    @Label("Clone")
    String clone = "";

    @Label("Recipient")
    String recipient = "";

    @Label("State")
    @Description("COMPLETED, FAILED, CANCELLED or UNRESOLVED")
    String state = "";

    @Label("Copied")
    @DataAmount
    long copiedBytes;

    @Label("On the Wire")
    @DataAmount
    long networkBytes;
}
