package io.github.mysqlclone.internal.recording;

/** Writes the event of one member. */
final class JfrMemberRecorder implements MemberRecorder {

    private final FleetMemberEvent event = new FleetMemberEvent();

    JfrMemberRecorder(String member) {
        event.member = member;
        event.begin();
    }

    @Override
    public void ends(String parent, String state) {
        event.parent = parent;
        event.state = state;
        event.commit();
    }
}
