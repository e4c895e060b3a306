package io.github.mysqlclone.internal.recording;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One member of a fleet, from the beginning of the call to what became of it. */
@Name("io.github.mysqlclone.FleetMember")
@Label("Fleet Member")
@Description("A member of a fleet from the beginning of the call to its outcome")
@Category({"MySQL", "Clone"})
@StackTrace(false)
final class FleetMemberEvent extends Event {

    @Label("Member")
    String member = "";

    @Label("Parent")
    @Description("The server it was cloned from; empty if it was not cloned")
    String parent = "";

    @Label("State")
    @Description("REPLICATING, REFUSED, FAILED, NOT_STARTED or UNKNOWN; COPIED if it is in quarantine still")
    String state = "";
}
