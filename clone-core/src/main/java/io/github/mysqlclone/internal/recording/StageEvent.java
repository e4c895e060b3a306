package io.github.mysqlclone.internal.recording;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One stage, by the clock of this JVM: as long as it was seen to take. */
@Name("io.github.mysqlclone.Stage")
@Label("Clone Stage")
@Description("One stage of a clone, as it was seen from this JVM")
@Category({"MySQL", "Clone"})
@StackTrace(false)
final class StageEvent extends Event {

    @Label("Clone")
    String clone = "";

    @Label("Stage")
    String stage = "";

    @Label("State")
    String state = "";

    @Label("Threads")
    int threads;

    @Label("Copied")
    @DataAmount
    long copiedBytes;

    @Label("On the Wire")
    @DataAmount
    long networkBytes;
}
