package io.github.mysqlclone.internal.recording;

/** Records what became of one member of a fleet. Used by one thread at a time. */
@FunctionalInterface
public interface MemberRecorder {

    /** Return one that writes an event for the flight recorder, beginning now, or one that does nothing where the JDK has none. */
    static MemberRecorder begin(String member) {
        return ModuleLayer.boot().findModule("jdk.jfr").isPresent()
                ? new JfrMemberRecorder(member)
                : (parent, state) -> {};
    }

    /** It has ended so. */
    void ends(String parent, String state);
}
